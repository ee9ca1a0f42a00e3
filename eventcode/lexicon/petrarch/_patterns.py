"""One pattern line of a verb file, in either of the two pattern languages, as a tuple of elements."""

from __future__ import annotations

import re
from collections.abc import Collection

from eventcode.lexicon.petrarch._lines import Findings
from eventcode.lexicon.petrarch._words import atoms

__all__ = [
    "COMPOUND",
    "OPTION",
    "SET",
    "SKIP",
    "SOURCE",
    "TARGET",
    "WORD",
    "Element",
    "Pattern",
    "read_pattern",
]

WORD, SET, SOURCE, TARGET, COMPOUND, SKIP, OPTION = "w", "&", "$", "+", "%", "^", "|"

Element = tuple[str, str, bool]
"""Kind, word or set name (alternatives joined by `|`), and whether it must stand directly beside the
element between it and the verb."""

Pattern = tuple[tuple[Element, ...], tuple[Element, ...], str, int, bool, str]
"""Elements left of the verb, nearest first; elements right of it; code; line; whether it is written in
PETRARCH2's language (phrases, no slots); the pattern as written."""

_SLOTS = {"$": SOURCE, "+": TARGET, "%": COMPOUND, "^": SKIP}
_CODE = re.compile(r"\[([^\[\]]*)\]?\s*$")
_PIECE = re.compile(r"[{}()|]|[^\s{}()|]+")
_VERB = "*"


class _Row:
    """The elements of a pattern while it is read; `None` marks the verb."""

    def __init__(self) -> None:
        self.items: list[tuple[str, str, bool] | None] = []  # kind, value, glued to the one before
        self.glued_verbs: set[int] = set()  # places of verbs that are glued to the word before them

    def add(self, kind: str, value: str, glued: bool) -> None:
        self.items.append((kind, value, glued))


def read_pattern(text: str, line: int, sets: Collection[str], found: Findings, second: bool = False) -> Pattern | None:
    """A pattern line without its leading `-`; `None`, with a diagnostic, if it can never match.

    `sets` are the synonym sets known so far; `second` tells that the file is PETRARCH2's.

    >>> read_pattern("* TO_LET $ [066]", 1, (), Findings("f"))
    ((), (('w', 'TO', False), ('w', 'LET', True), ('$', '', False)), '066', 1, False, '* TO_LET $')
    >>> read_pattern("WILL NOT * TROOPS [112]", 1, (), Findings("f"))[0]
    (('w', 'NOT', False), ('w', 'WILL', False))
    """
    hit = _CODE.search(text)
    if hit is None or not hit.group(1).strip():
        found.error(line, 1, "no-code", f"the pattern {text.strip()!r} has no code", "add [CODE]")
        return None
    body = text[: hit.start()].strip()
    code = hit.group(1).strip()
    _balance(body, line, found)
    pieces = _PIECE.findall(body)
    second = second or any(p in "()" for p in pieces)
    row = _Row()
    _collect(pieces, row, line, sets, found)
    verbs = [i for i, item in enumerate(row.items) if item is None]
    if not verbs:
        found.error(line, 1, "no-verb-marker", f"the pattern {body!r} has no *", "write * where the verb stands")
        return None
    if len(verbs) > 1:
        found.warning(
            line,
            1,
            "two-verb-markers",
            f"the pattern {body!r} has two *; the first is the verb",
            "remove one",
        )
    return _split(row, verbs[0], code, line, second, " ".join(body.split()))


def _split(row: _Row, verb: int, code: str, line: int, second: bool, shown: str) -> Pattern:
    after = [item for item in row.items[verb + 1 :] if item is not None]
    before = row.items[:verb]
    upper: list[Element] = []
    glued = verb in row.glued_verbs
    for item in reversed(before):
        if item is not None:
            kind, value, to_left = item
            upper.append((kind, value, glued))
            glued = to_left
    return tuple(upper), tuple(after), code, line, second, shown


def _balance(body: str, line: int, found: Findings) -> None:
    for opening, closing in ("{}", "()"):
        if body.count(opening) != body.count(closing):
            found.warning(line, 1, "unbalanced-bracket", f"{opening}{closing} do not pair in {body!r}")


