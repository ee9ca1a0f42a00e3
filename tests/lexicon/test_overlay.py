"""Files of one's own over other dictionaries: add, change, remove, and say what happened."""

from __future__ import annotations

from pathlib import Path

import pytest
from small import ACTIONS, ACTORS, AGENTS

from eventcode.coder import Coder
from eventcode.errors import Severity
from eventcode.lexicon import Dictionaries
from eventcode.testing import coder_of, dictionaries_of, parsed, triples

BASE = dictionaries_of(ACTORS, AGENTS, ACTIONS)
DOCUMENT = parsed("""
    Syrian    Syrian   ADJ   2 amod
    rebels    rebel    NOUN  3 nsubj Number=Plur
    attacked  attack   VERB  0 root  Tense=Past|VerbForm=Fin
    Chad      Chad     PROPN 3 obj
""")


def over(folder: Path, *texts: str) -> Dictionaries:
    paths = []
    for number, text in enumerate(texts):
        path = folder / f"own{number}.txt"
        path.write_text(text, encoding="utf-8")
        paths.append(path)
    return BASE.overlay(*paths)


def coded(dictionaries: Dictionaries) -> tuple[tuple[str, str, str], ...]:
    return triples(Coder(dictionaries, parser=None).code_parsed(DOCUMENT))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("@actors\nChad Airlines = TCDMNC", [("SYRREB", "190", "TCD")]),
        ("@actors\nChad = TCDGOV", [("SYRREB", "190", "TCDGOV")]),
        ("@actors\n- Chad", [("SYRREB", "190", "---")]),
        ("@actors\n- Syrian", [("REB", "190", "TCD")]),
        ("@actors\n- Chad\nChad = AAA", [("SYRREB", "190", "AAA")]),
        ("@agents\nrebel = OPP", [("SYROPP", "190", "TCD")]),
        ("@agents\n- rebel", [("SYR", "190", "TCD")]),
        ("@actions\nS attack T = 182", [("SYRREB", "182", "TCD")]),
        ("@actions\n- S attack T", []),
        ("@actions\n- S attack T\nS attack T = 183", [("SYRREB", "183", "TCD")]),
        ("@actions\nS attack T = ---", []),
    ],
)
def test_add_change_remove(tmp_path: Path, text: str, expected: list[tuple[str, str, str]]) -> None:
    assert list(coded(over(tmp_path, text))) == expected


def test_the_last_overlay_wins(tmp_path: Path) -> None:
    assert coded(over(tmp_path, "@actors\nChad = AAA", "@actors\nChad = BBB")) == (("SYRREB", "190", "BBB"),)


def test_a_diagnostic_names_both_lines(tmp_path: Path) -> None:
    found = over(tmp_path, "@actors\n# mine\nChad = TCDGOV", "@actions\nS {attack|raid} T = 182").lint()
    rows = [(Path(d.file).name, d.line, d.id, d.severity, d.message) for d in found if "own" in d.file]
    assert rows == [
        ("own0.txt", 3, "overrides", Severity.INFO, "'Chad' replaces the entry at 1.txt:10"),
        ("own1.txt", 2, "overrides", Severity.INFO, "'S attack T' replaces the entry at 3.txt:5"),
    ]


def test_sets_grow(tmp_path: Path) -> None:
    dictionaries = over(tmp_path, "@actions\n&bomb += pipe bomb\n")
    assert dictionaries.entries.sets["bomb"] == ("bomb", "car bomb", "pipe bomb")
    assert BASE.entries.sets["bomb"] == ("bomb", "car bomb")


def test_sections_give_attributes_until_the_next(tmp_path: Path) -> None:
    text = "@actors\n[one {kind: party; inter: 3}]\nA = AAA\nB = BBB {inter: 2}\n[two]\nC = CCC"
    found = {e.name: dict(e.attributes) for e in dictionaries_of(text).entries.actors}
    assert found == {
        "A": {"kind": "party", "inter": "3"},
        "B": {"kind": "party", "inter": "2"},
        "C": {},
    }


def test_two_coders_side_by_side() -> None:
    one = coder_of("@agents\nrebel = REB", "@actors\nChad = AAA", "@actions\nS attack T = 190")
    two = coder_of("@agents\nrebel = INS", "@actors\nChad = BBB", "@actions\nS attack T = 183")
    for _ in range(2):
        assert triples(one.code_parsed(DOCUMENT)) == (("REB", "190", "AAA"),)
        assert triples(two.code_parsed(DOCUMENT)) == (("INS", "183", "BBB"),)


def test_versions_follow_the_content(tmp_path: Path) -> None:
    one, two = (over(tmp_path, f"@actors\nChad = {code}").version for code in ("AAA", "BBB"))
    assert len({one, two, BASE.version}) == 3
    assert dictionaries_of(ACTORS, AGENTS, ACTIONS).version == BASE.version
