"""Patterns of lines that are no news, read from a dictionary file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import attrs

from eventcode._resources import dictionaries_dir
from eventcode.errors import Diagnostic, DictionaryError, Severity

__all__ = ["ROLES", "Boilerplate", "Found", "load_boilerplate", "shipped_boilerplate"]

ROLES = ("byline", "copyright", "dateline", "headline")
_HEADER = "@patterns"


@attrs.frozen
class Found:
    """A stretch of a paragraph with its role; `place` is what a dateline names."""

    start: int
    end: int
    role: str
    place: str = ""


@attrs.frozen
class Boilerplate:
    """Roles and patterns, in the order in which they are tried.

    >>> found = Boilerplate((("dateline", re.compile("^(?P<place>[A-Z]+) --")),)).find("KABUL -- Two died.")
    >>> found
    (Found(start=0, end=8, role='dateline', place='KABUL'),)
    """

    patterns: tuple[tuple[str, re.Pattern[str]], ...] = ()

    def find(self, paragraph: str) -> tuple[Found, ...]:
        """Everything in a paragraph that has a role, in text order, without overlaps."""
        found: list[Found] = []
        for role, pattern in self.patterns:
            for match in pattern.finditer(paragraph):
                start, end = match.span()
                if start < end and all(end <= f.start or f.end <= start for f in found):
                    found.append(Found(start, end, role, match.groupdict().get("place") or ""))
        return tuple(sorted(found, key=lambda f: f.start))


def shipped_boilerplate() -> Boilerplate:
    """The patterns of `dictionaries/boilerplate.txt`. Raises `DictionaryError` where the package lacks it."""
    return load_boilerplate(dictionaries_dir() / "boilerplate.txt")


def load_boilerplate(path: str | Path) -> Boilerplate:
    """Read a `@patterns` file. Raises `DictionaryError` with every line that cannot be used."""
    path = Path(path)
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, ValueError) as error:
        raise DictionaryError(f"cannot read {path}: {error}") from error
    patterns: list[tuple[str, re.Pattern[str]]] = []
    problems: list[Diagnostic] = []
    for item in _entries(lines, path.name):
        if isinstance(item, Diagnostic):
            problems.append(item)
        else:
            patterns.append(item)
    if problems:
        raise DictionaryError(f"{path} has {len(problems)} unusable lines", tuple(problems))
    return Boilerplate(tuple(patterns))


def _entries(lines: list[str], file: str) -> Iterator[tuple[str, re.Pattern[str]] | Diagnostic]:
    header = False
    for number, line in enumerate(lines, 1):
        line = line.strip("\r\ufeff ")
        if not line or line.startswith("#"):
            continue
        if not header:
            header = True
            if line == _HEADER:
                continue
            yield _problem(file, number, "missing-header", f"the first line must be {_HEADER}", "")
        yield _entry(line, file, number)


def _entry(line: str, file: str, number: int) -> tuple[str, re.Pattern[str]] | Diagnostic:
    role, equals, expression = line.partition("=")
    role, expression = role.strip(), expression.strip()
    if not equals or role not in ROLES:
        hint = f"write ROLE = regex, where ROLE is {', '.join(ROLES)}"
        return _problem(file, number, "unknown-role", f"{role[:40]!r} is no role", hint)
    try:
        return role, re.compile(expression)
    except re.error as error:
        return _problem(file, number, "bad-pattern", f"no regular expression: {error}", "")


def _problem(file: str, number: int, id: str, message: str, hint: str) -> Diagnostic:
    return Diagnostic(file, number, 1, Severity.ERROR, id, message, hint)
