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


def test_volunteers_are_of_the_country_that_is_given_unless_they_come_from_abroad() -> None:
    helpers = "Volunteers\tvolunteer\tNOUN\t_\tNumber=Plur\t2\tnsubj\t_\t_\nmarched\tmarch\tVERB\t_\t_\t0\troot\t_\t_\n"
    rows = "".join(f"{number}\t{line}\n" for number, line in enumerate(helpers.splitlines(), 1))
    assert [a.code for a in CODER.code_parsed(rows + "\n", country="FJI").mentions] == ["FJINGO"]
    assert [a.code for a in CODER.code_parsed(rows + "\n").mentions] == ["NGO"]


def test_leaders_in_a_text_about_a_country_are_politicians_unless_an_office_or_the_country_is_named() -> None:
    bare = "Leaders\tleader\tNOUN\t_\tNumber=Plur\t2\tnsubj\t_\t_\nspoke\tspeak\tVERB\t_\t_\t0\troot\t_\t_\n"
    told = "Fiji\tFiji\tPROPN\t_\t_\t2\tcompound\t_\t_\nleaders\tleader\tNOUN\t_\tNumber=Plur\t3\tnsubj\t_\t_\n"
    told += "spoke\tspeak\tVERB\t_\t_\t0\troot\t_\t_\n"
    for lines, code in ((bare, "FJIELI"), (told, "FJIGOV")):
        rows = "".join(f"{number}\t{line}\n" for number, line in enumerate(lines.splitlines(), 1))
        assert [a.code for a in CODER.code_parsed(rows + "\n", country="FJI").mentions] == [code]
