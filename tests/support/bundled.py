"""The bundled model, loaded once for all tests that need it, and texts parsed together."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from eventcode import Coder, Document, StanzaParser

__all__ = ["bundled_coder", "bundled_parser", "parses"]


@cache
def bundled_parser() -> StanzaParser:
    return StanzaParser()


@cache
def bundled_coder() -> Coder:
    return Coder(parser=bundled_parser())


def parses(texts: Iterable[str]) -> dict[str, Document]:
    """Every text with its parse: one run of the model over all of them."""
    distinct = tuple(dict.fromkeys(texts))
    return dict(zip(distinct, bundled_parser().parse_many(distinct), strict=True))
