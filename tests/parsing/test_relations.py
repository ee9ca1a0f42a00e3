"""Relation labels of older schemes become those of Universal Dependencies 2."""

from __future__ import annotations

from eventcode.document import Document, Sentence, Token
from eventcode.parsing.relations import normalise_relations, relation_scheme

Row = tuple[str, str, str, int, str]


def document(*rows: Row) -> Document:
    tokens, at = [], 0
    for i, (text, lemma, upos, head, deprel) in enumerate(rows):
        tokens.append(Token(i, text, lemma, upos, head - 1, deprel, at, at + len(text)))
        at += len(text) + 1
    return Document(" ".join(r[0] for r in rows), (Sentence(0, tuple(tokens), 0, at - 1),))


def arcs(*rows: Row) -> dict[str, tuple[str, str]]:
    """Each word's governor and relation after normalising."""
    sentence = normalise_relations(document(*rows)).sentences[0]
    return {t.text: (sentence[t.head].text if t.head >= 0 else "", t.deprel) for t in sentence}


def test_version_two_is_left_alone() -> None:
    same = document(("Go", "go", "VERB", 0, "root"), ("home", "home", "ADV", 1, "advmod"))
    assert normalise_relations(same) is same


def test_version_one() -> None:
    found = arcs(
        ("Rebels", "rebel", "NOUN", 3, "nsubjpass"),
        ("were", "be", "AUX", 3, "auxpass"),
        ("killed", "kill", "VERB", 0, "root"),
        ("and", "and", "CONJ", 3, "cc"),
        ("hurt", "hurt", "VERB", 3, "conj"),
        ("by", "by", "ADP", 7, "case"),
        ("troops", "troops", "NOUN", 3, "nmod:agent"),
        ("of", "of", "ADP", 9, "case"),
        ("Mali", "Mali", "PROPN", 7, "nmod"),
    )
    assert found["Rebels"] == ("killed", "nsubj:pass")
    assert found["were"] == ("killed", "aux:pass")
    assert found["and"] == ("hurt", "cc")
    assert found["troops"] == ("killed", "obl:agent")
    assert found["Mali"] == ("troops", "nmod")


def test_version_one_negation_names_and_possessors() -> None:
    rows: tuple[Row, ...] = (
        ("Mali", "Mali", "PROPN", 3, "nmod:poss"),
        ("no", "no", "DET", 3, "neg"),
        ("army", "army", "NOUN", 5, "nsubj"),
        ("not", "not", "PART", 5, "neg"),
        ("killed", "kill", "VERB", 0, "root"),
        ("Musa", "Musa", "PROPN", 5, "dobj"),
        ("Bello", "Bello", "PROPN", 6, "name"),
    )
    found = arcs(*rows)
    assert found["Mali"][1] == "nmod:poss"
    assert found["no"] == ("army", "det")
    assert found["not"] == ("killed", "advmod")
    assert found["Musa"][1] == "obj"
    assert found["Bello"][1] == "flat"
    sentence = normalise_relations(document(*rows)).sentences[0]
    assert sentence[3].has("Polarity=Neg")
    assert relation_scheme(document(*rows).sentences) == "ud1"


def test_clear_prepositions_and_agents() -> None:
    found = arcs(
        ("Rebels", "rebel", "NOUN", 3, "nsubjpass"),
        ("were", "be", "AUX", 3, "auxpass"),
        ("killed", "kill", "VERB", 0, "ROOT"),
        ("by", "by", "ADP", 3, "agent"),
        ("troops", "troop", "NOUN", 4, "pobj"),
        ("of", "of", "ADP", 5, "prep"),
        ("Mali", "Mali", "PROPN", 6, "pobj"),
        ("in", "in", "ADP", 3, "prep"),
        ("Gao", "Gao", "PROPN", 8, "pobj"),
    )
    assert found["killed"] == ("", "root")
    assert found["troops"] == ("killed", "obl:agent")
    assert found["by"] == ("troops", "case")
    assert found["Mali"] == ("troops", "nmod")
    assert found["of"] == ("Mali", "case")
    assert found["Gao"] == ("killed", "obl")


def test_clear_stacked_prepositions_and_clauses_after_them() -> None:
    found = arcs(
        ("fled", "flee", "VERB", 0, "ROOT"),
        ("from", "from", "ADP", 1, "prep"),
        ("inside", "inside", "ADP", 2, "prep"),
        ("Gao", "Gao", "PROPN", 3, "pobj"),
        ("after", "after", "ADP", 1, "prep"),
        ("losing", "lose", "VERB", 5, "pcomp"),
        ("men", "man", "NOUN", 6, "dobj"),
        ("off", "off", "ADP", 1, "prep"),
    )
    assert found["Gao"][1] in {"obl", "nmod"}
    assert found["inside"] == ("Gao", "case")
    assert found["losing"] == ("fled", "advcl")
    assert found["after"] == ("losing", "mark")
    assert found["men"] == ("losing", "obj")
    assert found["off"] == ("fled", "advmod")


def test_clear_copula() -> None:
    found = arcs(
        ("Musa", "Musa", "PROPN", 2, "nsubj"),
        ("is", "be", "AUX", 0, "ROOT"),
        ("not", "not", "PART", 2, "neg"),
        ("rebel", "rebel", "NOUN", 2, "attr"),
    )
    assert found["rebel"] == ("", "root")
    assert found["is"] == ("rebel", "cop")
    assert found["Musa"] == ("rebel", "nsubj")
    assert found["not"] == ("rebel", "advmod")
