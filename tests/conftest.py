"""Settings of all tests, and a small coded document, built by hand, for those of all that comes after coding."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import HealthCheck, settings

from eventcode.document import Document, Sentence, Token
from eventcode.events import (
    AcledActor,
    Action,
    Actor,
    CodedDocument,
    Event,
    Incident,
    Match,
    Place,
    WhyNot,
)
from eventcode.ontology import cameo

# A busy machine fails no test: speed is measured by the benchmarks.
settings.register_profile("eventcode", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("eventcode")

TEXT = "Rebels <attacked> the army in Nawa.\nNobody came."


def build_document(id: str | None = "a1", date: str | None = "2021-07-30") -> CodedDocument:
    words = [("Rebels", 1, "nsubj"), ("<attacked>", -1, "root"), ("the", 3, "det"), ("army", 1, "obj")]
    tokens, at = [], 0
    for index, (word, head, relation) in enumerate(words):
        at = TEXT.index(word, at)
        tokens.append(Token(index, word, word.lower(), "X", head, relation, at, at + len(word)))
    first = Sentence(0, tuple(tokens), 0, 35)
    second = Sentence(1, (Token(0, "Nobody", "nobody", "PRON", -1, "root", 36, 42),), 36, 48)
    code = cameo.get("190")
    source = Actor(
        code="SYRREB",
        country="SYR",
        roles=("REB",),
        name="Syrian rebels",
        text="Rebels",
        start=0,
        end=6,
        acled=AcledActor("Opposition Rebels (Syria)", 2),
        entry="actors/agents.txt:3",
        via="agent",
    )
    target = Actor(None, None, (), "the army", "the army", 18, 26)
    action = Action(
        cameo="190",
        cameo_root="19",
        label=code.label,
        goldstein=code.goldstein,
        quad=code.quad,
        plover=code.plover,
        mode=code.mode,
        contexts=code.contexts,
        plover_score=code.plover_score,
        acled="Armed clash",
        text="<attacked>",
        start=7,
        end=17,
        entry="actions/19-fight.txt:12",
    )
    published = dt.date.fromisoformat(date) if date else None
    event = Event(
        id="e1",
        source=source,
        target=target,
        action=action,
        sentence=0,
        start=0,
        end=35,
        date=published,
        date_precision=2 if published else None,
        location=Place("Nawa", "SYR", "Daraa", 32.889, 36.043, 1, "Nawa", 30, 34),
        fatalities=3,
        injuries=0,
        weapons=("mortar", "rifle"),
        historical=True,
        match=Match((1,), "S attack T", "subject of attack", "object of attack", ("vow to",), ("a step",)),
    )
    incident = Incident(
        event_date=published,
        time_precision=1,
        disorder_type="Political violence",
        event_type="Battles",
        sub_event_type="Armed clash",
        actor1="Opposition Rebels (Syria)",
        assoc_actor_1="",
        inter1=2,
        actor2="Military Forces of Syria (2000-2024)",
        assoc_actor_2="",
        inter2=1,
        interaction=12,
        civilian_targeting="",
        iso=760,
        country="Syria",
        admin1="Daraa",
        location="Nawa",
        latitude=32.889,
        longitude=36.043,
        geo_precision=1,
        fatalities=3,
        tags="",
        notes=TEXT,
        events=(event,),
    )
    return CodedDocument(
        parse=Document(TEXT, (first, second), "by hand"),
        events=(event,),
        mentions=(source, target),
        why_not=(WhyNot(1, "no-trigger", "no verb or noun of the dictionary"),),
        id=id,
        date=published,
        country="SYR",
        provenance={"dictionaries": "0", "parser": "by hand"},
        incidents_of=lambda document: (incident,),
    )


@pytest.fixture
def coded() -> CodedDocument:
    return build_document()


@pytest.fixture
def uncoded() -> CodedDocument:
    """A document without events, id and date."""
    return CodedDocument(parse=Document("", (), "by hand"), events=())
