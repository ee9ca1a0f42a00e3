"""PLOVER: types of political events, their modes, quad classes and conflict-cooperation scores."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType

import attrs

from eventcode.ontology._data import rows

__all__ = ["Plover", "PloverType", "plover"]


@attrs.frozen
class PloverType:
    """One of the 16 PLOVER types. `quad` is 1 to 4; `score` -10 (conflict) to 10 (cooperation); `modes` maps
    a mode to its own score."""

    name: str
    quad: int
    score: float
    modes: Mapping[str, float]


@cache
def _types() -> Mapping[str, PloverType]:
    quads: dict[str, int] = {}
    scores: dict[str, dict[str, float]] = {}
    for name, mode, quad, score in rows("plover"):
        quads.setdefault(name, int(quad))
        scores.setdefault(name, {})[mode] = float(score)
    return MappingProxyType(
        {
            name: PloverType(name, quads[name], by_mode.pop(""), MappingProxyType(by_mode))
            for name, by_mode in scores.items()
        }
    )


class Plover:
    """The PLOVER table; iterating gives its types.

    >>> plover.get("ASSAULT").quad
    4
    >>> plover.score("RETREAT", "ceasefire"), plover.quad("AGREE")
    (7.5, 1)
    """

    def __iter__(self) -> Iterator[PloverType]:
        return iter(_types().values())

    def __len__(self) -> int:
        return len(_types())

    def __contains__(self, name: object) -> bool:
        return name in _types()

    def get(self, name: str) -> PloverType | None:
        """The type of that name (`"ASSAULT"`), or `None`."""
        return _types().get(name)

    def quad(self, name: str) -> int | None:
        """Quad class of a type: 1 verbal and 2 material cooperation, 3 verbal and 4 material conflict."""
        found = _types().get(name)
        return found.quad if found else None

    def score(self, name: str, mode: str | None = None) -> float | None:
        """Conflict-cooperation score of a type in a mode; of the type alone where the mode has none."""
        found = _types().get(name)
        return found.modes.get(mode or "", found.score) if found else None


plover = Plover()
