"""Bodies that only their names tell of, members of parties, titles, and whose people of a place are."""

from __future__ import annotations

from pathlib import Path

import pytest
from cases import Case, read_cases

import eventcode

CASES = read_cases(Path(__file__).with_name("bodies.txt"))
CODER = eventcode.Coder(parser=None)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_actors(case: Case) -> None:
    country = case.title[-4:-1] if case.title.endswith(")") else None
    found = CODER.code_parsed(case.document, country=country).mentions
    assert tuple(f"{' '.join(a.text.split())} | {a.code}" for a in found) == case.expected
