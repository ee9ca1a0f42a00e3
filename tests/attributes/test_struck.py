"""What a deed was done to that nobody is coded as the target of: things, towns and people without a name."""

from __future__ import annotations

import pytest

import eventcode
from eventcode.testing import parsed

CODER = eventcode.Coder(parser=None)
RAIDED = """
Rebels   rebel   NOUN  2 nsubj Number=Plur
{0}      {1}     VERB  0 root  Tense=Past|VerbForm=Fin
{2}
+.       =       PUNCT 2 punct
"""
POLICE = """
Police   police  NOUN  2 nsubj Number=Plur
{0}      {1}     VERB  0 root  Tense=Past|VerbForm=Fin
{2}
+.       =       PUNCT 2 punct
"""
MOTEL = "the = DET 4 det\ngas = NOUN 5 compound\nstation = NOUN 2 obj"
SAFE = "the = DET 4 det\nsafe = NOUN 2 obj\nof = ADP 7 case\na = DET 7 det\nhotel = NOUN 4 nmod"
AT_VILLAGE = "mortars mortar NOUN 2 obj Number=Plur\nat = ADP 6 case\na = DET 6 det\nvillage = NOUN 2 obl"


def _target(form: str, text: tuple[str, str, str], country: str | None = "NGA") -> list[str | None]:
    events = CODER.code_parsed(parsed(form.format(*text)), country=country).events
    return [event.target.code if event.target else None for event in events]


@pytest.mark.parametrize(
    ("verb", "lemma", "rest", "code"),
    [
        ("bombed", "bomb", MOTEL, "NGABUS"),
        ("destroyed", "destroy", SAFE, "NGABUS"),
        ("fired", "fire", AT_VILLAGE, "NGACVL"),
        ("torched", "torch", "a = DET 4 det\nwarehouse = NOUN 2 obj", "NGABUS"),
        ("torched", "torch", "two = NUM 4 nummod\ntrees tree NOUN 2 obj Number=Plur", None),
        ("raided", "raid", "Gwandalu = PROPN 2 obj", "NGA"),
        ("captured", "capture", "a = DET 4 det\ntown = NOUN 2 obj", "NGA"),
    ],
)
def test_things_have_the_role_of_those_they_belong_to(verb: str, lemma: str, rest: str, code: str | None) -> None:
    assert _target(RAIDED, (verb, lemma, rest)) == [code]


def test_what_belongs_to_no_country_that_is_known_has_a_role() -> None:
    assert _target(RAIDED, ("torched", "torch", "a = DET 4 det\nwarehouse = NOUN 2 obj"), None) == ["BUS"]


@pytest.mark.parametrize(
    ("verb", "lemma", "rest", "code"),
    [
        ("arrested", "arrest", "eleven = NUM 2 obj", "NGACVL"),
        ("arrested", "arrest", "them they PRON 2 obj Case=Acc|Number=Plur|Person=3|PronType=Prs", "NGACVL"),
        ("arrested", "arrest", "Oluwadare = PROPN 2 obj", "NGACVL"),
        ("banned", "ban", "Oluwadare = PROPN 2 obj", None),
        ("seized", "seize", "weapons weapon NOUN 2 obj Number=Plur", None),
    ],
)
def test_people_without_a_name_are_civilians(verb: str, lemma: str, rest: str, code: str | None) -> None:
    assert _target(POLICE, (verb, lemma, rest)) == [code]


def test_others_are_such_as_were_told_before() -> None:
    rest = (
        "two = NUM 4 nummod\nsoldiers soldier NOUN 2 obj Number=Plur\nand = CCONJ 6 cc\n"
        "wounded wound VERB 2 conj Tense=Past|VerbForm=Fin\nfive = NUM 8 nummod\nothers other NOUN 6 obj Number=Plur"
    )
    assert set(_target(RAIDED, ("killed", "kill", rest))) == {"NGAMIL"}


def test_explaining_says_that_nobody_named_them() -> None:
    text = POLICE.format("arrested", "arrest", "eleven = NUM 2 obj")
    event = CODER.code_parsed(parsed(text), country="NGA").events[0]
    assert '"eleven" is NGACVL: people whom the text does not name' in event.explain()
