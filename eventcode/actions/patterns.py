"""Compiled patterns, indexed by trigger and by the words they need."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, KeysView, Mapping, Sequence
from itertools import chain
from operator import attrgetter
from typing import Protocol

import attrs

from eventcode.lexicon.action_format import ActionEntry
from eventcode.lexicon.packed import rows_of

__all__ = ["ActionTable", "Around", "Element", "Pattern", "PatternCompiler", "Sketch", "Trigger", "Triggers", "Words"]

Around = tuple[tuple[str, ...], tuple[str, ...]]
Key = str | int
"""What a sentence must hold for a pattern: a word, or a member of the set of a number."""


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

    @property
    def head(self) -> Words:
        """The first of the words of an infinitive, the last of those of other phrases."""
        return self.words[0 if self.preposition == "to" else -1]


@attrs.frozen(eq=False)
class Pattern:
    """One compiled pattern. `rank` orders patterns by the specificity rule: lower is more specific.

    `bound` is the trigger with the words that must stand next to it ("cease - fire"), if any. A sentence
    without the words `needs`, or without a member of the sets numbered `sets`, cannot match.
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
    sets: frozenset[int] = frozenset()
    heads: tuple[Words, ...] = attrs.field(init=False)

    @heads.default
    def _heads_around(self) -> tuple[Words, ...]:
        """The heads of the phrases that stand around the trigger: what is said after an infinitive may stand apart."""
        last = next((i for i, e in enumerate(self.elements) if e.words and e.preposition == "to"), len(self.elements))
        return tuple(e.head for e in self.elements[: last + 1] if e.words)


@attrs.frozen(eq=False)
class Sketch:
    """One phrase of an entry, not compiled yet; `order` is the number of its file, `number` its own."""

    text: str
    entry: ActionEntry
    order: int
    number: int


@attrs.frozen(eq=False)
class Trigger:
    """The patterns of one trigger word, the most specific first: `plain` are those that fit any sentence, `numbers`
    their places, `rows` those of others by the rarest key that each needs: one of `words`, or a set of `sets`."""

    patterns: tuple[Pattern, ...]
    plain: tuple[Pattern, ...]
    numbers: frozenset[int]
    rows: Mapping[Key, tuple[int, ...]]
    words: frozenset[str]
    sets: frozenset[int]

    @classmethod
    def of(cls, patterns: Iterable[Pattern]) -> Trigger:
        """The patterns of one trigger word."""
        ordered = tuple(sorted(patterns, key=attrgetter("rank")))
        plain: dict[int, Pattern] = {}
        rows: dict[Key, list[int]] = {}
        for number, pattern in enumerate(ordered):
            keys = _rarest(pattern)
            if not keys:
                plain[number] = pattern
            for key in keys:
                rows.setdefault(key, []).append(number)
        frozen = {key: tuple(found) for key, found in rows.items()}
        words = frozenset(key for key in rows if isinstance(key, str))
        sets = frozenset(key for key in rows if isinstance(key, int))
        return cls(ordered, tuple(plain.values()), frozenset(plain), frozen, words, sets)

    def awaiting(self, words: set[str], sets: set[int]) -> Sequence[Pattern]:
        """The patterns that can match in a sentence of these words and sets, the most specific first."""
        if self.words.isdisjoint(words) and self.sets.isdisjoint(sets):
            return self.plain
        met: tuple[Key, ...] = (*self.words & words, *self.sets & sets)
        numbers = sorted(self.numbers.union(*map(self.rows.__getitem__, met)))
        return [p for p in map(self.patterns.__getitem__, numbers) if p.needs <= words and p.sets <= sets]


def _rarest(pattern: Pattern) -> Collection[Key]:
    """The keys of what a pattern needs that few sentences have: a literal word, in any of its spellings, else a set,
    else a preposition."""
    wanted = [e.head for e in pattern.elements if e.words]
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


class Triggers(dict[str, Trigger]):
    """The triggers of one kind that were met so far. Others are compiled when asked for: a text needs few of them."""

    def __init__(self, kind: str, sketches: Mapping[str, tuple[Sketch, ...]], compiler: PatternCompiler) -> None:
        super().__init__()
        self.kind = kind
        self.sketches = sketches
        self.compiler = compiler

    def __missing__(self, lemma: str) -> Trigger:
        compiled = chain.from_iterable(self.compiler.compile(sketch, lemma) for sketch in self.sketches[lemma])
        trigger = self[lemma] = Trigger.of(pattern for pattern in compiled if pattern.kind == self.kind)
        return trigger


@attrs.frozen(eq=False)
class ActionTable:
    """Every pattern, by kind (`verb`, `noun`, `predicate`) and trigger lemma.

    `sets_of` gives, for a lemma, the numbers of the sets that hold it; `known` are the lemmas by kind, `nominal` the
    triggers that are no verbs.
    """

    sketches: Mapping[str, Mapping[str, tuple[Sketch, ...]]]
    sets_of: Mapping[str, tuple[int, ...]]
    size: int
    compiler: PatternCompiler
    triggers: Mapping[str, Triggers] = attrs.field(init=False, eq=False, repr=False)
    known: Mapping[str, KeysView[str]] = attrs.field(init=False, eq=False, repr=False)
    nominal: frozenset[str] = attrs.field(init=False, eq=False, repr=False)
    _members: frozenset[str] = attrs.field(init=False, eq=False, repr=False)

    @triggers.default
    def _by_kind(self) -> dict[str, Triggers]:
        return {kind: Triggers(kind, sketches, self.compiler) for kind, sketches in self.sketches.items()}

    @_members.default
    def _words_of_sets(self) -> frozenset[str]:
        return frozenset(self.sets_of)

    @known.default
    def _triggers_known(self) -> dict[str, KeysView[str]]:
        return {kind: rows_of(triggers).keys() for kind, triggers in self.sketches.items()}

    @nominal.default
    def _triggers_beside_verbs(self) -> frozenset[str]:
        return frozenset().union(*[self.known.get(kind, ()) for kind in ("noun", "predicate")])

    def sets_in(self, words: set[str]) -> set[int]:
        """The numbers of the sets that any of the words is in."""
        return set(chain.from_iterable(map(self.sets_of.__getitem__, self._members & words)))
