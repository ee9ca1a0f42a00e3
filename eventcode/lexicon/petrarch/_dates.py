"""Dates and the restrictions that say when an actor's code holds."""

from __future__ import annotations

import re

from eventcode.lexicon.petrarch._lines import Findings

__all__ = ["NO_END", "NO_START", "parse_code"]

NO_START, NO_END = 0, 99999999
_RESTRICTED = re.compile(
    r"^(?P<code>[^\s<>]+?)\s*"
    r"(?:(?P<sign>[<>])\s*(?P<single>\d+)|\s(?P<first>\d+)\s*-\s*(?P<last>\d+)|\s(?P<alone>\d+))\s*$"
)
_GLUED = re.compile(r"^(?P<code>[A-Z/]{3,})(?P<first>\d{6,8})\s*-\s*(?P<last>\d{6,8})$")

Code = tuple[str, int, int]
"""A code and the first and last day it holds, as numbers YYYYMMDD; `NO_START` and `NO_END` where open."""


def parse_code(text: str, line: int, column: int, found: Findings, pivot: int = 30) -> Code | None:
    """What stands between `[` and `]` in an actor file; `None`, with a diagnostic, if it cannot be read.

    >>> parse_code("RUSGOV 850311-910824", 1, 1, Findings("f"))
    ('RUSGOV', 19850311, 19910824)
    >>> parse_code("HOB < 950601", 1, 1, Findings("f")), parse_code("G77", 1, 1, Findings("f"))
    (('HOB', 0, 19950601), ('G77', 0, 99999999))
    """
    text = text.strip()
    hit = _RESTRICTED.match(text) or _GLUED.match(text.upper())
    if hit is None:
        return _bare(text, line, column, found)
    parts = hit.groupdict()
    code = _upper(parts["code"], line, column, found)
    if parts.get("alone"):
        found.error(
            line,
            column,
            "date-without-operator",
            f"[{text}] has a date without < or >",
            "write <DATE or >DATE",
        )
        return None
    if parts.get("sign"):
        day = _date(parts["single"], line, column, found, pivot, ambiguous=True)
        if day is None:
            return None
        return (code, NO_START, day) if parts["sign"] == "<" else (code, day, NO_END)
    start = _date(parts["first"], line, column, found, pivot)
    end = _date(parts["last"], line, column, found, pivot)
    if start is None or end is None:
        return None
    if start > end:
        return _reversed(code, parts["first"], start, end, line, column, found)
    return code, start, end


def _bare(text: str, line: int, column: int, found: Findings) -> Code | None:
    if not text or re.search(r"\s|[<>]", text):
        found.error(
            line,
            column,
            "bad-date",
            f"[{text}] cannot be read as a code and dates",
            "write [CODE YYYYMMDD-YYYYMMDD]",
        )
        return None
    return _upper(text, line, column, found), NO_START, NO_END


def _upper(code: str, line: int, column: int, found: Findings) -> str:
    if code != code.upper():
        found.warning(line, column, "lower-case", f"the code {code} is in lower case", f"write {code.upper()}")
    return code.upper()


def _reversed(code: str, first: str, start: int, end: int, line: int, column: int, found: Findings) -> Code | None:
    """A range that ends before it begins: a two-digit year of the last century, or a mistake."""
    if len(first) == 6 and start - 1000000 <= end:
        found.info(
            line,
            column,
            "ambiguous-century",
            f"{first} is read as {start - 1000000}: the range would end before it begins",
        )
        return code, start - 1000000, end
    found.error(line, column, "range-reversed", f"the range {start}-{end} ends before it begins", "exchange the dates")
    return None


def _date(text: str, line: int, column: int, found: Findings, pivot: int, ambiguous: bool = False) -> int | None:
    if len(text) == 6:
        year = int(text[:2])
        if ambiguous and 20 < year <= 40:
            century = 20 if year <= pivot else 19
            found.info(
                line,
                column,
                "ambiguous-century",
                f"{text} is read as {century}{text}",
                "write the year with four digits",
            )
        day = int(f"{20 if year <= pivot else 19}{text}")
    elif len(text) == 8:
        day = int(text)
    else:
        found.error(line, column, "bad-date", f"{text} has {len(text)} digits", "write YYMMDD or YYYYMMDD")
        return None
    month, dom = day // 100 % 100, day % 100
    if not (1000 <= day // 10000 <= 2999 and 1 <= month <= 12 and 1 <= dom <= 31):
        found.error(line, column, "bad-date", f"{text} is no date", "write YYMMDD or YYYYMMDD")
        return None
    return day
