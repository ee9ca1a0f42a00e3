"""Sentences with the events that PETRARCH's format demands for them; their parses are the bundled model's."""

from __future__ import annotations

from pathlib import Path

import pytest

from eventcode import Coder, Dictionaries

RECORDS = Path(__file__).parent / "records"


def read_records() -> dict[str, tuple[str, str]]:
    """Expected events (`source>target:code`, apart by blanks) and parse by the name of the record."""
    found = {}
    for block in (RECORDS / "records.conllu").read_text().strip().split("\n\n"):
        name, expected = (row.partition("=")[2].strip() for row in block.splitlines()[:2])
        found[name] = expected, block + "\n\n"
    return found


ROWS = read_records()


@pytest.fixture(scope="module")
def coder() -> Coder:
    dictionaries = Dictionaries.from_petrarch(
        verbs=RECORDS / "verbs.txt",
        actors=[RECORDS / "actors.txt"],
        agents=RECORDS / "agents.txt",
        discards=RECORDS / "discards.txt",
    )
    return Coder(dictionaries=dictionaries, parser=None)


@pytest.mark.parametrize("name", ROWS)
def test_record(name: str, coder: Coder) -> None:
    expected, parse = ROWS[name]
    doc = coder.code_parsed(parse, date="1995-05-05")
    found = {f"{e.source.code if e.source else ''}>{e.target.code if e.target else ''}:{e.action.cameo}" for e in doc}
    assert ({"DISCARD"} if doc.discarded else found) == set(expected.split())
