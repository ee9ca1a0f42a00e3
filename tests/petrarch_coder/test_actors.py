"""Actors and role nouns of hand-built parses, and the dates of their codes."""

from __future__ import annotations

from pathlib import Path

import pytest
from petrarch_sentences import code

from eventcode.lexicon.petrarch import PetrarchLexicon, load_petrarch

ACTOR_CASES = {
    "agent after a name": ("Avalonian/Avalonian/ADJ/2/amod knight/knight/NOUN/0/root", ["AVAMIL"]),
    "possessive": (
        "Avalon/Avalon/PROPN/3/nmod:poss 's/'s/PART/1/case minister/minister/NOUN/0/root",
        ["AVAGOV"],
    ),
    "possessors with an ending each": (
        "Avalon/Avalon/PROPN/6/nmod:poss 's/'s/PART/1/case and/and/CCONJ/4/cc Cornwall/Cornwall/PROPN/6/nmod:poss "
        "'s/'s/PART/4/case ministers/minister/NOUN/0/root",
        ["AVAGOV", "CORGOV"],
    ),
    "a name that is a role noun, too": (
        "Avalon/Avalon/PROPN/3/nmod:poss 's/'s/PART/1/case senate/senate/NOUN/0/root",
        ["AVALEG"],
    ),
    "but by itself a name": ("senate/senate/NOUN/0/root", ["CORLEG"]),
    "participles before a noun": (
        "guard/guard/NOUN/2/compound held/hold/VERB/4/amod Avalonian/Avalonian/ADJ/4/amod "
        "minister/minister/NOUN/0/root",
        ["AVAGOV"],
    ),
    "agent before a phrase": (
        "ministers/minister/NOUN/0/root of/of/ADP/3/case Avalon/Avalon/PROPN/1/nmod",
        ["AVAGOV"],
    ),
    "agent before the code": ("Avalonian/Avalonian/ADJ/2/amod almoner/almoner/NOUN/0/root", ["NGOAVA"]),
    "two agents, in text order": (
        "Avalonian/Avalonian/ADJ/3/amod guard/guard/NOUN/3/compound minister/minister/NOUN/0/root",
        ["AVACOPGOV"],
    ),
    "agent of two words, plural": ("living/living/ADJ/2/amod saints/saint/NOUN/0/root", ["---REL"]),
    "agent alone": ("guards/guard/NOUN/0/root", ["---COP"]),
    "agents and actors, both coordinated": (
        "guards/guard/NOUN/0/root and/and/CCONJ/3/cc knights/knight/NOUN/1/conj in/in/ADP/5/case "
        "Avalon/Avalon/PROPN/1/nmod and/and/CCONJ/7/cc Cornwall/Cornwall/PROPN/5/conj",
        ["AVACOP", "CORCOP", "AVAMIL", "CORMIL"],
    ),
    "a shared name before coordinated agents": (
        "the/the/DET/3/det Avalonian/Avalonian/ADJ/3/amod guards/guard/NOUN/0/root "
        "and/and/CCONJ/5/cc knights/knight/NOUN/3/conj",
        ["AVACOP", "AVAMIL"],
    ),
    "a name written with blanks may have words between": (
        "Lady/Lady/PROPN/3/compound Avalon/Avalon/PROPN/3/compound Lake/Lake/PROPN/0/root",
        ["LAD"],
    ),
    "but only within its noun phrase": (
        "Lady/Lady/PROPN/0/root of/of/ADP/3/case Lake/Lake/PROPN/1/nmod",
        [],
    ),
    "several actors in one code": ("Round/Round/PROPN/2/compound Table/Table/PROPN/0/root", ["ART", "GAR"]),
    "a pronoun is no country": ("us/we/PRON/0/root", []),
    "capitals are": ("US/US/PROPN/0/root", ["USA"]),
    "null code": ("Broceliande/Broceliande/PROPN/0/root", [None]),
}


@pytest.mark.parametrize("name", ACTOR_CASES)
def test_actors(name: str, lexicon: PetrarchLexicon) -> None:
    row, expected = ACTOR_CASES[name]
    date = "1985-05-05" if name == "null code" else None
    assert [actor.code for actor in code(lexicon, row, date).mentions] == expected


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("1989-12-31", "AVAELI"),
        ("1990-01-01", "AVAGOV"),
        ("2000-01-01", "AVAGOV"),
        ("2000-01-02", "AVAELI"),
        (None, "AVAELI"),
    ],
)
def test_dates_include_both_ends(date: str | None, expected: str, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("MORDRED [AVAELI]\n\t[AVAGOV 19900101-20000101]\n")
    assert [a.code for a in code(load_petrarch(actors=path), "Mordred/Mordred/PROPN/0/root", date).mentions] == [
        expected
    ]
