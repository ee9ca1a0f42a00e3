"""Sentences in capitals: the lemmatizer has seen few, so it gets their words in lower case."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

__all__ = ["is_shouted", "lemmatise_shouted"]

_LEAST = 4
"""Words; fewer are names and headings, whose capitals mean something."""


def is_shouted(words: Iterable[str]) -> bool:
    """Whether a sentence is all in capitals.

    >>> is_shouted("REBELS ATTACKED 2 BASES NEAR NAWA .".split()), is_shouted("USA , UK AND EU".split())
    (True, True)
    >>> is_shouted("REBELS attacked 2 BASES NEAR NAWA".split()), is_shouted("GAZA CITY".split())
    (False, False)
    """
    letters = [word for word in words if any(map(str.isalpha, word))]
    return len(letters) >= _LEAST and all(map(str.isupper, letters))


def lemmatise_shouted(pipeline: Any, sentences: Iterable[Any]) -> None:
    """Give the words of shouted sentences, Stanza's, the lemmas of their lower-case forms."""
    lemmatizer = pipeline.processors.get("lemma")
    shouted = [s for s in sentences if is_shouted(word.text for word in s.words)]
    if lemmatizer is None or not shouted:
        return
    from stanza.models.common.doc import Document

    rows = [
        [
            {"id": (number,), "text": word.text.lower(), "upos": word.upos, "xpos": word.xpos, "feats": word.feats}
            for number, word in enumerate(sentence.words, start=1)
        ]
        for sentence in shouted
    ]
    again = lemmatizer.process(Document(rows))
    for sentence, lower in zip(shouted, again.sentences, strict=True):
        for word, other in zip(sentence.words, lower.words, strict=True):
            word.lemma = other.lemma
