"""Reports that tell of several happenings become as many incidents, each with its own day, place and dead."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import attrs
import pytest
from bundled import bundled_coder

LINES = (Path(__file__).parent / "reports.txt").read_text(encoding="utf-8").splitlines()


@attrs.frozen
class Report:
    day: str
    country: str
    text: str
    rows: tuple[str, ...]


def reports() -> Iterator[Report]:
    """Each report of the file: its head, its text and its rows."""
    _, *blocks = "\n".join(LINES).split("\n= ")
    for block in blocks:
        head, *lines = block.strip().splitlines()
        day, country = head.split(" | ")
        text = " ".join(line for line in lines if not line.startswith("- "))
        yield Report(day, country, text, tuple(line[2:] for line in lines if line.startswith("- ")))


@pytest.mark.model
@pytest.mark.parametrize("report", list(reports()), ids=lambda r: f"{r.country}-{r.day}")
def test_the_rows_of_a_report(report: Report) -> None:
    incidents = bundled_coder().code(report.text, date=report.day, country=report.country).incidents
    rows = [f"{i.event_date} | {i.sub_event_type} | {i.location} | {i.fatalities}" for i in incidents]
    assert rows == list(report.rows)


def test_every_line_of_the_file_is_read() -> None:
    assert sum(len(r.rows) for r in reports()) == sum(line.startswith("- ") for line in LINES) > 0
