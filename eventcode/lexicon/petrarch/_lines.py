"""Physical lines of TABARI/PETRARCH files: decoding, comments, and the list that findings are kept in."""

from __future__ import annotations

import re
from collections.abc import Iterator

import attrs

from eventcode.errors import Diagnostic, Severity

__all__ = ["Findings", "Line", "read_lines"]

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffd]")
_SEVERITIES = {"e": Severity.ERROR, "w": Severity.WARNING, "i": Severity.INFO}


@attrs.frozen
class Line:
    """One line that holds something: `text` without comment, `comment` without its sign."""

    number: int
    text: str
    comment: str


class Findings:
    """The diagnostics of one file while it is read; rows are plain tuples, so that they can be cached.

    >>> found = Findings("a.txt")
    >>> found.error(3, 1, "no-code", "FRODO has no code")
    >>> str(found.diagnostics()[0])
    'a.txt:3:1: error: FRODO has no code [no-code]'
    """

    def __init__(self, file: str) -> None:
        self.file = file
        self.rows: list[tuple[int, int, str, str, str, str]] = []

    def error(self, line: int, column: int, id: str, message: str, hint: str = "") -> None:
        """The line, or the part of it, was not loaded."""
        self.rows.append((line, column, "e", id, message, hint))

    def warning(self, line: int, column: int, id: str, message: str, hint: str = "") -> None:
        """The line was loaded and is probably not what its author meant."""
        self.rows.append((line, column, "w", id, message, hint))

    def info(self, line: int, column: int, id: str, message: str, hint: str = "") -> None:
        """The line was loaded by a rule worth knowing about."""
        self.rows.append((line, column, "i", id, message, hint))

    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """The findings in line order."""
        return tuple(
            Diagnostic(self.file, line, column, _SEVERITIES[severity], id, message, hint)
            for line, column, severity, id, message, hint in sorted(self.rows, key=lambda row: row[:2])
        )


def read_lines(data: bytes, found: Findings, semicolon: bool = False) -> Iterator[Line]:
    """The lines that hold something, without comments (`#`, `<!-- -->`, and `;` where `semicolon`).

    Control characters, undecodable bytes and replacement characters are reported and left out of the text.

    >>> [(l.number, l.text) for l in read_lines(b"<!-- a\\nb -->\\nFRODO  [HOB] # x\\n", Findings("f"))]
    [(3, 'FRODO  [HOB]')]
    """
    text = data.decode("utf-8-sig", errors="replace")
    inside = False
    for number, raw in enumerate(text.replace("\r\n", "\n").split("\n"), 1):
        raw = _clean(raw, number, found)
        kept, inside = _outside(raw, inside)
        kept, comment = _split_comment(kept, semicolon)
        if kept.strip():
            yield Line(number, kept.rstrip(), comment)


def _clean(raw: str, number: int, found: Findings) -> str:
    hit = _CONTROL.search(raw)
    if hit is None:
        return raw
    what = (
        "an undecodable or replaced character" if hit.group() == "\ufffd" else f"the character U+{ord(hit.group()):04X}"
    )
    found.warning(number, hit.start() + 1, "control-char", f"{what} stands in the line", "retype the word")
    return _CONTROL.sub(lambda m: "\ufffd" if m.group() == "\ufffd" else "", raw)


def _outside(raw: str, inside: bool) -> tuple[str, bool]:
    """The part of a line outside `<!-- -->`, and whether a comment is open at its end."""
    if inside:
        _, end, rest = raw.partition("-->")
        if not end:
            return "", True
        raw = rest
    while (start := raw.find("<!--")) >= 0:
        end_at = raw.find("-->", start)
        if end_at < 0:
            return raw[:start], True
        raw = raw[:start] + raw[end_at + 3 :]
    return ("", False) if raw.lstrip().startswith("<!") else (raw, False)


def _split_comment(raw: str, semicolon: bool) -> tuple[str, str]:
    cut = raw.replace("[###]", "[...]").find("#")  # TABARI's code for "discard the record"
    if semicolon:
        other = raw.find(";")
        cut = other if cut < 0 or 0 <= other < cut else cut
    return (raw, "") if cut < 0 else (raw[:cut], raw[cut + 1 :].strip("#; \t"))
