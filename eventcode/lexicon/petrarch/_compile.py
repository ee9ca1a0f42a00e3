"""What the readers found in all files of a set, merged into plain lookups that can be cached."""

from __future__ import annotations

import marshal
from collections.abc import Iterable, Sequence
from typing import Any

from eventcode.lexicon.petrarch._actors import read_actors
from eventcode.lexicon.petrarch._agents import read_agents
from eventcode.lexicon.petrarch._discards import read_discards
from eventcode.lexicon.petrarch._issues import read_issues
from eventcode.lexicon.petrarch._lines import Findings
from eventcode.lexicon.petrarch._nouns import event_nouns
from eventcode.lexicon.petrarch._patterns import SET, WORD
from eventcode.lexicon.petrarch._verbs import VerbFile, read_verbs
from eventcode.lexicon.petrarch._words import phrase_key, plural
from eventcode.ontology import cameo

__all__ = ["FORMAT", "compile_files"]

FORMAT = "petrarch 10"
"""Changes whenever the compiled form does."""

_TABLES = ("actors", "agents", "discards", "issues", "exclusions")

_CAMEO = 0.95
"""Share of a file's event codes that CAMEO must know for the others to be slips: files of other schemes, such as
WEIS, have codes in common with CAMEO by chance."""

Source = tuple[str, str, bytes]
"""Kind (`verbs`, `actors`, `agents`, `discards`, `issues`), file name, content."""


def compile_files(sources: Sequence[Source], pivot: int) -> dict[str, Any]:
    """All files as one plain structure; later files override earlier ones."""
    data: dict[str, Any] = {
        "files": tuple(name for _, name, _ in sources),
        "actors": {},
        "gapped": {},
        "agents": {},
        "discards": {},
        "issues": {},
        "exclusions": {},
        "blocks": [],
        "verbs": [],
        "forms": {},
        "sets": {},
        "transformations": [],
        "diagnostics": [],
    }
    for number, (kind, name, content) in enumerate(sources):
        found = Findings(name)
        if kind == "actors":
            _actors(data, number, content, found, pivot)
        elif kind == "agents":
            _agents(data, number, content, found)
        elif kind == "discards":
            for key, scope, line in read_discards(content, found):
                data["discards"][key] = (scope, number, line)
        elif kind == "issues":
            for key, code, category, line in read_issues(content, found):
                where = "exclusions" if code.startswith("~") else "issues"
                data[where].setdefault(key, []).append((code, category, number, line))
        else:
            _verbs(data, number, read_verbs(content, found))
        data["diagnostics"].extend((number, *row) for row in sorted(found.rows, key=lambda row: row[:2]))
    data["sets"] = {name: _by_first(members) for name, members in data["sets"].items()}
    data["diagnostics"] = marshal.dumps(data["diagnostics"])  # read when somebody asks
    data["set_firsts"] = _set_firsts(data["sets"])
    data["nouns"] = event_nouns(data["blocks"])
    data["cameo"] = _is_cameo(data["blocks"])
    data["prefixes"] = {table: frozenset(_prefixes(data[table])) for table in _TABLES}
    return data


def _is_cameo(blocks: Iterable[tuple[Any, ...]]) -> bool:
    """Whether the event codes are CAMEO's, but for a few."""
    written = [code for block in blocks for code in (block[1], *(pattern[2] for pattern in block[2]))]
    codes = [part for code in written for part in code.split(":") if part.strip("-+#")]
    return sum(map(cameo.is_code, codes)) >= _CAMEO * len(codes)


