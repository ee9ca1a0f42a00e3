"""Loading a set of files: overriding, the cache, diagnostics by kind, conversion to the native format."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eventcode.errors import DictionaryError, Severity
from eventcode.lexicon import Dictionaries
from eventcode.lexicon.petrarch import load_petrarch, to_native
from eventcode.lexicon.petrarch._compile import compile_files

BROKEN_ACTORS = """\
AVALON_ [AVA]
+AVALONIAN
KING_MARK
MARCUS_REX
\t[CORELI 9008223-911221]
\t[CORGOV 20121207-20120802]
\t[COR 20121204]
\t[COR]
+CUNOMORUS
AVALON_ [XXX]
TRISTAN [COR]
TRISTAN [COR]
ISOLDE_(THE_FAIR [IRL]
Palomides [SAR]
GALA\x01HAD
"""


@pytest.fixture(autouse=True)
def no_cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("EVENTCODE_CACHE", str(tmp_path / "cache"))


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_diagnostics_by_kind(tmp_path: Path) -> None:
    lexicon = load_petrarch(actors=write(tmp_path, "a.txt", BROKEN_ACTORS))
    assert Counter(d.id for d in lexicon.diagnostics) == {
        "inherits-next": 1,
        "bad-date": 1,
        "range-reversed": 1,
        "date-without-operator": 1,
        "synonym-after-code": 1,
        "conflicting-code": 1,
        "duplicate-phrase": 1,
        "unbalanced-bracket": 1,
        "lower-case": 1,
        "control-char": 1,
        "no-code": 1,
    }
    assert [d.line for d in lexicon.diagnostics] == sorted(d.line for d in lexicon.diagnostics)
    assert all(d.file.endswith("a.txt") and d.column >= 1 for d in lexicon.diagnostics)


def test_a_later_file_overrides_and_says_so(tmp_path: Path) -> None:
    first = write(tmp_path, "a.txt", "AVALON [AVA]\n")
    second = write(tmp_path, "b.txt", "AVALON [AVAGOV]\n")
    lexicon = load_petrarch(actors=[first, second])
    assert lexicon.data["actors"]["AVALON"][1][0][0] == "AVAGOV"
    (found,) = lexicon.diagnostics
    assert (found.id, found.severity) == ("conflicting-code", Severity.INFO) and "a.txt:1" in found.message


def test_strict_raises_with_every_error(tmp_path: Path) -> None:
    with pytest.raises(DictionaryError) as caught:
        load_petrarch(actors=write(tmp_path, "a.txt", BROKEN_ACTORS), strict=True)
    assert {d.id for d in caught.value.diagnostics} == {
        "bad-date",
        "range-reversed",
        "date-without-operator",
        "no-code",
    }


def test_a_missing_file_is_an_error_that_names_it(tmp_path: Path) -> None:
    with pytest.raises(DictionaryError, match=r"gone\.txt"):
        load_petrarch(verbs=tmp_path / "gone.txt")


def test_versions_follow_content_and_the_cache_gives_the_same(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", "AVALON [AVA]\n")
    first, again = load_petrarch(actors=path), load_petrarch(actors=path)
    assert first.version == again.version and first.data == again.data and any((tmp_path / "cache").iterdir())
    (tmp_path / "elsewhere").mkdir()
    assert load_petrarch(actors=write(tmp_path / "elsewhere", "b.txt", "AVALON [AVA]\n")).version == first.version
    write(tmp_path, "a.txt", "AVALON [AVAGOV]\n")
    assert load_petrarch(actors=path).version != first.version


def test_lint_lists_them(tmp_path: Path) -> None:
    dictionaries = Dictionaries.from_petrarch(actors=[write(tmp_path, "a.txt", BROKEN_ACTORS)])
    assert "inherits-next" in {d.id for d in dictionaries.lint()}


def test_issues_and_discards(tmp_path: Path) -> None:
    issues = write(
        tmp_path,
        "i.txt",
        '<ISSUE CATEGORY="SEA" TYPE="ALL">\nn:boat [BOATS]\nv:sail [SAILING]\ncoast+guard [GUARD]\n'
        "harbour\n~paper boat\n</ISSUE>\n</ISSUE>\n",
    )
    discards = write(tmp_path, "d.txt", "+REGATTA  # sport\nBOAT RACE\nBOAT RACE\n")
    lexicon = load_petrarch(issues=issues, discards=discards)
    assert {"BOAT", "BOATS", "SAIL", "SAILED", "COAST GUARD"} <= set(lexicon.data["issues"])
    assert set(lexicon.data["exclusions"]) == {"PAPER BOAT"}
    assert {k: v[0] for k, v in lexicon.data["discards"].items()} == {
        "REGATTA": "story",
        "BOAT RACE": "sentence",
    }
    assert Counter(d.id for d in lexicon.diagnostics) == {"no-code": 1, "stray-end": 1, "duplicate-phrase": 1}


@settings(max_examples=150)
@given(st.binary(max_size=300) | st.text(alphabet="AB*+-$%^&_[]{}()<>~!|:; \t\n01#=.", max_size=300).map(str.encode))
def test_nothing_that_is_in_a_file_raises(content: bytes) -> None:
    kinds = ("verbs", "actors", "agents", "discards", "issues")
    data = compile_files([(kind, f"{kind}.txt", content) for kind in kinds], 30)
    assert data["files"] == tuple(f"{kind}.txt" for kind in kinds)


def test_conversion_reads_back_in_the_native_format(tmp_path: Path) -> None:
    from eventcode.lexicon.lines import source_of

    lexicon = load_petrarch(
        verbs=write(
            tmp_path,
            "v.txt",
            "&BOAT\n+LONG_SHIP\n+BARGE\n--- SEIZE [170] ---\nSEIZE\nGRAB [171]\n"
            "- * &BOAT OF + [171]\n- + * BY $ [172]\n"
            "- SAID * [012]\n- * DEAL [057:057]\n- * DAY [xyz]\n",
        ),
        actors=write(tmp_path, "a.txt", "LADY_OF_THE_LAKE [AVAELI <500101][AVA]\n+NIMUE\nROUND_TABLE [ART/GAR]\n"),
        agents=write(tmp_path, "g.txt", "WATCHMAN [~COP]\nMSB [NGO~]\n"),
    )
    native = to_native(lexicon)
    assert native["actors"].splitlines()[1] == "Lady of the Lake | Nimue = AVAELI @..1950-01-01, AVA"
    assert "watchman | watchmen = COP" in native["agents"]
    actions = native["actions"].splitlines()
    assert "S seize = 170" in actions and "S grab = 171" in actions
    assert "S {seize|grab} &boat of T = 171" in actions and "T {seize|grab} by S = 172" in actions
    assert "S {seize|grab} deal = 057 <> 057" in actions
    assert sum(line.startswith("# not converted") for line in actions) == 2
    read = Dictionaries(tuple(source_of(f"{kind}.txt", text) for kind, text in native.items())).entries
    assert not read.problems.found and len(read.actors) == 1 and len(read.agents) == 2 and len(read.actions) == 5


@pytest.mark.parametrize(
    ("blocks", "other", "expected"),
    [(30, 10, {"RIOT": ("145", 0, 3)}), (29, 5, {}), (30, 20, {})],
    ids=["many verbs", "too few verbs", "no majority"],
)
def test_nouns_that_many_verbs_agree_about(
    blocks: int, other: int, expected: dict[str, tuple[str, int, int]], tmp_path: Path
) -> None:
    codes = ["145"] * (blocks - other) + [f"{root:02}0" for root in range(other)]
    text = "".join(f"--- A{n} [---] ---\nVERB{n}\n- * RIOT [{code}]\n" for n, code in enumerate(codes))
    (tmp_path / "v.txt").write_text(text)
    assert load_petrarch(verbs=tmp_path / "v.txt").data["nouns"] == expected
