"""Names and role nouns of a sentence, composed into actors."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from cases import Case, read_cases
from small import ACTORS, AGENTS

from eventcode.events import Actor
from eventcode.testing import coder_of, parsed

CASES = read_cases(Path(__file__).with_name("naming.txt"))
CODER = coder_of(ACTORS, AGENTS)


def coded(document_rows: str, date: str | dt.date | None = None, country: str | None = None) -> list[Actor]:
    found = CODER.code_parsed(parsed(document_rows), date=date, country=country).mentions
    return [actor for actor in found if actor.code is not None]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_actors(case: Case) -> None:
    found = CODER.code_parsed(case.document, date="2020-01-01").mentions
    rows = tuple(f"{a.text} | {a.code} | {a.via}" for a in found if a.code is not None)
    assert rows == case.expected


def test_offsets_slice_the_text() -> None:
    for case in CASES:
        for actor in CODER.code_parsed(case.document).mentions:
            assert case.document.text[actor.start : actor.end] == actor.text
            assert actor.head in actor.tokens


@pytest.mark.parametrize(
    ("date", "code"),
    [
        ("2000-07-16", "SYRELI"),
        ("2000-07-17", "SYRGOV"),
        ("2024-12-08", "SYRGOV"),
        ("2024-12-09", "SYRELI"),
        (None, "SYRGOV"),
    ],
)
def test_office_on_the_day_of_the_event(date: str | None, code: str) -> None:
    (actor,) = coded("Assad Assad PROPN 2 nsubj\nspoke speak VERB 0 root", date)
    assert (actor.code, actor.country, actor.roles) == (code, "SYR", (code[3:],))


def test_what_an_actor_carries() -> None:
    (actor,) = coded("The the DET 2 det\nSDF SDF PROPN 3 nsubj\nspoke speak VERB 0 root")
    assert (actor.name, actor.kind, actor.entry) == (
        "Syrian Democratic Forces",
        "armed-group",
        "1.txt:20",
    )
    assert (actor.text, actor.start, actor.end, actor.sentence, actor.head) == ("SDF", 4, 7, 0, 1)
    assert actor.acled is not None and (actor.acled.name, actor.acled.inter) == (
        "Syrian Democratic Forces",
        2,
    )


BARE = "Police police NOUN 2 nsubj Number=Plur\nspoke speak VERB 0 root\n"


def test_country_of_a_bare_role_noun_from_the_caller() -> None:
    assert [(a.code, a.country) for a in coded(BARE, country="SYR")] == [("SYRCOP", "SYR")]
    assert [(a.code, a.country) for a in coded(BARE)] == [("COP", None)]


def test_country_of_a_bare_role_noun_from_the_same_noun_before() -> None:
    before = "Nigerian Nigerian ADJ 2 amod\npolice police NOUN 3 nsubj\nspoke speak VERB 0 root\n\n"
    assert [a.code for a in coded(before + BARE)] == ["NGACOP", "NGACOP"]


def test_country_of_a_bare_role_noun_from_the_dateline() -> None:
    dateline = "# eventcode_role = dateline\nLAGOS Lagos PROPN 0 root\n\n"
    assert [a.code for a in coded(dateline + BARE)][-1] == "NGACOP"


def test_country_of_a_bare_role_noun_is_not_guessed_beside_another() -> None:
    beside = BARE + "in in ADP 4 case\nLagos Lagos PROPN 2 obl\n"
    first, *_ = coded(beside, country="NGA")
    assert first.code == "NGACOP"
    others = "Syria Syria PROPN 2 nsubj\nspoke speak VERB 0 root\n\n" * 3
    named = BARE + "Lagos Lagos PROPN 2 obj\n"
    assert [a.code for a in coded(others + named)][-2:] == ["COP", "NGA"]


def test_people_at_the_one_place_of_a_sentence_are_of_that_country() -> None:
    beside = BARE + "in in ADP 4 case\nLagos Lagos PROPN 2 obl\n"
    others = "Syria Syria PROPN 2 nsubj\nspoke speak VERB 0 root\n\n" * 3
    assert [a.code for a in coded(others + beside)][-2:] == ["NGACOP", "NGA"]
    two = beside + "and and CCONJ 6 cc\nChad Chad PROPN 4 conj\n"
    assert [a.code for a in coded(two)] == ["COP", "NGA", "TCD"]


def test_international_role_nouns_have_no_country() -> None:
    rows = "Mediators mediator NOUN 2 nsubj Number=Plur\nspoke speak VERB 0 root"
    assert [(a.code, a.country) for a in coded(rows, country="SYR")] == [("IGO", None)]


def test_case_does_not_matter_in_a_text_without_capitals() -> None:
    assert coded("turkey turkey NOUN 2 nsubj\nspoke speak VERB 0 root")[0].code == "TUR"
    assert coded("Soldiers soldier NOUN 2 nsubj\nate eat VERB 0 root\nturkey turkey NOUN 2 obj")[-1].code == "MIL"


@pytest.mark.parametrize(("first", "known"), [("Emmanuel", []), ("Radio", ["Chad"])])
def test_a_country_with_the_surname_of_somebody_named_in_full_is_that_person(first: str, known: list[str]) -> None:
    """ "Emmanuel Chad spoke. Chad left." is about no country; a station's name says nothing about Chad."""
    name = f"{first} {first} PROPN 3 nsubj\nChad Chad PROPN 1 flat\nspoke speak VERB 0 root"
    found = coded(f"{name}\n\nChad Chad PROPN 2 nsubj\nleft leave VERB 0 root")
    assert [actor.text for actor in found] == known
