"""Nouns that a verb file codes alike whatever the verb, so that they are the event themselves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from eventcode.lexicon.petrarch._patterns import SET, WORD, Element

__all__ = ["event_nouns"]

_VERBS = 30
"""With how many blocks of verbs a noun must be coded: fewer say too little about the noun itself."""

_SHORT = 2
"""Patterns with more words after the verb are about these words, too."""


def event_nouns(blocks: Iterable[tuple[Any, ...]]) -> dict[str, tuple[str, int, int]]:
    """Words (or sets, under `&NAME`) that end the patterns of many verbs, in most blocks with the same CAMEO
    root; with the code that is most frequent among them, and the file and line where it stands first.

    >>> pattern = ((), (("w", "PROTEST", False),), "141", 7)
    >>> event_nouns([("VERB", "---", [pattern], 0, 1)] * 30)
    {'PROTEST': ('141', 0, 7)}
    """
    rows: dict[str, list[tuple[int, str, int, int]]] = {}
    for number, (_, _, patterns, file, _) in enumerate(blocks):
        for upper, lower, code, line, *_ in patterns:
            name = _last(lower) if not upper else None
            first = code.partition(":")[0]
            if name is not None and first.strip("-"):
                rows.setdefault(name, []).append((number, first, file, line))
    found = {}
    for name, coded in rows.items():
        votes = Counter(_majority(coded).values())
        if votes.total() >= _VERBS:
            root, most = votes.most_common(1)[0]
            if most * 2 >= votes.total():
                code = Counter(c for _, c, _, _ in coded if c.startswith(root)).most_common(1)[0][0]
                found[name] = next((c, file, line) for _, c, file, line in coded if c == code)
    return found


def _last(lower: tuple[Element, ...]) -> str | None:
    """The last word of a short pattern; slots after it do not count."""
    words = [element for element in lower if element[0] in (WORD, SET)]
    if not words or len(words) > _SHORT:
        return None
    kind, value, _ = words[-1]
    return f"&{value}" if kind == SET else value


def _majority(coded: Iterable[tuple[int, str, int, int]]) -> dict[int, str]:
    """The most frequent root of every block."""
    roots: dict[int, Counter[str]] = {}
    for block, code, _, _ in coded:
        roots.setdefault(block, Counter())[code[:2]] += 1
    return {block: counts.most_common(1)[0][0] for block, counts in roots.items()}
