"""Purpose and result clauses that tell whom a deed was aimed at or harmed."""

from __future__ import annotations

from pathlib import Path

import pytest
from cases import Case, read_cases

import eventcode
from eventcode.testing import parsed, triples

CASES = read_cases(Path(__file__).with_name("aims.txt"))
CODER = eventcode.Coder(parser=None)
SHELLED = """
Rebels   rebel     NOUN  2 nsubj Number=Plur
entered  enter     VERB  0 root  Tense=Past|VerbForm=Fin
Homs     Homs      PROPN 2 obj
+.       =         PUNCT 2 punct

The      the       DET   2 det
army     =         NOUN  3 nsubj
shelled  shell     VERB  0 root  Tense=Past|VerbForm=Fin
the      =         DET   5 det
{0}
+.       =         PUNCT 3 punct
"""


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title[:60])
def test_targets(case: Case) -> None:
    found = {" ".join(triple) for triple in triples(CODER.code_parsed(case.document))}
    assert found >= set(case.expected)


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("city city NOUN 3 obj", "SYR"),
        ("hospital = NOUN 3 obj", "SYRHLH"),
        ("mosque = NOUN 3 obj", "SYRREL"),
        ("houses house NOUN 3 obj Number=Plur", "SYRCVL"),
        ("hills hill NOUN 3 obj Number=Plur", None),
    ],
)
def test_what_is_hit_belongs_to_the_country_of_the_place(row: str, code: str | None) -> None:
    event = CODER.code_parsed(parsed(SHELLED.format(row)), country="SYR").events[-1]
    assert (event.target and event.target.code) == code
    if code == "SYR":
        assert event.target is not None and event.target.name == "Homs"


def test_what_may_come_about_is_no_harm() -> None:
    titles = [case for case in CASES if case.title.startswith("Officials fear")]
    assert [case.expected for case in titles] == [("YEMREB 190 ---",)]
