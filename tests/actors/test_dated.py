"""An actor's role on the day of the event rather than of the text."""

from __future__ import annotations

import pytest

import eventcode
from eventcode.testing import parsed

CODER = eventcode.Coder(parser=None)

ROWS = """
Iran       =        PROPN  2  nsubj   Number=Sing
condemned  condemn  VERB   0  root    Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin
Bashar     =        PROPN  2  obj     Number=Sing
al-Assad   =        PROPN  3  flat    Number=Sing
on         =        ADP    6  case    _
{month}    =        PROPN  2  obl     Number=Sing
{day}      =        NUM    6  nummod  _
{year}     =        NUM    6  nummod  _
"""


@pytest.mark.parametrize(
    ("day", "code"),
    [(("December", "1", "2024"), "SYRGOV"), (("December", "15", "2024"), "SYRELI")],
)
def test_role_is_that_of_the_day(day: tuple[str, str, str], code: str) -> None:
    month, number, year = day
    rows = ROWS.format(month=month, day=number, year=year)
    (event,) = CODER.code_parsed(parsed(rows), date="2024-12-20")
    assert event.target is not None
    assert event.target.code == code
