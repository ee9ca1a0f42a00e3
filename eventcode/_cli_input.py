"""What the `eventcode` command reads: plain text, JSON Lines, CoNLL-U, from files and standard input."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import attrs

from eventcode.batch import Article, read_article
from eventcode.document import Document
from eventcode.errors import EventcodeError, InputError
from eventcode.parsing.conllu import looks_like_conllu, read_conllu_documents

__all__ = ["KINDS", "Item", "read_items"]

Item = Article | Document
KINDS = ("auto", "text", "jsonl", "conllu")

_BY_SUFFIX = {".jsonl": "jsonl", ".ndjson": "jsonl", ".conllu": "conllu", ".conll": "conllu"}


def read_items(
    files: Iterable[str], kind: str = "auto", date: str | None = None, country: str | None = None
) -> Iterator[Item]:
    """The articles and parsed documents of the files, in order; `-` is standard input.

    `date` and `country` hold for articles that do not bring their own. `kind` `auto` goes by the ending of
    the file name; standard input and other names are looked at.
    """
    for file in files:
        text = _read(file)
        for item in _items(text, file, kind if kind != "auto" else _kind(file, text)):
            yield item if isinstance(item, Document) else _with_defaults(item, date, country)


def _with_defaults(article: Article, date: str | None, country: str | None) -> Article:
    return attrs.evolve(article, date=article.date or date, country=article.country or country)


def _read(file: str) -> str:
    try:
        raw = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except OSError as error:
        raise InputError(f"cannot read {file}: {error.strerror or error}") from error
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(
            f"{file} is not UTF-8 (byte {error.start}): convert it, for example with iconv -f latin1 -t utf8"
        ) from error


def _kind(file: str, text: str) -> str:
    if known := _BY_SUFFIX.get(Path(file).suffix.lower()):
        return known
    if file != "-":
        return "text"
    first = text.lstrip()[:1]
    return "jsonl" if first == "{" else "conllu" if looks_like_conllu(text) else "text"


def _items(text: str, file: str, kind: str) -> Iterator[Item]:
    if kind == "jsonl":
        yield from _json_lines(text, file)
    elif kind == "conllu":
        yield from _parsed(text, file)
    else:
        yield Article(text, id=None if file == "-" else Path(file).name)


def _json_lines(text: str, file: str) -> Iterator[Article]:
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            yield read_article(json.loads(line), number)
        except json.JSONDecodeError as error:
            raise InputError(f"{file}:{number}:{error.colno}: not JSON: {error.msg}") from error
        except EventcodeError as error:
            raise InputError(f"{file}:{number}: {error}") from error


def _parsed(text: str, file: str) -> Iterator[Document]:
    try:
        # A lone line without its end would be taken for a path.
        yield from read_conllu_documents(text if text.endswith("\n") else text + "\n")
    except EventcodeError as error:
        raise type(error)(f"{file}: {error}") from error
