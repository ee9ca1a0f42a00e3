"""Role nouns of a town that no dictionary of actors knows: "the Essen police", "police in Bristol"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from eventcode.actors.owners import STATE
from eventcode.attributes.gazetteer import gazetteer, name_key, unmistakable
from eventcode.document import Sentence
from eventcode.events import Actor
from eventcode.lexicon.grammar import Grammar
from eventcode.ontology import countries

__all__ = ["in_own_town"]

METROPOLIS = 100_000
"""From this many people on, a city gives its country; smaller ones only say that it is not another one."""
_PART = frozenset({"flat", "compound"})
_OWNED = frozenset({"compound", "nmod:poss"})


def in_own_town(
    actor: Actor, country: str | None, sentence: Sentence, named: Sequence[Actor], grammar: Grammar
) -> str | None:
    """The country of a role noun that has a town's name beside it, where `country` is what the text around it says:
    that country if it has such a town, else the one of the only large city of that name, else none."""
    links = sentence.links[actor.head]
    if not ("compound" in links or "nmod" in links) or "MED" in actor.roles:  # "the Punch newspaper"
        return country
    name = next(_towns(actor, sentence, named, grammar), "")
    towns = [town for town in gazetteer().named(name) if name_key(town.name) == name_key(name)] if name else []
    if not towns:
        return country
    known = countries.get(country) if country else None
    if known is not None and any(town.country == known.alpha2 for town in gazetteer().named(name)):
        return country
    large = unmistakable(towns)
    found = countries.get(large[0].country) if large and large[0].population >= METROPOLIS else None
    return found.alpha3 if found is not None else None


def _towns(actor: Actor, sentence: Sentence, named: Sequence[Actor], grammar: Grammar) -> Iterator[str]:
    """Names beside a role noun that are no actor's: before it, or behind it after a preposition of place."""
    beside = [t for t in sentence.dependents(actor.head, "compound", "nmod") if t.text.istitle()]
    if not beside:
        return
    places = grammar["scene-preposition"] | (grammar["genitive"] if not STATE.isdisjoint(actor.roles) else frozenset())
    taken = {i for a in named for i in a.tokens}
    before = [t for t in beside if t.index < actor.head and t.deprel in _OWNED]
    after = [t for t in beside if t.index > actor.head and _is_under(sentence, t.index, places)]
    for heads in (before, *([t] for t in after)):
        words = sorted({i for t in heads for i in (t.index, *(p.index for p in sentence.dependents(t.index, *_PART)))})
        if words and taken.isdisjoint(words):
            yield " ".join(sentence.tokens[i].text for i in words)


def _is_under(sentence: Sentence, index: int, prepositions: frozenset[str]) -> bool:
    return any(case.lemma_lower in prepositions for case in sentence.dependents(index, "case"))
