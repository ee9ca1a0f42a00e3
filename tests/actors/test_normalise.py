"""Words as the name tables see them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventcode.actors.normalise import fold, name_pieces, pieces
from eventcode.testing import parsed


@pytest.mark.parametrize(
    ("word", "folded"),
    [
        ("Erdoğan", "erdogan"),
        ("İzmir", "izmir"),
        ("Łódź", "lodz"),
        ("U.S.", "u.s"),
        ("...", "..."),
        ("Straße", "strasse"),
        ("Møller", "moller"),
        ("ﬁlm", "film"),
    ],
)
def test_fold(word: str, folded: str) -> None:
    assert fold(word) == folded


@given(st.text())
def test_fold_is_stable(word: str) -> None:
    assert fold(fold(word)) == fold(word) or not word.isascii()


@pytest.mark.parametrize(
    "name",
    ["al-Assad", "al Assad", "Al–Assad", "al‑Assad", "AL-ASSAD", "the al-Assad", "al'Assad", "al-Assad's"],
)
def test_spellings_of_one_name(name: str) -> None:
    assert [norm for norm, _ in name_pieces(name)] == ["al", "assad"]


def test_a_lone_article_is_a_name() -> None:
    assert name_pieces("The") == (("the", "The"),)


def test_pieces_of_a_sentence() -> None:
    document = parsed("""
        The      =        DET   4 det
        Kurdish  Kurdish  ADJ   4 amod
        +-led    led      ADJ   4 amod
        army     =        NOUN  0 root
        +'s      =        PART  4 case
        +,       =        PUNCT 4 punct
        al-Assad al-Assad PROPN 4 appos
    """)
    found = [(p.norm, p.token) for p in pieces(document.sentences[0])]
    assert found == [("the", 0), ("kurdish", 1), ("led", 2), ("army", 3), ("al", 6), ("assad", 6)]
