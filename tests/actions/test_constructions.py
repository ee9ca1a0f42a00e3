"""Constructions of English, parsed by hand, against the events that must come out of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from cases import Case, read_cases
from small import ACTIONS, ACTORS, AGENTS

from eventcode.events import CodedDocument, Event
from eventcode.testing import coder_of, parsed

CASES = read_cases(Path(__file__).with_name("constructions.txt"))
CODER = coder_of(ACTORS, AGENTS, ACTIONS)


def outcome(document: CodedDocument) -> tuple[str, ...]:
    return (
        *map(_triple, document.events),
        *(f"unrealised {_triple(event)}" for event in document.unrealised),
        *(f"why {reason.reason}" for reason in document.why_not),
    )


def _triple(event: Event) -> str:
    source = event.source.code if event.source else None
    target = event.target.code if event.target else None
    return f"{source or '---'} {event.action.cameo} {target or '---'}"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_events(case: Case) -> None:
    assert outcome(CODER.code_parsed(case.document, date="2020-01-01")) == case.expected


def test_every_event_explains_itself() -> None:
    for case in CASES:
        for event in CODER.code_parsed(case.document):
            assert event.action.entry.split(":")[0] in event.explain()


def test_spans_slice_the_text() -> None:
    for case in CASES:
        document = CODER.code_parsed(case.document)
        for event in (*document.events, *document.unrealised):
            assert document.text[event.action.start : event.action.end] == event.action.text
            assert 0 <= event.start < event.end <= len(document.text)
            for actor in filter(None, (event.source, event.target)):
                assert document.text[actor.start : actor.end] == actor.text


def test_a_missing_side_says_which_name_stands_there() -> None:
    name = "Zubair = PROPN 3 nsubj\nKhan = PROPN 1 flat"
    rows = f"{name}\nattacked attack VERB 0 root Tense=Past\nrebels rebel NOUN 3 obj"
    event = CODER.code_parsed(parsed(rows)).events[0]
    assert event.source is None
    assert "nobody with a code; “Zubair Khan” stands there, which no dictionary knows" in event.explain()
