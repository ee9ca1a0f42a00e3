"""Names without a code: kept with the document, and ranked for whoever extends a dictionary."""

from __future__ import annotations

import pytest
from small import ACTIONS, ACTORS, AGENTS

from eventcode.actors.uncoded import UNKNOWN
from eventcode.actors.unknown import unknown_actors
from eventcode.events import CodedDocument
from eventcode.testing import coder_of, dictionaries_of, parsed, triples

CODER = coder_of(ACTORS, AGENTS, ACTIONS)
ASSEMBLY = """
    The       =        DET   4 det
    Horan     Horan    PROPN 4 compound
    Reform    Reform   PROPN 4 compound
    Assembly  Assembly PROPN 5 nsubj
    attacked  attack   VERB  0 root Tense=Past
    Syrian    Syrian   ADJ   7 amod
    soldiers  soldier  NOUN  5 obj  Number=Plur
"""


def unknown(document: CodedDocument) -> list[str]:
    return [a.text for a in document.mentions if a.kind == UNKNOWN]


def test_a_name_in_source_position_is_kept() -> None:
    found = CODER.code_parsed(parsed(ASSEMBLY))
    assert triples(found) == (("---", "190", "SYRMIL"),)
    assert [(a.text, a.code, a.via, a.kind) for a in found.mentions] == [
        ("Horan Reform Assembly", None, "dictionary", UNKNOWN),
        ("Syrian soldiers", "SYRMIL", "agent", "agent"),
    ]
    assert found.text[found.mentions[0].start : found.mentions[0].end] == "Horan Reform Assembly"


@pytest.mark.parametrize(
    ("rows", "names"),
    [
        ("Rebels rebel NOUN 2 nsubj\nattacked attack VERB 0 root\nXyz Xyz PROPN 2 obj", ["Xyz"]),
        ("Xyz Xyz PROPN 2 nsubj\npraised praise VERB 0 root\nit it PRON 2 obj", ["Xyz"]),
        (
            "Xyz Xyz PROPN 4 nsubj\nand = CCONJ 3 cc\nUvw Uvw PROPN 1 conj\nattacked attack VERB 0 root\n"
            "rebels rebel NOUN 4 obj",
            ["Xyz", "Uvw"],
        ),
        (
            "Rebels rebel NOUN 3 nsubj\nnot not PART 3 advmod\nattack attack VERB 0 root\nXyz = PROPN 3 obj",
            ["Xyz"],
        ),
        ("Xyz Xyz PROPN 2 nsubj\nslept sleep VERB 0 root", []),
        ("Chad Chad PROPN 2 nsubj\nattacked attack VERB 0 root\nTurkey Turkey PROPN 2 obj", []),
        ("Somebody somebody PRON 2 nsubj\nattacked attack VERB 0 root\nrebels rebel NOUN 2 obj", []),
    ],
)
def test_which_names_are_kept(rows: str, names: list[str]) -> None:
    assert unknown(CODER.code_parsed(parsed(rows))) == names


def test_ranking() -> None:
    other = ASSEMBLY.replace("Horan     Horan ", "Northern  Northern")
    documents = [CODER.code_parsed(parsed(rows)) for rows in (other, ASSEMBLY, ASSEMBLY)]
    first, second = unknown_actors(documents)
    assert (first.name, first.as_source, first.as_target, first.count) == ("Horan Reform Assembly", 2, 0, 2)
    assert first.context == "The Horan Reform Assembly attacked Syrian soldiers"
    assert second.name == "Northern Reform Assembly"
    assert unknown_actors(documents, least=2) == [first]


def test_targets_and_actors_without_a_code_on_the_day() -> None:
    dated = "@actors\nXyz = AAA @..1990 {kind: party}"
    rows = "Rebels rebel NOUN 2 nsubj\nattacked attack VERB 0 root\nXyz Xyz PROPN 2 obj"
    document = coder_of(ACTORS, AGENTS, ACTIONS, dated).code_parsed(parsed(rows), date="2000-01-01")
    (found,) = unknown_actors([document])
    assert (found.name, found.as_source, found.as_target) == ("Xyz", 0, 1)


def test_the_lines_are_a_dictionary_and_code_once_completed() -> None:
    found = unknown_actors([CODER.code_parsed(parsed(ASSEMBLY))])
    text = "\n".join(["@actors", *(actor.line() for actor in found)])
    found_by_lint = dictionaries_of(ACTORS, AGENTS, ACTIONS, text).lint()
    assert [d for d in found_by_lint if d.file == "4.txt"] == []
    assert unknown(coder_of(ACTORS, AGENTS, ACTIONS, text).code_parsed(parsed(ASSEMBLY))) == []
    completed = coder_of(ACTORS, AGENTS, ACTIONS, text.replace("= ---", "= SYROPP"))
    assert triples(completed.code_parsed(parsed(ASSEMBLY))) == (("SYROPP", "190", "SYRMIL"),)
