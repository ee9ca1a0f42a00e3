"""Whose the people of role nouns are: "its troops", "the group's spokesman", "fighters of the alliance"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import attrs

from eventcode._evolve import evolved
from eventcode.actors.codes import REBELS
from eventcode.actors.normalise import last_word
from eventcode.actors.reference import Reference
from eventcode.document import Document, Sentence
from eventcode.events import Actor
from eventcode.lexicon.grammar import Grammar

__all__ = ["OFFICES", "OF_NO_COUNTRY", "Belonging", "is_definite", "moved_to"]

OFFICES = frozenset({"GOV", "ELI", "MIL"})
_HOLDERS = OFFICES | {"CVL"}
_PARTY = ("PTY",)
_BODIES = frozenset({("GOV",), _PARTY})
_ARMED = REBELS | {"MIL"}
_STATE = OFFICES | {"COP", "JUD", "LEG", "SPY"}
OF_NO_COUNTRY = frozenset({"IGO", "NGO", "NGM", "IMG", "MNC", "INT"})


@attrs.define(eq=False)
class Belonging:
    """The actors of one sentence as people of those to whom they belong."""

    document: Document
    sentence: Sentence
    mentions: Sequence[Actor]
    reference: Reference
    grammar: Grammar
    by_token: Mapping[int, Actor]

    def owned(self, actor: Actor) -> Actor:
        """Role nouns with a possessive pronoun are of its country: "Israel said its troops", Israel's troops."""
        if actor.via != "agent" or not actor.code:
            return actor
        if not OF_NO_COUNTRY.isdisjoint(actor.roles):
            return self._body_meant(actor) or actor
        if actor.name in self.grammar["foreign-noun"]:
            return actor
        meant = self._attacker_meant(actor) or (self._body_meant(actor) if actor.roles in _BODIES else None)
        if meant is not None:
            return meant
        if actor.country is not None and self._tells_country(actor):
            return actor  # "its ambassador to Madrid"
        rebels = REBELS.issuperset(actor.roles)
        body = self._body_of(actor.head) if rebels or self._holds_office(actor) else None
        if body is not None and body.code:
            return _as_one_of(actor, body)
        own = [c for c in self.sentence.dependents(actor.head, "nmod:poss") if c.upos == "PRON"]
        if own and rebels:
            group = self.reference.armed(self.mentions, self.sentence.tokens[own[0].index].start)
            if group is not None:  # "its fighters"
                return _as_one_of(actor, group)
        owner = next((self.reference.pronoun(self.sentence, c.index, self.mentions) for c in own), None)
        if owner is None:
            return actor
        staff = self._holds_office(actor) and owner.roles and "GOV" not in owner.roles
        if staff or self._follows(actor, owner):
            return _as_one_of(actor, owner)
        if "IGO" in owner.roles and not _STATE.isdisjoint(actor.roles):  # "its prosecutor"
            roles = tuple(dict.fromkeys((*owner.roles, *actor.roles)))
            return evolved(actor, code="".join(roles), country=None, roles=roles)
        if owner.country is None or owner.country == actor.country:
            return actor
        return evolved(actor, code=owner.country + "".join(actor.roles), country=owner.country)

    def _tells_country(self, actor: Actor) -> bool:
        """Whether the words of an actor may name a country: not "chief prosecutor"."""
        if len(actor.tokens) <= len(actor.name.split()):
            return False
        words = [self.sentence.tokens[i] for i in actor.tokens]
        return any(t.upos in ("PROPN", "ADP") or t.text[:1].isupper() for t in words)

    def _follows(self, actor: Actor, owner: Actor) -> bool:
        """Whether those in arms are of the rank of him who has them: "the police chief said his men"."""
        if owner.kind == "armed-group":
            return not _ARMED.isdisjoint(actor.roles)
        followers = last_word(actor.name) in self.grammar["follower-noun"]
        return followers and not (_ARMED | {"COP"}).isdisjoint(owner.roles)

    def _body_meant(self, actor: Actor) -> Actor | None:
        """The organisation named before that "the alliance" or "the bloc" is."""
        known = actor.country is not None and actor.roles != _PARTY
        if len(actor.tokens) > 1 or known or not self.definite(actor.head):
            return None
        noun = self.sentence.tokens[actor.head].lemma_lower
        body = self.reference.group(noun, self.sentence, actor.head, [a for a in self.mentions if a != actor])
        return None if body is None else self.at(body, actor.head)

    def _attacker_meant(self, actor: Actor) -> Actor | None:
        """Who "the attackers" of the deed told before are."""
        token = self.sentence.tokens[actor.head]
        if len(actor.tokens) > 1 or token.lemma_lower not in self.grammar["doer-noun"]:
            return None
        alone = not self.sentence.dependents(actor.head, "nmod", "acl", "amod", "compound")
        if not alone or not is_definite(self.sentence, actor.head, self.grammar):
            return None
        attacker = self.reference.told.attacker()
        return None if attacker is None else self.at(attacker, actor.head)

    def _holds_office(self, actor: Actor) -> bool:
        last = last_word(actor.name)
        return not _HOLDERS.isdisjoint(actor.roles) and last in self.grammar["office-noun"]

    def _body_of(self, index: int) -> Actor | None:
        """The organisation named before that an office or fighters belong to: "the group's spokesman", "fighters of
        the group"."""
        for token in self.sentence.dependents(index, "nmod:poss", "nmod"):
            cases = [c.lemma_lower for c in self.sentence.dependents(token.index, "case")]
            if token.deprel != "nmod:poss" and (len(cases) != 1 or cases[0] not in self.grammar["genitive"]):
                continue
            if token.upos == "NOUN" and token.index not in self.by_token and self.definite(token.index):
                return self.reference.group(token.lemma_lower, self.sentence, token.index, self.mentions)
        return None

    def definite(self, index: int) -> bool:
        """Whether one thing known before is meant: "the group", not "these Shiite groups"."""
        if self.sentence.tokens[index].has("Number=Plur"):
            return False
        if not is_definite(self.sentence, index, self.grammar):
            return False
        return all(c.index not in self.by_token for c in self.sentence.dependents(index, "amod", "compound", "nmod"))

    def at(self, actor: Actor, index: int) -> Actor:
        """An actor named elsewhere, at the word of this sentence by which it is meant."""
        token = self.sentence.tokens[index]
        return moved_to(actor, self.sentence, index, self.document.text[token.start : token.end], (index,))


def moved_to(actor: Actor, sentence: Sentence, index: int, text: str, tokens: tuple[int, ...] = ()) -> Actor:
    """An actor named elsewhere, at the word by which it is meant here; `tokens` are the words that stand for it."""
    token = sentence.tokens[index]
    return evolved(
        actor,
        text=text,
        start=token.start,
        end=token.end,
        via="coreference",
        sentence=sentence.index,
        head=index,
        tokens=tokens,
        number=None,
    )


def _as_one_of(actor: Actor, body: Actor) -> Actor:
    """An actor coded as the organisation that it belongs to."""
    return evolved(actor, code=body.code, country=body.country, roles=body.roles)


def is_definite(sentence: Sentence, index: int, grammar: Grammar) -> bool:
    """Whether a noun has an article or demonstrative that points back: "the group", "that city"."""
    articles = [c.lemma_lower for c in sentence.dependents(index, "det")]
    return not grammar["demonstrative"].isdisjoint(articles)
