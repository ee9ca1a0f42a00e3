"""Many documents: in order, in one process or several, with progress, and errors that name the record."""

from __future__ import annotations

import datetime as dt
import multiprocessing
import os
import pickle
import tempfile
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence, Sized
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Any, Protocol

import attrs

from eventcode.document import Document
from eventcode.errors import EventcodeError, InputError
from eventcode.events import CodedDocument, Incident
from eventcode.parsing.protocol import Parser

__all__ = ["Article", "CanCode", "code_many", "read_article"]

_CHUNK = 32  # articles sent to a worker at once: enough to batch the parser, few enough to keep all busy

Result = tuple[list[CodedDocument], "EventcodeError | None"]


class CanCode(Protocol):
    """What `code_many` needs of a coder; with several workers it must also be picklable."""

    @property
    def parser(self) -> Parser | None:
        """The parser, `None` for a coder of parsed input only."""

    def code(
        self,
        text: str,
        *,
        date: str | dt.date | None = None,
        country: str | None = None,
        actors: Sequence[Any] | None = None,
        id: str | None = None,
    ) -> CodedDocument:
        """Code one text."""

    def code_parsed(
        self,
        parsed: Document,
        *,
        date: str | dt.date | None = None,
        country: str | None = None,
        actors: Sequence[Any] | None = None,
        id: str | None = None,
    ) -> CodedDocument:
        """Code one parsed document."""


@attrs.frozen
class Article:
    """A text to be coded, with what is known about it. `position` counts from 1 in the input."""

    text: str
    date: str | dt.date | None = None
    country: str | None = None
    actors: Sequence[Any] | None = None
    id: str | None = None
    position: int = 1

    @property
    def name(self) -> str:
        """How error messages call it: `record 3 (id 'x')`."""
        return _name(self.position, self.id)

    @property
    def known(self) -> dict[str, Any]:
        """The keyword arguments for a coder."""
        return {"date": self.date, "country": self.country, "actors": self.actors, "id": self.id}


def read_article(record: object, position: int = 1) -> Article:
    """An article from a string, a pair `(id, text)` or a mapping with `text` and optionally `date`,
    `country`, `actors` and `id`; other keys are left alone. Raises `InputError` naming the record.

    >>> read_article({"id": 7, "text": "Rebels attacked.", "date": "2021-07-30", "url": "..."}).id
    '7'
    >>> read_article(None, position=3)
    Traceback (most recent call last):
    ...
    eventcode.errors.InputError: record 3: NoneType is no article...
    """
    if isinstance(record, Article):
        return record
    if isinstance(record, str):
        return Article(record, position=position)
    if isinstance(record, Mapping):
        fields: dict[str, Any] = {key: record.get(key) for key in ("text", "date", "country", "actors", "id")}
    elif isinstance(record, Sequence) and not isinstance(record, (bytes, bytearray)) and len(record) == 2:
        fields = {"id": record[0], "text": record[1]}
    else:
        kind = type(record).__name__
        raise InputError(
            f"{_name(position, None)}: {kind} is no article: give a str, (id, text) or a mapping with text"
        )
    fields["id"] = None if fields["id"] is None else str(fields["id"])
    if not isinstance(fields["text"], str):
        kind = type(fields["text"]).__name__
        raise InputError(f"{_name(position, fields['id'])}: its text must be a str, not {kind}")
    return Article(**fields, position=position)


def _name(position: int, id: str | None) -> str:
    return f"record {position}" + (f" (id {id!r})" if id is not None else "")


def code_many(
    coder: CanCode, articles: Iterable[object], workers: int = 1, progress: bool = False
) -> Iterator[CodedDocument]:
    """Code articles lazily; results come in the order of the input.

    An article is a `str`, `(id, text)`, or a mapping with `text` and optionally `date`, `country`, `actors`
    and `id`. `workers` above 1 starts that many processes, each with a parser of its own (a script must then
    guard its main part with `if __name__ == "__main__":`). `progress` shows a bar on standard error.

    Raises `InputError` with the position and the id of a record that cannot be coded, after the results of
    those before it.
    """
    if isinstance(articles, (str, bytes, Mapping)):
        raise InputError("articles must be several articles, such as a list of texts; for one, use code()")
    if workers < 1:
        raise InputError(f"workers must be 1 or more, not {workers}")
    results = _in_process(coder, articles) if workers == 1 else _in_workers(coder, articles, workers)
    return _with_progress(results, articles) if progress else results


