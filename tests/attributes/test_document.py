"""Places, days and harm of short documents, from hand-written parses."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import attrs
import pytest

from eventcode.actors.mentions import Context
from eventcode.attributes.document import DocumentAttributes
from eventcode.attributes.lexicon import AttributeLexicon
from eventcode.testing import parsed

SHELLED = """
On         on         ADP   2  case
Thursday   Thursday   PROPN 6  obl
+,         =          PUNCT 2  punct
regime     regime     NOUN  5  compound
forces     force      NOUN  6  nsubj Number=Plur
shelled    shell      VERB  0  root  Tense=Past|VerbForm=Fin
Nawa       Nawa       PROPN 6  obj
in         in         ADP   9  case
Dara       Dara       PROPN 6  obl
+,         =          PUNCT 11 punct
killing    kill       VERB  6  advcl VerbForm=Ger
two        two        NUM   13 nummod
children   child      NOUN  11 obj   Number=Plur
and        and        CCONJ 16 cc
a          a          DET   16 det
teacher    teacher    NOUN  13 conj  Number=Sing
+.         =          PUNCT 6  punct
"""

AREA = """
Gunmen     gunman     NOUN  2  nsubj Number=Plur
attacked   attack     VERB  0  root  Tense=Past|VerbForm=Fin
farmers    farmer     NOUN  2  obj   Number=Plur
in         in         ADP   7  case
the        the        DET   7  det
village    village    NOUN  7  nmod
Mamassi-Gourma Mamassi-Gourma PROPN 2 obl
(          (          PUNCT 9  punct
Karimama   Karimama   PROPN 7  appos
+,         =          PUNCT 11 punct
Alibori    Alibori    PROPN 9  appos
+)         )          PUNCT 9  punct
+.         =          PUNCT 2  punct
"""

NO_ONE = """
No         no         DET   2  det
soldiers   soldier    NOUN  4  nsubj:pass Number=Plur
were       be         AUX   4  aux:pass
killed     kill       VERB  0  root  Tense=Past|VerbForm=Part
+.         =          PUNCT 4  punct
"""

PROTEST = """
Students   student    NOUN  2  nsubj Number=Plur
protested  protest    VERB  0  root  Tense=Past|VerbForm=Fin
over       over       ADP   5  case
the        the        DET   5  det
killing    killing    NOUN  2  obl
of         of         ADP   8  case
three      three      NUM   8  nummod
farmers    farmer     NOUN  5  nmod  Number=Plur
+.         =          PUNCT 2  punct
"""


def attributes(rows: str, country: str | None = None, date: dt.date | None = None) -> DocumentAttributes:
    return DocumentAttributes(AttributeLexicon.default(), parsed(rows), Context(date, country), ())


def test_shelling() -> None:
    document = attributes(SHELLED, "SYR", dt.date(2021, 7, 30))
    place = document.main_place().place
    assert place is not None
    assert (place.name, place.country, place.precision) == ("Nawa", "SYR", 1)
    assert place.latitude == pytest.approx(32.9, abs=0.1)
    assert document.event_date().date == dt.date(2021, 7, 29)
    assert document.fatalities().value == 3
    assert document.toll("injured").value == 0


def test_unknown_village_keeps_its_name_and_takes_the_district_beside_it() -> None:
    place = attributes(AREA, "BEN").main_place().place
    assert place is not None
    assert (place.name, place.admin1) == ("Mamassi-Gourma", "Alibori")


HEADLINE = """
Police     police     NOUN  2  nsubj
Arrest     arrest     VERB  0  root  Tense=Pres|VerbForm=Fin
Twenty     twenty     NUM   4  nummod
Students   student    NOUN  2  obj   Number=Plur
In         in         ADP   6  case
Harare     Harare     PROPN 2  obl
On         on         ADP   8  case
Monday     Monday     PROPN 2  obl
"""


@pytest.mark.parametrize("spell", [str, str.upper, str.lower])
def test_places_where_case_says_nothing(spell: Callable[[str], str]) -> None:
    rows = "\n".join(f"{spell(word)} {rest}" for word, rest in (r.split(" ", 1) for r in HEADLINE.strip().split("\n")))
    for country in (None, "ZWE"):
        place = attributes(rows, country).main_place().place
        assert place is not None
        assert (place.name, place.country, place.text) == ("Harare", "ZWE", spell("Harare"))


def test_the_country_is_no_region_of_a_place() -> None:
    rows = HEADLINE.replace("On         on         ADP   8  case\nMonday", "+, = PUNCT 8 punct\nZimbabwe")
    place = attributes(rows, "ZWE").main_place().place
    assert place is not None and (place.name, place.admin1) == ("Harare", None)


def test_nobody_killed() -> None:
    assert attributes(NO_ONE).fatalities().value == 0


def test_a_number_before_its_verb_counts_once() -> None:
    rows = """
    Twelve   twelve NUM  2 nummod
    people   people NOUN 4 nsubj:pass Number=Plur
    were     be     AUX  4 aux:pass
    killed   kill   VERB 0 root Tense=Past|VerbForm=Part
    and      and    CCONJ 7 cc
    40       40     NUM  7 nsubj:pass
    injured  injure VERB 4 conj Tense=Past|VerbForm=Part
    """
    document = attributes(rows)
    assert (document.fatalities().value, document.toll("injured").value) == (12, 40)


def test_deaths_that_are_protested_against_are_not_the_events() -> None:
    assert attributes(PROTEST).fatalities().value == 0


@pytest.mark.parametrize(("city", "country"), [("Doha", "QAT"), ("Nawa", "SYR"), ("Qorbanabad", "SYR")])
def test_a_well_known_city_of_another_country(city: str, country: str) -> None:
    rows = f"Ministers minister NOUN 2 nsubj\nmet meet VERB 0 root\nin in ADP 4 case\n{city} {city} PROPN 2 obl"
    place = attributes(rows, "SYR").main_place().place
    assert place is not None and (place.name, place.country) == (city, country)


def test_only_the_country_is_known() -> None:
    where = attributes(PROTEST, "BEN").main_place()
    assert where.place is not None
    assert (where.place.name, where.place.precision, where.place.text) == ("Cotonou", 3, "")
    assert "no place is named" in where.reason


def test_nothing_is_known() -> None:
    document = attributes(PROTEST)
    assert document.main_place().place is None
    assert document.event_date().date is None


def test_reasons_speak() -> None:
    assert "killing" in attributes(SHELLED, "SYR").fatalities().reason


@pytest.mark.parametrize(
    ("note", "count"),
    [
        ("Fatalities coded as 3.", 3),
        ("10 fatalities split across 6 events.", 2),
        ("Unknown fatalities coded as 10 and split across 5 events.", 2),
        ("2 fatalities.", 2),
    ],
)
def test_conventions_of_notes(note: str, count: int) -> None:
    rows = "\n".join(
        f"{w} = NOUN {0 if i == 0 else 1} {'root' if i == 0 else 'dep'}" for i, w in enumerate(note.split())
    )
    document = parsed(rows)
    whole = DocumentAttributes(AttributeLexicon.default(), attrs.evolve(document, text=document.text), Context(), ())
    assert whole.fatalities().value == count


SPELLED = """
Gunmen     gunman     NOUN  2  nsubj Number=Plur
attacked   attack     VERB  0  root  Tense=Past|VerbForm=Fin
farmers    farmer     NOUN  2  obj   Number=Plur
in         in         ADP   5  case
Mervano    Mervano    PROPN 2  obl
(          =          PUNCT 7  punct
Mirvan     Mirvan     PROPN 5  appos
)          =          PUNCT 7  punct
area       area       NOUN  5  flat
in         in         ADP   12 case
Kandi      Kandi      PROPN 12 compound
district   district   NOUN  5  nmod
+.         =          PUNCT 2  punct
"""

HIM = """
They       they       PRON  2  nsubj Number=Plur
ambushed   ambush     VERB  0  root  Tense=Past|VerbForm=Fin
a          a          DET   4  det
sheikh     sheikh     NOUN  2  obj   Number=Sing
+,         =          PUNCT 6  punct
killing    kill       VERB  2  advcl VerbForm=Ger
him        he         PRON  6  obj   Number=Sing
and        and        CCONJ 9  cc
two        two        NUM   6  conj
of         of         ADP   12 case
his        his        PRON  12 nmod:poss
relatives  relative   NOUN  9  nmod  Number=Plur
+.         =          PUNCT 2  punct
"""

BEFORE = """
Residents  resident   NOUN  2  nsubj Number=Plur
killed     kill       VERB  0  root  Tense=Past|VerbForm=Fin
a          a          DET   4  det
thief      thief      NOUN  2  obj   Number=Sing
+;         =          PUNCT 8  punct
he         he         PRON  8  nsubj
had        have       AUX   8  aux   Tense=Past
murdered   murder     VERB  2  parataxis VerbForm=Part
a          a          DET   10 det
trader     trader     NOUN  8  obj   Number=Sing
+.         =          PUNCT 2  punct
"""


def test_a_usual_spelling_in_brackets_is_the_name() -> None:
    place = attributes(SPELLED, "BEN").main_place().place
    assert place is not None
    assert place.name == "Mirvan"


def test_somebody_told_by_a_pronoun_counts() -> None:
    assert attributes(HIM).fatalities().value == 3


def test_what_had_happened_before_is_not_the_events() -> None:
    assert attributes(BEFORE).fatalities().value == 1


RESTED = """
Soldiers   soldier NOUN  2  nsubj Number=Plur
rested     rest    VERB  0  root  Tense=Past|VerbForm=Fin
+.         =       PUNCT 2  punct
"""

VILLAGERS = """
Gunmen     gunman   NOUN  2  nsubj Number=Plur
killed     kill     VERB  0  root  Tense=Past|VerbForm=Fin
four       four     NUM   4  nummod
villagers  villager NOUN  2  obj   Number=Plur
from       from     ADP   6  case
Zarbou     Zarbou   PROPN 4  nmod
+.         =        PUNCT 2  punct
"""


@pytest.mark.parametrize(("rows", "scope"), [(VILLAGERS, (0,)), (f"{RESTED}\n{VILLAGERS}", (1,))])
def test_a_happening_has_an_opening_of_its_own(rows: str, scope: tuple[int, ...]) -> None:
    place = attributes(rows, "BFA").within(scope).main_place().place
    assert place is not None and place.name == "Zarbou"


QUARTER = """
Gunmen     gunman   NOUN  2  nsubj Number=Plur
killed     kill     VERB  0  root  Tense=Past|VerbForm=Fin
traders    trader   NOUN  2  obj   Number=Plur
in         in       ADP   5  case
Rosengaard Rosengaard PROPN 2 obl
+,         =        PUNCT 7  punct
Malmo      Malmo    PROPN 5  appos
+.         =        PUNCT 2  punct
"""


@pytest.mark.parametrize(
    ("rows", "country", "name"),
    [
        (QUARTER, "SWE", "Malmo"),
        (QUARTER.replace("Malmo", "Sumy"), "UKR", "Rosengaard"),  # the oblast, not the city
        (QUARTER.replace("Malmo", "Nowhere"), "SWE", "Rosengaard"),
    ],
)
def test_an_unknown_name_before_a_city_is_a_quarter_of_it(rows: str, country: str, name: str) -> None:
    place = attributes(rows, country).main_place().place
    assert place is not None and place.name == name


MARTYRDOM = """
Seven      seven     NUM   2  nummod
soldiers   soldier   NOUN  3  nsubj Number=Plur
embraced   embrace   VERB  0  root  Tense=Past|VerbForm=Fin
martyrdom  martyrdom NOUN  3  obj   Number=Sing
+.         =         PUNCT 3  punct
"""
COUPLE = """
Gunmen     gunman   NOUN  2  nsubj Number=Plur
killed     kill     VERB  0  root  Tense=Past|VerbForm=Fin
a          a        DET   4  det
couple     couple   NOUN  2  obj   Number=Sing
+.         =        PUNCT 2  punct
"""
SOME = """
Gunmen     gunman   NOUN  2  nsubj Number=Plur
killed     kill     VERB  0  root  Tense=Past|VerbForm=Fin
nine       nine     NUM   4  nummod
men        man      NOUN  2  obj   Number=Plur
and        and      CCONJ 6  cc
beheaded   behead   VERB  2  conj  Tense=Past|VerbForm=Fin
four       four     NUM   6  obj
of         of       ADP   9  case
them       they     PRON  7  nmod
+.         =        PUNCT 2  punct
"""


@pytest.mark.parametrize(("rows", "count"), [(MARTYRDOM, 7), (COUPLE, 2), (SOME, 9)])
def test_who_died_is_counted_once(rows: str, count: int) -> None:
    assert attributes(rows).fatalities().value == count
