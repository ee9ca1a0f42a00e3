"""Compiled patterns, indexed by trigger and by the words they need."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, KeysView, Mapping, Sequence
from itertools import chain
from typing import Protocol

import attrs

from eventcode.lexicon.action_format import ActionEntry
from eventcode.lexicon.packed import rows_of

__all__ = ["ActionTable", "Around", "Element", "Pattern", "PatternCompiler", "Sketch", "Trigger", "Words"]

Around = tuple[tuple[str, ...], tuple[str, ...]]


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


@attrs.frozen(eq=False)
class Sketch:
    """One phrase of an entry, not compiled yet; `order` is the number of its file, `number` its own."""

    text: str
    entry: ActionEntry
    order: int
    number: int


@attrs.frozen(eq=False)
class Trigger:
    """The patterns of one trigger word, by the words or the set that they need. `words` and `sets` are what they
    need, all together."""

    plain: Sequence[Pattern]
    by_word: Mapping[str, Sequence[Pattern]]
    by_set: Mapping[int, Sequence[Pattern]]
    words: frozenset[str]
    sets: frozenset[int]

    @classmethod
    def of(cls, patterns: Iterable[Pattern]) -> Trigger:
        """Patterns of one trigger word, indexed by the rarest of what each needs."""
        plain: list[Pattern] = []
        by_word: dict[str, list[Pattern]] = {}
        by_set: dict[int, list[Pattern]] = {}
        for pattern in patterns:
            key = _rarest(pattern)
            if key is None:
                plain.append(pattern)
            elif key.literal:
                for head in key.heads:
                    by_word.setdefault(head, []).append(pattern)
            else:
                by_set.setdefault(key.number, []).append(pattern)
        return cls(plain, by_word, by_set, frozenset(by_word), frozenset(by_set))


def _rarest(pattern: Pattern) -> Words | None:
    """What a pattern needs that few sentences have: a literal word, else a set."""
    key: Words | None = None
    for element in pattern.elements:
        if element.words:
            word = element.words[0 if element.preposition == "to" else -1]
            if word.number < 0:
                key = word
                break
            key = key or word
    if isinstance(pattern.subject, Words) and (key is None or (key.number >= 0 and pattern.subject.literal)):
        key = pattern.subject
    return key


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
    _ready: dict[tuple[str, str], Trigger] = attrs.field(factory=dict)
    known: Mapping[str, KeysView[str]] = attrs.field(init=False, eq=False, repr=False)
    nominal: frozenset[str] = attrs.field(init=False, eq=False, repr=False)
    _members: frozenset[str] = attrs.field(init=False, eq=False, repr=False)

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

    def trigger(self, kind: str, lemma: str) -> Trigger:
        """The compiled patterns of a trigger that `has` knows."""
        ready = self._ready.get((kind, lemma))
        if ready is None:
            compiled = chain.from_iterable(self.compiler.compile(s, lemma) for s in self.sketches[kind][lemma])
            ready = Trigger.of(pattern for pattern in compiled if pattern.kind == kind)
            self._ready[kind, lemma] = ready
        return ready

    def numbers_of(self, words: Iterable[str]) -> set[int]:
        """The numbers of the sets that any of the words is in."""
        return set(chain.from_iterable(map(self.sets_of.__getitem__, self._members.intersection(words))))

    def awaiting(self, kind: str, lemma: str, words: set[str], numbers: set[int]) -> list[Pattern]:
        """Patterns of a trigger that can match in a sentence of these words and sets, most specific first."""
        trigger = self.trigger(kind, lemma)
        found = [*trigger.plain]
        for word in trigger.words & words:
            found += trigger.by_word[word]
        for number in trigger.sets & numbers:
            found += trigger.by_set[number]
        if not found:
            return found
        fit = {p.rank: p for p in found if p.needs <= words and p.sets <= numbers}
        return list(map(fit.__getitem__, sorted(fit)))
