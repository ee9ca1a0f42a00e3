"""One or many coded documents in, one way of writing out."""

from __future__ import annotations

import io
import os
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TextIO

from eventcode.errors import InputError
from eventcode.events import CodedDocument

__all__ = ["Documents", "Target", "cannot_write", "each", "missing_extra", "writing"]

Documents = CodedDocument | Iterable[CodedDocument]
Target = str | os.PathLike[str] | TextIO


def each(documents: Documents) -> Iterator[CodedDocument]:
    """The documents, whether one or many were given. Raises `InputError` for anything else."""
    if isinstance(documents, CodedDocument):
        yield documents
        return
    if isinstance(documents, str) or not isinstance(documents, Iterable):
        raise InputError(f"give one coded document or several, not {type(documents).__name__}")
    for document in documents:
        if not isinstance(document, CodedDocument):
            kind = type(document).__name__
            raise InputError(f"give coded documents, such as code_many() returns, not {kind} objects")
        yield document


@contextmanager
def writing(target: Target) -> Iterator[TextIO]:
    r"""`target` opened as a UTF-8 text file, with lone surrogates written as `\udce9`; an open stream is used as it is
    and left open. Raises `InputError` for a path that cannot be written, and for a stream of bytes."""
    if not isinstance(target, (str, os.PathLike)):
        if not hasattr(target, "write") or isinstance(target, (io.RawIOBase, io.BufferedIOBase)):
            raise InputError(f"cannot write to {type(target).__name__}: give a path or a stream opened as text")
        yield target
        return
    with ExitStack() as stack:
        try:
            stream = stack.enter_context(
                Path(target).open("w", encoding="utf-8", errors="backslashreplace", newline="")
            )
        except OSError as error:
            raise cannot_write(target, error) from error
        yield stream


def cannot_write(path: str | os.PathLike[str], error: OSError) -> InputError:
    """What to tell somebody whose file cannot be written."""
    folder = Path(path).parent
    said = os.strerror(error.errno) if error.errno else str(error)
    return InputError(f"cannot write {path}: " + (said if folder.is_dir() else f"there is no folder {folder}; make it"))


def missing_extra(package: str, extra: str) -> InputError:
    """What to tell somebody who asks for a format whose package is not installed."""
    return InputError(f"{package} is not installed; run: pip install 'eventcode[{extra}]'")
