"""Abbreviations that a text introduces itself."""

from __future__ import annotations

import pytest
from small import ACTIONS, ACTORS, AGENTS

from eventcode.actors.abbreviations import stands_for
from eventcode.testing import coder_of, parsed, triples

CODER = coder_of(ACTORS, AGENTS, ACTIONS)
PARTY = """
    The     =       DET   3 det
    Rescue  Rescue  PROPN 3 compound
    Party   Party   PROPN 7 nsubj
    (       =       PUNCT 5 punct
    +RP     RP      PROPN 3 appos
    +)      =       PUNCT 5 punct
    spoke   speak   VERB  0 root
"""


def codes(rows: str, code: str = "NGAOPP") -> list[str]:
    mentions = CODER.code_parsed(parsed(rows), date="2020-01-01").mentions
    return [a.text for a in mentions if a.code == code]


def test_later_sentences_use_it() -> None:
    later = "\n\nRP RP PROPN 2 nsubj\npraised praise VERB 0 root\nChad Chad PROPN 2 obj"
    found = CODER.code_parsed(parsed(PARTY + later))
    assert triples(found) == (("NGAOPP", "051", "TCD"),)
    source = found.events[0].source
    assert source is not None
    assert (source.text, source.name, source.entry) == ("RP", "Rescue Party", "1.txt:26")


def test_earlier_sentences_too() -> None:
    before = "RP RP PROPN 2 nsubj\nspoke speak VERB 0 root\n\n"
    assert "RP" in codes(before + PARTY)


def test_it_composes() -> None:
    later = "\n\nRP RP PROPN 2 compound\nleaders leader NOUN 3 nsubj Number=Plur\nspoke speak VERB 0 root"
    found = CODER.code_parsed(parsed(PARTY + later))
    assert found.mentions[-1].text == "RP leaders" and found.mentions[-1].country == "NGA"


def test_the_other_way_round() -> None:
    rows = """
        RP      RP      PROPN 6 nsubj
        (       =       PUNCT 4 punct
        +Rescue Rescue  PROPN 4 compound
        Party   Party   PROPN 1 appos
        +)      =       PUNCT 4 punct
        spoke   speak   VERB  0 root

        RP RP PROPN 2 nsubj
        spoke speak VERB 0 root
    """
    assert codes(rows)[-1] == "RP"


def test_what_the_text_says_goes_before_the_dictionary() -> None:
    coder = coder_of(ACTORS, AGENTS, ACTIONS, '@actors\n"RP" = GBRMED')
    later = "\n\nRP RP PROPN 2 nsubj\nspoke speak VERB 0 root"
    assert coder.code_parsed(parsed(PARTY + later)).mentions[-1].code == "NGAOPP"
    assert coder.code_parsed(parsed(later)).mentions[-1].code == "GBRMED"


@pytest.mark.parametrize("short", ["XY", "rp", "R", "2020", "PR"])
def test_other_words_in_brackets(short: str) -> None:
    later = f"\n\n{short} {short} PROPN 2 nsubj\nspoke speak VERB 0 root"
    assert short not in codes(PARTY.replace("+RP     RP", f"+{short} {short}") + later)


@pytest.mark.parametrize(
    ("short", "name", "fits"),
    [
        ("UN", "united nations", True),
        ("WFP", "world food programme", True),
        ("OSCE", "organization for security and co-operation in europe", True),
        ("AU", "african union commission", True),
        ("EU", "france", False),
        ("PKK", "kurdistan workers party", False),
        ("SANA", "syria", False),
        ("", "syria", False),
        ("SDF", "", False),
    ],
)
def test_letters(short: str, name: str, fits: bool) -> None:
    assert stands_for(short, [part for word in name.split() for part in word.split("-")]) is fits
