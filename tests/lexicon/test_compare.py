"""What a change of dictionaries changes."""

from __future__ import annotations

from pathlib import Path

import pytest
from small import ACTIONS, ACTORS, AGENTS

from eventcode.errors import DictionaryError
from eventcode.lexicon import Dictionaries
from eventcode.lexicon.compare import compare, dictionaries_at
from eventcode.testing import dictionaries_of, parsed

DOCUMENT = parsed(
    """
    Rebels    rebel   NOUN  2 nsubj Number=Plur
    attacked  attack  VERB  0 root  Tense=Past
    Chad      Chad    PROPN 2 obj

    France    France  PROPN 2 nsubj
    praised   praise  VERB  0 root
    Chad      Chad    PROPN 2 obj
    """,
    "a1",
)
OLD = dictionaries_of(ACTORS, AGENTS, ACTIONS)


def changes(*texts: str) -> list[str]:
    new = dictionaries_of(ACTORS, AGENTS, ACTIONS, *texts)
    return [str(change) for change in compare(OLD, new, [DOCUMENT])]


def test_nothing() -> None:
    assert changes() == [] and changes("# moved\n@agents\nnobody = CVL") == []


def test_another_code() -> None:
    assert changes("@actions\nS attack T = 182") == [
        "a1, sentence 1: Rebels attacked Chad\n"
        "  - REB 190 TCD\n"
        "  + REB 182 TCD\n"
        "    old: 3.txt:5: S attack T = 190\n"
        "    new: 4.txt:2: S attack T = 182"
    ]


def test_another_actor_changes_both_sentences() -> None:
    first, second = changes("@actors\nChad = TCDGOV")
    assert "  - REB 190 TCD\n  + TCDREB 190 TCDGOV" in first and "  + FRA 051 TCDGOV" in second
    assert "    old: 1.txt:10: Chad | ~Chadian = TCD\n    new: 4.txt:2: Chad = TCDGOV" in second


def test_an_event_less() -> None:
    (change,) = compare(OLD, dictionaries_of(ACTORS, AGENTS, ACTIONS, "@actions\n- S praise T"), [DOCUMENT])
    assert (change.document, change.sentence, len(change.removed), change.added) == ("a1", 1, 1, ())
    assert change.entries_removed[0] == ("3.txt:18", "S praise T = 051") and change.entries_added == ()


def test_where_dictionaries_lie(tmp_path: Path) -> None:
    assert dictionaries_at("default").version == Dictionaries.default().version
    mine = tmp_path / "mine.txt"
    mine.write_text("@actors\nRuritania = RUR\n")
    assert dictionaries_at(str(mine)).overlays == {str(mine)}
    assert dictionaries_at(str(tmp_path)).overlays == {str(mine)}
    (tmp_path / "grammar.txt").write_text("@words\nnegation := not\n")
    assert [s.name for s in dictionaries_at(str(tmp_path)).sources] == ["grammar.txt", "mine.txt"]
    with pytest.raises(DictionaryError, match="there is no such file"):
        dictionaries_at(str(tmp_path / "gone"))
