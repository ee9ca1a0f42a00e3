"""What the dictionaries know about attributes, compiled once for a coder; every part on first use."""

from __future__ import annotations

from functools import cached_property, lru_cache

import attrs

from eventcode.attributes.claims import HarmWords
from eventcode.attributes.dates import DateFinder
from eventcode.attributes.harm import Conventions
from eventcode.attributes.numbers import NumberWords
from eventcode.attributes.tables import PhraseTable, read_table
from eventcode.lexicon.dictionaries import Dictionaries
from eventcode.lexicon.grammar import Grammar
from eventcode.lexicon.lines import Problems

__all__ = ["AttributeLexicon"]


@attrs.frozen(slots=False, eq=False)
class AttributeLexicon:
    """Tables of dates, numbers, harm, weapons, issues and places."""

    dictionaries: Dictionaries
    grammar: Grammar

    @classmethod
    def build(cls, dictionaries: Dictionaries, grammar: Grammar) -> AttributeLexicon:
        """For a coder's dictionaries; `grammar` holds their word lists."""
        return cls(dictionaries, grammar)

    @classmethod
    def default(cls) -> AttributeLexicon:
        """For the shipped dictionaries."""
        return _default()

    @cached_property
    def numbers(self) -> NumberWords:
        return NumberWords.of(self._table("numbers"))

    @cached_property
    def dates(self) -> DateFinder:
        return DateFinder.build(self._table("dates"), self.numbers.values)

    @cached_property
    def harm(self) -> HarmWords:
        return HarmWords.build(self.grammar, self.numbers)

    @cached_property
    def conventions(self) -> Conventions:
        return Conventions.build(self.grammar, self.numbers)

    @cached_property
    def weapons(self) -> PhraseTable:
        return PhraseTable.of(self._table("weapons"))

    @cached_property
    def issues(self) -> PhraseTable:
        return PhraseTable.of(self._table("issues"))

    def _table(self, kind: str) -> dict[str, str]:
        return read_table(self.dictionaries, kind, Problems())


@lru_cache(maxsize=1)
def _default() -> AttributeLexicon:
    dictionaries = Dictionaries.default()
    return AttributeLexicon(dictionaries, Grammar.of(dictionaries.entries.sets))
