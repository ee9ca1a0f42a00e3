"""Implied agents, agents of circumstances, events that stand alone, and what was left undone."""

from __future__ import annotations

import pytest

from eventcode.coder import Coder
from eventcode.events import CodedDocument
from eventcode.testing import coder_of, parsed, triples

AGENTS = """@agents
rebel = REB
soldier = MIL
police | policeman = COP
villager | people = CVL
team = ---
"""
ACTIONS = """@actions
&police := police | policeman
S arrest T = 173 {source: police}
S arrest decline = ---
the arrest = 173 {source: police}
S kill T = 190 {lethal: yes}
S injure T = 180
S fire = 175
S praise T = 051
T die = 190 {lethal: yes; needs: source}
S investigate T = 090
the police presence = 153 {alone: yes; source: police}
&police stand by = 074 {negated: yes}
S {allow|deploy} &police = 153
"""


@pytest.fixture(scope="module")
def coder() -> Coder:
    return coder_of(AGENTS, ACTIONS)


def code(coder: Coder, rows: str) -> CodedDocument:
    return coder.code_parsed(parsed(rows), country="IND", date="2002-03-05")


ARRESTED = """
Villagers villager NOUN 3 nsubj:pass Number=Plur
were be AUX 3 aux:pass
arrested arrest VERB 0 root Tense=Past|VerbForm=Part|Voice=Pass
"""


def test_nobody_is_named_the_police_arrest(coder: Coder) -> None:
    coded = code(coder, ARRESTED)
    assert triples(coded) == (("INDCOP", "173", "INDCVL"),)
    source = coded.events[0].source
    assert source is not None
    assert (source.text, source.via, source.entry) == ("arrested", "agent", "1.txt:4")
    assert coded.events[0].match is not None
    assert coded.events[0].match.source_path == "implied by the action"


def test_an_agent_without_a_code_is_no_police(coder: Coder) -> None:
    rows = ARRESTED + "by by ADP 5 case\nstrangers stranger NOUN 3 obl:agent\n"
    assert triples(code(coder, rows)) == (("---", "173", "INDCVL"),)


def test_a_collective_without_a_code_leaves_the_police_implied(coder: Coder) -> None:
    rows = ARRESTED + "by by ADP 6 case\na a DET 6 det\ngroup group NOUN 3 obl:agent\n"
    assert triples(code(coder, rows)) == (("INDCOP", "173", "INDCVL"),)


def test_the_active_voice_implies_nobody(coder: Coder) -> None:
    rows = """
    Strangers stranger NOUN 2 nsubj Number=Plur
    arrested arrest VERB 0 root Tense=Past|VerbForm=Fin
    villagers villager NOUN 2 obj Number=Plur
    """
    assert triples(code(coder, rows)) == (("---", "173", "INDCVL"),)


def test_a_suppressed_sense_implies_nobody(coder: Coder) -> None:
    rows = """
    The the DET 2 det
    decline decline NOUN 4 nsubj:pass
    was be AUX 4 aux:pass
    arrested arrest VERB 0 root Tense=Past|VerbForm=Part|Voice=Pass
    """
    assert triples(code(coder, rows)) == ()


def test_the_arrest_of_somebody_is_told(coder: Coder) -> None:
    rows = """
    The the DET 2 det
    arrest = NOUN 5 nsubj
    of = ADP 4 case
    villagers villager NOUN 2 nmod Number=Plur
    surprised surprise VERB 0 root Tense=Past|VerbForm=Fin
    """
    assert triples(code(coder, rows)) == (("INDCOP", "173", "INDCVL"),)


KILLED = """
Villagers villager NOUN 3 nsubj:pass Number=Plur
were be AUX 3 aux:pass
{verb} VERB 0 root Tense=Past|VerbForm=Part|Voice=Pass
in = ADP 6 {mark}
police = NOUN 6 compound
firing fire {upos} 3 {relation} VerbForm=Ger
"""


