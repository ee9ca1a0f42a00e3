"""A sentence as the dictionaries see it: a row of atoms, each belonging to a token."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

import attrs

from eventcode.document import Sentence
from eventcode.lexicon.petrarch._words import atoms, fold

__all__ = ["View"]

_IGNORED = frozenset("-\u2010\u2011\u2012\u2013\"'`\u2018\u2019\u201c\u201d")


@attrs.frozen(slots=False, eq=False)
class View:
    """Atoms of a sentence: `forms[i]`, `lemmas[i]` and the token `owner[i]`; punctuation other than hyphens
    and quotation marks stays, so that no phrase reaches across it. `first[t]` is the first atom of token
    `t` or of the next one that has any."""

    sentence: Sentence
    forms: tuple[str, ...]
    lemmas: tuple[str, ...]
    owner: tuple[int, ...]
    first: tuple[int, ...]

    @classmethod
    def of(cls, sentence: Sentence) -> View:
        """The view of a sentence."""
        forms: list[str] = []
        lemmas: list[str] = []
        owner: list[int] = []
        first: list[int] = []
        for token in sentence.tokens:
            first.append(len(forms))
            parts = atoms(token.text)
            if not parts:
                if set(token.text) <= _IGNORED:
                    continue
                parts = (token.text,)
            lemma = atoms(token.lemma) if token.lemma != "_" else ()
            forms.extend(parts)
            lemmas.extend(lemma if len(lemma) == len(parts) else parts)
            owner.extend([token.index] * len(parts))
        return cls(sentence, tuple(forms), tuple(lemmas), tuple(owner), tuple(first))

    @cached_property
    def words(self) -> frozenset[str]:
        """Every form and lemma of the sentence."""
        return frozenset(self.forms) | frozenset(self.lemmas)

    def has(self, position: int, word: str) -> bool:
        """Whether the atom is this word, as a form or as a lemma."""
        return self.forms[position] == word or self.lemmas[position] == word

    def phrases_at(
        self, position: int, table: Mapping[str, Any], prefixes: frozenset[str], lemma: bool
    ) -> Iterator[tuple[int, str]]:
        """Phrases of a table that begin here, shortest first, as number of atoms and key; with `lemma` the
        last word may also match by its lemma."""
        before = ""
        for end in range(position, len(self.forms)):
            key = before + self.forms[end]
            if key in table:
                yield end + 1 - position, key
            elif lemma and (other := before + self.lemmas[end]) in table:
                yield end + 1 - position, other
            if key not in prefixes:
                return
            before = key + " "

    def is_lower(self, position: int) -> bool:
        """Whether the token of the atom is written without any capital."""
        text = self.sentence.tokens[self.owner[position]].text
        return text == text.lower() and fold(text) != text
