"""Articles in the shapes that callers have them in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import attrs

from eventcode.document import Document
from eventcode.errors import EventcodeError, InputError
from eventcode.given import is_missing

__all__ = ["Article", "read_article", "several"]

_FIELDS = ("text", "date", "country", "actors", "id")
_SHAPES = "give a str, (id, text) or a mapping with text"


@attrs.frozen
class Article:
    """A text to be coded, with what is known about it. `position` counts from 1 in the input; `place` is where it
    stands in a file (`corpus.jsonl:3`)."""

    text: str
    date: str | dt.date | None = None
    country: str | None = None
    actors: Sequence[Any] | None = None
    id: str | None = None
    position: int = 1
    place: str | None = None

    @property
    def name(self) -> str:
        """How error messages call it: `record 3 (id 'x')`."""
        return _name(self.position, self.id, self.place)

    @property
    def known(self) -> dict[str, Any]:
        """The keyword arguments for a coder."""
        return {"date": self.date, "country": self.country, "actors": self.actors, "id": self.id}


def several(articles: Any) -> Iterable[object]:
    """The articles of a collection; a data frame has one a row. Raises `InputError` for what is no collection."""
    if isinstance(articles, (str, bytes, Mapping, Document)):
        raise InputError("articles must be several articles, such as a list of texts; for one, use code()")
    if hasattr(articles, "columns") and hasattr(articles, "to_dict"):
        rows: list[object] = articles.to_dict("records")
        return rows
    if not isinstance(articles, Iterable):
        raise InputError(f"articles is {type(articles).__name__}: give several articles, such as a list of texts")
    return articles


def read_article(record: object, position: int = 1, place: str | None = None) -> Article:
    """An article from a string, a pair `(id, text)` or a mapping (or named tuple) with `text` and optionally `date`,
    `country`, `actors` and `id`; other keys are left alone. Raises `InputError` naming the record, or what stands in
    its place: an error that reading it gave.

    >>> read_article({"id": 7, "text": "Rebels attacked.", "date": "2021-07-30", "url": "..."}).id
    '7'
    >>> read_article(None, position=3)
    Traceback (most recent call last):
    ...
    eventcode.errors.InputError: record 3: NoneType is no article...
    """
    if isinstance(record, Article):
        return record
    if isinstance(record, EventcodeError):
        raise record
    if isinstance(record, str):
        return Article(record, position=position, place=place)
    if hasattr(record, "_asdict"):
        record = record._asdict()
    if isinstance(record, Mapping):
        fields: dict[str, Any] = {key: _known(record.get(key)) for key in _FIELDS}
    elif isinstance(record, Sequence) and not isinstance(record, (bytes, bytearray)) and len(record) == 2:
        fields = {"id": _known(record[0]), "text": record[1]}
    else:
        hint = "a parsed document is coded with code_parsed()" if isinstance(record, Document) else _SHAPES
        raise InputError(f"{_name(position, None, place)}: {type(record).__name__} is no article: {hint}")
    fields["id"] = None if fields["id"] is None else str(fields["id"])
    if not isinstance(fields["text"], str):
        raise InputError(f"{_name(position, fields['id'], place)}: {_no_text(record, fields['text'])}")
    return Article(**fields, position=position, place=place)


def _known(value: Any) -> Any:
    """A value, `None` for an empty cell of a data frame; texts as they are, also empty ones."""
    return value if isinstance(value, str) or not is_missing(value) else None


def _no_text(record: object, text: object) -> str:
    if isinstance(record, Mapping) and "text" not in record:
        found = f", only {', '.join(map(repr, record))}" if record else ""
        return f"it has no text{found}: the words of the article are to be its 'text'"
    kind = "nothing" if text is None else type(text).__name__
    return f"its text must be a str, not {kind}"


def _name(position: int, id: str | None, place: str | None) -> str:
    return (place or f"record {position}") + (f" (id {id!r})" if id is not None else "")
