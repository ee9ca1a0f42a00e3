"""Offices that are the state's only where nobody else is named beside them: "the leader of the dockers' movement"."""

from __future__ import annotations

from collections.abc import Iterator

from eventcode.actors.codes import COUNTRY_KINDS, Group, kind_of
from eventcode.document import Sentence, Token
from eventcode.lexicon.grammar import Grammar

__all__ = ["force_of", "private_role"]


def private_role(sentence: Sentence, group: Group, grammar: Grammar) -> str:
    """The role that the attribute `others` or `society` of a role noun gives it where it belongs to a society, or for
    `others` to a name, that no dictionary knows; else empty."""
    attributes = group.main.entry.attributes
    role = attributes.get("others") or attributes.get("society", "")
    if not role or group.roles or (group.country is not None and kind_of(group.country) not in COUNTRY_KINDS):
        return ""
    named = "others" in attributes
    return role if any(_is_society(t, grammar, named) for t in _owners(sentence, group, grammar)) else ""


def force_of(sentence: Sentence, group: Group, grammar: Grammar) -> str:
    """The code of a country whose army is told before its deed ("a French military airstrike"); else empty."""
    after = max(group.tokens) + 1
    if after + 1 >= len(sentence.tokens) or sentence.tokens[after].lemma_lower not in grammar["force-adjective"]:
        return ""
    own, army = sentence.tokens[group.head], sentence.tokens[after]
    deed = sentence.tokens[army.head]
    if army.relation != "amod" or own.head != army.head or deed.lemma_lower not in grammar["army-deed"]:
        return ""
    group.tokens.add(after)
    return f"{group.main.entry.code_on(None)}MIL"


def _owners(sentence: Sentence, group: Group, grammar: Grammar) -> Iterator[Token]:
    """The nouns beside an office that are no part of the actor: whose it may be."""
    for token in sentence.dependents(group.head, "nmod", "compound"):
        cases = sentence.dependents(token.index, "case")
        joined = token.deprel == "nmod:poss" or all(c.lemma_lower in grammar["society-preposition"] for c in cases)
        if token.index not in group.tokens and joined:
            yield token


def _is_society(token: Token, grammar: Grammar, named: bool) -> bool:
    return token.lemma_lower in grammar["society-noun"] or (named and token.upos == "PROPN")
