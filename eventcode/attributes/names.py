"""Names of places as stretches of words: where they begin and end, and the larger places named beside them."""

from __future__ import annotations

import re
from collections.abc import Sequence

import attrs

from eventcode._evolve import evolved
from eventcode.document import Document, Sentence, Token
from eventcode.lexicon.grammar import Grammar

__all__ = ["NameSpans", "is_capital", "is_in_capitals", "recased"]

_HYPHENS = frozenset({"-", "–", "’", "'", "`", "‘"})
_NOT_IN_NAME = frozenset({"PRON", "AUX", "SCONJ", "CCONJ", "INTJ"})
_IN_BRACKETS = 30
_MAX_NAME = 8
_ARTICLE_MARK = re.compile(r"(?:a[a-z]{1,2}|el|d|l|n|t|s)[-'’](\w)")
_DASH = " - "
_CASELESS = 3
"""Words of a sentence, without names, whose case may say nothing; fewer are a name."""
_MOST = 0.6


@attrs.frozen(eq=False)
class NameSpans:
    """Reads names by capitals and by the connecting words of `places.txt`. `kinds` are the words for kinds of
    places (*village*, *district*), `designators` these and the words for parts (*outskirts*)."""

    grammar: Grammar
    kinds: frozenset[str]
    designators: frozenset[str]
    openings: frozenset[str]

    @classmethod
    def build(cls, grammar: Grammar) -> NameSpans:
        """For a coder's word lists."""
        kinds = grammar["place-town-word"] | grammar["place-district-word"] | grammar["place-region-word"]
        openings = grammar["place-facility-word"] | grammar["place-of-word"]
        return cls(grammar, kinds, kinds | grammar["place-part-word"], openings)

    def begins(self, sentence: Sentence, index: int) -> bool:
        """Whether a word may begin a name."""
        token = sentence.tokens[index]
        if token.upos in _NOT_IN_NAME and (
            index == 0 or self._is_pronoun(token) or not self._continues(sentence, index)
        ):
            return False
        if token.lower in self.grammar["place-not-name"] and not self._continues(sentence, index):
            return False
        if index == 0 or sentence.tokens[index - 1].text in (":", "“", '"', "("):
            return token.upos == "PROPN"
        return token.upos not in ("ADP", "DET") or (
            index + 1 < len(sentence.tokens) and sentence.tokens[index + 1].text[:1].isupper()
        )

    def _is_pronoun(self, token: Token) -> bool:
        """A word that is written with a capital and names nothing."""
        return token.lower in self.grammar["place-pronoun"]

    def _continues(self, sentence: Sentence, index: int) -> bool:
        following = sentence.tokens[index + 1] if index + 1 < len(sentence.tokens) else None
        return following is not None and is_capital(following)

    def extend(self, sentence: Sentence, index: int, blocked: frozenset[int]) -> int:
        """The last word of a name that begins here: capitals, joined by hyphens and by *al*, *de*, *of*."""
        tokens, connectors = sentence.tokens, self.grammar["place-name-connector"]
        last = index
        while last + 1 < len(tokens) and last - index < _MAX_NAME and last + 1 not in blocked:
            following = tokens[last + 1]
            after = tokens[last + 2] if last + 2 < len(tokens) else None
            glued = following.start == tokens[last].end
            if is_capital(following) and not self._is_pronoun(following):
                last += 1
            elif (
                following.text in _HYPHENS
                and after is not None
                and (
                    (glued and after.start == following.end)
                    or (
                        not glued
                        and (after.text[:1].isupper() or after.text[:1].isdigit())
                        and after.upos in ("PROPN", "NUM", "NOUN", "ADJ", "X")
                    )
                )
            ):
                last += 2
            elif following.text.islower() and (joined := self._joined(tokens, last, connectors, blocked)):
                last = joined
            elif (
                following.text == "."
                and glued
                and len(tokens[last].text) <= 3
                and after is not None
                and is_capital(after)
            ):
                last += 2
            elif (following.text.isdigit() and len(following.text) < 3 and after is not None and after.text == "(") or (
                following.upos == "NUM"
                and following.text.isdigit()
                and _DASH in _raw(tokens, index, last)
                and after is not None
            ):
                last += 1
            else:
                break
        return last

    def _joined(self, tokens: Sequence[Token], last: int, connectors: frozenset[str], blocked: frozenset[int]) -> int:
        """The capital after one to three connecting words ("Leon de los Aldama"), or 0."""
        for end in range(last + 2, min(last + 5, len(tokens))):
            hyphen = tokens[end - 1].text == "-" and end - 1 > last + 1
            lower = tokens[end - 1].lower
            if not hyphen and (lower not in connectors or not tokens[end - 1].text.islower()):
                return 0
            if lower in self.grammar["place-genitive"] and tokens[last].lower not in self.openings:
                return 0
            if is_capital(tokens[end]):
                return 0 if end in blocked or tokens[end].lower in self.grammar["place-not-name"] else end
        return 0

    def is_designator(self, token: Token) -> bool:
        """Whether a word says what kind of place a name is: *village*, *district*, *outskirts*."""
        return token.lemma_lower in self.designators and token.text[:1].islower()

    def beside(self, document: Document, sentence: Sentence, last: int) -> tuple[tuple[str, ...], int]:
        """Larger places named directly after a name, in brackets or after commas, and where they end."""
        tokens = sentence.tokens
        here = last + 1
        while here < len(tokens) and (
            self.is_designator(tokens[here])
            or (here - last <= 2 and tokens[here].upos == "NOUN" and tokens[here].text.islower())
        ):
            here += 1
        if here >= len(tokens):
            return (), last
        if tokens[here].text in ("(", "["):
            closing = next((t.index for t in tokens[here:] if t.text in (")", "]")), -1)
            inner = tokens[here + 1 : closing] if closing > 0 else ()
            if (
                not inner
                or closing - here > _IN_BRACKETS
                or not inner[0].text[:1].isupper()
                or any(t.lower in self.grammar["place-coded-word"] for t in inner)
            ):
                return (), last
            parts = document.text[inner[0].start : inner[-1].end].split(",")
            return tuple(filter(None, (self._plain(p) for p in parts))), closing
        found: list[str] = []
        until = last
        while (
            here + 1 < len(tokens)
            and tokens[here].text == ","
            and is_capital(tokens[here + 1])
            and tokens[here + 1].upos in ("PROPN", "NOUN", "ADJ", "X")
            and len(found) < 3
        ):
            end = self.extend(sentence, here + 1, frozenset())
            found.append(self._plain(document.text[tokens[here + 1].start : tokens[end].end]))
            here, until = end + 1, end
            while here < len(tokens) and self.is_designator(tokens[here]):
                here += 1
        if found and here < len(tokens) and tokens[here].text in ("(", "["):
            more, closing = self.beside(document, sentence, here - 1)
            if more:
                return tuple(filter(None, (*found, *more))), closing
        return tuple(filter(None, found)), until

    def _plain(self, text: str) -> str:
        """A region's name without its designator: "Meerut district"."""
        words = text.split()
        while len(words) > 1 and words[-1].lower() in self.kinds:
            words.pop()
        return " ".join(words)


