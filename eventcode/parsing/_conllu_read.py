"""Reading CoNLL-U: lines to sentences, with heads checked and offsets found."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence

import attrs

from eventcode.document import Document, MultiWord, Sentence, Token
from eventcode.errors import ConlluError

__all__ = ["ID", "NEWDOC", "PARSER", "SENTENCE_TEXT", "TEXT", "Block", "blocks", "to_document"]

TEXT, PARSER, ID = "# eventcode_text =", "# eventcode_parser =", "# eventcode_id ="
NEWDOC, SENTENCE_TEXT = "# newdoc id =", "# text ="
_GENERATED = (TEXT, PARSER, ID, NEWDOC, SENTENCE_TEXT)
_PLACES = ("start_char=", "end_char=", "SpaceAfter=No", "TokenRange=")
_DIGITS = 9  # of a number that is still believed
_NEAR = 40  # characters within which a word that is not where it should be is looked for

Row = list[str]
Span = tuple[int, int]


@attrs.frozen
class Block:
    """The lines of a sentence: comments, and rows with the numbers of their lines."""

    comments: tuple[str, ...]
    rows: tuple[tuple[int, Row], ...]

    def value(self, key: str) -> str | None:
        """What follows `key` in a comment."""
        for comment in self.comments:
            if comment.startswith(key):
                return comment[len(key) :].strip()
        return None


def blocks(lines: Iterable[str]) -> Iterator[Block]:
    """Sentences as they stand in the file; a run of comments alone is one too."""
    comments: list[str] = []
    rows: list[tuple[int, Row]] = []
    for number, line in enumerate(lines, 1):
        line = line.removesuffix("\r")
        if line.startswith("#") and "\t" not in line:
            comments.append(line)
        elif line and not line.isspace():
            row = line.split("\t")
            if len(row) != 10:
                raise ConlluError(f"line {number}: {len(row)} columns instead of 10; columns are separated by tabs")
            rows.append((number, row))
        elif rows or comments:
            yield Block(tuple(comments), tuple(rows))
            comments, rows = [], []
    if rows or comments:
        yield Block(tuple(comments), tuple(rows))


def to_document(found: Sequence[Block]) -> Document:
    """One document of all blocks; its text from our own comment, or rebuilt a line for each sentence."""
    text = _own(found, TEXT)
    name = _own(found, ID) or next((v for b in found if (v := b.value(NEWDOC)) is not None), None)
    filled = [block for block in found if block.rows]
    sentences = []
    if text is not None:
        at = 0
        for index, block in enumerate(filled):
            sentences.append(_Reader(block, text, at).sentence(index, 0))
            at = max(at, sentences[-1].end)
    else:
        texts: list[str] = []
        shift = 0
        for index, block in enumerate(filled):
            line = block.value(SENTENCE_TEXT)
            texts.append(_joined(block) if line is None else line)
            sentences.append(_Reader(block, texts[-1], None).sentence(index, shift))
            shift += len(texts[-1]) + 1
        text = "\n".join(texts)
    return Document(text, tuple(sentences), _own(found, PARSER) or "conllu", name)


def _own(found: Sequence[Block], key: str) -> str | None:
    """A JSON string in one of our comments."""
    for block in found:
        raw = block.value(key)
        if raw is None:
            continue
        try:
            value = json.loads(raw)
        except ValueError as error:
            raise ConlluError(f"the comment {key!r} holds no JSON string: {error}") from error
        if not isinstance(value, str):
            raise ConlluError(f"the comment {key!r} must hold a JSON string, not {raw[:40]}")
        return value
    return None


def _joined(block: Block) -> str:
    """The words of a sentence without `# text`, with blanks where `SpaceAfter` allows them."""
    parts = []
    covered = 0
    for number, row in block.rows:
        if "." in row[0]:
            continue
        if "-" in row[0]:
            covered = _range(number, row[0])[1]
        elif _number(number, row[0]) <= covered:
            continue
        parts.append(row[1] if "SpaceAfter=No" in row[9] else row[1] + " ")
    return "".join(parts).rstrip()


class _Reader:
    """Reads one block. `at` is where in `text` it begins, `None` if `text` is the sentence alone."""

    def __init__(self, block: Block, text: str, at: int | None) -> None:
        self.block = block
        self.text = text
        self.whole = at is not None
        self.at = at or 0
        self.base = 0 if self.whole else _first_offset(block)
        self.rows: list[tuple[int, Row]] = []
        self.spans: list[Span] = []
        self.multiwords: list[MultiWord] = []
        self.empty: list[tuple[int, str]] = []
        self.until = 0  # the last word, counted from 1, of the multi-word token being read
        self.token: Span = (0, 0)  # and where it lies

    def sentence(self, index: int, shift: int) -> Sentence:
        """The sentence, its offsets moved by `shift`."""
        for number, row in self.block.rows:
            self._row(number, row)
        count = len(self.rows)
        if self.until > count:
            raise ConlluError(f"line {self.block.rows[-1][0]}: a range ends after the last word, {count}")
        tokens = tuple(
            _token(number, row, i, shift + span[0], shift + span[1], count)
            for i, ((number, row), span) in enumerate(zip(self.rows, self.spans, strict=True))
        )
        _check_tree(tokens, [number for number, _ in self.rows])
        return Sentence(
            index,
            tokens,
            tokens[0].start if tokens else shift,
            max((token.end for token in tokens), default=shift),
            tuple(c for c in self.block.comments if not c.startswith(_GENERATED)),
            tuple(attrs.evolve(m, start=m.start + shift, end=m.end + shift) for m in self.multiwords),
            tuple(self.empty),
        )

    def _row(self, number: int, row: Row) -> None:
        name = row[0]
        if "-" in name:
            self._multiword(number, row)
        elif "." in name:
            self.empty.append((len(self.rows), "\t".join(row)))
        else:
            expected = len(self.rows) + 1
            if _number(number, name) != expected:
                raise ConlluError(f"line {number}: word {name} where {expected} was expected; renumber")
            self.spans.append(self._part(row) if expected <= self.until else self._place(row))
            self.rows.append((number, row))

    def _multiword(self, number: int, row: Row) -> None:
        first, last = _range(number, row[0])
        if first != len(self.rows) + 1:
            raise ConlluError(f"line {number}: the range {row[0]} must stand before word {first}")
        self.until = last
        self.token = self._place(row)
        start, end = self.token
        self.multiwords.append(MultiWord(first - 1, last - 1, row[1], start, end, _misc(row[9])))
        self.at = start

    def _place(self, row: Row) -> Span:
        """Where a token lies: where MISC says, else the next place of the text that reads like it."""
        self.at = max(self.at, self.token[1])
        span = self._given(row[9]) or self._search(row[1])
        self.at = span[1]
        return span

    def _part(self, row: Row) -> Span:
        """Where a word of a multi-word token lies: its own letters, or else the whole token."""
        given = self._given(row[9])
        if given:
            return given
        start = self.at
        end = start + len(row[1])
        if end <= self.token[1] and self.text[start:end] == row[1]:
            self.at = end
            return start, end
        return self.token

    def _given(self, misc: str) -> Span | None:
        span = _offsets(misc) if misc != "_" else None
        if span is None:
            return None
        span = span[0] - self.base, span[1] - self.base
        return span if 0 <= span[0] <= span[1] <= len(self.text) else None

    def _search(self, form: str) -> Span:
        text, at = self.text, self.at
        while at < len(text) and text[at].isspace():
            at += 1
        if not text.startswith(form, at):
            found = text.find(form, at, at + len(form) + _NEAR)
            at = found if found >= 0 else at
        return at, min(at + len(form), len(text))


def _token(number: int, row: Row, index: int, start: int, end: int, count: int) -> Token:
    if not row[6].isdecimal():
        raise ConlluError(
            f"line {number}: the head {row[6]!r} is no number; parse the text with a dependency parser first"
        )
    head = _number(number, row[6])
    if head > count:
        raise ConlluError(f"line {number}: head {head} lies outside of the sentence of {count} words")
    return Token(index, row[1], row[2], row[3], head - 1, row[7], start, end, row[4], row[5], row[8], _misc(row[9]))


def _number(number: int, name: str) -> int:
    if not name.isdecimal() or len(name) > _DIGITS:
        raise ConlluError(f"line {number}: {name[:40]!r} is no word number; give 1, 2, 3, a range 1-2 or 1.1")
    return int(name)


def _range(number: int, name: str) -> tuple[int, int]:
    first, _, last = name.partition("-")
    span = _number(number, first), _number(number, last)
    if not 0 < span[0] <= span[1]:
        raise ConlluError(f"line {number}: {name!r} is no range of words such as 2-3")
    return span


def _check_tree(tokens: Sequence[Token], numbers: Sequence[int]) -> None:
    """Every word must lead to a root."""
    safe = [False] * len(tokens)
    for token in tokens:
        path: set[int] = set()
        at = token.index
        while at >= 0 and not safe[at]:
            if at in path:
                raise ConlluError(
                    f"line {numbers[at]}: the heads above {tokens[at].text!r} form a cycle; "
                    "every word must lead to one with head 0"
                )
            path.add(at)
            at = tokens[at].head
        for step in path:
            safe[step] = True


def _first_offset(block: Block) -> int:
    """What other tools call the sentence's first character: they count through their whole document."""
    for _, row in block.rows:
        span = _offsets(row[9])
        if span is not None:
            return span[0]
    return 0


def _offsets(misc: str) -> Span | None:
    """Offsets from `start_char` and `end_char` (Stanza) or `TokenRange` (UDPipe)."""
    start = end = ""
    for part in misc.split("|"):
        key, _, value = part.partition("=")
        if key == "start_char":
            start = value
        elif key == "end_char":
            end = value
        elif key == "TokenRange":
            start, _, end = value.partition(":")
    if start.isdecimal() and end.isdecimal() and len(start) <= _DIGITS and len(end) <= _DIGITS:
        return int(start), int(end)
    return None


def _misc(misc: str) -> str:
    """MISC without what the offsets say already."""
    if misc == "_":
        return misc
    return "|".join(part for part in misc.split("|") if not part.startswith(_PLACES)) or "_"
