"""From facts to `Incident`s."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from functools import partial

import attrs

from eventcode.actions.extract import SentenceEvents
from eventcode.actors.acled import AcledNames
from eventcode.actors.mentions import Context
from eventcode.actors.uncoded import UNKNOWN
from eventcode.events import CodedDocument, Event, Incident
from eventcode.incidents.facts import Facts, Party, gather
from eventcode.incidents.parties import Sides, sides_of
from eventcode.incidents.rules import Rule, RuleBook
from eventcode.lexicon.grammar import Grammar
from eventcode.ontology import acled

__all__ = ["IncidentCoder", "decide"]


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
        self, document: CodedDocument, found: Sequence[SentenceEvents], context: Context
    ) -> Iterator[Incident]:
        """The incidents of a coded document, the main one first."""
        wanted = [s.index for s in document.parse.sentences]
        if not wanted:
            return
        facts = self.facts(document, found, context, wanted)
        rule = decide(facts)
        if rule is None or rule.sub_event is None:
            return
        yield self._incident(document, context, facts, rule)

    def facts(
        self, document: CodedDocument, found: Sequence[SentenceEvents], context: Context, wanted: Sequence[int]
    ) -> Facts:
        return gather(
            document.parse, found, [a for a in document.mentions if a.via != UNKNOWN], self.book, self.grammar, self.names, context.country, context.date, wanted
        )

    def _incident(self, document: CodedDocument, context: Context, facts: Facts, rule: Rule) -> Incident:
        assert rule.sub_event is not None
        kind = acled.sub_event(rule.sub_event)
        iso = context.country
        place = self.names.countries.get(iso or "", "")
        ruled = partial(self.names.forces, country=iso, date=context.date)
        sides = sides_of(kind.name, facts, iso, ruled, self.names.countries, rule.attributes.get("parties", ""))
        one, two = _column(sides.first), _column(sides.second)
        events = tuple(e for e in document.events if e.sentence in facts.sentences)
        country = acled.country(iso) if iso else None
        return Incident(
            event_date=_date(events, context.date),
            time_precision=1 if context.date else None,
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
            country=place or None,
            admin1=None,
            location=None,
            latitude=None,
            longitude=None,
            geo_precision=None,
            fatalities=sum(e.fatalities or 0 for e in events),
            tags="",
            notes=" ".join(document.parse.sentence_text(i) for i in facts.sentences),
            events=events,
            rule=f"{rule.where}: {rule.text}",
        )


def _date(events: Sequence[Event], default: dt.date | None) -> dt.date | None:
    return next((e.date for e in events if e.date is not None), default)


def _column(parties: Sequence[Party]) -> tuple[str | None, str, int | None]:
    if not parties:
        return None, "", None
    lead, others = parties[0], parties[1:]
    assoc = dict.fromkeys([*lead.assoc, *(p.name for p in others if p.inter not in (5, 6, 7)), *(a for p in others for a in p.assoc)])
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
