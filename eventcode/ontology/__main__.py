"""`python -m eventcode.ontology > docs/ontology.md`: the tables as a page."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from eventcode.ontology import acled, cameo, plover

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
    codes = _table(
        "code|label|Goldstein|quad|PLOVER|mode|contexts|PLOVER score",
        (
            (
                c.code,
                c.label,
                c.goldstein,
                c.quad,
                c.plover or "",
                c.mode or "",
                ", ".join(c.contexts),
                "" if c.plover_score is None else c.plover_score,
            )
            for c in cameo
        ),
    )
    types = _table(
        "type|quad|score|modes (score)",
        ((t.name, t.quad, t.score, ", ".join(f"{m} ({s})" for m, s in t.modes.items())) for t in plover),
    )
    events = _table(
        "event type|sub-event type|disorder type",
        ((s.event_type, s.name, s.disorder_type) for s in acled.sub_events()),
    )
    nations = _table(
        "country|alpha-3|ISO|region|since",
        ((c.name, c.alpha3, c.iso, c.region, c.since) for c in acled.countries()),
    )
    sections = {"CAMEO": codes, "PLOVER": types, "ACLED event types": events, "ACLED countries": nations}
    return _HEAD + "".join(f"\n## {title}\n\n{table}\n" for title, table in sections.items())


if __name__ == "__main__":
    sys.stdout.write(page())
