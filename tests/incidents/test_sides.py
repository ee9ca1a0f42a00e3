"""Who, where, when and how many dead: notes of many countries with the row that a coder writes."""

from __future__ import annotations

import datetime as dt
from functools import cache
from pathlib import Path

import pytest
from bundled import bundled_coder, parses

from eventcode import Document

LINES = (Path(__file__).parent / "sides.txt").read_text(encoding="utf-8").splitlines()
ROWS = [tuple(line.split(" | ", 7)) for line in LINES if line and not line.startswith("#")]


@cache
def parsed() -> dict[str, Document]:
    return parses(row[-1] for row in ROWS)


@pytest.mark.model
@pytest.mark.parametrize("row", ROWS, ids=[f"{r[5]}-{r[6]}" for r in ROWS])
def test_the_row_of_a_note(row: tuple[str, ...]) -> None:
    one, two, interaction, location, deaths, country, day, note = row
    published = dt.date.fromisoformat(day) + dt.timedelta(days=1)
    found = bundled_coder().code_parsed(parsed()[note], date=published.isoformat(), country=country).incidents[0]
    assert {found.actor1, found.actor2 or "-"} == {one, two}
    assert (str(found.interaction), found.location) == (interaction, location)
    assert (found.event_date, str(found.fatalities)) == (dt.date.fromisoformat(day), deaths)
