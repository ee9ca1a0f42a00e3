from __future__ import annotations

import io
from html.parser import HTMLParser

import attrs
from rich.console import Console

from eventcode.display import marked_text
from eventcode.display.table import events_table
from eventcode.events import CodedDocument


def test_explanation_names_lines_and_words(coded: CodedDocument) -> None:
    words = coded.events[0].explain()
    event = "Rebels (SYRREB) -> the army (no code): 190 Use conventional military force"
    assert words.splitlines()[0] == f"week of 2021-07-30 {event} [background]" == str(coded[0])
    for part in (
        '"<attacked>" matches `S attack T` (actions/19-fight.txt:12), told under “vow to”',
        "quad 4 (material conflict); Goldstein -10; PLOVER ASSAULT",
        '"Rebels" is SYRREB by the role noun “Syrian rebels” (actors/agents.txt:3) and the country SYR',
        "subject of attack",
        "a step",
        "background",
        "week of 2021-07-30",
        'Nawa, Daraa, SYR (from "Nawa", precision 1)',
        "3 killed, by mortar and rifle",
    ):
        assert part in words


def test_explanation_of_a_bare_event(coded: CodedDocument) -> None:
    event = attrs.evolve(
        coded.events[0],
        source=None,
        target=None,
        match=None,
        location=None,
        date=None,
        fatalities=None,
        weapons=(),
    )
    words = event.explain()
    assert "nobody known -> nobody known" in words and "harm" not in words and "place" not in words


class Checker(HTMLParser):
    """Collects text, and insists that tags nest."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def test_html_is_escaped_and_well_formed(coded: CodedDocument) -> None:
    html = coded._repr_html_()
    assert "<attacked>" not in html and "&lt;attacked&gt;" in html
    checker = Checker()
    checker.feed(html)
    assert checker.open == []
    assert "1 event in 2 sentences" in checker.text
    assert "no verb or noun of the dictionary" in checker.text


def test_marked_text_is_the_text(coded: CodedDocument) -> None:
    checker = Checker()
    checker.feed(marked_text(coded))
    assert checker.text == coded.text


def test_overlapping_spans_are_marked_once(coded: CodedDocument) -> None:
    event = coded.events[0]
    assert event.source is not None
    wide = attrs.evolve(event.source, start=0, end=20)
    document = attrs.evolve(coded, events=(attrs.evolve(event, source=wide),))
    checker = Checker()
    checker.feed(marked_text(document))
    assert checker.text == document.text and checker.open == []


def test_html_without_events(uncoded: CodedDocument) -> None:
    assert "0 events in 0 sentences" in uncoded._repr_html_()
    assert "discarded: a &lt;rule&gt;" in attrs.evolve(uncoded, discarded="a <rule>")._repr_html_()


def test_table(coded: CodedDocument) -> None:
    out = io.StringIO()
    Console(file=out, width=80).print(events_table(coded, title="a1"))
    shown = out.getvalue()
    assert all(len(line) <= 80 for line in shown.splitlines())
    for part in ("SYRREB", "190", "<attacked>", "background", "2021-07-30", "killed"):
        assert part in shown
