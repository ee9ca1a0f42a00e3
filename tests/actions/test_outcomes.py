"""Who did what somebody suffered, told by the deed beside it or before it; and one deed of two words as one event."""

from __future__ import annotations

import pytest

from eventcode.testing import coder_of, parsed, triples

AGENTS = """@agents
rebel = REB
soldier = MIL
policeman = COP
constable = COP
villager = CVL
suspect = CVL
gunman | gunmen = UAF
assailant = UAF
farmer = AGR
"""
ACTIONS = """@actions
S attack T = 190
S fight with T = 190 <> 190
S shoot T = 193
S kill T = 190 {lethal: yes}
S wound T = 180
S accuse T = 112
S plant mine = 183
mine kill T = 183
T hit mine = 183
mine explode = 183
S raid T = 190
the raid = 190
S wave = 010
S stone T = 145
"""
CODER = coder_of(AGENTS, ACTIONS)
REBELS_ATTACKED = """
Rebels rebel NOUN 2 nsubj Number=Plur
attacked attack VERB 0 root Tense=Past|VerbForm=Fin
soldiers soldier NOUN 2 obj Number=Plur
"""
CLASH = """
Rebels rebel NOUN 2 nsubj Number=Plur
fought fight VERB 0 root Tense=Past|VerbForm=Fin
with = ADP 4 case
soldiers soldier NOUN 2 obl Number=Plur
"""
STONED = """
Villagers villager NOUN 2 nsubj Number=Plur
stoned stone VERB 0 root Tense=Past|VerbForm=Fin
constables constable NOUN 2 obj Number=Plur
"""
SHOT = """
Constables constable NOUN 2 nsubj Number=Plur
shot shoot VERB 0 root Tense=Past|VerbForm=Fin
villagers villager NOUN 2 obj Number=Plur
"""


def suffered(who: str = "Villagers", more: str = "", verb: str = "killed kill") -> str:
    return f"""
{who} {who.lower().removesuffix("s")} NOUN 3 nsubj:pass Number=Plur
were be AUX 3 aux:pass
{verb} VERB 0 root Tense=Past|VerbForm=Part|Voice=Pass
{more}
"""


def deaths(*sentences: str) -> list[str]:
    coded = CODER.code_parsed(parsed("\n".join(s.rstrip() + "\n" for s in sentences)), country="KEN")
    last = max(e.sentence for e in coded.events)
    return [e.source.code if e.source and e.source.code else "---" for e in coded.events if e.sentence == last]


def test_the_deed_of_the_sentence_before_tells_who_did_it() -> None:
    coded = CODER.code_parsed(parsed(REBELS_ATTACKED + suffered()), country="KEN")
    event = coded.events[-1]
    assert event.source is not None
    assert (event.source.code, event.source.via, event.source.sentence) == ("KENREB", "coreference", 1)
    assert event.match is not None
    assert event.match.source_path == "who did the deed that it came of"


@pytest.mark.parametrize(
    ("before", "victims", "verb", "source"),
    [
        pytest.param(REBELS_ATTACKED, "Soldiers", "killed kill", "KENREB", id="those attacked"),
        pytest.param(REBELS_ATTACKED, "Rebels", "killed kill", "KENMIL", id="an attacker"),
        pytest.param(CLASH, "Rebels", "killed kill", "KENMIL", id="a side of a fight"),
        pytest.param(CLASH, "Villagers", "killed kill", "---", id="bystanders of a fight"),
        pytest.param(STONED, "Constables", "wounded wound", "KENCVL", id="those whom a riot is against"),
        pytest.param(STONED, "Villagers", "wounded wound", "KENCOP", id="rioters"),
        pytest.param(
            STONED, "Farmers", "wounded wound", "---", id="others than rioters and those against whom they are"
        ),
        pytest.param(SHOT, "Constables", "wounded wound", "KENCVL", id="constables who fired at a crowd"),
    ],
)
def test_only_the_other_side_did_it(before: str, victims: str, verb: str, source: str) -> None:
    assert deaths(before, suffered(victims, verb=verb)) == [source]


@pytest.mark.parametrize(
    ("more", "source"),
    [
        ("in = ADP 6 case\nthe = DET 6 det\nattack = NOUN 3 obl", "KENREB"),
        ("in = ADP 6 case\nanother = DET 6 det\nattack = NOUN 3 obl", "---"),
        ("in = ADP 5 case\nMombasa = PROPN 3 obl", "---"),
        ("by = ADP 5 case\nstrangers = NOUN 3 obl:agent", "---"),
    ],
    ids=["the attack", "another attack", "elsewhere", "an agent of its own"],
)
def test_what_stands_beside_it_may_tell_of_another_deed(more: str, source: str) -> None:
    assert deaths(REBELS_ATTACKED, suffered(more=more)) == [source]


