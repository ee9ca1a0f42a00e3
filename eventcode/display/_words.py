"""Short wordings shared by the explanation, the terminal table and the notebook view."""

from __future__ import annotations

from eventcode.events import Actor, Event

__all__ = ["actor_words", "date_words", "harm_words", "place_words", "status_words"]


def actor_words(actor: Actor | None) -> str:
    """An actor as `rebels (SYRREB)`; an uncoded one as `the strikers (no code)`.

    >>> actor_words(None)
    'nobody known'
    """
    if actor is None:
        return "nobody known"
    return f"{actor.text} ({actor.code or 'no code'})"


def date_words(event: Event) -> str:
    """The event's date with its precision: `2021-06-25`, `week of 2021-06-28`, `about 2021-06`; empty if unknown."""
    if event.date is None:
        return ""
    day = event.date.isoformat()
    return {2: f"week of {day}", 3: f"about {day[:7]}"}.get(event.date_precision or 1, day)


def place_words(event: Event) -> str:
    """Where it happened: `Nawa, Daraa, SYR`; empty if unknown."""
    place = event.location
    if place is None:
        return ""
    parts = dict.fromkeys(part for part in (place.name, place.admin1, place.country) if part)
    return ", ".join(parts)


def harm_words(event: Event) -> str:
    """The harm and the weapons: `3 killed, 5 injured, by mortar`; empty if none is told."""
    parts = [
        *([f"{event.fatalities} killed"] if event.fatalities else []),
        *([f"{event.injuries} injured"] if event.injuries else []),
        *([f"{event.arrested} arrested"] if event.arrested else []),
        *([f"{event.abducted} abducted"] if event.abducted else []),
        *([f"{event.displaced} displaced"] if event.displaced else []),
        *([f"by {' and '.join(event.weapons)}"] if event.weapons else []),
    ]
    return ", ".join(parts)


def status_words(event: Event) -> str:
    """What keeps the event from being plain news: `negated, planned, background`; empty if nothing does."""
    parts = [
        *(["negated"] if event.negated else []),
        *([event.modality] if event.modality != "asserted" else []),
        *(["background"] if event.historical else []),
    ]
    return ", ".join(parts)
