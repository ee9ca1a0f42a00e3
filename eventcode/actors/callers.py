"""Actors that the caller already knows: spans of the text, with or without a code."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import attrs

from eventcode.actors.codes import split_code
from eventcode.document import Document, Sentence
from eventcode.errors import InputError
from eventcode.events import Actor

__all__ = ["CallerActor", "caller_mentions", "read_callers"]


@attrs.frozen
class CallerActor:
    """A span of the text that the caller says is an actor."""

    start: int
    end: int
    code: str | None = None


def read_callers(actors: Sequence[Any], document: Document) -> tuple[CallerActor, ...]:
    """Check `(start, end)` or `(start, end, code)`. Raises `InputError` naming the span that is wrong."""
    if isinstance(actors, str) or not isinstance(actors, Iterable):
        raise InputError(f"actors is {actors!r}: give a list of (start, end) or (start, end, code)")
    found = []
    for number, span in enumerate(actors):
        try:
            start, end, code = span if len(span) == 3 else (*span, None)
            if not (code is None or isinstance(code, str)):
                raise TypeError("a code is a string")
            known = CallerActor(int(start), int(end), code or None)
        except (TypeError, ValueError) as error:
            raise InputError(f"actors[{number}] is {span!r}: give (start, end) or (start, end, code)") from error
        if not 0 <= known.start < known.end <= len(document.text):
            raise InputError(f"actors[{number}] {span!r} lies outside the text (0 to {len(document.text)})")
        found.append(known)
    return tuple(found)


def caller_mentions(
    document: Document,
    sentence: Sentence,
    named: Sequence[Actor],
    spans: Sequence[CallerActor],
    countries: frozenset[str],
) -> tuple[Actor, ...]:
    """A sentence's actors with the caller's among them; one that covers a dictionary actor takes its code."""
    mine = [a for span in spans if (a := _actor(document, sentence, span, named, countries)) is not None]
    if not mine:
        return tuple(named)
    taken = {t for actor in mine for t in actor.tokens}
    others = [a for a in named if not taken.issuperset(a.tokens)]
    return tuple(sorted([*others, *mine], key=lambda a: (a.start, a.end)))


def _actor(
    document: Document,
    sentence: Sentence,
    span: CallerActor,
    named: Sequence[Actor],
    countries: frozenset[str],
) -> Actor | None:
    tokens = tuple(t.index for t in sentence.tokens if t.start < span.end and span.start < t.end)
    if not tokens:
        return None
    inside = set(tokens)
    outer = [i for i in tokens if sentence.tokens[i].head not in inside]
    head = next((i for i in outer if sentence.tokens[i].upos in ("NOUN", "PROPN", "PRON")), outer[0])
    within = [a for a in named if inside & set(a.tokens)]
    known = next((a for a in within if a.head == head), None) or next(iter(within), None)
    text = document.text[span.start : span.end]
    if span.code is None and known is not None:
        return attrs.evolve(known, text=text, start=span.start, end=span.end, via="caller", head=head, tokens=tokens)
    country, roles = split_code(span.code or "", countries)
    return Actor(
        code=span.code,
        country=country,
        roles=roles,
        name=text,
        text=text,
        start=span.start,
        end=span.end,
        via="caller",
        sentence=sentence.index,
        head=head,
        tokens=tokens,
    )