@pytest.mark.parametrize(
    ("upos", "relation", "mark"), [("NOUN", "obl", "case"), ("VERB", "advcl", "mark")], ids=["noun", "verb"]
)
def test_killed_in_police_firing(coder: Coder, upos: str, relation: str, mark: str) -> None:
    coded = code(coder, KILLED.format(verb="killed kill", upos=upos, relation=relation, mark=mark))
    killing = next(e for e in coded.events if e.action.cameo == "190")
    assert killing.source is not None
    assert killing.source.code == "INDCOP"
    assert killing.target is not None
    assert killing.target.code == "INDCVL"


def test_praise_is_not_done_by_those_who_fire(coder: Coder) -> None:
    rows = KILLED.format(verb="praised praise", upos="NOUN", relation="obl", mark="case")
    assert all(source != "INDCOP" for source, code, _ in triples(code(coder, rows)) if code == "051")


def test_injured_when_police_fired(coder: Coder) -> None:
    rows = """
    Villagers villager NOUN 3 nsubj:pass Number=Plur
    were be AUX 3 aux:pass
    injured injure VERB 0 root Tense=Past|VerbForm=Part|Voice=Pass
    {mark}
    police = NOUN 6 nsubj
    fired fire VERB 3 advcl Tense=Past|VerbForm=Fin
    """
    when = rows.format(mark="when = ADV 6 advmod")
    assert ("INDCOP", "175", "INDCVL") in triples(code(coder, when))
    although = rows.format(mark="although = SCONJ 6 mark")
    assert ("INDCOP", "180", "INDCVL") not in triples(code(coder, although))


def test_joined_passives_share_their_circumstances(coder: Coder) -> None:
    rows = """
    Villagers villager NOUN 3 nsubj:pass Number=Plur
    were be AUX 3 aux:pass
    killed kill VERB 0 root Tense=Past|VerbForm=Part|Voice=Pass
    and = CCONJ 5 cc
    injured injure VERB 3 conj Tense=Past|VerbForm=Part|Voice=Pass
    in = ADP 8 case
    police = NOUN 8 compound
    firing = NOUN 5 obl
    """
    assert ("INDCOP", "190", "INDCVL") in triples(code(coder, rows))


DIED = """
Villagers villager NOUN 2 nsubj Number=Plur
died die VERB 0 root Tense=Past|VerbForm=Fin
"""


def test_death_needs_somebody_who_did_it(coder: Coder) -> None:
    assert triples(code(coder, DIED)) == ()
    rows = DIED + "in = ADP 5 case\npolice = NOUN 5 compound\nfiring = NOUN 2 obl\n"
    assert ("INDCOP", "190", "INDCVL") in triples(code(coder, rows))


def test_police_investigate_alone_and_rebels_do_not(coder: Coder) -> None:
    rows = """
    {who} NOUN 2 nsubj Number=Plur
    investigated investigate VERB 0 root Tense=Past|VerbForm=Fin
    it = PRON 2 obj
    """
    assert triples(code(coder, rows.format(who="Policemen policeman"))) == (("INDCOP", "090", "---"),)
    assert triples(code(coder, rows.format(who="Rebels rebel"))) == ()


def test_a_noun_that_stands_alone(coder: Coder) -> None:
    rows = """
    Shops shop NOUN 2 nsubj Number=Plur
    closed close VERB 0 root Tense=Past|VerbForm=Fin
    amid = ADP 5 case
    police = NOUN 5 compound
    presence = NOUN 2 obl
    """
    assert triples(code(coder, rows)) == (("INDCOP", "153", "---"),)


STOOD = """
Policemen policeman NOUN 2 nsubj Number=Plur
{verb}
by = ADP 2 compound:prt
"""


def test_what_the_police_left_undone_is_unrealised(coder: Coder) -> None:
    coded = code(coder, STOOD.format(verb="stood stand VERB 0 root Tense=Past|VerbForm=Fin"))
    assert triples(coded) == ()
    assert [(e.action.cameo, e.negated, e.source and e.source.code) for e in coded.unrealised] == [
        ("074", True, "INDCOP")
    ]


