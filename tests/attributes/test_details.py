"""What of a sentence belongs to an event: harm, whose it is, crowds, damaged things."""

from __future__ import annotations

import eventcode
from eventcode.testing import parsed

ARRESTED = """
Police     police    NOUN  2 nsubj
arrested   arrest    VERB  0 root  Tense=Past|VerbForm=Fin
12         =         NUM   4 nummod
protesters protester NOUN  2 obj   Number=Plur
in         =         ADP   6 case
Lagos      =         PROPN 2 obl
"""
TWO_KILLED = """
Gunmen  gunman NOUN 2 nsubj Number=Plur
killed  kill   VERB 0 root  Tense=Past|VerbForm=Fin
two     =      NUM  4 nummod
farmers farmer NOUN 2 obj   Number=Plur
and     =      CCONJ 6 cc
wounded wound  VERB 2 conj  Tense=Past|VerbForm=Fin
"""
KILLED = f"""{TWO_KILLED}4       =      NUM  8 nummod
soldiers soldier NOUN 6 obj Number=Plur
"""
TOLL = f"{TWO_KILLED}five    =      NUM  6 obj"
ABDUCTED = """
Gunmen   gunman NOUN 2 nsubj Number=Plur
abducted abduct VERB 0 root  Tense=Past|VerbForm=Fin
three    =      NUM  4 nummod
nurses   nurse  NOUN 2 obj   Number=Plur
"""
BURNT = """
Soldiers soldier NOUN  2 nsubj Number=Plur
attacked attack  VERB  0 root  Tense=Past|VerbForm=Fin
rebels   rebel   NOUN  2 obj   Number=Plur
and      =       CCONJ 5 cc
burned   burn    VERB  2 conj  Tense=Past|VerbForm=Fin
houses   house   NOUN  5 obj   Number=Plur
"""
MARCHED = """
Around   around  ADV   2 advmod
200      =       NUM   3 nummod
students student NOUN  4 nsubj Number=Plur
marched  march   VERB  0 root  Tense=Past|VerbForm=Fin
in       =       ADP   6 case
Lagos    =       PROPN 4 obl
"""


def events(rows: str) -> dict[int, eventcode.Event]:
    """The events by the place of their trigger."""
    coded = eventcode.Coder(parser=None).code_parsed(parsed(rows), date="2023-04-18", country="NGA")
    return {event.trigger: event for event in coded}


def test_arrests_are_counted() -> None:
    event = events(ARRESTED)[1]
    assert (event.arrested, event.fatalities, event.location and event.location.name) == (12, None, "Lagos")


def test_the_dead_are_the_target_s() -> None:
    killed, wounded = events(KILLED)[1], events(KILLED)[5]
    assert (killed.fatalities, killed.injuries, killed.victims) == (2, 4, "target")  # told in one breath
    assert (wounded.fatalities, wounded.injuries, wounded.victims) == (None, 4, "target")


def test_abductions_are_counted() -> None:
    event = events(ABDUCTED)[1]
    assert (event.abducted, event.displaced, event.victims) == (3, None, None)


def test_damaged_things() -> None:
    assert events(BURNT)[1].damaged == ("house",)


def test_the_size_of_a_crowd() -> None:
    assert events(MARCHED)[3].crowd_size == "Around 200 students"
    assert events(ARRESTED)[1].crowd_size is None


OFFENSIVE = """
Rebels    rebel     NOUN  2 nsubj Number=Plur
launched  launch    VERB  0 root  Tense=Past|VerbForm=Fin
an        =         DET   4 det
offensive =         NOUN  2 obj   Number=Sing
in        =         ADP   6 case
Maiduguri =         PROPN 4 nmod
"""
MARCHED_OUT = OFFENSIVE.replace("offensive", "protest ").replace("launched  launch", "staged    stage ")


def test_an_offensive_is_aimed_at_its_place_and_a_protest_is_not() -> None:
    target = events(OFFENSIVE)[3].target
    assert target is not None
    assert (target.kind, target.country, target.name) == ("place", "NGA", "Maiduguri")
    assert events(MARCHED_OUT)[3].target is None


ANSWERED = """
Soldiers  soldier  NOUN  2 nsubj Number=Plur
attacked  attack   VERB  0 root  Tense=Past|VerbForm=Fin
while     =        SCONJ 5 mark
rebels    rebel    NOUN  5 nsubj Number=Plur
responded respond  VERB  2 advcl Tense=Past|VerbForm=Fin
with      =        ADP   8 case
light     =        ADJ   8 amod
weapons   weapon   NOUN  5 obl   Number=Plur
"""


def test_an_answer_is_aimed_at_who_did_what_it_answers() -> None:
    event = events(ANSWERED)[4]
    assert (event.source and event.source.text, event.target and event.target.text) == ("rebels", "Soldiers")


THEN = """
On      on       ADP   2 case
Tuesday =        PROPN 5 obl
,       ,        PUNCT 5 punct
police  =        NOUN  5 nsubj
beat    beat     VERB  0 root  Tense=Past|VerbForm=Fin
women   woman    NOUN  5 obj   Number=Plur
.       .        PUNCT 5 punct

They    they     PRON  3 nsubj
then    then     ADV   3 advmod
shot    shoot    VERB  0 root  Tense=Past|VerbForm=Fin
a       a        DET   5 det
farmer  farmer   NOUN  3 obj
.       .        PUNCT 3 punct

Ghana   =        PROPN 2 nsubj
condemned condemn VERB 0 root  Tense=Past|VerbForm=Fin
Nigeria =        PROPN 2 obj
.       .        PUNCT 2 punct
"""
LAST_WEEKS = """
Two     two      NUM   2 nummod
weeks   week     NOUN  3 obl:unmarked
ago     =        ADV   8 advmod
,       ,        PUNCT 8 punct
200     =        NUM   6 nummod
farmers farmer   NOUN  8 nsubj:pass Number=Plur
were    be       AUX   8 aux:pass
killed  kill     VERB  0 root  Tense=Past|VerbForm=Part
"""


def test_a_deed_has_the_day_told_just_before() -> None:
    coded = eventcode.Coder(parser=None).code_parsed(parsed(THEN), date="2023-04-20", country="NGA")
    assert [(e.action.cameo_root, str(e.date)) for e in coded] == [
        ("17", "2023-04-18"),
        ("19", "2023-04-18"),
        ("11", "2023-04-20"),  # what is said is said when it is printed
    ]


def test_a_mere_toll_belongs_to_the_deed_before() -> None:
    assert {trigger: (e.fatalities, e.injuries) for trigger, e in events(TOLL).items()} == {1: (2, 5)}


def test_weeks_are_not_people() -> None:
    assert events(LAST_WEEKS)[7].fatalities == 200


MARCH = """
A        a        DET   2 det
march    =        NOUN  5 nsubj
of       =        ADP   4 case
students student  NOUN  2 nmod Number=Plur
took     take     VERB  0 root Tense=Past|VerbForm=Fin
place    =        NOUN  5 obj
"""


def test_a_march_is_of_those_who_march() -> None:
    assert [(e.source and e.source.code, e.target) for e in events(MARCH).values()] == [("NGAEDU", None)]
