"""Duplicates: what is merged, what stays apart, and that every merge says why."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import attrs
import pytest
from bundled import bundled_coder

import eventcode
from eventcode.document import Document
from eventcode.errors import InputError
from eventcode.events import CodedDocument, Incident

DATA = Path(__file__).parent / "data" / "duplicates.jsonl"
BASE = Incident(
    event_date=dt.date(2022, 3, 5),
    time_precision=1,
    disorder_type="Political violence",
    event_type="Battles",
    sub_event_type="Armed clash",
    actor1="Al Shabaab",
    assoc_actor_1="",
    inter1=2,
    actor2="Military Forces of Somalia (2017-2022)",
    assoc_actor_2="",
    inter2=1,
    interaction=12,
    civilian_targeting="",
    iso=706,
    country="Somalia",
    admin1=None,
    location="Kismayo",
    latitude=-0.36,
    longitude=42.55,
    geo_precision=1,
    fatalities=4,
    tags="",
    notes="Al Shabaab fighters attacked a base near Kismayo and killed four soldiers.",
)
SAID = "Four soldiers died when militants stormed an army base outside Kismayo."


def report(name: str, **changes: Any) -> CodedDocument:
    incident = attrs.evolve(BASE, **changes)
    return CodedDocument(parse=Document(incident.notes, ()), events=(), id=name, incidents_of=lambda _: (incident,))


def sizes(*documents: CodedDocument, **options: bool | float) -> list[int]:
    return [len(m.reports) for m in eventcode.deduplicate(documents, **options)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changes", "merged"),
    [
        ({"notes": SAID}, True),
        ({"notes": SAID, "event_date": dt.date(2022, 3, 6)}, True),
        ({"notes": SAID, "event_date": dt.date(2022, 3, 8)}, False),
        ({"notes": SAID, "location": "Jamaame", "latitude": 0.07, "longitude": 42.75}, False),
        ({"notes": SAID, "country": "Kenya", "iso": 404}, False),
        ({"notes": SAID, "event_type": "Protests", "sub_event_type": "Peaceful protest"}, False),
        ({"notes": BASE.notes.replace("base", "camp"), "location": None, "latitude": None}, True),
    ],
)
def test_reports_of_one_incident(changes: dict[str, Any], merged: bool) -> None:
    assert sizes(report("a"), report("b", **changes)) == ([2] if merged else [1, 1])


def test_a_merge_keeps_sources_and_says_why() -> None:
    (one,) = eventcode.deduplicate([report("a"), report("b", notes=SAID)])
    assert one.sources == ("a", "b")
    assert one.incident.notes == BASE.notes
    assert one.reasons[0].startswith("b with a: the same day, the same type")


def test_one_a_day() -> None:
    other = report("b", notes="Shells fell on the town.", sub_event_type="Government regains territory", fatalities=40)
    assert sizes(report("a"), other) == [1, 1]
    assert sizes(report("a"), other, one_a_day=True) == [2]


def test_a_negative_window_is_refused() -> None:
    with pytest.raises(InputError, match="window_days"):
        eventcode.deduplicate([], window_days=-1)


@pytest.mark.model
@pytest.mark.slow
def test_pairs_of_two_hundred_paraphrases() -> None:
    records = [json.loads(line) for line in DATA.read_text(encoding="utf-8").splitlines()]
    texts = ({k: r[k] for k in ("id", "text", "date", "country")} for r in records)
    merged = eventcode.deduplicate(bundled_coder().code_many(texts), main_only=True)
    home = {name: number for number, one in enumerate(merged) for name in one.sources}
    pairs = [(a, b) for i, a in enumerate(records) for b in records[i + 1 :]]
    true = {(a["id"], b["id"]) for a, b in pairs if a["incident"] == b["incident"]}
    found = {(a["id"], b["id"]) for a, b in pairs if a["id"] in home and home[a["id"]] == home.get(b["id"])}
    assert 2 * len(true & found) / (len(true) + len(found)) >= 0.90


@pytest.mark.parametrize("wrong", ["text", None, ["text"]])
def test_what_is_no_document(wrong: Any) -> None:
    with pytest.raises(InputError, match="coded document"):
        eventcode.deduplicate(wrong)
