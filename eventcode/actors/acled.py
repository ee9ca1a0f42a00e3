"""How ACLED names an actor: state forces with the period of rule, classes of people with the country."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping

import attrs

from eventcode.events import AcledActor
from eventcode.lexicon.actor_format import ActorEntry
from eventcode.lexicon.lines import Problems, Source, read_lines

__all__ = ["AcledNames", "read_periods"]

_PERIOD = re.compile(r"(\d{4})?\.\.(\d{4})?$")
STATE_CLASSES = {
    "military": "Military Forces",
    "police": "Police Forces",
    "intelligence": "Military Forces",
    "government": "Government",
}
NAMED_KINDS = frozenset(
    {"armed-group", "party", "movement", "ethnic", "religious", "igo", "ngo", "company", "media"}
)


@attrs.frozen
class AcledNames:
    """ACLED's country names and government periods, by ISO alpha-3."""

    countries: Mapping[str, str]
    periods: Mapping[str, tuple[tuple[int, int | None], ...]]

    def period(self, country: str, date: dt.date | None) -> str:
        """`(2000-2024)`, the rule that a day falls into; of two that share a year, the later one."""
        spans = self.periods.get(country, ())
        if date is None:
            chosen = spans[-1:]
        else:
            chosen = tuple(s for s in spans if s[0] <= date.year and (s[1] is None or date.year <= s[1]))[-1:]
        return f" ({chosen[0][0]}-{chosen[0][1] or ''})" if chosen else ""

    def actor(
        self,
        attributes: Mapping[str, str],
        entry: ActorEntry,
        country: str | None,
        date: dt.date | None,
        extra: tuple[str, ...] = (),
    ) -> AcledActor | None:
        """Name, class and associated actors for an entry; `None` when ACLED has no class for it."""
        inter = attributes.get("inter")
        kind = attributes.get("kind", "")
        acled = (
            attributes.get("acled")
            or STATE_CLASSES.get(kind)
            or (entry.name if kind in NAMED_KINDS else None)
        )
        if inter is None or acled is None:
            return None
        place = self.countries.get(country or "", country or "")
        assoc = tuple(
            f"{a.strip()} ({place})" if place and ":" not in a and "(" not in a else a.strip()
            for source in (*extra, attributes.get("assoc", ""))
            for a in source.split(",")
            if a.strip()
        )
        return AcledActor(self._name(acled, int(inter), kind, place, country, date, entry), int(inter), assoc)

    def _name(
        self,
        acled: str,
        inter: int,
        kind: str,
        place: str,
        country: str | None,
        date: dt.date | None,
        entry: ActorEntry,
    ) -> str:
        if acled in ("Military Forces", "Police Forces", "Government"):
            base = f"{acled} of {place}{self.period(country or '', date)}" if place else acled
            return (
                f"{base} {entry.name}"
                if kind in STATE_CLASSES and not entry.agent and kind != "government"
                else base
            )
        if not entry.agent and kind in NAMED_KINDS and kind not in ("ethnic", "religious"):
            return acled
        return f"{acled} ({place})" if place and "(" not in acled and ":" not in acled else acled


def read_periods(
    source: Source, problems: Problems
) -> dict[str, tuple[str, tuple[tuple[int, int | None], ...]]]:
    """`Syria | SYR = 1971..2000, 2000..` as ISO code -> (ACLED's country name, periods)."""
    found: dict[str, tuple[str, tuple[tuple[int, int | None], ...]]] = {}
    for line in read_lines(source, problems):
        left, equals, right = line.text.partition("=")
        name, bar, iso = (part.strip() for part in left.partition("|"))
        spans = [_PERIOD.match(part.strip()) for part in right.split(",")]
        if not equals or not bar or not all(spans):
            problems.add(
                line,
                "bad-period",
                "an entry is `Country | ISO = 2000..2024, 2024..`",
                "years on both sides of ..",
            )
            continue
        years = tuple((int(s[1] or 0), int(s[2]) if s[2] else None) for s in spans if s)
        found[iso] = (name, years)
    return found
