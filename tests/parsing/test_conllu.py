"""CoNLL-U: the round trip, files of other tools, files that are wrong."""

from __future__ import annotations

from pathlib import Path

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eventcode.document import Document, MultiWord, Sentence, Token
from eventcode.errors import ConlluError, EventcodeError, InputError
from eventcode.parsing.conllu import dump_conllu, looks_like_conllu, read_conllu, read_conllu_documents


def row(*cells: object) -> str:
    return "\t".join(map(str, cells))


GO = row(1, "Go", "go", "VERB", "VB", "_", 0, "root", "_", "SpaceAfter=No")
STOP = row(2, "!", "!", "PUNCT", ".", "_", 1, "punct", "_", "_")


def test_text_from_words_and_space_after() -> None:
    document = read_conllu(f"{GO}\n{STOP}\n")
    assert document.text == "Go!"
    assert [(t.start, t.end) for t in document.sentences[0]] == [(0, 2), (2, 3)]
    assert document.sentences[0].tokens[0].misc == "_"


def test_text_from_comments_joined_by_line_ends() -> None:
    document = read_conllu(f"# text = Go!\n{GO}\n{STOP}\n\n# sent_id = 2\n# text = Go !\n{GO}\n{STOP}\n\n")
    assert document.text == "Go!\nGo !"
    assert [(t.start, t.end) for t in document.sentences[1]] == [(4, 6), (7, 8)]
    assert document.sentences[1].comments == ("# sent_id = 2",)


def test_offsets_of_stanza_and_udpipe_count_through_the_document() -> None:
    first = row(1, "Go", "go", "VERB", "_", "_", 0, "root", "_", "start_char=40|end_char=42")
    second = row(2, "!", "!", "PUNCT", "_", "_", 1, "punct", "_", "TokenRange=43:44|Emph=Yes")
    document = read_conllu(f"# text = Go !\n{first}\n{second}\n")
    assert [(t.start, t.end, t.misc) for t in document.sentences[0]] == [(0, 2, "_"), (3, 4, "Emph=Yes")]


def test_multiword_tokens_and_empty_nodes() -> None:
    text = "\n".join(
        [
            "# text = don't go",
            row("1-2", "don't", *"_" * 8),
            row(1, "do", "do", "AUX", "_", "_", 3, "aux", "_", "_"),
            row(2, "n't", "not", "PART", "_", "_", 3, "advmod", "_", "_"),
            row(3, "go", "go", "VERB", "_", "_", 0, "root", "_", "_"),
            row("3.1", "there", "there", "ADV", "_", "_", "_", "_", "3:advmod", "_"),
        ]
    )
    sentence = read_conllu(text).sentences[0]
    assert sentence.multiwords == (MultiWord(0, 1, "don't", 0, 5),)
    assert [(t.start, t.end) for t in sentence] == [(0, 2), (2, 5), (6, 8)]
    assert sentence.empty_nodes[0][0] == 3
    document = read_conllu(text)
    assert read_conllu(dump_conllu(document)) == document


def test_words_of_a_contraction_take_the_place_of_the_whole() -> None:
    text = "\n".join(
        [
            row("1-2", "del", *"_" * 8),
            row(1, "de", "de", "ADP", "_", "_", 3, "case", "_", "_"),
            row(2, "el", "el", "DET", "_", "_", 3, "det", "_", "_"),
            row(3, "ejército", "ejército", "NOUN", "_", "_", 0, "root", "_", "_"),
        ]
    )
    document = read_conllu(text)
    assert document.text == "del ejército"
    assert [(t.start, t.end) for t in document.sentences[0]] == [(0, 2), (0, 3), (4, 12)]


def test_byte_order_mark_carriage_returns_and_no_last_line_end() -> None:
    assert read_conllu(f"\ufeff# text = Go!\r\n{GO}\r\n{STOP}").text == "Go!"


def test_files_and_missing_files(tmp_path: Path) -> None:
    path = tmp_path / "a.conllu"
    path.write_text(f"{GO}\n{STOP}\n", encoding="utf-8")
    assert read_conllu(path) == read_conllu(str(path))
    with pytest.raises(InputError, match="cannot read"):
        read_conllu(tmp_path / "b.conllu")
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(InputError, match="cannot read"):
        read_conllu(path)


