"""Offices that are the state's only where nobody else is named beside them: "the leader of the dockers' movement"."""

from __future__ import annotations

from collections.abc import Iterator

from eventcode.actors.codes import COUNTRY_KINDS, Group, kind_of
from eventcode.document import Sentence, Token
from eventcode.lexicon.grammar import Grammar

__all__ = ["private_role"]


def private_role(sentence: Sentence, group: Group, grammar: Grammar) -> str:
    """The role that the attribute `others` or `society` of a role noun gives it where it belongs to a society, or for
    `others` to a name, that no dictionary knows; else empty."""
    attributes = group.main.entry.attributes
    role = attributes.get("others") or attributes.get("society", "")
    if not role or group.roles or (group.country is not None and kind_of(group.country) not in COUNTRY_KINDS):
        return ""
    named = "others" in attributes
    return role if any(_is_society(t, grammar, named) for t in _owners(sentence, group, grammar)) else ""


def _owners(sentence: Sentence, group: Group, grammar: Grammar) -> Iterator[Token]:
    """The nouns beside an office that are no part of the actor: whose it may be."""
    for token in sentence.dependents(group.head, "nmod", "compound"):
        cases = sentence.dependents(token.index, "case")
        joined = token.deprel == "nmod:poss" or all(c.lemma_lower in grammar["society-preposition"] for c in cases)
        if token.index not in group.tokens and joined:
            yield token


def _is_society(token: Token, grammar: Grammar, named: bool) -> bool:
    return token.lemma_lower in grammar["society-noun"] or (named and token.upos == "PROPN")
