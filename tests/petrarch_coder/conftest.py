"""The small dictionaries, written to a folder and loaded."""

from __future__ import annotations

from pathlib import Path

import pytest
from petrarch_sentences import write_dictionaries

from eventcode.lexicon.petrarch import PetrarchLexicon, load_petrarch


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("petrarch")
    write_dictionaries(path)
    return path


@pytest.fixture(scope="module")
def lexicon(folder: Path) -> PetrarchLexicon:
    return load_petrarch(
        verbs=folder / "v.txt",
        actors=folder / "a.txt",
        agents=folder / "g.txt",
        discards=folder / "d.txt",
        issues=folder / "i.txt",
    )
