"""What a text has told before: deeds that later sentences speak about, both sides, speakers, whose fighters."""

from __future__ import annotations

from pathlib import Path

import pytest
from cases import Case, read_cases

import eventcode
from eventcode.testing import triples

CASES = [case for name in ("texts.txt", "homes.txt") for case in read_cases(Path(__file__).with_name(name))]
CODER = eventcode.Coder(parser=None)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_events(case: Case) -> None:
    assert tuple(" ".join(triple) for triple in triples(CODER.code_parsed(case.document))) == case.expected
