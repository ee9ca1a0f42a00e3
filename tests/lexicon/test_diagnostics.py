"""Every finding about a native dictionary, by the line that causes it; the page that lists them."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import eventcode
from eventcode.errors import Diagnostic, DictionaryError, Severity
from eventcode.lexicon import Dictionaries
from eventcode.lexicon.diagnostics import MEANINGS, page
from eventcode.testing import dictionaries_of

_KEBAB = re.compile(r"[a-z][a-z0-9-]+$")
ROOT = Path(__file__).parents[2]

ACTORS = [
    ("Chad TCD", "no-equals", 8),
    ("Chad = tcd", "bad-code", 8),
    ("Chad = TCD @1990", "bad-code", 8),
    ("Chad = TCD @1990-13..", "bad-date", 8),
    ("Chad = TCD @2001..2000", "range-reversed", 8),
    ("Chad = TC", "odd-actor-code", 1),
    ("Chad | = TCD", "empty-name", 1),
    ("= TCD", "empty-name", 1),
    ("Chad = TCD {kind: country", "unbalanced-bracket", 25),
    ("Chad = TCD {country}", "bad-attribute", 13),
    ("Chad = TCD {kynd: country}", "unknown-attribute", 1),
    ("Chad = TCD {kind: contry}", "unknown-kind", 1),
    ("Chad = TCD {inter: 9}", "bad-inter", 1),
    ("Chad = TCD {inter: 12}", "bad-inter", 1),
    ("[states {knid: country}]", "unknown-attribute", 1),
    ('"TD" = TCD {local: no}', "bad-value", 1),
    ("Chad = TCD\x07", "control-char", 11),
    ("Chad | Tchad | chad = TCD\nChad = TCD", "duplicate-phrase", 1),
    ("Chad = TCD\nChad = TCDGOV", "conflicting-code", 1),
    ("- Chad", "removes-nothing", 1),
]
ACTIONS = [
    ("S attack T 190", "no-equals", 14),
    ("S attack T = 19x", "unknown-event-code", 14),
    ("S attack T = 199", "unknown-event-code", 14),
    ("S attack T = 190 <> 1", "unknown-event-code", 21),
    ("S {attack|bomb T = 190", "unbalanced-bracket", 1),
    ("S attack T = 190 {mod: x}", "unknown-attribute", 1),
    ("S attack T = 190 {lethal: maybe}", "bad-value", 1),
    ("S attack T = 190 {aim: places}", "bad-value", 1),
    ("S attack T = 190 {source: polise}", "bad-value", 1),
    ("S attack T = 190 {acled: Fight}", "bad-value", 1),
    ("S attack T = 190 {acled: Armed clash; lethal: yes; needs: source; note: x}", "", 1),
    ("S attack &wepon = 190", "unknown-set", 10),
    ("S = 190", "no-verb", 1),
    ("S be = 190", "", 1),
    ("S be T = 190", "no-predicate", 1),
    ("the of T = 190", "no-noun", 1),
    ("> An example.", "stray-example", 1),
    ("&empty := |", "empty-set", 1),
    ("&one := a\n&one := b", "duplicate-set", 1),
    ("S attack T = 190\nS {attack|raid} T = 190", "duplicate-pattern", 1),
    ("S attack T = 190\nS {attack|raid} T = 180", "conflicting-code", 1),
    ("- S attack T", "removes-nothing", 1),
]
OPERATORS = [
    ("vow to", "bad-operator", 1),
    ("vow to = Planned", "bad-operator", 1),
    ("{vow|swear to = planned", "unbalanced-bracket", 1),
    ("vow to = planed", "unknown-effect", 1),
]
WORDS = [("negation = not", "bad-set", 1), ("mine :=", "empty-set", 1)]
CROSSWALK = [("planned 07 033", "bad-crosswalk", 1)]
PERIODS = [("Chad = 1990..", "bad-period", 1)]
TABLE = [
    (kind, lines, id, column)
    for kind, rows in (
        ("actors", ACTORS),
        ("actions", ACTIONS),
        ("operators", OPERATORS),
        ("words", WORDS),
        ("crosswalk", CROSSWALK),
        ("periods", PERIODS),
    )
    for lines, id, column in rows
]


def lint(kind: str, lines: str) -> list[Diagnostic]:
    grammar = ("grammar.txt",) if kind == "crosswalk" else ("grammar.txt", "crosswalk.txt")
    found = dictionaries_of(f"@{kind}\n# comment\n\n{lines}\n", grammar=grammar).lint()
    return [d for d in found if d.file == "1.txt"]


@pytest.mark.parametrize(("kind", "lines", "id", "column"), TABLE, ids=lambda value: str(value)[:30])
def test_every_finding(kind: str, lines: str, id: str, column: int) -> None:
    last = 4 + lines.count("\n")
    assert {(d.line, d.column, d.id) for d in lint(kind, lines)} == ({(last, column, id)} if id else set())


@pytest.mark.parametrize(
    ("kind", "lines", "hint"),
    [
        ("actors", "Chad = TCD {kynd: country}", "did you mean kind?"),
        ("actors", "Chad = TCD {kind: contry}", "did you mean country?"),
        ("actions", "&MILITARY := army\nS attack &MILITRY = 190", "did you mean &MILITARY?"),
        ("operators", "vow to = planed", "did you mean planned?"),
        ("actions", "S attack T = 190 {zzzzzz: 1}", "known: acled"),
    ],
)
def test_hints(kind: str, lines: str, hint: str) -> None:
    assert hint in lint(kind, lines)[0].hint


def test_the_lines_around_a_broken_one_are_loaded() -> None:
    entries = dictionaries_of("@actors\nChad = TCD\nMali MLI\nNiger = NER").entries
    assert [e.name for e in entries.actors] == ["Chad", "Niger"]


def test_check_raises_with_every_problem() -> None:
    with pytest.raises(DictionaryError) as caught:
        dictionaries_of("@actors\nMali MLI\nChad = tcd\nNiger = NE").check()
    assert [d.id for d in caught.value.diagnostics] == ["no-equals", "bad-code"]
    assert "1.txt:2:8: error:" in str(caught.value)


def test_the_shipped_dictionaries_have_no_error() -> None:
    assert not [str(d) for d in Dictionaries.default().lint() if d.severity is Severity.ERROR]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "is empty"),
        (b"# only a comment\n\n", "is empty"),
        (b"Chad = TCD\n", r":1:1: error: .*\[no-kind\]"),
        ("@actors\nC\u00f4te = CIV\n".encode("latin-1"), r":2:2: error: not UTF-8 \[not-utf8\]"),
        (b"\xff\xfe@\x00", r":1:1: error: not UTF-8"),
    ],
)
def test_files_that_are_no_dictionary(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "my.txt"
    path.write_bytes(content)
    with pytest.raises(DictionaryError, match=message):
        Dictionaries.load(path)


def test_files_that_are_not_there(tmp_path: Path) -> None:
    for path in (tmp_path / "gone.txt", tmp_path / "folder.d"):
        with pytest.raises(DictionaryError, match="cannot read the dictionary"):
            Dictionaries.default().overlay(path)
    (tmp_path / "folder").mkdir()
    assert Dictionaries.load(tmp_path / "folder").sources == ()
    with pytest.raises(DictionaryError, match="unknown format"):
        Dictionaries.load(tmp_path, format="json")


def test_the_shipped_dictionaries_give_no_finding() -> None:
    assert [str(found) for found in Dictionaries.default().lint()] == []


def test_the_page_is_the_one_that_the_module_prints() -> None:
    """Renew it with `python -m eventcode.lexicon.diagnostics > docs/diagnostics.md`."""
    assert (ROOT / "docs" / "diagnostics.md").read_text(encoding="utf-8") == page()


def test_every_identifier_in_the_code_has_a_meaning() -> None:
    package = Path(eventcode.__file__).parent
    found = {id for path in package.rglob("*.py") for id in identifiers(path)}
    assert found - set(MEANINGS) == set() and set(MEANINGS) - found == set()


def identifiers(path: Path) -> Iterator[str]:
    """Literals passed as identifier to what collects findings."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        place = {"error": 2, "warning": 2, "info": 2, "add": 1, "warn": 1, "inform": 1, "_problem": 2}
        at = 4 if name == "Diagnostic" else place.get(name, 99)
        values = [*node.args[at : at + 1], *(k.value for k in node.keywords if k.arg == "id")]
        for value in values:
            if isinstance(value, ast.Constant) and isinstance(value.value, str) and _KEBAB.match(value.value):
                yield value.value
