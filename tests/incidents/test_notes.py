"""Notes of many countries in varied house styles, decided as a coder of ACLED's guide decides them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from bundled import bundled_coder, parses

from eventcode import Document
from eventcode.ontology import acled

LINES = (Path(__file__).parent / "notes.txt").read_text(encoding="utf-8").splitlines()
NOTES = [tuple(line.split(" | ", 2)) for line in LINES if line and not line.startswith("#")]


@cache
def parsed() -> dict[str, Document]:
    return parses(note for _, _, note in NOTES)


def test_every_sub_event_type_has_notes() -> None:
    assert {kind for kind, _, _ in NOTES} == {s.name for s in acled.sub_events()}


@pytest.mark.model
@pytest.mark.parametrize(("kind", "country", "note"), NOTES, ids=[f"{k}-{c}-{n[:30]}" for k, c, n in NOTES])
def test_the_type_of_a_note(kind: str, country: str, note: str) -> None:
    incidents = bundled_coder().code_parsed(parsed()[note], date="2023-06-01", country=country).incidents
    assert (incidents[0].sub_event_type if incidents else None) == kind
