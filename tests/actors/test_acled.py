"""ACLED's names of actors."""

from __future__ import annotations

import datetime as dt

import pytest
from small import ACTORS, AGENTS

from eventcode.actors.acled import AcledNames, Rule, read_periods
from eventcode.lexicon.dictionaries import Dictionaries
from eventcode.lexicon.lines import Problems
from eventcode.testing import coder_of, parsed

PERIODS = "@periods\nSyria | SYR = 1971..2000, 2000..2024, 2024..\nNigeria | NGA = 2015..2023\n"


def name(phrase: str, date: str | None = None, country: str | None = None) -> tuple[str, int, tuple[str, ...]] | None:
    rows = "\n".join(phrase.strip().splitlines())
    found = coder_of(ACTORS, AGENTS, PERIODS).code_parsed(parsed(rows), date=date, country=country)
    acled = found.mentions[0].acled
    return None if acled is None else (acled.name, acled.inter, acled.assoc)


SOLDIERS = "Syrian Syrian ADJ 2 amod\nsoldiers soldier NOUN 0 root Number=Plur"


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("1999-05-05", "Military Forces of Syria (1971-2000)"),
        ("2012-05-05", "Military Forces of Syria (2000-2024)"),
        ("2025-05-05", "Military Forces of Syria (2024-)"),
        ("1950-05-05", "Military Forces of Syria"),
        (None, "Military Forces of Syria (2024-)"),
    ],
)
def test_state_forces_under_the_rule_of_the_day(date: str | None, expected: str) -> None:
    assert name(SOLDIERS, date) == (expected, 1, ())


def test_classes_of_people_with_their_country() -> None:
    protesters = "Protesters protester NOUN 0 root Number=Plur"
    assert name(protesters, country="SYR") == ("Protesters (Syria)", 6, ())
    assert name(protesters) == ("Protesters", 6, ())
    assert name("Students student NOUN 0 root Number=Plur", country="SYR") == (
        "Civilians (Syria)",
        7,
        ("Students (Syria)",),
    )


def test_named_groups_and_units() -> None:
    assert name("SDF SDF PROPN 0 root") == ("Syrian Democratic Forces", 2, ())
    army = "Nigerian Nigerian ADJ 2 amod\nArmy Army PROPN 0 root"
    assert name(army, "2020-01-01") == ("Military Forces of Nigeria (2015-2023)", 1, ())


@pytest.mark.parametrize(("noun", "inter"), [("men", 2), ("women", 7)])
def test_the_men_of_an_armed_group_are_the_group(noun: str, inter: int) -> None:
    agents = "@agents\n[people {inter: 7; acled: Civilians}]\nman | men = CVL {member: yes}\nwoman | women = CVL"
    rows = f"SDF SDF PROPN 2 compound\n{noun} {noun} NOUN 0 root Number=Plur"
    (found,) = coder_of(ACTORS, agents).code_parsed(parsed(rows)).mentions
    assert found.acled is not None and found.acled.inter == inter
    assert (found.acled.name == "Syrian Democratic Forces") == (inter == 2)


def test_an_organisation_is_associated_once() -> None:
    party = "@actors\nReform Front = SYRPTY {kind: party; acled: RF: Reform Front; assoc: RF: Reform Front}"
    agents = "@agents\nworker = LAB {inter: 7; acled: Civilians; assoc: Labor Group}"
    rows = "Reform Reform PROPN 2 compound\nFront Front PROPN 3 compound\nworkers worker NOUN 0 root Number=Plur"
    (found,) = coder_of(party, agents).code_parsed(parsed(rows)).mentions
    assert found.acled is not None and found.acled.assoc == ("RF: Reform Front", "Labor Group (Syria)")


def test_no_class_no_name() -> None:
    assert name("Lagos Lagos PROPN 0 root") is None


def test_periods_that_cannot_be_read() -> None:
    problems = Problems()
    source = Dictionaries.of_text("@periods\nSyria = 2000..\nChad | TCD = 1990-\nIraq | IRQ = 2003..\n", "p.txt")
    assert read_periods(source.sources[0], problems) == {"IRQ": ("Iraq", False, (Rule(dt.date(2003, 1, 1)),))}
    assert [(d.line, d.id) for d in problems.found] == [(2, "bad-period"), (3, "bad-period")]


