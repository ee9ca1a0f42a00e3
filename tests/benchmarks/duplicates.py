"""Pairwise precision, recall and F1 of `eventcode.deduplicate` on tests/data/duplicates.jsonl.

Run: python tests/benchmarks/duplicates.py [--detail]   (needs the bundled model; about half a minute)
"""

from __future__ import annotations

import itertools
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import eventcode

DATA = Path(__file__).resolve().parents[1] / "data" / "duplicates.jsonl"


def _say(*parts: object, sep: str = " ") -> None:
    sys.stdout.write(sep.join(map(str, parts)) + "\n")


def load() -> list[dict[str, str]]:
    """The documents, each with the number of the incident it reports."""
    return [json.loads(line) for line in DATA.read_text(encoding="utf-8").splitlines()]


def pairwise(gold: Mapping[str, str], merged: Sequence[Sequence[str]]) -> tuple[float, float, float]:
    """Precision, recall and F1 over pairs of documents that report the same incident."""
    home = {name: number for number, names in enumerate(merged) for name in names}
    pairs = list(itertools.combinations(sorted(gold), 2))
    true = {p for p in pairs if gold[p[0]] == gold[p[1]]}
    found = {p for p in pairs if p[0] in home and home[p[0]] == home.get(p[1])}
    hits = len(true & found)
    precision, recall = hits / (len(found) or 1), hits / (len(true) or 1)
    return precision, recall, 2 * precision * recall / ((precision + recall) or 1)


def main() -> None:
    records = load()
    coder = eventcode.Coder()
    documents = list(coder.code_many({k: r[k] for k in ("id", "text", "date", "country")} for r in records))
    merged = eventcode.deduplicate(documents, main_only=True)
    gold = {r["id"]: str(r["incident"]) for r in records}
    figures = pairwise(gold, [m.sources for m in merged])
    _say(f"{len(records)} documents, {len(merged)} incidents")
    _say("precision {:.4f}  recall {:.4f}  F1 {:.4f}".format(*figures))
    if "--detail" in sys.argv:
        for one in merged:
            told = (one.incident.sub_event_type, one.incident.location)
            _say(*one.sources, *told, *one.reasons, sep="\n    ")
        _say("without incident:", [d.id for d in documents if not d.incidents])


if __name__ == "__main__":
    main()
