"""Many documents: in order, in one process or several, with progress, and errors that name the record."""

from __future__ import annotations

import contextlib
import datetime as dt
import multiprocessing
import os
import pickle
import tempfile
import threading
import warnings
from collections import deque
from collections.abc import Iterable, Iterator, Sequence, Sized
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import lru_cache
from itertools import chain, islice, repeat
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Protocol

from eventcode.articles import Article, read_article, several
from eventcode.document import Document
from eventcode.errors import EventcodeError, InputError, ParserError, RecordWarning
from eventcode.events import CodedDocument
from eventcode.parsing.protocol import Parser

__all__ = ["Article", "CanCode", "code_many", "read_article"]

_CHUNK = 32  # articles sent to a worker at once: enough to batch the parser, few enough to keep all busy
_FIRST = 8  # the first ones: of a few articles every worker is to get some

Outcome = CodedDocument | EventcodeError
"""What becomes of a record: the document, or why it was left out."""
Result = tuple[list[Outcome], "EventcodeError | None"]


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


def code_many(
    coder: CanCode, articles: Iterable[object], workers: int = 1, progress: bool = False, errors: str = "raise"
) -> Iterator[CodedDocument]:
    """Code articles lazily; results come in the order of the input.

    An article is a `str`, `(id, text)`, or a mapping with `text` and optionally `date`, `country`, `actors`
    and `id`; a data frame gives one a row. `workers` above 1 starts that many processes, each with a parser of its
    own (a script must then guard its main part with `if __name__ == "__main__":`). `progress` shows a bar on
    standard error.

    Raises `InputError` with the position and the id of a record that cannot be coded, after the results of
    those before it. With `errors="skip"` such a record is left out with a `RecordWarning` instead.
    """
    records = several(articles)
    if not isinstance(workers, int) or workers < 1:
        raise InputError(f"workers must be a whole number, 1 or more, not {workers!r}")
    if errors not in ("raise", "skip"):
        raise InputError(f"errors must be 'raise' or 'skip', not {errors!r}")
    if workers == 1:
        results = _in_process(coder, _Feed(records, errors == "skip"))
    else:
        results = _in_workers(coder, _Feed(records, errors == "skip"), workers)
    return _with_progress(_warned(results), records) if progress else _warned(results)


def _with_progress(results: Iterator[CodedDocument], articles: Iterable[object]) -> Iterator[CodedDocument]:
    from tqdm.auto import tqdm

    total = len(articles) if isinstance(articles, Sized) else None
    with tqdm(total=total, unit=" articles", desc="coding") as bar:
        for document in results:
            yield document
            bar.update()


def _warned(results: Iterator[Outcome]) -> Iterator[CodedDocument]:
    """The documents; what stands between them for records that were left out becomes a warning."""
    for result in results:
        if isinstance(result, CodedDocument):
            yield result
        else:
            warnings.warn(f"left out: {result}", RecordWarning, stacklevel=3)


class _Feed:
    """Reads articles ahead of their results. What cannot be read ends the reading and is kept in `error`; with
    `skip` it is kept in `left_out` and the reading goes on."""

    def __init__(self, articles: Iterable[object], skip: bool) -> None:
        self.read: deque[Article] = deque()
        self.error: EventcodeError | None = None
        self.left_out: deque[EventcodeError] = deque()
        self.skip = skip
        self._records = enumerate(articles, start=1)

    def articles(self) -> Iterator[Article]:
        while True:
            try:
                position, record = next(self._records)
                article = read_article(record, position)
            except StopIteration:
                return
            except EventcodeError as error:
                if not self.skip:
                    self.error = error
                    return
                self.left_out.append(error)
                continue
            self.read.append(article)
            yield article

    def texts(self) -> Iterator[str]:
        return (article.text for article in self.articles())

    def passed_over(self) -> Iterator[EventcodeError]:
        while self.left_out:
            yield self.left_out.popleft()


def _in_process(coder: CanCode, feed: _Feed) -> Iterator[Outcome]:
    if coder.parser is None:
        raise ParserError("this coder has no parser: give Coder(parser=StanzaParser()), or use code_parsed")
    for parsed in coder.parser.parse_many(feed.texts()):
        yield from feed.passed_over()
        try:
            yield _code_one(coder, parsed, feed.read.popleft())
        except EventcodeError as error:
            if not feed.skip:
                raise
            yield error
    yield from feed.passed_over()
    if feed.error is not None:
        raise feed.error


def _code_one(coder: CanCode, parsed: Document, article: Article) -> CodedDocument:
    try:
        return coder.code_parsed(parsed, **article.known)
    except EventcodeError as error:
        raise InputError(f"{article.name}: {error}") from error
    except Exception as error:  # whatever it is, its record must be named
        said = f"{type(error).__name__}: {error}"
        raise EventcodeError(f"{article.name}: {said} (a fault of eventcode: please report it)") from error


def _in_workers(coder: CanCode, feed: _Feed, workers: int) -> Iterator[Outcome]:
    stream = feed.articles()
    sizes = chain(repeat(_FIRST, 2 * workers), repeat(_CHUNK))
    waiting: deque[Future[Result]] = deque()
    context = multiprocessing.get_context("spawn")  # not fork: torch's threads do not survive it
    line, alive = context.Pipe(duplex=False)
    pool = ProcessPoolExecutor(workers, context, _start_worker, (workers, line))
    folder = tempfile.TemporaryDirectory(prefix="eventcode-")
    saved = Path(folder.name, "coder.pickle")
    try:
        saved.write_bytes(pickle.dumps(coder))  # read once by each worker, not sent with every chunk
        while True:
            while len(waiting) < 2 * workers and (chunk := list(islice(stream, next(sizes)))):
                waiting.append(pool.submit(_code_chunk, saved, chunk, feed.skip))
            yield from feed.passed_over()
            if not waiting:
                break
            outcomes, error = waiting[0].result()
            waiting.popleft()
            yield from outcomes
            if error is not None:
                raise error
    except BrokenProcessPool as error:
        raise EventcodeError(
            "a worker process ended unexpectedly: give fewer workers if memory ran out, and guard the main "
            'part of a script with `if __name__ == "__main__":`'
        ) from error
    finally:
        if waiting:  # interrupted, or read no further: nobody wants what the workers are at
            alive.close()
        pool.shutdown(wait=True, cancel_futures=True)
        alive.close()
        line.close()
        folder.cleanup()
    if feed.error is not None:
        raise feed.error


def _start_worker(workers: int, line: Connection) -> None:
    threads = max(1, (os.cpu_count() or 1) // workers)
    os.environ.setdefault("OMP_NUM_THREADS", str(threads))
    threading.Thread(target=_end_with, args=(line,), daemon=True).start()


def _end_with(line: Connection) -> None:
    """End this process, in the middle of a chunk, once the other end of the line is closed."""
    with contextlib.suppress(EOFError, OSError):
        line.recv()
    os._exit(0)


@lru_cache(maxsize=1)
def _unpickled(saved: Path) -> CanCode:
    coder: CanCode = pickle.loads(saved.read_bytes())
    return coder


def _code_chunk(saved: Path, chunk: list[Article], skip: bool) -> Result:
    outcomes: list[Outcome] = []
    try:
        outcomes.extend(_in_process(_unpickled(saved), _Feed(chunk, skip)))
    except EventcodeError as error:
        return outcomes, error
    return outcomes, None