def _collect(pieces: list[str], row: _Row, line: int, sets: Collection[str], found: Findings) -> None:
    options: list[list[str]] | None = None
    for piece in pieces:
        if piece == "{":
            options = [[]]
        elif piece == "}":
            if options is not None:
                _alternatives(options, row, line, sets, found)
            options = None
        elif piece == "|":
            if options is not None:
                options.append([])
        elif piece in "()":
            continue
        elif options is not None:
            options[-1].append(piece)
        else:
            _word(piece, row, line, sets, found)
    if options is not None:
        _alternatives(options, row, line, sets, found)


def _alternatives(options: list[list[str]], row: _Row, line: int, sets: Collection[str], found: Findings) -> None:
    """`{ADJ NOUN}` is a phrase; `{A | B}` a choice of words."""
    if len(options) == 1:
        if not options[0]:
            found.warning(line, 1, "empty-phrase", "the braces hold nothing")
        for piece in options[0]:
            _word(piece.rstrip(","), row, line, sets, found)
        return
    words = [atom for option in options for piece in option for atom in atoms(piece.replace("_", " ").strip())]
    row.add(OPTION, "|".join(words), False)


def _word(piece: str, row: _Row, line: int, sets: Collection[str], found: Findings) -> None:
    """One blank-separated piece: words, sets, slots and the verb, joined by `_`."""
    glued = False
    rest = piece
    while rest:
        if rest[0] == "_":
            rest = rest[1:]
            glued = bool(row.items)
            continue
        glued, rest = _part(piece, rest, glued, row, line, sets, found)


def _part(
    piece: str, rest: str, glued: bool, row: _Row, line: int, sets: Collection[str], found: Findings
) -> tuple[bool, str]:
    head = rest[0]
    if head == _VERB:
        if glued:
            row.glued_verbs.add(len(row.items))
        row.items.append(None)
        if len(rest) > 1 and rest[1] != "_":
            found.warning(line, 1, "slot-glued", f"* is glued to the next word in {piece}", "put a blank between them")
        return False, rest[1:]
    if head in _SLOTS:
        if glued or (len(rest) > 1 and rest[1:].strip("_")):
            found.info(line, 1, "slot-glued", f"the slot {head} is glued in {piece}", "put blanks around it")
        row.add(_SLOTS[head], "", glued)
        return False, rest[1:].lstrip("-")
    if head == "&":
        name, tail = _set_name(rest[1:], line, sets, found)
        if name:
            row.add(SET, name, glued)
        return False, tail
    word, sep, tail = rest.partition("_")
    for slot in ("*", "+", "$", "%", "^"):
        at = word.find(slot)
        if at > 0:
            found.warning(line, 1, "slot-glued", f"{slot} is glued to a word in {piece}", "put blanks around it")
            word, sep, tail = word[:at], "", rest[at:]
            break
    for number, atom in enumerate(atoms(word.strip(",\"'!"))):
        row.add(WORD, atom, glued or number > 0)
    return False, sep + tail


def _set_name(text: str, line: int, sets: Collection[str], found: Findings) -> tuple[str, str]:
    """The set's name at the beginning of `text`, and what follows it.

    Labels are compared without a final `_`; a label glued to further words is cut at the longest set.
    """
    whole = re.split(r"[*+$%^]", text)[0].upper()
    tail = text[len(whole) :]
    name = whole.rstrip("_,")
    if name in sets:
        return name, tail
    cut = len(name)
    while (cut := name.rfind("_", 0, cut)) > 0:
        if name[:cut].rstrip("_") in sets:
            found.info(
                line,
                1,
                "synset-glued",
                f"&{name} is read as &{name[:cut]} and {name[cut + 1 :]}",
                "put a blank between them",
            )
            return name[:cut].rstrip("_"), name[cut:] + tail
    found.error(line, 1, "unknown-synset", f"&{name} is not defined", _nearest(name, sets))
    return "?" + name, tail


def _nearest(name: str, sets: Collection[str]) -> str:
    import difflib

    close = difflib.get_close_matches(name, list(sets), 1)
    return f"did you mean &{close[0]}?" if close else "define the set above this line"
