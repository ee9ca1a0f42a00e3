"""Verb files: synonym sets, blocks of verbs with their forms and codes, patterns, transformations."""

from __future__ import annotations

import re

import attrs

from eventcode.lexicon.petrarch._lines import Findings, Line, read_lines
from eventcode.lexicon.petrarch._patterns import SET, WORD, Pattern, read_pattern
from eventcode.lexicon.petrarch._words import atoms, fold, verb_forms
from eventcode.ontology import cameo

__all__ = ["Verb", "VerbBlock", "VerbFile", "read_verbs"]

_BRACKET = re.compile(r"\[([^\[\]]*)\]")
_BRACES = re.compile(r"[{(]([^{}()]*)[})]")
_EVENT = re.compile(r"^\d{2,4}$")
_SPECIAL = frozenset({"---", "+++", "###", ""})


@attrs.frozen
class Verb:
    """A verb: the words that stand before and after it in a multi-word verb, its forms, its own code."""

    form: str
    forms: tuple[str, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]
    code: str | None
    line: int


@attrs.define
class VerbBlock:
    """A block: label, default code, verbs and the patterns that all of them share."""

    label: str
    code: str
    line: int
    verbs: list[Verb] = attrs.Factory(list)
    patterns: list[Pattern] = attrs.Factory(list)


@attrs.define
class VerbFile:
    """What a verb file holds; `sets` maps a label to members, each a tuple of words (`&NAME` is a set)."""

    blocks: list[VerbBlock] = attrs.Factory(list)
    sets: dict[str, list[tuple[str, ...]]] = attrs.Factory(dict)
    set_lines: dict[str, int] = attrs.Factory(dict)
    transformations: list[tuple[str, str, int]] = attrs.Factory(list)


def read_verbs(data: bytes, found: Findings) -> VerbFile:
    """A verb file in either pattern language, or in a mix of both.

    >>> book = read_verbs(b"--- SEIZE [170] ---\\nSEIZE\\n- * POWER [1721]\\n", Findings("f"))
    >>> book.blocks[0].code, book.blocks[0].verbs[0].forms, book.blocks[0].patterns[0][2]
    ('170', ('SEIZE', 'SEIZES', 'SEIZED', 'SEIZING'), '1721')
    """
    lines = list(read_lines(data, found))
    second = any(line.text.startswith("-") and not line.text.startswith("---") and "(" in line.text for line in lines)
    reader = _Reader(found, second)
    for line in lines:
        if line.text.strip().startswith("&"):  # sets may be used before they are defined
            reader.book.sets.setdefault(_label(line.text), [])
    for line in lines:
        reader.line(line)
    return reader.finish()


def _label(text: str) -> str:
    return (text.strip().lstrip("&").split() or [""])[0].upper().rstrip("_")


