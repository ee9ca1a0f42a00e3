"""Nouns that are events."""

from __future__ import annotations

from pathlib import Path

import pytest
from petrarch_sentences import VERBS, triples

from eventcode.lexicon.petrarch import PetrarchLexicon, load_petrarch

NSUBJ = "Avalon/Avalon/PROPN/2/nsubj"
UPROAR = "&STRIFE\n+UPROAR\n+FOOD RIOT\n" + "".join(
    f"--- V{number} [---] ---\nVERB{number}\n- * THE &STRIFE [{'141' if number % 3 else '080'}]\n"
    for number in range(30)
)


@pytest.fixture(scope="module")
def uproar(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> PetrarchLexicon:
    path = tmp_path_factory.mktemp("nouns") / "v.txt"
    path.write_text(UPROAR + VERBS.partition("--- MEET")[0])
    return load_petrarch(verbs=path, actors=folder / "a.txt", agents=folder / "g.txt")


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (  # the phrase of the noun
            "Fears/fear/NOUN/2/nsubj led/lead/VERB/0/root to/to/ADP/5/case an/a/DET/5/det "
            "uproar/uproar/NOUN/2/obl in/in/ADP/7/case Lyonesse/Lyonesse/PROPN/5/nmod",
            [("LYO", None, "141")],
        ),
        (  # the subject
            f"{NSUBJ} saw/see/VERB/0/root food/food/NOUN/4/compound riots/riot/NOUN/2/obj",
            [("AVA", None, "141")],
        ),
        (  # nobody
            "Nobody/nobody/PRON/2/nsubj saw/see/VERB/0/root uproar/uproar/NOUN/2/obj",
            [],
        ),
        (  # a verb of the foreground tells the news
            f"{NSUBJ} attacked/attack/VERB/0/root Cornwall/Cornwall/PROPN/2/obj after/after/ADP/5/case "
            "uproar/uproar/NOUN/2/obl",
            [("AVA", "COR", "190")],
        ),
        (  # a verb of the background does not
            f"{NSUBJ} saw/see/VERB/0/root uproar/uproar/NOUN/2/obj that/that/PRON/5/nsubj "
            "attacked/attack/VERB/3/acl:relcl Cornwall/Cornwall/PROPN/5/obj",
            [("AVA", None, "141")],
        ),
        (  # what else happened, with an actor of its own
            f"{NSUBJ} attacked/attack/VERB/0/root Cornwall/Cornwall/PROPN/2/obj after/after/ADP/5/case "
            "uproar/uproar/NOUN/2/obl in/in/ADP/7/case Lyonesse/Lyonesse/PROPN/5/nmod",
            [("AVA", "COR", "190"), ("LYO", None, "141")],
        ),
        (  # the dictionary has this noun with this verb
            f"{NSUBJ} verb3/verb3/VERB/0/root the/the/DET/4/det uproar/uproar/NOUN/2/obj",
            [("AVA", None, "080")],
        ),
    ],
)
def test_nouns_that_are_events(row: str, expected: list[tuple[str, str | None, str]], uproar: PetrarchLexicon) -> None:
    assert triples(uproar, row) == expected
