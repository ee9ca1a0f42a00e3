"""PETRARCH2's transformations."""

from __future__ import annotations

from pathlib import Path

import pytest
from petrarch_sentences import triples

from eventcode.lexicon.petrarch import load_petrarch

SECOND = """\
--- ATTACK [190] ---
ATTACK
--- SAY [010] ---
SAY {SAID}
--- ATTEMPT [---] ---
TRY
~ a (a b ATTACK) SAY = a b 015
~ a (b . ATTACK) SAY = a b 112
~ a (a b Q) SAY = a b Q
~ a (_ b ATTACK) ATTEMPT = a b 185
--- VISIT [042] ---
VISIT
--- SHELL [190] ---
SHELL
"""
BELOW = (
    "Avalon/Avalon/PROPN/2/nsubj said/say/VERB/0/root {}/{}/{}/4/nsubj {}/{}/VERB/2/ccomp Cornwall/Cornwall/PROPN/4/obj"
)


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (BELOW.format("it", "it", "PRON", "attacked", "attack"), [("AVA", "COR", "015")]),
        (BELOW.format("Lyonesse", "Lyonesse", "PROPN", "attacked", "attack"), [("AVA", "LYO", "112")]),
        (BELOW.format("it", "it", "PRON", "visited", "visit"), [("AVA", "COR", "042")]),
        (BELOW.format("it", "it", "PRON", "shelled", "shell"), [("AVA", "COR", "015")]),  # the code of ATTACK
        (
            BELOW.format("Lyonesse", "Lyonesse", "PROPN", "visited", "visit"),
            [("LYO", "COR", "042")],
        ),
        (
            "Avalon/Avalon/PROPN/2/nsubj tried/try/VERB/0/root attack/attack/VERB/2/xcomp "
            "Cornwall/Cornwall/PROPN/3/obj",
            [("AVA", "COR", "185")],
        ),
    ],
)
def test_transformations(row: str, expected: list[tuple[str, str, str]], folder: Path, tmp_path: Path) -> None:
    (tmp_path / "v.txt").write_text(SECOND)
    second = load_petrarch(verbs=tmp_path / "v.txt", actors=folder / "a.txt")
    assert triples(second, row) == expected
