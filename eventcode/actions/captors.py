"""Who held those whom they free: "freed the reporter, who was arrested last week", "asked Iran to free two men who
were jailed in May"."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from eventcode._evolve import evolved
from eventcode.actions.arguments import Pair
from eventcode.actions.extract import Draft, SentenceEvents
from eventcode.actors.resolve import Resolved
from eventcode.lexicon.grammar import Grammar

__all__ = ["held_by"]

_NOTE = "who frees them or is asked to"


def held_by(told: SentenceEvents, grammar: Grammar) -> SentenceEvents:
    """What a sentence tells, with a source for what nobody named did to captives: who frees them, or is asked to; and
    with the country of those for the police who are not said to be of any (codes of `held-code` and `freed-code` in
    the grammar file)."""
    held = [d for d in told.drafts if "held-code" in grammar.classes[d.code] and _is_by_nobody(d.pair.source)]
    freed = [d for d in told.drafts if "freed-code" in grammar.classes[d.code]] if held else []
    if not freed:
        return told
    found = {id(d): pair for d in held if (pair := _taken(d, freed, grammar)) is not None}
    return attrs.evolve(told, drafts=tuple(attrs.evolve(d, pair=found.get(id(d), d.pair)) for d in told.drafts))


def _is_by_nobody(source: Resolved | None) -> bool:
    return source is None or (source.how == "implied" and source.actor.country is None)


def _taken(draft: Draft, freed: Sequence[Draft], grammar: Grammar) -> Pair | None:
    """Captor and captive, where the clause stands below a word for the release."""
    above = set(draft.found.frame.tree.sentence.ancestors(draft.found.frame.index))
    for other in freed:
        asked = other.judged.outer is not None or "release-code" not in grammar.classes[other.code]
        captor, captive = other.pair.target if asked else other.pair.source, draft.pair.target
        if captor is None or above.isdisjoint(other.found.tokens):
            continue
        if captive is not None and captive.actor.code == captor.actor.code:  # "freed a man, arrested in May"
            captive = None if asked else other.pair.target
        if captive is not None and (captor.actor.country is not None or captor.actor.roles):
            return Pair(_captor(draft.pair.source, captor), captive, (_NOTE, draft.pair.notes[1]))
    return None


def _captor(police: Resolved | None, captor: Resolved) -> Resolved:
    country = captor.actor.country
    if police is None or country is None:
        return captor
    return Resolved(evolved(police.actor, code=country + (police.actor.code or ""), country=country), police.how)
