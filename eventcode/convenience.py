"""Sugar for notebooks: one default coder."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import cache
from typing import Any

from eventcode.coder import Coder
from eventcode.events import CodedDocument

__all__ = ["code"]


@cache
def _default() -> Coder:
    return Coder()


def code(
    text: str,
    *,
    date: str | dt.date | None = None,
    country: str | None = None,
    actors: Sequence[Any] | None = None,
    id: str | None = None,
) -> CodedDocument:
    """Code a text with the shipped dictionaries and the bundled English model; see `Coder.code`."""
    return _default().code(text, date=date, country=country, actors=actors, id=id)
