"""The decisions of ACLED's guide, one sentence each: the example beside every rule is decided as the rule says."""

from __future__ import annotations

from functools import cache

import pytest
from bundled import bundled_coder, bundled_parser, parses

from eventcode import CodedDocument, Document
from eventcode.incidents import Rule, read_rules
from eventcode.lexicon.dictionaries import Dictionaries
from eventcode.lexicon.lines import Problems
from eventcode.ontology import acled

RULES = read_rules(Dictionaries.default().of_kind("incidents"), Problems()).rules
CASES = [(rule, example) for rule in RULES for example in rule.examples]


@cache
def of_rules() -> dict[str, Document]:
    return parses(example for _, example in CASES)


def coded(text: str, country: str | None = None) -> CodedDocument:
    parsed = of_rules().get(text) or bundled_parser().parse(text)
    return bundled_coder().code_parsed(parsed, date="2022-03-05", country=country)


@pytest.mark.model
@pytest.mark.parametrize(("rule", "example"), CASES, ids=[f"{r.where}-{e[:40]}" for r, e in CASES])
def test_the_example_of_a_rule(rule: Rule, example: str) -> None:
    incidents = coded(example).incidents
    assert (incidents[0].sub_event_type if incidents else None) == rule.sub_event


def test_every_sub_event_type_has_a_rule() -> None:
    assert {s.name for s in acled.sub_events()} == {r.sub_event for r in RULES if r.sub_event}


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "country", "actor1", "actor2", "interaction"),
    [
        (
            "Gunmen killed four farmers near the river.",
            "NGA",
            "Unidentified Armed Group (Nigeria)",
            "Civilians (Nigeria)",
            37,
        ),
        ("Teachers marched for higher wages.", "CHL", "Protesters (Chile)", None, 60),
        ("A crowd lynched a man accused of theft.", "GHA", "Rioters (Ghana)", "Civilians (Ghana)", 57),
        (
            "Police used tear gas to disperse a march of nurses.",
            "KEN",
            "Protesters (Kenya)",
            "Police Forces of Kenya (2013-2022)",
            16,
        ),
        (
            "Al Shabaab fighters attacked soldiers at a base.",
            "SOM",
            "Al Shabaab",
            "Military Forces of Somalia",
            12,
        ),
        (
            "Turkish warplanes bombed PKK positions.",
            "IRQ",
            "Military Forces of Turkey (2016-)",
            "PKK: Kurdistan Workers Party",
            28,
        ),
    ],
)
def test_who_is_who(text: str, country: str, actor1: str, actor2: str | None, interaction: int) -> None:
    main = coded(text, country).incidents[0]
    assert main.actor1 == actor1
    assert (main.actor2 or "").startswith(actor2 or "")
    assert main.interaction == interaction
    assert main.rule


@pytest.mark.model
def test_happenings_that_the_text_sets_apart_are_two_incidents() -> None:
    text = "Gunmen abducted a priest in Kaduna. Elsewhere, in Kano, students held a rally over fees."
    assert [i.sub_event_type for i in coded(text, "NGA").incidents] == [
        "Abduction/forced disappearance",
        "Peaceful protest",
    ]
