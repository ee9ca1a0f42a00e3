"""Finished parses of other libraries, read as eventcode documents."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from eventcode.document import Document, MultiWord, Sentence, Token
from eventcode.errors import InputError

__all__ = ["from_stanza", "stanza_sentence"]


def from_stanza(parsed: Any, id: str | None = None, parser: str = "stanza") -> Document:
    """A finished `stanza.Document`, with tagger, lemmatizer and parser run."""
    text = parsed.text or ""
    sentences = []
    for index, sentence in enumerate(parsed.sentences):
        sentences.append(stanza_sentence(sentence, index, text, lambda offset: offset))
    return Document(text, tuple(sentences), parser, id)


def stanza_sentence(
    sentence: Any, index: int, text: str, place: Callable[[int], int], comments: Iterable[str] = ()
) -> Sentence:
    """A Stanza sentence; `place` turns Stanza's character offset into one of `text`."""
    tokens: list[Token] = []
    multiwords = []
    for surface in sentence.tokens:
        start, end = place(surface.start_char), place(surface.end_char)
        whole = len(surface.words) > 1
        if whole:
            first = len(tokens)
            multiwords.append(MultiWord(first, first + len(surface.words) - 1, text[start:end], start, end))
        for word in surface.words:
            tokens.append(_stanza_word(word, len(tokens), start, end, text, whole, place))
    return Sentence(index, tuple(tokens), tokens[0].start, tokens[-1].end, tuple(comments), tuple(multiwords))


def _stanza_word(
    word: Any, index: int, start: int, end: int, text: str, part: bool, place: Callable[[int], int]
) -> Token:
    if word.head is None:
        raise InputError("the stanza document has no heads: run the depparse processor first")
    if part and word.start_char is not None:
        start, end = place(word.start_char), place(word.end_char)
    return Token(
        index,
        word.text if part else text[start:end],
        word.lemma or "_",
        word.upos or "_",
        word.head - 1,
        word.deprel or "dep",
        start,
        end,
        word.xpos or "_",
        word.feats or "_",
    )
