"""Which of the named places an event happened at, and where that is on the map."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

import attrs

from eventcode._earth import kilometres
from eventcode._evolve import evolved
from eventcode._records import record
from eventcode.attributes.gazetteer import WELL_KNOWN, Settlement, gazetteer, name_key, unmistakable
from eventcode.attributes.places import COUNTRY, DISTRICT, FACILITY, REGION, TOWN, PlaceMention
from eventcode.attributes.regions import RegionTable
from eventcode.events import Place
from eventcode.ontology import countries

__all__ = ["Resolver", "Spot"]

CITY = 50_000
"""From this many people on, an unknown name inside a place is a quarter of it and not a village near it."""

ABROAD_CUE = 3.0
"""So sure must it be that something happened at a name before a city of another country is meant: "in Doha"."""
METROPOLIS = 100_000
"""From this many people on, a city of another country is meant and not a village on no map."""
WORLD_CITY = 1_000_000
"""From this many people on, so is one by another name that it has."""
QUARTER_CUE = 3.0
"""So sure must it be that a name is a place before the city that it begins with is taken for it."""
_LONGEST_INITIALS = 6
_CODED, _DESIGNATED, _BESIDE, _KNOWN, _SIMILAR = 50.0, 2.5, 3.0, 2.5, 1.0
_REGION, _COUNTRY, _FACILITY, _MODIFIER, _UNKNOWN = -3.5, -6.0, -4.0, -2.5, -1.5
_CONTAINER, _OTHER_END, _ARTICLE, _ASIDE = -5.0, -3.0, -2.0, -3.0
_SENTENCE, _WORD, _CAP = -1.2, -0.04, -2.5
FAR = 150.0
"""A place this many kilometres from the region named beside it is another place of the same name."""
ENOUGH = 1.0
"""From this score on a mention is taken as a place of the event."""


@record
class Spot:
    """A mention with its place and score; `reason` says how it was found."""

    mention: PlaceMention
    place: Place
    score: float
    reason: str

    @property
    def here(self) -> float:
        """The score for an event of its own sentence, however late in the text that stands."""
        return self.score - _SENTENCE * self.mention.sentence

    def read_from(self, sentence: int) -> Spot:
        """The same in a text that begins with a sentence."""
        return evolved(self, score=self.score - _SENTENCE * sentence) if sentence else self


@attrs.frozen(eq=False, slots=False)
class Resolver:
    """Turns mentions into places of one country (ISO alpha-3), or of the world when it is `None`. `genitive` are the
    words between a building and its town: "University *of* Manipur"; `town_words` what towns are: *city*."""

    country: str | None
    regions: RegionTable
    country_names: Mapping[str, str]
    genitive: frozenset[str]
    town_words: frozenset[str]

    @cached_property
    def alpha2(self) -> str | None:
        """The country as the gazetteer names it (ISO alpha-2)."""
        found = countries.get(self.country) if self.country else None
        return found.alpha2 if found is not None else None

    def spot(self, mention: PlaceMention) -> Spot:
        """The place of a mention, resolved as far as possible, and how likely it is the event's."""
        named = self.country_names.get(name_key(mention.name))
        if named is not None and (self.country is None or named == self.country or not self._known(mention.name)):
            return self._whole_country(mention, named)
        region = mention.level == REGION or (
            self.regions.is_region(mention.name, self.country)
            and mention.level != DISTRICT
            and not (self._known(mention.name) or mention.designated)
        )
        if region and self.country is not None and not mention.coded:
            return self._region(mention)
        settlement, how, name = self._settle(mention)
        if mention.listed and how in ("beside", "unknown", "similar") and mention.level in (TOWN, FACILITY):
            around = self._city_around(mention)
            if around is not None:
                settlement, how, name = around, "beside", mention.regions[0]
        score = self._score(mention, settlement, how)
        precision = 2 if mention.near or mention.level == DISTRICT or how == "beside" else 1
        return Spot(mention, self._place(mention, settlement, precision, name), score, how)

    def _city_around(self, mention: PlaceMention) -> Settlement | None:
        """The city that an unknown name before a comma is a quarter of: "Exarchia, Athens"."""
        city = mention.regions[0]
        if mention.designated or self.regions.names_region(city, self.country):
            return None
        found = gazetteer().in_country(city, self.alpha2 or "")
        return found[0] if found and found[0].population >= CITY else None

    def _known(self, name: str) -> bool:
        return self.alpha2 is not None and bool(gazetteer().in_country(name, self.alpha2))

    def _score(self, mention: PlaceMention, settlement: Settlement | None, how: str) -> float:
        score = mention.cue + (_CODED if mention.coded else 0) + _SENTENCE * mention.sentence
        score += max(_CAP, _WORD * mention.first)
        score += _DESIGNATED if mention.designated else 0
        if any(self.is_place(r) for r in mention.regions):
            score += _BESIDE
        if how in ("name", "part"):
            score += _KNOWN
        elif how in ("similar", "quarter"):
            score += _SIMILAR
        elif not mention.designated and not mention.regions:
            score += _UNKNOWN + (_ARTICLE if mention.article else 0)
        if mention.level == FACILITY:
            score += _FACILITY
        large = settlement is not None and settlement.population >= CITY and mention.level == TOWN and not mention.near
        if mention.within and (mention.within_designated or not large or self._known(mention.within)):
            score += _CONTAINER  # of an unknown name in a city, a quarter, ACLED takes the city
        score += _OTHER_END if mention.second else 0
        score += _ASIDE if mention.aside and not mention.coded else 0
        return score + (_MODIFIER if mention.modifier else 0)

    def is_place(self, name: str) -> bool:
        """Whether a name is a region or a town of the country."""
        if self.regions.is_region(name, self.country):
            return True
        if self.alpha2 is None:
            return bool(unmistakable(gazetteer().named(name)))
        return bool(gazetteer().in_country(name, self.alpha2))

    def _settle(self, mention: PlaceMention) -> tuple[Settlement | None, str, str]:
        """The settlement, how it was found (`name`, `part`, `abroad`, `similar`, `beside`, `quarter`, `unknown`),
        and the place's name: for a building named after its town ("Lahore Press Club") the town."""
        places = gazetteer()
        code = self.alpha2
        if code is None:
            found = unmistakable(places.named(mention.name))
            meant = bool(found) and _is_spelling(mention.name, found[0])
            return (self._best(found, mention), "name", mention.name) if meant else (None, "unknown", mention.name)
        for name, how in self._forms(mention):
            exact = places.in_country(name, code)
            best = self._best(exact, mention) if exact else None
            if best is not None:
                return best, how, name if mention.level == FACILITY else mention.name
        abroad = self._abroad(mention)
        if abroad is not None:
            return abroad, "abroad", mention.name
        if mention.level != FACILITY:
            for name, _ in self._forms(mention):
                close = places.similar(name, code)
                best = self._best(close, mention) if close else None
                if best is not None:
                    return best, "similar", mention.name
        for region in (*mention.regions, *mention.inside):
            if not self.regions.is_region(region, self.country):
                around = places.in_country(region, code) or places.similar(region, code)
                if around:
                    return self._best(around, mention), "beside", mention.name
        city = self._city_of(mention)
        return (city, "quarter", mention.name) if city is not None else (None, "unknown", mention.name)

    def _forms(self, mention: PlaceMention) -> Iterable[tuple[str, str]]:
        """The name; for "Los Angeles - Westside" the city; for "Manipur University" its first words."""
        yield mention.name, "name"
        head, dash, _ = mention.name.partition(" - ")
        if dash:
            yield head, "part"
        words = mention.name.split()
        if len(words) > 1 and mention.designated:
            yield " ".join(words[:-1]), "name"
        if mention.level == FACILITY:
            for size in range(len(words) - 1, 0, -1):
                yield " ".join(words[:size]), "part"
            of = next((i for i, word in enumerate(words[1:-1], 1) if word in self.genitive), 0)
            if of:
                yield " ".join(words[of + 1 :]), "part"

    def _abroad(self, mention: PlaceMention) -> Settlement | None:
        """The well-known city of another country that something is said to have happened in: "met in Doha"."""
        if mention.cue < ABROAD_CUE or mention.level != TOWN or mention.regions or mention.inside or mention.designated:
            return None
        found = unmistakable(gazetteer().named(mention.name))
        own = bool(found) and name_key(found[0].name) == name_key(mention.name)
        return found[0] if found and found[0].population >= (METROPOLIS if own else WORLD_CITY) else None

    def _city_of(self, mention: PlaceMention) -> Settlement | None:
        """The city that a quarter on no map has in its name: "Daraa al-Balad"."""
        words = mention.name.split() if mention.cue >= QUARTER_CUE and mention.level != FACILITY else []
        for size in range(len(words) - 1, 0, -1):
            here = gazetteer().in_country(" ".join(words[:size]), self.alpha2 or "")
            if here and here[0].population >= WELL_KNOWN:
                return self._best(here, mention)
        return None

    def _best(self, found: Sequence[Settlement], mention: PlaceMention) -> Settlement | None:
        """Of places of one name the one in the regions named beside, then the largest; `None` when the region
        beside is known and no place of this name lies in or near it."""
        wider = (*mention.regions, *mention.inside)
        if not wider or self.country is None:
            return found[0]
        inside = {
            code
            for r in wider
            if self.regions.is_region(r, self.country) and (code := self.regions.admin1(r, self.country))
        }
        here = tuple(s for s in found if s.admin1 in inside)
        district = next((a for r in wider if (a := self._district(r)) is not None), None)
        anchor = district or next((a for r in wider if (a := self._anchor(r)) is not None), None)
        if anchor is None:
            return (here or tuple(found))[0]
        if here and district is None:
            return here[0]
        best = min(here or found, key=lambda s: _distance(s, anchor))
        return None if inside and not here and _distance(best, anchor) > FAR else best

    def _district(self, name: str) -> Settlement | None:
        """The place that a smaller region is named after."""
        return None if self.regions.is_region(name, self.country) else self._anchor(name)

    def _anchor(self, name: str) -> Settlement | None:
        if self.country is None or self.alpha2 is None:
            return None
        seat = self.regions.seat(name, self.country) if self.regions.is_region(name, self.country) else None
        here = gazetteer().in_country(name, self.alpha2)
        return seat or (here[0] if here else None)

    def _region(self, mention: PlaceMention) -> Spot:
        """A region stands for its seat, with precision 3."""
        seat = self.regions.seat(mention.name, self.country or "")
        score = mention.cue + _REGION + _SENTENCE * mention.sentence + max(_CAP, _WORD * mention.first)
        score += _BESIDE if any(self.is_place(r) for r in mention.regions) else 0
        score += _KNOWN if seat is not None else 0
        score += _CONTAINER if mention.within else 0
        place = self._place(mention, seat, 3)
        if seat is not None:
            place = evolved(
                place, name=self.regions.seat_name(mention.name, seat, self.country or ""), admin1=mention.name
            )
        return Spot(mention, place, score + (_MODIFIER if mention.modifier else 0), "region")

    def _whole_country(self, mention: PlaceMention, country: str) -> Spot:
        place = Place(mention.name, country or None, None, None, None, 3, mention.name, mention.start, mention.end)
        return Spot(evolved(mention, level=COUNTRY), place, mention.cue + _COUNTRY, "country")

    def _is_country(self, name: str, country: str | None) -> bool:
        """Whether a larger place that is named beside a place is the country, and so no region of it."""
        named = self.country_names.get(name_key(name))
        return named is not None and (country is None or named == country)

    def _usual(self, name: str, settlement: Settlement | None) -> str:
        """A town's name without a word that the map does not have: *Butuan City*, but *Cebu City*, *Panama City*;
        one that stands in capitals, as in a dateline, as the map writes it."""
        if settlement is not None and name.isupper() and name_key(settlement.name) == name_key(name):
            return settlement.name
        bare, _, last = name.rpartition(" ")
        if settlement is None or not bare[-1:].isalpha() or name_key(bare) in self.country_names:
            return name
        if self.regions.is_region(bare, self.country):
            return name  # the word tells the town from its region
        kind = last[:1].isupper() and last.lower() in self.town_words  # "Tuxtla Gutierrez" keeps its last word
        return bare if kind and name_key(settlement.name) == name_key(bare) else name

    def _place(
        self, mention: PlaceMention, settlement: Settlement | None, precision: int, name: str | None = None
    ) -> Place:
        country = self.country
        if settlement is not None and settlement.country != self.alpha2:
            found = countries.get(settlement.country)
            country = found.alpha3 if found is not None else None
        wider = [r for r in (*mention.regions, *mention.inside) if not self._is_country(r, country)]
        region = next((r for r in reversed(wider) if self.regions.is_region(r, country)), None)
        if region is None and wider:
            region = wider[-1]
        latitude = settlement.latitude if settlement is not None else None
        longitude = settlement.longitude if settlement is not None else None
        return Place(
            self._usual(_spelled(name or mention.name, settlement), settlement),
            country,
            region,
            latitude,
            longitude,
            precision,
            mention.name,
            mention.start,
            mention.end,
        )


def _spelled(name: str, settlement: Settlement | None) -> str:
    """A name that is written in capitals or without any (KHARTOUM, as in a dateline) with one for each of its words."""
    if not (name.islower() or (name.isupper() and (settlement is not None or len(name) > _LONGEST_INITIALS))):
        return name
    known = settlement.name if settlement is not None and settlement.name.isascii() else ""
    return known if name_key(known) == name_key(name) else name.title()


def _is_spelling(name: str, place: Settlement) -> bool:
    """Whether a name is the one a town goes by: "Kiev", but not a word that a map has for a town of another name."""
    return place.population >= WORLD_CITY or name_key(name)[:1] == name_key(place.name)[:1]


def _distance(one: Settlement, two: Settlement) -> float:
    return kilometres(one.latitude, one.longitude, two.latitude, two.longitude)
