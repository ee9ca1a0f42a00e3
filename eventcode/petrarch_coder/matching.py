"""Matching a pattern to the words around a verb.

The words of a pattern stand in its order, outwards from the verb; other words may stand between them
unless they are joined by `_`. A slot takes the next noun phrase with a code, or, where there is none, the
next noun phrase. Of the patterns that match, the one with the most words wins; then the one with more
words written literally, then (but in PETRARCH2's language) with fewer prepositions, articles and auxiliaries
among them, then with more slots, then the one whose words stand nearer to the verb, then the one that stands
first in the file (in PETRARCH2's language, last).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import attrs

from eventcode.lexicon.petrarch._patterns import COMPOUND, OPTION, SET, SKIP, SOURCE, TARGET, WORD, Element
from eventcode.lexicon.petrarch.lexicon import PetrarchLexicon
from eventcode.petrarch_coder.clauses import Clause
from eventcode.petrarch_coder.grammar import grammar
from eventcode.petrarch_coder.mentions import Mention
from eventcode.petrarch_coder.view import View

__all__ = ["Match", "Matcher", "SetSpans"]

Spans = dict[int, tuple[int, ...]]

_NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_CHUNK = frozenset({"NOUN", "PROPN", "NUM", "PRON"})
_LITTLE = frozenset({"ADP", "AUX", "DET"})
_COMPLETING = frozenset({"xcomp", "ccomp", "aux", "cop"})
_CLAUSES = ("acl", "advcl", "ccomp", "parataxis")
_INNER = (*_CLAUSES, "nmod")


@attrs.frozen
class Match:
    """A pattern that matched: tokens of its words, the mentions in its slots, how specific it is, and how far
    its words stand from the verb, all together. `content` counts the words that are no prepositions, articles or
    auxiliaries."""

    pattern: tuple[Any, ...]
    tokens: tuple[int, ...]
    slots: Mapping[str, Mention]
    words: int
    literal: int
    content: int
    spread: int

    @property
    def rank(self) -> tuple[int, int, int, int, int, int]:
        """Greater is more specific."""
        line = self.pattern[3]
        order = line if self.pattern[4] else -line
        return self.words, self.literal, self.content, len(self.slots), -self.spread, order


@attrs.frozen
class _State:
    position: int  # next atom to look at
    tokens: tuple[int, ...]
    slots: tuple[tuple[str, Mention], ...]
    words: int
    literal: int
    passed: tuple[int, ...] = ()  # heads of the phrases that slots and skips took


class SetSpans:
    """Where the members of synonym sets stand in a sentence. Members that begin with another set are looked
    for when a pattern first asks."""

    def __init__(self, view: View, lexicon: PetrarchLexicon) -> None:
        self.view = view
        self.sets = lexicon.data["sets"]
        self.plain: dict[str, list[tuple[int, int]]] = {}
        self.nested: list[tuple[str, int, tuple[str, ...]]] = []
        self.found: dict[str, tuple[Spans, Spans]] = {}
        firsts = lexicon.data["set_firsts"]
        for place, (form, lemma) in enumerate(zip(view.forms, view.lemmas, strict=True)):
            rows = firsts.get(form, ())
            if lemma != form:
                rows = (*rows, *firsts.get(lemma, ()))
            for name, member in rows:
                self._note(name, member, place)

    def _note(self, name: str, member: tuple[str, ...], place: int) -> None:
        """Keep a member whose words all stand here; one that holds another set waits until asked for."""
        for offset, word in enumerate(member[1:], place + 1):
            if word.startswith("&"):
                self.nested.append((name, place, member))
                return
            if offset >= len(self.view.forms) or not self.view.has(offset, word):
                return
        self.plain.setdefault(name, []).append((place, place + len(member)))

    def spans(self, name: str) -> tuple[Spans, Spans]:
        """Lengths of the members by their first atom, and by their last."""
        known = self.found.get(name)
        if known is None:
            self.found[name] = ({}, {})  # a set that contains itself ends here
            known = self.found[name] = self._spans(name)
        return known

    def _spans(self, name: str) -> tuple[Spans, Spans]:
        starts: dict[int, set[int]] = {}
        ends: dict[int, set[int]] = {}
        for start, end in (*self.plain.get(name, ()), *self._nested_spans(name)):
            starts.setdefault(start, set()).add(end - start)
            ends.setdefault(end - 1, set()).add(end - start)
        return {k: tuple(v) for k, v in starts.items()}, {k: tuple(v) for k, v in ends.items()}

    def _nested_spans(self, name: str) -> Iterator[tuple[int, int]]:
        for owner, place, member in self.nested:
            if owner == name:
                yield from ((place, end) for end in self._ends(member, place))
        for member in self.sets.get(name, {}).get("&", ()):
            for place in range(len(self.view.forms)):
                yield from ((place, end) for end in self._ends(member, place))

    def _ends(self, member: Sequence[str], place: int) -> set[int]:
        places = {place}
        for word in member:
            if word.startswith("&"):
                starts = self.spans(word[1:])[0]
                places = {p + n for p in places for n in starts.get(p, ())}
            else:
                places = {p + 1 for p in places if p < len(self.view.forms) and self.view.has(p, word)}
        return places


def _governors(view: View, *verbs: int) -> Iterator[int]:
    """The verbs that a verb completes: what negates them negates it, as in "will not try to go"."""
    for verb in verbs:
        here = verb
        while (token := view.sentence.tokens[here]).relation in _COMPLETING and token.head >= 0:
            here = token.head
            yield here
        yield verb


def _agent(view: View, clause: Clause) -> Iterator[int]:
    """The words of a passive's agent: for PETRARCH2 they are the verb's subject."""
    if clause.passive and clause.agent is not None:
        yield from view.sentence.subtree(clause.agent, stop=("acl", "parataxis", "advcl"))


def _patient(view: View, clause: Clause) -> Iterator[int]:
    """The words of a passive's subject, before the verb: for PETRARCH2 they are the verb's object."""
    if clause.passive and clause.subject is not None and clause.subject < clause.verb:
        inside = view.sentence.subtree(clause.subject, stop=("acl", "parataxis", "advcl"))
        yield from (i for i in inside if i < clause.verb)


class Matcher:
    """Matches the patterns of one verb in one clause."""

    def __init__(self, view: View, clause: Clause, trigger: int, mentions: Sequence[Mention], sets: SetSpans) -> None:
        self.view = view
        self.sets = sets
        self.mentions = mentions
        self.trigger = trigger
        self.heads = clause.heads
        self.active, subject = not clause.passive, clause.subject
        self.subject = frozenset() if subject is None else frozenset(view.sentence.subtree(subject, stop=_CLAUSES))
        self.governors = tuple(_governors(view, trigger, clause.verb))
        self._last = max((p for p, owner in enumerate(view.owner) if owner == trigger), default=0)
        lower, upper = frozenset(clause.lower), frozenset(clause.upper)
        patient, agent = frozenset(_patient(view, clause)), frozenset(_agent(view, clause))
        self.lower = tuple(p for p, owner in enumerate(view.owner) if owner in lower)
        self.objects = (*(p for p, owner in enumerate(view.owner) if owner in patient), *self.lower)
        self.upper = tuple(p for p in range(len(view.owner) - 1, -1, -1) if view.owner[p] in upper)
        self.subjects = tuple(p for p in range(len(view.owner) - 1, -1, -1) if view.owner[p] in agent) or self.upper

    def match(self, pattern: tuple[Any, ...], after: int = 0) -> Match | None:
        """The match of a pattern, or `None`; `after` atoms of a multi-word verb follow the verb."""
        upper, lower = pattern[0], pattern[1]
        start = _State(0, (), (), 0, 0)
        before = self.subjects if pattern[4] else self.upper
        left = self._run(upper, 0, start, self._row(before, pattern[6], pattern[4]), -1)
        if left is None:
            return None
        right = self._run(
            lower,
            0,
            _State(after, left.tokens, left.slots, left.words, left.literal),
            self._row(self.objects if pattern[4] else self.lower, pattern[6], pattern[4]),
            1,
        )
        if right is None or (pattern[4] and not all(self._leads_on(t, right.tokens) for t in right.tokens)):
            return None
        tokens = tuple(sorted(set(right.tokens)))
        if not all(self._is_near(token, tokens) for token in tokens):
            return None
        rows = self.view.sentence.tokens
        content = 0 if pattern[4] else sum(rows[token].upos not in _LITTLE for token in tokens)
        spread = sum(abs(token - self.trigger) for token in tokens)
        return Match(pattern, tokens, dict(right.slots), right.words, right.literal, content, spread)

    def _is_near(self, token: int, matched: tuple[int, ...]) -> bool:
        """Whether a word is no article after the verb, or that of a noun that belongs to the verb or to the pattern:
        the articles of other phrases say nothing about the verb."""
        rows = self.view.sentence.tokens
        article = rows[token]
        if article.upos != "DET" or token < self.trigger or article.head < 0:
            return True
        near = (self.trigger, *matched)
        return article.head in near or rows[article.head].head in near

    def _leads_on(self, token: int, matched: tuple[int, ...]) -> bool:
        """Whether a word is no preposition, or the pattern names its noun, or somebody follows: `(ON)`
        after *call* is for "called on Gondor", not for "called on Saturday"."""
        preposition = self.view.sentence.tokens[token]
        if preposition.upos != "ADP" or preposition.relation != "case":
            return True
        phrase = frozenset(self.view.sentence.subtree(preposition.head, stop=_CLAUSES))
        named = any(i in phrase and i != token for i in matched)
        noun = self.view.sentence.tokens[preposition.head]
        person = noun.upos == "PRON" or (noun.upos == "PROPN" and noun.lower not in grammar().calendar)
        return named or person or any(m.position in phrase for m in self.mentions)

    def _row(self, row: tuple[int, ...], words: frozenset[str], second: bool) -> tuple[int, ...]:
        """The atoms that a pattern may match: those of another clause only if it has that clause's verb. In
        PETRARCH2's language (`second`) the words of a pattern are nouns and prepositions, never verbs, and stand
        in the verb's own clause."""
        if second:
            tokens = self.view.sentence.tokens
            row = tuple(p for p in row if tokens[self.view.owner[p]].upos != "VERB")
        if not self.heads or not row:
            return row
        return tuple(
            p
            for p in row
            if (head := self.heads.get(self.view.owner[p])) is None or (not second and self._in(head, words))
        )

    def _in(self, token: int, words: frozenset[str]) -> bool:
        place = self.view.first[token]
        return place < len(self.view.forms) and (self.view.forms[place] in words or self.view.lemmas[place] in words)

    def _run(self, elements: Sequence[Element], at: int, state: _State, row: Sequence[int], step: int) -> _State | None:
        if at == len(elements):
            return state
        kind, value, glued = elements[at]
        if kind in (SOURCE, TARGET, COMPOUND):
            return self._slot(elements, at, state, row, step)
        if kind == SKIP:
            end = self._skip(state.position, row, step)
            if end is None:
                return None
            passed = (*state.passed, *(self.view.owner[p] for p in row[state.position : end]))
            return self._run(elements, at + 1, attrs.evolve(state, position=end, passed=passed), row, step)
        if glued and not self._beside(state.position, row, step):
            return None
        last = state.position + 1 if glued else len(row)
        for place in range(state.position, min(last, len(row))):
            for length in self._lengths(kind, value, place, row, step):
                tokens = tuple(self.view.owner[p] for p in row[place : place + length])
                if step < 0 and length == 1 and not self._determines(tokens[0], place, state, row):
                    continue
                literal = state.literal + (length if kind == WORD else 0)
                new = attrs.evolve(
                    state,
                    position=place + length,
                    tokens=(*state.tokens, *tokens),
                    words=state.words + length,
                    literal=literal,
                )
                found = self._run(elements, at + 1, new, row, step)
                if found is not None:
                    return found
        return None

    def _determines(self, token: int, place: int, state: _State, row: Sequence[int]) -> bool:
        """Whether a word before the verb is no article, preposition or auxiliary, or one of the verb, of a noun
        that the verb belongs to, of a slot or of a word that matched: those of other phrases say nothing about
        the verb."""
        little = self.view.sentence.tokens[token]
        verb = self.view.sentence.tokens[self.trigger]
        noun = (verb.head,) if verb.relation == "acl" else ()
        own = (self.trigger, *noun, *state.tokens, *state.passed)
        if little.lower in grammar().negations:
            return little.head in (*own, *self.governors)
        if little.upos not in _LITTLE or little.head in own:
            return True
        return place == state.position and self._beside(place, row, -1)

    def _beside(self, position: int, row: Sequence[int], step: int) -> bool:
        """Whether the next atom of the row stands directly beside the one before it, or beside the verb."""
        if position >= len(row):
            return False
        if position == 0:
            edge = self.view.first[self.trigger] if step < 0 else self._last
            return row[0] - edge == step
        return row[position] - row[position - 1] == step

    def _lengths(self, kind: str, value: str, place: int, row: Sequence[int], step: int) -> tuple[int, ...]:
        """How many atoms the element takes at a place, longest first."""
        if kind == WORD:
            return (1,) if self.view.has(row[place], value) and not self._surname(row[place]) else ()
        if kind == OPTION:
            return (1,) if any(self.view.has(row[place], word) for word in value.split("|")) else ()
        return self._spans(value, place, row, step) if kind == SET else ()

    def _surname(self, place: int) -> bool:
        """Whether the atom continues a name: *Theresa May* may not do anything."""
        token = self.view.sentence.tokens[self.view.owner[place]]
        return token.relation == "flat" and token.upos == "PROPN"

    def _spans(self, name: str, place: int, row: Sequence[int], step: int) -> tuple[int, ...]:
        """How many atoms members of a set take from a place on, longest first."""
        starts, ends = self.sets.spans(name)
        lengths = (starts if step > 0 else ends).get(row[place], ())
        whole = (n for n in lengths if place + n <= len(row) and row[place + n - 1] == row[place] + (n - 1) * step)
        return tuple(sorted(whole, reverse=True))

    def _slot(
        self, elements: Sequence[Element], at: int, state: _State, row: Sequence[int], step: int
    ) -> _State | None:
        kind = elements[at][0]
        used = [mention for _, mention in state.slots]
        phrase = self._introduced(elements, at, state) if step > 0 else None
        ahead = self._ahead(state.position, row, step, kind == COMPOUND)
        if step < 0 and self.subject and (kind == COMPOUND or (kind == SOURCE and self.active and not state.slots)):
            own = [m for m in ahead if m.head in self.subject or m.position in self.subject]
            ahead = own if kind == COMPOUND else [*own, *(m for m in ahead if m not in own)]
        for mention in ahead:
            if any(mention is other or (mention.coded and mention.codes <= other.codes) for other in used):
                continue  # nobody does anything to himself
            if phrase is not None and mention.head not in phrase and mention.position not in phrase:
                continue
            new = attrs.evolve(
                state,
                position=self._past(mention, row, step),
                slots=(*state.slots, (kind, mention)),
                passed=(*state.passed, mention.head, mention.position),
            )
            found = self._run(elements, at + 1, new, row, step)
            if found is not None:
                return found
        return None

    def _introduced(self, elements: Sequence[Element], at: int, state: _State) -> frozenset[int] | None:
        """The words of the phrase that a preposition before a slot introduces, without phrases and clauses
        inside it; `None` where no preposition stands before the slot."""
        if at == 0 or not state.tokens or elements[at - 1][0] not in (WORD, SET, OPTION):
            return None
        token = self.view.sentence.tokens[state.tokens[-1]]
        if token.upos != "ADP" or token.relation != "case":
            return None
        return frozenset(self.view.sentence.subtree(token.head, stop=_INNER))

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
