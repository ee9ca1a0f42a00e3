"""Small PETRARCH dictionaries, and sentences written as one line each."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from eventcode.document import Document, Sentence, Token
from eventcode.lexicon.petrarch import PetrarchLexicon
from eventcode.petrarch_coder import CodedSentence, code_sentence

__all__ = ["VERBS", "code", "document", "triples", "write_dictionaries"]

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
- MAY * [130]
- + * IN $ [173]
- * PURSE [1711]
"""
ACTORS = """\
AVALON [AVA]
+AVALONIAN
CORNWALL [COR]
LYONESSE [LYO]
ROUND_TABLE [ART/GAR]
US_ [USA]
LADY LAKE [LAD]
SENATE [CORLEG]
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
SENATE [~LEG]
"""
DISCARDS = "+REGATTA\nBOAT RACE\n"
ISSUES = '<ISSUE CATEGORY="SEA" TYPE="ALL">\nn:boat [BOATS]\n~paper boat\n</ISSUE>\n'


FORMS = {"part": "VerbForm=Part|Tense=Past", "inf": "VerbForm=Inf", "sub": "Mood=Sub"}


def write_dictionaries(folder: Path) -> None:
    """The five files, named by their first letters."""
    for name, text in (("v", VERBS), ("a", ACTORS), ("g", AGENTS), ("d", DISCARDS), ("i", ISSUES)):
        (folder / f"{name}.txt").write_text(text)


def document(*rows: str) -> Document:
    """Sentences written as `form/lemma/UPOS/head/relation`, heads counted from 1. A relation that ends in
    `:part`, `:inf` or `:sub` marks a participle, an infinitive or a subjunctive."""
    sentences, words, at = [], [], 0
    for number, row in enumerate(rows):
        tokens = []
        start = at
        for index, cell in enumerate(row.split()):
            form, lemma, upos, head, relation = cell.split("/")
            mark = relation.rpartition(":")[2]
            relation = relation.removesuffix(f":{mark}") if mark in FORMS else relation
            feats = FORMS.get(mark, "_")
            tokens.append(Token(index, form, lemma, upos, int(head) - 1, relation, at, at + len(form), feats=feats))
            words.append(form)
            at += len(form) + 1
        sentences.append(Sentence(number, tuple(tokens), start, at - 1))
    return Document(" ".join(words), tuple(sentences), "hand")


def code(lexicon: PetrarchLexicon, row: str, date: str | None = None) -> CodedSentence:
    doc = document(row)
    return code_sentence(doc, doc.sentences[0], lexicon, dt.date.fromisoformat(date) if date else None)


def triples(lexicon: PetrarchLexicon, row: str, date: str | None = None) -> list[tuple[str | None, str | None, str]]:
    return [
        (e.source.code if e.source else None, e.target.code if e.target else None, e.code)
        for e in code(lexicon, row, date).events
    ]
