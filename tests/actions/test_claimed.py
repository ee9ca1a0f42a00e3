"""Deeds that somebody claims: beside the claim, in sentences before it, and those that are another's."""

from __future__ import annotations

import pytest

from eventcode.testing import coder_of, parsed, triples

ACTORS = """@actors
the Front = SYRREB {kind: armed-group}
Syria = SYR {kind: country}
"""
AGENTS = """@agents
soldier = MIL
"""
ACTIONS = """@actions
&deed := attack | bombing | kidnapping
T die = 190
S kill T = 190
S praise T = 051
S claim &deed = 015 {alone: yes}
"""
CODER = coder_of(ACTORS, AGENTS, ACTIONS)
DIED = """
Syrian = ADJ 2 amod
soldiers soldier NOUN 3 nsubj Number=Plur
died die VERB 0 root Tense=Past|VerbForm=Fin
"""
OTHER = """
Syria = PROPN 2 nsubj
waited wait VERB 0 root Tense=Past|VerbForm=Fin
"""


def claim(noun: str = "attack", article: str = "the") -> str:
    return f"""
The the DET 2 det
Front = PROPN 3 nsubj
claimed claim VERB 0 root Tense=Past|VerbForm=Fin
{article} = DET 5 det
{noun} = NOUN 3 obj Number=Sing
"""


def sources(*sentences: str) -> list[str]:
    coded = CODER.code_parsed(parsed("\n".join(sentences)), country="SYR")
    return [source for source, code, _ in triples(coded) if code == "190"]


def test_the_claimant_is_the_source_and_who_reports_it() -> None:
    coded = CODER.code_parsed(parsed(DIED + claim()), country="SYR")
    deed = coded.events[0]
    assert deed.source is not None
    assert deed.reported_by is not None
    assert (deed.source.code, deed.source.via, deed.reported_by.code) == ("SYRREB", "coreference", "SYRREB")
    assert deed.sentence == 0
    assert coded.text[deed.source.start : deed.source.end] == deed.source.text


@pytest.mark.parametrize(("between", "credited"), [(0, True), (2, True), (3, False)])
def test_a_claim_reaches_back_some_sentences(between: int, credited: bool) -> None:
    assert sources(DIED, *[OTHER] * between, claim()) == (["SYRREB"] if credited else ["---"])


@pytest.mark.parametrize(
    "claimed", [claim(article="an"), claim(noun="kidnapping")], ids=["another attack", "another kind of deed"]
)
def test_a_claim_of_something_else_credits_nobody(claimed: str) -> None:
    assert sources(DIED, claimed) == ["---"]


def test_a_deed_with_a_source_stays_with_it() -> None:
    killed = """
    Syria = PROPN 2 nsubj
    killed kill VERB 0 root Tense=Past|VerbForm=Fin
    soldiers soldier NOUN 2 obj Number=Plur
    """
    assert sources(killed, claim()) == ["SYR"]


def test_who_claims_doing_something_did_it() -> None:
    claimed = """
    The the DET 2 det
    Front = PROPN 3 nsubj
    claimed claim VERB 0 root Tense=Past|VerbForm=Fin
    {verb} VERB 3 xcomp VerbForm=Ger
    soldiers soldier NOUN 4 obj Number=Plur
    """
    coder = coder_of(ACTORS, AGENTS, ACTIONS + "S bomb T = 190\n&deed += bomb\n")
    told = triples(coder.code_parsed(parsed(claimed.format(verb="bombing bomb")), country="SYR"))
    assert ("SYRREB", "190", "SYRMIL") in told


@pytest.mark.parametrize(("hit", "credited"), [("soldiers soldier", ["SYRREB"]), ("dogs dog", ["---"])])
def test_who_claimed_deeds_on_the_same_target_did_what_is_told_next(hit: str, credited: list[str]) -> None:
    more = f"on = ADP 8 case\nSyrian = ADJ 8 amod\n{hit} NOUN 5 nmod Number=Plur\n"
    assert sources(claim("attacks").replace("attacks =", "attacks attack") + more, DIED) == credited
