"""Finished parses of other libraries, read as eventcode documents."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import attrs

from eventcode.document import Document, MultiWord, Sentence, Token
from eventcode.errors import InputError
from eventcode.parsing.conllu import looks_like_conllu, read_conllu
from eventcode.parsing.relations import normalise_relations

__all__ = ["from_spacy", "from_stanza", "stanza_sentence", "to_document"]


def to_document(source: Any, id: str | None = None) -> Document:
    r"""A parse of any kind as an eventcode `Document`.

    `source` is a `Document`, a finished `stanza.Document` or spaCy `Doc`, CoNLL-U text, or the path of a
    CoNLL-U file. `id` replaces the document's own. Older relation labels become Universal Dependencies 2.
    Raises `InputError` for anything else, `ConlluError` for CoNLL-U that cannot be read.

    >>> to_document("1\tGo\tgo\tVERB\t_\t_\t0\troot\t_\t_\n", id="a").id
    'a'
    """
    document = _document(source)
    return document if id is None else attrs.evolve(document, id=id)


def _document(source: Any) -> Document:
    if isinstance(source, Document):
        return normalise_relations(source)
    if isinstance(source, Path):
        return read_conllu(source)
    if isinstance(source, str):
        return _from_string(source)
    kind = type(source)
    package = kind.__module__.partition(".")[0]
    if package == "stanza" and hasattr(source, "sentences"):
        return from_stanza(source)
    if package == "spacy" and hasattr(source, "sents"):
        return from_spacy(source)
    raise InputError(
        f"cannot read a parse from {kind.__module__}.{kind.__qualname__}: give an eventcode Document, "
        "a stanza Document, a spaCy Doc, CoNLL-U text or the path of a CoNLL-U file"
    )


def _from_string(source: str) -> Document:
    if looks_like_conllu(source) or not source.strip():
        return read_conllu(source)
    if "\n" not in source and "\t" not in source and _is_file(source):
        return read_conllu(Path(source))
    raise InputError(
        f"{source[:60]!r} is neither CoNLL-U nor the path of a file: plain text is coded with Coder.code()"
    )


def _is_file(name: str) -> bool:
    try:
        return Path(name).is_file()
    except (OSError, ValueError):  # too long, or a NUL in it
        return False


def from_stanza(parsed: Any, id: str | None = None, parser: str | None = None) -> Document:
    """A finished `stanza.Document`, with tagger, lemmatizer and parser run. Raises `InputError` without."""
    sentences = [s for s in parsed.sentences if s.tokens]
    text = parsed.text if parsed.text is not None else _stanza_text(sentences)
    placed = any(token.start_char is None for s in sentences for token in s.tokens)
    if placed:
        raise InputError("the stanza document has no character offsets: parse text, or hand in CoNLL-U")
    found = [stanza_sentence(s, i, text) for i, s in enumerate(sentences)]
    name = parser or _versioned("stanza")
    return normalise_relations(Document(text, tuple(found), name, id))


def _stanza_text(sentences: Iterable[Any]) -> str:
    """Text of a document that does not hold it: its tokens at their offsets, blanks between."""
    text = ""
    for sentence in sentences:
        for token in sentence.tokens:
            text = text.ljust(token.start_char or 0) + token.text
    return text


def _versioned(package: str) -> str:
    try:
        return f"{package} {version(package)}"
    except PackageNotFoundError:
        return package


def stanza_sentence(
    sentence: Any,
    index: int,
    text: str,
    shift: int = 0,
    places: Sequence[int] | None = None,
    comments: Iterable[str] = (),
) -> Sentence:
    """A Stanza sentence. Its words stand at Stanza's offsets plus `shift` in `text`, and `places` leads
    from offsets into `text` to those that the tokens get."""
    tokens: list[Token] = []
    multiwords = []
    for surface in sentence.tokens:
        span = surface.start_char + shift, surface.end_char + shift
        form = text[slice(*span)]
        first, count = len(tokens), len(surface.words)
        for word in surface.words:
            part = count > 1 and word.start_char is not None
            inner = (word.start_char + shift, word.end_char + shift) if part else span
            own = form if count == 1 else word.text
            tokens.append(_stanza_word(word, len(tokens), own, _at(inner, places)))
        if count > 1:
            multiwords.append(MultiWord(first, first + count - 1, form, *_at(span, places)))
    return Sentence(index, tuple(tokens), tokens[0].start, tokens[-1].end, tuple(comments), tuple(multiwords))


def _at(span: tuple[int, int], places: Sequence[int] | None) -> tuple[int, int]:
    return span if places is None else (places[span[0]], places[span[1]])


def _stanza_word(word: Any, index: int, form: str, span: tuple[int, int]) -> Token:
    if word.head is None:
        raise InputError("the stanza document has no heads: run the depparse processor first")
    return Token(
        index,
        form,
        word.lemma or "_",
        word.upos or "_",
        word.head - 1,
        word.deprel or "dep",
        *span,
        word.xpos or "_",
        word.feats or "_",
    )


def from_spacy(parsed: Any, id: str | None = None, parser: str | None = None) -> Document:
    """A parsed spaCy `Doc`.

    Models with Universal Dependencies labels are read as they are. spaCy's English models have the CLEAR
    labels, which `normalise_relations` rewrites. Tokens that are blanks only are left out. Raises
    `InputError` without a dependency parse.
    """
    if len(parsed) and not parsed.has_annotation("DEP"):
        raise InputError("the spaCy Doc has no dependencies: use a pipeline with a parser")
    sentences: list[Sentence] = []
    for span in parsed.sents:
        words = [token for token in span if not token.is_space]
        if words:
            sentences.append(_spacy_sentence(words, len(sentences)))
    name = parser or _versioned("spacy")
    return normalise_relations(Document(parsed.text, tuple(sentences), name, id))


def _spacy_sentence(words: list[Any], index: int) -> Sentence:
    places = {word.i: i for i, word in enumerate(words)}
    tokens = []
    for i, word in enumerate(words):
        head = -1 if word.head.i == word.i else places.get(word.head.i, -1)
        tokens.append(
            Token(
                i,
                word.text,
                word.lemma_ or "_",
                word.pos_ or "_",
                head,
                "root" if head < 0 else word.dep_ or "dep",
                word.idx,
                word.idx + len(word.text),
                word.tag_ or "_",
                str(word.morph) or "_",
            )
        )
    return Sentence(index, tuple(tokens), tokens[0].start, tokens[-1].end)
