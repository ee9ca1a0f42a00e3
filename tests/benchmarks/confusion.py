"""The confusion matrix of sub-event types, as a page of Markdown.

    python -m tests.benchmarks.confusion GOLD.jsonl PREDICTIONS.jsonl [--out docs/confusion.md]

Both files hold one JSON object a line with `id` and `sub_event_type`; records of the gold file without a
sub-event type are left out. Rows are the human coder's types, columns the predicted ones.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from eventcode.ontology import acled

NONE = "none"


def read(path: Path) -> dict[str, str]:
    """Sub-event types by record."""
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip())
    return {row["id"]: row.get("sub_event_type") or "" for row in rows}


def count(gold: Mapping[str, str], predicted: Mapping[str, str]) -> Counter[tuple[str, str]]:
    """How often a type was coded as which."""
    return Counter((kind, predicted.get(name) or NONE) for name, kind in gold.items() if kind)


def page(counts: Counter[tuple[str, str]]) -> str:
    """The matrix with a key: columns carry the numbers of the rows."""
    names = [s.name for s in acled.sub_events() if any(s.name in pair for pair in counts)] + [NONE]
    total = sum(counts.values())
    right = sum(n for (gold, got), n in counts.items() if gold == got)
    lines = [
        "# Confusion of sub-event types",
        "",
        f"{right} of {total} records right ({right / (total or 1):.3f}). Rows: the human coder; columns: eventcode.",
        "Made by `python -m tests.benchmarks.confusion GOLD PRED` from ACLED notes (ACLED terms of use) on which the",
        "rules were tuned, parsed with the bundled English model: on other notes expect less.",
        "",
        "| no. | sub-event type | " + " | ".join(str(i) for i in range(1, len(names) + 1)) + " | recall | precision |",
        "|" + "---|" * (len(names) + 4),
    ]
    for number, name in enumerate(names, 1):
        row = [counts[name, other] for other in names]
        guessed = sum(n for (_, got), n in counts.items() if got == name)
        recall, precision = counts[name, name] / (sum(row) or 1), counts[name, name] / (guessed or 1)
        cells = " | ".join(f"**{n}**" if i == number else str(n or "") for i, n in enumerate(row, 1))
        lines.append(f"| {number} | {name} | {cells} | {recall:.2f} | {precision:.2f} |")
    return "\n".join(lines) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("predictions", type=Path)
    parser.add_argument("--out", type=Path, default=Path("docs/confusion.md"))
    chosen = parser.parse_args()
    chosen.out.write_text(page(count(read(chosen.gold), read(chosen.predictions))), encoding="utf-8")


if __name__ == "__main__":
    main()
