"""What the words of one actor mean together: CAMEO code, country, roles and ACLED's name."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Hashable
from typing import TypeVar, cast

import attrs

from eventcode.actors.acled import AcledNames, as_civilian
from eventcode.actors.codes import ROLE_AND_COUNTRY, Group, code_after, code_of, country_of, role_only, split_code
from eventcode.actors.identity import is_nameless
from eventcode.actors.table import Hit
from eventcode.events import AcledActor
from eventcode.lexicon.actor_format import ActorEntry

__all__ = ["Composer", "Meaning"]

T = TypeVar("T")

_KEPT = 20_000
"""So many meanings are remembered: more than the actors of a corpus, little beside the dictionaries."""


@attrs.frozen
class Meaning:
    """What an actor is wherever it stands: the fields of an `Actor` that hang on its `Group` alone; the `code` is
    `None` when the dictionary gives none on that day. `nameless`: an armed group that the text itself may name."""

    code: str | None
    country: str | None
    roles: tuple[str, ...]
    acled: AcledActor | None
    name: str
    entry: str
    via: str
    kind: str | None
    nameless: bool


@attrs.frozen(eq=False)
class Composer:
    """Works out the meaning of groups. News names the same actors again and again, so meanings are remembered:
    they depend on nothing but the entries and what `meaning` is given."""

    countries: frozenset[str]
    acled: AcledNames
    _known: dict[Hashable, tuple[object, tuple[Hit | None, ...]]] = attrs.field(factory=dict, init=False, repr=False)

    def meaning(self, group: Group, date: dt.date | None, scene: str | None, unknown: str = "") -> Meaning:
        """The meaning on a day in a text about the country `scene`; `unknown` are the proper
        nouns before the group (see `proper_nouns_before`)."""
        key = (
            id(group.main.entry),
            group.country and id(group.country.entry),
            group.nation and id(group.nation.entry),
            tuple([id(hit.entry) for hit in group.roles]) if group.roles else (),
            (group.owned, group.private, group.sense, unknown, date, scene),
        )
        known = self._known.get(key)
        if known is not None:
            return cast("Meaning", known[0])
        hits = (group.main, group.country, group.nation, *group.roles)
        return self.once(key, lambda: self._meaning(group, date, scene, unknown), hits)

    def once(self, key: Hashable, build: Callable[[], T], hits: tuple[Hit | None, ...] = ()) -> T:
        """What `build()` gives, worked out once for a key. `hits` are kept with it: where the key holds the id of
        an entry, the entry lives on and cannot give its id to another."""
        known = self._known.get(key)
        if known is None:
            if len(self._known) >= _KEPT:
                self._known.clear()
            known = self._known[key] = (build(), hits)
        return cast("T", known[0])

    def _meaning(self, group: Group, date: dt.date | None, scene: str | None, unknown: str) -> Meaning:
        entry = group.main.entry
        held = code_of(group, date, self.countries)
        code = code_after(held, group.sense)
        now = as_civilian(entry) if code != held else entry
        country, roles = split_code(code, self.countries)
        if country is not None and country in ROLE_AND_COUNTRY and role_only(group):
            roles, country = (country, *roles), None
        home = entry.attributes.get("country", "")
        if entry.agent and code and group.country is None:
            code = home + code  # "the barangay captain" is in the Philippines
        country = country or home or country_of(group.country, date, self.countries)
        modifier = group.country.entry if group.country is not None else None
        acled = self.acled.composed(now, modifier, country, scene, date, unknown)
        return Meaning(
            code or None,
            country,
            roles,
            acled,
            name=entry.name,
            entry=entry.entry,
            via="agent" if entry.agent else "dictionary",
            kind=_shown_kind(entry),
            nameless=entry.agent and is_nameless(acled),
        )


def _shown_kind(entry: ActorEntry) -> str | None:
    """Tanks and warplanes act for those who have them; they are told apart from people."""
    kind = entry.attributes.get("kind") or None
    return "agent" if entry.agent and kind != "equipment" else kind
