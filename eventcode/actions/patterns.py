"""Compiled patterns, indexed by trigger and by the words they need."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, KeysView, Mapping
from itertools import chain
from typing import Protocol

import attrs

from eventcode.lexicon.action_format import ActionEntry
from eventcode.lexicon.packed import rows_of

__all__ = ["ActionTable", "Around", "Element", "Pattern", "Sketch", "Trigger", "Words"]

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


@attrs.define(eq=False)
class Trigger:
    """The patterns of one trigger word, by the words they need."""

    plain: list[Pattern] = attrs.field(factory=list)
    by_word: dict[str, list[Pattern]] = attrs.field(factory=dict)
    by_set: dict[int, list[Pattern]] = attrs.field(factory=dict)

    def add(self, pattern: Pattern) -> None:
        """Index a pattern by the rarest of what it needs: a literal word, else a set."""
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
        if key is None:
            self.plain.append(pattern)
        elif key.literal:
            for head in key.heads:
                self.by_word.setdefault(head, []).append(pattern)
        else:
            self.by_set.setdefault(key.number, []).append(pattern)


class PatternCompiler(Protocol):
    """What makes patterns of phrases: see `eventcode.actions.compile`."""

    numbers: dict[str, Words]

    def compile(self, sketch: Sketch, only: str | None = None) -> Iterator[Pattern]:
        """The patterns of a phrase, or those whose trigger is the word `only`."""


@attrs.frozen(eq=False)
class ActionTable:
    """Every pattern, by kind (`verb`, `noun`, `predicate`) and trigger lemma.

    A trigger's patterns are compiled when the lemma is first met: a text needs few of them.
    `sets_of` gives, for a lemma, the numbers of the sets that hold it.
    """

    sketches: Mapping[str, Mapping[str, tuple[Sketch, ...]]]
    sets_of: Mapping[str, tuple[int, ...]]
    size: int
    compiler: PatternCompiler
    _ready: dict[tuple[str, str], Trigger] = attrs.field(factory=dict)
    known: Mapping[str, KeysView[str]] = attrs.field(init=False, eq=False, repr=False)

    @known.default
    def _triggers_known(self) -> dict[str, KeysView[str]]:
        return {kind: rows_of(triggers).keys() for kind, triggers in self.sketches.items()}

    def has(self, kind: str, lemma: str) -> bool:
        """Whether a word triggers any pattern of a kind."""
        return lemma in self.known[kind]

    def trigger(self, kind: str, lemma: str) -> Trigger:
        """The compiled patterns of a trigger that `has` knows."""
        ready = self._ready.get((kind, lemma))
        if ready is None:
            ready = Trigger()
            for sketch in self.sketches[kind][lemma]:
                for pattern in self.compiler.compile(sketch, lemma):
                    if pattern.kind == kind:
                        ready.add(pattern)
            self._ready[kind, lemma] = ready
        return ready

    def numbers_of(self, words: Iterable[str]) -> set[int]:
        """The numbers of the sets that any of the words is in."""
        return set(chain.from_iterable(filter(None, map(self.sets_of.get, words))))

    def awaiting(self, kind: str, lemma: str, words: set[str], numbers: set[int]) -> list[Pattern]:
        """Patterns of a trigger that can match in a sentence of these words and sets, most specific first."""
        trigger = self.trigger(kind, lemma)
        found = [*trigger.plain]
        if trigger.by_word:
            for word in trigger.by_word.keys() & words:
                found += trigger.by_word[word]
        if trigger.by_set:
            for number in trigger.by_set.keys() & numbers:
                found += trigger.by_set[number]
        fit = {p.rank: p for p in found if p.needs <= words and p.sets <= numbers}
        return [fit[rank] for rank in sorted(fit)]
