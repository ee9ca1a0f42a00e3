"""What holds for the package as a whole."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import eventcode
from eventcode._resources import dictionaries_dir, sample_path

ROOT = Path(__file__).parents[1]
_IMPORT = """
import sys, eventcode
print(*sorted({'torch', 'stanza', 'pandas', 'transformers', 'pycountry', 'rapidfuzz'} & set(sys.modules)))
"""


def test_import_is_light() -> None:
    run = subprocess.run([sys.executable, "-c", _IMPORT], capture_output=True, text=True, check=True)
    assert run.stdout.split() == []


def test_every_public_name_can_be_imported() -> None:
    for name in eventcode.__all__:
        assert getattr(eventcode, name) is not None


def test_resources_are_there() -> None:
    assert any((dictionaries_dir() / "actions").glob("*.txt"))
    assert sample_path("samples.json").is_file()


def test_one_version() -> None:
    pattern = {
        "pyproject.toml": r'^version = "(.+)"$',
        "CITATION.cff": r"^version: (.+)$",
    }
    for name, line in pattern.items():
        found = re.search(line, (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE)
        assert found is not None and found[1] == eventcode.__version__, name


def test_links_of_the_documentation_lead_somewhere() -> None:
    for page in (ROOT / "README.md", *(ROOT / "docs").glob("*.md")):
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"
