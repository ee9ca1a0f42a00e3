"""What coding a sentence with PETRARCH dictionaries gives."""

from __future__ import annotations

import attrs

__all__ = ["CodedSentence", "RawActor", "RawEvent"]


@attrs.frozen
class RawActor:
    """An actor of an event: its code (`None` for a phrase without one), the words it was read from, and the
    dictionary lines of the name and of the role nouns. `alternatives` holds every code where a phrase names
    several actors. `head` is the word that governs the phrase."""

    code: str | None
    name: str
    tokens: tuple[int, ...]
    head: int
    entry: str | None = None
    agents: tuple[str, ...] = ()


@attrs.frozen
class RawEvent:
    """Who did what to whom, with PETRARCH's codes as the dictionary has them.

    `tokens` are the words that the verb and its pattern matched, `trigger` the verb; `pattern` is the
    pattern as written (`*` alone for the verb's own code) and `entry` its line. `reciprocal` marks the
    two directions of a paired code.
    """

    source: RawActor | None
    target: RawActor | None
    code: str
    trigger: int
    tokens: tuple[int, ...]
    pattern: str
    entry: str
    passive: bool = False
    reciprocal: bool = False


@attrs.frozen
class CodedSentence:
    """A sentence's events, all actors found in it, the discard rule that hit (`story: PHRASE (file:line)`),
    issues with their counts, and why there is no event."""

    events: tuple[RawEvent, ...]
    mentions: tuple[RawActor, ...]
    discarded: str | None = None
    issues: tuple[tuple[str, int], ...] = ()
    why: str | None = None
