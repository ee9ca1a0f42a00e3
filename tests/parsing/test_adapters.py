"""Parses of other libraries, built by hand: no model is loaded."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from eventcode.document import Document, Sentence, Token
from eventcode.errors import ConlluError, InputError
from eventcode.parsing import Parser, StanzaParser, from_spacy, from_stanza, to_document

ROWS = "1\tGo\tgo\tVERB\t_\t_\t0\troot\t_\t_\n"


def test_importing_loads_neither_torch_nor_stanza() -> None:
    code = (
        "import sys, eventcode.parsing as p; p.StanzaParser(); print({'torch', 'stanza', 'spacy'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def test_conllu_text_and_path(tmp_path: Path) -> None:
    path = tmp_path / "a.conllu"
    path.write_text(ROWS, encoding="utf-8")
    assert to_document(ROWS) == to_document(path) == to_document(str(path))
    assert to_document(ROWS, id="x").id == "x"


def test_a_document_of_ours_stays_what_it_is() -> None:
    document = Document("Go", (Sentence(0, (Token(0, "Go", "go", "VERB", -1, "root", 0, 2),), 0, 2),))
    assert to_document(document) is document


@pytest.mark.parametrize("thing", [3, None, b"x", ["a"], object(), {"text": "x"}])
def test_other_things_are_refused(thing: object) -> None:
    with pytest.raises(InputError, match="give an eventcode Document"):
        to_document(thing)


@pytest.mark.parametrize("text", ["Rebels left.", "no/such/file.conllu", "a\x00b", "x" * 5000, "Two\nlines."])
def test_plain_text_is_refused_with_a_hint(text: str) -> None:
    with pytest.raises(InputError, match=r"Coder\.code"):
        to_document(text)


def test_broken_conllu_is_named_as_such() -> None:
    with pytest.raises(ConlluError):
        to_document(ROWS.replace("\t0\t", "\t5\t"))


def test_stanza_documents() -> None:
    doc = pytest.importorskip("stanza.models.common.doc")
    text = "Troops didn't go."
    words = [
        {"id": 1, "text": "Troops", "lemma": "troops", "upos": "NOUN", "head": 4, "deprel": "nsubj"},
        {"id": (2, 3), "text": "didn't", "start_char": 7, "end_char": 13},
        {"id": 2, "text": "did", "lemma": "do", "upos": "AUX", "head": 4, "deprel": "aux"},
        {"id": 3, "text": "n't", "lemma": "not", "upos": "PART", "head": 4, "deprel": "advmod"},
        {
            "id": 4,
            "text": "go",
            "lemma": "go",
            "upos": "VERB",
            "head": 0,
            "deprel": "root",
            "feats": "VerbForm=Inf",
        },
        {"id": 5, "text": ".", "lemma": ".", "upos": "PUNCT", "head": 4, "deprel": "punct"},
    ]
    words[0].update(start_char=0, end_char=6)
    words[4].update(start_char=14, end_char=16)
    words[5].update(start_char=16, end_char=17)
    document = to_document(doc.Document([words], text=text), id="s")
    assert document.id == "s"
    assert document.parser.startswith("stanza")
    sentence = document.sentences[0]
    assert [t.text for t in sentence] == ["Troops", "did", "n't", "go", "."]
    assert sentence.root == 3
    assert document.text[sentence.multiwords[0].start : sentence.multiwords[0].end] == "didn't"
    assert sentence[3].has("VerbForm=Inf")
    assert from_stanza(doc.Document([], text="")).sentences == ()


def test_stanza_documents_without_heads_are_refused() -> None:
    doc = pytest.importorskip("stanza.models.common.doc")
    bare = doc.Document([[{"id": 1, "text": "Go", "start_char": 0, "end_char": 2}]], text="Go")
    with pytest.raises(InputError, match="depparse"):
        to_document(bare)


def test_spacy_documents() -> None:
    spacy = pytest.importorskip("spacy")
    doc = spacy.tokens.Doc(
        spacy.blank("en").vocab,
        words=["Rebels", "killed", "\n", "troops", "in", "Gao"],
        spaces=[True, True, False, True, True, False],
        lemmas=["rebel", "kill", "\n", "troop", "in", "Gao"],
        pos=["NOUN", "VERB", "SPACE", "NOUN", "ADP", "PROPN"],
        heads=[1, 1, 1, 1, 1, 4],
        deps=["nsubj", "ROOT", "dep", "dobj", "prep", "pobj"],
    )
    document = to_document(doc)
    assert document.text == "Rebels killed \ntroops in Gao"
    sentence = document.sentences[0]
    assert [(t.text, t.deprel) for t in sentence] == [
        ("Rebels", "nsubj"),
        ("killed", "root"),
        ("troops", "obj"),
        ("in", "case"),
        ("Gao", "obl"),
    ]
    assert all(document.text[t.start : t.end] == t.text for t in sentence)
    assert document.parser.startswith("spacy")


def test_spacy_documents_without_a_parse_are_refused() -> None:
    spacy = pytest.importorskip("spacy")
    with pytest.raises(InputError, match="no dependencies"):
        from_spacy(spacy.blank("en")("Rebels left."))


def test_the_parser_is_a_parser() -> None:
    parser = StanzaParser()
    assert isinstance(parser, Parser)
    assert "eventcode-en" in parser.name
    assert repr(parser).startswith("<StanzaParser eventcode-en")
