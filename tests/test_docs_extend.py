"""Every step of docs/extend-dictionaries.md: files saved, commands run, outputs compared, Python executed."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PAGE = Path(__file__).parents[1] / "docs" / "extend-dictionaries.md"
_BLOCK = re.compile(r"^```(text|sh|python)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_SAVED = re.compile(r"Save this as `([^`]+)`")


def steps() -> Iterator[tuple[str, str, str]]:
    """(kind, name of the file to save, content) of every block."""
    text = PAGE.read_text(encoding="utf-8")
    last = 0
    for block in _BLOCK.finditer(text):
        names = _SAVED.findall(text[last : block.start()])
        last = block.end()
        yield block[1], names[-1] if names else "", block[2]


def commands(block: str) -> Iterator[tuple[str, list[str]]]:
    """The commands of a block, each with the lines that it must print."""
    for piece in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        command, *expected = piece.rstrip("\n").split("\n")
        yield command, expected


def matches(expected: list[str], printed: list[str]) -> bool:
    """Line by line; `...` stands for any number of lines."""
    if not expected:
        return not printed
    if expected[0] == "...":
        return any(matches(expected[1:], printed[at:]) for at in range(len(printed) + 1))
    return bool(printed) and expected[0] == printed[0].rstrip() and matches(expected[1:], printed[1:])


@pytest.mark.model
@pytest.mark.slow
def test_every_step(tmp_path: Path) -> None:
    programs = tmp_path / "bin"
    programs.mkdir()
    script = programs / "eventcode"
    script.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m eventcode "$@"\n')
    script.chmod(0o755)
    environment = {**os.environ, "PATH": f"{programs}:{os.environ['PATH']}", "PYTHONIOENCODING": "utf-8"}
    work = tmp_path / "work"
    work.mkdir()
    for kind, name, content in steps():
        if kind == "text":
            assert name, f"no file name before {content[:40]!r}"
            (work / name).parent.mkdir(exist_ok=True)
            (work / name).write_text(content, encoding="utf-8")
        elif kind == "python":
            subprocess.run([sys.executable, "-c", content], cwd=work, check=True)
        else:
            for command, expected in commands(content):
                run = subprocess.run(command, shell=True, cwd=work, env=environment, capture_output=True, text=True)
                printed = run.stdout.splitlines()
                assert matches(expected, printed), f"{command}\n{run.stdout}\n{run.stderr}"
                assert "Traceback" not in run.stderr and run.returncode in (0, 1), run.stderr


def test_matching() -> None:
    assert matches(["a", "...", "c"], ["a", "b", "b", "c"]) and matches(["..."], [])
    assert not matches(["a"], ["a", "b"]) and not matches(["a", "...", "d"], ["a", "b"])
