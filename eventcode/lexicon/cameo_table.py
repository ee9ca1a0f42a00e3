"""`python -m eventcode.lexicon.cameo_table > docs/cameo.md`: every CAMEO code with an example that is coded so."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from eventcode.events import Actor, Event
from eventcode.lexicon.dictionaries import Dictionaries
from eventcode.lexicon.examples import Checked, coded_examples
from eventcode.ontology import cameo

__all__ = ["cameo_page", "examples_by_code"]

_HEAD = """\
# CAMEO codes by example

Made by `python -m eventcode.lexicon.cameo_table > docs/cameo.md`; a test checks that it is current. The sentences
are examples of the shipped dictionaries, the events what the shipped coder makes of them: source, code, target and
the dictionary line. Two-digit codes are headings; their events are coded with a third digit.

| code | label | example | source | target | entry |
|---|---|---|---|---|---|
"""


def examples_by_code(checked: Iterable[Checked]) -> dict[str, tuple[str, Event]]:
    """For each code the first example coded with it: by the entry that the example stands under, else by any."""
    own: dict[str, tuple[str, Event]] = {}
    other: dict[str, tuple[str, Event]] = {}
    for one in checked:
        if one.example.counter:
            continue
        for event in one.coded.events:
            kept = own if event.action.entry == one.entry.entry else other
            if event.source is not None and event.target is not None:
                kept.setdefault(event.action.cameo, (one.example.text, event))
            else:
                other.setdefault(event.action.cameo, (one.example.text, event))
    return {**other, **own}


def cameo_page(checked: Iterable[Checked]) -> str:
    """The page, in Markdown: one row a code; codes without an example have empty cells."""
    found = examples_by_code(checked)
    return _HEAD + "".join(_row(code.code, code.label, found.get(code.code)) for code in cameo)


def _row(code: str, label: str, found: tuple[str, Event] | None) -> str:
    if found is None:
        return f"| {code} | {label} |  |  |  |  |\n"
    text, event = found
    return (
        f"| {code} | {label} | {text} | {_who(event.source)} | {_who(event.target)} "
        f"| {event.action.entry.rpartition(':')[0]} |\n"
    )


def _who(actor: Actor | None) -> str:
    return "" if actor is None else actor.code or actor.name


if __name__ == "__main__":
    from eventcode.parsing import StanzaParser

    sys.stdout.write(cameo_page(coded_examples(Dictionaries.default(), StanzaParser())))
