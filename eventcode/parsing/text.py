"""Text as it comes, made ready for a tokenizer: repaired, cleaned, cut into blocks.

A block is a run of text that sentences do not cross: a paragraph, or part of a very long one, or a dateline,
or a line that is no news. `Layout.place` leads from the clean text back into the caller's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

import attrs

from eventcode.parsing.boilerplate import Boilerplate
from eventcode.parsing.repair import repair

__all__ = ["Block", "Layout", "clean", "lay_out"]

_SPACES = [*range(0x0A), 0x0B, 0x0C, *range(0x0E, 0x20), *range(0x7F, 0xA0), 0x200B, 0x2060, 0xFEFF]
_DIRECTIONS = [0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]  # of writing: marks that nobody sees
_CLEAN = dict.fromkeys([*_SPACES, *_DIRECTIONS], " ") | dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
_BREAKS = str.maketrans({"\u2028": "\n", "\u2029": "\n"})
_CARRIAGE = re.compile(r"\r(?!\n)")
_PARAGRAPH = re.compile(r"[^\n\s][^\n]*(?:\n[^\S\n]*[^\n\s][^\n]*)*")
_LINE = re.compile(r"[^\n]+")

_LONG = 800  # characters; longer blocks are cut, which keeps the tokenizer's batches narrow
_LIMIT = 3000  # characters without any blank
_QUOTE = "[\"'\u2019\u201d)\\]]*"
_GOOD_CUT = re.compile(rf"[^\W\d_A-Z]{{3}}[.!?]{_QUOTE}\s+(?=[\"'\u2018\u201c(\[]?[^\W\d_a-z])")
_FAIR_CUT = re.compile(rf"[.!?;]{_QUOTE}\s+")
_POOR_CUT = re.compile(r"\s+")
_STOP = re.compile(rf"[.!?:;\u2026]{_QUOTE}$")

_WRAPPED = range(40, 121)  # characters of a line that some program may have wrapped
_RAGGED = 25  # by how much the lengths of wrapped lines differ
_HEADLINE_WORDS = 25
_NONE = Boilerplate()


@attrs.frozen
class Block:
    """Characters `start` to `end` of the clean text; `role` is empty for plain text."""

    start: int
    end: int
    role: str = ""
    place: str = ""


@attrs.frozen
class Layout:
    """The clean text, its blocks in order, and where its characters stand in the caller's text."""

    text: str
    blocks: tuple[Block, ...]
    places: Sequence[int] | None = None

    def place(self, at: int) -> int:
        """The caller's offset of an offset into the clean text."""
        return at if self.places is None else self.places[at]


def clean(text: str) -> str:
    r"""Control characters become blanks and lone surrogates U+FFFD; the length stays.

    >>> clean("a\x00b\r\nc\ud800")
    'a b \nc\ufffd'
    """
    return _CARRIAGE.sub("\n", text).translate(_BREAKS).translate(_CLEAN).replace("\r", " ")


def lay_out(text: str, boilerplate: Boilerplate = _NONE) -> Layout:
    r"""Repair and clean a text, cut it into blocks and find out which of them are no news.

    >>> layout = lay_out("Rebels attack base\n\nTwo soldiers died. The army said so.")
    >>> [(block.start, block.end, block.role) for block in layout.blocks]
    [(0, 18, 'headline'), (20, 56, '')]
    """
    mended, places = repair(text)
    tidy = clean(mended)
    blocks = [block for start, end in _paragraphs(tidy) for block in _blocks(tidy, start, end, boilerplate)]
    if len(blocks) > 1 and _is_headline(tidy, blocks[0]):
        blocks[0] = attrs.evolve(blocks[0], role="headline")
    return Layout(tidy.replace("\n", " "), tuple(blocks), places)


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Runs of lines without an empty one between, taken apart again where a line is a paragraph."""
    for run in _PARAGRAPH.finditer(text):
        lines = [line.span() for line in _LINE.finditer(text, run.start(), run.end())]
        wrapped = _is_wrapped(lines)
        start = lines[0][0]
        for (begin, end), (after, _) in pairwise(lines):
            if not (wrapped or _flows_on(text, begin, end, after)):
                yield start, end
                start = after
        yield start, lines[-1][1]


def _is_wrapped(lines: Sequence[tuple[int, int]]) -> bool:
    """Whether the lines look like one paragraph that a program has wrapped."""
    lengths = [end - start for start, end in lines[:-1]]
    return (
        len(lines) > 2
        and all(length in _WRAPPED for length in lengths)
        and max(lengths) - min(lengths) <= _RAGGED
        and lines[-1][1] - lines[-1][0] <= max(lengths)
    )


def _flows_on(text: str, begin: int, end: int, after: int) -> bool:
    """Whether a sentence goes on in the next line."""
    if end - begin not in _WRAPPED or _STOP.search(text, begin, end):
        return False
    following = text[after : after + 40].lstrip()
    return following[:1].islower()


def _blocks(text: str, start: int, end: int, boilerplate: Boilerplate) -> Iterator[Block]:
    while start < end and text[start].isspace():
        start += 1
    at = start
    for found in boilerplate.find(text[start:end].replace("\n", " ").rstrip()):
        yield from (Block(*span) for span in _pieces(text, at, start + found.start))
        at = start + found.end
        yield from (Block(*s, found.role, found.place) for s in _pieces(text, start + found.start, at))
    yield from (Block(*span) for span in _pieces(text, at, end))


def _is_headline(text: str, block: Block) -> bool:
    line = text[block.start : block.end]
    return (
        not block.role
        and len(line.split()) <= _HEADLINE_WORDS
        and not _STOP.search(line)
        and (text[block.end :].lstrip(" ").startswith("\n"))
    )


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Spans of at most about `_LONG` characters, cut where a sentence seems to end, without blanks around."""
    while start < end:
        while start < end and text[start].isspace():
            start += 1
        cut = end if end - start <= _LONG else _cut(text, start, end)
        last = cut
        while last > start and text[last - 1].isspace():
            last -= 1
        if last > start:
            yield start, last
        start = cut


def _cut(text: str, start: int, end: int) -> int:
    """Where to cut: the last good place within `_LONG` characters, else the first blank after them."""
    far = min(end, start + _LONG)
    for pattern, near in ((_GOOD_CUT, _LONG // 4), (_FAIR_CUT, _LONG // 4), (_POOR_CUT, _LONG // 2)):
        cuts = [match.end() for match in pattern.finditer(text, start + near, far)]
        if cuts:
            return cuts[-1]
    blank = _POOR_CUT.search(text, far, min(end, start + _LIMIT))
    return blank.end() if blank else min(end, start + _LIMIT)
