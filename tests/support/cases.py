"""Hand-written cases: a sentence, its parse, and what must come out of it.

A file of cases holds blocks. `==` begins one with its title, `=` lines say what is expected, the rows below
are a parse in the notation of `eventcode.testing.parsed`. `#` comments stand before the first block.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import attrs

from eventcode.document import Document
from eventcode.testing import parsed

__all__ = ["Case", "read_cases"]


@attrs.frozen
class Case:
    """One block of a file."""

    title: str
    expected: tuple[str, ...]
    document: Document


def read_cases(path: Path) -> list[Case]:
    """Every case of a file, in order."""
    return list(_cases(path.read_text(encoding="utf-8")))


def _cases(text: str) -> Iterator[Case]:
    for block in text.split("\n== ")[1:]:
        title, *lines = block.split("\n")
        expected = tuple(" ".join(line[2:].split()) for line in lines if line.startswith("= "))
        rows = "\n".join(line for line in lines if not line.startswith("= "))
        yield Case(title.strip(), expected, parsed(rows))
