"""Parses mended before they are read: what parsers of English get wrong in the same way every time.

Only heads, relations and tags change, and only for coding: words keep their numbers and offsets, and a coded document
holds its parse as it was given.
"""

from __future__ import annotations

import attrs

from eventcode.actions.attachment import VERBAL
from eventcode.document import Document, Sentence, Token
from eventcode.lexicon.grammar import Grammar

__all__ = ["mended"]

_NAMING = frozenset({"ADJ", "NOUN", "PROPN"})


def mended(document: Document, grammar: Grammar) -> Document:
    """The document with participles that stand before a noun as an adjective does ("talks with [visiting] President
    Hu") below their noun, where the parser took them for clauses under a preposition; the same document without
    any."""
    words = grammar["attributive-participle"]
    sentences = [s if words.isdisjoint(s.positions) else _with_attributes(s, words) for s in document.sentences]
    if all(new is old for new, old in zip(sentences, document.sentences, strict=True)):
        return document
    return attrs.evolve(document, sentences=tuple(sentences))


def _with_attributes(sentence: Sentence, words: frozenset[str]) -> Sentence:
    tokens = list(sentence.tokens)
    for token in sentence.tokens:
        if token.lower in words and token.upos == "VERB":
            _lower(sentence, tokens, token)
    return sentence if tokens == list(sentence.tokens) else attrs.evolve(sentence, tokens=tuple(tokens))


def _lower(sentence: Sentence, tokens: list[Token], token: Token) -> None:
    """Put a participle below the noun that it has as object, and what stood below it beside that noun."""
    below = sentence.below[token.index]
    marks = [c for c in below if c.index == token.index - 1 and c.upos in ("ADP", "SCONJ")]
    objects = [c for c in below if c.relation == "obj" and c.index > token.index]
    if not marks or not objects or token.head < 0 or tokens[token.index + 1].upos not in _NAMING:
        return
    noun = objects[0].index
    relation = "obl" if tokens[token.head].upos in VERBAL else "nmod"
    for other in below:
        if other.index > noun and other.relation != "conj":
            tokens[other.index] = attrs.evolve(tokens[other.index], head=token.head)
    tokens[noun] = attrs.evolve(tokens[noun], head=token.head, deprel=relation)
    tokens[marks[0].index] = attrs.evolve(marks[0], head=noun, deprel="case", upos="ADP")
    tokens[token.index] = attrs.evolve(token, head=noun, deprel="amod")
