"""Verb files: blocks, forms, synonym sets and both pattern languages."""

from __future__ import annotations

import pytest

from eventcode.lexicon.petrarch._lines import Findings
from eventcode.lexicon.petrarch._patterns import read_pattern
from eventcode.lexicon.petrarch._verbs import VerbFile, read_verbs
from eventcode.lexicon.petrarch._words import verb_forms


def book(text: str) -> tuple[VerbFile, list[str]]:
    found = Findings("f")
    return read_verbs(text.encode(), found), [row[3] for row in found.rows]


@pytest.mark.parametrize(
    ("verb", "form"),
    [
        ("CLASH", "CLASHES"),
        ("LAUNCH", "LAUNCHES"),
        ("DESTROY", "DESTROYS"),
        ("BURY", "BURIED"),
        ("HIT", "HITTING"),
        ("SEIZE", "SEIZING"),
        ("AGREE", "AGREEING"),
        ("DIE", "DYING"),
        ("VETO", "VETOES"),
    ],
)
def test_english_forms(verb: str, form: str) -> None:
    assert form in verb_forms(verb)


def test_a_block_with_forms_own_codes_and_multi_word_verbs() -> None:
    read, said = book(
        "--- LEAVE [082] ---\nLEAVE {LEAVES LEFT }\nDEPART\n"
        "+PULL_OUT {+PULLS_OUT +PULLED_OUT} [087]\nRE_+TREAT\n- * FOR TALKS [036]\n"
    )
    (block,) = read.blocks
    leave, depart, pull, treat = block.verbs
    assert leave.forms == ("LEAVE", "LEAVES", "LEFT") and depart.forms[1:] == (
        "DEPARTS",
        "DEPARTED",
        "DEPARTING",
    )
    assert (pull.form, pull.after, pull.code, pull.forms) == (
        "PULL",
        ("OUT",),
        "087",
        ("PULL", "PULLS", "PULLED"),
    )
    assert (treat.form, treat.before) == ("TREAT", ("RE",))
    assert block.patterns[0][:3] == ((), (("w", "FOR", False), ("w", "TALKS", False)), "036")
    assert said == []


def test_sets_are_compared_without_a_final_underscore_and_cut_at_the_longest() -> None:
    read, said = book(
        "&BOAT_\n+SHIP\n+BARGE\n&BOAT_YARD\n+DOCK\n--- SINK [190] ---\nSINK\n- * &BOAT [1]\n"
        "- * &BOAT_YARD_GATE [172]\n- * &BOATS [172]\n"
    )
    assert read.sets["BOAT"] == [("SHIP",), ("BARGE",)]
    assert read.blocks[0].patterns[1][1] == (("&", "BOAT_YARD", False), ("w", "GATE", True))
    assert len(read.blocks[0].patterns) == 2  # &BOATS can never match
    assert said == ["unknown-event-code", "synset-glued", "unknown-synset"]


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        ("--- SEIZE ###\nSEIZE", ["header-malformed"]),
        ("---  SEIZE   [170]---  ---\nSEIZE", ["header-malformed"]),
        ("--- SEIZE [170] [171] ---\nSEIZE", ["header-malformed"]),
        ("SEIZE", ["no-block"]),
        ("- * POWER [170]", ["no-block"]),
        ("--- A [010] ---\nSEIZE [170] {SEIZED}", ["header-malformed"]),
        ("--- A [010] ---\nSEIZE (SEIZED SEIZING }", ["unbalanced-bracket"]),
        ("--- A [010] ---\nSEIZE\nSEIZE", ["duplicate-phrase"]),
        ("--- A [010] ---\nSeize", ["lower-case"]),
        ("--- A [010] ---\nSEIZE\n- * POWER", ["no-code"]),
        ("--- A [010] ---\nSEIZE\n- POWER [170]", ["no-verb-marker"]),
        ("--- A [010] ---\nSEIZE\n- * POWER * [170]", ["two-verb-markers"]),
        ("--- A [010] ---\nSEIZE\n- * POWER [170]\n- * POWER [171]", ["duplicate-pattern"]),
        ("--- A [010] ---\nSEIZE\n- * POWER [170]\n- * POWER [170]", ["duplicate-pattern"]),
        ("--- A [010] ---\nSEIZE\n- * IN_^ [170]", ["slot-glued"]),
        ("--- A [010] ---\nSEIZE\n- *POWER [170]", ["slot-glued"]),
        ("--- A [010] ---\nSEIZE\n- * POWER [080!]", ["unknown-event-code"]),
        ("--- A [010] ---\nSEIZE\n- * POWER [0732]", ["unknown-event-code"]),
        ("--- A [010] ---\nSEIZE\n- * POWER (IN TOWN [170]", ["unbalanced-bracket"]),
        ("--- A [010] ---\nSEIZE\n- * {} [170]", ["empty-phrase", "duplicate-pattern"]),
        ("--- A [010] ---\nSEIZE\nPREPARE\n- * PREPAR [170]", ["stem-like-word"]),
        ("~ a (b . SEIZE SAY = a b 112", ["transformation-malformed"]),
    ],
)
def test_what_is_said_about_verbs(block: str, expected: list[str]) -> None:
    assert book(block)[1] == expected


def test_the_later_of_two_equal_patterns_wins() -> None:
    read, _ = book("--- A [010] ---\nSEIZE\n- * POWER [170]\n- * POWER [171]\n")
    assert [p[2] for p in read.blocks[0].patterns] == ["171"]


def test_words_before_the_verb_are_kept_nearest_first() -> None:
    pattern = read_pattern("$ WOULD_NOT_* &AID TO + [161:162]", 7, {"AID"}, Findings("f"))
    assert pattern is not None
    upper, lower, code, line, second, shown = pattern
    assert upper == (("w", "NOT", True), ("w", "WOULD", True), ("$", "", False))
    assert lower == (("&", "AID", False), ("w", "TO", False), ("+", "", False))
    assert (code, line, second, shown) == ("161:162", 7, False, "$ WOULD_NOT_* &AID TO +")


def test_the_second_language() -> None:
    read, said = book("--- A [010] ---\nSEIZE\n- MOB * {TOWN HALL} (WITH GUN) [172]\n- * { BANK | SHOP } [171]\n")
    first, second = read.blocks[0].patterns
    assert first[0] == (("w", "MOB", False),) and [value for _, value, _ in first[1]] == [
        "TOWN",
        "HALL",
        "WITH",
        "GUN",
    ]
    assert second[1] == (("|", "BANK|SHOP", False),) and first[4] and second[4]
    assert said == []


def test_null_discard_and_one_sided_codes_are_no_mistakes() -> None:
    read, said = book("--- A [:110] ---\nSEIZE\n- * CHANCE [---]\n- * DAY [###]\n- * POINT [+++]\n")
    assert [p[2] for p in read.blocks[0].patterns] == ["---", "###", "+++"] and read.blocks[0].code == ":110"
    assert said == []
