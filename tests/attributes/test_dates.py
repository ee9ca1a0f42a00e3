"""Expressions of time against the publication date of Friday 30 July 2021."""

from __future__ import annotations

import datetime as dt

import pytest

from eventcode.attributes.lexicon import AttributeLexicon

BASE = dt.date(2021, 7, 30)

CASES = [
    ("On 14 April 2022, soldiers left.", "2022-04-14", 1),
    ("Around 28 June, soldiers left.", "2021-06-28", 2),
    ("It happened on June 25 in the capital.", "2021-06-25", 1),
    ("On July 17, the chief was brought back.", "2021-07-17", 1),
    ("On 29 December, a bomb went off.", "2020-12-29", 1),
    ("Thursday's clashes left two dead.", "2021-07-29", 1),
    ("The army said on Friday that it left.", "2021-07-30", 1),
    ("It began last Friday.", "2021-07-23", 1),
    ("They met yesterday.", "2021-07-29", 1),
    ("Overnight, shells fell on the town.", "2021-07-29", 1),
    ("Fighting has gone on since late last month.", "2021-06-01", 3),
    ("They met earlier this week.", "2021-07-30", 2),
    ("He was released two weeks ago.", "2021-07-16", 2),
    ("He was released three days ago.", "2021-07-27", 1),
    ("The regime retook it in the summer of 2018.", "2018-06-01", 3),
    ("The war began in 2011.", "2011-01-01", 3),
    ("It began in March 2011.", "2011-03-01", 3),
    ("In early June, talks began.", "2021-06-01", 2),
    ("A bomb went off (12/02).", "2021-02-12", 1),
    ("Published 2021-05-03.", "2021-05-03", 1),
    ("the 4th of January", "2021-01-04", 1),
]


@pytest.mark.parametrize(("text", "date", "precision"), CASES)
def test_expression(text: str, date: str, precision: int) -> None:
    first = AttributeLexicon.default().dates.find(text, BASE)[0]
    assert (first.date.isoformat(), first.precision) == (date, precision)


@pytest.mark.parametrize(
    "text", ["They may leave.", "Officials met.", "He marched 12 km with 300 men.", "About 1999 people"]
)
def test_no_expression(text: str) -> None:
    assert AttributeLexicon.default().dates.find(text, BASE) == ()


def test_range_keeps_its_last_day() -> None:
    first = AttributeLexicon.default().dates.find("between 18 and 19 March 2020", BASE)[0]
    assert (first.date, first.last) == (dt.date(2020, 3, 18), dt.date(2020, 3, 19))


def test_relative_expressions_need_a_publication_date() -> None:
    assert AttributeLexicon.default().dates.find("They met yesterday and on Monday.", None) == ()


def test_impossible_days_are_no_days() -> None:
    assert all(e.precision == 3 for e in AttributeLexicon.default().dates.find("on 31 February 2020", BASE))


def test_library_reads_what_no_shape_knows() -> None:
    found = AttributeLexicon.default().dates.read("14 juillet 2019", BASE)
    assert found is not None
    assert found.date == dt.date(2019, 7, 14)


@pytest.mark.parametrize(
    ("text", "ahead"),
    [
        ("They will meet on Monday.", dt.date(2021, 8, 2)),
        ("They will meet on Friday.", None),  # the day of the publication
        ("They will vote on 12 June.", dt.date(2022, 6, 12)),
        ("They will vote in March.", dt.date(2022, 3, 1)),
        ("They will vote on 12 June 2021.", None),
        ("They met last Monday.", None),
    ],
)
def test_what_is_to_come_lies_ahead(text: str, ahead: dt.date | None) -> None:
    assert AttributeLexicon.default().dates.find(text, BASE)[0].ahead == ahead
