"""What hangs on the wrong word in a parse: agents on the object of a passive, main verbs taken for adjectives of
their objects, and verbs of asking taken for passives."""

from __future__ import annotations

import attrs

from eventcode.actions.attachment import NOMINAL
from eventcode.document import Sentence, Token
from eventcode.lexicon.grammar import Grammar

__all__ = ["regoverned"]


def regoverned(sentence: Sentence, grammar: Grammar) -> Sentence:
    """The sentence with these mended, the same one where nothing is to mend:

    * who does it stands below the passive, not below its object ("they were granted refuge [by Canada]");
    * a verb with a subject before a noun has it as object ("Vietnam [held] talks");
    * verbs of asking with a preposition are active (`asking-by-preposition`: "Renamo [called] on the army to leave").
    """
    sentence = _with_object(_with_agent(sentence, grammar["agent-preposition"]))
    return _with_asker(sentence, grammar["asking-by-preposition"])


def _with_agent(sentence: Sentence, by: frozenset[str]) -> Sentence:
    if by.isdisjoint(sentence.positions):
        return sentence
    for mark in sentence.related.get("aux:pass", ()):
        links = sentence.links[mark.head] if mark.head >= 0 else {}
        if "obl:agent" in links:
            continue
        for thing in links.get("obj", ()):
            agent = next((c for c in sentence.links[thing.index].get("nmod", ()) if _is_under(sentence, c, by)), None)
            if agent is not None:
                changed = attrs.evolve(agent, head=mark.head, deprel="obl:agent")
                return _changed(sentence, {agent.index: changed})
    return sentence


def _is_under(sentence: Sentence, token: Token, prepositions: frozenset[str]) -> bool:
    return any(c.lower in prepositions for c in sentence.links[token.index].get("case", ()))


def _with_object(sentence: Sentence) -> Sentence:
    for verb in sentence.related.get("amod", ()):
        subjects = sentence.links[verb.index].get("nsubj", ()) if verb.upos == "VERB" else ()
        if not subjects or not subjects[0].index < verb.index < verb.head:
            continue
        noun = sentence.tokens[verb.head]
        if noun.upos not in NOMINAL or not verb.has("VerbForm=Fin"):
            continue
        changed = {
            verb.index: attrs.evolve(verb, head=noun.head, deprel=noun.deprel),
            noun.index: attrs.evolve(noun, head=verb.index, deprel="obj"),
        }
        for other in sentence.below[noun.index]:
            if other.index < subjects[0].index or (other.relation == "punct" and other.index > noun.index):
                changed[other.index] = attrs.evolve(other, head=verb.index)
        return _changed(sentence, changed)
    return sentence


def _with_asker(sentence: Sentence, asking: frozenset[str]) -> Sentence:
    if asking.isdisjoint(sentence.positions):
        return sentence
    for index in sentence.among(asking):
        verb, links = sentence.tokens[index], sentence.links[index]
        if "nsubj:pass" in links and "aux" not in links and "obl" in links and verb.has("VerbForm=Fin"):
            subject = links["nsubj:pass"][0]
            active = attrs.evolve(verb, feats=verb.feats.replace("|Voice=Pass", ""))
            return _changed(sentence, {index: active, subject.index: attrs.evolve(subject, deprel="nsubj")})
    return sentence


def _changed(sentence: Sentence, words: dict[int, Token]) -> Sentence:
    return attrs.evolve(sentence, tokens=tuple([words.get(t.index, t) for t in sentence.tokens]))