GUNMEN_FOUGHT = CLASH.replace("Rebels rebel", "Gunmen gunman")
GUNMEN_ATTACKED = REBELS_ATTACKED.replace("Rebels rebel", "Gunmen gunman")


@pytest.mark.parametrize(
    ("before", "victims"),
    [(GUNMEN_FOUGHT, "Suspects"), (GUNMEN_ATTACKED, "Assailants"), (GUNMEN_FOUGHT, "Gunmen")],
    ids=["suspects", "assailants", "called alike"],
)
def test_those_who_fought_the_state_were_killed_by_it(before: str, victims: str) -> None:
    assert deaths(before, suffered(victims)) == ["KENMIL"]


def test_several_on_one_side_of_a_fight_are_all_meant() -> None:
    fight = """
    Soldiers soldier NOUN 4 nsubj Number=Plur
    and = CCONJ 3 cc
    policemen policeman NOUN 1 conj Number=Plur
    fought fight VERB 0 root Tense=Past|VerbForm=Fin
    with = ADP 6 case
    rebels rebel NOUN 4 obl Number=Plur
    """
    assert sorted(deaths(fight, suffered("Rebels"))) == ["KENCOP", "KENMIL"]


def test_sentences_without_force_lie_between() -> None:
    between = "Villagers villager NOUN 2 nsubj Number=Plur\nwaved wave VERB 0 root Tense=Past|VerbForm=Fin"
    assert deaths(REBELS_ATTACKED, between, suffered("Villagers")) == ["KENREB"]


def test_the_attack_that_killed_was_told() -> None:
    killed = """
    The = DET 2 det
    attack = NOUN 3 nsubj
    killed kill VERB 0 root Tense=Past|VerbForm=Fin
    villagers villager NOUN 3 obj Number=Plur
    """
    assert deaths(REBELS_ATTACKED, killed) == ["KENREB"]
    assert deaths(REBELS_ATTACKED, killed.replace("The =", "Another =")) == ["---"]


def test_nobody_is_killed_by_their_own() -> None:
    rows = """
    Rebels rebel NOUN 3 nsubj:pass Number=Plur
    were be AUX 3 aux:pass
    killed kill VERB 0 root Tense=Past|VerbForm=Part|Voice=Pass
    when = ADV 7 advmod
    the = DET 6 det
    rebels rebel NOUN 7 nsubj Number=Plur
    raided raid VERB 3 advcl Tense=Past|VerbForm=Fin
    soldiers soldier NOUN 7 obj Number=Plur
    """
    assert triples(CODER.code_parsed(parsed(rows), country="KEN"))[0] == ("KENMIL", "190", "KENREB")


def test_another_paragraph_is_another_story() -> None:
    document = parsed(REBELS_ATTACKED + suffered())
    cut = document.sentences[1].start - 1
    apart = type(document)(document.text[:cut] + "\n" + document.text[cut + 1 :], document.sentences, "by hand")
    assert triples(CODER.code_parsed(apart, country="KEN"))[-1][0] == "---"


def joined(link: str) -> str:
    return f"""
Rebels rebel NOUN 2 nsubj Number=Plur
attacked attack VERB 0 root Tense=Past|VerbForm=Fin
soldiers soldier NOUN 2 obj Number=Plur
{link} = CCONJ 7 cc
villagers villager NOUN 7 nsubj:pass Number=Plur
were be AUX 7 aux:pass
wounded wound VERB 2 conj Tense=Past|VerbForm=Part|Voice=Pass
"""


def test_the_deed_beside_it_tells_who_did_it() -> None:
    assert triples(CODER.code_parsed(parsed(joined("and")), country="KEN"))[1] == ("KENREB", "190", "KENCVL")


def test_what_is_contrasted_is_another_deed() -> None:
    told = triples(CODER.code_parsed(parsed(joined("while")), country="KEN"))
    assert told[1] == ("---", "180", "KENCVL")


def coordinated(one: str, other: str) -> str:
    return f"""
Rebels rebel NOUN 2 nsubj Number=Plur
{one} VERB 0 root Tense=Past|VerbForm=Fin
and = CCONJ 4 cc
{other} VERB 2 conj Tense=Past|VerbForm=Fin
farmers farmer NOUN 2 obj Number=Plur
"""


@pytest.mark.parametrize(
    ("one", "other", "code"),
    [
        ("killed kill", "wounded wound", "190"),
        ("shot shoot", "wounded wound", "193"),
        ("shot shoot", "killed kill", "190"),
    ],
)
def test_two_words_for_one_deed_are_one_event(one: str, other: str, code: str) -> None:
    coded = CODER.code_parsed(parsed(coordinated(one, other)), country="KEN")
    assert triples(coded) == (("KENREB", code, "KENAGR"),)


