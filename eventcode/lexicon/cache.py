"""Compiled dictionaries, kept on disk by the hash of what they were compiled from.

The cache holds plain data only (what `marshal` can write). It is a convenience: where it cannot be read
or written, the dictionary is compiled again. Files are written under another name and then renamed, so
that processes running side by side see either nothing or a whole file.

`EVENTCODE_CACHE` names another folder; `EVENTCODE_CACHE=off` turns the cache off.
"""

from __future__ import annotations

import contextlib
import gc
import hashlib
import marshal
import os
import sys
import tempfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar, cast

__all__ = ["cache_folder", "cached"]

T = TypeVar("T")
_MAGIC = f"eventcode 1 {sys.implementation.cache_tag} {marshal.version}\n".encode()
_KEPT = 24


def cache_folder() -> Path | None:
    """Where compiled dictionaries lie, or `None` where the cache is turned off."""
    setting = os.environ.get("EVENTCODE_CACHE", "")
    if setting.lower() in ("off", "0", "no"):
        return None
    if setting:
        return Path(setting)
    import platformdirs

    return Path(platformdirs.user_cache_dir("eventcode", appauthor=False)) / "lexicon"


def cached(key: bytes, build: Callable[[], T]) -> T:
    """What `build()` gives, from the cache if it was built for the same `key` before.

    `key` must name everything the result depends on: the bytes of the files, the options, and a version of
    the compiling code. The result must consist of plain data (numbers, strings, bytes, tuples, lists,
    dicts, sets) and must not be changed by the caller.

    >>> os.environ["EVENTCODE_CACHE"] = tempfile.mkdtemp()
    >>> cached(b"letters v1", lambda: {"a": (1, 2)}), cached(b"letters v1", lambda: {"never": ()})
    ({'a': (1, 2)}, {'a': (1, 2)})
    >>> del os.environ["EVENTCODE_CACHE"]
    """
    folder = cache_folder()
    if folder is None:
        return build()
    path = folder / (hashlib.blake2b(key, digest_size=20).hexdigest() + ".bin")
    found = _read(path)
    if found is not None:
        return cast("T", found[0])
    value = build()
    _write(path, value)
    return value


def _read(path: Path) -> tuple[Any] | None:
    try:
        data = path.read_bytes()
    except OSError:
        return None
    with contextlib.suppress(OSError):
        os.utime(path)  # what was used last is kept
    head = len(_MAGIC) + 4
    if data[: len(_MAGIC)] != _MAGIC or len(data) < head:
        return None
    if zlib.crc32(memoryview(data)[head:]) != int.from_bytes(data[len(_MAGIC) : head], "big"):
        return None
    collecting = gc.isenabled()
    gc.disable()  # reading a million small tuples would set it off again and again for nothing
    try:
        return (marshal.loads(memoryview(data)[head:]),)
    except (EOFError, ValueError, TypeError):
        return None
    finally:
        if collecting:
            gc.enable()


def _write(path: Path, value: Any) -> None:
    try:
        body = marshal.dumps(value)
    except ValueError as error:
        raise TypeError("only plain data can be cached") from error
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, suffix=".part")
    except OSError:
        return
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(_MAGIC + zlib.crc32(body).to_bytes(4, "big") + body)
        Path(name).replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        return
    _prune(path.parent)


def _prune(folder: Path) -> None:
    """Only the files used last are kept."""
    with contextlib.suppress(OSError):
        aged = sorted(folder.glob("*.bin"), key=lambda p: p.stat().st_mtime, reverse=True)
        for old in aged[_KEPT:]:
            with contextlib.suppress(OSError):
                old.unlink()