def test_documents_of_one_file() -> None:
    text = f"# newdoc id = a\n{GO}\n{STOP}\n\n{GO}\n{STOP}\n\n# newdoc id = b\n{GO}\n{STOP}\n"
    assert [(d.id, len(d)) for d in read_conllu_documents(text)] == [("a", 2), ("b", 1)]
    assert read_conllu(text).id == "a"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("1\tGo\n", "line 1: 2 columns"),
        ("# text = Go\nGo go\n", "line 2: 1 columns"),
        (GO.replace("\t0\t", "\t_\t"), "line 1: the head '_' is no number; parse"),
        (GO.replace("\t0\t", "\t7\t"), "line 1: head 7 lies outside"),
        (GO.replace("\t0\t", "\t1\t"), "line 1: the heads above 'Go' form a cycle"),
        (f"{GO}\n{STOP}".replace("\t0\t", "\t2\t"), "form a cycle"),
        (STOP, "line 1: word 2 where 1 was expected"),
        (GO.replace("1", "x", 1), "line 1: 'x' is no word number"),
        (row("1-x", "Go", *"_" * 8), "line 1: 'x' is no word number"),
        (row("2-1", "Go", *"_" * 8), "no range of words"),
        (row("1-3", "Go", *"_" * 8) + "\n" + GO, "a range ends after the last word"),
        (row("2-3", "Go", *"_" * 8) + "\n" + GO, "must stand before word 2"),
        ("# eventcode_text = Go\n" + GO, "holds no JSON string"),
        ("# eventcode_text = 3\n" + GO, "must hold a JSON string"),
        (GO.replace("1", "9" * 5000, 1), "is no word number"),
    ],
)
def test_what_is_wrong_and_where(text: str, says: str) -> None:
    with pytest.raises(ConlluError, match=says):
        read_conllu(text + "\n")


def test_telling_conllu_from_prose() -> None:
    assert looks_like_conllu(f"\ufeff\n# text = Go!\n{GO}\n")
    assert looks_like_conllu("# newdoc id = a\n")
    assert not looks_like_conllu("Rebels attacked the base.")
    assert not looks_like_conllu("a\tb\tc")


WORD = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Zs", "Zl", "Zp")), min_size=1, max_size=8)
CELL = st.sampled_from(["_", "Case=Nom", "Number=Sing|Person=3"])


@st.composite
def sentences(draw: st.DrawFn, index: int, start: int) -> tuple[Sentence, str]:
    count = draw(st.integers(1, 6))
    tokens, text = [], ""
    for i in range(count):
        form = draw(WORD)
        at = start + len(text)
        misc = draw(st.sampled_from(["_", "Gloss=x", "A=1|B=2"]))
        head = i - 1 if i else -1
        deprel = "root" if head < 0 else "obj"
        token = Token(i, form, draw(WORD), "NOUN", head, deprel, at, at + len(form), "NN", draw(CELL), "_", misc)
        tokens.append(token)
        text += form + draw(st.sampled_from(["", " ", "\n", "  "]))
    comments = draw(st.sampled_from([(), ("# eventcode_role = byline",), ("# sent_id = a", "# x")]))
    return Sentence(index, tuple(tokens), start, tokens[-1].end, comments), text


@st.composite
def documents(draw: st.DrawFn) -> Document:
    text = draw(st.sampled_from(["", " ", "\ud800\n"]))
    found = []
    for index in range(draw(st.integers(0, 3))):
        sentence, written = draw(sentences(index, len(text)))
        found.append(sentence)
        text += written
    name = draw(st.none() | st.text(st.characters(codec="utf-8"), max_size=5))
    return Document(text, tuple(found), draw(st.sampled_from(["stanza 1", "ü"])), name)


@settings(max_examples=300)
@given(documents())
def test_round_trip_is_equal(document: Document) -> None:
    written = dump_conllu(document)
    again = read_conllu(written)
    assert again == document
    assert dump_conllu(again) == written


@settings(max_examples=300)
@given(
    st.text(
        st.sampled_from("1234-.\t\n#_abc= \r\ud800é") | st.characters(codec=None, exclude_categories=()),
        max_size=200,
    )
)
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        document = read_conllu(text + "\n")
    except EventcodeError:
        return
    for sentence in document:
        for token in sentence:
            assert 0 <= token.start <= token.end <= len(document.text)


def test_documents_without_names_and_without_words_stay_apart() -> None:
    one = read_conllu(f"{GO}\n")
    documents = [one, Document("", (), "none"), attrs.evolve(one, id="b"), Document(" ", (), "none", "c"), one]
    text = "".join(dump_conllu(document) for document in documents)
    assert list(read_conllu_documents(text)) == documents
