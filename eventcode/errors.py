"""What can go wrong, said so that somebody can act on it: stable ids, the place, a hint."""

from __future__ import annotations

from enum import Enum

import attrs

__all__ = [
    "ConlluError",
    "DateError",
    "Diagnostic",
    "DictionaryError",
    "DictionaryWarning",
    "EventcodeError",
    "InputError",
    "ParserError",
    "RecordWarning",
    "Severity",
]


class Severity(str, Enum):
    """How much a diagnostic matters: an *error* means that a line, or an attribute, was not loaded."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@attrs.frozen(order=True)
class Diagnostic:
    """One finding about a dictionary file.

    `id` is stable across versions (`unknown-set`); `line` and `column` count from 1.

    >>> hint = "did you mean &MILITARY?"
    >>> str(Diagnostic("my.txt", 3, 7, Severity.ERROR, "unknown-set", "&MILITRY is not defined", hint))
    'my.txt:3:7: error: &MILITRY is not defined [unknown-set] (did you mean &MILITARY?)'
    """

    file: str
    line: int
    column: int
    severity: Severity
    id: str
    message: str
    hint: str = ""

    def __str__(self) -> str:
        hint = f" ({self.hint})" if self.hint else ""
        where = f"{self.file}:{self.line}:{self.column}"
        return f"{where}: {self.severity.value}: {self.message} [{self.id}]{hint}"


class EventcodeError(Exception):
    """Base of every error that eventcode raises on purpose."""


class DictionaryError(EventcodeError):
    """A dictionary cannot be used; `diagnostics` holds every problem found, not only the first."""

    def __init__(self, message: str, diagnostics: tuple[Diagnostic, ...] = ()) -> None:
        self.diagnostics = diagnostics
        super().__init__("\n".join([message, *map(str, diagnostics)]))


class DictionaryWarning(UserWarning):
    """Lines of a user's dictionary that cannot be used and are left out; the rest is."""


class ConlluError(EventcodeError):
    """CoNLL-U that cannot be read; the message names the line."""


class DateError(EventcodeError):
    """A publication date that is no date."""


class InputError(EventcodeError):
    """An argument, a file or a record that cannot be coded; the message says why and what to give."""


class RecordWarning(UserWarning):
    """A record that cannot be coded and is left out, because `errors="skip"` was asked for."""


class ParserError(EventcodeError):
    """The parser or its model cannot be loaded or run."""
