"""What the `eventcode` command reads: plain text, JSON, tables and CoNLL-U, from files, folders and standard input."""

from __future__ import annotations

import csv
import gzip
import io
import json
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from itertools import chain
from pathlib import Path
from typing import cast

import attrs

from eventcode.articles import Article, read_article
from eventcode.document import Document
from eventcode.errors import EventcodeError, InputError
from eventcode.parsing.conllu import looks_like_conllu, read_conllu_documents

__all__ = ["KINDS", "Item", "input_files", "read_items"]

Item = Article | Document | EventcodeError
"""An error stands where an article cannot be read."""
KINDS = ("auto", "text", "jsonl", "json", "csv", "tsv", "conllu")

_BY_SUFFIX = {".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "json", ".csv": "csv", ".tsv": "tsv"}
_BY_SUFFIX |= {".conllu": "conllu", ".conll": "conllu"}
_PLAIN = frozenset({".txt", ".text", ".html", ".htm"})
_MARKS = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_FOREIGN = ((b"%PDF", "a PDF"), (b"PK\x03\x04", "an office document or archive"), (b"\xd0\xcf\x11\xe0", "a Word file"))
_LONGEST_CELL = 2**31 - 1
_COMMENTS = 200  # lines at the head of a parse that may be comments


def input_files(names: Iterable[str]) -> tuple[str, ...]:
    """The files to read, with those of folders in place of the folders. Raises `InputError` for one that is missing,
    before any work is done."""
    return tuple(chain.from_iterable(map(_files_of, names)))


def _files_of(name: str) -> Iterable[str]:
    path = Path(name)
    if name == "-" or path.is_file() or (path.exists() and not path.is_dir()):
        return (name,)
    if not path.is_dir():
        raise InputError(f"cannot read {name}: No such file or directory")
    known = _PLAIN | _BY_SUFFIX.keys()
    inside = sorted(str(file) for file in path.iterdir() if file.is_file() and _suffix(file) in known)
    if not inside:
        raise InputError(f"the folder {name} holds no file that ends in {', '.join(sorted(known))}")
    return inside


def _suffix(path: Path) -> str:
    """The ending of a file's name without that of the compression."""
    return Path(path.stem if path.suffix.lower() == ".gz" else path.name).suffix.lower()


def read_items(
    files: Iterable[str], kind: str = "auto", date: str | None = None, country: str | None = None
) -> Iterator[Item]:
    """The articles and parsed documents of the files, in order; `-` is standard input.

    `date` and `country` hold for articles that do not bring their own. `kind` `auto` goes by the ending of
    the file name; standard input is looked at. A file is read as it is needed.
    """
    for file in files:
        with _opened(file) as stream:
            lines = _Lines(file, stream)
            for item in _READERS[kind if kind != "auto" else _kind(file, lines)](lines):
                yield _with_defaults(item, date, country) if isinstance(item, Article) else item


def _with_defaults(article: Article, date: str | None, country: str | None) -> Article:
    return attrs.evolve(article, date=article.date or date, country=article.country or country)


@contextmanager
def _opened(file: str) -> Iterator[io.BufferedReader]:
    if file == "-":
        yield io.BufferedReader(cast(io.RawIOBase, sys.stdin.buffer))  # left open
        return
    with ExitStack() as stack:
        try:
            stream = stack.enter_context(Path(file).open("rb"))
        except OSError as error:
            raise InputError(f"cannot read {file}: {error.strerror or error}") from error
        packed = file.lower().endswith(".gz")
        yield io.BufferedReader(cast(io.RawIOBase, gzip.GzipFile(fileobj=stream))) if packed else stream


class _Lines:
    """The lines of a file, with their ends, decoded as they are read; `number` is that of the last one."""

    def __init__(self, file: str, stream: io.BufferedReader) -> None:
        self.file = file
        self.number = 0
        self._stream = stream
        self._rest = self._decoded()
        self._held: list[str] = []

    @property
    def here(self) -> str:
        return f"{self.file}:{self.number}"

    def __iter__(self) -> Iterator[str]:
        while self._held:
            self.number += 1
            yield self._held.pop(0)
        for line in self._rest:
            self.number += 1
            yield line

    def text(self) -> str:
        return "".join(self)

    def ahead(self, count: int = 1) -> str:
        """The lines up to the first `count` that are not blank; they are read again afterwards."""
        held: list[str] = []
        for line in self:
            held.append(line)
            count -= not line.isspace()
            if not count:
                break
        self._held, self.number = held, 0
        return "".join(held)

    def _decoded(self) -> Iterator[str]:
        try:
            start = self._stream.peek(4)[:4]
            for mark, encoding in _MARKS:
                if start.startswith(mark):
                    yield from io.TextIOWrapper(self._stream, encoding, newline="")
                    return
            for mark, what in _FOREIGN:
                if start.startswith(mark):
                    raise InputError(f"{self.file} is {what}, no text: save it as plain text in UTF-8")
            yield from map(self._utf8, self._stream)
        except (OSError, EOFError) as error:
            raise InputError(f"cannot read {self.file}: {getattr(error, 'strerror', None) or error}") from error
        except UnicodeError as error:
            raise InputError(f"{self.here}: damaged UTF-16: {error}") from error

    def _utf8(self, line: bytes) -> str:
        try:
            text = line.decode("utf-8")
        except UnicodeDecodeError as error:
            where = f"line {self.number + 1}, byte {error.start + 1}"
            how = f"iconv -f latin1 -t utf8 {self.file} > NEW"
            raise InputError(f"{self.file} is not UTF-8 ({where}): convert it, for example with {how}") from error
        return text if self.number else text.removeprefix("\ufeff")


def _kind(file: str, lines: _Lines) -> str:
    if known := _BY_SUFFIX.get(_suffix(Path(file))):
        return known
    if file != "-":
        return "text"
    first = lines.ahead().strip()
    if first[:1] in ("{", "["):
        return "json" if first in ("{", "[") or first.startswith("[{") else "jsonl" if first[0] == "{" else "text"
    return "conllu" if looks_like_conllu(lines.ahead(_COMMENTS)) else "text"


def _text(lines: _Lines) -> Iterator[Item]:
    text = lines.text()
    if "\0" in text:
        raise InputError(f"{lines.file} holds NUL characters: it is no text, or UTF-16 to be converted to UTF-8")
    yield Article(text, id=None if lines.file == "-" else Path(lines.file).name, place=lines.file)


def _json_lines(lines: _Lines) -> Iterator[Item]:
    for line in lines:
        if line.strip():
            try:
                yield _record(json.loads(line.rstrip("\r\n")), lines)
            except json.JSONDecodeError as error:
                yield InputError(f"{lines.here}:{error.colno}: not JSON: {error.msg}")


def _json(lines: _Lines) -> Iterator[Item]:
    text = lines.text()
    try:
        content = json.loads(text)
    except json.JSONDecodeError as error:
        hint = "; give --input jsonl for one object a line" if error.msg == "Extra data" else ""
        raise InputError(f"{lines.file}:{error.lineno}:{error.colno}: not JSON: {error.msg}{hint}") from error
    for number, record in enumerate(content if isinstance(content, list) else [content], start=1):
        yield _record(record, lines, f"{lines.file}: record {number}")


def _record(record: object, lines: _Lines, place: str | None = None) -> Item:
    try:
        return read_article(record, place=place or lines.here)
    except EventcodeError as error:
        return error


def _table(delimiters: str) -> Callable[[_Lines], Iterator[Item]]:
    def rows(lines: _Lines) -> Iterator[Item]:
        header = lines.ahead()
        if not header.strip():
            return
        csv.field_size_limit(_LONGEST_CELL)
        found = [(_columns(header, delimiter), delimiter) for delimiter in delimiters]
        columns, delimiter = next((f for f in found if "text" in f[0]), found[0])
        if "text" not in columns:
            raise InputError(f"{lines.file}:1: no column 'text', only {', '.join(map(repr, columns))}")
        table = csv.reader(iter(lines), delimiter=delimiter)
        try:
            for cells in table:
                if table.line_num > 1 and any(cells):
                    row = {key: cell or None for key, cell in zip(columns, cells, strict=False)}
                    yield _record(row, lines)
        except csv.Error as error:
            raise InputError(f"{lines.here}: not CSV: {error}") from error

    return rows


def _columns(header: str, delimiter: str) -> list[str]:
    return [name.strip().lower() for name in next(csv.reader([header.strip()], delimiter=delimiter))]


def _parsed(lines: _Lines) -> Iterator[Item]:
    try:
        yield from read_conllu_documents(lines)
    except EventcodeError as error:
        raise type(error)(f"{lines.file}: {error}") from error


_READERS: dict[str, Callable[[_Lines], Iterator[Item]]] = {
    "text": _text,
    "jsonl": _json_lines,
    "json": _json,
    "csv": _table(",;\t"),
    "tsv": _table("\t"),
    "conllu": _parsed,
}