class _Reader:
    def __init__(self, found: Findings, second: bool) -> None:
        self.found = found
        self.second = second
        self.book = VerbFile()
        self.block: VerbBlock | None = None
        self.set: str | None = None
        self.seen: dict[tuple[object, ...], tuple[str, int]] = {}
        self.owners: dict[tuple[object, ...], int] = {}

    def line(self, line: Line) -> None:
        text = line.text.strip()
        if text.startswith("---"):
            self._header(text, line)
        elif text.startswith("&"):
            self.set = _label(text)
            if self.set in self.book.set_lines:
                first = self.book.set_lines[self.set]
                self.found.warning(
                    line.number,
                    1,
                    "duplicate-phrase",
                    f"&{self.set} is defined on line {first} too; both count",
                )
            self.book.set_lines.setdefault(self.set, line.number)
        elif text.startswith("~"):
            self._transformation(text, line)
        elif self.set is not None and text.startswith("+"):
            self._member(text, line)
        elif text.startswith("-"):
            self.set = None
            self._pattern(text, line)
        else:
            self.set = None
            self._verb(text, line)

    def _header(self, text: str, line: Line) -> None:
        self.set, self.seen = None, {}
        codes = _BRACKET.findall(text)
        label = re.sub(r"[\[\]].*", "", text).strip("- \t").rstrip("_")
        tail = _BRACKET.split(text, maxsplit=1)[-1].strip() if codes else ""
        if not codes:
            self.found.error(
                line.number, 1, "header-malformed", f"the block {label} has no [CODE]", "--- NAME [CODE] ---"
            )
        elif len(codes) > 1 or tail.strip("-") or "- " in tail or " -" in tail:
            self.found.warning(
                line.number,
                1,
                "header-malformed",
                f"{text!r} is read as {label} [{codes[0]}]",
                "--- NAME [CODE] ---",
            )
        code = self._code(codes[0], line) if codes else "---"
        self.block = VerbBlock(label, code, line.number)
        self.book.blocks.append(self.block)

    def _code(self, raw: str, line: Line) -> str:
        """An event code or a pair of them, cleaned of `!` and `?`; what CAMEO does not know is reported."""
        code = raw.strip().strip("!?").strip()
        parts = code.split(":")
        unknown = [p for p in parts if p not in _SPECIAL and not (_EVENT.match(p) and cameo.is_code(p))]
        if unknown or len(parts) > 2 or code != raw.strip():
            self.found.warning(
                line.number,
                max(line.text.find("["), 0) + 1,
                "unknown-event-code",
                f"[{raw}] is no CAMEO code",
                _parent(unknown),
            )
        return code

    def _member(self, text: str, line: Line) -> None:
        assert self.set is not None
        member = text.lstrip("+").strip()
        words: list[str] = []
        for piece in member.replace("_", " ").upper().split():
            if piece.startswith("&") and piece[1:] in self.book.sets:
                words.append(piece)
            else:
                words.extend(atoms(piece.strip(",")))
        if not words:
            self.found.error(line.number, 1, "empty-phrase", f"&{self.set} has a member without letters or digits")
            return
        if member != member.upper():
            self.found.info(line.number, 1, "lower-case", f"{member} is not in upper case")
        self.book.sets[self.set].append(tuple(words))

    def _transformation(self, text: str, line: Line) -> None:
        left, sign, right = text[1:].partition("=")
        if not sign or left.count("(") != left.count(")") or len(right.split()) != 3:
            self.found.error(
                line.number,
                1,
                "transformation-malformed",
                f"{text!r} cannot be read",
                "~ a (b . VERB) VERB = a b CODE",
            )
            return
        self.book.transformations.append((" ".join(left.split()), " ".join(right.split()), line.number))

    def _pattern(self, text: str, line: Line) -> None:
        if self.block is None:
            self.found.error(line.number, 1, "no-block", "a pattern before the first block", "--- NAME [CODE] ---")
            return
        pattern = read_pattern(
            text.lstrip("- \t") if text[1:2] == "-" else text[1:],
            line.number,
            self.book.sets,
            self.found,
            self.second,
        )
        if pattern is None:
            return
        upper, lower, raw, number, second, shown = pattern
        if any(kind == SET and value.startswith("?") for kind, value, _ in (*upper, *lower)):
            return  # reported as unknown-synset: it can never match
        code = self._code(raw, line)
        key = (upper, lower)
        if not upper and not lower:
            self.found.info(line.number, 1, "duplicate-pattern", "the pattern is only *; it replaces the block's code")
        if key in self.seen:
            other, first = self.seen[key]
            if other != code:
                self.found.warning(
                    line.number,
                    1,
                    "duplicate-pattern",
                    f"{shown!r} has [{other}] on line {first} and [{code}] here; the later wins",
                )
                self.block.patterns = [p for p in self.block.patterns if (p[0], p[1]) != key]
            else:
                self.found.info(line.number, 1, "duplicate-pattern", f"{shown!r} stands on line {first} too")
                return
        self.seen[key] = (code, line.number)
        self.block.patterns.append((upper, lower, code, number, second, shown))

    def _verb(self, text: str, line: Line) -> None:
        if self.block is None:
            self.found.error(line.number, 1, "no-block", f"{text!r} before the first block", "--- NAME [CODE] ---")
            return
        own = _BRACKET.search(text)
        braces = _BRACES.search(text)
        if own and braces and own.start() < braces.start():
            self.found.warning(
                line.number,
                own.start() + 1,
                "header-malformed",
                "the code stands before the forms",
                "VERB {FORMS} [CODE]",
            )
        name = re.split(r"[\[{(]", text)[0].strip()
        if name.endswith(("]", "}", ")")) or text.count("{") != text.count("}") or text.count("[") != text.count("]"):
            self.found.warning(line.number, 1, "unbalanced-bracket", f"a bracket is not closed in {text!r}")
            name = name.rstrip("]})")
        if not name.strip("+_ "):
            self.found.error(line.number, 1, "empty-phrase", f"{text!r} names no verb")
            return
        if name != name.upper():
            self.found.warning(line.number, 1, "lower-case", f"{name} is not in upper case")
        code = self._code(own.group(1), line) if own else None
        listed = None if braces is None else [f for f in braces.group(1).upper().split() if f.strip("+_")]
        verb = _verb(name.upper(), listed, code, line.number)
        key = (verb.form, verb.before, verb.after)
        if key in self.owners:
            self.found.warning(
                line.number,
                1,
                "duplicate-phrase",
                f"the verb {name} stands on line {self.owners[key]} too; both count",
            )
        self.owners.setdefault(key, line.number)
        self.block.verbs.append(verb)

    def finish(self) -> VerbFile:
        _stems(self.book, self.found)
        return self.book


def _parent(unknown: list[str]) -> str:
    for code in unknown:
        known = cameo.find(code)
        if known is not None:
            return f"the nearest code is {known.code}"
    return ""


def _verb(name: str, listed: list[str] | None, code: str | None, line: int) -> Verb:
    """`BEEF_+UP` and the like: `+` marks the verb; without it the first word is."""
    words = [w for w in re.split(r"[_\s]+", name) if w]
    marked = next((i for i, w in enumerate(words) if w.startswith("+")), 0)
    before = tuple(a for w in words[:marked] for a in atoms(w))
    after = tuple(a for w in words[marked + 1 :] for a in atoms(w))
    parts = atoms(words[marked].lstrip("+")) or (fold(words[marked].lstrip("+")),)
    form = parts[-1]
    before = (*before, *parts[:-1])
    forms = verb_forms(form) if listed is None else tuple(f for item in listed if (f := _listed(item)))
    return Verb(form, tuple(dict.fromkeys((form, *forms))), before, after, code, line)


def _listed(item: str) -> str:
    """The verb within a listed form, which may be a multi-word one."""
    words = [w for w in item.split("_") if w]
    chosen = next((w for w in words if w.startswith("+")), words[0])
    parts = atoms(chosen.lstrip("+"))
    return parts[-1] if parts else ""


def _stems(book: VerbFile, found: Findings) -> None:
    """Words that end like TABARI stems: adding E gives a verb of the file, and they are no word of it."""
    verbs = {form for block in book.blocks for verb in block.verbs for form in verb.forms}
    for block in book.blocks:
        for upper, lower, _, line, _, shown in block.patterns:
            for kind, value, _ in (*upper, *lower):
                if (
                    kind == WORD
                    and len(value) > 4
                    and value not in verbs
                    and value + "E" in verbs
                    and value + "ING" not in book.sets
                ):
                    found.info(
                        line,
                        1,
                        "stem-like-word",
                        f"{value} in {shown!r} matches no whole word",
                        f"write {value}E",
                    )
