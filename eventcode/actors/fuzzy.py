"""Misspelt names: rapidfuzz over long names only, for names in argument position that no dictionary knows.

Two names are taken for one when both have at least 10 letters and two words, begin with the same letter, differ
in length by at most 3, and `rapidfuzz.fuzz.ratio` of their folded forms reaches the threshold (90 of 100: about
one letter in ten).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import chain

import attrs

from eventcode.actors.codes import Group
from eventcode.actors.mentions import ActorLexicon, Context, actor_of
from eventcode.actors.normalise import fold, name_pieces
from eventcode.actors.table import Hit, NameTable
from eventcode.actors.uncoded import name_span
from eventcode.document import Document, Sentence
from eventcode.events import Actor
from eventcode.lexicon.actor_format import ActorEntry

__all__ = ["THRESHOLD", "FuzzyNames", "fuzzy_mentions"]

THRESHOLD = 90.0
LEAST_LETTERS = 10
LEAST_WORDS = 2
MOST_LONGER = 3
_ROUNDING = 1e-6
_KEPT = 10_000  # so many names are remembered
_ARGUMENTS = frozenset({"nsubj", "obj", "iobj", "obl", "nmod", "conj", "appos", "root"})


@attrs.frozen(eq=False)
class FuzzyNames:
    """Long names by first letter and length, for approximate lookup; `numbers` are those of their entries."""

    names: Mapping[tuple[str, int], tuple[str, ...]]
    numbers: Mapping[str, int]
    entries: Sequence[ActorEntry]
    threshold: float = THRESHOLD
    _found: dict[str, ActorEntry | None] = attrs.field(factory=dict, init=False, repr=False)

    @classmethod
    def build(cls, table: NameTable, threshold: float = THRESHOLD) -> FuzzyNames:
        """Index the names of a table that are long enough and not to be matched letter for letter."""
        names: dict[tuple[str, int], list[str]] = {}
        entries: dict[str, int] = {}
        for words in table.names:
            key = " ".join(words)
            if not _is_long(key):
                continue
            ref = table.names[words][0]
            if not (ref.exact or ref.blocked or ref.adjective):
                names.setdefault((key[0], len(key)), []).append(key)
                entries[key] = ref.entry
        return cls({key: tuple(found) for key, found in names.items()}, entries, table.entries, threshold)

    def find(self, name: str) -> ActorEntry | None:
        """The entry whose name is nearest to a misspelt one, if it is near enough and no other is as near."""
        if name not in self._found:  # names that nobody knows come again, too
            if len(self._found) >= _KEPT:
                self._found.clear()
            self._found[name] = self._nearest(" ".join(norm for norm, _ in name_pieces(name)))
        return self._found[name]

    def _nearest(self, key: str) -> ActorEntry | None:
        from rapidfuzz import fuzz, process

        if not _is_long(key):
            return None
        near = list(chain.from_iterable([self.names.get((key[0], length), ()) for length in self._lengths(len(key))]))
        found = process.extract(key, near, scorer=fuzz.ratio, score_cutoff=self.threshold, limit=2)
        if not found or (len(found) > 1 and found[0][1] == found[1][1] and self._differ(found[0][0], found[1][0])):
            return None
        return self.entries[self.numbers[found[0][0]]]

    def _lengths(self, length: int) -> list[int]:
        """How long names are that may be near enough to one of `length` letters: what one has more than the other
        already counts against them."""
        share = 1 - self.threshold / 100
        near = range(length - MOST_LONGER, length + MOST_LONGER + 1)
        return [other for other in near if abs(other - length) <= share * (other + length) + _ROUNDING]

    def _differ(self, one: str, other: str) -> bool:
        entries, numbers = self.entries, self.numbers
        return entries[numbers[one]].codes != entries[numbers[other]].codes


def _is_long(key: str) -> bool:
    return sum(map(str.isalpha, key)) >= LEAST_LETTERS and key.count(" ") + 1 >= LEAST_WORDS


def fuzzy_mentions(
    document: Document,
    sentence: Sentence,
    named: Sequence[Actor],
    lexicon: ActorLexicon,
    context: Context,
    names: Callable[[], FuzzyNames],
) -> tuple[Actor, ...]:
    """A sentence's actors with those whose names are misspelt; `names` is asked for when a name is unknown."""
    covered = {index for actor in named for index in actor.tokens}
    found: list[Actor] = []
    for token in sentence.tagged.get("PROPN", ()):
        index = token.index
        if index in covered or token.relation not in _ARGUMENTS or not sentence.children[index]:
            continue  # a name that nothing belongs to is one word
        span = name_span(sentence, index)
        if len(span) < LEAST_WORDS or not covered.isdisjoint(span):
            continue
        words = [sentence.tokens[i].text for i in span]
        if not lexicon.grammar["generation"].isdisjoint(map(fold, words)):
            continue  # a junior is not his father misspelt
        entry = names().find(" ".join(words))
        if entry is not None:
            covered.update(span)
            found.append(_actor(document, sentence, index, span, entry, lexicon, context))
    return tuple(sorted((*named, *found), key=lambda a: (a.start, a.end))) if found else tuple(named)


def _actor(
    document: Document,
    sentence: Sentence,
    head: int,
    span: tuple[int, ...],
    entry: ActorEntry,
    lexicon: ActorLexicon,
    context: Context,
) -> Actor:
    group = Group(Hit(0, 0, entry, False, False), head, set(span))
    return attrs.evolve(actor_of(document, sentence, group, lexicon, context), via="fuzzy")
