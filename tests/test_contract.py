"""The public API as the design promises it: names, fields, types, sets of values."""

from __future__ import annotations

import datetime as dt
import inspect
from collections.abc import Iterator
from pathlib import Path
from types import NoneType
from typing import Any

import attrs
import pytest
from cases import read_cases
from small import ACTIONS, ACTORS, AGENTS

import eventcode
from eventcode.testing import coder_of, parsed

TEXT, NUMBER, YES_NO, WHOLE, NOTHING = str, float, bool, int, NoneType

NAMES = (
    "Action",
    "Actor",
    "CodedDocument",
    "Coder",
    "Diagnostic",
    "Dictionaries",
    "Document",
    "Event",
    "EventcodeError",
    "Incident",
    "Place",
    "Sentence",
    "StanzaParser",
    "Token",
    "code",
    "deduplicate",
    "read_conllu",
)

PARAMETERS = {
    "Coder": ("dictionaries", "parser", "fuzzy"),
    "Coder.parse": ("self", "text"),
    "Coder.code": ("self", "text", "date", "country", "actors", "id"),
    "Coder.code_parsed": ("self", "parsed", "date", "country", "actors", "id"),
    "Coder.code_many": ("self", "articles", "workers", "progress", "errors"),
    "code": ("text", "date", "country", "actors", "id"),
    "Dictionaries.load": ("paths", "format"),
    "Dictionaries.from_petrarch": ("verbs", "actors", "agents", "discards", "issues"),
    "Dictionaries.overlay": ("self", "paths"),
    "Dictionaries.lint": ("self",),
    "deduplicate": ("documents", "window_days", "radius_km", "similarity", "one_a_day", "main_only"),
}

FIELDS: dict[type, dict[str, tuple[type, ...]]] = {
    eventcode.Event: {
        "id": (TEXT,),
        "source": (eventcode.Actor, NOTHING),
        "target": (eventcode.Actor, NOTHING),
        "action": (eventcode.Action,),
        "date": (dt.date, NOTHING),
        "date_precision": (WHOLE, NOTHING),
        "location": (eventcode.Place, NOTHING),
        "fatalities": (WHOLE, NOTHING),
        "injuries": (WHOLE, NOTHING),
        "weapons": (tuple,),
        "negated": (YES_NO,),
        "modality": (TEXT,),
        "tense": (TEXT,),
        "historical": (YES_NO,),
        "reported_by": (eventcode.Actor, NOTHING),
        "issues": (tuple,),
        "sentence": (WHOLE,),
        "start": (WHOLE,),
        "end": (WHOLE,),
    },
    eventcode.Actor: {
        "code": (TEXT, NOTHING),
        "country": (TEXT, NOTHING),
        "roles": (tuple,),
        "name": (TEXT,),
        "text": (TEXT,),
        "start": (WHOLE,),
        "end": (WHOLE,),
        "entry": (TEXT, NOTHING),
        "via": (TEXT,),
    },
    eventcode.Action: {
        "cameo": (TEXT,),
        "cameo_root": (TEXT,),
        "label": (TEXT,),
        "goldstein": (NUMBER,),
        "quad": (WHOLE,),
        "plover": (TEXT, NOTHING),
        "mode": (TEXT, NOTHING),
        "contexts": (tuple,),
        "plover_score": (NUMBER, NOTHING),
        "acled": (TEXT, NOTHING),
        "text": (TEXT,),
        "start": (WHOLE,),
        "end": (WHOLE,),
        "entry": (TEXT,),
    },
    eventcode.Place: {
        "name": (TEXT,),
        "country": (TEXT, NOTHING),
        "admin1": (TEXT, NOTHING),
        "latitude": (NUMBER, NOTHING),
        "longitude": (NUMBER, NOTHING),
        "precision": (WHOLE,),
        "text": (TEXT,),
    },
    eventcode.Incident: {
        "event_date": (dt.date, NOTHING),
        "time_precision": (WHOLE, NOTHING),
        "disorder_type": (TEXT,),
        "event_type": (TEXT,),
        "sub_event_type": (TEXT,),
        "actor1": (TEXT,),
        "assoc_actor_1": (TEXT,),
        "inter1": (WHOLE, NOTHING),
        "actor2": (TEXT, NOTHING),
        "assoc_actor_2": (TEXT,),
        "inter2": (WHOLE, NOTHING),
        "interaction": (WHOLE, NOTHING),
        "civilian_targeting": (TEXT,),
        "iso": (WHOLE, NOTHING),
        "country": (TEXT, NOTHING),
        "admin1": (TEXT, NOTHING),
        "location": (TEXT, NOTHING),
        "latitude": (NUMBER, NOTHING),
        "longitude": (NUMBER, NOTHING),
        "geo_precision": (WHOLE, NOTHING),
        "fatalities": (WHOLE,),
        "tags": (TEXT,),
        "notes": (TEXT,),
        "events": (tuple,),
    },
    eventcode.CodedDocument: {
        "text": (TEXT,),
        "id": (TEXT, NOTHING),
        "date": (dt.date, NOTHING),
        "sentences": (tuple,),
        "events": (tuple,),
        "unrealised": (tuple,),
        "discarded": (TEXT, NOTHING),
        "incidents": (tuple,),
        "mentions": (tuple,),
        "why_not": (tuple,),
    },
}

