"""How many: the number that a noun phrase states."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import attrs

from eventcode._records import record
from eventcode.document import Sentence, Token

__all__ = ["Amount", "NumberWords"]

_DIGITS = re.compile(r"\d{1,3}(?:[,.]\d{3})+$|\d+$")
_RANGE = re.compile(r"(\d+)\s*[-–/]\s*(\d+)$")


@record
class Amount:
    """A number of people or things. `value` is `None` for an amount without a number ("several"); `scale` is
    then 12, 20, 100, … for "dozens", "scores", "hundreds", 0 for none."""

    value: int | None
    scale: int = 0


UNKNOWN = Amount(None)


EVERYBODY = 10_000_000_000
"""More people than there are: such a number is none of people."""
_LONGEST = 20  # characters of a number in figures
_DECIMAL = re.compile(r"\d{1,3}\.\d{1,2}$")
TENS = 10
"""From this number on a plural of a number word says about how many: "tens of"."""


@attrs.frozen(eq=False)
class NumberWords:
    """Number words and how they combine: "two dozen", "one hundred and five", "1,200", "at least 15"."""

    values: Mapping[str, int]
    scales: Mapping[str, int]
    vague: frozenset[str]

    @classmethod
    def of(cls, table: Mapping[str, str]) -> NumberWords:
        """For the lines of a number table, `word -> value`."""
        values = {w: int(v) for w, v in table.items() if v.isdigit()}
        scales = {w: int(v[1:]) for w, v in table.items() if v[:1] == "x" and v[1:].isdigit()}
        return cls(values, scales, frozenset(w for w, v in table.items() if v == "?"))

    def read(self, words: Sequence[str]) -> Amount | None:
        """The amount that words in lower case state together, or `None`.

        >>> table = {"two": "2", "five": "5", "ten": "10", "dozen": "x12", "hundred": "x100", "several": "?", "a": "1"}
        >>> numbers = NumberWords.of(table)
        >>> [numbers.read(t.split()) for t in ("two dozen", "dozens", "two hundred and five")]
        [Amount(value=24, scale=0), Amount(value=None, scale=12), Amount(value=205, scale=0)]
        >>> numbers.read(["tens"])
        Amount(value=None, scale=10)
        """
        total, part, seen = 0, 0, False
        decimal = 0.0
        for word in words:
            single = word[:-1] if word.endswith("s") else word
            if word in self.scales:
                part = round((decimal or max(part, 1)) * self.scales[word])
                total, part, decimal = total + part, 0, 0.0
                seen = True
            elif _DECIMAL.match(word):
                decimal = float(word)
            elif single in self.scales or (single != word and self.values.get(single, 0) >= TENS):
                return Amount(None, self.scales.get(single) or self.values[single])
            else:
                value = self.value_of(word)
                if value is not None:
                    part, seen = part + value, True
                elif word in self.vague:
                    return UNKNOWN
        if total + part > EVERYBODY:
            return UNKNOWN
        return Amount(total + part) if seen else None

    def is_figure(self, word: str) -> bool:
        """Whether a word in lower case states a number, or a part of one: `12`, `1.5`, `million`."""
        return word in self.scales or _DECIMAL.match(word) is not None or self.value_of(word) is not None

    def value_of(self, word: str) -> int | None:
        """The number of one word: figures, number words, `twenty-five`; of a range the smaller."""
        if word[:1].isdigit():
            if _DIGITS.match(word) and len(word) <= _LONGEST:
                return int(re.sub(r"[,.]", "", word))
            between = _RANGE.match(word)
            if between:
                return int(between[1])
        if word in self.values:
            return self.values[word]
        if "-" not in word:
            return None
        parts = word.split("-")
        if len(parts) == 2 and all(p in self.values for p in parts):
            return self.values[parts[0]] + self.values[parts[1]]
        return None

    def of_phrase(self, sentence: Sentence, head: int) -> Amount | None:
        """The amount that a noun phrase states with its numerals and determiners; `None` when it states none.

        A bare numeral ("killing three") states itself.
        """
        token = sentence.tokens[head]
        near = [
            t
            for t in sentence.dependents(head)
            if t.index < head and (t.relation == "nummod" or t.relation in ("det", "amod"))
        ]
        numerals = [t for t in near if t.relation == "nummod" or t.lower in self.vague or self._scaled(t.lower)]
        if numerals:
            first = numerals[0]
            span = [i for i in sentence.subtree(first.index) if i <= max(t.index for t in numerals)]
            words = [sentence.tokens[i].lower for i in (*span, *(t.index for t in numerals[1:]))]
            amount = self.read(list(dict.fromkeys(words)))
            if amount is not None:
                return amount
        own = self.read([token.lower])
        if own is not None and (token.upos in ("NUM", "NOUN", "PRON", "DET", "ADJ")):
            return self._with_determiner(sentence, token, own, near)
        if any(t.relation == "det" and self.values.get(t.lower) == 1 for t in near):
            return Amount(1)
        if any(t.relation == "det" and t.lower in self.values for t in near):
            return Amount(next(self.values[t.lower] for t in near if t.lower in self.values))
        return None

    def _scaled(self, word: str) -> bool:
        return word in self.scales or (word.endswith("s") and word[:-1] in self.scales)

    def _with_determiner(self, sentence: Sentence, token: Token, own: Amount, near: Sequence[Token]) -> Amount:
        """Such as "a dozen" and "two dozen" as the head of a phrase."""
        if token.lower in self.scales:
            factor = next((self.value_of(t.lower) for t in near if self.value_of(t.lower)), None) or 1
            return Amount(factor * self.scales[token.lower])
        return own
