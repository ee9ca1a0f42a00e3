"""Dictionary tables of attributes: lines `word | word = value` in files of the kinds `@numbers`, `@weapons`,
`@issues` and `@dates`."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from eventcode.document import Sentence
from eventcode.lexicon.dictionaries import Dictionaries
from eventcode.lexicon.lines import Problems, read_lines

__all__ = ["KINDS", "PhraseTable", "read_table"]

KINDS = ("numbers", "weapons", "issues", "dates")


def read_table(dictionaries: Dictionaries, kind: str, problems: Problems) -> dict[str, str]:
    """Words in lower case with their value; a later file overrides an earlier one.

    >>> source = "@weapons\\ngun | rifle = firearm"
    >>> read_table(Dictionaries.of_text(source), "weapons", Problems())
    {'gun': 'firearm', 'rifle': 'firearm'}
    """
    found: dict[str, str] = {}
    for source in dictionaries.of_kind(kind):
        for line in read_lines(source, problems):
            left, equals, value = (part.strip() for part in line.text.partition("="))
            words = [" ".join(w.lower().split()) for w in left.split("|") if w.strip()]
            if not equals or not words or not value:
                problems.add(line, "bad-table-line", "an entry is `word | word = value`", "write e.g. gun = firearm")
                continue
            found.update(dict.fromkeys(words, value))
    return found


@attrs.frozen(eq=False)
class PhraseTable:
    """Phrases of one or more words looked up at a place of a sentence, by lemma or by form; the longest wins."""

    phrases: Mapping[tuple[str, ...], str]
    longest: Mapping[str, int]
    first: frozenset[str] = attrs.field(init=False, repr=False)

    @first.default
    def _first_words(self) -> frozenset[str]:
        return frozenset(self.longest)

    @classmethod
    def of(cls, table: Mapping[str, str]) -> PhraseTable:
        """For the lines of a table, `phrase -> value`."""
        phrases = {tuple(phrase.split()): value for phrase, value in table.items()}
        longest: dict[str, int] = {}
        for words in phrases:
            longest[words[0]] = max(longest.get(words[0], 0), len(words))
        return cls(phrases, longest)

    def at(self, sentence: Sentence, index: int) -> tuple[int, str] | None:
        """Number of words and value of the longest phrase that begins at a word, or `None`."""
        token = sentence.tokens[index]
        size = max(self.longest.get(token.lower, 0), self.longest.get(token.lemma_lower, 0))
        for length in range(min(size, len(sentence.tokens) - index), 1, -1):
            here = sentence.tokens[index : index + length]
            value = self.phrases.get(tuple([t.lower for t in here])) or self.phrases.get(
                tuple([t.lemma_lower for t in here])
            )
            if value is not None:
                return length, value
        value = self.phrases.get((token.lower,)) or self.phrases.get((token.lemma_lower,))
        return (1, value) if value is not None else None

    def values(self, sentence: Sentence, tokens: range | tuple[int, ...] | None = None) -> tuple[str, ...]:
        """The values of all phrases of a sentence, or of those among some of its words, in text order, each once."""
        found: list[str] = []
        skip = -1
        for index in sentence.among(self.first):
            if index < skip or (tokens is not None and index not in tokens):
                continue
            hit = self.at(sentence, index)
            if hit is not None:
                skip = index + hit[0]
                if hit[1] not in found:
                    found.append(hit[1])
        return tuple(found)
