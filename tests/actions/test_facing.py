"""Whom a protest is against, by the seat that it faces and by who did what it is about; names that nobody knows."""

from __future__ import annotations

import pytest

import eventcode
from eventcode.testing import parsed, triples

CODER = eventcode.Coder(parser=None)
RALLIED = """
Teachers teacher NOUN  2 nsubj Number=Plur
rallied  rally   VERB  0 root  Tense=Past|VerbForm=Fin
{0}
+.       =       PUNCT 2 punct
"""
FRONT = "in = ADP 4 case\nfront = NOUN 2 obl\nof = ADP 7 case\nthe = DET 7 det\n{0} = NOUN 4 nmod"
MADE = (
    "against = ADP 4 case\ncomments comment NOUN 2 obl Number=Plur\nmade make VERB 4 acl VerbForm=Part|Voice=Pass\n"
    "by = ADP 8 case\nthe = DET 8 det\nparliament = NOUN 5 obl:agent"
)
URGING = (
    "in = ADP 4 case\nGwandalu = PROPN 2 obl\nand = CCONJ 6 cc\nKwandi = PROPN 4 conj\n"
    "urging urge VERB 6 acl VerbForm=Ger\nthe = DET 9 det\ngovernment = NOUN 7 obj"
)
INQUIRY = """
Prosecutors prosecutor   NOUN  2 nsubj Number=Plur
opened      open         VERB  0 root Tense=Past|VerbForm=Fin
an          =            DET   4 det
investigation =          NOUN  2 obj
of          =            ADP   6 case
Thistlewood =            PROPN 4 nmod
with        =            ADP   8 case
Chad        =            PROPN 2 obl
+.          =            PUNCT 2 punct
"""


@pytest.mark.parametrize(
    ("rest", "target"),
    [
        (FRONT.format("ministry"), "NGAGOV"),
        (FRONT.format("school"), "NGAEDU"),
        (FRONT.format("church"), "---"),
        (MADE, "NGALEG"),
        (FRONT.format("ministry") + "\nagainst = ADP 9 case\nprices price NOUN 2 obl Number=Plur", "NGAGOV"),
        (URGING, "NGAGOV"),
    ],
)
def test_whom_a_protest_is_against(rest: str, target: str) -> None:
    found = list(triples(CODER.code_parsed(parsed(RALLIED.format(rest)), country="NGA")))
    assert [triple[2] for triple in found] == [target]


def test_nobody_further_off_is_meant_than_a_name_that_nobody_knows() -> None:
    assert "TCD" not in {triple[2] for triple in triples(CODER.code_parsed(parsed(INQUIRY), country="NGA"))}