VIA = {"dictionary", "agent", "coreference", "fuzzy", "caller"}
MODALITY = {"asserted", "planned", "attempted", "threatened", "demanded", "hypothetical", "ended"}
TENSE = {"past", "present", "future"}
REASONS = {
    "no-trigger",
    "no-actor",
    "no-source",
    "no-target",
    "negated",
    "hypothetical",
    "suppressed",
    "discarded",
    "not-news",
}

SMALL = coder_of(ACTORS, AGENTS, ACTIONS)
SHIPPED = eventcode.Coder(parser=None)
CASES = read_cases(Path(__file__).parent / "actions" / "constructions.txt")
UNKNOWN = """
    Zorgon    Zorgon   PROPN 2 nsubj
    attacked  attack   VERB  0 root  Tense=Past|VerbForm=Fin
    Syrian    Syrian   ADJ   4 amod
    soldiers  soldier  NOUN  2 obj   Number=Plur
"""
PLACE = """
    Russian  Russian PROPN 2 amod
    forces   force   NOUN  3 nsubj Number=Plur
    shelled  shell   VERB  0 root  Tense=Past|VerbForm=Fin
    Bakhmut  Bakhmut PROPN 3 obj
"""


@pytest.fixture(scope="module")
def documents() -> tuple[eventcode.CodedDocument, ...]:
    """Hand-made parses of many constructions, coded with the small and with the shipped dictionaries."""
    parses = [*(case.document for case in CASES), parsed(UNKNOWN), parsed(PLACE)]
    known: list[dict[str, Any]] = [{"date": "2021-07-30", "country": "SYR"}, {}]
    coded = [coder.code_parsed(p, **k) for coder in (SMALL, SHIPPED) for p in parses for k in known]
    coded.append(SMALL.code_parsed(parsed(UNKNOWN), actors=[(0, 6, "ZOR")]))
    return tuple(coded)


def events_of(documents: tuple[eventcode.CodedDocument, ...]) -> Iterator[eventcode.Event]:
    for document in documents:
        yield from document.events
        yield from document.unrealised


def actors_of(documents: tuple[eventcode.CodedDocument, ...]) -> Iterator[eventcode.Actor]:
    for document in documents:
        yield from document.mentions
    for event in events_of(documents):
        yield from (a for a in (event.source, event.target, event.reported_by) if a is not None)


def test_public_names() -> None:
    assert tuple(eventcode.__all__) == NAMES


@pytest.mark.parametrize("name", PARAMETERS)
def test_parameters(name: str) -> None:
    found: Any = eventcode
    for part in name.split("."):
        found = getattr(found, part)
    assert tuple(inspect.signature(found).parameters) == PARAMETERS[name]


def test_methods() -> None:
    for owner, names in {
        eventcode.CodedDocument: ("to_records", "to_dataframe", "_repr_html_", "__iter__", "__len__"),
        eventcode.Event: ("explain",),
        eventcode.Document: ("to_conllu",),
        eventcode.Dictionaries: ("default", "load", "from_petrarch", "overlay", "lint"),
        eventcode.StanzaParser: ("parse", "parse_many"),
    }.items():
        assert all(callable(getattr(owner, name)) for name in names), owner
    assert len(eventcode.Dictionaries.default().version) == 16


