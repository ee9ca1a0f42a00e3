"""What every parser offers: a name for provenance and texts in, documents out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol, runtime_checkable

from eventcode.document import Document

__all__ = ["Parser"]


@runtime_checkable
class Parser(Protocol):
    """Anything that turns text into a `Document`; `StanzaParser` is the one that comes with eventcode.

    >>> class Silent:
    ...     name = "silent 1.0"
    ...     def parse(self, text): return Document(text, (), self.name)
    ...     def parse_many(self, texts): return map(self.parse, texts)
    >>> isinstance(Silent(), Parser)
    True
    """

    @property
    def name(self) -> str:
        """Parser name and version: the provenance of every event."""

    def parse(self, text: str) -> Document:
        """One text, parsed; offsets point into `text` as it was given."""

    def parse_many(self, texts: Iterable[str]) -> Iterator[Document]:
        """Texts, parsed in order; batches across texts where that is faster."""
