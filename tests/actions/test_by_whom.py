"""Codes by who does it and to what: roles, classes of those who bear arms and those who do not, places."""

from __future__ import annotations

import pytest

from eventcode.coder import Coder
from eventcode.testing import coder_of, parsed, triples

ACTORS = """@agents
rebel = REB
jihadist = REBMUS
cleric = MUS
vigilante = CVLUAF
herder = AGR
horseman | horsemen = AGRUAF
bandit = CRM
minister = GOV
soldier = MIL
"""
ACTIONS = """@actions
S attack T = 190 {code-CRM: 183; civil: 180}
S ambush T = 144 {armed: 193}
S raid T = 190 {code-AGR: 171; armed: 193}
S seize T = 171 {place: 192}
S regroup = 154 {civil: ---}
"""
PLACES = """@actors
Syria = SYR {kind: country}
"""
CLASSES = """@words
role-armed := MIL | REB | UAF
role-civil := CVL | AGR | CRM | MUS
"""


@pytest.fixture(scope="module")
def coder() -> Coder:
    return coder_of(ACTORS, PLACES, ACTIONS, CLASSES)


def told(who: str, what: str) -> str:
    return f"""
{who.capitalize()}s {who} NOUN 2 nsubj Number=Plur
{what}ed {what} VERB 0 root Tense=Past|VerbForm=Fin
soldiers soldier NOUN 2 obj Number=Plur
"""


@pytest.mark.parametrize(
    ("who", "what", "code"),
    [
        ("herder", "attack", "180"),
        ("rebel", "attack", "190"),
        ("minister", "attack", "190"),  # of neither class
        ("jihadist", "attack", "190"),  # who bears arms is no civilian
        ("vigilante", "attack", "190"),  # in whatever order the roles stand
        ("cleric", "attack", "180"),
        ("bandit", "attack", "183"),  # the role goes before the class
        ("rebel", "ambush", "193"),
        ("herder", "ambush", "144"),
        ("herder", "raid", "171"),
        ("bandit", "raid", "190"),
        ("horseman", "raid", "193"),  # who bears arms has no other role
    ],
)
def test_the_code_is_that_of_the_class_of_the_source(coder: Coder, who: str, what: str, code: str) -> None:
    assert [found for _, found, _ in triples(coder.code_parsed(parsed(told(who, what))))] == [code]


def seizure(noun: str, upos: str) -> str:
    return f"""
Rebels rebel NOUN 2 nsubj Number=Plur
seized seize VERB 0 root Tense=Past|VerbForm=Fin
{noun} {noun} {upos} 2 obj _
"""


@pytest.mark.parametrize(
    ("noun", "upos", "code"),
    [("Syria", "PROPN", "192"), ("Nawa", "PROPN", "192"), ("soldier", "NOUN", "171"), ("cash", "NOUN", "171")],
)
def test_the_code_is_that_of_what_is_done_to_places(coder: Coder, noun: str, upos: str, code: str) -> None:
    assert [found for _, found, _ in triples(coder.code_parsed(parsed(seizure(noun, upos))))] == [code]


@pytest.mark.parametrize(("who", "told"), [("Soldiers soldier", (("MIL", "154", "---"),)), ("Herders herder", ())])
def test_a_class_may_have_no_code(coder: Coder, who: str, told: tuple[tuple[str, str, str], ...]) -> None:
    rows = f"{who} NOUN 2 nsubj Number=Plur\nregrouped regroup VERB 0 root Tense=Past|VerbForm=Fin\n"
    assert triples(coder.code_parsed(parsed(rows))) == told
