"""`eventcode dict`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from small import ACTIONS, ACTORS, AGENTS

from eventcode import cli
from eventcode.document import Document
from eventcode.testing import parsed

ROWS = "Rebels rebel NOUN 2 nsubj Number=Plur\npacified pacify VERB 0 root Tense=Past\nXyzzy Xyzzy PROPN 2 obj"


def run(*arguments: str, status: int = 0) -> Result:
    result = CliRunner().invoke(cli.main, ("dict", *arguments))
    assert result.exit_code == status, (result.output, result.exception)
    return result


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in (("actors", ACTORS), ("agents", AGENTS), ("actions", ACTIONS)):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    return tmp_path


def write(folder: Path, text: str, name: str = "my.txt") -> str:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_lint_of_a_good_file(tmp_path: Path) -> None:
    result = run("lint", write(tmp_path, "@actors\nRuritania = RUR\n"))
    assert result.stdout == "" and result.stderr == "0 errors, 0 warnings, 0 remarks\n"


def test_lint_of_a_bad_file(tmp_path: Path) -> None:
    path = write(tmp_path, "@actors\nRuritania RUR\nElbonia = ELB {kynd: country}\n")
    result = run("lint", path, status=1)
    assert result.stdout.splitlines() == [
        f"{path}:2:13: error: an entry is `names = codes` [no-equals] (write NAME = CODE)",
        f"{path}:3:1: error: unknown attribute 'kynd' [unknown-attribute] (did you mean kind?)",
    ]


def test_lint_names_what_an_overlay_replaces(tmp_path: Path) -> None:
    path = write(tmp_path, "@actors\nSyria = XXX\n")
    result = run("lint", path, "--strict")
    assert f"{path}:2:1: info: 'Syria' replaces the entry at actors/" in result.stdout


def test_strict(tmp_path: Path) -> None:
    path = write(tmp_path, "@actors\nRuritania = RUR\nRuritania = RUR\n")
    assert "duplicate-phrase" in run("lint", path, "--alone").stdout
    run("lint", path, "--alone", "--strict", status=1)


def test_lint_alone(folder: Path) -> None:
    assert run("lint", str(folder), "--alone").stderr.startswith("0 errors")
    assert "--alone needs" in run("lint", "--alone", status=2).stderr


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    assert "cannot read the dictionary" in run("lint", str(tmp_path / "gone.txt"), status=2).stderr
    assert "no-kind" in run("fmt", write(tmp_path, "Chad = TCD"), status=2).stderr


def test_fmt(tmp_path: Path) -> None:
    path = write(tmp_path, "@actors\r\nChad|~Chadian=TCD\r\n")
    assert run("fmt", "--check", path, status=1).stdout == f"would change {path}\n"
    assert "\r" in Path(path).read_bytes().decode()
    assert run("fmt", str(tmp_path)).stdout == f"changed {path}\n"
    assert Path(path).read_bytes() == b"@actors\nChad | ~Chadian = TCD\n"
    assert run("fmt", "--check", path).stdout == ""


def test_show(folder: Path) -> None:
    result = run("show", "riot", "police", "--alone", "-d", str(folder / "agents.txt"))
    path = folder / "agents.txt"
    assert result.stdout == f"agents\n  {path}:6: riot police = COP {{inter: 1; acled: Police Forces}}\n"
    assert run("show", "xyzzy", status=1).stdout == ""
    assert "actors\n  actors/" in run("show", "Syria").stdout


def test_diff(tmp_path: Path) -> None:
    corpus = write(tmp_path, parsed(ROWS, "a1").to_conllu(), "corpus.conllu")
    mine = write(tmp_path, "@actions\nS pacify T = 180\n")
    result = run("diff", "default", mine, corpus, status=1)
    assert result.stdout.splitlines() == [
        "a1, sentence 1: Rebels pacified Xyzzy",
        "  + REB 180 CVL",
        f"    new: {mine}:2: S pacify T = 180",
        *[line for line in result.stdout.splitlines() if ": rebel" in line],
    ]
    assert result.stderr == "1 sentences changed: 0 events removed, 1 added\n"
    assert run("diff", mine, mine, corpus).stdout == ""


class ByHand:
    """Parses the one sentence of these tests."""

    name = "by hand"

    def parse(self, text: str) -> Document:
        return parsed(ROWS.replace("pacified pacify", "slept sleep") if "slept" in text else ROWS)

    def parse_many(self, texts: Iterable[str]) -> Iterator[Document]:
        return map(self.parse, texts)


def test_test(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("eventcode.parsing.StanzaParser", ByHand)
    good = write(tmp_path, "@actions\nS pacify T = 180\n> Rebels pacified Xyzzy\n!> Rebels slept Xyzzy\n")
    assert run("test", good).stderr == "2 examples, 0 fail\n"
    bad = write(tmp_path, "@actions\nS pacify T = 180\n> Rebels slept Xyzzy\n")
    result = run("test", bad, status=1)
    assert f"{bad}:3:1: error: 'Rebels slept Xyzzy' should be coded by 180" in result.stdout
    assert result.stderr == "1 examples, 1 fail\n"
