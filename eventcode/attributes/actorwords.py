"""Which words are of actors' names, where no place is to be looked for."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from eventcode.actors.codes import PLACE_KINDS
from eventcode.attributes.names import NameSpans, is_capital
from eventcode.document import Sentence, Token
from eventcode.events import Actor
from eventcode.lexicon.grammar import Grammar

__all__ = ["ActorWords"]

_NAMING = frozenset({"PROPN", "PUNCT", "ADP", "DET"})


@attrs.frozen(eq=False)
class ActorWords:
    """Tells the names of actors from places that are called alike; `grammar` holds the sets of `places.txt`."""

    grammar: Grammar
    names: NameSpans
    prepositions: frozenset[str] = attrs.field(init=False, repr=False)

    @prepositions.default
    def _of_places(self) -> frozenset[str]:
        return self.grammar["place-preposition"] | self.grammar["place-strong-preposition"]

    def words(self, sentence: Sentence, actors: Sequence[Actor]) -> frozenset[int]:
        """The indexes of the words of actors' names, without those of the places that they are said to be in."""
        brackets = "(" in sentence.positions
        taken: set[int] = set()
        for actor in actors:
            if self._is_place(sentence, actor) or self._is_title(sentence, actor):
                continue
            if not (brackets and self._is_bracketed_place(sentence, actor)):
                taken.update(actor.tokens if len(actor.tokens) == 1 else self._own_words(sentence, actor))
        return frozenset(taken)

    def _is_place(self, sentence: Sentence, actor: Actor) -> bool:
        """Whether an actor is a place, or called like one that is meant."""
        if actor.kind in PLACE_KINDS and _NAMING.issuperset([sentence.tokens[i].upos for i in actor.tokens]):
            return True
        return self._stands_for_place(sentence, actor)

    def _own_words(self, sentence: Sentence, actor: Actor) -> Sequence[int]:
        """The words of an actor's name that are of no place in it; its head is none."""
        around = sentence.tokens[max(0, min(actor.tokens, default=0) - 2) : max(actor.tokens, default=0)]
        if self.prepositions.isdisjoint([t.lower for t in around]):
            return actor.tokens
        prepositions, strong = self.grammar["place-preposition"], self.grammar["place-strong-preposition"]
        own: list[int] = []
        free = False  # whether the last word was of a place inside the actor: "police stations in Rio da Prata"
        for i in actor.tokens:
            before = [t.lower for t in sentence.tokens[max(0, i - 2) : i]]
            free = i != actor.head and ((free and i - 1 in actor.tokens) or not strong.isdisjoint(before))
            if i == actor.head or not (free or not prepositions.isdisjoint(before)):
                own.append(i)
        return own

    def _is_title(self, sentence: Sentence, actor: Actor) -> bool:
        """Whether a role noun may be a part of the name behind it: "Governor Square"."""
        if actor.kind != "agent" or actor.tokens != (actor.head,):
            return False
        title = sentence.tokens[actor.head : actor.head + 2]
        return len(title) == 2 and all(t.upos == "PROPN" for t in title)

    def _stands_for_place(self, sentence: Sentence, actor: Actor) -> bool:
        """Such as "in Kolhabi municipality", "outside the Lahore Press Club": a place named like an actor."""
        tokens = sentence.tokens
        if actor.kind == "agent" and 0 <= actor.head < len(tokens) and self.names.is_designator(tokens[actor.head]):
            return True
        if not actor.tokens or tokens[actor.tokens[-1]].lower not in self.grammar["place-facility-word"]:
            return False
        before = min(actor.tokens) - 1
        while before > 0 and tokens[before].upos == "DET":
            before -= 1
        strong = self.grammar["place-strong-preposition"]
        return before >= 0 and (tokens[before].lower in strong or self._in_front_of(tokens, before))

    def _is_bracketed_place(self, sentence: Sentence, actor: Actor) -> bool:
        """Such as "in Sirba (Tillaberi)": a town with the name of something else, its region in brackets."""
        first, last = min(actor.tokens, default=0), max(actor.tokens, default=0)
        if not first or last + 2 >= len(sentence.tokens) or sentence.tokens[last + 1].text != "(":
            return False
        before = sentence.tokens[first - 1].lower
        return before in self.grammar["place-strong-preposition"] and is_capital(sentence.tokens[last + 2])

    def _in_front_of(self, tokens: Sequence[Token], index: int) -> bool:
        words = self.grammar
        of = index > 0 and tokens[index].lower in words["place-genitive"]
        return of and tokens[index - 1].lower in words["place-front-word"]
