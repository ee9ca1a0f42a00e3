"""Names whose last word stands once for two of them: "North and South Korea"."""

from __future__ import annotations

from collections.abc import Sequence

from eventcode.actors.normalise import Piece
from eventcode.actors.table import Hit, NameTable

__all__ = ["elided_name"]


def elided_name(words: Sequence[Piece], hit: Hit, names: NameTable) -> Hit | None:
    """The name that a word before *and* has together with the last words of `hit`; `None` without one."""
    first = hit.first - 2
    if hit.last == hit.first or first < 0 or words[hit.first - 1].norm != "and":
        return None
    joined = [words[first], *words[hit.first + 1 : hit.last + 1]]
    whole = names.at(joined, 0)
    if whole is None or whole.blocked or whole.last + 1 < len(joined) or whole.entry is hit.entry:
        return None
    return Hit(first, first, whole.entry, False, False)
