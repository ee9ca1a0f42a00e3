"""The rule language: what is read, what is refused, and what the status of a word is."""

from __future__ import annotations

import pytest

from eventcode.errors import DictionaryError
from eventcode.incidents import RuleBook, parties, read_rules
from eventcode.incidents.build import interaction
from eventcode.incidents.cues import CueTable
from eventcode.incidents.facts import Facts
from eventcode.incidents.parties import sides_of
from eventcode.incidents.rules import SIDES
from eventcode.incidents.status import statuses
from eventcode.lexicon.dictionaries import Dictionaries
from eventcode.lexicon.grammar import Grammar
from eventcode.lexicon.lines import Problems
from eventcode.parsing import read_conllu

SENTENCE = (
    "1\tTeachers\tteacher\tNOUN\t_\tNumber=Plur\t2\tnsubj\t_\t_\n"
    "2\tmarched\tmarch\tVERB\t_\tTense=Past\t0\troot\t_\t_\n"
    "3\tagainst\tagainst\tADP\t_\t_\t5\tcase\t_\t_\n"
    "4\tthe\tthe\tDET\t_\t_\t5\tdet\t_\t_\n"
    "5\tkilling\tkilling\tNOUN\t_\t_\t2\tobl\t_\t_\n\n"
)


def book(text: str) -> tuple[RuleBook, list[str]]:
    problems = Problems()
    sources = Dictionaries.of_text("@incidents\n" + text, name="mine.txt").of_kind("incidents")
    return read_rules(sources, problems), [d.id for d in problems.found]


def test_a_rule_has_conditions_in_order() -> None:
    rules, problems = book(
        "&riot := riot/v\n%harm := 18 | 19\nMob violence if now &riot, no %harm by 1|8 to 7, named 5"
    )
    assert problems == []
    first = rules.rules[0]
    assert (first.sub_event, first.where) == ("Mob violence", "mine.txt:4")
    assert [(c.kind, c.mode, c.negated) for c in first.conditions] == [
        ("cue", "now", False),
        ("deed", "", True),
        ("named", "", False),
    ]
    assert first.conditions[1].by == {"1", "8"}


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("Mob violence", "bad-rule"),
        ("Mob fury if named 5", "unknown-sub-event"),
        ("Mob violence if perhaps", "bad-condition"),
        ("Mob violence if suggests Mob fury", "bad-condition"),
        ("Mob violence if &mob", "unknown-set"),
        ("Mob violence if %harm to 7", "unknown-set"),
        ("> An example without a rule.", "stray-example"),
        ("Mob violence if named 5 {party: camp}", "unknown-attribute"),
        ("parties Mob fury := rioters ; mobbed", "unknown-sub-event"),
    ],
)
def test_a_line_that_cannot_be_used_is_a_diagnostic(line: str, problem: str) -> None:
    assert book(line)[1] == [problem]


def test_the_shipped_rules_are_without_problems() -> None:
    problems = Problems()
    rules = read_rules(Dictionaries.default().of_kind("incidents"), problems)
    assert problems.found == []
    assert all(rule.examples for rule in rules.rules)


@pytest.mark.parametrize(
    ("member", "found"),
    [("march/v against", True), ("march/n", False), ("teacher killing", False), ("march * killing", True)],
)
def test_cues_match_lemmas_and_gaps(member: str, found: bool) -> None:
    table = CueTable.build({"cue": [member]})
    assert any(table.find(read_conllu(SENTENCE).sentences[0])) is found


def test_a_barred_phrase_is_no_cue() -> None:
    sentence = read_conllu(SENTENCE).sentences[0]
    table = CueTable.build({"cue": ["march", "killing", "!{march|walk} against"], "other": ["&cue"]})
    assert [(hit.name, hit.token) for hit in table.find(sentence)] == [("cue", 4), ("other", 4)]


def test_alternatives_of_one_word_share_a_place() -> None:
    table = CueTable.build({"cue": ["{march|rally/v|go on strike} * {killing|arrest}"]})
    assert any(table.find(read_conllu(SENTENCE).sentences[0]))
    assert len(table.by_first["march"]) == 1


def test_what_a_protest_is_about_did_not_happen_there() -> None:
    words = book("&topic := march/v\n&topic-link := against")[0].words
    told = statuses(read_conllu(SENTENCE).sentences[0], words, Grammar.of({}))
    assert (told[1], told[4]) == ("real", "topic")


@pytest.mark.parametrize(("one", "two", "code"), [(7, 3, 37), (6, None, 60), (1, 1, 11), (None, None, None)])
def test_the_interaction_is_the_lower_class_first(one: int | None, two: int | None, code: int | None) -> None:
    assert interaction(one, two) == code


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        (
            "parties Attack := armed ; victim",
            "mine.txt:2:27: error: no side is called 'victim' [unknown-side] (did you mean",
        ),
        ("Attack if named 3 {parties: amred and victims}", "mine.txt:2:29: error: no side is called 'amred'"),
    ],
)
def test_a_side_that_does_not_exist_is_found_by_lint(line: str, shown: str) -> None:
    problems = Problems()
    rules = read_rules(Dictionaries.of_text("@incidents\n" + line, name="mine.txt").of_kind("incidents"), problems)
    assert [str(d)[: len(shown)] for d in problems.found] == [shown]
    assert not rules.rules and not rules.names


def test_every_side_has_a_reading() -> None:
    assert set(parties.SIDES) == SIDES


def test_a_side_that_does_not_exist() -> None:
    facts = Facts(book("")[0], {}, (), (), (), frozenset())
    with pytest.raises(DictionaryError, match="Mob violence: no side is called 'rebel'; known: actor, anyone, armed"):
        sides_of("Mob violence", facts, None, str, {}, "armed ; rebel")
