"""Coding a whole document with PETRARCH dictionaries: `RawEvent`s become `Event`s."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator, Sequence

import attrs

from eventcode.document import Document, Sentence
from eventcode.events import Action, Actor, CodedDocument, Event, Match, WhyNot
from eventcode.lexicon.petrarch import PetrarchLexicon
from eventcode.ontology import cameo, countries
from eventcode.petrarch_coder.coding import code_sentence
from eventcode.petrarch_coder.results import CodedSentence, RawActor, RawEvent

__all__ = ["code_document"]

_NOT_NEWS = frozenset({"byline", "copyright", "dateline"})
_UNKNOWN = "no CAMEO code"


def code_document(
    document: Document,
    lexicon: PetrarchLexicon,
    date: dt.date | None = None,
    country: str | None = None,
    id: str | None = None,
) -> CodedDocument:
    """The document's events under PETRARCH's rules.

    An event needs a source or a target with a code; codes are the dictionary's own, CAMEO or not. A story
    rule of the discard file discards the document, a sentence rule its sentence.
    """
    coded = [(s, code_sentence(document, s, lexicon, date)) for s in document.sentences if s.role not in _NOT_NEWS]
    discarded = _discarded(coded)
    builder = _Builder(document, date)
    events = () if discarded else tuple(e for s, found in coded for e in builder.events(s, found))
    return CodedDocument(
        parse=document,
        events=events,
        mentions=tuple(builder.actor(s, a) for s, found in coded for a in found.mentions),
        why_not=tuple(_why_not(coded, events)),
        id=id,
        date=date,
        country=country,
        discarded=discarded,
        provenance={"dictionaries": lexicon.version, "parser": document.parser},
    )


def _discarded(coded: Sequence[tuple[Sentence, CodedSentence]]) -> str | None:
    rules = [found.discarded for _, found in coded if found.discarded]
    story = next((rule for rule in rules if rule.startswith("story")), None)
    return story or (rules[0] if rules and len(rules) == len(coded) else None)


def _why_not(coded: Iterable[tuple[Sentence, CodedSentence]], events: tuple[Event, ...]) -> Iterator[WhyNot]:
    told = {event.sentence for event in events}
    for sentence, found in coded:
        if sentence.index in told:
            continue
        if found.discarded:
            yield WhyNot(sentence.index, "discarded", f"discarded by {found.discarded}")
        elif found.events:
            yield WhyNot(sentence.index, "no-actor", "verbs matched, but neither source nor target has a code")
        else:
            reason = found.why or "no-trigger"
            yield WhyNot(sentence.index, reason if reason in _REASONS else "suppressed", _REASONS.get(reason, reason))


_REASONS = {
    "no-trigger": "no verb of the sentence is in the dictionary",
    "suppressed": "the verbs of the sentence have null codes",
    "no-actor": "no actor of the dictionaries is named",
}


class _Builder:
    def __init__(self, document: Document, date: dt.date | None) -> None:
        self.document = document
        self.date = date
        self.digest = hashlib.sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest()[:16]

    def events(self, sentence: Sentence, found: CodedSentence) -> Iterator[Event]:
        """The sentence's events that have an actor with a code; the directions of a pair name each other."""
        issues = tuple(f"{code},{count}" for code, count in found.issues)
        raw = [e for e in found.events if any(a is not None and a.code for a in (e.source, e.target))]
        built = [self._event(sentence, e, issues) for e in raw]
        for one, event in zip(raw, built, strict=True):
            back = next((b for r, b in zip(raw, built, strict=True) if _pair(one, r)), None)
            yield event if back is None else attrs.evolve(event, pair=back.id)

    def _event(self, sentence: Sentence, raw: RawEvent, issues: tuple[str, ...]) -> Event:
        source = self.actor(sentence, raw.source) if raw.source is not None else None
        target = self.actor(sentence, raw.target) if raw.target is not None else None
        action = self._action(sentence, raw)
        spans = [(a.start, a.end) for a in (source, target, action) if a is not None]
        who = tuple(a and (a.start, a.end, a.code) for a in (source, target))
        identity = repr((self.digest, sentence.index, raw.trigger, raw.code, *who))
        return Event(
            id=hashlib.sha256(identity.encode()).hexdigest()[:16],
            source=source,
            target=target,
            action=action,
            sentence=sentence.index,
            start=min(start for start, _ in spans),
            end=max(end for _, end in spans),
            date=self.date,
            date_precision=1 if self.date else None,
            issues=issues,
            trigger=raw.trigger,
            match=Match(
                raw.tokens,
                raw.pattern,
                source_path="agent of the passive" if raw.passive else "subject or pattern",
                target_path="subject of the passive" if raw.passive else "after the verb or pattern",
            ),
        )

    def _action(self, sentence: Sentence, raw: RawEvent) -> Action:
        start, end = self._span(sentence, raw.tokens)
        text = self.document.text[start:end]
        known = cameo.find(raw.code) if cameo.is_code(raw.code[:2]) else None
        if known is None:
            return Action(
                raw.code,
                raw.code[:2],
                _UNKNOWN,
                0.0,
                0,
                None,
                None,
                (),
                None,
                None,
                text,
                start,
                end,
                raw.entry,
            )
        return Action(
            cameo=raw.code, cameo_root=known.root, label=known.label, goldstein=known.goldstein,
            quad=known.quad, plover=known.plover, mode=known.mode, contexts=known.contexts,
            plover_score=known.plover_score, acled=None, text=text, start=start, end=end, entry=raw.entry,
        )  # fmt: skip

    def actor(self, sentence: Sentence, raw: RawActor) -> Actor:
        """An actor as the library's other coders give it."""
        start, end = self._span(sentence, raw.tokens)
        blocks = [raw.code[i : i + 3] for i in range(0, len(raw.code), 3)] if raw.code else []
        country = blocks[0] if blocks and blocks[0] in countries else None
        roles = tuple(b for b in (blocks[1:] if country else blocks) if b != "---")
        name = raw.name.strip("_").replace("_", " ") or self.document.text[start:end]
        entry = raw.entry or (raw.agents[0] if raw.agents else None)
        via = "dictionary" if raw.entry else "agent"
        return Actor(
            raw.code, country, roles, name, self.document.text[start:end], start, end,
            entry=entry, via=via, sentence=sentence.index, head=raw.head, tokens=raw.tokens,
        )  # fmt: skip

    def _span(self, sentence: Sentence, tokens: tuple[int, ...]) -> tuple[int, int]:
        return sentence.tokens[tokens[0]].start, sentence.tokens[tokens[-1]].end


def _pair(one: RawEvent, other: RawEvent) -> bool:
    return (
        one is not other
        and one.reciprocal
        and one.trigger == other.trigger
        and one.source is not None
        and one.source == other.target
        and one.target == other.source
    )
