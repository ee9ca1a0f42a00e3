"""The results: actors, actions, events, incidents and the coded document that holds them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

import attrs

from eventcode.document import Document, Sentence

if TYPE_CHECKING:
    import pandas as pd

__all__ = [
    "AcledActor",
    "Action",
    "Actor",
    "CodedDocument",
    "Event",
    "Incident",
    "Match",
    "Place",
    "WhyNot",
]


@attrs.frozen
class AcledActor:
    """An actor as ACLED writes it: `name` (`Military Forces of Syria (2000-2024)`), class `inter` 1 to 8,
    and what goes into `assoc_actor`."""

    name: str
    inter: int
    assoc: tuple[str, ...] = ()


@attrs.frozen
class Actor:
    """Somebody who acts or is acted upon, where the text names them.

    `code` is a CAMEO actor code (`SYRREB`), `None` when no dictionary knows the actor; `country` ISO 3166
    alpha-3; `roles` CAMEO role codes in the order of `code`; `start` and `end` offsets into the document's
    text; `entry` the dictionary line (`actors/countries.txt:12`), `None` where there is none; `via` how the
    actor was found: `dictionary`, `agent`, `coreference`, `fuzzy` or `caller`. `kind` is the entry's kind;
    `unknown` for a name in source or target position that no dictionary knows, `place` for a place or thing that
    an attack is aimed at, `unnamed` for people of whom only a pronoun, a number or an unknown name tells. `number`
    is the number of people that the phrase names, if any.
    """

    code: str | None
    country: str | None
    roles: tuple[str, ...]
    name: str
    text: str
    start: int
    end: int
    acled: AcledActor | None = None
    entry: str | None = None
    via: str = "dictionary"
    kind: str | None = None
    sentence: int = 0
    head: int = -1
    tokens: tuple[int, ...] = attrs.field(default=(), repr=False)
    number: int | None = None


@attrs.frozen
class Place:
    """Where. `precision` follows ACLED: 1 the town, 2 near it or a part of a region, 3 a larger region.
    Latitude and longitude are degrees (WGS 84), `None` when the name could not be resolved."""

    name: str
    country: str | None
    admin1: str | None
    latitude: float | None
    longitude: float | None
    precision: int
    text: str
    start: int = -1
    end: int = -1


@attrs.frozen
class Action:
    """What was done. `cameo` 2 to 4 digits; `goldstein` -10 to 10; `quad` 1 verbal cooperation, 2 material
    cooperation, 3 verbal conflict, 4 material conflict; `plover` type, `mode`, `contexts` and
    `plover_score` (-10 to 10); `acled` the sub-event type it suggests; `entry` the dictionary line."""

    cameo: str
    cameo_root: str
    label: str
    goldstein: float
    quad: int
    plover: str | None
    mode: str | None
    contexts: tuple[str, ...]
    plover_score: float | None
    acled: str | None
    text: str
    start: int
    end: int
    entry: str


@attrs.frozen
class Match:
    """How an event was found, for `Event.explain()`: the words that matched the dictionary line, and the
    steps, in words, that led to source, target and code."""

    tokens: tuple[int, ...]
    pattern: str
    source_path: str = ""
    target_path: str = ""
    operators: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()


@attrs.frozen
class Event:
    """Who did what to whom. See the guide for the meaning of every field.

    `modality` is `asserted`, `planned`, `attempted`, `threatened`, `demanded`, `hypothetical` or `ended`;
    `tense` `past`, `present` or `future`; `date_precision` 1 day, 2 week, 3 month. `pair` is the id of the
    other direction of a reciprocal event. Numbers of people (`fatalities` to `displaced`) are `None` where the
    text states none; `victims` is the side whose the dead and injured are, `source` or `target`; `crowd_size` how
    many protested, as written; `damaged` the things that were damaged or taken (lemmas).
    """

    id: str
    source: Actor | None
    target: Actor | None
    action: Action
    sentence: int
    start: int
    end: int
    date: dt.date | None = None
    date_precision: int | None = None
    location: Place | None = None
    fatalities: int | None = None
    injuries: int | None = None
    weapons: tuple[str, ...] = ()
    negated: bool = False
    modality: str = "asserted"
    tense: str = "past"
    historical: bool = False
    reported_by: Actor | None = None
    issues: tuple[str, ...] = ()
    pair: str | None = None
    arrested: int | None = None
    abducted: int | None = None
    displaced: int | None = None
    victims: str | None = None
    crowd_size: str | None = None
    damaged: tuple[str, ...] = ()
    trigger: int = attrs.field(default=-1, repr=False)
    match: Match | None = attrs.field(default=None, repr=False)

    def __str__(self) -> str:
        """The event in a line: `2021-07-29 Rebels (REB) -> soldiers (MIL): 190 Use conventional military force`."""
        from eventcode.display.explain import headline

        return headline(self)

    def explain(self) -> str:
        """In words: which dictionary line matched which words, and how source and target were found."""
        from eventcode.display.explain import explain

        return explain(self)


@attrs.frozen
class Incident:
    """One row as ACLED publishes it; field names and meanings are ACLED's.

    `events` are the triples it rests on; `rule` is the line of the rule files that decided on the type."""

    event_date: dt.date | None
    time_precision: int | None
    disorder_type: str
    event_type: str
    sub_event_type: str
    actor1: str
    assoc_actor_1: str
    inter1: int | None
    actor2: str | None
    assoc_actor_2: str
    inter2: int | None
    interaction: int | None
    civilian_targeting: str
    iso: int | None
    country: str | None
    admin1: str | None
    location: str | None
    latitude: float | None
    longitude: float | None
    geo_precision: int | None
    fatalities: int
    tags: str
    notes: str
    events: tuple[Event, ...] = attrs.field(default=(), repr=False)
    rule: str = attrs.field(default="", repr=False)


@attrs.frozen
class WhyNot:
    """Why a sentence yielded no event. `reason` is stable (`no-trigger`, `no-actor`, `no-source`,
    `no-target`, `negated`, `hypothetical`, `suppressed`, `discarded`, `not-news`); `detail` says it in words."""

    sentence: int
    reason: str
    detail: str


@attrs.frozen
class _Ready:
    """Incidents, or events told as not happening, that are made already."""

    made: tuple[Any, ...]

    def __call__(self, document: CodedDocument) -> tuple[Any, ...]:
        return self.made


@attrs.frozen(slots=False, eq=True, repr=False)
class CodedDocument:
    """A document with its events; iterating gives the events in text order.

    `discarded` is the discard rule that hit, or `None`. `parse` is the parsed document; `provenance` names dictionary
    and parser versions. `unrealised` and `incidents`, which few ask for, are made when they are first asked for, by
    `unrealised_of` and `incidents_of`; two documents are equal without them.
    """

    parse: Document
    events: tuple[Event, ...]
    mentions: tuple[Actor, ...] = ()
    why_not: tuple[WhyNot, ...] = ()
    id: str | None = None
    date: dt.date | None = None
    country: str | None = None
    discarded: str | None = None
    provenance: Mapping[str, str] = attrs.field(factory=dict, hash=False)
    incidents_of: Callable[[CodedDocument], Iterable[Incident]] | None = attrs.field(default=None, repr=False, eq=False)
    unrealised_of: Callable[[CodedDocument], Iterable[Event]] | None = attrs.field(default=None, repr=False, eq=False)

    @property
    def text(self) -> str:
        """The text as the caller gave it."""
        return self.parse.text

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """The parsed sentences."""
        return self.parse.sentences

    @cached_property
    def unrealised(self) -> tuple[Event, ...]:
        """The events told as not happening, in text order."""
        return tuple(self.unrealised_of(self)) if self.unrealised_of is not None else ()

    @cached_property
    def incidents(self) -> tuple[Incident, ...]:
        """The document's incidents as an ACLED coder would write them, the main one first."""
        return tuple(self.incidents_of(self)) if self.incidents_of is not None else ()

    def __iter__(self) -> Iterator[Event]:
        return iter(self.events)

    def __len__(self) -> int:
        return len(self.events)

    def __getitem__(self, index: int) -> Event:
        return self.events[index]

    def __repr__(self) -> str:
        name = "" if self.id is None else f"{self.id!r}, "
        return f"CodedDocument({name}events={len(self.events)}, sentences={len(self.sentences)})"

    def __str__(self) -> str:
        return "\n".join([repr(self), *(f"  {event}" for event in self.events)])

    def __getstate__(self) -> dict[str, Any]:
        """A document travels between processes with its unrealised events and incidents made, without a way back to
        its coder."""
        kept = {field.name: getattr(self, field.name) for field in attrs.fields(type(self))}
        made = {"unrealised_of": _Ready(self.unrealised), "incidents_of": _Ready(self.incidents)}
        return {**kept, "provenance": dict(self.provenance), **made}

    def to_records(self) -> list[dict[str, Any]]:
        """The events as flat dictionaries of plain values, one an event."""
        from eventcode.export.records import records

        return records(self)

    def to_dataframe(self) -> pd.DataFrame:
        """The events as a pandas data frame (`pip install eventcode[pandas]`)."""
        from eventcode.export.frames import dataframe

        return dataframe(self)

    def _repr_html_(self) -> str:
        from eventcode.display.html import document_html

        return document_html(self)
