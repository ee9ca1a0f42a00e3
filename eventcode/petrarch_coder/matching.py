"""Matching a pattern to the words around a verb.

The words of a pattern stand in its order, outwards from the verb; other words may stand between them
unless they are joined by `_`. A slot takes the next noun phrase with a code, or, where there is none, the
next noun phrase. Of the patterns that match, the one with the most words wins; then the one with more
words written literally, then with more slots, then the one that stands first.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import attrs

from eventcode.lexicon.petrarch._patterns import COMPOUND, OPTION, SET, SKIP, SOURCE, TARGET, WORD, Element
from eventcode.petrarch_coder.clauses import Clause
from eventcode.petrarch_coder.mentions import Mention
from eventcode.petrarch_coder.view import View

__all__ = ["Match", "Matcher"]

_NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_CHUNK = frozenset({"NOUN", "PROPN", "NUM", "PRON"})


@attrs.frozen
class Match:
    """A pattern that matched: tokens of its words, the mentions in its slots, and how specific it is."""

    pattern: tuple[Any, ...]
    tokens: tuple[int, ...]
    slots: Mapping[str, Mention]
    words: int
    literal: int

    @property
    def rank(self) -> tuple[int, int, int, int]:
        """Greater is more specific."""
        return self.words, self.literal, len(self.slots), -self.pattern[3]


@attrs.frozen
class _State:
    position: int  # next atom to look at
    tokens: tuple[int, ...]
    slots: tuple[tuple[str, Mention], ...]
    words: int
    literal: int


class Matcher:
    """Matches the patterns of one verb in one clause."""

    def __init__(self, view: View, clause: Clause, trigger: int, mentions: Sequence[Mention], sets: Mapping[str, Any]) -> None:
        self.view = view
        self.sets = sets
        self.mentions = mentions
        self.trigger = trigger
        lower, upper = frozenset(clause.lower), frozenset(clause.upper)
        self.lower = tuple(p for p, owner in enumerate(view.owner) if owner in lower)
        self.upper = tuple(p for p in range(len(view.owner) - 1, -1, -1) if view.owner[p] in upper)

    def match(self, pattern: tuple[Any, ...], after: int = 0) -> Match | None:
        """The match of a pattern, or `None`; `after` atoms of a multi-word verb follow the verb."""
        upper, lower = pattern[0], pattern[1]
        start = _State(0, (), (), 0, 0)
        left = self._run(upper, 0, start, self.upper, -1)
        if left is None:
            return None
        right = self._run(lower, 0, _State(after, left.tokens, left.slots, left.words, left.literal), self.lower, 1)
        if right is None:
            return None
        return Match(pattern, tuple(sorted(set(right.tokens))), dict(right.slots), right.words, right.literal)

    def _run(self, elements: Sequence[Element], at: int, state: _State, row: Sequence[int], step: int) -> _State | None:
        if at == len(elements):
            return state
        kind, value, glued = elements[at]
        if kind in (SOURCE, TARGET, COMPOUND):
            return self._slot(elements, at, state, row, step)
        if kind == SKIP:
            end = self._skip(state.position, row, step)
            return None if end is None else self._run(elements, at + 1, attrs.evolve(state, position=end), row, step)
        last = state.position + 1 if glued else len(row)
        for place in range(state.position, min(last, len(row))):
            for length in self._lengths(kind, value, place, row, step):
                tokens = tuple(self.view.owner[p] for p in row[place : place + length])
                literal = state.literal + (length if kind == WORD else 0)
                new = _State(place + length, (*state.tokens, *tokens), state.slots, state.words + length, literal)
                found = self._run(elements, at + 1, new, row, step)
                if found is not None:
                    return found
        return None

    def _lengths(self, kind: str, value: str, place: int, row: Sequence[int], step: int) -> tuple[int, ...]:
        """How many atoms the element takes at a place, longest first."""
        if kind == WORD:
            return (1,) if self.view.has(row[place], value) else ()
        if kind == OPTION:
            return (1,) if any(self.view.has(row[place], word) for word in value.split("|")) else ()
        return tuple(sorted(self._set_lengths(value, place, row, step, 0), reverse=True)) if kind == SET else ()

    def _set_lengths(self, name: str, place: int, row: Sequence[int], step: int, depth: int) -> set[int]:
        found: set[int] = set()
        for member in self.sets.get(name, ()):
            words = member if step > 0 else member[::-1]
            ends = {place}
            for word in words:
                ends = self._after(word, ends, row, step, depth)
                if not ends:
                    break
            found.update(end - place for end in ends)
        return found

    def _after(self, word: str, places: set[int], row: Sequence[int], step: int, depth: int) -> set[int]:
        if word.startswith("&") and depth < 4:
            return {p + n for p in places if p < len(row) for n in self._set_lengths(word[1:], p, row, step, depth + 1)}
        return {p + 1 for p in places if p < len(row) and self.view.has(row[p], word)}

    def _slot(self, elements: Sequence[Element], at: int, state: _State, row: Sequence[int], step: int) -> _State | None:
        kind = elements[at][0]
        used = [mention for _, mention in state.slots]
        for mention in self._ahead(state.position, row, step, kind == COMPOUND):
            if any(mention is other for other in used):
                continue
            end = self._past(mention, row, step)
            new = _State(end, state.tokens, (*state.slots, (kind, mention)), state.words, state.literal)
            found = self._run(elements, at + 1, new, row, step)
            if found is not None:
                return found
        return None

    def _ahead(self, position: int, row: Sequence[int], step: int, compound: bool) -> list[Mention]:
        """The mentions ahead, nearest first: those with a code, then the others."""
        if position >= len(row):
            return []
        places = {self.view.owner[p] for p in row[position:]}
        ahead = [m for m in self.mentions if m.position in places]
        ahead.sort(key=lambda m: m.position * step)
        if compound:
            return [m for m in ahead if len(m.members) > 1]
        return [m for m in ahead if m.coded] + [m for m in ahead if not m.coded]

    def _past(self, mention: Mention, row: Sequence[int], step: int) -> int:
        for place, position in enumerate(row):
            token = self.view.owner[position]
            if (token > mention.end) if step > 0 else (token < mention.position):
                return place
        return len(row)

    def _skip(self, position: int, row: Sequence[int], step: int) -> int | None:
        """Past the next noun phrase."""
        tokens = self.view.sentence.tokens
        place = position
        while place < len(row) and tokens[self.view.owner[row[place]]].upos not in _NOUNS:
            place += 1
        if place == len(row):
            return None
        while place < len(row) and tokens[self.view.owner[row[place]]].upos in _CHUNK:
            place += 1
        return place