def test_others_who_were_wounded_are_another_event() -> None:
    rows = """
    Rebels rebel NOUN 2 nsubj Number=Plur
    killed kill VERB 0 root Tense=Past|VerbForm=Fin
    farmers farmer NOUN 2 obj Number=Plur
    and = CCONJ 5 cc
    wounded wound VERB 2 conj Tense=Past|VerbForm=Fin
    another = DET 5 obj
    """
    assert [code for _, code, _ in triples(CODER.code_parsed(parsed(rows), country="KEN"))] == ["190", "180"]


def test_who_planted_a_bomb_killed_with_it() -> None:
    rows = """
    Soldiers soldier NOUN 3 nsubj:pass Number=Plur
    were be AUX 3 aux:pass
    killed kill VERB 0 root Tense=Past|VerbForm=Part|Voice=Pass
    in = ADP 5 case
    explosion = NOUN 3 obl
    of = ADP 8 case
    a = DET 8 det
    mine = NOUN 5 nmod
    planted plant VERB 8 acl Tense=Past|VerbForm=Part|Voice=Pass
    by = ADP 11 case
    rebels rebel NOUN 9 obl:agent Number=Plur
    """
    told = triples(CODER.code_parsed(parsed(rows), country="KEN"))
    assert ("KENREB", "183", "KENMIL") in told


@pytest.mark.parametrize(
    ("owner", "between"), [(4, "land = NOUN 4 compound"), (3, "planted plant VERB 4 amod")], ids=["its own", "planted"]
)
def test_whose_a_weapon_is_did_what_it_did(owner: int, between: str) -> None:
    rows = f"""
    A = DET 4 det
    rebel = NOUN {owner} compound
    {between}
    mine = NOUN 5 nsubj Number=Sing
    killed kill VERB 0 root Tense=Past|VerbForm=Fin
    soldiers soldier NOUN 5 obj Number=Plur
    """
    assert triples(CODER.code_parsed(parsed(rows), country="KEN")) == (("KENREB", "183", "KENMIL"),)


def test_who_laid_a_mine_did_what_it_did() -> None:
    rows = """
    Soldiers soldier NOUN 2 nsubj Number=Plur
    hit = VERB 0 root Tense=Past|VerbForm=Fin
    a = DET 4 det
    mine = NOUN 2 obj
    probably = ADV 6 advmod
    laid lay VERB 2 advcl Tense=Past|VerbForm=Part|Voice=Pass
    by = ADP 8 case
    rebels rebel NOUN 6 obl:agent Number=Plur
    """
    assert triples(CODER.code_parsed(parsed(rows), country="KEN")) == (("KENREB", "183", "KENMIL"),)


BY = """
    Farmers farmer NOUN 3 nsubj:pass Number=Plur
    were be AUX 3 aux:pass
    wounded wound VERB 0 root Tense=Past|VerbForm=Part|Voice=Pass
"""
IN_A_SUBURB = "in = ADP 6 case\na = DET 6 det\nsuburb = NOUN 3 obl\nby = ADP 8 case\nrebels rebel NOUN 6 nmod"
BESIDE = (
    "and = CCONJ 5 cc\nkilled kill VERB 3 conj Tense=Past|VerbForm=Part|Voice=Pass\nby = ADP 7 case\n"
    "rebels rebel NOUN 5 obl:agent"
)
IN_RAIDS = (
    "in = ADP 5 case\nraids raid NOUN 3 obl\nlaunched launch VERB 5 acl Tense=Past|VerbForm=Part|Voice=Pass\n"
    "by = ADP 8 case\nrebels rebel NOUN 6 obl:agent"
)
FIGHT = (
    "when = ADV 7 advmod\na = DET 6 det\nclash = NOUN 7 nsubj\nerupted erupt VERB 3 advcl Tense=Past|VerbForm=Fin\n"
    "with = ADP 9 case\nrebels rebel NOUN 7 obl"
)


@pytest.mark.parametrize("more", [IN_A_SUBURB, BESIDE, IN_RAIDS, FIGHT], ids=["suburb", "beside", "raids", "clash"])
def test_who_did_it_may_stand_further_off(more: str) -> None:
    told = triples(CODER.code_parsed(parsed(BY + more), country="KEN"))
    assert {source for source, _, _ in told} == {"KENREB"}


