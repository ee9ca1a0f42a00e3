"""Events as the tab-separated files of ICEWS and Phoenix, for programs that read those."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from eventcode.events import Actor, CodedDocument, Event
from eventcode.export._documents import Documents, Target, each, writing
from eventcode.ontology import countries

__all__ = ["ICEWS_COLUMNS", "PHOENIX_COLUMNS", "write_icews", "write_phoenix"]

ICEWS_COLUMNS = (
    "Event ID",
    "Event Date",
    "Source Name",
    "Source Sectors",
    "Source Country",
    "Event Text",
    "CAMEO Code",
    "Intensity",
    "Target Name",
    "Target Sectors",
    "Target Country",
    "Story ID",
    "Sentence Number",
    "Publisher",
    "City",
    "District",
    "Province",
    "Country",
    "Latitude",
    "Longitude",
)
"""The header of ICEWS event files. Sectors are CAMEO roles, not ICEWS's own sector names."""

PHOENIX_COLUMNS = (
    "EventID",
    "Date",
    "Year",
    "Month",
    "Day",
    "SourceActorFull",
    "SourceActorEntity",
    "SourceActorRole",
    "SourceActorAttribute",
    "TargetActorFull",
    "TargetActorEntity",
    "TargetActorRole",
    "TargetActorAttribute",
    "EventCode",
    "EventRootCode",
    "QuadClass",
    "GoldsteinScore",
    "Issues",
    "ActionLat",
    "ActionLong",
    "LocationName",
    "GeoCountryName",
    "GeoStateName",
    "SentenceID",
    "URLs",
    "NewsSources",
)
"""The columns of Phoenix event files, which have no header."""

Row = Iterable[object]


def _cell(value: object) -> str:
    """A value in a format that has no quoting: tabs and line ends become blanks."""
    return "" if value is None else " ".join(str(value).split())


def _write(documents: Documents, target: Target, row: Callable[[Event, CodedDocument], Row]) -> int:
    count = 0
    with writing(target) as stream:
        for document in each(documents):
            for event in document.events:
                stream.write("\t".join(map(_cell, row(event, document))) + "\n")
                count += 1
    return count


def _country_name(code: str | None) -> str | None:
    country = countries.get(code) if code else None
    return country.name if country else code


def _icews_actor(actor: Actor | None) -> Row:
    return (actor.name, ",".join(actor.roles), _country_name(actor.country)) if actor else ("", "", "")


def _icews(event: Event, document: CodedDocument) -> Row:
    place = event.location
    where = (place.name, "", place.admin1, _country_name(place.country)) if place else ("", "", "", "")
    degrees = (place.latitude, place.longitude) if place else ("", "")
    action = (event.action.label, event.action.cameo, event.action.goldstein)
    story = (document.id, event.sentence + 1, "")
    return (
        event.id,
        event.date,
        *_icews_actor(event.source),
        *action,
        *_icews_actor(event.target),
        *story,
        *where,
        *degrees,
    )


def write_icews(documents: Documents, target: Target) -> int:
    """Writes events as an ICEWS file with its header; returns how many. Sentences count from 1."""
    with writing(target) as stream:
        stream.write("\t".join(ICEWS_COLUMNS) + "\n")
        return _write(documents, stream, _icews)


def _phoenix_actor(actor: Actor | None) -> Row:
    code = actor.code if actor else None
    if actor is None or not code:
        return ("---", "---", "", "")
    if actor.via == "agent" and actor.country is None and len(code) == 3:
        code = f"---{code}"  # a role noun whose country nobody knows: the role belongs into its own column
    return (code, code[:3], code[3:6], code[6:])


def _phoenix(event: Event, document: CodedDocument) -> Row:
    place, date, action = event.location, event.date, event.action
    when = (f"{date:%Y%m%d}", date.year, f"{date.month:02}", f"{date.day:02}") if date else ("", "", "", "")
    what = (action.cameo, action.cameo_root, action.quad, action.goldstein, ";".join(event.issues))
    where = (
        (place.latitude, place.longitude, place.name, place.country, place.admin1) if place else ("", "", "", "", "")
    )
    sentence = f"{document.id or ''}_{event.sentence + 1}"
    actors = (*_phoenix_actor(event.source), *_phoenix_actor(event.target))
    return (event.id, *when, *actors, *what, *where, sentence, "", "")


def write_phoenix(documents: Documents, target: Target) -> int:
    """Writes events as a Phoenix file (no header, see `PHOENIX_COLUMNS`); returns how many.

    An actor without a code is `---`, a role without a country `---REB`, as PETRARCH writes them.
    """
    return _write(documents, target, _phoenix)
