"""Issue files: topics of a sentence, with phrases that exclude them."""

from __future__ import annotations

import re
from itertools import product

from eventcode.lexicon.petrarch._lines import Findings, Line, read_lines
from eventcode.lexicon.petrarch._words import fold, phrase_key, plural, verb_forms

__all__ = ["Issue", "read_issues"]

_OPEN = re.compile(r'<ISSUE\s+CATEGORY="([^"]*)"(?:\s+TYPE="([^"]*)")?\s*>', re.IGNORECASE)
_CODE = re.compile(r"\[([^\[\]]*)\]")
_MARKED = re.compile(r"^([A-Za-z]):(.+)$")

Issue = tuple[str, str, str, int]
"""Key of the phrase, issue code (empty for an exclusion), category, line. The kind of an exclusion stands
in the code's place as `~` (the sentence has none of this category) or `~~` (nor has the story)."""


def read_issues(data: bytes, found: Findings) -> list[Issue]:
    """The phrases of an issue file, with noun plurals and verb forms written out.

    >>> text = b'<ISSUE CATEGORY="A" TYPE="ALL">\\nn:school [SCHOOLS]\\n~old school\\n</ISSUE>\\n'
    >>> [row[:3] for row in read_issues(text, Findings("f"))]
    [('SCHOOL', 'SCHOOLS', 'A'), ('SCHOOLS', 'SCHOOLS', 'A'), ('OLD SCHOOL', '~', 'A')]
    """
    rows: list[Issue] = []
    category: str | None = None
    for line in read_lines(data, found):
        text = line.text.strip()
        if opened := _OPEN.match(text):
            category = opened.group(1)
        elif text.upper().startswith("</ISSUE"):
            if category is None:
                found.warning(line.number, 1, "stray-end", "</ISSUE> closes nothing")
            category = None
        elif text.startswith("<"):
            found.error(
                line.number,
                1,
                "header-malformed",
                f"{text} cannot be read",
                '<ISSUE CATEGORY="NAME" TYPE="ALL">',
            )
        else:
            rows.extend(_phrases(text, category or "", line, found))
    return rows


def _phrases(text: str, category: str, line: Line, found: Findings) -> list[Issue]:
    if text.startswith("~"):
        kind = "~~" if text.startswith("~~") else "~"
        return _rows(_CODE.sub("", text).lstrip("~ "), kind, category, line, found)
    parts = _entries(text)
    if not parts:
        found.error(line.number, 1, "no-code", f"{text} has no code", "add [CODE]")
        return []
    if (rest := _CODE.split(text)[-1].strip()) or len(_CODE.findall(text)) > len(parts):
        found.warning(line.number, 1, "text-after-code", f"{rest or 'a second code'!r} after the code is not read")
    if len(parts) > 1:
        found.warning(line.number, 1, "run-together", "two entries stand on one line", "begin a line")
    return [row for phrase, code in parts for row in _rows(phrase, code, category, line, found)]


def _entries(text: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    at = 0
    for hit in _CODE.finditer(text):
        phrase = text[at : hit.start()].strip()
        at = hit.end()
        if phrase and hit.group(1).strip():
            found.append((phrase, hit.group(1).strip()))
    return found


def _rows(phrase: str, code: str, category: str, line: Line, found: Findings) -> list[Issue]:
    choices = [_forms(word, line, found) for word in re.split(r"[\s+]+", phrase) if word]
    keys = dict.fromkeys(phrase_key(" ".join(words)) for words in product(*choices))
    keys.pop("", None)
    if not keys:
        found.error(line.number, 1, "empty-phrase", f"{phrase!r} holds no letters or digits")
    return [(key, code, category, line.number) for key in keys]


def _forms(word: str, line: Line, found: Findings) -> tuple[str, ...]:
    hit = _MARKED.match(word)
    if hit is None:
        return (word,)
    mark, bare = hit.group(1).lower(), fold(hit.group(2))
    if mark == "n":
        return tuple(dict.fromkeys((bare, plural(bare))))
    if mark == "v":
        return (bare, *verb_forms(bare))
    found.warning(line.number, 1, "unknown-mark", f"{mark}: is neither n: nor v:; it is left out")
    return (bare,)
