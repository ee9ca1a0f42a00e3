"""The closed word classes of a language, compiled from `grammar.txt`."""

from __future__ import annotations

from collections.abc import Mapping

from eventcode.lexicon.action_format import WordSets

__all__ = ["Grammar"]

_EMPTY: frozenset[str] = frozenset()


class _Classes(dict[str, frozenset[str]]):
    """The names of the sets that hold a CAMEO code or one that it is a part of, worked out when a code is first met."""

    __slots__ = ("_sets",)

    def __init__(self, sets: Mapping[str, frozenset[str]]) -> None:
        super().__init__()
        self._sets = {name: members for name, members in sets.items() if any(map(str.isdigit, members))}

    def __missing__(self, code: str) -> frozenset[str]:
        whole = (code[:2], code[:3], code)
        found = frozenset([name for name, members in self._sets.items() if not members.isdisjoint(whole)])
        self[code] = found
        return found


class Grammar(dict[str, frozenset[str]]):
    """Named sets of words. `grammar["collective"]` is empty when no dictionary defines it.

    It is asked at nearly every word, so it is a dictionary itself, which nobody changes.

    >>> Grammar.of({"negation": ("not", "never")})["negation"] == {"not", "never"}
    True
    """

    __slots__ = ("_pairs", "classes")
    _pairs: dict[str, Mapping[str, str]]
    classes: Mapping[str, frozenset[str]]
    """The names of the sets of CAMEO codes that hold a code or one that it is a part of, by the code."""

    def __init__(self, sets: Mapping[str, frozenset[str]]) -> None:
        super().__init__(sets)
        self._pairs = {}
        self.classes = _Classes(sets)

    @classmethod
    def of(cls, words: WordSets) -> Grammar:
        """For the word lists of dictionaries."""
        return cls({name: frozenset(members) for name, members in words.items()})

    def pairs(self, name: str) -> Mapping[str, str]:
        """A set whose members are two words, as a mapping from the first to the second.

        >>> Grammar.of({"irregular-verb": ("fled flee", "shot shoot")}).pairs("irregular-verb")["fled"]
        'flee'
        """
        known = self._pairs.get(name)
        if known is None:
            members = (member.split() for member in self.get(name, ()))
            known = self._pairs[name] = {words[0]: words[1] for words in members if len(words) == 2}
        return known

    def covers(self, name: str, code: str) -> bool:
        """Whether a set of CAMEO codes holds a code or one that it is a part of.

        >>> grammar = Grammar.of({"aimed-code": ("18", "145")})
        >>> [grammar.covers("aimed-code", code) for code in ("18", "1823", "145", "14")]
        [True, True, True, False]
        """
        return name in self.classes[code]

    def __missing__(self, name: str) -> frozenset[str]:
        return _EMPTY
