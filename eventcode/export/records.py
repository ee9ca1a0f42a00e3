"""Events as flat records of plain values: the shape that every tabular export starts from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from eventcode.events import Action, Actor, CodedDocument, Event, Place
from eventcode.export._documents import Documents, each

__all__ = ["COLUMNS", "event_record", "iter_records", "records"]

_ACTOR: Mapping[str, type] = {
    "code": str,
    "country": str,
    "roles": str,
    "name": str,
    "text": str,
    "start": int,
    "end": int,
    "via": str,
    "entry": str,
    "acled": str,
    "inter": int,
}
_ACTION: Mapping[str, type] = {
    "cameo": str,
    "cameo_root": str,
    "label": str,
    "goldstein": float,
    "quad": int,
    "plover": str,
    "mode": str,
    "contexts": str,
    "plover_score": float,
    "acled": str,
}
_PLACE: Mapping[str, type] = {
    "name": str,
    "country": str,
    "admin1": str,
    "latitude": float,
    "longitude": float,
    "precision": int,
    "text": str,
}

COLUMNS: Mapping[str, type] = {
    "document": str,
    "published": str,
    "event": str,
    "date": str,
    "date_precision": int,
    **{f"source_{key}": kind for key, kind in _ACTOR.items()},
    **{f"target_{key}": kind for key, kind in _ACTOR.items()},
    **_ACTION,
    "action_text": str,
    "action_entry": str,
    **{f"location_{key}": kind for key, kind in _PLACE.items()},
    "fatalities": int,
    "injuries": int,
    "arrested": int,
    "abducted": int,
    "displaced": int,
    "victims": str,
    "crowd_size": str,
    "damaged": str,
    "weapons": str,
    "negated": bool,
    "modality": str,
    "tense": str,
    "historical": bool,
    "reported_by": str,
    "reported_by_code": str,
    "issues": str,
    "pair": str,
    "sentence": int,
    "start": int,
    "end": int,
    "text": str,
}
"""Every column of a record with the type of its values; any value may be `None`."""


def _actor(actor: Actor | None, side: str) -> dict[str, Any]:
    if actor is None:
        return dict.fromkeys(f"{side}_{key}" for key in _ACTOR)
    return {
        f"{side}_code": actor.code,
        f"{side}_country": actor.country,
        f"{side}_roles": "; ".join(actor.roles),
        f"{side}_name": actor.name,
        f"{side}_text": actor.text,
        f"{side}_start": actor.start,
        f"{side}_end": actor.end,
        f"{side}_via": actor.via,
        f"{side}_entry": actor.entry,
        f"{side}_acled": actor.acled.name if actor.acled else None,
        f"{side}_inter": actor.acled.inter if actor.acled else None,
    }


def _action(action: Action) -> dict[str, Any]:
    plain = {key: getattr(action, key) for key in _ACTION}
    plain["contexts"] = "; ".join(action.contexts)
    return {**plain, "action_text": action.text, "action_entry": action.entry}


def _place(place: Place | None) -> dict[str, Any]:
    return {f"location_{key}": getattr(place, key) if place else None for key in _PLACE}


def event_record(event: Event, document: CodedDocument) -> dict[str, Any]:
    """One event as a flat dictionary with the keys of `COLUMNS`.

    Dates are ISO strings; roles, contexts, weapons and issues are joined by `"; "`.
    """
    return {
        "document": document.id,
        "published": document.date.isoformat() if document.date else None,
        "event": event.id,
        "date": event.date.isoformat() if event.date else None,
        "date_precision": event.date_precision,
        **_actor(event.source, "source"),
        **_actor(event.target, "target"),
        **_action(event.action),
        **_place(event.location),
        "fatalities": event.fatalities,
        "injuries": event.injuries,
        "arrested": event.arrested,
        "abducted": event.abducted,
        "displaced": event.displaced,
        "victims": event.victims,
        "crowd_size": event.crowd_size,
        "damaged": "; ".join(event.damaged),
        "weapons": "; ".join(event.weapons),
        "negated": event.negated,
        "modality": event.modality,
        "tense": event.tense,
        "historical": event.historical,
        "reported_by": event.reported_by.name if event.reported_by else None,
        "reported_by_code": event.reported_by.code if event.reported_by else None,
        "issues": "; ".join(event.issues),
        "pair": event.pair,
        "sentence": event.sentence,
        "start": event.start,
        "end": event.end,
        "text": document.text[event.start : event.end],
    }


def iter_records(documents: Documents) -> Iterator[dict[str, Any]]:
    """The events of one or many documents as records, one at a time."""
    for document in each(documents):
        for event in document.events:
            yield event_record(event, document)


def records(documents: Documents) -> list[dict[str, Any]]:
    """The events of one or many documents as records."""
    return list(iter_records(documents))
