"""Offices that are not the state's, private people beside an office, peoples of a country, attackers told before."""

from __future__ import annotations

import pytest
from small import ACTIONS, ACTORS, AGENTS

from eventcode.testing import coder_of, parsed, triples

MORE = """@agents
speaker | envoy = GOV {others: CVL}
chairman = GOV {society: CVL}
resident | son = CVL {inter: 7}
mayor | town hall = GOV {inter: 1}
attacker = UAF {inter: 3}
"""
PEOPLES = "@actors\n[faiths {kind: religious}]\nJew | Jews | ~Jewish = JEW\n"
CODER = coder_of(ACTORS, AGENTS, ACTIONS, MORE, PEOPLES)


def first(rows: str) -> str | None:
    """The code of the first actor of a sentence."""
    return CODER.code_parsed(parsed(f"{rows}\nspoke speak VERB 0 root")).mentions[0].code


@pytest.mark.parametrize(
    ("office", "owner", "code"),
    [
        ("envoy", "federation = NOUN 1 nmod", "CVL"),
        ("envoy", "Rune Rune PROPN 1 nmod", "CVL"),
        ("envoy", "peace = NOUN 1 nmod", "GOV"),
        ("chairman", "federation = NOUN 1 nmod", "CVL"),
        ("chairman", "Rune Rune PROPN 1 nmod", "GOV"),
    ],
)
def test_an_office_of_a_society_is_none_of_the_state(office: str, owner: str, code: str) -> None:
    assert first(f"{office} = NOUN 4 nsubj\nof = ADP 3 case\n{owner}") == code


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ("residents resident NOUN 4 nsubj Number=Plur\nof = ADP 3 case\nmayor = NOUN 1 nmod", "CVL"),
        ("mayor = NOUN 3 nmod:poss\n+'s 's PART 1 case\nson = NOUN 4 nsubj", "CVL"),
        ("French French ADJ 2 amod\nJews Jew PROPN 3 nsubj Number=Plur", "FRAJEW"),
    ],
)
def test_private_people_and_peoples(rows: str, code: str) -> None:
    assert first(rows) == code


TOLD = """SDF SDF PROPN 2 nsubj
attacked attack VERB 0 root Tense=Past|VerbForm=Fin
villagers villager NOUN 2 obj Number=Plur

The the DET 2 det Definite=Def|PronType=Art
attackers attacker NOUN 3 nsubj Number=Plur
attacked attack VERB 0 root Tense=Past|VerbForm=Fin
soldiers soldier NOUN 3 obj Number=Plur"""


def test_the_attackers_did_what_was_told_before() -> None:
    assert [triple[0] for triple in triples(CODER.code_parsed(parsed(TOLD)))] == ["SYRREB", "SYRREB"]