def _with_progress(results: Iterator[CodedDocument], articles: Iterable[object]) -> Iterator[CodedDocument]:
    from tqdm.auto import tqdm

    total = len(articles) if isinstance(articles, Sized) else None
    with tqdm(total=total, unit=" articles", desc="coding") as bar:
        for document in results:
            yield document
            bar.update()


class _Feed:
    """Reads articles ahead of their results; `error` is what stopped the reading."""

    def __init__(self, articles: Iterable[object]) -> None:
        self.read: deque[Article] = deque()
        self.error: EventcodeError | None = None
        self._records = enumerate(articles, start=1)

    def articles(self) -> Iterator[Article]:
        try:
            for position, record in self._records:
                article = read_article(record, position)
                self.read.append(article)
                yield article
        except EventcodeError as error:
            self.error = error

    def texts(self) -> Iterator[str]:
        return (article.text for article in self.articles())


def _in_process(coder: CanCode, articles: Iterable[object]) -> Iterator[CodedDocument]:
    feed = _Feed(articles)
    if coder.parser is None:
        for article in feed.articles():
            yield coder.code(article.text, **article.known)
    else:
        for parsed in coder.parser.parse_many(feed.texts()):
            yield _code_one(coder, parsed, feed.read.popleft())
    if feed.error is not None:
        raise feed.error


def _code_one(coder: CanCode, parsed: Document, article: Article) -> CodedDocument:
    try:
        return coder.code_parsed(parsed, **article.known)
    except EventcodeError as error:
        raise InputError(f"{article.name}: {error}") from error


def _in_workers(coder: CanCode, articles: Iterable[object], workers: int) -> Iterator[CodedDocument]:
    feed = _Feed(articles)
    stream = feed.articles()
    waiting: deque[Future[Result]] = deque()
    # Not fork: torch's threads do not survive it.
    pool = ProcessPoolExecutor(workers, multiprocessing.get_context("spawn"), _start_worker, (workers,))
    folder = tempfile.TemporaryDirectory(prefix="eventcode-")
    saved = Path(folder.name, "coder.pickle")
    try:
        saved.write_bytes(pickle.dumps(coder))  # read once by each worker, not sent with every chunk
        while True:
            while len(waiting) < 2 * workers and (chunk := list(islice(stream, _CHUNK))):
                waiting.append(pool.submit(_code_chunk, saved, chunk))
            if not waiting:
                break
            documents, error = waiting.popleft().result()
            yield from documents
            if error is not None:
                raise error
    except BrokenProcessPool as error:
        raise EventcodeError(
            "a worker process ended unexpectedly: give fewer workers if memory ran out, and guard the main "
            'part of a script with `if __name__ == "__main__":`'
        ) from error
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
        folder.cleanup()
    if feed.error is not None:
        raise feed.error


def _start_worker(workers: int) -> None:
    threads = max(1, (os.cpu_count() or 1) // workers)
    os.environ.setdefault("OMP_NUM_THREADS", str(threads))


@lru_cache(maxsize=1)
def _unpickled(saved: Path) -> CanCode:
    coder: CanCode = pickle.loads(saved.read_bytes())
    return coder


def _code_chunk(saved: Path, chunk: list[Article]) -> Result:
    documents: list[CodedDocument] = []
    try:
        for document in _in_process(_unpickled(saved), chunk):
            documents.append(_detached(document))
    except EventcodeError as error:
        return documents, error
    return documents, None


@attrs.frozen
class _Ready:
    """Incidents that a worker has already made."""

    incidents: tuple[Incident, ...]

    def __call__(self, document: CodedDocument) -> tuple[Incident, ...]:
        return self.incidents


def _detached(document: CodedDocument) -> CodedDocument:
    """The document without a way back to its coder, so that it can travel between processes."""
    ready = _Ready(document.incidents)
    return attrs.evolve(document, incidents_of=ready, provenance=dict(document.provenance))
