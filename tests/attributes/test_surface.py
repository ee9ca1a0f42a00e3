"""Counted chains before and after a verb."""

from __future__ import annotations

import attrs
import pytest

from eventcode.attributes.lexicon import AttributeLexicon
from eventcode.attributes.surface import counted_after, counted_before, counted_names
from eventcode.document import Token

TAGS = {
    "and": "CCONJ", "including": "VERB", "at": "ADP", "least": "ADJ", "between": "ADP", "to": "ADP", ",": "PUNCT",
    "(": "PUNCT", ")": "PUNCT", "a": "DET", "the": "DET", "wounding": "VERB", "were": "AUX", "of": "ADP", "-": "PUNCT",
    "year": "NOUN", "old": "ADJ", "an": "DET", "estimated": "ADJ",
}  # fmt: skip


def tokens(text: str) -> list[Token]:
    numbers = AttributeLexicon.default().numbers
    found: list[Token] = []
    start = 0
    for index, word in enumerate(text.split()):
        if "-" in (word, text.split()[index - 1] if index else ""):
            start -= 1  # a hyphen stands without blanks
        tag = TAGS.get(word) or ("NUM" if numbers.value_of(word) is not None else "NOUN")
        found.append(Token(index, word, word, tag, -1, "dep", start, start + len(word)))
        start += len(word) + 1
    return found


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("four gendarmes and a driver", 5),
        ("5 soldiers , between 35 and 45 militants , and 3 civilians", 43),
        ("14 civilians ( among them 7 pupils )", 14),
        ("twenty - four others", 24),
        ("soldiers", None),
        ("a 29 - year - old man", 1),
        ("an estimated 20 people", 20),
        ("a hundred people", 100),
        ("5 people including a child", None),
    ],
)
def test_before(text: str, count: int | None) -> None:
    words = tokens(text)
    assert counted_before(words, len(words), AttributeLexicon.default().numbers) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("killed two soldiers and a child", 3),
        ("killed at least 15 people", 15),
        ("killed between 11 and 20 people", 11),
        ("killed two people and wounding four", 2),
        ("killed six people , including two children", 6),
        ("killed militants", None),
    ],
)
def test_after(text: str, count: int | None) -> None:
    assert counted_after(tokens(text), 0, AttributeLexicon.default().numbers) == count


JOINTS, OTHERS = frozenset({"of"}), frozenset({"injured"})


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("a leader of the party and a driver", 2),
        ("four members of the guard", 4),
        ("an unknown number", None),
    ],
)
def test_before_with_what_people_belong_to(text: str, count: int | None) -> None:
    words = tokens(text)
    assert counted_before(words, len(words), AttributeLexicon.default().numbers, JOINTS) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("killed a member of the guard and a civilian", 2),
        ("of four soldiers and two gendarmes , and 5 injured", 6),
        ("killed a group of five men", None),
    ],
)
def test_after_with_what_people_belong_to(text: str, count: int | None) -> None:
    assert counted_after(tokens(text), 0, AttributeLexicon.default().numbers, JOINTS, OTHERS) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("killed Ann Lee and two others", 3),
        ("killed Ann Lee , the aide Bo Ray and eight others", 10),
        ("killed the commander , Ann Lee , and two others", None),
        ("killed Ann Lee and two dogs", None),
    ],
)
def test_names_and_others(text: str, count: int | None) -> None:
    words = [attrs.evolve(t, upos="PROPN") if t.text[:1].isupper() else t for t in tokens(text)]
    rest = frozenset({"others"})
    assert counted_names(words, 0, AttributeLexicon.default().numbers, rest, JOINTS) == count
