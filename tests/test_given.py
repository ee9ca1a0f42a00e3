from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from eventcode.errors import DateError, InputError
from eventcode.given import is_missing, read_country, read_date

DAY = dt.date(2021, 7, 30)


@pytest.mark.parametrize(
    "date",
    [
        DAY,
        dt.datetime(2021, 7, 30, 18),
        "2021-07-30",
        "20210730",
        "2021-07-30T18:00:00Z",
        "2021-07-30 18:00",
        " 2021-07-30 ",
    ],
)
def test_dates(date: Any) -> None:
    assert read_date(date) == DAY and type(read_date(date)) is dt.date


@pytest.mark.parametrize("nothing", [None, "", " ", float("nan")])
def test_missing_values(nothing: Any) -> None:
    assert is_missing(nothing) and read_date(nothing) is None and read_country(nothing) is None


def test_missing_values_of_pandas() -> None:
    pandas = pytest.importorskip("pandas")
    assert is_missing(pandas.NaT) and is_missing(pandas.NA)
    assert read_date(pandas.Timestamp("2021-07-30")) == read_date(pandas.Timestamp("2021-07-30").to_datetime64()) == DAY


@pytest.mark.parametrize(
    "date",
    [
        "30.7.2021",
        "2021-7-30",
        "2021-02-30",
        "2021-07-301",
        "2021-W30-5",
        "soon",
        20210730,
        b"2021-07-30",
        [],
        "0001-01-01",
    ],
)
def test_no_dates(date: Any) -> None:
    with pytest.raises(DateError):
        read_date(date)


def test_countries() -> None:
    assert read_country("SYR") == read_country(" syr ") == "SYR"
    for wrong, hint in (
        ("SY", "SYR"),
        ("Syria", "SYR"),
        ("760", "SYR"),
        ("Utopia", "such as SYR"),
        (760, "such as SYR"),
    ):
        with pytest.raises(InputError, match=hint):
            read_country(wrong)
