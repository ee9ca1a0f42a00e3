"""The bundled model at work."""

from __future__ import annotations

import pickle
import threading
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from eventcode.document import Document
from eventcode.errors import InputError, ParserError
from eventcode.parsing import StanzaParser, dump_conllu, read_conllu

ARTICLE = (
    "Gunmen kill two soldiers in raid\n\n"
    "KANO, Nigeria (NNA) -- Gunmen didn't spare the army base in Kano on Monday.\n\n"
    "Two soldiers were killed by the gunmen, police said. (Reporting by Jane Doe)"
)


@pytest.fixture(scope="module")
def parser() -> StanzaParser:
    return StanzaParser(threads=2)


def slices(document: Document) -> None:
    end = 0
    for sentence in document:
        assert end <= sentence.start <= sentence.end <= len(document.text)
        end = sentence.end
        for token in sentence:
            assert sentence.start <= token.start <= token.end <= sentence.end
            assert -1 <= token.head < len(sentence)


@pytest.mark.model
def test_an_article(parser: StanzaParser) -> None:
    document = parser.parse(ARTICLE)
    slices(document)
    assert document.text == ARTICLE
    assert document.parser == parser.name
    texts = [document.sentence_text(i) for i in range(len(document))]
    assert texts[0] == "Gunmen kill two soldiers in raid"
    assert texts[1] == "KANO, Nigeria (NNA) --"
    assert document.sentences[0].comments == ("# eventcode_role = headline",)
    assert document.sentences[1].comments == (
        "# eventcode_role = dateline",
        "# eventcode_place = KANO, Nigeria",
    )
    assert document.sentences[2].comments == ()
    assert "# eventcode_role = byline" in document.sentences[-1].comments
    passive = document.sentences[3]
    killed = next(t for t in passive if t.text == "killed")
    assert [t.text for t in passive.dependents(killed.index, "nsubj:pass")] == ["soldiers"]
    assert all(ARTICLE[t.start : t.end] == t.text for s in document for t in s)


@pytest.mark.model
def test_its_is_one_word(parser: StanzaParser) -> None:
    document = parser.parse("Its leader, Jane Roe, accused the army. It's raining.")
    first, second = document.sentences
    assert (first.tokens[0].text, first.tokens[0].deprel) == ("Its", "nmod:poss")
    assert [t.text for t in second.tokens[:2]] == ["It", "'s"]


@pytest.mark.model
def test_a_saved_parse_is_equal(parser: StanzaParser) -> None:
    document = parser.parse(ARTICLE)
    assert read_conllu(dump_conllu(document)) == document


@pytest.mark.model
def test_many_texts_keep_their_order_and_read_the_same_alone(parser: StanzaParser) -> None:
    texts = ["Rebels left.", "", ARTICLE, " \n", "The army attacked rebels.\n\nNobody died."]
    many = list(parser.parse_many(iter(texts)))
    assert [d.text for d in many] == texts
    for text, document in zip(texts, many, strict=True):
        alone = parser.parse(text)
        assert [[t.deprel for t in s] for s in alone] == [[t.deprel for t in s] for s in document]


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "word " * 700,
        "\U0001f600 " * 900,
        "x" * 5000,
        "a\x00b \ud800 c",
        "no final stop",
        "http://a.b/" + "c" * 1200,
    ],
)
def test_trouble(parser: StanzaParser, text: str) -> None:
    document = parser.parse(text)
    assert document.text == text
    assert len(document) > 0
    slices(document)


@pytest.mark.model
def test_a_sentence_longer_than_the_encoder(parser: StanzaParser) -> None:
    text = "Rebels attacked " + ", ".join(f"Zxqv{i}wkj" for i in range(70)) + " yesterday."
    assert len(text) < 800
    slices(parser.parse(text))


