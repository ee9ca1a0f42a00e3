"""ACLED's names of actors."""

from __future__ import annotations

import datetime as dt

import pytest
from small import ACTORS, AGENTS

from eventcode.actors.acled import AcledNames, read_periods
from eventcode.lexicon.dictionaries import Dictionaries
from eventcode.lexicon.lines import Problems
from eventcode.testing import coder_of, parsed

PERIODS = "@periods\nSyria | SYR = 1971..2000, 2000..2024, 2024..\nNigeria | NGA = 2015..2023\n"


def name(
    phrase: str, date: str | None = None, country: str | None = None
) -> tuple[str, int, tuple[str, ...]] | None:
    rows = "\n".join(phrase.strip().splitlines())
    found = coder_of(ACTORS, AGENTS, PERIODS).code_parsed(parsed(rows), date=date, country=country)
    acled = found.mentions[0].acled
    return None if acled is None else (acled.name, acled.inter, acled.assoc)


SOLDIERS = "Syrian Syrian ADJ 2 amod\nsoldiers soldier NOUN 0 root Number=Plur"


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("1999-05-05", "Military Forces of Syria (1971-2000)"),
        ("2012-05-05", "Military Forces of Syria (2000-2024)"),
        ("2025-05-05", "Military Forces of Syria (2024-)"),
        ("1950-05-05", "Military Forces of Syria"),
        (None, "Military Forces of Syria (2024-)"),
    ],
)
def test_state_forces_under_the_rule_of_the_day(date: str | None, expected: str) -> None:
    assert name(SOLDIERS, date) == (expected, 1, ())


def test_classes_of_people_with_their_country() -> None:
    protesters = "Protesters protester NOUN 0 root Number=Plur"
    assert name(protesters, country="SYR") == ("Protesters (Syria)", 6, ())
    assert name(protesters) == ("Protesters", 6, ())
    assert name("Students student NOUN 0 root Number=Plur", country="SYR") == (
        "Civilians (Syria)",
        7,
        ("Students (Syria)",),
    )


def test_named_groups_and_units() -> None:
    assert name("SDF SDF PROPN 0 root") == ("Syrian Democratic Forces", 2, ())
    army = "Nigerian Nigerian ADJ 2 amod\nArmy Army PROPN 0 root"
    assert name(army, "2020-01-01") == ("Military Forces of Nigeria (2015-2023) Nigerian Army", 1, ())


def test_no_class_no_name() -> None:
    assert name("Lagos Lagos PROPN 0 root") is None


def test_periods_that_cannot_be_read() -> None:
    problems = Problems()
    source = Dictionaries.of_text(
        "@periods\nSyria = 2000..\nChad | TCD = 1990-\nIraq | IRQ = 2003..\n", "p.txt"
    )
    assert read_periods(source.sources[0], problems) == {"IRQ": ("Iraq", ((2003, None),))}
    assert [(d.line, d.id) for d in problems.found] == [(2, "bad-period"), (3, "bad-period")]


def test_two_rules_in_one_year() -> None:
    names = AcledNames({}, {"SYR": ((2000, 2024), (2024, None))})
    assert names.period("SYR", dt.date(2024, 6, 1)) == " (2024-)"
    assert names.period("XXX", None) == ""