def _by_first(members: Iterable[tuple[str, ...]]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """The members of a set by their first word; those that begin with another set under `&`."""
    rows: dict[str, list[tuple[str, ...]]] = {}
    for member in members:
        rows.setdefault("&" if member[0].startswith("&") else member[0], []).append(member)
    return {first: tuple(found) for first, found in rows.items()}


def _set_firsts(sets: dict[str, Any]) -> dict[str, tuple[tuple[str, tuple[str, ...]], ...]]:
    """By the first word of a member, the sets and members that begin with it."""
    rows: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for name, members in sets.items():
        for first, found in members.items():
            if first != "&":
                rows.setdefault(first, []).extend((name, member) for member in found)
    return {first: tuple(found) for first, found in rows.items()}


def _prefixes(table: Iterable[str]) -> Iterable[str]:
    """Every beginning of a phrase that is shorter than the phrase by one word or more."""
    for key in table:
        at = key.find(" ")
        while at > 0:
            yield key[:at]
            at = key.find(" ", at + 1)


def _actors(data: dict[str, Any], number: int, content: bytes, found: Findings, pivot: int) -> None:
    table: dict[str, Any] = data["actors"]
    files: tuple[str, ...] = data["files"]
    for group in read_actors(content, found, pivot):
        codes = tuple((code, start, end, line) for (code, start, end), line in group.codes)
        canonical = group.names[0][0]
        for name, line in group.names:
            key = phrase_key(name)
            if key in table:
                _twice(name, key, table[key], codes, (number, line), files, found)
            table[key] = (canonical, codes, number, line)
            if " " in name and "_" not in name.strip("_"):
                rows = data["gapped"].setdefault(key.split(" ")[0], [])
                if key not in rows:
                    rows.append(key)


def _twice(
    name: str,
    key: str,
    old: tuple[Any, ...],
    codes: tuple[tuple[str, int, int, int], ...],
    place: tuple[int, int],
    files: tuple[str, ...],
    found: Findings,
) -> None:
    same = [row[:3] for row in old[1]] == [row[:3] for row in codes]
    where = f"line {old[3]}" if old[2] == place[0] else f"{files[old[2]]}:{old[3]}"
    if same:
        found.info(place[1], 1, "duplicate-phrase", f"{name} stands on {where} too")
    elif old[2] == place[0]:
        found.warning(place[1], 1, "conflicting-code", f"{name} has other codes on {where}; the later wins")
    else:
        found.info(place[1], 1, "conflicting-code", f"{name} overrides {where}")


def _agents(data: dict[str, Any], number: int, content: bytes, found: Findings) -> None:
    table: dict[str, Any] = data["agents"]
    files: tuple[str, ...] = data["files"]
    for phrase, code, line, lemma in read_agents(content, found):
        key = phrase_key(phrase)
        if key in table and table[key][2] != line:
            old = table[key]
            where = f"line {old[2]}" if old[1] == number else f"{files[old[1]]}:{old[2]}"
            if old[0] == code:
                found.info(line, 1, "duplicate-phrase", f"{phrase} stands on {where} too")
            elif old[1] == number:
                found.warning(
                    line,
                    1,
                    "conflicting-code",
                    f"{phrase} is [{old[0]}] on {where} and [{code}] here; the later wins",
                )
            else:
                found.info(line, 1, "conflicting-code", f"{phrase} overrides {where}")
        table[key] = (code, number, line, lemma)


def _verbs(data: dict[str, Any], number: int, book: VerbFile) -> None:
    for name, members in book.sets.items():
        data["sets"].setdefault(name, {}).update(dict.fromkeys(_members(members)))
    for block in book.blocks:
        index = len(data["blocks"])
        patterns = tuple(
            (
                upper,
                lower,
                code,
                line,
                second,
                shown,
                frozenset(_required(upper, lower)),
                tuple(_sets(upper, lower)),
            )
            for upper, lower, code, line, second, shown in block.patterns
        )
        data["blocks"].append((block.label, block.code, patterns, number, block.line))
        for verb in block.verbs:
            row = len(data["verbs"])
            data["verbs"].append((verb.form, verb.before, verb.after, verb.code, index, number, verb.line))
            for form in verb.forms:
                data["forms"].setdefault(form, []).append(row)
    data["transformations"].extend((left, right, number, line) for left, right, line in book.transformations)


def _members(members: Iterable[tuple[str, ...]]) -> Iterable[tuple[str, ...]]:
    """Members with the plurals of their last words."""
    for member in members:
        yield member
        if member and not member[-1].startswith("&") and member[-1].isalpha():
            yield (*member[:-1], plural(member[-1]))


def _sets(upper: Sequence[tuple[str, str, bool]], lower: Sequence[tuple[str, str, bool]]) -> Iterable[str]:
    return dict.fromkeys(value for kind, value, _ in (*upper, *lower) if kind == SET)


def _required(upper: Sequence[tuple[str, str, bool]], lower: Sequence[tuple[str, str, bool]]) -> Iterable[str]:
    return (value for kind, value, _ in (*upper, *lower) if kind == WORD)
