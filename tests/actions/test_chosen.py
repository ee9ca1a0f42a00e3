"""Which of the phrases beside a deed names its source or target: not those for whom something is demanded, before
whose door it is, with what it is done, or of whom it only tells."""

from __future__ import annotations

from pathlib import Path

import pytest
from cases import Case, read_cases

import eventcode
from eventcode.testing import triples

CASES = read_cases(Path(__file__).with_name("chosen.txt"))
CODER = eventcode.Coder(parser=None)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_events(case: Case) -> None:
    assert sorted(" ".join(triple) for triple in triples(CODER.code_parsed(case.document))) == sorted(case.expected)
