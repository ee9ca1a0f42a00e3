"""Names whose last word stands once for two of them: "North and South Korea"."""

from __future__ import annotations

from eventcode.actors.normalise import Words
from eventcode.actors.table import Hit, NameTable
from eventcode.lexicon.grammar import Grammar

__all__ = ["elided_name"]


def elided_name(words: Words, hit: Hit, names: NameTable, grammar: Grammar) -> Hit | None:
    """The name that a word before *and* has together with the last words of `hit`; `None` without one."""
    first = hit.first - 2
    if hit.last == hit.first or first < 0 or words.norms[hit.first - 1] not in grammar["name-joint"]:
        return None
    joined = words.only((first, *range(hit.first + 1, hit.last + 1)))
    whole = names.at(joined, 0)
    if whole is None or whole.blocked or whole.last + 1 < len(joined.norms) or whole.entry is hit.entry:
        return None
    return Hit(first, first, whole.entry, False, False)
