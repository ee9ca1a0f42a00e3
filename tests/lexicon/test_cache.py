"""The cache of compiled dictionaries."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest

from eventcode.lexicon.cache import cache_folder, cached

VALUE = {"words": ("a", "b"), "numbers": [1, 2.5], "set": frozenset({"x"})}


def counted() -> tuple[Callable[[], object], list[int]]:
    calls: list[int] = []

    def build() -> object:
        calls.append(1)
        return VALUE

    return build, calls


@pytest.fixture
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("EVENTCODE_CACHE", str(tmp_path / "c"))
    return tmp_path / "c"


def test_built_once(folder: Path) -> None:
    build, calls = counted()
    assert cached(b"k", build) == cached(b"k", build) == VALUE
    assert len(calls) == 1 and len(list(folder.glob("*.bin"))) == 1 and not list(folder.glob("*.part"))


def test_another_key_is_built_anew(folder: Path) -> None:
    build, calls = counted()
    cached(b"k", build)
    cached(b"l", build)
    assert len(calls) == 2


@pytest.mark.parametrize("harm", [b"", b"nonsense", b"eventcode 1"])
def test_a_damaged_file_is_built_anew(folder: Path, harm: bytes) -> None:
    build, calls = counted()
    cached(b"k", build)
    (path,) = folder.glob("*.bin")
    path.write_bytes(harm or path.read_bytes()[:-3])
    assert cached(b"k", build) == VALUE and len(calls) == 2
    assert cached(b"k", build) == VALUE and len(calls) == 2


def test_a_folder_that_cannot_be_written_is_no_error(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    monkeypatch.setenv("EVENTCODE_CACHE", str(blocked))
    assert cached(b"k", lambda: VALUE) == VALUE


def test_turned_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EVENTCODE_CACHE", "off")
    assert cache_folder() is None and cached(b"k", lambda: VALUE) == VALUE


def test_the_default_folder_is_the_users(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("EVENTCODE_CACHE", raising=False)
    folder = cache_folder()
    assert folder is not None and "eventcode" in folder.parts


def test_only_plain_data(folder: Path) -> None:
    with pytest.raises(TypeError):
        cached(b"k", lambda: object())


def test_the_number_of_files_is_bounded(folder: Path) -> None:
    for number in range(40):
        cached(str(number).encode(), lambda: VALUE)
    assert len(list(folder.glob("*.bin"))) <= 24


def _one(number: int) -> object:
    return cached(b"shared", lambda: list(range(20_000)))


def test_processes_side_by_side(folder: Path) -> None:
    with ProcessPoolExecutor(4) as pool:
        assert all(value == list(range(20_000)) for value in pool.map(_one, range(16)))
