"""What never happened, happened by accident or is told in general, coded with the whole dictionaries."""

from __future__ import annotations

from pathlib import Path

import pytest
from cases import Case, read_cases

import eventcode
from eventcode.testing import triples

CASES = read_cases(Path(__file__).with_name("unreal.txt"))
CODER = eventcode.Coder(parser=None)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_events(case: Case) -> None:
    assert sorted(" ".join(triple) for triple in triples(CODER.code_parsed(case.document))) == sorted(case.expected)