def test_two_rules_in_one_year() -> None:
    old, new = Rule(dt.date(2000, 1, 1), dt.date(2024, 12, 31)), Rule(dt.date(2024, 1, 1))
    names = AcledNames({}, {"SYR": (old, new)})
    assert names.period("SYR", dt.date(2024, 6, 1)) == " (2024-)"
    assert names.period("XXX", None) == ""


def test_rules_that_change_within_a_year() -> None:
    text = "@periods\nthe Philippines | PHL = 2016..2022-06-30, 2022-06-30..\n"
    read = read_periods(Dictionaries.of_text(text, "p.txt").sources[0], Problems())
    shown, article, rules = read["PHL"]
    names = AcledNames({"PHL": shown}, {"PHL": rules}, frozenset({"PHL"} if article else ()))
    old, new = "Police Forces of the Philippines (2016-2022)", "Police Forces of the Philippines (2022-)"
    assert names.forces("Police Forces", "PHL", dt.date(2022, 6, 29)) == old
    assert names.forces("Police Forces", "PHL", dt.date(2022, 7, 1)) == new
    assert names.forces("Police Forces", "PHL", None) == new
    assert names.forces("Police Forces", None, None) == "Police Forces"


MORE = """@actors
[armed {kind: armed-group; inter: 2}]
Islamic State = INTREB {acled: Islamic State (...)}
Green Guard = SYRREB @..2005, SYRMIL @2006-01-01.., SYRREB {acled: Green Guard; unit: Green Guard}
Mujahid League = INTREB {acled: Mujahid League; acled-NGA: Islamist Militia (Nigeria); inter-NGA: 3}
[forces {kind: military; inter: 1}]
Syrian Armed Forces | SAA = SYRMIL
Tiger Brigade = SYRMIL
Nigerian Mobile Guard = NGAMIL {acled: Police Forces; unit: Mobile Guard}
Highland | ~Highlander = SYR {kind: territory}
[groups {kind: ethnic; inter: 7; acled: Civilians}]
~Fulani = ETH {assoc: Fulani Ethnic Group}
~Hawadle = ETH {assoc: Hawadle Clan Group; identity: Clan Militia}
[creeds {kind: religious; inter: 7; acled: Civilians}]
~Christian = CHR {assoc: Christian Group}
[parties {kind: party; inter: 3}]
Rescue Front = NGAOPP {acled: RF: Rescue Front}
"""
MORE_AGENTS = """@agents
militia | militiaman | militiamen = UAF {inter: 3; acled: Unidentified Armed Group; identity: Ethnic Militia}
tribesman | tribesmen = UAF {inter: 4; acled: Unidentified Tribal Militia; identity: Tribal Militia}
supporter = OPP {inter: 7; acled: Civilians}
gendarme = COP {inter: 1; acled: Police Forces; unit: Gendarmerie; acled-SYR: Military Forces}
"""


def more(phrase: str, country: str | None = None, date: str | None = None) -> tuple[str, int, tuple[str, ...]] | None:
    rows = "\n".join(phrase.strip().splitlines())
    periods = PERIODS + "Highland | Highland = 2010..\n"
    coder = coder_of(ACTORS, MORE, AGENTS, MORE_AGENTS, periods)
    acled = coder.code_parsed(parsed(rows), date=date, country=country).mentions[0].acled
    return None if acled is None else (acled.name, acled.inter, acled.assoc)


def group(first: str, noun: str) -> str:
    return f"{first} {first} ADJ 2 amod\n{noun} {noun.lower()} NOUN 0 root Number=Plur"


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        (group("Fulani", "militiamen"), ("Fulani Ethnic Militia (Nigeria)", 4, ())),
        (group("Fulani", "tribesmen"), ("Fulani Ethnic Militia (Nigeria)", 4, ())),
        (group("Laqmush", "tribesmen").replace("ADJ", "PROPN"), ("Laqmush Tribal Militia (Nigeria)", 4, ())),
        (group("Laqmush", "militiamen").replace("ADJ", "PROPN"), ("Unidentified Armed Group (Nigeria)", 3, ())),
        (group("Hawadle", "militia"), ("Hawadle Clan Militia (Nigeria)", 4, ())),
        (group("Christian", "militia"), ("Christian Militia (Nigeria)", 4, ())),
        (group("Fulani", "villagers"), ("Civilians (Nigeria)", 7, ("Fulani Ethnic Group (Nigeria)",))),
        (group("Christian", "protesters"), ("Protesters (Nigeria)", 6, ("Christian Group (Nigeria)",))),
        ("Militiamen militiaman NOUN 0 root Number=Plur", ("Unidentified Armed Group (Nigeria)", 3, ())),
    ],
)
def test_groups_of_people_and_their_militias(phrase: str, expected: tuple[str, int, tuple[str, ...]]) -> None:
    assert more(phrase, "NGA") == expected