def test_not_standing_by_leaves_nothing_undone(coder: Coder) -> None:
    rows = """
    Policemen policeman NOUN 4 nsubj Number=Plur
    did do AUX 4 aux Tense=Past|VerbForm=Fin
    not = PART 4 advmod
    stand = VERB 0 root VerbForm=Inf
    by = ADP 4 compound:prt
    """
    assert [e.negated for e in code(coder, rows).unrealised] == [False]


def test_no_subject_negates(coder: Coder) -> None:
    rows = """
    No = DET 2 det
    villagers villager NOUN 4 nsubj:pass Number=Plur
    were be AUX 4 aux:pass
    arrested arrest VERB 0 root Tense=Past|VerbForm=Part|Voice=Pass
    """
    coded = code(coder, rows)
    assert triples(coded) == ()
    assert [e.negated for e in coded.unrealised] == [True]


def test_had_to_is_told_as_done(coder: Coder) -> None:
    rows = """
    Policemen policeman NOUN 2 nsubj Number=Plur
    {verb} VERB 0 root {feats}
    to = PART 4 mark
    arrest = VERB 2 xcomp VerbForm=Inf
    villagers villager NOUN 4 obj Number=Plur
    """
    had = code(coder, rows.format(verb="had have", feats="Tense=Past|VerbForm=Fin"))
    assert triples(had) == (("INDCOP", "173", "INDCVL"),)
    have = code(coder, rows.format(verb="have have", feats="Tense=Pres|VerbForm=Fin"))
    assert triples(have) == ()


@pytest.mark.parametrize(
    ("rows", "negated"),
    [
        ("Police police NOUN 2 nsubj\ntook take VERB 0 root Tense=Past|VerbForm=Fin\naction = NOUN 2 obj", None),
        (
            "Police police NOUN 2 nsubj\ntook take VERB 0 root Tense=Past|VerbForm=Fin\n"
            "no = DET 4 det\naction = NOUN 2 obj",
            True,
        ),
    ],
)
def test_a_negation_among_the_words_of_an_entry_tells_that_it_was_left_undone(rows: str, negated: bool | None) -> None:
    found = code(coder_of(AGENTS, ACTIONS + "S take no action = 153 {source: police; negated: yes}\n"), rows)
    assert [event.negated for event in found.unrealised] == ([] if negated is None else [negated])


@pytest.mark.parametrize("word", ["Not", "Almost"])
def test_not_one_of_them_is_nobody(coder: Coder, word: str) -> None:
    rows = f"{word} {word.lower()} ADV 2 advmod\none = NUM 4 nsubj:pass\nwas be AUX 4 aux:pass\n"
    found = code(coder, rows + "arrested arrest VERB 0 root Tense=Past|VerbForm=Part|Voice=Pass")
    assert [event.negated for event in found.unrealised] == ([True] if word == "Not" else [])


COUNTRIES = """@actors
Kenya | ~Kenyan = KEN {kind: country}
Somalia | ~Somali = SOM {kind: country}
"""


@pytest.mark.parametrize(
    ("more", "country"),
    [("", "SOM"), ("Kenyan = ADJ 6 amod\npolice = NOUN 7 nsubj\nsaid say VERB 0 root Tense=Past|VerbForm=Fin", "KEN")],
    ids=["of the people", "of those who tell of it"],
)
def test_the_police_are_of_the_country_of_those_who_tell_of_it(more: str, country: str) -> None:
    rows = f"""
    Somali = ADJ 2 amod
    villagers villager NOUN 4 nsubj:pass Number=Plur
    were be AUX 4 aux:pass
    arrested arrest VERB {"7 ccomp" if more else "0 root"} Tense=Past|VerbForm=Part|Voice=Pass
    {more}
    """
    coded = coder_of(AGENTS, ACTIONS, COUNTRIES).code_parsed(parsed(rows))
    assert triples(coded)[0] == (f"{country}COP", "173", "SOMCVL")
