"""Incidents as the rows of an ACLED export."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from eventcode.events import Incident
from eventcode.export._documents import Documents, Target, each, writing
from eventcode.ontology import acled

__all__ = ["ACLED_COLUMNS", "acled_rows", "write_acled"]

ACLED_COLUMNS = (
    "event_id_cnty",
    "event_date",
    "year",
    "time_precision",
    "disorder_type",
    "event_type",
    "sub_event_type",
    "actor1",
    "assoc_actor_1",
    "inter1",
    "actor2",
    "assoc_actor_2",
    "inter2",
    "interaction",
    "civilian_targeting",
    "iso",
    "region",
    "country",
    "admin1",
    "location",
    "latitude",
    "longitude",
    "geo_precision",
    "source",
    "notes",
    "fatalities",
    "tags",
)
"""ACLED's columns in ACLED's order. Those that only ACLED can fill (`event_id_cnty`) stay empty; `source` is
the document's id. `admin2`, `admin3`, `source_scale` and `timestamp` are left out."""

_SAME_NAME = frozenset(ACLED_COLUMNS) - {"event_id_cnty", "event_date", "year", "region", "source"}


@cache
def _regions() -> Mapping[str, str]:
    return MappingProxyType({country.name: country.region for country in acled.countries()})


def _row(incident: Incident, source: str | None) -> dict[str, Any]:
    date = incident.event_date
    same = {name: getattr(incident, name) for name in _SAME_NAME}
    own = {
        "event_id_cnty": None,
        "event_date": date.isoformat() if date else None,
        "year": date.year if date else None,
        "region": _regions().get(incident.country or ""),
        "source": source,
    }
    return {name: {**same, **own}[name] for name in ACLED_COLUMNS}


def acled_rows(documents: Documents) -> Iterator[dict[str, Any]]:
    """The incidents of one or many documents as rows with `ACLED_COLUMNS`."""
    for document in each(documents):
        for incident in document.incidents:
            yield _row(incident, document.id)


def write_acled(documents: Documents, target: Target) -> int:
    """Writes incidents as comma-separated values with ACLED's header; returns how many."""
    with writing(target) as stream:
        table = csv.DictWriter(stream, ACLED_COLUMNS, lineterminator="\n")
        table.writeheader()
        count = 0
        for row in acled_rows(documents):
            table.writerow(row)
            count += 1
    return count
