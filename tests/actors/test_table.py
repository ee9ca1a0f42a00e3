"""Longest match of names."""

from __future__ import annotations

import pytest

from eventcode.actors.normalise import Words, fold
from eventcode.actors.table import ALONE, FIRST, ROLE, Hit, NameTable, Vocabulary
from eventcode.testing import dictionaries_of


def table(*lines: str, kind: str = "actors") -> NameTable:
    entries = dictionaries_of("\n".join((f"@{kind}", *lines))).entries
    return NameTable.build(entries.agents if kind == "agents" else entries.actors, kind == "agents")


def look(names: NameTable, text: str, caseless: bool = False, lemmas: str = "") -> Hit | None:
    return names.at(words_of(text, lemmas), 0, caseless)


def words_of(text: str, lemmas: str = "") -> Words:
    raws = tuple(text.split())
    lemma = tuple(lemmas.split()) or tuple(w.lower() for w in raws)
    return Words(tuple(map(fold, raws)), raws, tuple(range(len(raws))), lemma)


def code(hit: Hit | None) -> str | None:
    return hit.entry.codes[0].code if hit else None


def test_longest_name_wins() -> None:
    names = table("Sudan = SDN", "South Sudan = SSD", "Sudan Armed Forces = SDNMIL")
    assert code(look(names, "Sudan Armed Forces said")) == "SDNMIL"
    assert code(look(names, "Sudan said")) == "SDN"
    assert code(look(names, "Sudan Armed")) == "SDN"


@pytest.mark.parametrize(
    ("text", "found"),
    [("US", True), ("us", False), ("Us", False), ("U.S.", False), ("U S", False)],
)
def test_exact_names(text: str, found: bool) -> None:
    assert (look(table('"US" = USA'), text) is not None) is found


@pytest.mark.parametrize(("country", "found"), [("IND", True), ("NPL", False)])
def test_exact_names_in_lower_case_at_home(country: str, found: bool) -> None:
    names = table('"XYZ" = INDPTY', '"XY" = INDMIL')
    assert (names.at(words_of("xyz"), 0, True, country) is not None) is found
    assert names.at(words_of("xyz"), 0, False, country) is None
    assert names.at(words_of("xy"), 0, True, country) is None


def test_final_stop_of_an_exact_abbreviation() -> None:
    assert look(table('"U.S." = USA'), "U.S") is not None


@pytest.mark.parametrize(
    ("text", "caseless", "found"),
    [
        ("Turkey", False, True),
        ("TURKEY", False, True),
        ("turkey", False, False),
        ("turkey", True, True),
    ],
)
def test_capitals(text: str, caseless: bool, found: bool) -> None:
    assert (look(table("Turkey = TUR"), text, caseless) is not None) is found


def test_small_words_of_a_name_may_be_capitals() -> None:
    names = table("Bashar al-Assad = SYR")
    assert look(names, "Bashar al Assad") and look(names, "Bashar Al Assad") and look(names, "BASHAR AL ASSAD")
    assert look(names, "bashar al assad") is None


def test_adjective_and_its_plural() -> None:
    names = table("Syria | ~Syrian = SYR", "China | ~Chinese = CHN", "Iraq | ~Iraqi = IRQ")
    for word in ("Syrian", "Syrians", "Chinese", "Iraqis"):
        hit = look(names, word)
        assert hit is not None and hit.adjective
    assert look(names, "Syrias") is None


def test_blocked_names() -> None:
    names = table("Georgia | !Georgia Tech = GEO", "Jordan Times = ---")
    assert [h.blocked for h in (look(names, "Georgia"), look(names, "Georgia Tech")) if h] == [False, True]
    hit = look(names, "Jordan Times")
    assert hit is not None and hit.blocked


def test_the_later_entry_wins() -> None:
    assert code(look(table("Congo = COG", "Congo = COD"), "Congo")) == "COD"


def test_removed_names() -> None:
    names = table("Congo | Kongo = COG", "- Congo")
    assert look(names, "Congo") is None and code(look(names, "Kongo")) == "COG"


def test_possessives_inside_a_name() -> None:
    names = table("People's Front = AAA", "Teachers' Union = BBB")
    assert look(names, "People Front") and look(names, "Peoples Front") and look(names, "Teachers Union")


def test_agents_by_form_and_lemma() -> None:
    agents = table("rebel = REB", "police officer = COP", "deputy = GOV", "gunman | gunmen = UAF", kind="agents")
    assert code(look(agents, "rebels", True, "rebel")) == "REB"
    assert code(look(agents, "Rebels", True, "rebels")) == "REB"
    assert code(look(agents, "deputies", True, "deputies")) == "GOV"
    assert code(look(agents, "police officers", True, "police officer")) == "COP"
    assert code(look(agents, "gunmen", True, "gunmen")) == "UAF"
    assert look(agents, "rebellion", True) is None


def test_an_abbreviation_of_two_countries() -> None:
    names = table(
        'Somali National Army | "SNA" = SOMMIL',
        'Syrian National Army | "SNA" = SYRREB',
        'Rashtriya Rifles | "RR" = INDMIL {local: yes}',
    )

    def code_in(word: str, country: str | None) -> str | None:
        return code(names.at(words_of(word, fold(word)), 0, False, country))

    assert code_in("SNA", "SOM") == "SOMMIL"
    assert code_in("SNA", "SYR") == code_in("SNA", None) == "SYRREB"
    assert code_in("RR", "IND") == "INDMIL"
    assert code_in("RR", "GBR") is None and code_in("RR", None) is None


@pytest.mark.parametrize(
    ("text", "country", "found"),
    [("vhp", "IND", True), ("vhp", "PAK", False), ("vhp", None, False), ("sp", "IND", False)],
)
def test_abbreviations_in_a_text_without_capitals_are_those_of_its_country(
    text: str, country: str | None, found: bool
) -> None:
    names = table('"VHP" = INDHIN', '"SP" = INDPTY')
    assert (names.at(words_of(text), 0, True, country) is not None) is found
    assert names.at(words_of(text), 0, False, country) is None


def test_names_that_mean_somebody_else_in_a_country_are_told_apart() -> None:
    names = table('Rashtriya Rifles | "RR" = INDMIL {local: yes}', "Rail Workers = POLLAB", "Rifle Club = CVL")
    assert names.tells_apart(words_of("the RR fired"), "IND")
    assert not names.tells_apart(words_of("the RR fired"), "POL")
    assert not names.tells_apart(words_of("the Rail Workers and the Rifle Club"), "IND")


def test_vocabulary_tells_what_begins_with_a_word() -> None:
    names = table("South Sudan = SSD", "Sudan = SDN")
    vocabulary = Vocabulary(names, table("south guard = MIL", "guard = COP", kind="agents"))
    assert vocabulary["Sudan", "sudan", "PROPN"] == (("sudan", "Sudan", "sudan", ALONE),)
    assert vocabulary["South", "south", "PROPN"] == (("south", "South", "south", FIRST + ROLE * FIRST),)
    assert vocabulary["guarding", "guard", "VERB"] == (("guarding", "guarding", "guard", ROLE * ALONE),)
    assert [opens for *_, opens in vocabulary["Sudan-born", "sudan-born", "ADJ"]] == [ALONE, 0]
    assert vocabulary[",", ",", "PUNCT"] == ()
