"""What callers say about a text: the day of its publication and the country that it is about."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import attrs

from eventcode.document import Document
from eventcode.errors import DateError, InputError
from eventcode.ontology import countries

__all__ = ["is_missing", "known_of", "read_country", "read_date", "with_known"]

_DAY = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})(?=$|[T ])")
_YEARS = range(1000, 9000)
"""Years beyond are no dates of publication but what some program writes for "unknown"."""
_UNKNOWN = frozenset({"nan", "NaT", "<NA>"})
_COMMENTS = {"date": "# eventcode_date = ", "country": "# eventcode_country = "}
"""How a parse keeps what is known about its text, before its first sentence."""


def is_missing(value: object) -> bool:
    """Whether a value stands for nothing: `None`, blank text, or what data frames have in empty cells.

    >>> is_missing(None), is_missing(" "), is_missing(float("nan")), is_missing("SYR")
    (True, True, True, False)
    """
    if value is None:
        return True
    if isinstance(value, str):
        return not value.strip()
    return str(value) in _UNKNOWN  # of pandas and numpy, without importing them


def read_date(date: Any) -> dt.date | None:
    """A publication date: an ISO string, `YYYYMMDD`, a `datetime.date` or numpy's `datetime64`; `None` for a missing
    value. Raises `DateError` for what is none.

    >>> read_date("2021-07-30") == read_date("20210730") == read_date("2021-07-30T18:00:00Z")
    True
    >>> read_date("30.7.2021")
    Traceback (most recent call last):
    ...
    eventcode.errors.DateError: '30.7.2021' is not a date: give YYYY-MM-DD or a datetime.date
    """
    if is_missing(date):
        return None
    day = dt.date(date.year, date.month, date.day) if isinstance(date, dt.date) else _written(date)
    if day.year not in _YEARS:
        raise DateError(f"{date!r} is no day of publication: give None where it is not known")
    return day


def _written(date: object) -> dt.date:
    found = None if isinstance(date, (int, float, bytes)) else _DAY.match(str(date).strip())
    if found is None:
        raise DateError(f"{date!r} is not a date: give YYYY-MM-DD or a datetime.date")
    try:
        return dt.date(*map(int, found.groups()))
    except ValueError as error:
        raise DateError(f"{date!r} is not a date: give YYYY-MM-DD or a datetime.date ({error})") from error


def read_country(country: Any) -> str | None:
    """An ISO 3166 alpha-3 code, `None` for a missing value. Raises `InputError` for what is none.

    >>> read_country("syr")
    'SYR'
    >>> read_country("Syrien")
    Traceback (most recent call last):
    ...
    eventcode.errors.InputError: 'Syrien' is not a country: give an ISO 3166 alpha-3 code such as SYR
    """
    if is_missing(country):
        return None
    code = country.strip().upper() if isinstance(country, str) else ""
    if code in countries:
        return code
    meant = {c.alpha3 for c in countries if code and code in (c.alpha2, c.name.upper(), str(c.numeric))}
    example = meant.pop() if len(meant) == 1 else "SYR"
    raise InputError(f"{country!r} is not a country: give an ISO 3166 alpha-3 code such as {example}")


def with_known(document: Document, date: Any = None, country: Any = None) -> Document:
    """The document with the day and the country in its comments, so that they outlive being written as CoNLL-U."""
    day, about = read_date(date), read_country(country)
    values = {"date": day.isoformat() if day else None, "country": about}
    comments = tuple(_COMMENTS[name] + value for name, value in values.items() if value)
    if not comments or not document.sentences:
        return document
    first, *rest = document.sentences
    return attrs.evolve(document, sentences=(attrs.evolve(first, comments=(*comments, *first.comments)), *rest))


def known_of(document: Document) -> dict[str, str]:
    """The day and the country that `with_known` left.

    >>> from eventcode.document import Sentence
    >>> known_of(with_known(Document("", (Sentence(0, (), 0, 0),)), "2021-07-30", "SYR"))
    {'date': '2021-07-30', 'country': 'SYR'}
    """
    comments = document.sentences[0].comments if document.sentences else ()
    return {
        name: comment.removeprefix(start)
        for name, start in _COMMENTS.items()
        for comment in comments
        if comment.startswith(start)
    }
