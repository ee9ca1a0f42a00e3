"""What is mended in a parse, and that nobody but the coder sees it."""

from __future__ import annotations

import pytest
from small import ACTIONS, ACTORS, AGENTS

from eventcode.actions.mending import mended
from eventcode.lexicon.grammar import Grammar
from eventcode.testing import coder_of, parsed, triples

GRAMMAR = Grammar.of({"attributive-participle": ("visiting",)})
ROWS = """
France    =         PROPN 2 nsubj
held      hold      VERB  0 root   Tense=Past|VerbForm=Fin
talks     talk      NOUN  2 obj    Number=Plur
with      =         SCONJ 5 mark
{word}    {lemma}   VERB  3 acl    VerbForm=Ger
Nigerian  =         ADJ   7 amod
President president NOUN  5 obj
in        =         ADP   9 case
Lagos     =         PROPN 5 obl
"""
VISITING = ROWS.format(word="visiting", lemma="visit")


def test_a_participle_before_a_noun_stands_below_it() -> None:
    tokens = mended(parsed(VISITING), GRAMMAR).sentences[0].tokens
    assert [(t.text, t.head, t.deprel) for t in tokens[3:7]] == [
        ("with", 6, "case"),
        ("visiting", 6, "amod"),
        ("Nigerian", 6, "amod"),
        ("President", 2, "nmod"),
    ]
    assert tokens[3].upos == "ADP"
    assert tokens[8].head == 2  # what stood below the participle stands beside its noun


def test_words_keep_their_numbers_and_offsets() -> None:
    given = parsed(VISITING)
    new = mended(given, GRAMMAR)
    assert new.text == given.text
    for one, other in zip(given.sentences[0].tokens, new.sentences[0].tokens, strict=True):
        assert (one.index, one.text, one.start, one.end) == (other.index, other.text, other.start, other.end)


@pytest.mark.parametrize(
    "rows",
    [
        ROWS.format(word="attacking", lemma="attack"),
        VISITING.replace("Nigerian  =         ADJ   7 amod", "the the DET 7 det"),
        VISITING.replace("with      =         SCONJ 5 mark", "by = ADV 5 advmod"),
    ],
    ids=["another verb", "an article", "no preposition"],
)
def test_other_clauses_stay_as_they_are(rows: str) -> None:
    given = parsed(rows)
    assert mended(given, GRAMMAR) is given


def test_a_coded_document_holds_its_parse_as_it_was_given() -> None:
    given = parsed(VISITING)
    coded = coder_of(ACTORS, AGENTS, ACTIONS).code_parsed(given)
    assert ("FRA", "046", "NGAGOV") in triples(coded)
    assert coded.parse is given
