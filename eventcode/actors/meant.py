"""Those whom a role noun alone means: "the insurgents" after an armed group, "the envoy" after "the UN envoy"."""

from __future__ import annotations

from collections.abc import Sequence

from eventcode.actors.belonging import OF_NO_COUNTRY, is_definite
from eventcode.actors.codes import REBELS
from eventcode.document import Sentence
from eventcode.events import Actor
from eventcode.lexicon.grammar import Grammar

__all__ = ["is_armed_group", "of_body", "same_people"]

_ARMED_GROUP = "armed-group"
_PHRASE = frozenset({"nmod", "amod", "compound", "appos", "flat", "conj", "nummod"})


def of_body(actor: Actor, sentence: Sentence, bodies: dict[str, Actor], grammar: Grammar) -> Actor | None:
    """Those of an international body whom the text named last by a noun: "the leaders" after "EU leaders"."""
    if actor.via != "agent" or actor.country is not None or len(actor.tokens) != 1:
        return None
    last = bodies.get(sentence.tokens[actor.head].lemma_lower)
    if last is None or last.country is not None or OF_NO_COUNTRY.isdisjoint(last.roles):
        return None
    definite = is_definite(sentence, actor.head, grammar)
    return last if definite and not sentence.dependents(actor.head, "nmod") else None


def is_armed_group(actor: Actor) -> bool:
    """Whether an actor is an armed group or its people: "Tuareg Front fighters", but no rebels of no group."""
    if actor.kind == _ARMED_GROUP:
        return True
    return actor.via == "agent" and actor.country is not None and len(actor.roles) > 1 and actor.roles[0] in REBELS


def same_people(
    actor: Actor, sentence: Sentence, before: Sequence[Actor], armed: Sequence[Actor], grammar: Grammar
) -> Actor | None:
    """Those named before whom a bare plural means: "the insurgents" are the only armed group of the sentence, or of
    the last one that named any, "the soldiers" the only soldiers of a country before in the sentence."""
    if len(actor.tokens) > 1 or not sentence.tokens[actor.head].has("Number=Plur"):
        return None
    if not REBELS.isdisjoint(actor.roles) and actor.country is None:
        attacked = _attacked(actor, sentence, before, grammar)
        if attacked is not None:
            return attacked
    if not is_definite(sentence, actor.head, grammar) or sentence.dependents(actor.head, "nmod", "acl", "amod"):
        return None
    groups = [a for a in before if a.via == "agent" and a.country is not None and a.roles == actor.roles]
    if not REBELS.isdisjoint(actor.roles):
        groups = [a for a in before if is_armed_group(a)] or groups or list(armed)
    return groups[-1] if len({a.code for a in groups}) == 1 else None


def _attacked(actor: Actor, sentence: Sentence, before: Sequence[Actor], grammar: Grammar) -> Actor | None:
    """The only armed group of a sentence, where its people are harmed after it was: "attacked the Horan Front, killing
    ten fighters", "raids on the Front killed ten fighters"."""
    groups = [a for a in before if is_armed_group(a)]
    if not groups or len({a.code for a in groups}) > 1 or any(sentence.dependents(actor.head, "nmod", "acl")):
        return None
    if any(t.lemma_lower not in grammar["unnamed-people"] for t in sentence.dependents(actor.head, "amod")):
        return None  # "many fighters", but "foreign fighters" may be others
    verbs = [i for i in sentence.ancestors(actor.head) if sentence.tokens[i].upos == "VERB"]
    if not verbs or sentence.tokens[verbs[0]].lemma_lower not in grammar["done-to-others"]:
        return None
    inside = {actor.head, *sentence.ancestors(actor.head)}
    if not any(c.index in inside for c in sentence.dependents(verbs[0], "obj")):
        return None
    return groups[0] if all(_suffers(sentence, a.head, verbs, grammar) for a in groups) else None


def _suffers(sentence: Sentence, index: int, verbs: Sequence[int], grammar: Grammar) -> bool:
    """Whether a phrase is what one of some verbs does something to, also as a part of a longer one: "a base of the
    Front", "raids on the Front"."""
    bonds = grammar["victim-preposition"]
    while True:
        token = sentence.tokens[index]
        below = any(c.lemma_lower in bonds for c in sentence.dependents(index, "case"))
        if token.head in verbs:
            return token.deprel in ("obj", "nsubj:pass") or (token.relation == "obl" and below)
        if token.relation == "nmod" and below and sentence.tokens[token.head].relation == "nsubj":
            return True
        if token.relation not in _PHRASE or token.head < 0:
            return False
        index = token.head
