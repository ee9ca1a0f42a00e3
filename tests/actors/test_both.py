"""Whom "both" and "the two countries" mean."""

from __future__ import annotations

import pytest

import eventcode
from eventcode.testing import parsed

CODER = eventcode.Coder(parser=None)

MET = """
Kenya      =        PROPN 2 nsubj Number=Sing
attacked   attack   VERB  0 root  Tense=Past|VerbForm=Fin
Uganda     =        PROPN 2 obj   Number=Sing
+.         =        PUNCT 2 punct

Tanzania   =        PROPN 2 nsubj Number=Sing
criticised criticise VERB 0 root  Tense=Past|VerbForm=Fin
{which}    =        {tag} 4 det
{noun}
+.         =        PUNCT 2 punct
"""


@pytest.mark.parametrize(
    ("which", "tag", "noun", "codes"),
    [
        ("both", "DET", "sides side NOUN 2 obj Number=Plur", {"KEN", "UGA"}),
        ("many", "ADJ", "sides side NOUN 2 obj Number=Plur", set()),
    ],
)
def test_both_sides_are_those_who_fight(which: str, tag: str, noun: str, codes: set[str]) -> None:
    coded = CODER.code_parsed(parsed(MET.format(which=which, tag=tag, noun=noun)))
    blamed = {e.target.code for e in coded if e.source and e.source.code == "TZA" and e.target and e.target.code}
    assert blamed == codes
