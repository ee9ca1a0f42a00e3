"""Stretches of a text that tell one happening: what is done on another day or at another place is another one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

import attrs

from eventcode._earth import kilometres
from eventcode.attributes.document import DocumentAttributes, Told
from eventcode.attributes.where import ENOUGH
from eventcode.document import Document
from eventcode.events import Incident, Place
from eventcode.incidents.cues import CueHit
from eventcode.ontology import acled

__all__ = ["cut", "merged"]

APART = 25.0
"""From so many kilometres on, two places are the scenes of two happenings."""
VAGUE = dt.timedelta(days=10)
"""So far from each other may a day and a week or month be the same."""
OPENING = 4
"""So many words from its beginning a sentence may say that it tells of something else."""


@attrs.define
class _Scene:
    """Sentences of one happening, with the day and place that the text names for it and what was done, deeds or
    accords (`kind`)."""

    sentences: list[int] = attrs.field(factory=list)
    day: Told | None = None
    place: Place | None = None
    kind: str = ""

    def fits(self, day: Told | None, place: Place | None, kind: str) -> bool:
        """Whether nothing that is known of a sentence speaks against this happening."""
        other_day = day is not None and self.day is not None and _are_days_apart(day, self.day)
        other_place = place is not None and self.place is not None and _are_apart(place, self.place)
        return not other_day and not other_place and not (kind and self.kind and kind != self.kind)

    def agrees(self, day: Told | None, place: Place | None, kind: str) -> bool:
        """Whether a sentence comes back to the day or the place of this happening."""
        same_day = day is not None and self.day is not None
        same_place = place is not None and self.place is not None
        return (same_day or same_place) and self.fits(day, place, kind)

    def take(self, sentence: int, day: Told | None, place: Place | None, kind: str) -> None:
        """Add a sentence."""
        self.sentences.append(sentence)
        self.day = self.day or day
        self.place = self.place or place
        self.kind = self.kind or kind


def cut(
    document: Document, attributes: DocumentAttributes, cues: Sequence[Sequence[CueHit]], deeds: Mapping[int, str]
) -> Iterator[tuple[int, ...]]:
    """The sentences of each happening, in the order in which they begin. `cues` are those of every sentence, `deeds`
    the sentences in which something is done, with its kind; others belong to what was told last. "Elsewhere" and the
    like (`&elsewhere`) open a new one."""
    scenes: list[_Scene] = []
    for sentence in document.sentences:
        index = sentence.index
        what: tuple[Told | None, Place | None, str] = (None, None, "")
        if index in deeds:
            what = attributes.days_told.get(index), _place(attributes, index), deeds[index]
        if any(hit.name == "elsewhere" and min(hit.tokens) < OPENING for hit in cues[index]):
            scenes.append(_Scene())
            scenes[-1].take(index, *what)
            continue
        last = scenes[-1] if scenes and scenes[-1].fits(*what) else None
        scene = last or next((s for s in reversed(scenes) if s.agrees(*what)), None)
        if scene is None:
            unmarked = what[0] is None and what[1] is None  # another deed on the day and at the place told before
            scene = _Scene(day=scenes[-1].day, place=scenes[-1].place) if scenes and unmarked else _Scene()
            scenes.append(scene)
        scene.take(index, *what)
    return (tuple(scene.sentences) for scene in scenes)


def _are_days_apart(one: Told, other: Told) -> bool:
    apart = abs(one.date - other.date)
    return apart > (dt.timedelta(0) if one.precision == other.precision == 1 else VAGUE)


def _are_apart(one: Place, other: Place) -> bool:
    """Whether two places of the map lie apart; of what is on no map nothing is known."""
    if None in (one.latitude, one.longitude, other.latitude, other.longitude):
        return False
    return kilometres(one.latitude, one.longitude, other.latitude, other.longitude) > APART  # type: ignore[arg-type]


def _place(attributes: DocumentAttributes, sentence: int) -> Place | None:
    spots = [s for s in attributes.spots(sentence) if s.place.precision <= 2 and s.here >= ENOUGH]
    return max(spots, key=lambda s: s.score).place if spots else None


def merged(incidents: Sequence[Incident]) -> tuple[Incident, ...]:
    """One incident for each happening, as told: news and notes begin with the main one."""
    found: list[Incident] = []
    for incident in incidents:
        at = next((i for i, known in enumerate(found) if _is_same(known, incident)), None)
        if at is None:
            found.append(incident)
        else:
            found[at] = _join(found[at], incident)
    return tuple(found)


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
