"""TABARI and PETRARCH dictionaries, loaded as they are published."""

from __future__ import annotations

import hashlib
import marshal
import os
from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

import attrs

from eventcode.errors import Diagnostic, DictionaryError, Severity
from eventcode.lexicon.cache import cached
from eventcode.lexicon.petrarch._compile import FORMAT, Source, compile_files

__all__ = ["PetrarchLexicon", "load_petrarch"]

Paths = str | os.PathLike[str] | Iterable[str | os.PathLike[str]] | None
_SEVERITIES = {"e": Severity.ERROR, "w": Severity.WARNING, "i": Severity.INFO}


@attrs.frozen(slots=False, eq=False)
class PetrarchLexicon:
    """Compiled TABARI/PETRARCH dictionaries: immutable, shared freely between threads.

    `version` is a hash of the files' contents; `files` their names in the order given.
    """

    version: str
    files: tuple[str, ...]
    data: Mapping[str, Any] = attrs.field(repr=False)

    @cached_property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Every finding about the files, file by file in line order."""
        return tuple(
            Diagnostic(self.files[file], line, column, _SEVERITIES[severity], id, message, hint)
            for file, line, column, severity, id, message, hint in marshal.loads(self.data["diagnostics"])
        )

    def entry(self, file: int, line: int) -> str:
        """A place as events name it: `Phoenix.agents.txt:12`."""
        return f"{self._names[file]}:{line}"

    @cached_property
    def _names(self) -> tuple[str, ...]:
        return tuple(Path(name).name for name in self.files)


def load_petrarch(
    verbs: Paths = None,
    actors: Paths = None,
    agents: Paths = None,
    discards: Paths = None,
    issues: Paths = None,
    *,
    pivot: int = 30,
    strict: bool = False,
) -> PetrarchLexicon:
    """Load dictionaries in the formats of TABARI, PETRARCH, PETRARCH2 and Universal PETRARCH.

    Every argument is a path or several; later files override earlier ones. Years of two digits up to
    `pivot` are read as 20xx. A line that cannot be read is a diagnostic and the rest is loaded; with
    `strict` an error among them raises `DictionaryError`. A file that cannot be opened always does.

    >>> import tempfile
    >>> path = Path(tempfile.mkdtemp(), "actors.txt")
    >>> _ = path.write_text("FRODO_BAGGINS [HOB]\\n+FRODO\\n")
    >>> lexicon = load_petrarch(actors=path)
    >>> lexicon.data["actors"]["FRODO"][0], lexicon.diagnostics
    ('FRODO_BAGGINS', ())
    """
    given = {"verbs": verbs, "actors": actors, "agents": agents, "discards": discards, "issues": issues}
    sources = [(kind, str(path), _content(path)) for kind, paths in given.items() for path in _listed(paths)]
    key = _key(sources, pivot)
    version = _key([(kind, "", content) for kind, _, content in sources], pivot)
    data = cached(key, lambda: compile_files(sources, pivot))
    lexicon = PetrarchLexicon(hashlib.sha256(version).hexdigest()[:16], data["files"], data)
    if strict:
        errors = tuple(d for d in lexicon.diagnostics if d.severity is Severity.ERROR)
        if errors:
            raise DictionaryError(f"{len(errors)} lines could not be read:", errors)
    return lexicon


def _listed(paths: Paths) -> tuple[str | os.PathLike[str], ...]:
    if paths is None:
        return ()
    return (paths,) if isinstance(paths, (str, os.PathLike)) else tuple(paths)


def _content(path: str | os.PathLike[str]) -> bytes:
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise DictionaryError(f"{path} cannot be read: {error.strerror or error}; check the path") from error


def _key(sources: list[Source], pivot: int) -> bytes:
    parts = [FORMAT, str(pivot)]
    parts.extend(f"{kind}\t{name}\t{hashlib.sha256(content).hexdigest()}" for kind, name, content in sources)
    return "\n".join(parts).encode()
