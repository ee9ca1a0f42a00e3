"""Documents: indexes, walking the tree, immutability."""

from __future__ import annotations

import pickle

import attrs
import pytest

from eventcode.document import Document, Sentence, Token


def words() -> Sentence:
    """Rebels attacked the base in Kano ."""
    rows = [
        ("Rebels", "rebel", "NOUN", 1, "nsubj"),
        ("attacked", "attack", "VERB", -1, "root"),
        ("the", "the", "DET", 3, "det"),
        ("base", "base", "NOUN", 1, "obj"),
        ("in", "in", "ADP", 5, "case"),
        ("Kano", "Kano", "PROPN", 1, "obl:lmod"),
        (".", ".", "PUNCT", 1, "punct"),
    ]
    tokens, at = [], 0
    for i, (text, lemma, upos, head, deprel) in enumerate(rows):
        tokens.append(Token(i, text, lemma, upos, head, deprel, at, at + len(text)))
        at += len(text) + 1
    return Sentence(0, tuple(tokens), 0, at - 1)


def test_children_and_root() -> None:
    sentence = words()
    assert sentence.root == 1
    assert sentence.children[1] == (0, 3, 5, 6)
    assert sentence.children[3] == (2,)
    assert len(sentence) == 7
    assert [token.text for token in sentence][:2] == ["Rebels", "attacked"]


def test_no_root_in_an_empty_sentence() -> None:
    assert Sentence(0, (), 0, 0).root == -1


def test_dependents_by_relation_and_by_subtype() -> None:
    sentence = words()
    assert [t.text for t in sentence.dependents(1)] == ["Rebels", "base", "Kano", "."]
    assert [t.text for t in sentence.dependents(1, "obl")] == ["Kano"]
    assert [t.text for t in sentence.dependents(1, "obl:lmod", "nsubj")] == ["Rebels", "Kano"]
    assert list(sentence.dependents(1, "obl:agent")) == []


def test_links_stand_under_relation_and_subtype() -> None:
    links = words().links[1]
    assert [t.text for t in links["obl"]] == [t.text for t in links["obl:lmod"]] == ["Kano"]
    assert "obl:agent" not in links
    assert words().links[0] == {}


def test_words_are_found_by_form_and_lemma() -> None:
    sentence = words()
    assert sentence.positions["rebel"] == sentence.positions["rebels"] == (0,)
    assert sentence.among(frozenset({"kano", "attack", "attacked", "mine"})) == [1, 5]
    assert sentence.among(frozenset()) == []


def test_words_of_relations_and_tags_come_in_text_order() -> None:
    sentence = words()
    assert [t.text for t in sentence.of_relations(("obl", "nsubj", "iobj"))] == ["Rebels", "Kano"]
    assert [t.text for t in sentence.of_tags({"PROPN", "NOUN"})] == ["Rebels", "base", "Kano"]
    assert list(sentence.of_tags(("X",))) == []
    assert sentence.forms[:3] == (("rebel", "rebels"), ("attack", "attacked"), ("the",))


def test_a_sentence_is_stored_without_its_indexes() -> None:
    sentence = words()
    assert "links" not in sentence.__getstate__()
    restored = pickle.loads(pickle.dumps(sentence))
    assert restored == sentence
    assert (restored.links, restored.positions) == (sentence.links, sentence.positions)


def test_subtree_in_text_order_and_cut() -> None:
    sentence = words()
    assert sentence.subtree(1) == (0, 1, 2, 3, 4, 5, 6)
    assert sentence.subtree(3) == (2, 3)
    assert sentence.subtree(1, stop=("obl", "punct")) == (0, 1, 2, 3)


def test_ancestors_end_at_the_root_even_in_a_cycle() -> None:
    assert list(words().ancestors(4)) == [5, 1]
    loop = (Token(0, "a", "a", "X", 1, "dep", 0, 1), Token(1, "b", "b", "X", 0, "dep", 1, 2))
    assert list(Sentence(0, loop, 0, 2).ancestors(0)) == [1]


def test_token_features_and_derived_fields() -> None:
    token = Token(0, "Fled", "_", "VERB", -1, "nsubj:pass", 0, 4, feats="Tense=Past|VerbForm=Fin")
    assert token.relation == "nsubj"
    assert token.lower == "fled"
    assert token.lemma_lower == "fled", "without a lemma the form stands in"
    assert token.has("Tense=Past")
    assert not token.has("Tense=Pres")


def test_everything_is_immutable_and_compares_by_value() -> None:
    sentence = words()
    assert sentence == words()
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        sentence.start = 3  # type: ignore[misc]


def test_sentence_text_is_the_callers() -> None:
    document = Document("Rebels attacked the base in Kano .", (words(),))
    assert document.sentence_text(0) == "Rebels attacked the base in Kano ."
    assert len(document) == 1
    assert [s.index for s in document] == [0]
