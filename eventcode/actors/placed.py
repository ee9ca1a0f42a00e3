"""Role nouns of no known country, by where it happened: the gunmen of an attack in Christchurch."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from eventcode.actors.codes import STATE_ROLES
from eventcode.actors.domestic import Settled, at_home, is_bare, is_local
from eventcode.actors.mentions import ActorLexicon, Context
from eventcode.document import Sentence
from eventcode.events import Actor, Place

__all__ = ["Placed"]

_ANYWHERE = frozenset({"MED", "REF"})
_PEOPLE = frozenset({"agent", "person"})


@attrs.frozen(eq=False)
class Placed:
    """Gives bare role nouns the country of the place of an event; `who` are the actors of every sentence."""

    who: Sequence[Settled]
    context: Context
    lexicon: ActorLexicon

    def at(self, actor: Actor | None, other: Actor | None, place: Place | None, sentence: Sentence) -> Actor | None:
        """An actor of a sentence as one of the country where it happened, where nothing else tells its country.

        Soldiers and officials may be those of any country that the text names, and people of a place that a sentence
        before named may be of any that this one names. Reporters, refugees and envoys are at home elsewhere, and a
        place is not where it happened if it is who stands on the `other` side ("militants backed by Ankara").
        """
        if actor is None or place is None or place.country is None or not is_bare(actor):
            return actor
        if not _ANYWHERE.isdisjoint(actor.roles) or (other is not None and other.start <= place.start < other.end):
            return actor
        if actor.head >= 0 and sentence.tokens[actor.head].lemma_lower in self.lexicon.grammar["sent-abroad"]:
            return actor
        here = sentence.start <= place.start < sentence.end
        mine = self.who[sentence.index : sentence.index + 1] if is_local(actor) else self.who
        if not (here and is_local(actor)) and any(a.country for settled in mine for a in settled.actors):
            return actor
        return at_home(actor, place.country, self.context, self.lexicon)

    def policing(
        self, source: Actor | None, target: Actor | None, speaker: Actor | None, place: Place | None, sentence: Sentence
    ) -> Actor | None:
        """A source that an action implies and that is of no known country as one of the country of the state that
        tells of it ("Ethiopian police said that arms were found"), else of the place that its sentence names, else of
        the people to whom it is done: "an Iranian editor was detained"."""
        if source is None or source.tokens or not is_bare(source):
            return source
        country = place.country if place is not None and sentence.start <= place.start < sentence.end else None
        if target is not None and target.roles and target.kind in _PEOPLE:
            country = country or target.country
        if speaker is not None and not STATE_ROLES.isdisjoint(speaker.roles):
            country = speaker.country or country
        return at_home(source, country, self.context, self.lexicon) if country is not None else source
