"""Physical lines of a native dictionary file: comments cut, sections followed, kinds recognised."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path

import attrs

from eventcode.errors import Diagnostic, DictionaryError, Severity

__all__ = [
    "SECTION",
    "Line",
    "Problems",
    "Source",
    "did_you_mean",
    "parse_attributes",
    "read_lines",
    "read_source",
    "read_text",
    "source_of",
]

_OF_COUNTRY = re.compile(r"-[A-Z]{3}$")  # an attribute in one country: `acled-NGA`
_COMMENT = re.compile(r"(^|\s)#.*$")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_KIND = re.compile(r"@([a-z]+)\s*$")
_FEW = 30  # known words that a hint lists
SECTION = re.compile(r"\[([^\]:{]*)(?:[:{]\s*(.*?)\s*\}?)?\]$")
"""The heading of a section: its name and its attributes."""


@attrs.frozen
class Source:
    """One dictionary file: `name` as it is shown in results, `kind` its first `@` line, `text` its content."""

    name: str
    kind: str
    text: str


@attrs.frozen
class Line:
    """One line that holds an entry. `defaults` are the attributes of its section."""

    file: str
    number: int
    text: str
    defaults: Mapping[str, str]

    @property
    def where(self) -> str:
        """File and line, as messages name them."""
        return f"{self.file}:{self.number}"


@attrs.define
class Problems:
    """Collects diagnostics of one reading; nothing is raised at the first."""

    found: list[Diagnostic] = attrs.field(factory=list)

    def add(
        self,
        line: Line,
        id: str,
        message: str,
        hint: str = "",
        column: int = 1,
        severity: Severity = Severity.ERROR,
    ) -> None:
        """Add a finding about a line; `id` is one of docs/diagnostics.md, `column` counts from 1."""
        self.found.append(Diagnostic(line.file, line.number, column, severity, id, message, hint))

    def warn(self, line: Line, id: str, message: str, hint: str = "", column: int = 1) -> None:
        """Add a warning: the line is loaded and probably does not do what was meant."""
        self.add(line, id, message, hint, column, Severity.WARNING)

    def inform(self, line: Line, id: str, message: str, hint: str = "", column: int = 1) -> None:
        """Add information: a rule was applied that is worth knowing of."""
        self.add(line, id, message, hint, column, Severity.INFO)


def read_source(path: Path, name: str | None = None) -> Source:
    """Read a dictionary file. Raises `DictionaryError` when it is missing, unreadable or without a kind."""
    label = name or str(path)
    return source_of(label, read_text(path, label))


def read_text(path: Path, label: str) -> str:
    """The text of a file, `label` in messages. Raises `DictionaryError` for one that is no UTF-8 text."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise DictionaryError(
            f"{label}: cannot read the dictionary ({error.strerror}); give the path of a text file"
        ) from error
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        number = raw.count(b"\n", 0, error.start) + 1
        column = error.start - (raw.rfind(b"\n", 0, error.start) + 1) + 1
        problem = Diagnostic(label, number, column, Severity.ERROR, "not-utf8", "not UTF-8", "save the file as UTF-8")
        raise DictionaryError(f"{label}: cannot be decoded", (problem,)) from error


def source_of(label: str, text: str) -> Source:
    """A source from text; its first line that is no comment names the kind."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff"))
    for number, raw in enumerate(text.split("\n"), 1):
        stripped = _COMMENT.sub("", raw).strip()
        if not stripped:
            continue
        kind = _KIND.match(stripped)
        if kind:
            return Source(label, kind[1], text)
        problem = Diagnostic(
            label,
            number,
            1,
            Severity.ERROR,
            "no-kind",
            "the first line names no kind of dictionary",
            "begin the file with @actors, @agents, @actions, @operators or @words",
        )
        raise DictionaryError(f"{label}: not a native dictionary", (problem,))
    raise DictionaryError(f"{label}: the dictionary is empty; begin it with @actors, @agents or @actions")


def read_lines(source: Source, problems: Problems, known: frozenset[str] | None = None) -> Iterator[Line]:
    """The entry lines of a source, with the defaults of their section; `known` are its attributes."""
    defaults: Mapping[str, str] = {}
    for number, raw in enumerate(source.text.split("\n"), 1):
        text = raw if raw.startswith((">", "!>")) else _COMMENT.sub("", raw)
        text = text.strip()
        if not text or text.startswith("@"):
            continue
        line = Line(source.name, number, text, defaults)
        control = _CONTROL.search(raw)
        if control:
            problems.add(line, "control-char", "the line holds a control character", "delete it", control.start() + 1)
            continue
        section = SECTION.match(text) if text.startswith("[") else None
        if section:
            defaults = parse_attributes(line, section[2] or "", problems, known)
        else:
            yield line


def parse_attributes(line: Line, text: str, problems: Problems, known: frozenset[str] | None = None) -> dict[str, str]:
    """`key: value; key: value` as a mapping; unreadable pieces are diagnostics."""
    found: dict[str, str] = {}
    for piece in filter(None, (p.strip() for p in text.strip("{} ").split(";"))):
        key, colon, value = (x.strip() for x in piece.partition(":"))
        if not colon or not value:
            problems.add(line, "bad-attribute", f"{piece!r} is not `key: value`", column=line.text.find(piece) + 1)
        elif known is not None and _OF_COUNTRY.sub("", key) not in known:
            problems.add(line, "unknown-attribute", f"unknown attribute {key!r}", did_you_mean(key, known))
        else:
            found[key] = value
    return found


def did_you_mean(word: str, known: frozenset[str], mark: str = "") -> str:
    """A hint for a word that is none of the known ones; `mark` stands before every word (`&` of sets).

    >>> did_you_mean("MILITRY", frozenset({"MILITARY", "POLICE"}), "&")
    'did you mean &MILITARY?'
    """
    import difflib

    close = difflib.get_close_matches(word, known, 1)
    if close:
        return f"did you mean {mark}{close[0]}?"
    return "known: " + ", ".join(mark + k for k in sorted(known)) if len(known) <= _FEW else ""
