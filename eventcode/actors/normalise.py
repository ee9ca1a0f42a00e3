"""Words as the name tables see them: without case, diacritics, hyphens, apostrophes and possessive *'s*."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import chain, compress, count, repeat, starmap
from operator import attrgetter
from typing import Any, NamedTuple

from eventcode.document import Sentence

__all__ = ["Piece", "Words", "Written", "fold", "last_word", "name_pieces", "parts_of", "pieces"]

_SPLIT = re.compile(r"[-\u2010-\u2015/'\u2019\u2018`\u00b4\u02bc\u02bb]+")
_NO_DECOMPOSITION = str.maketrans(
    {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "æ": "ae", "ß": "ss"}
)
_WRITTEN = attrgetter("text", "lemma_lower", "upos")
_POSSESSIVE = frozenset({"'s", "\u2019s", "'", "\u2019", "`s", "\u00b4s", "\u02bcs"})


class Piece(NamedTuple):
    """A word or a part of a hyphenated word: `norm` is compared, `raw` decides on case."""

    norm: str
    raw: str
    token: int
    lemma: str


Written = tuple[str, str, str]
"""A word as a name table reads it: text, lemma in lower case, part of speech."""


class Words(NamedTuple):
    """A sentence as the name tables look it up: the fields of its pieces side by side. `opens` says which of them may
    begin a name, where a `Vocabulary` was asked."""

    norms: tuple[str, ...]
    raws: tuple[str, ...]
    tokens: tuple[int, ...]
    lemmas: tuple[str, ...]
    opens: tuple[int, ...] = ()

    @classmethod
    def of(cls, sentence: Sentence, vocabulary: Mapping[Written, tuple[Any, ...]] | None = None) -> Words:
        """The pieces of a sentence; punctuation and possessive marks are no pieces."""
        # Every word of every text comes by here: the loops are those of the library's iterators.
        written = map(_WRITTEN, sentence.tokens)
        parts = list(starmap(parts_of, written) if vocabulary is None else map(vocabulary.__getitem__, written))
        columns = tuple(zip(*chain.from_iterable(parts), strict=True))
        if not columns:
            return cls((), (), (), ())
        norms, raws, lemmas, *opens = columns
        if max(map(len, parts)) == 1:  # no word of several pieces
            return cls(norms, raws, tuple(compress(count(), parts)), lemmas, *opens)
        owners = chain.from_iterable(map(repeat, count(), map(len, parts)))
        return cls(norms, raws, tuple(owners), lemmas, *opens)

    def only(self, places: Iterable[int]) -> Words:
        """Some of the pieces alone."""
        chosen = [(self.norms[i], self.raws[i], self.tokens[i], self.lemmas[i]) for i in places]
        norms, raws, tokens, lemmas = zip(*chosen, strict=True)
        return Words(norms, raws, tokens, lemmas)


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """Case and diacritics removed, final stop dropped.

    >>> fold("Erdoğan"), fold("U.S."), fold("SÃO")
    ('erdogan', 'u.s', 'sao')
    """
    if not word.isascii():
        decomposed = unicodedata.normalize("NFKD", word.translate(_NO_DECOMPOSITION))
        word = "".join(c for c in decomposed if not unicodedata.combining(c))
    return word.casefold().rstrip(".") or word


@lru_cache(maxsize=65536)
def _split(text: str) -> tuple[str, ...]:
    return tuple(filter(None, _SPLIT.split(text)))


def last_word(name: str) -> str:
    """The noun of a name, in lower case.

    >>> last_word("Rapid Support Forces")
    'forces'
    """
    return name.rpartition(" ")[2].lower()


def name_pieces(name: str) -> tuple[tuple[str, str], ...]:
    """(normalised, written) parts of a dictionary name; a leading article and possessive *s* are dropped.

    >>> name_pieces("the People's Defence Forces")
    (('people', 'People'), ('defence', 'Defence'), ('forces', 'Forces'))
    """
    words = name.split()
    if len(words) > 1 and words[0] in ("the", "The"):
        words = words[1:]
    found: list[tuple[str, str]] = []
    for word in words:
        word = word.strip(",()")  # punctuation is no piece of a sentence either
        bare = word[:-2] if word.endswith(("'s", "\u2019s")) and len(word) > 2 else word
        found.extend((fold(part), part) for part in _split(bare))
    return tuple(found)


def pieces(sentence: Sentence) -> tuple[Piece, ...]:
    """The pieces of a sentence one by one."""
    return tuple(map(Piece, *Words.of(sentence)[:4]))


@lru_cache(maxsize=65536)
def parts_of(text: str, lemma: str, upos: str) -> tuple[tuple[str, str, str], ...]:
    """(normalised, written, lemma) of a word or of the parts of a hyphenated word: news repeats its words."""
    if text in _POSSESSIVE or (upos == "PUNCT" and not text[:1].isalnum()):
        return ()
    parts = _split(text)
    base = fold(lemma)
    if len(parts) == 1:
        return ((fold(parts[0]), parts[0], base),)
    last = _split(base)[-1:]
    found = [(fold(part), part, fold(part)) for part in parts]
    if found and last:
        norm, raw, _ = found[-1]
        found[-1] = (norm, raw, last[0])
    return tuple(found)
