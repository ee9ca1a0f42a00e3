"""A coder that needs no model; a module of its own, so that worker processes can import it."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from eventcode.document import Document
from eventcode.errors import DateError
from eventcode.events import CodedDocument

__all__ = ["Echo", "Silent", "Slow", "SlowEcho"]


class Silent:
    """A parser that finds no sentences."""

    name = "silent"

    def parse(self, text: str) -> Document:
        return Document(text, (), self.name)

    def parse_many(self, texts: Iterable[str]) -> Iterator[Document]:
        return iter([self.parse(text) for text in texts])


class Echo:
    """A coder that finds no events, and keeps what it was given."""

    parser = Silent()

    def code(self, text: str, **known: Any) -> CodedDocument:
        return self.code_parsed(self.parser.parse(text), **known)

    def code_parsed(
        self,
        parsed: Document,
        *,
        date: str | dt.date | None = None,
        country: str | None = None,
        actors: Sequence[Any] | None = None,
        id: str | None = None,
    ) -> CodedDocument:
        try:
            day = dt.date.fromisoformat(date) if isinstance(date, str) else date
        except ValueError as error:
            raise DateError(f"{date!r} is no date") from error
        return CodedDocument(parse=parsed, events=(), id=id, date=day, country=country)


class Slow(Silent):
    """A parser that takes its time: half a minute over the text "slow"."""

    def parse(self, text: str) -> Document:
        if text == "slow":
            time.sleep(30)
        return super().parse(text)


class SlowEcho(Echo):
    """A coder with such a parser."""

    parser = Slow()
