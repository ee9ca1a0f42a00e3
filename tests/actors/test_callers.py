"""Actors that the caller names."""

from __future__ import annotations

from typing import Any

import pytest
from small import ACTIONS, ACTORS, AGENTS

from eventcode import Coder
from eventcode.errors import InputError
from eventcode.testing import coder_of, parsed, triples

CODER = coder_of(ACTORS, AGENTS, ACTIONS)
DOCUMENT = parsed("""
    Strangers stranger NOUN  2 nsubj Number=Plur
    attacked  attack   VERB  0 root  Tense=Past|VerbForm=Fin
    Syrian    Syrian   ADJ   4 amod
    rebels    rebel    NOUN  2 obj   Number=Plur
    and       =        CCONJ 6 cc
    Foo       Foo      PROPN 4 conj
""")


def span(words: str) -> tuple[int, int]:
    start = DOCUMENT.text.index(words)
    return start, start + len(words)


def test_with_a_code() -> None:
    found = CODER.code_parsed(DOCUMENT, actors=[(*span("Strangers"), "XYZREB"), (*span("Foo"), "FRAMIL")])
    assert set(triples(found)) == {("XYZREB", "190", "FRAMIL"), ("XYZREB", "190", "SYRREB")}
    callers = [a for a in found.mentions if a.via == "caller"]
    assert [(a.text, a.country, a.roles) for a in callers] == [
        ("Strangers", None, ("XYZ", "REB")),
        ("Foo", "FRA", ("MIL",)),
    ]


def test_without_a_code_a_known_actor_keeps_its_own() -> None:
    found = CODER.code_parsed(DOCUMENT, actors=[span("Strangers"), span("Syrian rebels")])
    assert ("---", "190", "SYRREB") in triples(found)
    assert all(e.source is not None and e.source.text == "Strangers" for e in found)


def test_a_span_that_cuts_words_covers_them() -> None:
    start, end = span("Foo")
    found = CODER.code_parsed(DOCUMENT, actors=[(start + 1, end, "FRA")])
    (actor,) = (a for a in found.mentions if a.via == "caller")
    assert (actor.text, actor.tokens) == ("oo", (5,))


def test_those_who_suffered_stay_the_target() -> None:
    document = parsed("""
        Journalist  journalist NOUN 2 compound Number=Sing
        detentions  detention  NOUN 3 nsubj    Number=Plur
        angered     anger      VERB 0 root     Tense=Past|VerbForm=Fin
        villagers   villager   NOUN 3 obj      Number=Plur
    """)
    found = Coder(parser=None).code_parsed(document, actors=[(0, len("Journalist"), "KENMED")])
    assert [(e.action.cameo, e.target.code if e.target else None) for e in found] == [("173", "KENMED")]


@pytest.mark.parametrize("actors", [[(0,)], [(0, 1, "A", "B")], [5], [("a", "b")], [None], [(0, 1, 5)]])
def test_no_span(actors: list[Any]) -> None:
    with pytest.raises(InputError, match=r"actors\[0\] is .*: give \(start, end\)"):
        CODER.code_parsed(DOCUMENT, actors=actors)


@pytest.mark.parametrize("bad", [(0, 0), (-1, 3), (5, 2), (0, 1000)])
def test_spans_outside_the_text(bad: tuple[int, int]) -> None:
    with pytest.raises(InputError, match=r"actors\[1\] .* lies outside the text \(0 to 40\)"):
        CODER.code_parsed(DOCUMENT, actors=[(0, 1), bad])
