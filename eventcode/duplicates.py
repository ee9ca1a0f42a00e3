"""Reports of the same incident found across documents, merged, with the reason of every merge."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Sequence

import attrs
from rapidfuzz import fuzz

from eventcode._earth import kilometres
from eventcode.errors import InputError
from eventcode.events import CodedDocument, Incident

__all__ = ["Merged", "Report", "deduplicate"]

ENOUGH = 3.5
"""The sum of evidence from which two reports are of one incident; `_TESTS` say what counts how much."""

_COUNTRY = re.compile(r" (?:\([^)]*\)|of (?:the )?.*)$")
_CLOSE_TYPES = (
    frozenset({"Battles", "Explosions/Remote violence", "Violence against civilians"}),
    frozenset({"Riots", "Protests"}),
    frozenset({"Riots", "Violence against civilians"}),
    frozenset({"Violence against civilians", "Strategic developments"}),
    frozenset({"Battles", "Strategic developments"}),
    frozenset({"Riots", "Strategic developments"}),
)


@attrs.frozen
class Report:
    """One incident as one document tells it. `document` is the document's id, or its place in the input (from 0)."""

    document: str
    incident: Incident
    text: str = attrs.field(repr=False, default="")


@attrs.frozen
class Merged:
    """An incident with everything that reports it.

    `incident` is the first report's row, `reports` all of them in input order, `reasons` why each further report
    was added, in words.
    """

    incident: Incident
    reports: tuple[Report, ...]
    reasons: tuple[str, ...] = ()

    @property
    def sources(self) -> tuple[str, ...]:
        """The documents that report the incident, each once."""
        return tuple(dict.fromkeys(r.document for r in self.reports))


def deduplicate(
    documents: Iterable[CodedDocument],
    *,
    window_days: int = 1,
    radius_km: float = 25.0,
    similarity: float = 90.0,
    one_a_day: bool = False,
    main_only: bool = False,
) -> tuple[Merged, ...]:
    """The incidents of many documents, each once.

    Two reports are merged when their texts are all but identical (`similarity`, 0 to 100), or when type, place,
    actors, deaths and wording together speak for one incident. Their days may lie `window_days` apart, their
    places `radius_km`. With `one_a_day`, the old filter of event data, everything of the same day, actors, family
    and place is one. With `main_only`, only each document's first incident is looked at. Nothing is lost: a
    `Merged` keeps every report. Raises `InputError` for a negative window, radius or similarity.

    >>> deduplicate([])
    ()
    """
    if window_days < 0 or radius_km < 0 or similarity < 0:
        raise InputError("window_days, radius_km and similarity must not be negative; give 0 for an exact match")
    if isinstance(documents, (str, CodedDocument)) or not isinstance(documents, Iterable):
        raise InputError(f"documents is {type(documents).__name__}: give several coded documents")
    reports = list(_reports(documents, main_only))
    limits = _Limits(window_days, radius_km, similarity, one_a_day)
    by_day = _Days(reports, window_days)
    groups: list[_Group] = []
    home: dict[int, _Group] = {}
    for index, report in enumerate(reports):
        best = _nearest(index, reports, by_day, limits)
        if best is None:
            home[index] = _Group()
            groups.append(home[index])
        else:
            other, why = best
            home[index] = home[other]
            home[index].reasons.append(f"{report.document} with {reports[other].document}: {why}")
        home[index].reports.append(report)
    return tuple(Merged(g.reports[0].incident, tuple(g.reports), tuple(g.reasons)) for g in groups)


@attrs.define
class _Group:
    """Reports of one incident while they are collected."""

    reports: list[Report] = attrs.field(factory=list)
    reasons: list[str] = attrs.field(factory=list)


def _nearest(index: int, reports: Sequence[Report], by_day: _Days, limits: _Limits) -> tuple[int, str] | None:
    """The earlier report that a report is most like, and why; `None` where none is like it enough."""
    best: tuple[float, int, str] | None = None
    for other in by_day.near(index):
        weight, why = _compare(reports[other], reports[index], limits)
        if weight >= ENOUGH and (best is None or weight > best[0]):
            best = (weight, other, why)
    return best[1:] if best is not None else None


@attrs.frozen
class _Limits:
    days: int
    km: float
    similarity: float
    one_a_day: bool


def _reports(documents: Iterable[CodedDocument], main_only: bool) -> Iterator[Report]:
    for number, document in enumerate(documents):
        if not isinstance(document, CodedDocument):
            raise InputError(f"documents[{number}] is {type(document).__name__}, not a coded document")
        name = document.id if document.id is not None else str(number)
        for incident in document.incidents[: 1 if main_only else None]:
            yield Report(name, incident, incident.notes)


