"""Misspelt long names."""

from __future__ import annotations

import pytest

from eventcode.actors.fuzzy import FuzzyNames
from eventcode.actors.table import NameTable
from eventcode.coder import Coder
from eventcode.testing import coder_of, dictionaries_of, parsed, triples

ACTORS = """@actors
Ansarul Islam Front | AIF = BFAREB {kind: armed-group; inter: 2}
Sirajganj Reform Movement = BGDOPP
Sirajganj Reforms Movement = BGDGOV
Norbert Zongo = BFAMED
"Exact Letters Only" = USA
~Northern Ruritanian = RUR
Silent Reform Movement = ---
"""
NAMES = FuzzyNames.build(NameTable.build(dictionaries_of(ACTORS).entries.actors))
ROWS = """
    Anserul    Anserul PROPN 3 compound
    Islam      Islam   PROPN 3 compound
    Front      Front   PROPN 4 nsubj
    attacked   attack  VERB  0 root
    rebels     rebel   NOUN  4 obj
"""
REST = ("@agents\nrebel = REB", "@actions\nS attack T = 190")


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Ansaroul Islam Front", "Ansarul Islam Front"),
        ("Ansarul-Islam Front", "Ansarul Islam Front"),
        ("Nobert Zongo", "Norbert Zongo"),
        ("Norbert Zango", "Norbert Zongo"),
        ("Robert Zongo", None),
        ("Norbert", None),
        ("Ansarul Islam", None),
        ("Ansarul Islam Liberation Front", None),
        ("Sirajganj Reform Movemint", "Sirajganj Reform Movement"),
        ("Exact Letters Onli", None),
        ("Northern Ruritaniam", None),
        ("Silent Reform Movemint", None),
        ("", None),
        ("- -", None),
    ],
)
def test_names(name: str, found: str | None) -> None:
    entry = NAMES.find(name)
    assert (entry.name if entry else None) == found


def test_two_that_are_as_near_are_none() -> None:
    twins = "@actors\nSirajganj Reform Front A = BGDOPP\nSirajganj Reform Front B = BGDGOV"
    names = FuzzyNames.build(NameTable.build(dictionaries_of(twins).entries.actors))
    assert names.find("Sirajganj Reform Front C") is None


def test_a_misspelt_source() -> None:
    found = coder_of(ACTORS, *REST).code_parsed(parsed(ROWS))
    assert triples(found) == (("BFAREB", "190", "BFAREB"),)
    (source,) = (a for a in found.mentions if a.via == "fuzzy")
    assert (source.text, source.name, source.entry) == (
        "Anserul Islam Front",
        "Ansarul Islam Front",
        "1.txt:2",
    )
    assert source.acled is not None and source.acled.inter == 2
    assert found.text[source.start : source.end] == source.text


def test_turned_off_and_other_thresholds() -> None:
    dictionaries = dictionaries_of(ACTORS, *REST)
    for fuzzy, code in ((None, "---"), (99.0, "---"), (80.0, "BFAREB")):
        found = Coder(dictionaries, parser=None, fuzzy=fuzzy).code_parsed(parsed(ROWS))
        assert triples(found) == ((code, "190", "REB" if code == "---" else code),)


def test_what_is_in_the_dictionary_stays() -> None:
    rows = ROWS.replace("Anserul", "Ansarul")
    (source, _) = coder_of(ACTORS, *REST).code_parsed(parsed(rows)).mentions
    assert (source.via, source.code) == ("dictionary", "BFAREB")
