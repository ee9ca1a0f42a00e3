"""docs/recipes.md: its code runs, and prints what stands below it. `python tests/test_docs_recipes.py` renews that."""

from __future__ import annotations

import contextlib
import io
import os
import re
import sys
import tempfile
from pathlib import Path
from typing import Any

import pytest

PAGE = Path(__file__).parents[1] / "docs" / "recipes.md"
_BLOCK = re.compile(r"```python\n(.*?)```\n(?:\n```text\n(.*?)```\n)?", re.DOTALL)
_LINES = re.compile(r"(\.txt|dictionary|[a-z-]+/[\w.-]+\.txt|operators\.txt|crosswalk\.txt):\d+")


def steady(printed: str) -> str:
    """Without the numbers of dictionary lines and blanks at line ends, which change for other reasons."""
    return "\n".join(line.rstrip() for line in _LINES.sub(r"\1:…", printed).splitlines())


def run(page: str) -> str:
    """The page with what its blocks print now."""
    session: dict[str, Any] = {}

    def renewed(block: re.Match[str]) -> str:
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            exec(compile(block[1], str(PAGE), "exec"), session)
        printed = steady(out.getvalue())
        return f"```python\n{block[1]}```\n" + (f"\n```text\n{printed}\n```\n" if printed else "")

    return _BLOCK.sub(renewed, page)


@pytest.mark.model
@pytest.mark.slow
def test_the_page_prints_what_it_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pandas")
    monkeypatch.chdir(tmp_path)
    page = PAGE.read_text(encoding="utf-8")
    assert run(page).splitlines() == page.splitlines()


if __name__ == "__main__":
    text = PAGE.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        text = run(text)
    sys.stdout.write(f"{PAGE}\n")
    PAGE.write_text(text, encoding="utf-8")
