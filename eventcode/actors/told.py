"""What a text has told so far: who did "the attack" that somebody condemns, who "both sides" are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import attrs

from eventcode.events import Actor
from eventcode.lexicon.grammar import Grammar

__all__ = ["Deed", "Told", "tells"]

FORCE = "15"
"""From this root on, codes are of force and coercion."""


@attrs.frozen
class Deed:
    """An event of an earlier sentence: its CAMEO code, the lemma of its word, and who did it to whom, where that is
    known."""

    code: str
    word: str
    source: Actor | None
    target: Actor | None


class Told:
    """The events that a text has told. Sentences are given in order with `remember`."""

    def __init__(self, grammar: Grammar) -> None:
        self.grammar = grammar
        self._deeds: list[Deed] = []

    def remember(self, deeds: Iterable[Deed]) -> None:
        """Take note of a sentence's events; call it after the sentence is coded."""
        self._deeds.extend(deeds)

    def doer(self, noun: str, but: Iterable[Actor]) -> Actor | None:
        """Who did what a noun refers to, `None` when nobody is known to.

        It is the source of the last event for the beginning of whose code a set `tells-CODE` in the grammar file
        holds the noun; a set for more than two digits (`tells-183`) says that just this is meant. Those in `but`
        speak of what others did.
        """
        speakers = {_key(actor) for actor in but}
        telling = [d for d in self._deeds if tells(noun, d.code, self.grammar)]
        named = [d for d in telling if any(noun in self.grammar[f"tells-{d.code[:size]}"] for size in (3, 4))]
        for deed in reversed(named or telling):
            if deed.source is None and (named or deed.word == noun):  # "the attack" was told, by nobody known
                return None
            if deed.source is not None and _key(deed.source) not in speakers:
                return deed.source
        return None

    def attacker(self) -> Actor | None:
        """Who did the last deed of violence, `None` when nobody is known to have: "the attackers"."""
        deed = next((d for d in reversed(self._deeds) if d.code[:2] in _VIOLENT), None)
        source = None if deed is None else deed.source
        return source if source is not None and source.code and _STATE.isdisjoint(source.roles) else None

    def parties(self) -> tuple[Actor, Actor] | None:
        """The two of whom the text tells most that one did something to the other, before all by force; the last of
        several such pairs."""
        fights = [d for d in self._deeds if d.code >= FORCE and d.source is not None and d.target is not None]
        pairs = [(d.source, d.target) for d in fights or self._deeds if d.source is not None and d.target is not None]
        known = [(a, b) for a, b in pairs if a.code and b.code and _key(a) != _key(b) and _HEARERS.isdisjoint(b.roles)]
        if not known:
            return None
        counts = Counter(frozenset((_key(a), _key(b))) for a, b in known)
        return max(enumerate(known), key=lambda one: (counts[frozenset(map(_key, one[1]))], one[0]))[1]


def tells(noun: str, code: str, grammar: Grammar) -> bool:
    """Whether a noun (lemma) may refer to a deed of a CAMEO code: the sets `tells-CODE`.

    >>> tells("raid", "190", Grammar.of({"tells-19": ("raid", "attack")}))
    True
    """
    return any(noun in grammar[f"tells-{code[:size]}"] for size in range(2, len(code) + 1))


def _key(actor: Actor) -> str:
    """A country's state is one; other actors are told apart by their code, or by their name without one."""
    state = actor.kind in ("country", "capital", "seat") or not _STATE.isdisjoint(actor.roles)
    if actor.country is not None and state and "REB" not in actor.roles:
        return actor.country
    return actor.code or actor.name


_VIOLENT = frozenset({"18", "19", "20"})
_HEARERS = frozenset({"MED"})
_STATE = frozenset({"GOV", "MIL", "COP", "SPY"})
