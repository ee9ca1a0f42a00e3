"""Who "he", "they", "it" and "the group" are, and when nobody says."""

from __future__ import annotations

import pytest
from small import ACTIONS, ACTORS, AGENTS

from eventcode.testing import coder_of, parsed, triples

CODER = coder_of(ACTORS, AGENTS, ACTIONS)


def subject(first: str, pronoun: str) -> str:
    """The code of the source of "PRONOUN praised Chad" after a first sentence."""
    feats = "Number=Plur" if pronoun.lower() in ("they", "both") else "Number=Sing"
    word = (
        f"{pronoun} = PRON 2 nsubj {feats}"
        if len(pronoun.split()) == 1
        else (f"{pronoun.split()[0]} = DET 2 det\n{pronoun.split()[1]} = NOUN 3 nsubj Number=Sing")
    )
    head = 3 if len(pronoun.split()) == 2 else 2
    rows = f"{first}\n\n{word}\npraised praise VERB 0 root Tense=Past\nChad Chad PROPN {head} obj"
    found = triples(CODER.code_parsed(parsed(rows), date="2020-01-01"))
    return found[-1][0] if found else "nobody"


SPOKE = "spoke speak VERB 0 root Tense=Past"
MACRON = f"Macron Macron PROPN 2 nsubj\n{SPOKE}"
FRANCE = f"France France PROPN 2 nsubj\n{SPOKE}"
REBELS = f"Rebels rebel NOUN 2 nsubj Number=Plur\n{SPOKE}"
SDF = f"SDF SDF PROPN 2 nsubj\n{SPOKE}"
TWO_MEN = "Macron Macron PROPN 4 nsubj\nand = CCONJ 3 cc\nErdogan Erdogan PROPN 1 conj\nspoke speak VERB 0 root"
NO_SUBJECT = """We = PRON 2 nsubj
saw see VERB 0 root
Macron Macron PROPN 2 obj
and = CCONJ 5 cc
Erdogan Erdogan PROPN 3 conj"""


@pytest.mark.parametrize(
    ("first", "pronoun", "code"),
    [
        (MACRON, "He", "FRAGOV"),
        (MACRON, "They", "nobody"),
        (MACRON, "It", "nobody"),
        (REBELS, "They", "TCDREB"),
        (REBELS, "He", "nobody"),
        (FRANCE, "It", "FRA"),
        (SDF, "They", "SYRREB"),
        (SDF, "The group", "SYRREB"),
        (FRANCE, "The group", "nobody"),
        (TWO_MEN, "He", "FRAGOV"),
        (NO_SUBJECT, "He", "nobody"),
    ],
)
def test_who_is_meant(first: str, pronoun: str, code: str) -> None:
    assert subject(first, pronoun) == code


def test_a_pronoun_reaches_back_one_sentence_only() -> None:
    between = f"Nobody = PRON 2 nsubj\n{SPOKE}"
    assert subject(f"{MACRON}\n\n{between}", "He") in ("FRAGOV", "nobody")


def test_the_pronoun_is_what_is_named() -> None:
    rows = f"{MACRON}\n\nHe = PRON 2 nsubj\npraised praise VERB 0 root\nChad Chad PROPN 2 obj"
    (event,) = CODER.code_parsed(parsed(rows), date="2020-01-01")
    assert event.source is not None
    assert (event.source.text, event.source.via, event.source.name) == (
        "He",
        "coreference",
        "Emmanuel Macron",
    )


ROE = """French French ADJ 2 amod
minister minister NOUN 3 nmod:desc
Jane = PROPN 5 nsubj
Roe = PROPN 3 flat
spoke speak VERB 0 root Tense=Past"""


@pytest.mark.parametrize(("name", "code"), [("Roe", "FRAGOV"), ("Jane Roe", "FRAGOV"), ("Zoe Roe", None)])
def test_another_first_name_is_another_person(name: str, code: str | None) -> None:
    words = name.split()
    head = len(words) + 1
    first = f"{words[0]} = PROPN 2 compound\n" if len(words) > 1 else ""
    praised = f"{words[-1]} = PROPN {head} nsubj\npraised praise VERB 0 root Tense=Past\nChad Chad PROPN {head} obj"
    rows = f"{ROE}\n\n{first}{praised}"
    sources = [e.source.code if e.source else None for e in CODER.code_parsed(parsed(rows), date="2020-01-01")]
    assert sources == ([code] if code else [])


def test_the_spokesman_of_the_group_is_the_groups() -> None:
    spokesman = "The = DET 2 det\ngroup = NOUN 4 nmod:poss\n+'s 's PART 2 case\nspokesman = NOUN 5 nsubj\n"
    rows = f"{SDF}\n\n{spokesman}praised praise VERB 0 root Tense=Past\nChad Chad PROPN 5 obj"
    assert triples(CODER.code_parsed(parsed(rows), date="2020-01-01"))[-1][0] == "SYRREB"


def codes(rows: str) -> list[tuple[str, ...]]:
    return list(triples(CODER.code_parsed(parsed(rows), date="2020-01-01")))


