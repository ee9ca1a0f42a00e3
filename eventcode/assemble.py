"""Drafts of events become `Event`s: action, attributes, identity."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import pairwise

import attrs

from eventcode._evolve import evolved
from eventcode._records import record
from eventcode.actions.extract import Draft, SentenceEvents, told_once
from eventcode.actions.facing import faces
from eventcode.actions.frames import Frame
from eventcode.actions.setting import is_setting
from eventcode.actions.targets import PLACED, STRUCK
from eventcode.actions.tree import Tree
from eventcode.actors.codes import COUNTRY_KINDS
from eventcode.actors.dated import on_day
from eventcode.actors.domestic import Settled
from eventcode.actors.mentions import Context
from eventcode.actors.placed import Placed
from eventcode.attributes.details import describe, where_it_was
from eventcode.attributes.document import DocumentAttributes
from eventcode.attributes.lexicon import AttributeLexicon
from eventcode.attributes.struck import Struck
from eventcode.compiled import CompiledLexicon
from eventcode.document import Document, Sentence
from eventcode.events import Action, Actor, CodedDocument, Event, Incident, Match
from eventcode.incidents import IncidentCoder, read_rules
from eventcode.lexicon.dictionaries import Dictionaries
from eventcode.lexicon.lines import Problems
from eventcode.ontology import CameoCode, cameo

__all__ = ["Assembler", "Session"]

_POSTURE, _THREAT = "15", "13"
_OWNING = frozenset({"amod", "compound", "nmod:poss"})
_PLACE = "place"  # the value of the attribute `aim`


@attrs.frozen(eq=False, slots=False)
class Assembler:
    """What assembling needs from the dictionaries, compiled once for a coder."""

    dictionaries: Dictionaries
    lexicon: CompiledLexicon

    @cached_property
    def incidents(self) -> IncidentCoder:
        """The rules of incidents, read when they are first needed."""
        book = read_rules(self.dictionaries.of_kind("incidents"), Problems())
        return IncidentCoder(book, self.lexicon.grammar, self.lexicon.actors.acled)

    @cached_property
    def attributes(self) -> AttributeLexicon:
        """The words of dates, places, harm, weapons and issues."""
        return AttributeLexicon.build(self.dictionaries, self.lexicon.grammar)

    def kind(self, code: str) -> tuple[CameoCode, str | None]:
        """What is known of a CAMEO code, and its PLOVER class."""
        known = self._kinds.get(code)
        if known is None:
            cameo_code = cameo.get(code)
            plover = self.lexicon.actions.crosswalk.plover(cameo_code.code, cameo_code.plover)
            known = self._kinds[code] = cameo_code, plover
        return known

    @cached_property
    def _kinds(self) -> dict[str, tuple[CameoCode, str | None]]:
        return {}

    def session(
        self,
        document: Document,
        context: Context,
        found: tuple[SentenceEvents, ...],
        who: Sequence[Settled],
        trees: dict[int, Tree],
    ) -> Session:
        """One document's assembling; `who` are the actors of every sentence, `trees` its grammar."""
        attributes = DocumentAttributes(self.attributes, document, context, who, trees)
        placed = Placed(who, context, self.lexicon.actors)
        return Session(self, document, context, found, attributes, placed)


