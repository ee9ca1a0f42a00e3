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


SHOT = Grammar.of({"verb-like-noun": ("shot",)})
CAR = """
In       =      ADP   2 case
Nawa     =      PROPN 5 nmod
,        =      PUNCT 2 punct
two      =      NUM   5 nummod
gunmen   gunman NOUN  0 root  Number=Plur
in       =      ADP   9 case
a        =      DET   9 det
car      =      NOUN  9 compound
shot     =      NOUN  5 nmod
and      =      CCONJ 11 cc
killed   kill   VERB  5 conj  Tense=Past|VerbForm=Part
a        =      DET   13 det
guard    =      NOUN  11 obj
"""


def test_a_verb_spelt_like_a_noun_is_the_verb_that_another_is_joined_to() -> None:
    tokens = mended(parsed(CAR), SHOT).sentences[0].tokens
    assert [(t.text, t.upos, t.head, t.deprel) for t in tokens if t.text in ("Nawa", "gunmen", "car", "shot")] == [
        ("Nawa", "PROPN", 8, "obl"),
        ("gunmen", "NOUN", 8, "nsubj"),
        ("car", "NOUN", 4, "nmod"),
        ("shot", "VERB", -1, "root"),
    ]
    assert tokens[10].head == 8


IS = """
IS        be       AUX   3 aux:pass
militants militant NOUN  3 nsubj:pass Number=Plur
raided    raid     VERB  0 root       Tense=Past|VerbForm=Part|Voice=Pass
Nawa      =        PROPN 3 obj
"""


def test_a_name_in_capitals_spelt_like_an_auxiliary_is_a_name() -> None:
    tokens = mended(parsed(IS), GRAMMAR).sentences[0].tokens
    assert [(t.upos, t.head, t.deprel) for t in tokens[:2]] == [("PROPN", 1, "compound"), ("NOUN", 2, "nsubj")]


def test_a_sentence_in_capitals_has_its_auxiliaries() -> None:
    shouted = parsed("NAWA = PROPN 3 nsubj:pass\nIS be AUX 3 aux:pass\nRAIDED raid VERB 0 root Voice=Pass\n")
    assert mended(shouted, GRAMMAR) is shouted


APART = """
In       =      ADP   2 case
Nawa     =      PROPN 9 obl
,        =      PUNCT 5 punct
{article} =     DET   5 det
{noun}   =      {tag} 2 {relation}
of       =      ADP   7 case
Roe      =      PROPN 5 nmod
{bridge} =      {bridge_tag} 9 {bridge_relation}
raided   raid   VERB  0 root  Tense=Past|VerbForm=Fin
farms    farm   NOUN  9 obj   Number=Plur
"""


@pytest.mark.parametrize(
    ("relation", "bridge", "subject"),
    [
        ("appos", "often =advmod", True),
        ("conj", "often =advmod", True),
        ("appos", ", =punct", False),
        ("nmod", "often =advmod", False),
    ],
)
def test_what_stands_before_a_verb_without_a_subject_is_its_subject(relation: str, bridge: str, subject: bool) -> None:
    word, how = bridge.split(" =")
    rows = APART.format(
        article="the",
        noun="rebels",
        tag="NOUN",
        relation=relation,
        bridge=word,
        bridge_tag="ADV" if how == "advmod" else "PUNCT",
        bridge_relation=how,
    )
    token = mended(parsed(rows), GRAMMAR).sentences[0].tokens[4]
    assert ((token.head, token.deprel) == (8, "nsubj")) is subject


@pytest.mark.parametrize(
    ("rows", "first", "noun"),
    [
        (
            "Lima = PROPN 4 nsubj\n- = PUNCT 3 punct\nrebels rebel NOUN 1 appos\nmarched march VERB 0 root",
            (3, "parataxis"),
            (3, "nsubj"),
        ),
        (
            "LIMA = PROPN 3 compound\n- = PUNCT 1 punct\nattacks = NOUN 4 nsubj\ngrew = VERB 0 root",
            (2, "parataxis"),
            (3, "nsubj"),
        ),
        (
            "Lima = PROPN 3 compound\n+- = PUNCT 1 punct\n+based = NOUN 4 nsubj\ngrew = VERB 0 root",
            (2, "compound"),
            (3, "nsubj"),
        ),
    ],
    ids=["subject", "before a noun", "hyphen of a word"],
)
def test_a_place_before_a_dash_is_no_part_of_the_sentence(
    rows: str, first: tuple[int, str], noun: tuple[int, str]
) -> None:
    tokens = mended(parsed(rows), GRAMMAR).sentences[0].tokens
    assert [(t.head, t.deprel) for t in (tokens[0], tokens[2])] == [first, noun]


HEADLINE = """
Mayor    =    NOUN 2 nsubj
stabbed  stab VERB 0 root  Tense=Past|VerbForm=Fin
in       =    ADP  4 case
Lagos    =    PROPN 2 obl
"""


def test_a_past_tense_without_an_object_is_a_passive_in_a_headline() -> None:
    grammar = Grammar.of({"headline-passive": ("stab",)})
    tokens = mended(parsed(HEADLINE), grammar).sentences[0].tokens
    assert tokens[0].deprel == "nsubj:pass"
    assert tokens[1].has("Voice=Pass")
    stopped = parsed(HEADLINE + ". = PUNCT 2 punct\n")
    assert mended(stopped, grammar) is stopped
