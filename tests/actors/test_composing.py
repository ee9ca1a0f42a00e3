"""Actors composed from titles, names, countries and institutions, in texts that have no date."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from cases import Case, read_cases

from eventcode.lexicon.actor_format import ActorEntry, DatedCode, Name
from eventcode.testing import coder_of

ACTORS = """@actors
[countries {kind: country}]
France | ~French = FRA
Jordan | ~Jordanian = JOR
Saudi Arabia | ~Saudi = SAU
[persons {kind: person}]
Recep Tayyip Erdoğan | Erdoğan = TURGOV @2003-03-14.., TURELI
Mohammed bin Salman = SAUGOV @2015-01-23.., SAUELI
King Salman = SAUGOV @2015-01-23.., SAUELI
Pope Francis = VATGOV @2013-03-13..2025-04-21, VATCHR
Annegret Kramp-Karrenbauer = DEUGOV @2018..2021-12-08, DEUELI
Emmanuel Macron | Macron = FRAGOV @2017-05-14.., FRAELI
François Hollande | Hollande = FRAGOV @2012-05-15..2017-05-14, FRAELI
[peoples]
~Kurdish = ETH {kind: ethnic}
~Christian = CHR {kind: religious}
[places]
Paris = FRA {kind: capital}
Texas | Atlanta = USA {kind: region}
"Georgia" = USA {kind: territory; local: yes}
Georgia = GEO {kind: country}
[organisations]
Labour Party = GBRGOVPTY {kind: party}
IDF = ISRMIL {kind: military}
M23 = CODREB {kind: armed-group}
Northern Front = LBRREB @1990..2001, LBRGOV @2002.. {kind: armed-group}
"""
AGENTS = """@agents
rebel = REB
troop | soldier = MIL
fighter = UAF
porter = LAB
army = MIL
government = GOV
student = EDU
crown prince | president | minister = GOV
leader = ELI
opposition leader = OPP
wife | son = CVL
"Authority" = GOV
"""
CASES = read_cases(Path(__file__).with_name("composing.txt"))
CODER = coder_of(ACTORS, AGENTS)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_actors(case: Case) -> None:
    found = CODER.code_parsed(case.document).mentions
    assert tuple(f"{a.text} | {a.code}" for a in found if a.code is not None) == case.expected


@pytest.mark.parametrize(
    ("codes", "expected"),
    [
        ((DatedCode("A", dt.date(2001, 1, 1)), DatedCode("B")), "A"),
        ((DatedCode("A", dt.date(2001, 1, 1), dt.date(2002, 1, 1)), DatedCode("B")), "B"),
        ((DatedCode("A", None, dt.date(2002, 1, 1)), DatedCode("B", None, dt.date(2003, 1, 1))), "B"),
        ((DatedCode("A"),), "A"),
        ((), None),
    ],
)
def test_code_of_an_unknown_day(codes: tuple[DatedCode, ...], expected: str | None) -> None:
    assert ActorEntry((Name("X"),), codes, "a.txt", 1).code_on(None) == expected
