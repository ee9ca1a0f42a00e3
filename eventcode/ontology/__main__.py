"""`python -m eventcode.ontology > docs/ontology.md`: the tables as a page."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from eventcode.ontology import CameoCode, acled, cameo, plover

__all__ = ["page"]

_HEAD = """\
# Ontology tables

Made by `python -m eventcode.ontology > docs/ontology.md`; a test checks that it is current. Sources and
departures from them: `eventcode/ontology/data/README.md`.

Quad classes: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.
"""


def _table(header: str, lines: Iterable[tuple[object, ...]]) -> str:
    columns = header.split("|")
    body = ["| " + " | ".join(map(str, line)) + " |" for line in lines]
    return "\n".join(["| " + " | ".join(columns) + " |", "|" + "---|" * len(columns), *body])


def page() -> str:
    """The page, in Markdown."""
    modes = {t.name: ", ".join(f"{m} ({s})" for m, s in t.modes.items()) for t in plover}
    sections = {
        "CAMEO": _table("code|label|Goldstein|quad|PLOVER|mode|contexts|PLOVER score", map(_cells, cameo)),
        "PLOVER": _table("type|quad|score|modes (score)", ((t.name, t.quad, t.score, modes[t.name]) for t in plover)),
        "ACLED event types": _table(
            "event type|sub-event type|disorder type",
            ((s.event_type, s.name, s.disorder_type) for s in acled.sub_events()),
        ),
        "ACLED countries": _table(
            "country|alpha-3|ISO|region|since",
            ((c.name, c.alpha3, c.iso, c.region, c.since) for c in acled.countries()),
        ),
    }
    return _HEAD + "".join(f"\n## {title}\n\n{table}\n" for title, table in sections.items())


def _cells(code: CameoCode) -> tuple[object, ...]:
    score = "" if code.plover_score is None else code.plover_score
    words = code.plover or "", code.mode or "", ", ".join(code.contexts)
    return code.code, code.label, code.goldstein, code.quad, *words, score


if __name__ == "__main__":
    sys.stdout.write(page())
