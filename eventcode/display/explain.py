"""Why an event was coded as it was, in words."""

from __future__ import annotations

from eventcode.display._words import actor_words, date_words, harm_words, place_words, status_words
from eventcode.events import Action, Actor, Event

__all__ = ["explain", "headline"]

_QUAD = {1: "verbal cooperation", 2: "material cooperation", 3: "verbal conflict", 4: "material conflict"}
_VIA = {
    "dictionary": "is {name}, {code} ({entry})",
    "agent": "is {code} by the role noun “{name}” ({entry}){country}",
    "coreference": "refers to “{name}”, {code}, named before ({entry})",
    "fuzzy": "is spelt nearly like {name}, {code} ({entry})",
    "caller": "is an actor that the caller marked, {code}",
}
_KINDS = {
    "unknown": "has no code: no dictionary knows the name",
    "place": "is {code}: a place or a thing, for those who are there or whose it is",
    "unnamed": "is {code}: people whom the text does not name",
}
"""Kinds of actors without an entry."""


def headline(event: Event) -> str:
    """The event in a line: the day, who, what, to whom."""
    who = f"{actor_words(event.source)} -> {actor_words(event.target)}"
    status = status_words(event)
    words = (date_words(event), f"{who}: {event.action.cameo} {event.action.label}", f"[{status}]" if status else "")
    return " ".join(word for word in words if word)


def explain(event: Event) -> str:
    """The event and its reasons, one a line: the dictionary line that matched and the words it matched, how
    source and target were found and coded, and every other field that was filled."""
    lines = [
        ("code", _code(event)),
        *(("step", step) for step in (event.match.steps if event.match else ())),
        ("class", _class(event.action)),
        ("source", _actor(event.source, event.match.source_path if event.match else "")),
        ("target", _actor(event.target, event.match.target_path if event.match else "")),
        ("status", f"{status_words(event) or 'asserted'}, {event.tense} tense"),
        ("date", date_words(event)),
        ("place", _place(event)),
        ("harm", harm_words(event)),
        ("issues", ", ".join(event.issues)),
        ("said by", actor_words(event.reported_by) if event.reported_by else ""),
        ("pair", f"the other direction is event {event.pair}" if event.pair else ""),
    ]
    return "\n".join([headline(event), *(f"  {name:<8} {words}" for name, words in lines if words)])


def _code(event: Event) -> str:
    matched = f'"{_squeezed(event.action.text)}" matches'
    pattern = f" `{event.match.pattern}`" if event.match else ""
    operators = event.match.operators if event.match else ()
    under = f", told under {' and '.join(f'“{operator}”' for operator in operators)}" if operators else ""
    return f"{matched}{pattern} ({event.action.entry}){under}"


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
        return f"nobody with a code; {path}" if path else "nobody with a code"
    how = _KINDS.get(actor.kind or "") or _VIA.get(actor.via, "is {code}")
    words = how.format(
        name=actor.name,
        code=actor.code or "without a code",
        entry=actor.entry or "no dictionary",
        country=f" and the country {actor.country}" if actor.country else "",
    )
    return f'"{_squeezed(actor.text)}" {words}' + (f"; {path}" if path else "")


def _place(event: Event) -> str:
    place = event.location
    if place is None:
        return ""
    unresolved = "" if place.latitude is not None else ", without coordinates"
    return f'{place_words(event)} (from "{_squeezed(place.text)}", precision {place.precision}{unresolved})'


def _squeezed(words: str) -> str:
    return " ".join(words.split())
