"""One or many coded documents in, one way of writing out."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TextIO

from eventcode.errors import InputError
from eventcode.events import CodedDocument

__all__ = ["Documents", "Target", "each", "missing_extra", "writing"]

Documents = CodedDocument | Iterable[CodedDocument]
Target = str | os.PathLike[str] | TextIO


def each(documents: Documents) -> Iterator[CodedDocument]:
    """The documents, whether one or many were given."""
    if isinstance(documents, CodedDocument):
        yield documents
    else:
        yield from documents


@contextmanager
def writing(target: Target) -> Iterator[TextIO]:
    """`target` opened as a UTF-8 text file; an open stream is used as it is and left open."""
    if not isinstance(target, (str, os.PathLike)):
        yield target
        return
    with ExitStack() as stack:
        try:
            stream = stack.enter_context(Path(target).open("w", encoding="utf-8", newline=""))
        except OSError as error:
            raise InputError(f"cannot write {target}: {error.strerror or error}") from error
        yield stream


def missing_extra(package: str, extra: str) -> InputError:
    """What to tell somebody who asks for a format whose package is not installed."""
    return InputError(f"{package} is not installed; run: pip install 'eventcode[{extra}]'")
