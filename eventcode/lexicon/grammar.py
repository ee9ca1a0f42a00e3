"""The closed word classes of a language, compiled from `grammar.txt`."""

from __future__ import annotations

import attrs

from eventcode.lexicon.action_format import WordSets

__all__ = ["Grammar"]


@attrs.frozen
class Grammar:
    """Named sets of words. `grammar["collective"]` is empty when no dictionary defines it.

    >>> Grammar.of({"negation": ("not", "never")})["negation"] == {"not", "never"}
    True
    """

    sets: dict[str, frozenset[str]]

    @classmethod
    def of(cls, words: WordSets) -> Grammar:
        return cls({name: frozenset(members) for name, members in words.items()})

    def __getitem__(self, name: str) -> frozenset[str]:
        return self.sets.get(name, frozenset())
