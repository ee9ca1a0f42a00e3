"""The actor that an action names by itself: who makes arrests when a text names nobody."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

import attrs

from eventcode.actors.acled import AcledNames
from eventcode.actors.normalise import name_pieces
from eventcode.document import Document, Sentence
from eventcode.events import Actor
from eventcode.lexicon.actor_format import ActorEntry

__all__ = ["Implied", "agents_called"]


def agents_called(entries: Sequence[ActorEntry], names: frozenset[str]) -> dict[str, ActorEntry]:
    """The entries of the agents that action entries name in their `source` attribute, by that name."""
    wanted = {tuple(norm for norm, _ in name_pieces(name)): name for name in names}
    found: dict[str, ActorEntry] = {}
    for entry in entries:
        for name in entry.names:
            called = wanted.get(tuple(norm for norm, _ in name_pieces(name.text)))
            if called is not None:
                found[called] = entry
    return found


@attrs.frozen(eq=False)
class Implied:
    """Makes implied actors for one sentence. `country` is the ISO alpha-3 code they are taken to belong to."""

    agents: Mapping[str, ActorEntry]
    names: AcledNames
    country: str | None = None
    date: dt.date | None = None

    def in_country(self, country: str | None, date: dt.date | None) -> Implied:
        """The same agents, taken to belong to `country` on `date`."""
        return Implied(self.agents, self.names, country, date)

    def actor(self, name: str, document: Document, sentence: Sentence, tokens: Sequence[int]) -> Actor | None:
        """The agent called `name`, standing at the words of the action; `None` when no dictionary knows it."""
        entry = self.agents.get(name)
        role = entry.code_on(None) if entry is not None else None
        if entry is None or not role:
            return None
        start, end = sentence.tokens[tokens[0]].start, sentence.tokens[tokens[-1]].end
        return Actor(
            code=(self.country or "") + role,
            country=self.country,
            roles=tuple(role[i : i + 3] for i in range(0, len(role), 3)),
            name=entry.name,
            text=document.text[start:end],
            start=start,
            end=end,
            acled=self.names.actor(entry.attributes, entry, self.country, self.date),
            entry=entry.entry,
            via="agent",
            kind="agent",
            sentence=sentence.index,
            head=tokens[0],
            tokens=(),
        )
