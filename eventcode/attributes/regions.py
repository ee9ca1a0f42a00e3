"""First-level regions: which names are regions of a country, and their seats."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

import attrs

from eventcode.attributes.gazetteer import Settlement, gazetteer, name_key
from eventcode.lexicon.dictionaries import Dictionaries
from eventcode.lexicon.lines import Problems, read_lines
from eventcode.ontology import countries

__all__ = ["RegionTable"]

_SHARED_CODES = frozenset({"USA", "CHE", "BEL"})
"""Countries whose regions GeoNames codes with the letters of ISO 3166-2."""
_STEM = 3
"""Fewer letters of a city's name say nothing about the region."""
WHOLE = "*"
"""Stands in a dictionary for the country as a whole."""
SAME_NAME = 60
"""A region and its seat are spelt alike from this similarity on (rapidfuzz ratio, 0 to 100)."""


@attrs.frozen(eq=False)
class RegionTable:
    """Regions by ISO alpha-3 and name key, with the name of the seat where a dictionary gives one."""

    seats: Mapping[str, Mapping[str, str]]
    governments: Mapping[str, str] = attrs.field(factory=dict)

    @classmethod
    def build(cls, dictionaries: Dictionaries, problems: Problems) -> RegionTable:
        """Read the `@regions` files: `region | short form = ISO3 Seat`."""
        seats: dict[str, dict[str, str]] = {}
        governments: dict[str, str] = {}
        for source in dictionaries.of_kind("regions"):
            for line in read_lines(source, problems):
                left, equals, right = (part.strip() for part in line.text.partition("="))
                iso, _, seat = right.partition(" ")
                if not equals or iso not in countries or not seat:
                    problems.add(line, "bad-region", "an entry is `region | short form = ISO3 Seat`")
                    continue
                if left == WHOLE:
                    governments[iso] = seat.strip()
                    continue
                table = seats.setdefault(iso, {})
                table.update({name_key(name): seat.strip() for name in left.split("|")})
        return cls(seats, governments)

    def is_region(self, name: str, country: str | None) -> bool:
        """Whether a country (ISO alpha-3) has a first-level region of this name.

        >>> table = RegionTable({"IND": {"bihar": "Patna"}})
        >>> table.is_region("Bihar", "IND"), table.is_region("Bavaria", "DEU"), table.is_region("Patna", "IND")
        (True, False, False)
        """
        if country is None:
            return False
        key = name_key(name)
        return key in self.seats.get(country, {}) or key in _iso_regions(country)

    def names_region(self, city: str, country: str | None) -> bool:
        """Whether a region is called after a city, perhaps with another ending: Sumy, "Sumska oblast".

        >>> RegionTable({"UKR": {"sumska oblast": "Sumy"}}).names_region("Sumy", "UKR")
        True
        """
        stem = name_key(city)[:-1]
        if country is None or len(stem) < _STEM:
            return country is not None
        return any(key.startswith(stem) for key in (*self.seats.get(country, ()), *_iso_regions(country)))

    def seat_name(self, name: str, seat: Settlement, country: str) -> str:
        """The seat's name as news write it: the dictionary's, or the region's own where the two are one name."""
        from rapidfuzz import fuzz

        listed = self.seats.get(country, {}).get(name_key(name))
        if listed is not None:
            return listed
        return name if fuzz.ratio(name_key(name), name_key(seat.name)) >= SAME_NAME else seat.name

    def admin1(self, name: str, country: str) -> str | None:
        """GeoNames' code of a region: ISO's where the two share letters (`WV`), else that of the seat's place."""
        code = _iso_regions(country).get(name_key(name))
        if code is not None and code.isalpha() and country in _SHARED_CODES:
            return code
        seat = self.seat(name, country)
        return seat.admin1 if seat is not None else None

    def seat(self, name: str, country: str) -> Settlement | None:
        """The seat of a region: the dictionary's; else the largest place of the region that a place of the
        region's own name lies in."""
        found = countries.get(country)
        if found is None:
            return None
        places = gazetteer()
        seat = self.seats.get(country, {}).get(name_key(name))
        here = places.in_country(seat or name, found.alpha2)
        if not here and seat is not None:
            here = places.similar(seat, found.alpha2)
        if not here:
            return None
        if seat is not None or here[0].population > 20_000:
            return here[0]
        return places.largest(found.alpha2, here[0].admin1)


@lru_cache(maxsize=256)
def _iso_regions(country: str) -> Mapping[str, str]:
    """Name keys of the first-level subdivisions of ISO 3166-2, with the part of their code after the country."""
    import pycountry

    found = countries.get(country)
    listed: Iterable[object] = (
        pycountry.subdivisions.get(country_code=found.alpha2)  # type: ignore[no-untyped-call]  # pycountry has no types
        if found is not None
        else None
    ) or ()
    keys: dict[str, str] = {}
    for subdivision in listed:
        if getattr(subdivision, "parent_code", None):
            continue
        for name in (
            str(getattr(subdivision, "name", "")).replace("[", ",").replace("]", ",").replace("/", ",").split(",")
        ):
            keys[name_key(name)] = str(getattr(subdivision, "code", "")).partition("-")[2]
    keys.pop("", None)
    return keys