@pytest.mark.parametrize("kind", FIELDS, ids=lambda kind: kind.__name__)
def test_fields_have_the_promised_types(kind: type, documents: tuple[eventcode.CodedDocument, ...]) -> None:
    events = list(events_of(documents))
    things: dict[type, list[Any]] = {
        eventcode.CodedDocument: list(documents),
        eventcode.Event: events,
        eventcode.Action: [e.action for e in events],
        eventcode.Actor: list(actors_of(documents)),
        eventcode.Place: [e.location for e in events if e.location is not None],
        eventcode.Incident: [i for d in documents for i in d.incidents],
    }
    assert things[kind]
    for thing in things[kind]:
        assert type(thing) is kind
        for name, types in FIELDS[kind].items():
            assert type(getattr(thing, name)) in types, (name, getattr(thing, name))


def test_results_are_frozen(documents: tuple[eventcode.CodedDocument, ...]) -> None:
    event = next(events_of(documents))
    incident = next(i for d in documents for i in d.incidents)
    for thing in (documents[0], event, event.action, next(actors_of(documents)), incident):
        name = attrs.fields(type(thing))[0].name
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            setattr(thing, name, None)


def test_sets_of_values_of_actors(documents: tuple[eventcode.CodedDocument, ...]) -> None:
    for actor in actors_of(documents):
        assert actor.via in VIA, actor
        assert actor.country is None or len(actor.country) == 3
        if actor.acled is not None:
            assert isinstance(actor.acled.name, str) and actor.acled.inter in range(1, 9)
            assert type(actor.acled.assoc) is tuple
    found = {(a.via, a.kind) for a in actors_of(documents)}
    assert ("dictionary", "unknown") in found and any(via == "caller" for via, _ in found)
    assert {"dictionary", "agent", "coreference", "caller"} <= {via for via, _ in found}


def test_sets_of_values_of_events(documents: tuple[eventcode.CodedDocument, ...]) -> None:
    for event in events_of(documents):
        action = event.action
        assert event.modality in MODALITY and event.tense in TENSE
        assert event.date_precision in (None, 1, 2, 3)
        assert (event.date is None) == (event.date_precision is None)
        assert action.cameo.isdigit() and 2 <= len(action.cameo) <= 4
        assert action.cameo.startswith(action.cameo_root) and len(action.cameo_root) == 2
        assert -10 <= action.goldstein <= 10 and action.quad in (1, 2, 3, 4)
        assert action.plover_score is None or -10 <= action.plover_score <= 10
        assert event.location is None or event.location.precision in (1, 2, 3)


def test_order_offsets_and_reasons(documents: tuple[eventcode.CodedDocument, ...]) -> None:
    for document in documents:
        assert list(document) == list(document.events) and len(document) == len(document.events)
        assert [e.sentence for e in document] == sorted(e.sentence for e in document)
        for event in (*document.events, *document.unrealised):
            assert 0 <= event.start < event.end <= len(document.text)
            assert event.explain().splitlines()[0].count("->") == 1
        coded = {event.sentence for event in document}
        told = {why.sentence for why in document.why_not}
        assert not coded & told and coded | told == {s.index for s in document.sentences}
        assert all(why.reason in REASONS and why.detail for why in document.why_not)


@pytest.mark.parametrize(
    "known",
    [
        {"date": "30/07/2021"},
        {"date": "2021-07-30garbage"},
        {"date": 20210730},
        {"country": "Syria"},
        {"country": 7},
        {"actors": 5},
        {"actors": "Rebels"},
        {"actors": [(0, 999)]},
        {"actors": [(4, 0)]},
        {"actors": ["Rebels"]},
    ],
    ids=str,
)
def test_odd_arguments_are_errors(known: dict[str, Any]) -> None:
    with pytest.raises(eventcode.EventcodeError):
        SMALL.code_parsed(parsed(UNKNOWN), **known)


@pytest.mark.parametrize("parse", [None, 5, "nowhere.conllu", "1\tA\ta\tNOUN\n\n"])
def test_what_is_no_parse_is_an_error(parse: Any) -> None:
    with pytest.raises(eventcode.EventcodeError):
        SMALL.code_parsed(parse)
    with pytest.raises(eventcode.EventcodeError):
        eventcode.read_conllu(parse)


def test_actors_in_a_country_have_acled_names_with_or_without_being_told(
    documents: tuple[eventcode.CodedDocument, ...],
) -> None:
    """The country may come from the text alone: names of state forces hold it all the same."""
    forces = [a.acled.name for a in actors_of(documents) if a.via == "agent" and a.acled and a.country == "SYR"]
    assert forces and not {"Military Forces", "Police Forces", "Government"} & set(forces)