def test_people_of_a_party_keep_their_class() -> None:
    front = "Rescue Rescue PROPN 3 compound\nFront Front PROPN 3 compound\n"
    rows = front + "supporters supporter NOUN 0 root Number=Plur"
    assert more(rows, "NGA") == ("Civilians (Nigeria)", 7, ("RF: Rescue Front",))


def test_names_that_depend_on_the_country() -> None:
    state = "Islamic Islamic PROPN 2 amod\nState State PROPN 0 root"
    assert more(state, "SYR") == ("Islamic State (Syria)", 2, ())
    assert more(state) == ("Islamic State", 2, ())
    league = "Mujahid Mujahid PROPN 2 compound\nLeague League PROPN 0 root"
    assert more(league, "NGA") == ("Islamist Militia (Nigeria)", 3, ())
    assert more(league, "SYR") == ("Mujahid League", 2, ())


def test_forces_as_a_whole_and_their_units() -> None:
    assert more("SAA SAA PROPN 0 root", None, "2012-01-01") == ("Military Forces of Syria (2000-2024)", 1, ())
    tigers = "Tiger Tiger PROPN 2 compound\nBrigade Brigade PROPN 0 root"
    assert more(tigers, None, "2012-01-01") == ("Military Forces of Syria (2000-2024) Tiger Brigade", 1, ())
    guard = "Nigerian Nigerian PROPN 3 amod\nMobile Mobile PROPN 3 amod\nGuard Guard PROPN 0 root"
    assert more(guard, None, "2016-01-01") == ("Police Forces of Nigeria (2015-2023) Mobile Guard", 1, ())
    gendarmes = "Gendarmes gendarme NOUN 0 root Number=Plur"
    assert more(gendarmes, "NGA", "2016-01-01") == ("Police Forces of Nigeria (2015-2023) Gendarmerie", 1, ())
    assert more(gendarmes, "SYR", "2012-01-01") == ("Military Forces of Syria (2000-2024) Gendarmerie", 1, ())


def test_de_facto_states_have_forces_of_their_own() -> None:
    army = "Highlander Highlander ADJ 2 amod\nsoldiers soldier NOUN 0 root Number=Plur"
    assert more(army, "SYR", "2012-01-01") == ("Military Forces of Highland (2010-)", 1, ())


def test_a_group_that_has_become_an_army() -> None:
    guard = "Green Green PROPN 2 compound\nGuard Guard PROPN 0 root"
    assert more(guard, None, "2004-01-01") == ("Green Guard", 2, ())
    assert more(guard, None, "2007-01-01") == ("Military Forces of Syria (2000-2024) Green Guard", 1, ())
    gunmen = "Green Green PROPN 2 compound\nGuard Guard PROPN 3 compound\ngunmen gunman NOUN 0 root Number=Plur"
    assert more(gunmen, None, "2007-01-01") == ("Military Forces of Syria (2000-2024) Green Guard", 1, ())


def test_a_role_that_is_also_a_country() -> None:
    actors = "@actors\n[creeds {kind: religious; inter: 7; acled: Civilians}]\n~Muslim = MUS {assoc: Muslim Group}\n"
    agents = "@agents\njihadist = REBMUS {inter: 2; acled: Islamist Militia}\n"
    agents += "villager = CVL {inter: 7; acled: Civilians}"
    coder = coder_of(ACTORS, actors, agents, PERIODS)
    jihadists = "Jihadists jihadist NOUN 0 root Number=Plur"
    villagers = "Muslim Muslim ADJ 2 amod\nvillagers villager NOUN 0 root Number=Plur"
    for rows, named in ((jihadists, "Islamist Militia (Nigeria)"), (villagers, "Civilians (Nigeria)")):
        actor = coder.code_parsed(parsed(rows), country="NGA").mentions[0]
        assert actor.acled is not None
        assert (actor.country, actor.acled.name) == ("NGA", named)
