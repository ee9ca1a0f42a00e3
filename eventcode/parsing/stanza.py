"""The default parser: Stanza, with the bundled English model or any models of the user."""

from __future__ import annotations

import threading
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import accumulate
from pathlib import Path
from typing import Any

from eventcode.document import Document, Sentence
from eventcode.errors import InputError, ParserError
from eventcode.parsing._load import Loaded, describe, load_bundled, load_models, packed_dir
from eventcode.parsing._shouting import lemmatise_shouted
from eventcode.parsing.adapters import stanza_sentence
from eventcode.parsing.boilerplate import Boilerplate, load_boilerplate, shipped_boilerplate
from eventcode.parsing.text import Block, Layout, lay_out

__all__ = ["StanzaParser"]

_BATCH = 40_000  # characters parsed together: enough to sort sentences by length, little memory
_GAP = "\n\n"  # what Stanza takes for the end of a paragraph


class StanzaParser:
    """Parses text with Stanza.

    `lang="en"` without `model_dir` is the bundled model: offline, on the CPU, in 32-bit floats. Any other
    language, or `model_dir`, reads Stanza models that the user has downloaded, or a folder packed by
    `eventcode.parsing.training`; further keywords go to `stanza.Pipeline`. `pipeline` is a pipeline that is
    already loaded. `threads` limits torch's threads while parsing (torch counts them for the whole process;
    the former number comes back afterwards). `boilerplate` are patterns of lines that are no news, a
    `@patterns` file or `None` for the shipped ones.

    Nothing is loaded before the first text. A parser may be used by many threads; they take turns.

    >>> StanzaParser().name.startswith("eventcode-en")
    True
    """

    def __init__(
        self,
        lang: str = "en",
        model_dir: str | Path | None = None,
        threads: int | None = None,
        pipeline: Any = None,
        boilerplate: Boilerplate | str | Path | None = None,
        **options: Any,
    ) -> None:
        self.lang = lang
        self._folder = Path(model_dir) if model_dir is not None else None
        self._bundled = None if pipeline or options else packed_dir(lang, self._folder)
        self._options = options
        self._threads = threads
        self._loaded = Loaded(pipeline) if pipeline is not None else None
        self._boilerplate = boilerplate
        self._lock = threading.RLock()
        self.name = describe(self._bundled or self._folder, lang)

    def __repr__(self) -> str:
        return f"<StanzaParser {self.name}>"

    def __getstate__(self) -> dict[str, Any]:
        """A parser travels to worker processes without its models; they are loaded there."""
        state = {key: value for key, value in vars(self).items() if key != "_lock"}
        if self._folder is not None or self._bundled is not None or state["_loaded"] is None:
            state["_loaded"] = None
        return state

    def __setstate__(self, state: dict[str, Any]) -> None:
        vars(self).update(state)
        self._lock = threading.RLock()

    def load(self) -> None:
        """Load the models now rather than with the first text."""
        with self._lock:
            if self._loaded is None:
                if self._bundled is not None:
                    self._loaded = load_bundled(self._bundled, self.lang)
                else:
                    self._loaded = load_models(self._folder, self.lang, self._options)

    def parse(self, text: str) -> Document:
        """Parse one text; offsets point into `text`. Raises `ParserError` when no model can be loaded."""
        return next(self.parse_many((text,)))

    def parse_many(self, texts: Iterable[str]) -> Iterator[Document]:
        """Parse texts in order, several at a time: a few long batches are faster than many short ones."""
        patterns = self._patterns()
        waiting: list[tuple[str, Layout]] = []
        size = 0
        for text in texts:
            if not isinstance(text, str):
                raise InputError(f"a text must be a str, not {type(text).__name__}")
            waiting.append((text, lay_out(text, patterns)))
            size += len(text)
            if size >= _BATCH:
                yield from self._parse_batch(waiting)
                waiting, size = [], 0
        yield from self._parse_batch(waiting)

    def _patterns(self) -> Boilerplate:
        with self._lock:
            if self._boilerplate is None:
                self._boilerplate = shipped_boilerplate()
            elif not isinstance(self._boilerplate, Boilerplate):
                self._boilerplate = load_boilerplate(self._boilerplate)
            return self._boilerplate

    def _parse_batch(self, waiting: Sequence[tuple[str, Layout]]) -> list[Document]:
        found: list[list[Sentence]] = [[] for _ in waiting]
        for group in _groups(waiting):
            for owner, block, words, shift in self._run(waiting, group):
                sentences = found[owner]
                sentences.append(_sentence(words, len(sentences), waiting[owner], block, shift))
        return [
            Document(text, tuple(sentences), self.name) for (text, _), sentences in zip(waiting, found, strict=True)
        ]

    def _run(
        self, waiting: Sequence[tuple[str, Layout]], group: Sequence[tuple[int, Block]]
    ) -> list[tuple[int, Block, Any, int]]:
        """Stanza's sentences with their text, block and how far their offsets lie from the text's."""
        parts = [waiting[owner][1].text[block.start : block.end] for owner, block in group]
        begins = list(accumulate((len(part) + len(_GAP) for part in parts), initial=0))
        result = []
        for words in self._process(_GAP.join(parts)).sentences:
            at = bisect_right(begins, words.tokens[0].start_char) - 1
            owner, block = group[at]
            result.append((owner, block, words, block.start - begins[at]))
        return result

    def _process(self, text: str) -> Any:
        with self._lock:
            self.load()
            assert self._loaded is not None
            try:
                with _torch_threads(self._threads):
                    parsed = self._loaded.pipeline.process(text)
                    lemmatise_shouted(self._loaded.pipeline, parsed.sentences)
                    return parsed
            except (RuntimeError, ValueError, AssertionError, IndexError) as error:
                raise ParserError(f"{self.name} failed on {text[:60]!r}...: {error}") from error
            finally:
                if self._loaded.encoder is not None:
                    self._loaded.encoder.clear()


def _groups(waiting: Sequence[tuple[str, Layout]]) -> Iterator[list[tuple[int, Block]]]:
    """Blocks of all texts, in order, about `_BATCH` characters at a time."""
    group: list[tuple[int, Block]] = []
    size = 0
    for owner, (_, layout) in enumerate(waiting):
        for block in layout.blocks:
            group.append((owner, block))
            size += block.end - block.start
            if size >= _BATCH:
                yield group
                group, size = [], 0
    if group:
        yield group


def _sentence(words: Any, index: int, source: tuple[str, Layout], block: Block, shift: int) -> Sentence:
    comments = []
    if block.role:
        comments.append(f"# eventcode_role = {block.role}")
    if block.place:
        comments.append(f"# eventcode_place = {block.place}")
    layout = source[1]
    return stanza_sentence(words, index, layout.text, shift, layout.places, comments)


@contextmanager
def _torch_threads(count: int | None) -> Iterator[None]:
    if count is None:
        yield
        return
    import torch

    before = torch.get_num_threads()
    torch.set_num_threads(count)
    try:
        yield
    finally:
        torch.set_num_threads(before)