@pytest.mark.parametrize(
    ("deed", "code"),
    [("shot shoot", "193"), ("attacked attack", "190"), ("accused accuse", "180")],
    ids=["shooting", "attack", "no deed of force"],
)
def test_the_wounded_are_of_the_kind_of_the_deed(deed: str, code: str) -> None:
    rows = f"""
    Rebels rebel NOUN 2 nsubj Number=Plur
    {deed} VERB 0 root Tense=Past|VerbForm=Fin
    soldiers soldier NOUN 2 obj Number=Plur
    , = PUNCT 5 punct
    wounding wound VERB 2 advcl VerbForm=Ger
    villagers villager NOUN 5 obj Number=Plur
    """
    assert ("KENREB", code, "KENCVL") in triples(CODER.code_parsed(parsed(rows), country="KEN"))


def test_the_wounded_are_of_the_kind_of_the_deed_of_a_light_verb() -> None:
    rows = """
    Rebels rebel NOUN 2 nsubj Number=Plur
    staged stage VERB 0 root Tense=Past|VerbForm=Fin
    raids raid NOUN 2 obj Number=Plur
    on = ADP 5 case
    farmers farmer NOUN 3 nmod Number=Plur
    , = PUNCT 7 punct
    wounding wound VERB 2 advcl VerbForm=Ger
    soldiers soldier NOUN 7 obj Number=Plur
    """
    told = triples(CODER.code_parsed(parsed(rows), country="KEN"))
    assert told == (("KENREB", "190", "KENAGR"), ("KENREB", "190", "KENMIL"))


def test_what_a_crowd_does_to_the_police_is_not_shooting() -> None:
    rows = SHOT + "\n" + suffered("Constables", verb="wounded wound").lstrip()
    assert triples(CODER.code_parsed(parsed(rows), country="KEN"))[-1] == ("KENCVL", "180", "KENCOP")


def test_the_dead_and_wounded_of_one_side_are_of_one_deed() -> None:
    rows = """
    Rebels rebel NOUN 3 nsubj:pass Number=Plur
    were be AUX 3 aux:pass
    killed kill VERB 0 root Tense=Past|VerbForm=Part|Voice=Pass
    while = SCONJ 7 mark
    rebels rebel NOUN 7 nsubj:pass Number=Plur
    were be AUX 7 aux:pass
    wounded wound VERB 3 advcl Tense=Past|VerbForm=Part|Voice=Pass
    by = ADP 9 case
    soldiers soldier NOUN 7 obl:agent Number=Plur
    """
    assert triples(CODER.code_parsed(parsed(rows), country="KEN"))[0] == ("KENMIL", "190", "KENREB")


def test_who_fought_amid_the_fight() -> None:
    fight = "amid = ADP 5 case\nfighting = NOUN 3 obl\nwith = ADP 7 case\nsoldiers soldier NOUN 5 nmod Number=Plur"
    assert deaths(suffered("Rebels", fight)) == ["KENMIL"]


def test_whose_the_bomb_was_is_told_next() -> None:
    hit = "Soldiers soldier NOUN 2 nsubj Number=Plur\nhit = VERB 0 root Tense=Past\na = DET 4 det\nmine = NOUN 2 obj\n"
    laid = """
    {article} = DET 2 det
    mine = NOUN 4 nsubj:pass
    was be AUX 4 aux:pass
    planted plant VERB 0 root Tense=Past|VerbForm=Part|Voice=Pass
    by = ADP 6 case
    rebels rebel NOUN 4 obl:agent Number=Plur
    """
    told = triples(CODER.code_parsed(parsed(hit + "\n" + laid.format(article="The")), country="KEN"))
    assert told[0] == ("KENREB", "183", "KENMIL")
    other = triples(CODER.code_parsed(parsed(hit + "\n" + laid.format(article="Another")), country="KEN"))
    assert other[0] == ("---", "183", "KENMIL")


@pytest.mark.parametrize(
    "thing",
    [
        "mines mine NOUN {verb} nsubj Number=Plur",
        "sack = NOUN {verb} nsubj\nfull = ADJ 5 amod\nof = ADP 8 case\nmines mine NOUN 6 obl Number=Plur",
        "lorry = NOUN {verb} nsubj\nloaded load VERB 5 acl\nwith = ADP 8 case\nmines mine NOUN 6 obl",
    ],
    ids=["mines", "full of them", "loaded with them"],
)
def test_what_blew_up_tells_the_kind_where_nobody_is_named(thing: str) -> None:
    verb = 6 + thing.count("\n")
    rows = f"""
    Farmers farmer NOUN 3 nsubj:pass Number=Plur
    were be AUX 3 aux:pass
    killed kill VERB 0 root Tense=Past|VerbForm=Part|Voice=Pass
    when = ADV {verb} advmod
    {thing.format(verb=verb)}
    exploded explode VERB 3 advcl Tense=Past|VerbForm=Fin
    """
    assert triples(CODER.code_parsed(parsed(rows), country="KEN")) == (("---", "183", "KENAGR"),)
