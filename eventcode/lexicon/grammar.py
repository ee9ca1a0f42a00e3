"""The closed word classes of a language, compiled from `grammar.txt`."""

from __future__ import annotations

from collections.abc import Mapping

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
    _pairs: dict[str, Mapping[str, str]] = attrs.field(factory=dict, eq=False, repr=False)

    @classmethod
    def of(cls, words: WordSets) -> Grammar:
        return cls({name: frozenset(members) for name, members in words.items()})

    def pairs(self, name: str) -> Mapping[str, str]:
        """A set whose members are two words, as a mapping from the first to the second.

        >>> Grammar.of({"irregular-verb": ("fled flee", "shot shoot")}).pairs("irregular-verb")["fled"]
        'flee'
        """
        known = self._pairs.get(name)
        if known is None:
            members = (member.split() for member in self.sets.get(name, ()))
            known = self._pairs[name] = {words[0]: words[1] for words in members if len(words) == 2}
        return known

    def __getitem__(self, name: str) -> frozenset[str]:
        return self.sets.get(name, frozenset())
