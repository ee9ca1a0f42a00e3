"""Text as it comes, made ready for a tokenizer: cleaned without moving a character, cut into blocks.

A block is a run of the caller's text that sentences do not cross: a paragraph, or part of a very long one,
or a line that is no news (byline, copyright), or a dateline. Whatever is cleaned keeps its length, so an
offset into the clean text is an offset into the caller's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import attrs

__all__ = ["Block", "Layout", "clean", "lay_out"]

_SPACES = [*range(0x00, 0x0A), 0x0B, 0x0C, *range(0x0E, 0x20), *range(0x7F, 0xA0), 0x200B, 0x2060, 0xFEFF]
_CLEAN = {code: " " for code in _SPACES} | {code: "\ufffd" for code in range(0xD800, 0xE000)}
_BREAKS = str.maketrans({"\u2028": "\n", "\u2029": "\n"})
_CARRIAGE = re.compile(r"\r(?!\n)")
_LINE = re.compile(r"[^\n]+")

_LONG = 800  # characters; longer blocks are cut, which keeps the tokenizer's batches narrow
_LIMIT = 3000  # characters without any blank
_GOOD_CUT = re.compile(r"[^\W\d_A-Z]{3}[.!?][\"'\u2019\u201d)\]]*\s+(?=[\"'\u2018\u201c(\[]?[^\W\d_a-z])")
_FAIR_CUT = re.compile(r"[.!?;][\"'\u2019\u201d)\]]*\s+")
_POOR_CUT = re.compile(r"\s+")


@attrs.frozen
class Block:
    """Characters `start` to `end` of the text; `role` is empty for plain text."""

    start: int
    end: int
    role: str = ""
    place: str = ""


@attrs.frozen
class Layout:
    """The clean text, as long as the caller's, and its blocks in order."""

    text: str
    blocks: tuple[Block, ...]


def clean(text: str) -> str:
    r"""Control characters become blanks and lone surrogates U+FFFD; the length stays.

    >>> clean("a\x00b\r\nc\ud800")
    'a b \nc\ufffd'
    """
    return _CARRIAGE.sub("\n", text).translate(_BREAKS).translate(_CLEAN).replace("\r", " ")


def lay_out(text: str) -> Layout:
    """Clean a text and cut it into blocks.

    >>> [block.end for block in lay_out("Rebels attack base\\n\\nKABUL -- They did.").blocks]
    [18, 38]
    """
    tidy = clean(text)
    blocks = []
    for line in _LINE.finditer(tidy):
        blocks.extend(Block(start, end) for start, end in pieces(tidy, line.start(), line.end()))
    return Layout(tidy, tuple(blocks))


def pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Spans of at most about `_LONG` characters, cut where a sentence seems to end, without blanks around."""
    while True:
        while start < end and text[start].isspace():
            start += 1
        if end - start <= _LONG:
            break
        cut = _cut(text, start, end)
        yield _stripped(text, start, cut)
        start = cut
    if start < end:
        yield _stripped(text, start, end)


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _cut(text: str, start: int, end: int) -> int:
    """Where to cut: the last good place within `_LONG` characters, else the first blank after them."""
    for pattern in (_GOOD_CUT, _FAIR_CUT):
        last = 0
        for match in pattern.finditer(text, start + _LONG // 4, min(end, start + _LONG)):
            last = match.end()
        if last:
            return last
    blank = None
    for blank in _POOR_CUT.finditer(text, start + _LONG // 2, min(end, start + _LONG)):
        pass
    blank = blank or _POOR_CUT.search(text, start + _LONG, min(end, start + _LIMIT))
    return blank.end() if blank else min(end, start + _LIMIT)
