"""Who held those who are freed, whom a deed left so, and of whom a group is."""

from __future__ import annotations

import pytest

from eventcode.testing import coder_of, parsed, triples

ACTORS = """@actors
Iran | ~Iranian = IRN {kind: country}
Peru | ~Peruvian = PER {kind: country}
"""
AGENTS = """@agents
court = JUD
editor = MED
farmer = AGR
police = COP
villager = CVL
"""
ACTIONS = """@actions
S free T = 0841
S demand T = 100
S jail T = 173
S arrest T = 173 {source: police}
S attack T = 190
S wound T = 180
{group|mob} beat T = 182 {source: villager}
"""
CODER = coder_of(ACTORS, AGENTS, ACTIONS)
FREED = """
Iran     = PROPN 2 nsubj
freed    free VERB 0 root Tense=Past|VerbForm=Fin
an       = DET 5 det
{people} = ADJ 5 amod
editor   = NOUN 2 obj Number=Sing
{verb}   VERB 5 acl Tense=Past|VerbForm=Part|Voice=Pass
"""


@pytest.mark.parametrize(
    ("verb", "source"), [("jailed jail", "IRN"), ("arrested arrest", "IRNCOP")], ids=["nobody", "some police"]
)
def test_who_frees_people_held_them(verb: str, source: str) -> None:
    told = triples(CODER.code_parsed(parsed(FREED.format(people="Peruvian", verb=verb))))
    assert told == (("IRN", "0841", "PERMED"), (source, "173", "PERMED"))


def test_what_was_done_to_others_is_not_by_who_frees() -> None:
    rows = FREED.format(people="Peruvian", verb="jailed jail").replace("VERB 5 acl", "VERB 2 conj")
    rows = rows.rstrip() + "\nby = ADP 8 case\ncourt = NOUN 6 obl:agent\n"
    assert triples(CODER.code_parsed(parsed(rows)))[-1][0].endswith("JUD")


def test_police_of_no_country_are_those_of_whom_they_arrest() -> None:
    rows = """
    An = DET 3 det
    Iranian = ADJ 3 amod
    editor = NOUN 5 nsubj:pass Number=Sing
    was be AUX 5 aux:pass
    arrested arrest VERB 0 root Tense=Past|VerbForm=Part|Voice=Pass
    near = ADP 7 case
    Peru = PROPN 5 obl
    """
    assert triples(CODER.code_parsed(parsed(rows))) == (("IRNCOP", "173", "IRNMED"),)


@pytest.mark.parametrize(
    ("of", "source"),
    [("of = ADP 4 case\nfarmers farmer NOUN 2 nmod Number=Plur\n", "PERAGR"), ("", "PERCVL")],
    ids=["of farmers", "of nobody"],
)
def test_a_group_is_those_whom_it_is_of(of: str, source: str) -> None:
    verb = 5 if of else 3
    rows = f"A = DET 2 det\ngroup = NOUN {verb} nsubj Number=Sing\n{of}beat = VERB 0 root Tense=Past|VerbForm=Fin\n"
    rows += f"editors editor NOUN {verb} obj Number=Plur\n"
    assert triples(CODER.code_parsed(parsed(rows), country="PER")) == ((source, "182", "PERMED"),)


def test_those_who_were_left_so_are_not_who_did_it() -> None:
    rows = """
    Farmers farmer NOUN 2 nsubj Number=Plur
    attacked attack VERB 0 root Tense=Past|VerbForm=Fin
    villagers villager NOUN 2 obj Number=Plur
    , = PUNCT 5 punct
    leaving leave VERB 2 advcl VerbForm=Ger
    two = NUM 7 nummod
    editors editor NOUN 8 obl Number=Plur
    wounded wound VERB 5 xcomp Tense=Past|VerbForm=Part
    """
    told = triples(CODER.code_parsed(parsed(rows), country="PER"))
    assert told == (("PERAGR", "190", "PERCVL"), ("PERAGR", "190", "PERMED"))
