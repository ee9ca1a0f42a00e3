"""The rule that the most specific pattern wins, step by step: (entries that all match, the one that wins)."""

from __future__ import annotations

import pytest

from eventcode.testing import coder_of, parsed

WITH_RIFLES = """
Rebels    rebel   NOUN  2 nsubj Number=Plur
attacked  attack  VERB  0 root  Tense=Past|VerbForm=Fin
soldiers  soldier NOUN  2 obj   Number=Plur
near      =       ADP   5 case
Nawa      =       PROPN 2 obl
with      =       ADP   8 case
heavy     =       ADJ   8 amod  Degree=Pos
rifles    rifle   NOUN  2 obl   Number=Plur
"""
TALKED_OUT = """
Rebels    rebel   NOUN  2 nsubj Number=Plur
walked    walk    VERB  0 root  Tense=Past|VerbForm=Fin
out       =       ADP   5 case
of        =       ADP   5 case
talks     talk    NOUN  2 obl   Number=Plur
with      =       ADP   7 case
soldiers  soldier NOUN  5 nmod  Number=Plur
"""
RALLIED = """
Rebels      rebel       NOUN 2 nsubj Number=Plur
rallied     rally       VERB 0 root  Tense=Past|VerbForm=Fin
to          =           PART 4 mark
demand      =           VERB 2 advcl VerbForm=Inf
the         =           DET  6 det
resignation =           NOUN 4 obj
of          =           ADP  8 case
soldiers    soldier     NOUN 6 nmod  Number=Plur
"""
SHOT_DOWN = """
Rebels    rebel   NOUN  2 nsubj Number=Plur
shot      shoot   VERB  0 root  Tense=Past|VerbForm=Fin
down      =       ADP   2 compound:prt
soldiers  soldier NOUN  2 obj   Number=Plur
"""

AGENTS = "@agents\nrebel = REB\nsoldier = MIL"
SETS = "&gun := rifle | pistol\n&place := town | nawa\n"


def winner(rows: str, *entries: str) -> str:
    coder = coder_of(AGENTS, "@actions\n" + SETS + "\n".join(entries))
    coded = coder.code_parsed(parsed(rows))
    match = coded.events[0].match if coded.events else None
    return coded.why_not[0].reason if match is None else match.pattern


@pytest.mark.parametrize(
    ("entries", "wins"),
    [
        # most matched words
        (("S attack T = 190", "S attack T with &gun = 190"), "S attack T with &gun"),
        (
            ("S attack T with &gun near &place = 190", "S attack T with rifle = 193"),
            "S attack T with &gun near &place",
        ),
        (("S attack T with heavy rifle = 193", "S attack T with rifle = 193"), "S attack T with heavy rifle"),
        # then words written literally
        (("S attack T with &gun = 193", "S attack T with rifle = 193"), "S attack T with rifle"),
        # then slots written and filled
        (("S attack with rifle = 193", "S attack T with rifle = 193"), "S attack T with rifle"),
        # then the longer code; a null pattern counts as longer than any
        (("S attack T with rifle = 19", "S attack T with rifle = 193"), "S attack T with rifle"),
        (("S attack soldier = 190", "S attack rebel = 193", "S attack nawa = 190"), "S attack soldier"),
        (("S attack T with rifle = 193", "S attack * with rifle = ---"), "suppressed"),
        # then the earlier line
        (("S attack soldier = 190", "S attack rifle = 190"), "S attack soldier"),
    ],
)
def test_the_most_specific_wins(entries: tuple[str, ...], wins: str) -> None:
    assert winner(WITH_RIFLES, *entries) == wins


RESIGNATION = "S rally to demand T's resignation"


@pytest.mark.parametrize(
    ("rows", "entries", "wins"),
    [
        (TALKED_OUT, ("S walk out = 143", "S walk out of talk with T = 164"), "S walk out of talk with T"),
        (RALLIED, ("S rally = 141", "S rally to demand resignation = 1411"), "S rally to demand resignation"),
        (RALLIED, ("S rally to demand = 141", f"{RESIGNATION} = 1411"), RESIGNATION),
        (SHOT_DOWN, ("S shoot T = 193", "S shoot down T = 195"), "S shoot down T"),
        (SHOT_DOWN, ("S shoot T = 193",), "no-trigger"),  # with a particle it is another verb
        (WITH_RIFLES, ("S attack soldier = 190", "{armed rebel|rebel} attack T = 193"), "S attack soldier"),
    ],
)
def test_constructions_compete_by_the_same_rule(rows: str, entries: tuple[str, ...], wins: str) -> None:
    assert winner(rows, *entries) == wins


def test_a_subject_that_is_an_actor_is_the_source() -> None:
    coder = coder_of(AGENTS, "@actions\n{armed group|rebel} attack T = 193")
    events = coder.code_parsed(parsed(WITH_RIFLES)).events
    assert [(e.source and e.source.code, e.target and e.target.code) for e in events] == [("REB", "MIL")]
