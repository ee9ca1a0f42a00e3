"""Who only helps a party is no side of an incident."""

from __future__ import annotations

import pytest

from eventcode.events import Actor
from eventcode.incidents import read_rules
from eventcode.incidents.allies import is_ally
from eventcode.lexicon.dictionaries import Dictionaries
from eventcode.lexicon.lines import Problems
from eventcode.testing import parsed

WORDS = read_rules(Dictionaries.default().of_kind("incidents"), Problems()).words

BACKED = """
Rebels    rebel    NOUN  5 nsubj Number=Plur
backed    back     VERB  1 acl   Tense=Past|VerbForm=Part
by        =        ADP   4 case
soldiers  soldier  NOUN  2 obl   Number=Plur
attacked  attack   VERB  0 root  Tense=Past|VerbForm=Fin
Nawa      Nawa     PROPN 5 obj
"""
BESIDE = """
Rebels    rebel    NOUN  2 nsubj Number=Plur
fought    fight    VERB  0 root  Tense=Past|VerbForm=Fin
alongside =        ADP   4 case
police    =        NOUN  2 obl
and       =        CCONJ 6 cc
soldiers  soldier  NOUN  4 conj  Number=Plur
"""
SUPPORTED = """
Rebels    rebel    NOUN  2 nsubj Number=Plur
attacked  attack   VERB  0 root  Tense=Past|VerbForm=Fin
with      =        ADP   5 case
the       =        DET   5 det
support   =        NOUN  2 obl
of        =        ADP   7 case
soldiers  soldier  NOUN  5 nmod  Number=Plur
"""


@pytest.mark.parametrize(
    ("rows", "head", "ally"),
    [(BACKED, 3, True), (BACKED, 0, False), (BESIDE, 5, True), (BESIDE, 0, False), (SUPPORTED, 6, True)],
)
def test_who_helps_is_an_ally(rows: str, head: int, ally: bool) -> None:
    sentence = parsed(rows).sentences[0]
    token = sentence.tokens[head]
    actor = Actor(None, None, (), token.text, token.text, token.start, token.end, head=head, tokens=(head,))
    assert is_ally(actor, sentence, WORDS) is ally
