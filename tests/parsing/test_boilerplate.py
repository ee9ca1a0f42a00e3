"""The file of patterns: what it may hold, and what is said when it does not."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from eventcode.errors import DictionaryError
from eventcode.parsing.boilerplate import ROLES, load_boilerplate, shipped_boilerplate


def test_the_shipped_file_is_found_and_sound() -> None:
    roles = {role for role, _ in shipped_boilerplate().patterns}
    assert {"byline", "copyright", "dateline"} <= roles <= set(ROLES)


def test_own_patterns(tmp_path: Path) -> None:
    path = tmp_path / "mine.txt"
    path.write_text("@patterns\n# ours\n\nbyline = ^Von .*$\r\n", encoding="utf-8")
    (found,) = load_boilerplate(path).find("Von Erika Muster")
    assert (found.start, found.end, found.role) == (0, 16, "byline")


@pytest.mark.parametrize(
    ("text", "id", "line"),
    [
        ("byline = ^By", "missing-header", 1),
        ("@patterns\nauthor = ^By", "unknown-role", 2),
        ("@patterns\nbyline ^By", "unknown-role", 2),
        ("@patterns\n\nbyline = (", "bad-pattern", 3),
    ],
)
def test_problems_name_the_line(tmp_path: Path, text: str, id: str, line: int) -> None:
    path = tmp_path / "mine.txt"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DictionaryError) as caught:
        load_boilerplate(path)
    assert (caught.value.diagnostics[0].id, caught.value.diagnostics[0].line) == (id, line)


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(DictionaryError, match="cannot read"):
        load_boilerplate(tmp_path / "none.txt")


def test_earlier_patterns_win_and_nothing_overlaps() -> None:
    found = shipped_boilerplate().find("KABUL (Reuters) - Two died. (Reporting by A. B.) (Editing by C. D.)")
    assert [f.role for f in found] == ["dateline", "byline", "byline"]
    assert all(a.end <= b.start for a, b in pairwise(found))
