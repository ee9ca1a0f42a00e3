"""What holds for dictionaries in PETRARCH2's language, or with CAMEO codes, alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from petrarch_sentences import triples

from eventcode.lexicon.petrarch import PetrarchLexicon, load_petrarch
from eventcode.petrarch_coder.combined import combined, negated

VERBS = """\
--- ATTACK [190] ---
ATTACK
- KNIGHT * [193]
--- MEET [040] ---
MEET {MET}
--- GIVE [070] ---
GIVE {GIVEN}
- * (OF GRAIN) [073]
- * WARNING [130]
- * (AT FEAST) [041]
- * ADVICE [050]
- * BREAD [071]
- * {BREAD} [072]
--- ASK [020] ---
ASK
- * (AFTER) [050]
--- SAY [010] ---
SAY {SAID}
--- PROTEST [140] ---
PROTEST
- * A + [020]
--- STRIKE [143] ---
STRIKE {STRUCK}
- NOT * [010]
--- ROW [060] ---
ROW
- % * [070:070]
"""
CASES = {
    "negated cooperation is its refusal": (
        "Avalon/Avalon/PROPN/4/nsubj did/do/AUX/4/aux not/not/PART/4/advmod give/give/VERB/0/root "
        "Cornwall/Cornwall/PROPN/4/iobj food/food/NOUN/4/obj",
        [("AVA", "COR", "122")],
    ),
    "what is refused does not happen": (
        "Avalon/Avalon/PROPN/2/nsubj declined/decline/VERB/0/root to/to/PART/4/mark give/give/VERB/2/xcomp "
        "Cornwall/Cornwall/PROPN/4/iobj food/food/NOUN/4/obj",
        [("AVA", "COR", "122")],
    ),
    "negated conflict is nothing": (
        "Avalon/Avalon/PROPN/4/nsubj did/do/AUX/4/aux n't/not/PART/4/advmod attack/attack/VERB/0/root "
        "Cornwall/Cornwall/PROPN/4/obj",
        [],
    ),
    "several who meet do so with each other": (
        "Avalon/Avalon/PROPN/6/nsubj ,/,/PUNCT/3/punct Cornwall/Cornwall/PROPN/1/conj and/and/CCONJ/5/cc "
        "Lyonesse/Lyonesse/PROPN/1/conj met/meet/VERB/0/root",
        [(a, b, "040") for a in ("AVA", "COR", "LYO") for b in ("AVA", "COR", "LYO") if a != b],
    ),
    "several who attack do not": (
        "Avalon/Avalon/PROPN/4/nsubj and/and/CCONJ/3/cc Cornwall/Cornwall/PROPN/1/conj attacked/attack/VERB/0/root",
        [("AVA", None, "190"), ("COR", None, "190")],
    ),
    "an appeal with the code of what is asked for": (
        "Avalon/Avalon/PROPN/2/nsubj asked/ask/VERB/0/root Cornwall/Cornwall/PROPN/2/obj to/to/PART/5/mark "
        "give/give/VERB/2/xcomp food/food/NOUN/5/obj",
        [("AVA", "COR", "023")],
    ),
    "the subject of a passive is the object": (
        "A/a/DET/2/det warning/warning/NOUN/6/nsubj:pass against/against/ADP/4/case Cornwall/Cornwall/PROPN/2/nmod "
        "was/be/AUX/6/aux:pass given/give/VERB/0/root by/by/ADP/8/case Avalon/Avalon/PROPN/6/obl",
        [("AVA", "COR", "130")],
    ),
    "a purpose is no event": (
        "Avalon/Avalon/PROPN/2/nsubj met/meet/VERB/0/root Cornwall/Cornwall/PROPN/2/obj para/para/ADP/5/mark "
        "attack/attack/VERB/2/advcl:inf Lyonesse/Lyonesse/PROPN/5/obj",
        [("AVA", "COR", "040")],
    ),
    "but dissent is": (
        "Avalon/Avalon/PROPN/2/nsubj met/meet/VERB/0/root Cornwall/Cornwall/PROPN/2/obj para/para/ADP/5/mark "
        "protest/protest/VERB/2/advcl:inf",
        [("AVA", "COR", "040"), ("AVA", None, "140")],
    ),
    "unless it is told already": (
        "Avalon/Avalon/PROPN/2/nsubj struck/strike/VERB/0/root Cornwall/Cornwall/PROPN/2/obj para/para/ADP/5/mark "
        "protest/protest/VERB/2/advcl:inf",
        [("AVA", "COR", "143")],
    ),
    "a preposition of objects says nothing": (
        "Avalon/Avalon/PROPN/2/nsubj protested/protest/VERB/0/root a/a/ADP/4/case Cornwall/Cornwall/PROPN/2/obj",
        [("AVA", "COR", "140")],
    ),
    "a negation of another verb says nothing": (
        "Avalon/Avalon/PROPN/4/nsubj did/do/AUX/4/aux not/not/PART/4/advmod rest/rest/VERB/0/root "
        "to/to/SCONJ/6/mark strike/strike/VERB/4/advcl Cornwall/Cornwall/PROPN/6/obj",
        [("AVA", "COR", "143")],
    ),
    "a compound slot before the verb is the subject": (
        "Talks/talk/NOUN/5/obl of/of/ADP/3/case Avalon/Avalon/PROPN/1/nmod Lyonesse/Lyonesse/PROPN/3/conj "
        "ended/end/VERB/0/root Cornwall/Cornwall/PROPN/7/nsubj rowed/row/VERB/5/conj "
        "Logres/Logres/PROPN/7/obj",
        [],
    ),
    "a wish is no event": (
        "Avalon/Avalon/PROPN/2/nsubj hopes/hope/VERB/0/root Cornwall/Cornwall/PROPN/4/nsubj "
        "attack/attack/VERB/2/ccomp:sub Lyonesse/Lyonesse/PROPN/4/obj",
        [],
    ),
    "words nearer to the verb count first": (
        "Avalon/Avalon/PROPN/2/nsubj gave/give/VERB/0/root Cornwall/Cornwall/PROPN/2/iobj advice/advice/NOUN/2/obj "
        "on/on/ADP/6/case bread/bread/NOUN/4/nmod",
        [("AVA", "COR", "050")],
    ),
    "of equal patterns the last counts": (
        "Avalon/Avalon/PROPN/2/nsubj gave/give/VERB/0/root Cornwall/Cornwall/PROPN/2/iobj bread/bread/NOUN/2/obj",
        [("AVA", "COR", "072")],
    ),
    "a plan that concerns nobody": (
        "Avalon/Avalon/PROPN/2/nsubj said/say/VERB/0/root much/much/ADJ/2/obj",
        [],
    ),
    "a preposition leads on to an actor": (
        "Avalon/Avalon/PROPN/2/nsubj asked/ask/VERB/0/root after/after/ADP/4/case Cornwall/Cornwall/PROPN/2/obl",
        [("AVA", "COR", "050")],
    ),
    "not to a thing": (
        "Avalon/Avalon/PROPN/2/nsubj asked/ask/VERB/0/root Cornwall/Cornwall/PROPN/2/obj after/after/ADP/5/case "
        "breakfast/breakfast/NOUN/2/obl",
        [("AVA", "COR", "020")],
    ),
    "nor is a day": (
        "Avalon/Avalon/PROPN/2/nsubj asked/ask/VERB/0/root Cornwall/Cornwall/PROPN/2/obj after/after/ADP/5/case "
        "Friday/Friday/PROPN/2/obl",
        [("AVA", "COR", "020")],
    ),
    "but an unknown name is somebody": (
        "Avalon/Avalon/PROPN/2/nsubj asked/ask/VERB/0/root Cornwall/Cornwall/PROPN/2/obj after/after/ADP/5/case "
        "Merlin/Merlin/PROPN/2/obl",
        [("AVA", "COR", "050")],
    ),
    "the agent of a passive is the subject": (
        "Cornwall/Cornwall/PROPN/3/nsubj:pass was/be/AUX/3/aux:pass attacked/attack/VERB/0/root by/by/ADP/6/case "
        "Avalonian/Avalonian/ADJ/6/amod knights/knight/NOUN/3/obl",
        [("AVAMIL", "COR", "193")],
    ),
    "its subject is not": (
        "Knights/knight/NOUN/3/nsubj:pass were/be/AUX/3/aux:pass attacked/attack/VERB/0/root by/by/ADP/5/case "
        "Avalon/Avalon/PROPN/3/obl",
        [("AVA", "---MIL", "190")],
    ),
    "words of another clause do not count": (
        "Avalon/Avalon/PROPN/2/nsubj gave/give/VERB/0/root Cornwall/Cornwall/PROPN/2/iobj proof/proof/NOUN/2/obj "
        "that/that/SCONJ/8/mark it/it/PRON/8/nsubj was/be/AUX/8/cop warning/warning/NOUN/4/acl",
        [("AVA", "COR", "070")],
    ),
}


@pytest.fixture(scope="module")
def second(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> PetrarchLexicon:
    path = tmp_path_factory.mktemp("second") / "v.txt"
    path.write_text(VERBS)
    return load_petrarch(verbs=path, actors=folder / "a.txt", agents=folder / "g.txt")


@pytest.mark.parametrize("name", CASES)
def test_second_language(name: str, second: PetrarchLexicon) -> None:
    row, expected = CASES[name]
    assert triples(second, row) == expected


def test_codes_of_another_scheme_are_not_read_as_cameo(folder: Path, tmp_path: Path) -> None:
    """023 is a comment in WEIS and an appeal in CAMEO: nothing in the background is left out."""
    (tmp_path / "v.txt").write_text("--- SAY [023] ---\nSAY {SAID}\n--- ATTACK [223] ---\nATTACK\n")
    weis = load_petrarch(verbs=tmp_path / "v.txt", actors=folder / "a.txt")
    row = (
        "Avalon/Avalon/PROPN/2/nsubj said/say/VERB/0/root it/it/PRON/4/nsubj attacked/attack/VERB/2/ccomp "
        "Cornwall/Cornwall/PROPN/4/obj"
    )
    assert triples(weis, row) == [("AVA", "COR", "023"), ("AVA", "COR", "223")]


def test_two_verbs_that_name_each_other_are_one_event(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "v.txt").write_text(
        "--- R [060] ---\nROW\n- * QUARREL [190]\n--- Q [---] ---\nQUARREL\n- ROW * [110]\n"
    )
    row = (
        "Avalon/Avalon/PROPN/2/nsubj rowed/row/VERB/0/root with/with/ADP/4/case Cornwall/Cornwall/PROPN/2/obl "
        "quarrel/quarrel/VERB/2/xcomp in/in/ADP/7/case Lyonesse/Lyonesse/PROPN/5/obl"
    )
    assert triples(load_petrarch(verbs=tmp_path / "v.txt", actors=folder / "a.txt"), row) == [("AVA", "COR", "190")]


def test_tables() -> None:
    assert negated("0231") == "" and negated("0334") == "1224"
    assert combined("100", "0841") == "105" and combined("060", "040") == "060"
