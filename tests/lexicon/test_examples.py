"""The examples beside the entries: each is coded as its entry says, and every CAMEO code has one."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from bundled import bundled_parser

from eventcode import Coder, Dictionaries, read_conllu
from eventcode.lexicon.action_format import ActionEntry, Example
from eventcode.lexicon.cameo_table import cameo_page, examples_by_code
from eventcode.lexicon.examples import Checked, coded_examples
from eventcode.ontology import cameo

DOCS = Path(__file__).parents[2] / "docs"
ATTACKED = (
    "1\tRebels\trebel\tNOUN\t_\tNumber=Plur\t2\tnsubj\t_\t_\n"
    "2\tattacked\tattack\tVERB\t_\tTense=Past|VerbForm=Fin\t0\troot\t_\t_\n"
    "3\tsoldiers\tsoldier\tNOUN\t_\tNumber=Plur\t2\tobj\t_\t_\n\n"
)


@cache
def shipped() -> tuple[Checked, ...]:
    return tuple(coded_examples(Dictionaries.default(), bundled_parser()))


def checked(code: str | None, counter: bool, line: int = 1) -> Checked:
    coder = Coder(dictionaries=Dictionaries.default(), parser=None)
    coded = coder.code_parsed(read_conllu(ATTACKED))
    example = Example("Rebels attacked soldiers.", counter, line)
    return Checked(ActionEntry("S attack T", code, None, "mine.txt", line), example, coded)


@pytest.mark.parametrize(
    ("code", "counter", "passed"),
    [("190", False, True), ("183", False, False), ("183", True, True), (None, True, False)],
)
def test_an_example_is_judged_by_the_code_it_gets(code: str | None, counter: bool, passed: bool) -> None:
    assert checked(code, counter).passed is passed


def test_a_failing_example_is_a_diagnostic_at_its_line() -> None:
    found = checked("183", False, 7).diagnostic()
    assert (found.file, found.line, found.id) == ("mine.txt", 7, "example-fails")
    assert "190" in found.message


@pytest.mark.model
@pytest.mark.slow
def test_every_example_is_coded_as_its_entry_says() -> None:
    failed = [str(one.diagnostic()) for one in shipped() if not one.passed]
    assert not failed, "\n".join(failed)


@pytest.mark.model
@pytest.mark.slow
def test_every_cameo_code_has_an_example() -> None:
    found = examples_by_code(shipped())
    assert [c.code for c in cameo if len(c.code) > 2 and c.code not in found] == []


@pytest.mark.model
@pytest.mark.slow
def test_the_page_of_codes_is_current() -> None:
    page = (DOCS / "cameo.md").read_text(encoding="utf-8")
    assert page == cameo_page(shipped()), "run python -m eventcode.lexicon.cameo_table > docs/cameo.md"
