"""Documents: discards, issues, events with spans and pairs, reasons."""

from __future__ import annotations

from pathlib import Path

from petrarch_sentences import code, document

from eventcode import Coder, Dictionaries
from eventcode.lexicon.petrarch import PetrarchLexicon

ATTACK = "Avalon/Avalon/PROPN/2/nsubj attacked/attack/VERB/0/root Cornwall/Cornwall/PROPN/2/obj"
NULL = (
    "Avalon/Avalon/PROPN/2/nsubj freed/free/VERB/0/root port/port/NOUN/2/obj of/of/ADP/5/case "
    "Cornwall/Cornwall/PROPN/3/nmod"
)


def test_discards_and_complexity(lexicon: PetrarchLexicon) -> None:
    attack = (
        "Avalon/Avalon/PROPN/2/nsubj {}/{}/VERB/0/root {}/{}/NOUN/2/obj in/in/ADP/5/case Cornwall/Cornwall/PROPN/3/nmod"
    )
    story = code(lexicon, attack.format("attacked", "attack", "regatta", "regatta"))
    assert story.discarded == "story: REGATTA (d.txt:1)" and not story.events
    record = code(lexicon, attack.format("stormed", "storm", "headlines", "headline"))
    assert record.discarded == "sentence: [###] (v.txt:40)" and not record.events
    knotty = code(lexicon, attack.format("stormed", "storm", "opinion", "opinion"))
    assert knotty.discarded is None and not knotty.events and knotty.why == "complexity rule v.txt:41"


def test_issues(lexicon: PetrarchLexicon) -> None:
    assert code(lexicon, "boats/boat/NOUN/0/root and/and/CCONJ/3/cc boat/boat/NOUN/1/conj").issues == (("BOATS", 2),)
    assert code(lexicon, "paper/paper/NOUN/2/compound boat/boat/NOUN/0/root").issues == ()


def coder(folder: Path) -> Coder:
    names = {"verbs": "v", "agents": "g", "discards": "d", "issues": "i"}
    paths = {kind: folder / f"{name}.txt" for kind, name in names.items()}
    return Coder(dictionaries=Dictionaries.from_petrarch(actors=[folder / "a.txt"], **paths), parser=None)


def test_coder_gives_events_with_spans_and_pairs(folder: Path) -> None:
    doc = coder(folder).code_parsed(
        document(
            "Avalonian/Avalonian/ADJ/2/amod knights/knight/NOUN/3/nsubj visited/visit/VERB/0/root "
            "Cornwall/Cornwall/PROPN/3/obj"
        )
    )
    there, back = doc.events
    assert there.source is not None and doc.text[there.source.start : there.source.end] == "Avalonian knights"
    assert (there.source.code, there.source.roles, there.action.cameo, there.action.label) == (
        "AVAMIL",
        ("AVA", "MIL"),
        "042",
        "Make a visit",
    )
    assert (back.action.cameo, there.pair, back.pair) == ("043", back.id, there.id)
    assert doc.to_records()


def test_a_story_rule_discards_the_document_and_a_sentence_rule_its_sentence(folder: Path) -> None:
    attack = "Avalon/Avalon/PROPN/2/nsubj attacked/attack/VERB/0/root Cornwall/Cornwall/PROPN/2/obj"
    race = "The/the/DET/3/det boat/boat/NOUN/3/compound race/race/NOUN/0/root"
    regatta = "The/the/DET/2/det regatta/regatta/NOUN/0/root"
    kept = coder(folder).code_parsed(document(attack, race))
    assert len(kept.events) == 1 and kept.discarded is None
    assert [(w.sentence, w.reason) for w in kept.why_not] == [(1, "discarded")]
    lost = coder(folder).code_parsed(document(attack, regatta))
    assert not lost.events and lost.discarded == "story: REGATTA (d.txt:1)"
    assert coder(folder).code_parsed(document(race)).discarded == "sentence: BOAT RACE (d.txt:2)"


def test_sentences_without_an_event_say_why(folder: Path) -> None:
    rows = (
        "Avalon/Avalon/PROPN/2/nsubj slept/sleep/VERB/0/root",
        "Somebody/somebody/PRON/2/nsubj attacked/attack/VERB/0/root",
        NULL,
    )
    doc = coder(folder).code_parsed(document(*rows))
    assert [w.reason for w in doc.why_not] == ["no-trigger", "no-actor", "suppressed"]


def test_a_code_outside_cameo_is_kept(tmp_path: Path) -> None:
    (tmp_path / "v.txt").write_text("--- A [223] ---\nATTACK\n")
    (tmp_path / "a.txt").write_text("AVALON [AVA]\nCORNWALL [COR]\n")
    dictionaries = Dictionaries.from_petrarch(verbs=tmp_path / "v.txt", actors=[tmp_path / "a.txt"])
    (event,) = Coder(dictionaries=dictionaries, parser=None).code_parsed(document(ATTACK)).events
    assert (event.action.cameo, event.action.cameo_root, event.action.plover) == ("223", "22", None)
