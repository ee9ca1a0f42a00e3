"""Why an event was coded as it was, in words."""

from __future__ import annotations

from collections.abc import Iterator

from eventcode.display._words import actor_words, date_words, harm_words, place_words, status_words
from eventcode.events import Action, Actor, Event

__all__ = ["explain"]

_QUAD = {1: "verbal cooperation", 2: "material cooperation", 3: "verbal conflict", 4: "material conflict"}
_VIA = {
    "dictionary": "a name in the dictionary",
    "agent": "a role noun and the country that goes with it",
    "coreference": "a reference to an actor named before",
    "fuzzy": "a name close to one in the dictionary",
    "caller": "a span that the caller marked as an actor",
}

_KINDS = {"unknown": "a name that no dictionary knows", "place": "a place on the map that stands for those there"}
"""Kinds of actors without an entry."""


def explain(event: Event) -> str:
    """The event and its reasons, one a line: the dictionary line that matched and the words it matched, how
    source and target were found and coded, and every other field that was filled."""
    who = f"{actor_words(event.source)} -> {actor_words(event.target)}"
    headline = f"{who}: {event.action.cameo} {event.action.label}"
    lines = [
        ("code", "; ".join(_code(event))),
        ("class", _class(event.action)),
        ("source", _actor(event.source, event.match.source_path if event.match else "")),
        ("target", _actor(event.target, event.match.target_path if event.match else "")),
        *(("step", step) for step in (event.match.steps if event.match else ())),
        (
            "status",
            ", ".join(part for part in (status_words(event) or "asserted", f"{event.tense} tense") if part),
        ),
        ("date", date_words(event)),
        ("place", _place(event)),
        ("harm", harm_words(event)),
        ("issues", ", ".join(event.issues)),
        ("said by", actor_words(event.reported_by) if event.reported_by else ""),
        ("pair", f"the other direction is event {event.pair}" if event.pair else ""),
    ]
    return "\n".join([headline, *(f"  {name:<8} {words}" for name, words in lines if words)])


def _code(event: Event) -> Iterator[str]:
    matched = f'"{event.action.text}" matches'
    pattern = f" `{event.match.pattern}`" if event.match else ""
    yield f"{matched}{pattern} ({event.action.entry})"
    if event.match and event.match.operators:
        yield "under " + ", ".join(event.match.operators)


def _class(action: Action) -> str:
    plover = " ".join(part for part in (action.plover, action.mode) if part)
    parts = [
        f"quad {action.quad} ({_QUAD[action.quad]})",
        f"Goldstein {action.goldstein:g}",
        *([f"PLOVER {plover}"] if plover else []),
        *([f"contexts {', '.join(action.contexts)}"] if action.contexts else []),
        *([f"ACLED {action.acled}"] if action.acled else []),
    ]
    return "; ".join(parts)


def _actor(actor: Actor | None, path: str) -> str:
    if actor is None:
        return f"none found; {path}" if path else "none found"
    entry = f" ({actor.entry})" if actor.entry else ""
    coded = f"coded {actor.code}" if actor.code else "no dictionary gives a code"
    parts = [
        f'"{actor.text}" is {actor.name}, {coded}',
        f"by {_KINDS.get(actor.kind or '') or _VIA.get(actor.via, actor.via)}{entry}",
        *([path] if path else []),
    ]
    return "; ".join(parts)


def _place(event: Event) -> str:
    place = event.location
    if place is None:
        return ""
    unresolved = "" if place.latitude is not None else ", not found in the gazetteer"
    return f'{place_words(event)} (from "{place.text}", precision {place.precision}{unresolved})'
