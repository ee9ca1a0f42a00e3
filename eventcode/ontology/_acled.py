"""ACLED: event types, sub-event types, disorder types and countries as ACLED names them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

import attrs

from eventcode.errors import InputError
from eventcode.ontology._countries import countries
from eventcode.ontology._data import rows

__all__ = ["Acled", "AcledCountry", "SubEvent", "acled"]


@attrs.frozen
class SubEvent:
    """One of ACLED's 25 sub-event types, with the flags ACLED counts it under."""

    name: str
    event_type: str
    political_violence: bool
    organized_political_violence: bool
    disorder: bool
    demonstrations: bool

    @property
    def disorder_types(self) -> tuple[str, ...]:
        """`Political violence`, `Demonstrations` (one sub-event type is both) or `Strategic developments`."""
        found = (
            *(("Political violence",) if self.political_violence else ()),
            *(("Demonstrations",) if self.demonstrations else ()),
        )
        # Violent demonstrations and mob violence carry their flags; whatever carries none is strategic.
        return found or (("Demonstrations",) if self.disorder else ("Strategic developments",))

    @property
    def disorder_type(self) -> str:
        """The value of ACLED's column of that name."""
        return "; ".join(self.disorder_types)


@attrs.frozen
class AcledCountry:
    """A country as ACLED names it; `iso` is its ISO 3166 number (0 for Kosovo, as ACLED has it), `since` the
    first year that ACLED covers."""

    alpha3: str
    name: str
    region: str
    since: int
    iso: int


@cache
def _sub_events() -> Mapping[str, SubEvent]:
    return MappingProxyType(
        {row[1]: SubEvent(row[1], row[0], *(f == "1" for f in row[2:])) for row in rows("acled_events")}
    )


def _iso(alpha3: str) -> int:
    country = countries.get(alpha3)
    return (country.numeric or 0) if country else 0


@cache
def _countries() -> Mapping[str, AcledCountry]:
    return MappingProxyType(
        {a: AcledCountry(a, name, region, int(since), _iso(a)) for a, name, region, since in rows("acled_countries")}
    )


class Acled:
    """ACLED's tables.

    >>> acled.sub_event("Armed clash").event_type
    'Battles'
    >>> acled.country("SYR").name, acled.country("SYR").iso
    ('Syria', 760)
    """

    def sub_event(self, name: str) -> SubEvent:
        """The sub-event type of that name; `InputError` where ACLED has none.

        >>> acled.sub_event("Excessive force against protesters").disorder_type
        'Political violence; Demonstrations'
        """
        if found := _sub_events().get(name):
            return found
        known = ", ".join(_sub_events())
        raise InputError(f"{name!r} is no ACLED sub-event type; they are: {known}")

    def is_sub_event(self, name: str) -> bool:
        """Whether ACLED has a sub-event type of exactly this name."""
        return name in _sub_events()

    def sub_events(self) -> tuple[SubEvent, ...]:
        """All 25 sub-event types."""
        return tuple(_sub_events().values())

    def countries(self) -> tuple[AcledCountry, ...]:
        """Every country that ACLED covers."""
        return tuple(_countries().values())

    def country(self, alpha3: str) -> AcledCountry | None:
        """A country by its ISO 3166 alpha-3 code, or `None`."""
        return _countries().get(alpha3)


acled = Acled()