@pytest.mark.model
def test_mojibake_is_parsed_as_meant_and_placed_where_it_stands(parser: StanzaParser) -> None:
    text = "The court\u00e2\u20ac\u2122s order angered rebels."
    document = parser.parse(text)
    tokens = {t.text: text[t.start : t.end] for t in document.sentences[0]}
    assert tokens["order"] == "order"
    assert tokens["\u2019s"] == "\u00e2\u20ac\u2122s"


@pytest.mark.model
def test_threads_share_a_parser(parser: StanzaParser) -> None:
    expected = parser.parse(ARTICLE)
    results: list[Document] = []
    workers = [threading.Thread(target=lambda: results.append(parser.parse(ARTICLE))) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert results == [expected] * 4


@pytest.mark.model
def test_other_pipelines_of_the_process_keep_their_ways(parser: StanzaParser) -> None:
    parser.load()
    from stanza.models.common import bert_embedding
    from stanza.models.common.chuliu_edmonds import chuliu_edmonds_one_root
    from stanza.models.depparse import model as depparse
    from stanza.models.pos import model as pos

    assert depparse.extract_bert_embeddings is bert_embedding.extract_bert_embeddings
    assert pos.extract_bert_embeddings is bert_embedding.extract_bert_embeddings
    assert depparse.chuliu_edmonds_one_root is chuliu_edmonds_one_root
    assert depparse.GraphParser.decode_graph_predictions.__module__ == depparse.__name__


@pytest.mark.model
def test_torch_keeps_its_threads(parser: StanzaParser) -> None:
    import torch

    before = torch.get_num_threads()
    parser.parse("Rebels left.")
    assert torch.get_num_threads() == before


@pytest.mark.model
def test_a_ready_pipeline(parser: StanzaParser) -> None:
    parser.load()
    assert parser._loaded is not None
    other = StanzaParser(pipeline=parser._loaded.pipeline)
    assert len(other.parse("Rebels left.\n\nNobody died.")) == 2
    assert other.name.startswith("stanza")


@pytest.mark.model
def test_a_parser_travels_without_its_models(parser: StanzaParser) -> None:
    parser.load()
    packed = pickle.dumps(parser)
    assert len(packed) < 20_000
    assert pickle.loads(packed).name == parser.name


def test_missing_models(tmp_path: Path) -> None:
    with pytest.raises(ParserError, match=r"no usable Stanza models for 'de'.*stanza\.download\('de'\)"):
        StanzaParser("de", model_dir=tmp_path).parse("Rebellen griffen an.")


def test_a_text_must_be_a_string() -> None:
    with pytest.raises(InputError, match="must be a str, not int"):
        StanzaParser().parse(3)  # type: ignore[arg-type]


@pytest.mark.model
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(codec=None, exclude_categories=()), max_size=60))
def test_any_text_parses(parser: StanzaParser, text: str) -> None:
    document = parser.parse(text)
    slices(document)
    assert read_conllu(dump_conllu(document)) == document


@pytest.mark.model
def test_best_tree_is_stanzas() -> None:
    import numpy as np
    from stanza.models.common.chuliu_edmonds import chuliu_edmonds_one_root

    from eventcode.parsing._decode import best_tree

    draw = np.random.default_rng(7)
    for _ in range(300):
        scores = draw.normal(size=(8, 8)).astype(np.float32) * 3
        np.fill_diagonal(scores, -np.inf)
        chances = scores - np.log(np.exp(scores).sum(1, keepdims=True))
        assert best_tree(chances.copy()).tolist() == chuliu_edmonds_one_root(chances.copy()).tolist()


@pytest.mark.model
def test_capitals_throughout_have_the_lemmas_of_small_letters(parser: StanzaParser) -> None:
    document = parser.parse("REBELS ATTACKED AN ARMY BASE NEAR NAWA, KILLING THREE SOLDIERS.")
    lemmas = {token.text: token.lemma for token in document.sentences[0]}
    assert (lemmas["ATTACKED"], lemmas["KILLING"], lemmas["SOLDIERS"]) == ("attack", "kill", "soldier")