@record(eq=False)
class Session:
    """The assembling of one document."""

    assembler: Assembler
    document: Document
    context: Context
    found: tuple[SentenceEvents, ...]
    attributes: DocumentAttributes
    placed: Placed

    def events(self, drafts: Iterable[Draft]) -> tuple[Event, ...]:
        """Finished events, those of a reciprocal pair linked with each other."""
        events = [self._event(draft) for draft in told_once(drafts)]
        return tuple(_link(events) if len(events) > 1 else events)

    def unrealised(self, document: CodedDocument) -> tuple[Event, ...]:
        """The document's events told as not happening."""
        return self.events(draft for sentence in self.found for draft in sentence.unrealised)

    def incidents(self, document: CodedDocument) -> Iterable[Incident]:
        """The document's incidents, the main one first."""
        _made = document.unrealised  # making them fills in the days that incidents read
        return self.assembler.incidents.incidents(document, self.found, self.context, self.attributes)

    def _event(self, draft: Draft) -> Event:
        frame = draft.found.frame
        sentence, grammar = frame.tree.sentence, frame.tree.grammar
        source = draft.pair.source.actor if draft.pair.source else None
        target = draft.pair.target.actor if draft.pair.target else None
        if target is None:
            struck = self._struck(draft, source)
            target = struck.actor(tuple(_objects(draft)), tuple(_beside(draft)))
            if target is None and draft.found.pattern.entry.attributes.get("aim") == _PLACE:
                target = struck.whereabouts(frame.index)
            if target is None and grammar.covers("bomb-code", draft.code):
                where = sorted(grammar["setting-preposition"] & frame.prepositions.keys())
                target = struck.scene(i for preposition in where for i in frame.prepositions[preposition])
        elif _is_only_where(draft):  # "attacked a checkpoint in Nawa"
            target = self._struck(draft, source).institution(tuple(_objects(draft)), target.country) or target
        judged = draft.judged
        action = _action(self.document, sentence, draft, *self.assembler.kind(draft.code))
        named = [a for a in (source, target) if a is not None and a.sentence == sentence.index]
        details = describe(
            self.attributes,
            sentence.index,
            frame.index,
            draft.found.tokens,
            source,
            target,
            draft.code,
            judged,
        )
        details["fatalities"] = _at_least_one(draft, details["fatalities"])
        place = details["location"]
        source, target = (
            self.placed.at(source, target, place, sentence),
            self.placed.at(target, source, place, sentence),
        )
        speaker = draft.speaker.actor if draft.speaker else None
        source = self.placed.policing(source, target, speaker, place, sentence)
        names, composer = self.assembler.lexicon.actors.names, self.assembler.lexicon.actors.composer
        known, when = self.context.date, details["date"]
        return Event(
            id=_identity(self.document, draft, source, target, sentence),
            source=source and on_day(source, when, known, names, composer),
            target=target and on_day(target, when, known, names, composer),
            action=action,
            sentence=sentence.index,
            start=min([action.start, *[actor.start for actor in named]]),
            end=max([action.end, *[actor.end for actor in named]]),
            negated=judged.negated,
            modality=judged.modality,
            tense=judged.tense,
            reported_by=speaker,
            trigger=frame.index,
            match=_match(draft),
            **details,
        )

    def _struck(self, draft: Draft, source: Actor | None) -> Struck:
        """The deed as one that was done to a thing, a place or people that are no coded actor."""
        frame = draft.found.frame
        sentence = frame.tree.sentence
        entry_code = draft.found.pattern.entry.code or draft.code
        told = [d for d in self.found[sentence.index].drafts if d.found.frame.index < frame.index]
        return Struck(
            self.attributes,
            sentence,
            draft.found.tokens,
            entry_code if draft.code.startswith(_THREAT) else draft.code,  # "poised to attack a school"
            source,
            where_it_was(self.attributes, sentence, frame.index),
            [d.pair.target.actor for d in told if d.pair.target is not None],
        )


def _is_only_where(draft: Draft) -> bool:
    """Whether a target is only the place where the thing stands that something was done to, or the country whose the
    thing is: "hit a Chadian school"."""
    target, tree = draft.pair.target, draft.found.frame.tree
    if target is None or target.actor.kind not in COUNTRY_KINDS:
        return False
    if draft.pair.notes[1] == STRUCK:
        return True
    frame, over = draft.found.frame, {target.actor.head, *tree.sentence.ancestors(target.actor.head)}
    if target.how != "nested":  # "attacked a checkpoint [in the city of Nawa]"
        scenes = (i for p in tree.grammar["setting-preposition"] for i in frame.prepositions.get(p, ()))
        return draft.pair.notes[1] == PLACED and not over.isdisjoint(scenes)
    above = [i for i in (*draft.found.targets, *frame.patients, *frame.aims) if i in over]
    owned = tree.tokens[target.actor.head].head in above and tree.tokens[target.actor.head].deprel in _OWNING
    return owned or target.actor.kind != "country" or any(is_setting(tree, target.actor, i) for i in above)


def _objects(draft: Draft) -> Iterator[int]:
    """The words that may name what was hit: where the pattern has T, the object, what the deed was aimed at or
    harmed."""
    frame = draft.found.frame
    if _is_dissent(draft):  # "marched against the building of a school" is nothing against the school
        return
    if draft.code[:2] != _POSTURE:  # soldiers posted in a village are no harm to it
        yield from (i for i in draft.found.targets if i >= 0)
    yield from frame.patients
    yield from frame.aims
    if any(e.owner == "T" for e in draft.found.pattern.elements):  # "suspected [her] involvement"
        owners = (c for i in draft.found.targets for c in frame.tree.links(i).get("nmod:poss", ()))
        yield from (c.index for c in owners if c.upos == "PRON")


