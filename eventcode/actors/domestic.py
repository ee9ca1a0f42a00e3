"""The country of bare role nouns ("police", "the regime"), known when the whole text has been read."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from eventcode.actors.mentions import ActorLexicon, Context
from eventcode.actors.normalise import name_pieces
from eventcode.actors.resolve import OF_NO_COUNTRY
from eventcode.document import Document, Sentence
from eventcode.events import AcledActor, Actor

__all__ = ["in_country"]


def in_country(
    document: Document, mentions: Sequence[Sequence[Actor]], context: Context, given: bool, lexicon: ActorLexicon
) -> list[tuple[Actor, ...]]:
    """Give bare role nouns their country: the one the same noun had before, else the one the text is about. An
    inferred country is not used in a sentence that names another one."""
    known: dict[str, str] = {}
    result = []
    for sentence, named in zip(document.sentences, mentions, strict=True):
        others = any(a.country and a.country != context.country for a in named)
        fallback = context.country if given or not others else None
        settled = []
        for actor in named:
            country = _country(actor, sentence, known, fallback)
            settled.append(actor if country is None else _at_home(actor, country, context, lexicon))
        for actor in settled:
            if actor.country is not None:
                known.update((sentence.tokens[i].lemma_lower, actor.country) for i in actor.tokens)
        result.append(tuple(settled))
    return result


def _country(actor: Actor, sentence: Sentence, known: dict[str, str], fallback: str | None) -> str | None:
    if actor.via != "agent" or actor.country is not None or actor.code is None:
        return None
    if not OF_NO_COUNTRY.isdisjoint(actor.roles):
        return None
    words = (sentence.tokens[i].lemma_lower for i in actor.tokens)
    return next((known[word] for word in words if word in known), fallback)


def _at_home(actor: Actor, country: str, context: Context, lexicon: ActorLexicon) -> Actor:
    acled = _acled(actor, country, context, lexicon) if actor.acled is not None else None
    return attrs.evolve(actor, code=country + (actor.code or ""), country=country, acled=acled)


def _acled(actor: Actor, country: str, context: Context, lexicon: ActorLexicon) -> AcledActor | None:
    """ACLED's name with the country in it, for a role noun that nothing else had named."""
    key = tuple(norm for norm, _ in name_pieces(actor.name))
    entries = (lexicon.agents.entries[ref.entry] for ref in lexicon.agents.names.get(key, ()))
    entry = next((e for e in entries if e.entry == actor.entry), None)
    if entry is None or actor.acled != lexicon.acled.actor(entry.attributes, entry, None, context.date):
        return actor.acled
    return lexicon.acled.actor(entry.attributes, entry, country, context.date)
