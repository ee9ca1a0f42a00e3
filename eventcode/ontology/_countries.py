"""Countries by ISO 3166 alpha-3, with Kosovo (XKX)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType

import attrs
import pycountry

__all__ = ["Countries", "Country", "countries"]


@attrs.frozen
class Country:
    """A country or territory; `numeric` is its ISO 3166 number, `None` for Kosovo, which has none."""

    alpha3: str
    alpha2: str
    numeric: int | None
    name: str


@cache
def _countries() -> Mapping[str, Country]:
    listed = (
        Country(c.alpha_3, c.alpha_2, int(c.numeric), getattr(c, "common_name", c.name)) for c in pycountry.countries
    )
    table = {country.alpha3: country for country in listed}
    table.setdefault("XKX", Country("XKX", "XK", None, "Kosovo"))
    return MappingProxyType(dict(sorted(table.items())))


@cache
def _by_alpha2() -> Mapping[str, Country]:
    return MappingProxyType({country.alpha2: country for country in _countries().values()})


class Countries:
    """The countries of ISO 3166 and Kosovo; iterating gives them by alpha-3 code.

    >>> "SYR" in countries, "XKX" in countries, "REB" in countries
    (True, True, False)
    >>> countries.get("SYR").numeric
    760
    """

    def __iter__(self) -> Iterator[Country]:
        return iter(_countries().values())

    def __len__(self) -> int:
        return len(_countries())

    def __contains__(self, alpha3: object) -> bool:
        return alpha3 in _countries()

    def get(self, code: str) -> Country | None:
        """The country of an alpha-3 (or alpha-2) code in capitals, or `None`."""
        return _countries().get(code) or _by_alpha2().get(code)


countries = Countries()
