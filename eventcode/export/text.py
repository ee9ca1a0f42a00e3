"""Events as JSON Lines and as comma-separated values."""

from __future__ import annotations

import csv
import json

from eventcode.export._documents import Documents, Target, writing
from eventcode.export.records import COLUMNS, iter_records

__all__ = ["write_csv", "write_jsonl"]


def write_jsonl(documents: Documents, target: Target) -> int:
    """Writes one JSON object an event, one a line, with the keys of `COLUMNS`; returns how many."""
    count = 0
    with writing(target) as stream:
        for record in iter_records(documents):
            stream.write(json.dumps(record, ensure_ascii=False) + "\n")
            count += 1
    return count


def write_csv(documents: Documents, target: Target) -> int:
    """Writes events as comma-separated values under a header; missing values are empty. Returns how many."""
    count = 0
    with writing(target) as stream:
        table = csv.DictWriter(stream, list(COLUMNS), lineterminator="\n")
        table.writeheader()
        for record in iter_records(documents):
            table.writerow(record)
            count += 1
    return count
