"""How many people a noun phrase names."""

from __future__ import annotations

import pytest

from eventcode.actions.tree import Tree
from eventcode.attributes.headcount import HeadCount
from eventcode.attributes.lexicon import AttributeLexicon
from eventcode.testing import parsed

GROUP = """
a      =      DET  2 det
band   =      NOUN 0 root Number=Sing
of     =      ADP  5 case
five   =      NUM  5 nummod
men    man    NOUN 2 nmod Number=Plur
"""
PAIR = """
a       =      DET  2 det
couple  =      NOUN 0 root Number=Sing
"""
JOINED = """
two      =       NUM  2 nummod
farmers  farmer  NOUN 0 root Number=Plur
along    =       ADP  6 case
with     =       ADP  3 fixed
a        =       DET  6 det
driver   =       NOUN 2 nmod Number=Sing
"""
MANY = """
staff  =  NOUN 0 root Number=Sing
"""
NOBODY = """
no        =         DET  2 det
soldiers  soldier   NOUN 0 root Number=Plur
"""


@pytest.mark.parametrize(
    ("rows", "head", "count"), [(GROUP, 1, 5), (PAIR, 1, 2), (JOINED, 1, 3), (MANY, 0, None), (NOBODY, 1, 0)]
)
def test_people_of_a_phrase_are_counted(rows: str, head: int, count: int | None) -> None:
    lexicon = AttributeLexicon.default()
    people = HeadCount(lexicon.grammar, lexicon.numbers)
    assert people.count(Tree(parsed(rows).sentences[0], lexicon.grammar), head).value == count
