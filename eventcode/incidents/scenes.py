"""Stretches of a text that tell one happening: short texts are one, long ones are cut where the place changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from eventcode.attributes.document import DocumentAttributes
from eventcode.document import Document
from eventcode.events import Incident
from eventcode.incidents.cues import CueTable
from eventcode.ontology import acled

__all__ = ["cut", "merged"]

SHORT = 8  # sentences: a note or a short report tells one happening, whatever places it names
LONGEST = 6
ORDER = (
    "Explosions/Remote violence",
    "Battles",
    "Violence against civilians",
    "Riots",
    "Protests",
    "Strategic developments",
)


def cut(document: Document, attributes: DocumentAttributes | None, cues: CueTable) -> Iterator[tuple[int, ...]]:
    """The sentences of each stretch, in text order. "Elsewhere" and the like (`&elsewhere`) open a new one."""
    current: list[int] = []
    place: str | None = None
    short = len(document.sentences) <= SHORT
    for sentence in document.sentences:
        here = None if short else _place(attributes, sentence.index)
        apart = any(hit.name == "elsewhere" and min(hit.tokens) < 4 for hit in cues.find(sentence))
        moved = here is not None and place is not None and here != place
        if current and (apart or moved or (not short and len(current) >= LONGEST)):
            yield tuple(current)
            current, place = [], None
        current.append(sentence.index)
        place = place or here
    if current:
        yield tuple(current)


def _place(attributes: DocumentAttributes | None, sentence: int) -> str | None:
    if attributes is None:
        return None
    spots = [s for s in attributes.spots(sentence) if s.place.precision <= 2]
    return max(spots, key=lambda s: s.score).place.name if spots else None


def merged(incidents: Sequence[Incident]) -> tuple[Incident, ...]:
    """One incident for each happening, the main one first: by ACLED's order of types, then as told."""
    found: list[Incident] = []
    for incident in incidents:
        at = next((i for i, known in enumerate(found) if _is_same(known, incident)), None)
        if at is None:
            found.append(incident)
        else:
            found[at] = _join(found[at], incident)
    return tuple(sorted(found, key=lambda i: ORDER.index(i.event_type)))


def _is_same(one: Incident, other: Incident) -> bool:
    if one.event_type != other.event_type or one.event_date != other.event_date:
        return False
    apart = one.location and other.location and one.location != other.location
    actors = {one.actor1, one.actor2} - {None}
    return not apart and bool(actors & {other.actor1, other.actor2})


def _join(one: Incident, other: Incident) -> Incident:
    """The first telling, with what only the second one has."""
    assert acled.is_sub_event(one.sub_event_type)
    return attrs.evolve(
        one,
        fatalities=max(one.fatalities, other.fatalities),
        notes=f"{one.notes} {other.notes}",
        events=(*one.events, *(e for e in other.events if e not in one.events)),
    )
