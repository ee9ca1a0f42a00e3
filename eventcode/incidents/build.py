"""From facts to `Incident`s."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import partial

import attrs

from eventcode.actions.extract import SentenceEvents
from eventcode.actors.acled import AcledNames
from eventcode.actors.mentions import Context
from eventcode.actors.uncoded import UNKNOWN
from eventcode.attributes.document import DocumentAttributes
from eventcode.events import CodedDocument, Event, Incident, Place
from eventcode.incidents.facts import Facts, Party, gather
from eventcode.incidents.parties import Sides, sides_of
from eventcode.incidents.rules import Rule, RuleBook
from eventcode.incidents.scenes import cut, merged
from eventcode.lexicon.grammar import Grammar
from eventcode.ontology import SubEvent, acled

__all__ = ["IncidentCoder", "decide"]

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
        attributes: DocumentAttributes | None = None,
    ) -> tuple[Incident, ...]:
        """The incidents of a coded document, the main one first."""
        deeds = _deeds(document.events)
        scenes = list(cut(document.parse, attributes, self.book.cues, deeds))
        told: list[Incident] = []
        for scene in scenes:
            facts = self.facts(document, found, context, scene)
            rule = decide(facts)
            if rule is not None and rule.sub_event is not None:
                own = attributes.within(scene) if attributes is not None and len(scenes) > 1 else attributes
                told.append(self._incident(document, context, facts, rule, own))
        return merged(told)

    def facts(
        self,
        document: CodedDocument,
        found: Sequence[SentenceEvents],
        context: Context,
        wanted: Sequence[int],
    ) -> Facts:
        return gather(
            document.parse,
            found,
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
        context: Context,
        facts: Facts,
        rule: Rule,
        attributes: DocumentAttributes | None,
    ) -> Incident:
        """The row; `attributes` are those of the scene."""
        kind = acled.sub_event(rule.sub_event or "")
        events = tuple(e for e in document.events if e.sentence in facts.sentences)
        place = _place(events, attributes)
        iso = (place.country if place is not None and context.country is None else None) or context.country
        ruled = partial(self.names.forces, country=iso, date=context.date)
        sides = sides_of(kind.name, facts, iso, ruled, self.names.countries, rule.attributes.get("parties", ""))
        one, two = _column(sides.first), _column(sides.second)
        country = acled.country(iso) if iso else None
        day, precision = _date(events, context, attributes)
        return Incident(
            event_date=day,
            time_precision=precision,
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
            fatalities=_deaths(events, attributes),
            tags=_tags(kind, attributes),
            notes=" ".join(document.parse.sentence_text(i) for i in facts.sentences),
            events=events,
            rule=f"{rule.where}: {rule.text}",
        )


def _deeds(events: Sequence[Event]) -> dict[int, str]:
    """The sentences that tell of something done (`deed`), of an accord, or of both (no kind)."""
    found: dict[int, str] = {}
    for event in events:
        kind = "deed" if event.action.cameo.startswith(DEEDS) else "accord"
        if kind == "deed" or event.action.cameo.startswith(ACCORDS):
            found[event.sentence] = kind if found.get(event.sentence, kind) == kind else ""
    return found


def _place(events: Sequence[Event], attributes: DocumentAttributes | None) -> Place | None:
    if attributes is not None:
        return attributes.main_place().place
    return next((e.location for e in events if e.location is not None), None)


def _deaths(events: Sequence[Event], attributes: DocumentAttributes | None) -> int:
    if attributes is not None:
        return attributes.fatalities().value or 0
    return max((e.fatalities or 0 for e in events), default=0)


def _tags(kind: SubEvent, attributes: DocumentAttributes | None) -> str:
    """Crowd sizes, which ACLED gives for demonstrations."""
    if not kind.demonstrations:
        return ""
    size = attributes.crowd_size() if attributes is not None else None
    return f"crowd size={size or 'no report'}"


def _date(
    events: Sequence[Event], context: Context, attributes: DocumentAttributes | None
) -> tuple[dt.date | None, int | None]:
    told = [attributes.days_told[i] for i in attributes.scope or () if i in attributes.days_told] if attributes else []
    if told:
        return told[0].date, told[0].precision
    if attributes is not None and attributes.scope is None:
        when = attributes.event_date()
        return when.date, when.precision
    dated = next((e for e in events if e.date is not None), None)
    if dated is not None:
        return dated.date, dated.date_precision
    return context.date, 1 if context.date else None


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