SAID_ITS = """The = DET 3 det
United = ADJ 3 amod
States State PROPN 4 nsubj Number=Plur
said say VERB 0 root Tense=Past|VerbForm=Fin
its its PRON 6 nmod:poss
soldiers soldier NOUN 7 nsubj Number=Plur
attacked attack VERB 4 ccomp Tense=Past|VerbForm=Fin
rebels rebel NOUN 7 obj Number=Plur"""


def test_a_country_of_a_plural_name_is_one_and_speaks_of_its_own() -> None:
    assert codes(SAID_ITS) == [("USAMIL", "190", "REB")]


WHOSE = """Chad Chad PROPN 9 nsubj
and = CCONJ 3 cc
France France PROPN 1 conj
+, = PUNCT 6 punct
whose whose PRON 6 nmod:poss PronType=Rel
soldiers soldier NOUN 7 nsubj Number=Plur
attacked attack VERB 1 acl:relcl Tense=Past|VerbForm=Fin
rebels rebel NOUN 7 obj Number=Plur
spoke speak VERB 0 root Tense=Past|VerbForm=Fin"""


def test_whose_is_of_the_name_before_it() -> None:
    assert codes(WHOSE) == [("FRAMIL", "190", "REB")]


EPITHET = """A = DET 3 det
French French ADJ 3 amod
film = NOUN 4 nsubj
opened open VERB 0 root Tense=Past|VerbForm=Fin
and = CCONJ 8 cc
its its PRON 7 nmod:poss
soldiers soldier NOUN 8 nsubj Number=Plur
praised praise VERB 4 conj Tense=Past|VerbForm=Fin
Chad Chad PROPN 8 obj"""


def test_an_adjective_beside_a_thing_is_nobody_to_refer_to() -> None:
    assert codes(EPITHET) == [("MIL", "051", "TCD")]


THEM = """SDF SDF PROPN 2 nsubj
told tell VERB 0 root Tense=Past|VerbForm=Fin
villagers villager NOUN 2 obj Number=Plur
before before SCONJ 6 mark
soldiers soldier NOUN 6 nsubj Number=Plur
attacked attack VERB 2 advcl Tense=Past|VerbForm=Fin
them they PRON 6 obj Number=Plur"""


def test_them_are_people_rather_than_a_body() -> None:
    assert codes(THEM) == [("SYRMIL", "190", "SYRCVL")]


CROWD = """Dozens dozen NOUN 4 nsubj Number=Plur
of = ADP 3 case
villagers villager NOUN 1 nmod Number=Plur
marched march VERB 0 root Tense=Past|VerbForm=Fin
with = ADP 6 case
students student NOUN 4 obl Number=Plur"""


def test_a_crowd_stands_for_its_people() -> None:
    assert subject(CROWD, "They") == "TCDCVL"


REGIME = """The = DET 2 det
regime = NOUN 3 nsubj Number=Sing
spoke speak VERB 0 root Tense=Past|VerbForm=Fin"""


def test_a_body_is_it_and_neither_he_nor_she() -> None:
    assert subject(REGIME, "It") == "TCDGOV"
    assert subject(REGIME, "He") == "nobody"
    assert subject(REGIME.replace("regime =", "minister ="), "It") == "nobody"


LATTER = """Villagers villager NOUN 2 nsubj Number=Plur
met meet VERB 0 root Tense=Past|VerbForm=Fin
rebels rebel NOUN 2 obj Number=Plur
before = SCONJ 7 mark
the = DET 6 det
latter = NOUN 7 nsubj
attacked attack VERB 2 advcl Tense=Past|VerbForm=Fin
Chad Chad PROPN 7 obj"""


def test_the_latter_is_who_was_named_last() -> None:
    assert codes(LATTER)[-1] == ("REB", "190", "TCD")


TAKEN = """Police police NOUN 2 nsubj
attacked attack VERB 0 root Tense=Past|VerbForm=Fin
rebels rebel NOUN 2 obj Number=Plur
and = CCONJ 5 cc
arrested arrest VERB 2 conj Tense=Past|VerbForm=Fin
two = NUM 7 nummod
others other NOUN 5 obj Number=Plur"""


def test_others_who_were_taken_are_of_those_before() -> None:
    assert codes(TAKEN) == [("COP", "190", "REB"), ("COP", "173", "REB")]


PROMISED = """Soldiers soldier NOUN 2 nsubj Number=Plur
attacked attack VERB 0 root Tense=Past|VerbForm=Fin
Chad Chad PROPN 2 obj
and = CCONJ 5 cc
said say VERB 2 conj Tense=Past|VerbForm=Fin
they they PRON 7 nsubj Number=Plur
attacked attack VERB 5 ccomp Tense=Past|VerbForm=Fin
rebels rebel NOUN 7 obj Number=Plur"""


def test_who_speaks_may_be_the_subject_of_the_verb_before() -> None:
    assert codes(PROMISED)[-1][0].endswith("MIL")
