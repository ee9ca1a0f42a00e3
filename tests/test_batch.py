from __future__ import annotations

import datetime as dt
import time
from typing import Any

import pytest
from echo_coder import Echo, SlowEcho

from eventcode.batch import code_many, read_article
from eventcode.document import Document
from eventcode.errors import EventcodeError, InputError, RecordWarning
from eventcode.events import CodedDocument

ARTICLES: list[object] = [
    "one",
    ("b", "two"),
    {"text": "three", "date": "2021-07-30", "country": "SYR", "id": 3, "url": "..."},
    {"text": ""},
]


@pytest.mark.parametrize("workers", [1, 2])
def test_every_shape_in_order(workers: int) -> None:
    articles = ARTICLES * 20
    coded = list(code_many(Echo(), iter(articles), workers=workers))
    assert [d.text for d in coded] == ["one", "two", "three", ""] * 20
    assert [d.id for d in coded[:4]] == [None, "b", "3", None]
    assert coded[2].date == dt.date(2021, 7, 30) and coded[2].country == "SYR"
    assert coded[0].incidents == ()


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize(
    ("bad", "message"),
    [
        ({"id": "x", "body": "no text"}, r"record 3 \(id 'x'\): it has no text, only 'id', 'body'"),
        ({"id": "x", "text": None}, r"record 3 \(id 'x'\): its text must be a str, not nothing"),
        (17, r"record 3: int is no article"),
        ((1, 2, 3), r"record 3: tuple is no article"),
        ({"id": "x", "text": "t", "date": "soon"}, r"record 3 \(id 'x'\): 'soon' is no date"),
    ],
)
def test_a_bad_record_is_named_after_the_good_ones(bad: object, message: str, workers: int) -> None:
    results = code_many(Echo(), ["one", "two", bad, "four"], workers=workers)
    assert [next(results).text, next(results).text] == ["one", "two"]
    with pytest.raises(InputError, match=message):
        next(results)


@pytest.mark.parametrize("workers", [1, 2])
def test_bad_records_can_be_skipped(workers: int) -> None:
    articles = ["one", None, {"id": "x", "text": "t", "date": "soon"}, "four"]
    with pytest.warns(RecordWarning) as said:
        coded = list(code_many(Echo(), articles, workers=workers, errors="skip"))
    assert [d.text for d in coded] == ["one", "four"]
    assert sorted(str(w.message) for w in said) == [
        "left out: record 2: NoneType is no article: give a str, (id, text) or a mapping with text",
        "left out: record 3 (id 'x'): 'soon' is no date",
    ]


class Faulty(Echo):
    def code_parsed(self, parsed: Document, **known: Any) -> CodedDocument:
        raise KeyError("oops")


def test_a_fault_of_ours_names_the_record_too() -> None:
    with pytest.raises(EventcodeError, match=r"record 1: KeyError: 'oops' \(a fault"):
        list(code_many(Faulty(), ["one"]))


def test_rows_of_data_frames() -> None:
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame(
        {"id": [1, 2], "text": ["one", "two"], "date": ["2021-07-30", None], "country": ["SYR", None]}
    )
    for rows in (frame, frame.to_dict("records"), frame.itertuples()):
        coded = list(code_many(Echo(), rows))
        assert [(d.id, d.text, d.country) for d in coded] == [("1", "one", "SYR"), ("2", "two", None)]
        assert coded[1].date is None


@pytest.mark.parametrize("articles", ["one text", {"text": "one"}, b"bytes", Document("one", ()), None, 5])
def test_one_article_is_not_many(articles: Any) -> None:
    with pytest.raises(InputError, match="several articles"):
        code_many(Echo(), articles)


@pytest.mark.parametrize("workers", [0, "2", 1.5])
def test_workers_must_be_positive(workers: Any) -> None:
    with pytest.raises(InputError, match="workers"):
        code_many(Echo(), [], workers=workers)


def test_other_arguments() -> None:
    with pytest.raises(InputError, match="'raise' or 'skip'"):
        code_many(Echo(), [], errors="ignore")
    with pytest.raises(InputError, match="code_parsed"):
        list(code_many(Echo(), [Document("one", ())]))


def test_nothing_to_do() -> None:
    assert list(code_many(Echo(), [])) == [] == list(code_many(Echo(), [], workers=2))


def test_progress_goes_to_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert len(list(code_many(Echo(), ARTICLES, progress=True))) == 4
    out, err = capsys.readouterr()
    assert out == "" and "4/4" in err


def test_an_article_passes_through() -> None:
    article = read_article("text", 5)
    assert read_article(article) is article and article.name == "record 5"


def test_who_stops_waits_for_no_worker() -> None:
    coded = code_many(SlowEcho(), [*["quick"] * 8, *["slow"] * 40], workers=2)
    assert next(coded).text == "quick"
    began = time.monotonic()
    coded.close()  # type: ignore[attr-defined]
    assert time.monotonic() - began < 10
