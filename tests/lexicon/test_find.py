"""Which lines a word can match."""

from __future__ import annotations

import pytest

from eventcode.lexicon.find import find_lines
from eventcode.testing import dictionaries_of

DICTIONARIES = dictionaries_of(
    "@actors\nRuritanian Rifle Club = RURCVL # sport\nErdoğan = TUR\n",
    "@agents\nriot police = COP\nrebel leader | rebel = REB\n",
    "@actions\n&gun := rifle | machine gun\n&arms := &gun | knife\nS attack T with &arms = 193\n"
    "S {open|resume} fire on T = 193\nthe shelling = 194\nS attack T = 190",
    "@operators\nvow to = planned\n",
    grammar=(),
)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("rifles", ["1.txt:2", "3.txt:4 (&arms)", "3.txt:2", "3.txt:3 (&gun)"]),
        ("machine gun", ["3.txt:4 (&arms)", "3.txt:2", "3.txt:3 (&gun)"]),
        ("knife", ["3.txt:4 (&arms)", "3.txt:3"]),
        ("Erdogan", ["1.txt:3"]),
        ("rebels", ["2.txt:3"]),
        ("police", ["2.txt:2"]),
        ("riot police", ["2.txt:2"]),
        ("attacked", ["3.txt:4", "3.txt:7"]),
        ("opened fire", ["3.txt:5"]),
        ("fire", ["3.txt:5"]),
        ("shelling", ["3.txt:6"]),
        ("vowed", ["4.txt:2"]),
        ("&gun", ["3.txt:4 (&arms)", "3.txt:2", "3.txt:3 (&gun)"]),
        ("sport", []),
        ("nothing", []),
        ("", []),
        ("...", []),
    ],
)
def test_lines(words: str, found: list[str]) -> None:
    shown = [f"{s.file}:{s.line}" + (f" (&{s.through})" if s.through else "") for s in find_lines(DICTIONARIES, words)]
    assert shown == found


def test_a_line_is_shown_as_it_stands() -> None:
    (found,) = find_lines(DICTIONARIES, "club")
    assert str(found) == "1.txt:2: Ruritanian Rifle Club = RURCVL # sport"
