"""Actor files: names with synonyms, codes and the dates they hold."""

from __future__ import annotations

import re
from collections.abc import Iterable

import attrs

from eventcode.lexicon.petrarch._dates import Code, parse_code
from eventcode.lexicon.petrarch._lines import Findings, Line, read_lines
from eventcode.lexicon.petrarch._words import phrase_key

__all__ = ["ActorGroup", "read_actors"]

_GROUP = re.compile(r"\[([^\[\]]*)\]")
_NULLS = frozenset({"---", "+++", "###"})


@attrs.define
class ActorGroup:
    """A name, its synonyms and the codes they share; `names` and `codes` keep their lines."""

    names: list[tuple[str, int]] = attrs.Factory(list)
    codes: list[tuple[Code, int]] = attrs.Factory(list)
    after_code: bool = False


def read_actors(data: bytes, found: Findings, pivot: int = 30) -> list[ActorGroup]:
    """The groups of an actor file in order.

    A name without `+` and without codes takes those of the next coded group, as in TABARI. The last
    entry of the file counts like any other.

    >>> groups = read_actors(b"GOLLUM\\n+SMEAGOL\\n\\t[HOB <950601]\\n\\t[HOBREB]\\n", Findings("f"))
    >>> [name for name, _ in groups[0].names], [code for (code, _, _), _ in groups[0].codes]
    (['GOLLUM', 'SMEAGOL'], ['HOB', 'HOBREB'])
    """
    reader = _Reader(found, pivot)
    for line in _joined(read_lines(data, found, semicolon=True), found):
        if line.text.strip().startswith("---STOP---"):
            found.warning(line.number, 1, "stop-marker", "---STOP---: the rest of the file is not read")
            break
        reader.line(line)
    return reader.finish()


def _joined(lines: Iterable[Line], found: Findings) -> Iterable[Line]:
    """Lines, with a code that was broken over two of them put together."""
    open_line: Line | None = None
    for line in lines:
        if open_line is not None:
            if "]" in line.text and "[" not in line.text:
                found.warning(
                    open_line.number,
                    len(open_line.text),
                    "unbalanced-bracket",
                    "the code continues on the next line",
                )
                line = Line(open_line.number, open_line.text + line.text.strip(), open_line.comment)
            else:
                yield open_line
            open_line = None
        if line.text.rstrip().endswith("["):
            open_line = line
        else:
            yield line
    if open_line is not None:
        yield open_line


class _Reader:
    def __init__(self, found: Findings, pivot: int) -> None:
        self.found = found
        self.pivot = pivot
        self.groups: list[ActorGroup] = []
        self.waiting: list[ActorGroup] = []  # groups without codes yet
        self.current: ActorGroup | None = None

    def line(self, line: Line) -> None:
        text = line.text
        stripped = text.strip()
        if stripped.startswith("["):
            if text[0] == "[":
                self.found.warning(line.number, 1, "code-without-tab", "a code line begins without a tab")
            self._codes(stripped, line)
            if self.current is not None:
                self.current.after_code = True
            return
        phrase, codes = _cut(text)
        if stripped.startswith("+"):
            self._synonym(phrase, codes, line)
        elif text[0] in " \t" and self.current is not None:
            self.found.warning(
                line.number,
                1,
                "indented-phrase",
                f"{phrase} is indented and has no +; it is read as a synonym",
                "write + before it",
            )
            self._add(phrase, codes, line)
        else:
            self._primary(phrase, codes, line)

    def _primary(self, phrase: str, codes: str, line: Line) -> None:
        if self.current is not None and not self.current.codes:
            self.waiting.append(self.current)
        self.current = ActorGroup()
        self.groups.append(self.current)
        self._add(phrase, codes, line)

    def _synonym(self, phrase: str, codes: str, line: Line) -> None:
        if self.current is None:
            self.found.error(line.number, 1, "no-code", f"the synonym {phrase} has no entry above it")
            return
        if self.current.after_code:
            self.found.warning(
                line.number,
                1,
                "synonym-after-code",
                f"the synonym {phrase} stands after the codes",
                "move it above them",
            )
        self._add(phrase, codes, line)

    def _add(self, phrase: str, codes: str, line: Line) -> None:
        assert self.current is not None
        for part in self._run_together(phrase, line):
            name = self._name(part, line)
            if name:
                self.current.names.append((name, line.number))
        if codes:
            self._codes(codes, line)

    def _run_together(self, phrase: str, line: Line) -> list[str]:
        """A line that holds two synonyms, as `A_+B_`, is two."""
        phrase = phrase.strip().lstrip("+")
        parts = [part for part in re.split(r"(?<=[\w.])\s*\+(?=_*\w)", phrase) if part.strip("_ ")]
        if len(parts) > 1:
            self.found.warning(
                line.number, len(parts[0]) + 1, "run-together", "two names stand on one line", "begin a line"
            )
        return parts

    def _name(self, phrase: str, line: Line) -> str:
        if phrase != phrase.upper():
            self.found.warning(line.number, 1, "lower-case", f"{phrase.strip()} is not in upper case")
        if re.search(r"[\[\](){}]", phrase) or phrase.count('"') % 2:
            self.found.warning(
                line.number,
                1,
                "unbalanced-bracket",
                f"brackets in the name {phrase.strip()}: no text will match them",
                "write two names",
            )
            phrase = re.sub(r"[\[\]{}]", "", phrase)
        if phrase.strip().startswith("_") or "__" in phrase:
            self.found.info(line.number, 1, "odd-underscore", f"doubled or leading _ in {phrase.strip()}")
        name = " ".join(phrase.upper().split())
        if not phrase_key(name):
            self.found.error(line.number, 1, "empty-phrase", "a name without letters or digits")
            return ""
        return name

    def _codes(self, text: str, line: Line) -> None:
        column = max(line.text.find("["), 0) + 1
        if self.current is None:
            self.found.error(line.number, column, "no-code", "codes without a name above them")
            return
        rest = _GROUP.sub("", text)
        if "[" in rest or "]" in rest:
            self.found.error(line.number, column, "unbalanced-bracket", f"a bracket is not closed in {text.strip()}")
        elif rest.strip():
            self.found.warning(line.number, column, "text-after-code", f"{rest.strip()!r} after the code is not read")
        for hit in _GROUP.finditer(text):
            code = parse_code(hit.group(1), line.number, column + hit.start(), self.found, self.pivot)
            if code is not None:
                self.current.codes.append((code, line.number))
        if self.current.codes:
            self._inherit()

    def _inherit(self) -> None:
        assert self.current is not None
        for group in self.waiting:
            name, number = group.names[0] if group.names else ("?", 1)
            below = self.current.names[0] if self.current.names else ("?", 1)
            self.found.info(
                number,
                1,
                "inherits-next",
                f"{name} on line {number} has no code; it takes those of {below[0]} on line {below[1]}",
            )
            group.codes = self.current.codes
        self.waiting = []

    def finish(self) -> list[ActorGroup]:
        if self.current is not None and not self.current.codes:
            self.waiting.append(self.current)
        for group in self.waiting:
            if group.names:
                name, number = group.names[0]
                self.found.error(
                    number, 1, "no-code", f"{name} has no code and none follows it", "add a line with [CODE]"
                )
        return [group for group in self.groups if group.names and group.codes]


def _cut(text: str) -> tuple[str, str]:
    """A line's name and the rest of it, from the first bracket that opens a code.

    A `]` that closes nothing stays in the name, where it is reported.
    """
    at = text.find("[")
    return (text, "") if at < 0 else (text[:at], text[at:])