def _is_dissent(draft: Draft) -> bool:
    """Whether a deed is a protest that harms nothing by itself."""
    grammar = draft.found.frame.tree.grammar
    return grammar.covers("dissent-code", draft.code) and not grammar.covers("riot-code", draft.code)


def _beside(draft: Draft) -> Iterator[int]:
    """The phrases that may name what was hit: beside its means ("fired rockets at the village") or an event noun ("a
    raid on the village"), where it led ("pushed into the village"), and where it happens if its entry aims there."""
    frame, grammar = draft.found.frame, draft.found.frame.tree.grammar
    if _is_dissent(draft):
        yield from faces(frame)
        return
    wanted = frozenset[str]()
    if grammar.covers("strike-code", draft.code):
        means = frame.patients or frame.kind == "noun"
        wanted = grammar["strike-preposition"] if means else grammar["entering-preposition"]
        wanted = wanted if frame.patients else wanted - grammar["setting-preposition"]  # "clashes at a market"
        wanted |= grammar["near-preposition"] if grammar.covers("bomb-code", draft.code) else frozenset()
    if draft.found.pattern.entry.attributes.get("aim") == _PLACE:
        wanted |= grammar["setting-preposition"]
    for preposition in sorted(wanted & frame.prepositions.keys()):
        yield from frame.prepositions[preposition]
    if grammar.covers("bomb-code", draft.code):  # "blew himself up in a market in Nawa": not the town
        yield from _scenes(frame)


def _scenes(frame: Frame) -> Iterator[int]:
    """The phrases that tell by a common noun in what something happened, other than a town."""
    tokens, grammar = frame.tree.tokens, frame.tree.grammar
    for preposition in sorted(grammar["scene-preposition"] & frame.prepositions.keys()):
        for index in frame.prepositions[preposition]:
            if tokens[index].upos == "NOUN" and tokens[index].lemma_lower not in grammar["refers-place"]:
                yield index


def _at_least_one(draft: Draft, counted: int | None) -> int | None:
    """The dead that were counted; where nobody counts them, one for a deed that kills (`lethal: yes`)."""
    lethal = draft.found.pattern.entry.attributes.get("lethal") == "yes"
    if counted is None and lethal and draft.judged.realised and draft.judged.code == draft.found.pattern.entry.code:
        return 1
    return counted


def _action(document: Document, sentence: Sentence, draft: Draft, code: CameoCode, plover: str | None) -> Action:
    words = draft.found.tokens
    entry = draft.found.pattern.entry
    start, end = sentence.tokens[words[0]].start, sentence.tokens[words[-1]].end
    own = draft.code == entry.code or draft.reverse
    return Action(
        cameo=draft.code,
        cameo_root=code.root,
        label=code.label,
        goldstein=code.goldstein,
        quad=code.quad,
        plover=plover,
        mode=entry.attributes.get("mode", code.mode) if own else code.mode,
        contexts=code.contexts,
        plover_score=code.plover_score,
        acled=entry.attributes.get("acled") if own else None,
        text=document.text[start:end],
        start=start,
        end=end,
        entry=entry.entry,
    )


def _match(draft: Draft) -> Match:
    return Match(
        tokens=draft.found.tokens,
        pattern=draft.found.pattern.text,
        source_path=draft.pair.notes[0],
        target_path=draft.pair.notes[1],
        operators=tuple(o.operator for o in (draft.judged.speaker, draft.judged.outer) if o is not None),
        steps=draft.judged.steps,
    )


def _identity(document: Document, draft: Draft, source: Actor | None, target: Actor | None, sentence: Sentence) -> str:
    parts = (
        _digest(document.text),
        sentence.index,
        draft.found.frame.index,
        draft.code,
        source and (source.start, source.end, source.code),
        target and (target.start, target.end, target.code),
    )
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:16]


@lru_cache(maxsize=64)
def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _link(events: list[Event]) -> Iterator[Event]:
    """The two directions of a reciprocal event name each other; they stand side by side."""
    partners: dict[int, str] = {}
    for position, (one, other) in enumerate(pairwise(events)):
        if _are_pair(one, other):
            partners.update({position: other.id, position + 1: one.id})
    for position, event in enumerate(events):
        yield evolved(event, pair=partners[position]) if position in partners else event


def _are_pair(one: Event, other: Event) -> bool:
    return (
        one.trigger == other.trigger
        and one.sentence == other.sentence
        and one.source is not None
        and other.source is not None
        and one.source == other.target
        and one.target == other.source
    )
