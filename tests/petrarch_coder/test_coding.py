"""Coding hand-built parses with small PETRARCH dictionaries: one test a rule."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from eventcode import Coder, Dictionaries
from eventcode.document import Document, Sentence, Token
from eventcode.lexicon.petrarch import PetrarchLexicon, load_petrarch
from eventcode.petrarch_coder import CodedSentence, code_sentence
from eventcode.petrarch_coder.grammar import grammar

VERBS = """\
&BOAT
+LONG SHIP
+BARGE
&ARMED
+&BOAT
+CATAPULT
&NOT
+DID N'T
--- ATTACK [190] ---
ATTACK
- &NOT * WITH &ARMED [051]
- * WITH &ARMED [194]
- * WITH BARGE_AT_NIGHT [195]
--- MEET [040:040] ---
MEET {MEETS MET MEETING}
- % HAVE_POSTPONED * [165]
--- VISIT [042:043] ---
VISIT
--- FREE [084] ---
FREE
- + * FROM $ [085]
- * PORT [---]
--- SAY [010] ---
SAY {SAYS SAID SAYING}
--- WANT [020] ---
WANT
- * ^ FROM + [021]
--- OFFEND [:111] ---
OFFEND
--- BREAK [160] ---
+BREAK_OFF {+BREAKS_OFF +BROKE_OFF} [164]
BREAK {BREAKS BROKE BROKEN}
--- WATCH [094] ---
WIRE_+TAP {WIRE_+TAPPED WIRE_+TAPPING}
--- SHOULD [100] ---
SHOULD
- * FREE [105]
--- STORM [190] ---
STORM
- * HEADLINES [###]
- * OPINION [+++]
--- RAID [183] ---
RAID
- LA * [182]
- + *_POR $ [181]
--- ROB [171] ---
HURTAR
"""
ACTORS = """\
AVALON [AVA]
+AVALONIAN
CORNWALL [COR]
LYONESSE [LYO]
ROUND_TABLE [ART/GAR]
US_ [USA]
LADY LAKE [LAD]
BROCELIANDE
	[--- <19900101]
	[BRO]
"""
AGENTS = """\
GUARD [~COP]
KNIGHT [~MIL]
MINISTER [~GOV]
LIVING_SAINT [~REL]
ALMONER [NGO~]
"""
DISCARDS = "+REGATTA\nBOAT RACE\n"
ISSUES = '<ISSUE CATEGORY="SEA" TYPE="ALL">\nn:boat [BOATS]\n~paper boat\n</ISSUE>\n'


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("petrarch")
    for name, text in (("v", VERBS), ("a", ACTORS), ("g", AGENTS), ("d", DISCARDS), ("i", ISSUES)):
        (path / f"{name}.txt").write_text(text)
    return path


@pytest.fixture(scope="module")
def lexicon(folder: Path) -> PetrarchLexicon:
    return load_petrarch(
        verbs=folder / "v.txt",
        actors=folder / "a.txt",
        agents=folder / "g.txt",
        discards=folder / "d.txt",
        issues=folder / "i.txt",
    )


def document(*rows: str) -> Document:
    """Sentences written as `form/lemma/UPOS/head/relation`, heads counted from 1."""
    sentences, words, at = [], [], 0
    for number, row in enumerate(rows):
        tokens = []
        start = at
        for index, cell in enumerate(row.split()):
            form, lemma, upos, head, relation = cell.split("/")
            feats = "VerbForm=Part|Tense=Past" if relation.startswith(("acl:part",)) else "_"
            relation = relation.replace("acl:part", "acl")
            tokens.append(
                Token(index, form, lemma, upos, int(head) - 1, relation, at, at + len(form), feats=feats)
            )
            words.append(form)
            at += len(form) + 1
        sentences.append(Sentence(number, tuple(tokens), start, at - 1))
    return Document(" ".join(words), tuple(sentences), "hand")


def code(lexicon: PetrarchLexicon, row: str, date: str | None = None) -> CodedSentence:
    doc = document(row)
    return code_sentence(doc, doc.sentences[0], lexicon, dt.date.fromisoformat(date) if date else None)


def triples(
    lexicon: PetrarchLexicon, row: str, date: str | None = None
) -> list[tuple[str | None, str | None, str]]:
    return [
        (e.source.code if e.source else None, e.target.code if e.target else None, e.code)
        for e in code(lexicon, row, date).events
    ]


NSUBJ = "Avalon/Avalon/PROPN/2/nsubj"
CASES = {
    "subject and object": (
        f"{NSUBJ} attacked/attack/VERB/0/root Cornwall/Cornwall/PROPN/2/obj",
        [("AVA", "COR", "190")],
    ),
    "passive with its agent": (
        "Cornwall/Cornwall/PROPN/3/nsubj:pass was/be/AUX/3/aux:pass attacked/attack/VERB/0/root "
        "by/by/ADP/5/case Avalon/Avalon/PROPN/3/obl",
        [("AVA", "COR", "190")],
    ),
    "passive without an agent": (
        "Cornwall/Cornwall/PROPN/3/nsubj:pass was/be/AUX/3/aux:pass attacked/attack/VERB/0/root",
        [(None, "COR", "190")],
    ),
    "reduced relative clause": (
        "Cornwall/Cornwall/PROPN/5/nsubj attacked/attack/VERB/1/acl:part by/by/ADP/4/case "
        "Avalon/Avalon/PROPN/2/obl visited/visit/VERB/0/root Lyonesse/Lyonesse/PROPN/5/obj",
        [("AVA", "COR", "190"), ("COR", "LYO", "042"), ("LYO", "COR", "043")],
    ),
    "coordinated actors": (
        "Avalon/Avalon/PROPN/4/nsubj and/and/CCONJ/3/cc Cornwall/Cornwall/PROPN/1/conj "
        "attacked/attack/VERB/0/root Lyonesse/Lyonesse/PROPN/4/obj",
        [("AVA", "LYO", "190"), ("COR", "LYO", "190")],
    ),
    "coordinated verbs share the subject": (
        f"{NSUBJ} attacked/attack/VERB/0/root Cornwall/Cornwall/PROPN/2/obj and/and/CCONJ/5/cc "
        "visited/visit/VERB/2/conj Lyonesse/Lyonesse/PROPN/5/obj",
        [("AVA", "COR", "190"), ("AVA", "LYO", "042"), ("LYO", "AVA", "043")],
    ),
    "infinitive takes the subject above": (
        f"{NSUBJ} tried/try/VERB/0/root to/to/PART/4/mark attack/attack/VERB/2/xcomp "
        "Cornwall/Cornwall/PROPN/4/obj",
        [("AVA", "COR", "190")],
    ),
    "pronoun stands for the subject above": (
        f"{NSUBJ} hinted/hint/VERB/0/root it/it/PRON/4/nsubj attacked/attack/VERB/2/ccomp "
        "Cornwall/Cornwall/PROPN/4/obj",
        [("AVA", "COR", "190")],
    ),
    "infinitive after a noun has no subject and no event": (
        f"{NSUBJ} saw/see/VERB/0/root a/a/DET/4/det place/place/NOUN/2/obj to/to/PART/6/mark "
        "attack/attack/VERB/4/acl Cornwall/Cornwall/PROPN/6/obj",
        [],
    ),
    "a relative clause gives way to the main clause": (
        "Avalon/Avalon/PROPN/5/nsubj that/that/PRON/3/nsubj visited/visit/VERB/1/acl:relcl "
        "Lyonesse/Lyonesse/PROPN/3/obj attacked/attack/VERB/0/root Cornwall/Cornwall/PROPN/5/obj",
        [("AVA", "COR", "190")],
    ),
    "an adverbial clause counts where the main clause has no event": (
        "Avalon/Avalon/PROPN/2/nsubj slept/sleep/VERB/0/root after/after/SCONJ/4/mark "
        "attacking/attack/VERB/2/advcl Cornwall/Cornwall/PROPN/4/obj",
        [("AVA", "COR", "190")],
    ),
    "a statement without a target gives way to what was said": (
        "Avalon/Avalon/PROPN/2/nsubj said/say/VERB/0/root that/that/SCONJ/5/mark Avalon/Avalon/PROPN/5/nsubj "
        "attacked/attack/VERB/2/ccomp",
        [("AVA", None, "190")],
    ),
    "an article of another phrase is no word before the verb": (
        "La/el/DET/2/det guardia/guardia/NOUN/4/nsubj Avalon/Avalon/PROPN/2/nmod raid/raid/VERB/0/root "
        "Cornwall/Cornwall/PROPN/4/obj",
        [("AVA", "COR", "183")],
    ),
    "a slot after a preposition is filled from its phrase": (
        "Avalon/Avalon/PROPN/2/nsubj raid/raid/VERB/0/root por/por/ADP/4/case oro/oro/NOUN/2/obl "
        "de/de/ADP/6/case Cornwall/Cornwall/PROPN/4/nmod",
        [("AVA", "COR", "183")],
    ),
    "a slot after a preposition that takes its noun": (
        "Avalon/Avalon/PROPN/2/nsubj raid/raid/VERB/0/root por/por/ADP/4/case Cornwall/Cornwall/PROPN/2/obl",
        [("COR", "AVA", "181")],
    ),
    "a code pair within a compound": (
        "Avalon/Avalon/PROPN/4/nsubj and/and/CCONJ/3/cc Cornwall/Cornwall/PROPN/1/conj met/meet/VERB/0/root",
        [("AVA", "COR", "040"), ("COR", "AVA", "040")],
    ),
    "compound slot": (
        "Avalon/Avalon/PROPN/5/nsubj and/and/CCONJ/3/cc Cornwall/Cornwall/PROPN/1/conj "
        "have/have/AUX/5/aux postponed/postpone/VERB/0/root meeting/meet/VERB/5/xcomp",
        [("AVA", "COR", "165"), ("COR", "AVA", "165")],
    ),
    "slots turn the direction": (
        "Knights/knight/NOUN/5/nsubj:pass from/from/ADP/3/case Avalon/Avalon/PROPN/1/nmod "
        "were/be/AUX/5/aux:pass freed/free/VERB/0/root from/from/ADP/7/case "
        "Cornwall/Cornwall/PROPN/5/obl",
        [("COR", "AVAMIL", "085")],
    ),
    "null pattern": (
        f"{NSUBJ} freed/free/VERB/0/root port/port/NOUN/2/obj of/of/ADP/5/case "
        "Cornwall/Cornwall/PROPN/3/nmod",
        [],
    ),
    "words may stand between": (
        f"{NSUBJ} attacked/attack/VERB/0/root Cornwall/Cornwall/PROPN/2/obj with/with/ADP/7/case "
        "a/a/DET/7/det new/new/ADJ/7/amod catapult/catapult/NOUN/2/obl",
        [("AVA", "COR", "194")],
    ),
    "sets within sets, members of several words, plurals": (
        f"{NSUBJ} attacked/attack/VERB/0/root Cornwall/Cornwall/PROPN/2/obj with/with/ADP/6/case "
        "long/long/ADJ/6/amod ships/ship/NOUN/2/obl",
        [("AVA", "COR", "194")],
    ),
    "words joined by _ stand side by side": (
        f"{NSUBJ} attacked/attack/VERB/0/root Cornwall/Cornwall/PROPN/2/obj with/with/ADP/5/case "
        "barge/barge/NOUN/2/obl then/then/ADV/8/advmod at/at/ADP/8/case night/night/NOUN/2/obl",
        [("AVA", "COR", "194")],
    ),
    "the longest pattern wins": (
        f"{NSUBJ} attacked/attack/VERB/0/root Cornwall/Cornwall/PROPN/2/obj with/with/ADP/5/case "
        "barge/barge/NOUN/2/obl at/at/ADP/7/case night/night/NOUN/2/obl",
        [("AVA", "COR", "195")],
    ),
    "words before the verb": (
        "Avalon/Avalon/PROPN/4/nsubj did/do/AUX/4/aux n't/not/PART/4/advmod "
        "attack/attack/VERB/0/root Cornwall/Cornwall/PROPN/4/obj with/with/ADP/7/case "
        "barges/barge/NOUN/4/obl",
        [("AVA", "COR", "051")],
    ),
    "skip": (
        f"{NSUBJ} wants/want/VERB/0/root apples/apple/NOUN/2/obj from/from/ADP/5/case "
        "Cornwall/Cornwall/PROPN/2/obl",
        [("AVA", "COR", "021")],
    ),
    "one-sided pair": (
        f"{NSUBJ} offended/offend/VERB/0/root Cornwall/Cornwall/PROPN/2/obj",
        [("COR", "AVA", "111")],
    ),
    "multi-word verb": (
        f"{NSUBJ} broke/break/VERB/0/root off/off/ADP/2/compound:prt ties/tie/NOUN/2/obj "
        "with/with/ADP/6/case Cornwall/Cornwall/PROPN/4/nmod",
        [("AVA", "COR", "164")],
    ),
    "multi-word verb whose last word is taken for a noun": (
        "Avalon/Avalon/PROPN/2/nsubj wire/wire/VERB/0/root taps/tap/NOUN/2/obj Cornwall/Cornwall/PROPN/2/obj",
        [("AVA", "COR", "094")],
    ),
    "a modal's own code gives way": (
        "Avalon/Avalon/PROPN/3/nsubj should/should/AUX/3/aux attack/attack/VERB/0/root "
        "Cornwall/Cornwall/PROPN/3/obj",
        [("AVA", "COR", "190")],
    ),
    "a modal's pattern does not": (
        "Avalon/Avalon/PROPN/3/nsubj should/should/AUX/3/aux free/free/VERB/0/root "
        "Cornwall/Cornwall/PROPN/3/obj",
        [("AVA", "COR", "105"), ("AVA", "COR", "084")],
    ),
    "target in a nested clause": (
        f"{NSUBJ} said/say/VERB/0/root knights/knight/NOUN/4/nsubj fled/flee/VERB/2/ccomp "
        "Cornwall/Cornwall/PROPN/4/obj",
        [("AVA", "---MIL", "010")],
    ),
    "a modal without the words of its pattern": (
        "Avalon/Avalon/PROPN/3/nsubj should/should/AUX/3/aux linger/linger/VERB/0/root "
        "Cornwall/Cornwall/PROPN/3/obj",
        [],
    ),
    "a statement gives way to what was said": (
        f"{NSUBJ} said/say/VERB/0/root knights/knight/NOUN/4/nsubj attacked/attack/VERB/2/ccomp "
        "Cornwall/Cornwall/PROPN/4/obj",
        [("---MIL", "COR", "190")],
    ),
    "what is wished is no event": (
        f"{NSUBJ} should/should/VERB/0/root Lyonesse/Lyonesse/PROPN/2/obj to/to/PART/5/mark "
        "attack/attack/VERB/2/xcomp Cornwall/Cornwall/PROPN/5/obj",
        [("AVA", "LYO", "100")],
    ),
    "a reporter without a target gives way": (
        f"{NSUBJ} watched/watch/VERB/0/root Lyonesse/Lyonesse/PROPN/4/nsubj attacked/attack/VERB/2/ccomp "
        "Lyonesse/Lyonesse/PROPN/4/obj",
        [("LYO", None, "190")],
    ),
    "a preposition of another phrase before the verb": (
        "Knights/knight/NOUN/4/nsubj la/la/ADP/3/case Lyonesse/Lyonesse/PROPN/1/nmod "
        "raided/raid/VERB/0/root Cornwall/Cornwall/PROPN/4/obj",
        [("LYOMIL", "COR", "183")],
    ),
    "a participle that is its own lemma": (
        "Cornwall/Cornwall/PROPN/3/nsubj:pass fue/ser/AUX/3/aux:pass hurtada/hurtado/VERB/0/root "
        "por/por/ADP/5/case Avalon/Avalon/PROPN/3/obl",
        [("AVA", "COR", "171")],
    ),
    "parenthetical speaker": (
        f"{NSUBJ} attacked/attack/VERB/0/root Cornwall/Cornwall/PROPN/2/obj ,/,/PUNCT/6/punct "
        "guards/guard/NOUN/6/nsubj said/say/VERB/2/parataxis",
        [("AVA", "COR", "190"), ("---COP", None, "010")],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_events(name: str, lexicon: PetrarchLexicon) -> None:
    row, expected = CASES[name]
    assert triples(lexicon, row) == expected


ACTOR_CASES = {
    "agent after a name": ("Avalonian/Avalonian/ADJ/2/amod knight/knight/NOUN/0/root", ["AVAMIL"]),
    "possessive": (
        "Avalon/Avalon/PROPN/3/nmod:poss 's/'s/PART/1/case minister/minister/NOUN/0/root",
        ["AVAGOV"],
    ),
    "agent before a phrase": (
        "ministers/minister/NOUN/0/root of/of/ADP/3/case Avalon/Avalon/PROPN/1/nmod",
        ["AVAGOV"],
    ),
    "agent before the code": ("Avalonian/Avalonian/ADJ/2/amod almoner/almoner/NOUN/0/root", ["NGOAVA"]),
    "two agents, in text order": (
        "Avalonian/Avalonian/ADJ/3/amod guard/guard/NOUN/3/compound minister/minister/NOUN/0/root",
        ["AVACOPGOV"],
    ),
    "agent of two words, plural": ("living/living/ADJ/2/amod saints/saint/NOUN/0/root", ["---REL"]),
    "agent alone": ("guards/guard/NOUN/0/root", ["---COP"]),
    "agents and actors, both coordinated": (
        "guards/guard/NOUN/0/root and/and/CCONJ/3/cc knights/knight/NOUN/1/conj in/in/ADP/5/case "
        "Avalon/Avalon/PROPN/1/nmod and/and/CCONJ/7/cc Cornwall/Cornwall/PROPN/5/conj",
        ["AVACOP", "CORCOP", "AVAMIL", "CORMIL"],
    ),
    "a shared name before coordinated agents": (
        "the/the/DET/3/det Avalonian/Avalonian/ADJ/3/amod guards/guard/NOUN/0/root "
        "and/and/CCONJ/5/cc knights/knight/NOUN/3/conj",
        ["AVACOP", "AVAMIL"],
    ),
    "a name written with blanks may have words between": (
        "Lady/Lady/PROPN/3/compound Avalon/Avalon/PROPN/3/compound Lake/Lake/PROPN/0/root",
        ["LAD"],
    ),
    "but only within its noun phrase": (
        "Lady/Lady/PROPN/0/root of/of/ADP/3/case Lake/Lake/PROPN/1/nmod",
        [],
    ),
    "several actors in one code": ("Round/Round/PROPN/2/compound Table/Table/PROPN/0/root", ["ART", "GAR"]),
    "a pronoun is no country": ("us/we/PRON/0/root", []),
    "capitals are": ("US/US/PROPN/0/root", ["USA"]),
    "null code": ("Broceliande/Broceliande/PROPN/0/root", [None]),
}


@pytest.mark.parametrize("name", ACTOR_CASES)
def test_actors(name: str, lexicon: PetrarchLexicon) -> None:
    row, expected = ACTOR_CASES[name]
    date = "1985-05-05" if name == "null code" else None
    assert [actor.code for actor in code(lexicon, row, date).mentions] == expected


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("1989-12-31", "AVAELI"),
        ("1990-01-01", "AVAGOV"),
        ("2000-01-01", "AVAGOV"),
        ("2000-01-02", "AVAELI"),
        (None, "AVAELI"),
    ],
)
def test_dates_include_both_ends(date: str | None, expected: str, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("MORDRED [AVAELI]\n\t[AVAGOV 19900101-20000101]\n")
    assert [
        a.code for a in code(load_petrarch(actors=path), "Mordred/Mordred/PROPN/0/root", date).mentions
    ] == [expected]


def test_every_event_names_its_lines(lexicon: PetrarchLexicon) -> None:
    (event,) = code(lexicon, CASES["the longest pattern wins"][0]).events
    assert (
        event.entry == "v.txt:13"
        and event.pattern == "* WITH BARGE_AT_NIGHT"
        and event.tokens == (1, 3, 4, 5, 6)
    )
    assert event.source is not None and event.source.entry == "a.txt:1"
    (mention,) = code(lexicon, "guards/guard/NOUN/0/root").mentions
    assert mention.agents == ("g.txt:1",)


def test_discards_and_complexity(lexicon: PetrarchLexicon) -> None:
    attack = (
        "Avalon/Avalon/PROPN/2/nsubj {}/{}/VERB/0/root {}/{}/NOUN/2/obj in/in/ADP/5/case "
        "Cornwall/Cornwall/PROPN/3/nmod"
    )
    story = code(lexicon, attack.format("attacked", "attack", "regatta", "regatta"))
    assert story.discarded == "story: REGATTA (d.txt:1)" and not story.events
    record = code(lexicon, attack.format("stormed", "storm", "headlines", "headline"))
    assert record.discarded == "sentence: [###] (v.txt:40)" and not record.events
    knotty = code(lexicon, attack.format("stormed", "storm", "opinion", "opinion"))
    assert knotty.discarded is None and not knotty.events and knotty.why == "complexity rule v.txt:41"


def test_issues(lexicon: PetrarchLexicon) -> None:
    assert code(lexicon, "boats/boat/NOUN/0/root and/and/CCONJ/3/cc boat/boat/NOUN/1/conj").issues == (
        ("BOATS", 2),
    )
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
        CASES["null pattern"][0],
    )
    doc = coder(folder).code_parsed(document(*rows))
    assert [w.reason for w in doc.why_not] == ["no-trigger", "no-actor", "suppressed"]


def test_a_code_outside_cameo_is_kept(tmp_path: Path) -> None:
    (tmp_path / "v.txt").write_text("--- A [223] ---\nATTACK\n")
    (tmp_path / "a.txt").write_text("AVALON [AVA]\nCORNWALL [COR]\n")
    dictionaries = Dictionaries.from_petrarch(verbs=tmp_path / "v.txt", actors=[tmp_path / "a.txt"])
    (event,) = (
        Coder(dictionaries=dictionaries, parser=None)
        .code_parsed(document(CASES["subject and object"][0]))
        .events
    )
    assert (event.action.cameo, event.action.cameo_root, event.action.plover) == ("223", "22", None)


SECOND = """\
--- ATTACK [190] ---
ATTACK
--- SAY [010] ---
SAY {SAID}
--- ATTEMPT [---] ---
TRY
~ a (a b ATTACK) SAY = a b 015
~ a (b . ATTACK) SAY = a b 112
~ a (a b Q) SAY = a b Q
~ a (_ b ATTACK) ATTEMPT = a b 185
--- VISIT [042] ---
VISIT
"""
BELOW = (
    "Avalon/Avalon/PROPN/2/nsubj said/say/VERB/0/root {}/{}/{}/4/nsubj {}/{}/VERB/2/ccomp "
    "Cornwall/Cornwall/PROPN/4/obj"
)


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (BELOW.format("it", "it", "PRON", "attacked", "attack"), [("AVA", "COR", "015")]),
        (BELOW.format("Lyonesse", "Lyonesse", "PROPN", "attacked", "attack"), [("AVA", "LYO", "112")]),
        (BELOW.format("it", "it", "PRON", "visited", "visit"), [("AVA", "COR", "042")]),
        (
            BELOW.format("Lyonesse", "Lyonesse", "PROPN", "visited", "visit"),
            [("LYO", "COR", "042")],
        ),
        (
            "Avalon/Avalon/PROPN/2/nsubj tried/try/VERB/0/root attack/attack/VERB/2/xcomp "
            "Cornwall/Cornwall/PROPN/3/obj",
            [("AVA", "COR", "185")],
        ),
    ],
)
def test_transformations(
    row: str, expected: list[tuple[str, str, str]], folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "v.txt").write_text(SECOND)
    second = load_petrarch(verbs=tmp_path / "v.txt", actors=folder / "a.txt")
    assert triples(second, row) == expected


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
        (  # the dictionary has this noun with this verb
            f"{NSUBJ} verb3/verb3/VERB/0/root the/the/DET/4/det uproar/uproar/NOUN/2/obj",
            [("AVA", None, "080")],
        ),
    ],
)
def test_nouns_that_are_events(
    row: str, expected: list[tuple[str, str | None, str]], uproar: PetrarchLexicon
) -> None:
    assert triples(uproar, row) == expected


def test_the_agents_preposition_and_participles_are_data() -> None:
    assert {"by", "por"} <= grammar().passive_agent
    assert "ATACAR" in grammar().infinitives("ATACADO")