def is_in_capitals(sentence: Sentence) -> bool:
    """A headline in capitals throughout: they then say nothing."""
    return not any(c.islower() for t in sentence.tokens for c in t.text)


def recased(document: Document, sentence: Sentence) -> Sentence:
    """The sentence; where its case says nothing (all in capitals, a Headline With a Capital for Most Words, a text
    without any), with capitals for the words that the parser takes for names, and for them alone."""
    plain = [t.text for t in sentence.tokens[1:] if t.upos != "PROPN" and t.text.isalpha()]
    if len(plain) < _CASELESS or not (_are_capital(plain) or document.text.islower()):
        return sentence
    tokens = tuple(
        evolved(token, text=token.text.capitalize() if token.upos == "PROPN" else token.text.lower())
        for token in sentence.tokens
    )
    return attrs.evolve(sentence, tokens=tokens)


def _are_capital(words: Sequence[str]) -> bool:
    return sum(word[0].isupper() for word in words) > _MOST * len(words)


def is_capital(token: Token) -> bool:
    """Written with a capital, also after an article: *al-Zawiya*."""
    if token.text[:1].isupper():
        return True
    parts = None if token.text.isalpha() else _ARTICLE_MARK.match(token.text)
    return parts is not None and parts[1][:1].isupper()


def _raw(tokens: Sequence[Token], first: int, last: int) -> str:
    return " ".join(t.text for t in tokens[first : last + 1])
