"""From facts to `Incident`s."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import attrs

from eventcode.actions.extract import SentenceEvents
from eventcode.actors.acled import AcledNames
from eventcode.actors.mentions import Context
from eventcode.actors.uncoded import UNKNOWN
from eventcode.attributes.document import DocumentAttributes, When
from eventcode.document import Document
from eventcode.events import CodedDocument, Event, Incident, Place
from eventcode.incidents.cues import CueHit
from eventcode.incidents.facts import Facts, Party, gather
from eventcode.incidents.parties import Sides, sides_of
from eventcode.incidents.rules import Rule, RuleBook
from eventcode.incidents.scenes import cut, merged
from eventcode.lexicon.grammar import Grammar
from eventcode.ontology import SubEvent, acled

__all__ = ["IncidentCoder", "decide"]

DONE = frozenset({"asserted", "attempted", "ended"})
"""Modalities of what happened: what is planned, threatened or demanded has no scene."""
DEEDS, ACCORDS = ("14", "15", "16", "17", "18", "19", "20"), ("057",)
"""Codes of what is done or agreed, and not only said: such an event has a scene."""


def decide(facts: Facts) -> Rule | None:
    """The first rule whose conditions hold."""
    return next((rule for rule in facts.book.rules if facts.holds(rule)), None)


@attrs.frozen(eq=False)
class IncidentCoder:
    """Codes the incidents of documents."""

    book: RuleBook
    grammar: Grammar
    names: AcledNames

    def incidents(
        self,
        document: CodedDocument,
        found: Sequence[SentenceEvents],
        context: Context,
        attributes: DocumentAttributes,
    ) -> tuple[Incident, ...]:
        """The incidents of a coded document, the main one first."""
        whole = tuple(range(len(document.parse.sentences)))
        cues = [tuple(self.book.cues.find(sentence)) for sentence in document.parse.sentences]
        parts = cut(document.parse, attributes, cues, _deeds(document.events))
        scenes = [whole] if attributes.is_note else list(parts)
        told: list[Incident] = []
        for scene in scenes:
            events = tuple(e for e in document.events if e.sentence in scene)
            own = attributes.within(scene) if len(scenes) > 1 else attributes
            when, place = _date(events, own), _place(document.parse, events, own)
            here = _setting(context, when, place, len(scenes) > 1)
            facts = self.facts(document, found, cues, here, scene)
            rule = decide(facts)
            if rule is not None and rule.sub_event is not None:
                told.append(self._incident(document, events, here.country, facts, rule, own, when, place))
        return merged(told)

    def facts(
        self,
        document: CodedDocument,
        found: Sequence[SentenceEvents],
        cues: Sequence[Sequence[CueHit]],
        context: Context,
        wanted: Sequence[int],
    ) -> Facts:
        return gather(
            document.parse,
            found,
            cues,
            [a for a in document.mentions if a.kind != UNKNOWN],
            self.book,
            self.grammar,
            self.names,
            context.country,
            context.date,
            wanted,
        )

    def _incident(
        self,
        document: CodedDocument,
        events: tuple[Event, ...],
        iso: str | None,
        facts: Facts,
        rule: Rule,
        attributes: DocumentAttributes,
        when: When,
        place: Place | None,
    ) -> Incident:
        """The row; `attributes` are those of the scene."""
        kind = acled.sub_event(rule.sub_event or "")
        ruled = partial(self.names.forces, country=iso, date=when.date)
        sides = sides_of(kind.name, facts, iso, ruled, self.names.countries, rule.attributes.get("parties", ""))
        one, two = _column(sides.first), _column(sides.second)
        country = acled.country(iso) if iso else None
        return Incident(
            event_date=when.date,
            time_precision=when.precision,
            disorder_type=kind.disorder_type,
            event_type=kind.event_type,
            sub_event_type=kind.name,
            actor1=one[0] or "",
            assoc_actor_1=one[1],
            inter1=one[2],
            actor2=two[0],
            assoc_actor_2=two[1],
            inter2=two[2],
            interaction=interaction(one[2], two[2]),
            civilian_targeting=_targeting(kind.event_type, kind.name, sides),
            iso=country.iso if country else None,
            country=self.names.countries.get(iso or "") or None,
            admin1=place.admin1 if place else None,
            location=place.name if place else None,
            latitude=place.latitude if place else None,
            longitude=place.longitude if place else None,
            geo_precision=place.precision if place else None,
            fatalities=attributes.fatalities().value,
            tags=_tags(kind, attributes),
            notes=" ".join(document.parse.sentence_text(i) for i in facts.sentences),
            events=events,
            rule=f"{rule.where}: {rule.text}",
        )


def _deeds(events: Sequence[Event]) -> dict[int, str]:
    """The sentences that tell of something done (`deed`), of an accord, or of both (no kind)."""
    found: dict[int, str] = {}
    for event in (e for e in events if e.modality in DONE):
        kind = "deed" if event.action.cameo.startswith(DEEDS) else "accord"
        if kind == "deed" or event.action.cameo.startswith(ACCORDS):
            found[event.sentence] = kind if found.get(event.sentence, kind) == kind else ""
    return found


def _place(document: Document, events: Sequence[Event], attributes: DocumentAttributes) -> Place | None:
    """Where a happening was: one among several, or of a report with a dateline, where its first deed was done; else
    the place that the text says most of."""
    report = any(sentence.role == "dateline" for sentence in document.sentences)
    if report or attributes.scope is not None:
        deeds = (e.location for e in events if e.modality in DONE and e.action.cameo.startswith((*DEEDS, *ACCORDS)))
        first = next(deeds, None)
        if first is not None and first.precision < 3:
            return first
    return attributes.main_place().place


def _setting(context: Context, when: When, place: Place | None, one_of_several: bool) -> Context:
    """What is known of a happening: its day, and of one among several the country that it is in."""
    abroad = place is not None and (context.country is None or one_of_several)
    country = (place.country if place is not None and abroad else None) or context.country
    return attrs.evolve(context, date=when.date or context.date, country=country)


def _tags(kind: SubEvent, attributes: DocumentAttributes) -> str:
    """Crowd sizes, which ACLED gives for demonstrations."""
    return f"crowd size={attributes.crowd_size() or 'no report'}" if kind.demonstrations else ""


def _date(events: Sequence[Event], attributes: DocumentAttributes) -> When:
    """When a happening was: one among several has the day that its deeds are told with, or their own."""
    told = next((attributes.days_told[i] for i in attributes.scope or () if i in attributes.days_told), None)
    if told is not None:
        return When(told.date, told.precision, "told with what was done")
    dated = next((e for e in events if e.date is not None), None)
    if attributes.scope is None or dated is None:
        return attributes.event_date()
    return When(dated.date, dated.date_precision, "its first event")


def _column(parties: Sequence[Party]) -> tuple[str | None, str, int | None]:
    if not parties:
        return None, "", None
    lead, others = parties[0], parties[1:]
    assoc = dict.fromkeys(
        [
            *lead.assoc,
            *(p.name for p in others if p.inter not in (5, 6, 7)),
            *(a for p in others for a in p.assoc),
        ]
    )
    return lead.name, "; ".join(assoc), lead.inter


def interaction(one: int | None, two: int | None) -> int | None:
    """ACLED's two digits, the lower first; a lone actor gives a zero.

    >>> interaction(7, 3), interaction(6, None)
    (37, 60)
    """
    if one is None:
        return None
    if not two:
        return one * 10
    return min(one, two) * 10 + max(one, two)


def _targeting(event_type: str, sub_event: str, sides: Sides) -> str:
    """`Civilian targeting` where civilians, or peaceful protesters under fire, are the main target."""
    if event_type == "Violence against civilians" or sub_event == "Excessive force against protesters":
        return "Civilian targeting"
    if event_type in ("Explosions/Remote violence", "Riots") and any(p.inter == 7 for p in sides.second[:1]):
        return "Civilian targeting"
    return ""
