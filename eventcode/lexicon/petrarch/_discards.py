"""Discard files: phrases that throw out a sentence or a whole story."""

from __future__ import annotations

from eventcode.lexicon.petrarch._lines import Findings, read_lines
from eventcode.lexicon.petrarch._words import phrase_key

__all__ = ["Discard", "read_discards"]

Discard = tuple[str, str, int]
"""Key of the phrase, `story` or `sentence`, line."""


def read_discards(data: bytes, found: Findings) -> list[Discard]:
    """The discard phrases of a file.

    >>> read_discards(b"+ESPN2\\nBASEBALL  # sport\\n", Findings("f"))
    [('ESPN2', 'story', 1), ('BASEBALL', 'sentence', 2)]
    """
    rows: list[Discard] = []
    seen: dict[str, tuple[str, int]] = {}
    for line in read_lines(data, found):
        text = line.text.strip()
        scope = "story" if text.startswith("+") else "sentence"
        phrase = text.lstrip("+ ")
        if phrase != phrase.upper():
            found.info(line.number, 1, "lower-case", f"{phrase} is not in upper case; case makes no difference")
        key = phrase_key(phrase)
        if not key:
            found.error(line.number, 1, "empty-phrase", "a discard phrase without letters or digits")
            continue
        if key in seen:
            other, number = seen[key]
            if other != scope:
                found.warning(
                    line.number,
                    1,
                    "conflicting-code",
                    f"{phrase} discards the {other} on line {number}, the {scope} here",
                )
            else:
                found.info(line.number, 1, "duplicate-phrase", f"{phrase} stands on line {number} too")
            if scope == "sentence":
                continue
        seen[key] = (scope, line.number)
        rows.append((key, scope, line.number))
    return rows
