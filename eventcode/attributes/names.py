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
_OPEN, _CLOSE = frozenset("(["), frozenset(")]")
_MAX_REGIONS = 3
_MAX_SHORT = 3  # letters of a word that a full stop shortens
_CASELESS = 3
"""Words of a sentence, without names, whose case may say nothing; fewer are a name."""
_MOST = 0.6


@attrs.frozen(eq=False)
class NameSpans:
    """Reads names by capitals and by the connecting words of `places.txt`. `kinds` are the words for kinds of
    places (*village*, *district*), `designators` these and the words for parts (*outskirts*), `areas` what a name of a
    place may end in."""

    grammar: Grammar
    kinds: frozenset[str]
    designators: frozenset[str]
    areas: frozenset[str]
    openings: frozenset[str]

    @classmethod
    def build(cls, grammar: Grammar) -> NameSpans:
        """For a coder's word lists."""
        kinds = grammar["place-town-word"] | grammar["place-district-word"] | grammar["place-region-word"]
        areas = grammar["place-town-word"] | grammar["place-district-word"] | grammar["place-area-word"]
        openings = grammar["place-facility-word"] | grammar["place-of-word"]
        return cls(grammar, kinds, kinds | grammar["place-part-word"], areas, openings)

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
        return token.upos not in ("ADP", "DET") or self._continues(sentence, index)

    def _is_pronoun(self, token: Token) -> bool:
        """A word that is written with a capital and names nothing."""
        return token.lower in self.grammar["place-pronoun"]

    def _continues(self, sentence: Sentence, index: int) -> bool:
        after = sentence.tokens[index + 1 : index + 3]
        if len(after) == 2 and after[0].text in _HYPHENS and after[0].start == sentence.tokens[index].end:
            after = after[1:]  # "As-Sweida": an article that the parser took for a word of its own
        return bool(after) and is_capital(after[0])

    def extend(self, sentence: Sentence, index: int, blocked: frozenset[int]) -> int:
        """The last word of a name that begins here: capitals, joined by hyphens and by *al*, *de*, *of*."""
        tokens, last = sentence.tokens, index
        while last + 1 < len(tokens) and last - index < _MAX_NAME and last + 1 not in blocked:
            further = self._further(tokens, index, last, blocked)
            if further == last:
                break
            last = further
        return last

    def _further(self, tokens: Sequence[Token], first: int, last: int, blocked: frozenset[int]) -> int:
        """The last word of a name that may go on after `last`; `last` itself where it ends."""
        following = tokens[last + 1]
        if is_capital(following) and not self._is_pronoun(following):
            return last + 1
        if following.text.islower():
            return self._joined(tokens, last, blocked) or last
        if last + 2 >= len(tokens):
            return last
        after, glued = tokens[last + 2], following.start == tokens[last].end
        if following.text in _HYPHENS:
            return last + 2 if _is_hyphenated(following, after, glued) else last
        if following.text == ".":  # "St. Louis"
            return last + 2 if glued and len(tokens[last].text) <= _MAX_SHORT and is_capital(after) else last
        if following.text.isdigit():
            numbered = len(following.text) < 3 and after.text == "("
            dashed = following.upos == "NUM" and _DASH in _raw(tokens, first, last)
            return last + 1 if numbered or dashed else last
        return last

    def _joined(self, tokens: Sequence[Token], last: int, blocked: frozenset[int]) -> int:
        """The capital after one to three connecting words ("Leon de los Aldama"), or 0."""
        connectors = self.grammar["place-name-connector"]
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
        while here < len(tokens) and (self.is_designator(tokens[here]) or _is_kind(tokens[here], here - last)):
            here += 1
        if here >= len(tokens):
            return (), last
        if tokens[here].text in _OPEN:
            return self._in_brackets(document, tokens, here)
        found: list[str] = []
        until = last
        while len(found) < _MAX_REGIONS and _is_next(tokens, here):
            until = self.extend(sentence, here + 1, frozenset())
            found.append(self._plain(document.text[tokens[here + 1].start : tokens[until].end]))
            here = until + 1
            while here < len(tokens) and self.is_designator(tokens[here]):
                here += 1
        if found and here < len(tokens) and tokens[here].text in _OPEN:
            more, closing = self._in_brackets(document, tokens, here)
            if more:
                return tuple(filter(None, (*found, *more))), closing
        return tuple(filter(None, found)), until

    def _in_brackets(self, document: Document, tokens: Sequence[Token], here: int) -> tuple[tuple[str, ...], int]:
        """The places in the brackets that open at a word, and where they close; none for a remark."""
        closing = next((t.index for t in tokens[here:] if t.text in _CLOSE), -1)
        inner = tokens[here + 1 : closing] if closing > 0 else ()
        if not inner or closing - here > _IN_BRACKETS or not inner[0].text[:1].isupper():
            return (), here - 1
        if any(t.lower in self.grammar["place-coded-word"] for t in inner):
            return (), here - 1
        parts = document.text[inner[0].start : inner[-1].end].split(",")
        return tuple(filter(None, (self._plain(p) for p in parts))), closing

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
    caseless = document.text.islower()
    written = document.text[sentence.start : sentence.end].split()
    if not caseless and sum(map(str.islower, written)) * 2 > len(written):
        return sentence  # as nearly all are, found out without a look at every word
    plain = [t.text for t in sentence.tokens[1:] if t.upos != "PROPN" and t.text.isalpha()]
    if len(plain) < _CASELESS or not (caseless or _are_capital(plain)):
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


def _is_hyphenated(hyphen: Token, after: Token, glued: bool) -> bool:
    """Whether a name goes on after a hyphen: written together, or a dash before another name or number."""
    if glued:
        return after.start == hyphen.end
    written = after.text[:1].isupper() or after.text[:1].isdigit()
    return written and after.upos in ("PROPN", "NUM", "NOUN", "ADJ", "X")


def _is_kind(token: Token, distance: int) -> bool:
    """Whether a plain noun behind a name says what it is."""
    return distance <= 2 and token.upos == "NOUN" and token.text.islower()


def _is_next(tokens: Sequence[Token], index: int) -> bool:
    """Whether a comma with another name stands here."""
    if index + 1 >= len(tokens) or tokens[index].text != ",":
        return False
    return is_capital(tokens[index + 1]) and tokens[index + 1].upos in ("PROPN", "NOUN", "ADJ", "X")


def _raw(tokens: Sequence[Token], first: int, last: int) -> str:
    return " ".join(t.text for t in tokens[first : last + 1])
