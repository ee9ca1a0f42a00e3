"""Actor and agent files: what is read from good lines, and what is said about bad ones."""

from __future__ import annotations

import pytest

from eventcode.lexicon.petrarch._actors import read_actors
from eventcode.lexicon.petrarch._agents import read_agents
from eventcode.lexicon.petrarch._lines import Findings


def codes(text: str) -> dict[str, list[tuple[str, int, int]]]:
    groups = read_actors(text.encode(), Findings("f"))
    return {name: [code for code, _ in group.codes] for group in groups for name, _ in group.names}


def ids(text: str, reader: str = "actors") -> list[str]:
    found = Findings("f")
    (read_actors if reader == "actors" else read_agents)(text.encode(), found)
    return [row[3] for row in found.rows]


def test_the_last_entry_of_a_file_counts() -> None:
    assert codes("AVALON_ [AVA]\nLYONESSE_ [LYO]")["LYONESSE_"] == [("LYO", 0, 99999999)]


def test_names_without_codes_share_those_of_the_next_entry() -> None:
    text = "KING_MARK ; of Cornwall\n+MARK\nMARCH_OF_COR\nMARCUS_REX\n\t[CORELI 480101-850311]\n\t[CORGOV]\n"
    found = codes(text)
    assert len({tuple(c) for c in found.values()}) == 1 and len(found) == 4
    assert found["KING_MARK"] == [("CORELI", 19480101, 19850311), ("CORGOV", 0, 99999999)]
    assert ids(text) == ["inherits-next", "inherits-next"]


def test_several_codes_on_one_line_and_spaces_around_dates() -> None:
    assert codes("MERLIN [AVAELI 950701-951231][AVAGOV > 991006]")["MERLIN"] == [
        ("AVAELI", 19950701, 19951231),
        ("AVAGOV", 19991006, 99999999),
    ]
    assert codes("NIMUE [AVA < 950601]\n\t[AVAREB 19950601 - 19990815]")["NIMUE"][1] == (
        "AVAREB",
        19950601,
        19990815,
    )


def test_a_code_broken_over_two_lines_is_read() -> None:
    assert codes("CAMELOT_LTD\t[\n\tMNCAVA]\nTINTAGEL [COR]") == {
        "CAMELOT_LTD": [("MNCAVA", 0, 99999999)],
        "TINTAGEL": [("COR", 0, 99999999)],
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ARTHUR\n\t[AVAGOV 9008223-911221]\n\t[AVA]", ["bad-date"]),
        ("ARTHUR\n\t[AVAGOV 1920050709-20110709]\n\t[AVA]", ["bad-date"]),
        ("ARTHUR\n\t[AVAGOV <17041975]\n\t[AVA]", ["bad-date"]),
        ("ARTHUR\n\t[AVAGOV 20121207-20120802]\n\t[AVA]", ["range-reversed"]),
        ("ARTHUR\n\t[AVAGOV 20121204]\n\t[AVA]", ["date-without-operator"]),
        ("ARTHUR [AVA 250101-310101]", ["ambiguous-century"]),
        ("ARTHUR [AVA >350101]", ["ambiguous-century"]),
        ("ARTHUR", ["no-code"]),
        ("\t[AVA]", ["no-code"]),
        ("ARTHUR\n\t[AVA]\n+ARTUS", ["synonym-after-code"]),
        ("ARTHUR [AVA]\n   ARTUS", ["indented-phrase"]),
        ("ARTHUR\n[AVA]", ["code-without-tab"]),
        ("ARTHUR] [AVA]", ["unbalanced-bracket"]),
        ("ARTHUR_(THE_KING [AVA]", ["unbalanced-bracket"]),
        ("ART\0HUR [AVA]", ["control-char"]),
        ("Arthur [AVA]", ["lower-case"]),
        ("ARTHUR [ava]", ["lower-case"]),
        ("ARTHUR [AVA] of Britain", ["text-after-code"]),
        ("ARTHUR [AVA]\n+ARTUS_+ARTURO", ["run-together"]),
        ("ARTHUR [AVA]\n---STOP---\nGARETH [COR]", ["stop-marker"]),
        ("... [AVA]", ["empty-phrase"]),
    ],
)
def test_what_is_said_about_actors(text: str, expected: list[str]) -> None:
    assert ids(text) == expected


def test_the_rest_of_a_group_survives_a_bad_line() -> None:
    assert codes("ARTHUR\n\t[AVAGOV 9008223-911221]\n\t[AVA]")["ARTHUR"] == [("AVA", 0, 99999999)]
    assert codes("ART\0HUR [AVA]") == {"ARTHUR": [("AVA", 0, 99999999)]}


def agents(text: str) -> dict[str, str]:
    return {phrase: code for phrase, code, _, _ in read_agents(text.encode(), Findings("f"))}


def test_plurals_given_made_and_forbidden() -> None:
    assert agents("WATCHMAN [~COP]\nDEPUTY [~LEG]\nLODGE {LODGEMENTS} [~OPP]\nGENTRY {} [~ELI]") == {
        "WATCHMAN": "~COP",
        "WATCHMEN": "~COP",
        "DEPUTY": "~LEG",
        "DEPUTIES": "~LEG",
        "LODGE": "~OPP",
        "LODGEMENTS": "~OPP",
        "GENTRY": "~ELI",
    }


def test_an_entry_with_a_set_does_not_disturb_the_line_before_it() -> None:
    text = "!ONE! = MAN, WOMAN\nKING [~GOV]\nBARGE!ONE![~LAB]\n!ONE!_OF_LETTERS [~EDU]\n"
    assert agents(text) == {
        "KING": "~GOV",
        "KINGS": "~GOV",
        "BARGEMAN": "~LAB",
        "BARGEWOMAN": "~LAB",
        "MAN_OF_LETTERS": "~EDU",
        "WOMAN_OF_LETTERS": "~EDU",
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("KNIGHT", ["no-code"]),
        ("KNIGHT []", ["no-tilde", "no-code"]),
        ("KNIGHT [~MIL}", ["unbalanced-bracket"]),
        ("KNIGHT {KNIGHTHOOD [~MIL]", ["unbalanced-bracket"]),
        ("KNIGHT [MIL]", ["no-tilde"]),
        ("SHIELD!ONE! [~MIL]", ["undefined-substitution"]),
        ("Knight [~MIL]", ["lower-case"]),
        ("!ONE!_=_MAN,_WOMAN_\nSHIELD!ONE! [~MIL]", ["odd-underscore"]),
    ],
)
def test_what_is_said_about_agents(text: str, expected: list[str]) -> None:
    assert ids(text, "agents") == expected
