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
    head, text, rows = "", "", []
    for line in [*(line for line in LINES if line and not line.startswith("#")), "="]:
        if line.startswith("="):
            if text:
                yield Report(*head.split(" | "), text, tuple(rows))
            head, text, rows = line[1:].strip(), "", []
        elif line.startswith("- "):
            rows.append(line[2:])
        else:
            text = line


@pytest.mark.model
@pytest.mark.parametrize("report", list(reports()), ids=lambda r: f"{r.country}-{r.day}")
def test_the_rows_of_a_report(report: Report) -> None:
    incidents = bundled_coder().code(report.text, date=report.day, country=report.country).incidents
    rows = [f"{i.event_date} | {i.sub_event_type} | {i.location} | {i.fatalities}" for i in incidents]
    assert rows == list(report.rows)


def test_every_line_of_the_file_is_read() -> None:
    assert sum(len(r.rows) for r in reports()) == sum(line.startswith("- ") for line in LINES) > 0
