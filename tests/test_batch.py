from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from echo_coder import Echo

from eventcode.batch import code_many, read_article
from eventcode.errors import InputError

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
        ({"id": "x", "body": "no text"}, r"record 3 \(id 'x'\): its text must be a str, not NoneType"),
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


@pytest.mark.parametrize("articles", ["one text", {"text": "one"}, b"bytes"])
def test_one_article_is_not_many(articles: Any) -> None:
    with pytest.raises(InputError, match="several articles"):
        code_many(Echo(), articles)


def test_workers_must_be_positive() -> None:
    with pytest.raises(InputError, match="workers"):
        code_many(Echo(), [], workers=0)


def test_nothing_to_do() -> None:
    assert list(code_many(Echo(), [])) == [] == list(code_many(Echo(), [], workers=2))


def test_progress_goes_to_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert len(list(code_many(Echo(), ARTICLES, progress=True))) == 4
    out, err = capsys.readouterr()
    assert out == "" and "4/4" in err


def test_an_article_passes_through() -> None:
    article = read_article("text", 5)
    assert read_article(article) is article and article.name == "record 5"
