"""PETRARCH dictionaries written in eventcode's native format."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from eventcode.lexicon.petrarch._patterns import COMPOUND, OPTION, SET, SKIP, SOURCE, TARGET, WORD, Element
from eventcode.lexicon.petrarch.lexicon import PetrarchLexicon

__all__ = ["to_native"]

_SHORT = 3
_SPECIAL = re.compile(r'[|={}#"@~!\[\];]')
_EVENT = re.compile(r"\d{2,4}$")
_SLOT = {SOURCE: "S", TARGET: "T", COMPOUND: "S&T"}
_SIMPLE = 2


def to_native(lexicon: PetrarchLexicon) -> dict[str, str]:
    """The dictionaries in the native format: the text of one file for each of `actors`, `agents`, `actions`.

    What the native format cannot say stays as a comment `# not converted`, with file and line: codes of
    several actors in one (`A/B`), event codes that are not CAMEO's, words before the verb, discards.

    >>> import tempfile, pathlib
    >>> path = pathlib.Path(tempfile.mkdtemp(), "a.txt")
    >>> _ = path.write_text("BLUE_CROSS_ [NGO 19490812-20000101][IGO]\\n")
    >>> from eventcode.lexicon.petrarch import load_petrarch
    >>> to_native(load_petrarch(actors=path))["actors"].splitlines()[1]
    'Blue Cross = NGO @1949-08-12..2000-01-01, IGO'
    """
    return {
        "actors": _file("actors", _actors(lexicon)),
        "agents": _file("agents", _agents(lexicon)),
        "actions": _file("actions", _actions(lexicon)),
    }


def _file(kind: str, lines: Iterable[str]) -> str:
    return "\n".join((f"@{kind}", *lines)) + "\n"


def _skipped(lexicon: PetrarchLexicon, file: int, line: int, what: str) -> str:
    return f"# not converted: {lexicon.entry(file, line)}: {' '.join(what.split())}"


def _actors(lexicon: PetrarchLexicon) -> Iterator[str]:
    groups: dict[tuple[Any, ...], list[str]] = {}
    places: dict[tuple[Any, ...], int] = {}
    for key, (name, codes, file, line) in lexicon.data["actors"].items():
        group = (name, codes, file)
        groups.setdefault(group, []).append(key)
        places.setdefault(group, line)
    for (name, codes, file), keys in groups.items():
        line = places[name, codes, file]
        written = [_code(*row[:3]) for row in codes]
        names = [shown for key in keys if (shown := _name(key))]
        if not names or any("/" in code or code.startswith(("+", "#")) for code in written):
            yield _skipped(lexicon, file, line, f"{name} {written}")
        else:
            yield f"{' | '.join(dict.fromkeys(names))} = {', '.join(dict.fromkeys(written))}"


def _code(code: str, start: int, end: int) -> str:
    if start == 0 and end == 99999999:
        return code
    return f"{code} @{_day(start) if start else ''}..{_day(end) if end != 99999999 else ''}"


def _day(number: int) -> str:
    return f"{number // 10000:04}-{number // 100 % 100:02}-{number % 100:02}"


def _name(key: str) -> str:
    """A name with capitals as texts have them; short abbreviations match as written."""
    key = re.sub(r" (?=')", "", key)
    if _SPECIAL.search(key):
        return ""
    if " " not in key:
        return f'"{key}"' if len(key) <= _SHORT else key.capitalize()
    return " ".join(word.lower() if len(word) <= _SHORT else word.capitalize() for word in key.split(" "))


def _agents(lexicon: PetrarchLexicon) -> Iterator[str]:
    groups: dict[tuple[str, int, int], list[str]] = {}
    for key, (code, file, line, _) in lexicon.data["agents"].items():
        groups.setdefault((code, file, line), []).append(key)
    for (code, file, line), keys in groups.items():
        names = [key.lower().replace(" '", "'") for key in keys if not _SPECIAL.search(key)]
        if names:
            front = "  # stood before the actor's code" if code.endswith("~") else ""
            yield f"{' | '.join(names)} = {code.strip('~')}{front}"
        else:
            yield _skipped(lexicon, file, line, keys[0])


def _actions(lexicon: PetrarchLexicon) -> Iterator[str]:
    for name, members in lexicon.data["sets"].items():
        words = dict.fromkeys(" ".join(m).lower() for rows in members.values() for m in rows if not _nested(m))
        if words:
            yield f"&{name.lower().replace('_', '-')} := {' | '.join(words)}"
    for index, block in enumerate(lexicon.data["blocks"]):
        rows = [row for row in lexicon.data["verbs"] if row[4] == index]
        if rows:
            yield ""
            yield f"# {' '.join(str(block[0]).split())}"
            yield from _block(lexicon, block, rows)


def _nested(member: tuple[str, ...]) -> bool:
    return any(word.startswith("&") or _SPECIAL.search(word) for word in member)


def _block(lexicon: PetrarchLexicon, block: tuple[Any, ...], rows: list[tuple[Any, ...]]) -> Iterator[str]:
    verbs: dict[str, list[str]] = {}
    for form, before, after, own, _, _, _ in rows:
        verbs.setdefault(block[1] if own is None else own, []).append(" ".join((*before, form, *after)).lower())
    for code, words in verbs.items():
        written = _event(code)
        yield (
            f"S {_choice(words)} = {written}" if written else _skipped(lexicon, block[3], block[4], f"{words} [{code}]")
        )
    every = _choice(dict.fromkeys(w for words in verbs.values() for w in words))
    for upper, lower, code, line, second, shown, *_ in block[2]:
        pattern = _pattern(upper, lower, every, second)
        written = _event(code)
        if pattern and written:
            yield f"{pattern} = {written}"
        else:
            yield _skipped(lexicon, block[3], line, f"{shown} [{code}]")


def _choice(words: Iterable[str]) -> str:
    unique = list(dict.fromkeys(words))
    return unique[0] if len(unique) == 1 else f"{{{'|'.join(unique)}}}"


def _event(code: str) -> str:
    """An event code or a pair of them; empty for what is no CAMEO code."""
    first, pair, second = code.partition(":")
    if code == "---" or (not pair and _EVENT.match(first)):
        return code
    if pair and _EVENT.match(first) and _EVENT.match(second):
        return f"{first} <> {second}"
    return ""


def _pattern(upper: tuple[Element, ...], lower: tuple[Element, ...], verb: str, second: bool) -> str:
    """The pattern as a phrase; empty where words before the verb are more than a subject."""
    kinds = [kind for kind, _, _ in upper]
    if not upper:
        subject = "S"
    elif len(upper) == 1 and kinds[0] in _SLOT:
        subject = _SLOT[kinds[0]]
    elif second and len(upper) == 1 and kinds[0] in (WORD, SET):
        subject = _word(upper[0])
    else:
        return ""
    words = [_word(element) for element in lower if element[0] != SKIP]
    phrase = " ".join((subject, verb, *words))
    return phrase if all(words) and phrase.split().count("S") < _SIMPLE and phrase.split().count("T") < _SIMPLE else ""


def _word(element: Element) -> str:
    kind, value, _ = element
    if kind in _SLOT:
        return _SLOT[kind]
    if kind == SET:
        return f"&{value.lower().replace('_', '-')}"
    if kind == OPTION:
        return _choice(value.lower().split("|"))
    return "" if _SPECIAL.search(value) else value.lower()
