"""Damage of other people's programs undone: mojibake, HTML entities and tags, soft hyphens, doubled apostrophes.

These repairs change the length of a text, so each comes with a map back into the caller's.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Sequence

__all__ = ["repair"]

_HIGH = "".join(
    bytes([code]).decode("cp1252", "ignore") or chr(code) for code in range(0x80, 0xC0)
)  # what UTF-8's second bytes look like when read as Windows-1252
_DOUBLE = re.compile(f"[\u00c2\u00c3][{re.escape(_HIGH)}]")
_TRIPLE = re.compile(f"\u00e2[\u20ac\u201a\u201e][{re.escape(_HIGH)}]")
_LOST_QUOTE = re.compile("\u00e2\u20ac[\ufffd\u009d]?")  # a closing quote whose last byte has no character
_STRAY = re.compile("\u00c2(?=[\\s\ufffd]|$)\ufffd?")
_ENTITY = re.compile("&(?:amp|lt|gt|quot|apos|nbsp|[lr][sd]quo|[mn]dash|hellip|#[0-9]{1,6}|#x[0-9a-fA-F]{1,5});")
_TWICE = re.compile("(?<=[^\\W\\d_])(?:''|\u2019\u2019|\u2018\u2018)(?=[^\\W\\d_])")
_SUSPECT = re.compile("[\u00c2\u00c3\u00e2&\u00ad]|<[a-zA-Z/!]|''|\u2019\u2019|\u2018\u2018")
_SOFT_HYPHEN = re.compile("\u00ad(?:\r?\n)?")
_UNSEEN = re.compile(
    r"<!--.*?-->|<!doctype[^<>]*>|<(script|style|noscript|svg|head)(?:\s[^<>]*)?>.*?</\1\s*>", re.IGNORECASE | re.DOTALL
)  # what a browser does not show
_LINE_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_BLOCK_TAG = re.compile(
    "</?(?:html|body|main|article|section|header|footer|nav|aside|div|p|h[1-6]|hr|pre|blockquote|address|center|figure"
    "|figcaption|caption|ul|ol|li|dl|dt|dd|table|thead|tbody|tfoot|tr|td|th|form|img|iframe|video|audio|source|picture"
    r"|title|meta|link)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_INLINE_TAG = re.compile(
    "</?(?:a|abbr|acronym|b|bdi|bdo|big|cite|code|del|dfn|em|font|i|ins|kbd|label|mark|q|s|small|span|strike|strong|sub"
    r"|sup|time|tt|u|var|wbr)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)


def repair(text: str) -> tuple[str, Sequence[int] | None]:
    r"""The text as it was meant, and for every character (and the end) where it stood; `None` if unchanged.

    >>> repair("the court\u00e2\u20ac\u2122s order")[0]
    'the court’s order'
    >>> repair("a &amp; b")
    ('a & b', [0, 1, 2, 7, 8, 9])
    >>> repair("<p>Rebels <b>left</b>.</p>")[0].split("\n")
    ['', '', 'Rebels left.', '', '']
    """
    if not _SUSPECT.search(text):
        return text, None
    places: Sequence[int] | None = None
    for pattern, mend in _REPAIRS:
        text, places = _replace(text, places, pattern, mend)
    return text, places


def _replace(
    text: str, places: Sequence[int] | None, pattern: re.Pattern[str], mend: Callable[[str], str]
) -> tuple[str, Sequence[int] | None]:
    parts: list[str] = []
    mapped: list[int] = []
    done = 0
    for match in pattern.finditer(text):
        new = mend(match.group())
        start, end = match.span()
        if new == match.group():
            continue
        parts += text[done:start], new
        mapped.extend(range(done, start))
        mapped.extend([start] * len(new))
        done = end
    if not parts:
        return text, places
    parts.append(text[done:])
    mapped.extend(range(done, len(text) + 1))
    return "".join(parts), mapped if places is None else [places[at] for at in mapped]


def _decoded(found: str) -> str:
    """Windows-1252 read back as bytes, and those as UTF-8; the same where that makes no sense."""
    try:
        raw = b"".join(c.encode("cp1252") if ord(c) > 0x9F else bytes([ord(c)]) for c in found)
        return raw.decode("utf-8")
    except ValueError:
        return found


def _closing_quote(_: str) -> str:
    return "\u201d"


def _blank(_: str) -> str:
    return " "


def _nothing(_: str) -> str:
    return ""


def _new_line(_: str) -> str:
    return "\n"


def _paragraph(_: str) -> str:
    return "\n\n"


def _once(found: str) -> str:
    return found[0]


_REPAIRS: tuple[tuple[re.Pattern[str], Callable[[str], str]], ...] = (
    (_ENTITY, html.unescape),
    (_UNSEEN, _paragraph),
    (_BLOCK_TAG, _paragraph),
    (_LINE_BREAK, _new_line),
    (_INLINE_TAG, _nothing),
    (_SOFT_HYPHEN, _nothing),
    (_TRIPLE, _decoded),
    (_LOST_QUOTE, _closing_quote),
    (_DOUBLE, _decoded),
    (_STRAY, _blank),
    (_TWICE, _once),
)
