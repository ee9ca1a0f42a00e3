"""Compiled patterns, indexed by trigger and by the words they need."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, KeysView, Mapping, Sequence
from itertools import chain
from operator import attrgetter
from typing import Protocol

import attrs

from eventcode.lexicon.action_format import ActionEntry
from eventcode.lexicon.packed import rows_of

__all__ = ["ActionTable", "Around", "Element", "Pattern", "PatternCompiler", "Sketch", "Trigger", "Words"]

Around = tuple[tuple[str, ...], tuple[str, ...]]
Key = str | int
"""What a sentence must hold for a pattern: a word, or by its number a set of which it must hold a member."""


@attrs.frozen(eq=False)
class Words:
    """What may stand at one word of a pattern: head lemma -> the words that must stand before and after it.

    `number` identifies a set, -1 is a word written literally.
    """

    heads: Mapping[str, tuple[Around, ...]]
    number: int = -1

    @property
    def literal(self) -> bool:
        return self.number < 0


@attrs.frozen(eq=False)
class Element:
    """One phrase of a pattern: a slot, or words with the head last; under a preposition or not.

    `owner` is the slot that possesses the phrase (`T's embassy`). The slot `*` is filled by any phrase and
    stands for nobody.
    """

    preposition: str | None
    slot: str | None = None
    words: tuple[Words, ...] = ()
    owner: str | None = None


@attrs.frozen(eq=False)
class Pattern:
    """One compiled pattern. `rank` orders patterns by the specificity rule: lower is more specific.

    `bound` is the trigger with the words that must stand next to it ("cease - fire"), if any. A sentence
    without the words `needs`, or without all that it `asks` for (these words, and members of sets by their number),
    cannot match.
    """

    text: str
    kind: str
    trigger: str
    subject: str | Words | None
    elements: tuple[Element, ...]
    entry: ActionEntry
    code: str = attrs.field(
        init=False, repr=False, default=attrs.Factory(lambda p: p.entry.code or "", takes_self=True)
    )
    """The code of the entry, empty for what is no event."""
    rank: tuple[int, ...]
    bound: Words | None = None
    needs: frozenset[str] = frozenset()
    asks: frozenset[Key] = frozenset()


@attrs.frozen(eq=False)
class Sketch:
    """One phrase of an entry, not compiled yet; `order` is the number of its file, `number` its own."""

    text: str
    entry: ActionEntry
    order: int
    number: int


@attrs.frozen(eq=False)
class Trigger:
    """The patterns of one trigger word, the most specific first: `plain` are those that fit any sentence, by their
    number, `rows` those of others by the rarest key that each asks for, all of which are `keys`."""

    patterns: tuple[Pattern, ...]
    plain: tuple[int, ...]
    rows: Mapping[Key, tuple[int, ...]]
    keys: frozenset[Key]

    @classmethod
    def of(cls, patterns: Iterable[Pattern]) -> Trigger:
        """The patterns of one trigger word."""
        ordered = tuple(sorted(patterns, key=attrgetter("rank")))
        plain: list[int] = []
        rows: dict[Key, list[int]] = {}
        for number, pattern in enumerate(ordered):
            keys = _rarest(pattern)
            if not keys:
                plain.append(number)
            for key in keys:
                rows.setdefault(key, []).append(number)
        return cls(ordered, tuple(plain), {key: tuple(found) for key, found in rows.items()}, frozenset(rows))

    def awaiting(self, held: set[Key]) -> Sequence[Pattern]:
        """The patterns that can match in a sentence that holds these keys, the most specific first."""
        met = self.keys & held
        numbers = sorted(set(self.plain).union(*map(self.rows.__getitem__, met))) if met else self.plain
        return [p for p in map(self.patterns.__getitem__, numbers) if p.asks <= held]


def _rarest(pattern: Pattern) -> Collection[Key]:
    """The keys of what a pattern needs that few sentences have: a literal word, in any of its spellings, else a set,
    else a preposition."""
    wanted = [e.words[0 if e.preposition == "to" else -1] for e in pattern.elements if e.words]
    if isinstance(pattern.subject, Words):
        wanted.append(pattern.subject)
    for words in wanted:
        if words.literal:
            return words.heads.keys()
    if wanted:
        return (wanted[0].number,)
    return sorted(pattern.needs)[:1]


class PatternCompiler(Protocol):
    """What makes patterns of phrases: see `eventcode.actions.compile`."""

    numbers: dict[str, Words]

    def compile(self, sketch: Sketch, only: str | None = None) -> Iterator[Pattern]:
        """The patterns of a phrase, or those whose trigger is the word `only`."""


@attrs.frozen(eq=False)
class ActionTable:
    """Every pattern, by kind (`verb`, `noun`, `predicate`) and trigger lemma.

    A trigger's patterns are compiled when the lemma is first met: a text needs few of them.
    `sets_of` gives, for a lemma, the numbers of the sets that hold it; `nominal` are the triggers that are no verbs.
    """

    sketches: Mapping[str, Mapping[str, tuple[Sketch, ...]]]
    sets_of: Mapping[str, tuple[int, ...]]
    size: int
    compiler: PatternCompiler
    _ready: Mapping[str, dict[str, Trigger]] = attrs.field(init=False, repr=False)
    known: Mapping[str, KeysView[str]] = attrs.field(init=False, eq=False, repr=False)
    nominal: frozenset[str] = attrs.field(init=False, eq=False, repr=False)
    _members: frozenset[str] = attrs.field(init=False, eq=False, repr=False)

    @_ready.default
    def _none_compiled(self) -> dict[str, dict[str, Trigger]]:
        return {kind: {} for kind in self.sketches}

    @_members.default
    def _words_of_sets(self) -> frozenset[str]:
        return frozenset(self.sets_of)

    @known.default
    def _triggers_known(self) -> dict[str, KeysView[str]]:
        return {kind: rows_of(triggers).keys() for kind, triggers in self.sketches.items()}

    @nominal.default
    def _triggers_beside_verbs(self) -> frozenset[str]:
        return frozenset().union(*[self.known.get(kind, ()) for kind in ("noun", "predicate")])

    def has(self, kind: str, lemma: str) -> bool:
        """Whether a word triggers any pattern of a kind."""
        return lemma in self.known[kind]

    def trigger(self, kind: str, lemma: str) -> Trigger | None:
        """The compiled patterns of a trigger, if it has any."""
        ready = self._ready[kind].get(lemma)
        if ready is None and lemma in self.known[kind]:
            compiled = chain.from_iterable(self.compiler.compile(s, lemma) for s in self.sketches[kind][lemma])
            ready = self._ready[kind][lemma] = Trigger.of(pattern for pattern in compiled if pattern.kind == kind)
        return ready

    def held_by(self, words: set[str]) -> set[Key]:
        """What a sentence of these words holds that patterns may ask for."""
        return words.union(*map(self.sets_of.__getitem__, self._members & words))
