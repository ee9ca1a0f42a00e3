"""Coded documents as Python objects."""

from __future__ import annotations

import pickle
from types import MappingProxyType

import attrs

from eventcode.events import CodedDocument, Event, Incident


def test_a_document_is_a_sequence_of_events(coded: CodedDocument) -> None:
    assert list(coded) == list(coded.events) and coded[0] is coded.events[0] and coded[-1] is coded.events[-1]
    assert repr(coded) == f"CodedDocument('a1', events={len(coded)}, sentences=2)"
    assert str(coded).splitlines()[1:] == [f"  {event}" for event in coded]


def test_documents_are_values(coded: CodedDocument) -> None:
    assert len({coded, attrs.evolve(coded)}) == 1


def test_documents_can_be_pickled_with_their_incidents(coded: CodedDocument) -> None:
    def incidents(document: CodedDocument) -> tuple[Incident, ...]:
        return made

    made = coded.incidents
    lazy = attrs.evolve(coded, incidents_of=incidents, provenance=MappingProxyType({"parser": "p"}))
    again = pickle.loads(pickle.dumps(lazy))
    assert again == lazy and again.incidents == made and hash(again) == hash(lazy)


def test_events_told_as_not_happening_are_made_once_when_they_are_asked_for(coded: CodedDocument) -> None:
    asked: list[CodedDocument] = []

    def unrealised(document: CodedDocument) -> tuple[Event, ...]:
        asked.append(document)
        return document.events

    lazy = attrs.evolve(coded, unrealised_of=unrealised)
    assert not asked
    assert lazy.unrealised == lazy.unrealised == coded.events and asked == [lazy]
    assert pickle.loads(pickle.dumps(lazy)).unrealised == coded.events
    assert coded.unrealised == ()