class _Days:
    """Earlier reports whose day can be the same, without looking at all of them."""

    def __init__(self, reports: Sequence[Report], window: int) -> None:
        self.reports = reports
        self.window = window
        self.by_day: dict[dt.date | None, list[int]] = {}
        for index, report in enumerate(reports):
            self.by_day.setdefault(report.incident.event_date, []).append(index)

    def near(self, index: int) -> Iterator[int]:
        """The earlier reports within the window, and those whose day nobody knows."""
        day = self.reports[index].incident.event_date
        if day is None:
            yield from range(index)
            return
        reach = range(-self.window, self.window + 1)
        days = (day + dt.timedelta(days=step) for step in reach)
        for wanted in (*days, None):
            yield from (i for i in self.by_day.get(wanted, ()) if i < index)


def _compare(one: Report, other: Report, limits: _Limits) -> tuple[float, str]:
    """How strongly two reports speak for one incident, and why."""
    a, b = one.incident, other.incident
    if a.country and b.country and a.country != b.country:
        return 0.0, "different countries"
    alike = fuzz.token_set_ratio(one.text.casefold(), other.text.casefold())
    if fuzz.ratio(one.text.casefold(), other.text.casefold()) >= limits.similarity:
        return ENOUGH + alike / 100, f"the texts are {alike:.0f}% alike"
    if limits.one_a_day and _is_same_key(a, b):
        return ENOUGH, "one a day: the same day, actors, type and place"
    evidence = [found for test in _TESTS for found in test(a, b, alike, limits)]
    weight = sum(w for w, _ in evidence)
    return weight, ", ".join(why for w, why in evidence if w > 0)


def _is_same_key(a: Incident, b: Incident) -> bool:
    same = (a.event_date, a.event_type, a.location) == (b.event_date, b.event_type, b.location)
    return same and _actors(a) == _actors(b)


Evidence = Iterator[tuple[float, str]]


def _day(a: Incident, b: Incident, alike: float, limits: _Limits) -> Evidence:
    if a.event_date is not None and a.event_date == b.event_date:
        yield 1.0, "the same day"


def _type(a: Incident, b: Incident, alike: float, limits: _Limits) -> Evidence:
    if a.sub_event_type == b.sub_event_type:
        yield 1.5, f"the same type ({a.sub_event_type})"
    elif a.event_type == b.event_type:
        yield 1.0, f"the same type ({a.event_type})"
    elif frozenset({a.event_type, b.event_type}) not in _CLOSE_TYPES:
        yield -2.0, "different types"


def _place(a: Incident, b: Incident, alike: float, limits: _Limits) -> Evidence:
    if a.location and a.location == b.location:
        vague = a.geo_precision == 3 or b.geo_precision == 3
        yield (0.5, "the same region") if vague else (1.5, f"the same place ({a.location})")
    elif a.latitude is not None and b.latitude is not None:
        far = kilometres(a.latitude, a.longitude or 0.0, b.latitude, b.longitude or 0.0)
        if far <= limits.km:
            yield 1.0, f"places {far:.0f} km apart"
        elif 3 not in (a.geo_precision, b.geo_precision):
            yield -3.0, "different places"
    elif a.location and b.location:
        yield -1.5, "different names of places"


def _dyad(a: Incident, b: Incident, alike: float, limits: _Limits) -> Evidence:
    shared = _actors(a) & _actors(b)
    if len(shared) > 1 or (shared and len(_actors(a)) == len(_actors(b)) == 1):
        yield 1.0, "the same actors"
    elif shared:
        yield 0.5, f"an actor in common ({min(shared)})"
    else:
        yield -0.5, "no actor in common"


def _deaths(a: Incident, b: Incident, alike: float, limits: _Limits) -> Evidence:
    few, many = sorted((a.fatalities, b.fatalities))
    if few and few == many:
        yield 1.0, f"the same number of deaths ({few})"
    elif few and many > 2 * few + 3:
        yield -1.0, "very different numbers of deaths"


def _words(a: Incident, b: Incident, alike: float, limits: _Limits) -> Evidence:
    yield (alike - 50) / 25, f"the texts are {alike:.0f}% alike"


_TESTS: tuple[Callable[[Incident, Incident, float, _Limits], Evidence], ...] = (
    _day,
    _type,
    _place,
    _dyad,
    _deaths,
    _words,
)


def _actors(incident: Incident) -> frozenset[str]:
    """Names of both sides without country and period."""
    return frozenset(_COUNTRY.sub("", name) for name in (incident.actor1, incident.actor2) if name)
