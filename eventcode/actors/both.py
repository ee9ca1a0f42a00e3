"""The two that a phrase means together: "both sides", "envoys of the two countries"."""

from __future__ import annotations

from collections.abc import Sequence

from eventcode._evolve import evolved
from eventcode.actors.reference import Reference
from eventcode.document import Sentence
from eventcode.events import Actor
from eventcode.lexicon.grammar import Grammar

__all__ = ["both_meant"]

_REBELS = frozenset({"REB", "SEP", "UAF", "OPP"})


def both_meant(
    sentence: Sentence, index: int, mentions: Sequence[Actor], reference: Reference, grammar: Grammar
) -> tuple[Actor, ...]:
    """The two parties whom the phrase at `index`, or a noun inside it, means: those of the clause before, else those
    of whom the text has told. Empty for other phrases, and where nobody is known."""
    for noun in (sentence.tokens[index], *sentence.links[index].get("nmod", ())):
        if noun.lemma_lower not in grammar["party-noun"]:
            continue
        before = sentence.dependents(noun.index, "det", "nummod", "amod")
        if any(c.lower in grammar["both"] for c in before):
            parties = _two_before(sentence, index, mentions) or reference.told.parties() or ()
            return _as_countries(parties) if noun.lemma_lower in grammar["refers-countries"] else parties
    return ()


def _two_before(sentence: Sentence, index: int, mentions: Sequence[Actor]) -> tuple[Actor, ...]:
    """The subject and the object of the clause before, of two countries: "the emir met the shah and both"."""
    before = [a for a in mentions if a.end <= sentence.tokens[index].start and a.country is not None]
    subjects = [a for a in before if sentence.tokens[a.head].relation == "nsubj"]
    if len(subjects) != 1 or len(before) != 2 or before[0].country == before[1].country:
        return ()
    return tuple(before)


def _as_countries(parties: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Two that are of two countries as those countries, unless one of them fights a state."""
    countries = {a.country for a in parties}
    if len(countries) < 2 or None in countries or any(not _REBELS.isdisjoint(a.roles) for a in parties):
        return parties
    return tuple([evolved(a, code=a.country, roles=()) for a in parties])
