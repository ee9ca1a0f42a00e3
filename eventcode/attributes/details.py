"""The attributes of one event: what of its sentence and document belongs to it."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import TypedDict

from eventcode.actions.modality import Judged
from eventcode.attributes.claims import Claim
from eventcode.attributes.dates import TimeExpression
from eventcode.attributes.document import DocumentAttributes, Told
from eventcode.attributes.harm import convention
from eventcode.attributes.places import COUNTRY
from eventcode.attributes.where import ENOUGH, Spot
from eventcode.document import Sentence
from eventcode.events import Actor, Place

__all__ = ["Details", "describe", "where_it_was"]

BACKGROUND_AFTER = dt.timedelta(days=45)
"""A day that lies further back than this is told as background."""

_PREDICATES = frozenset({"VERB", "AUX"})
_SUBORDINATE = frozenset({"acl", "advcl", "ccomp", "csubj"})
_CLAUSES = ("conj", "parataxis", "ccomp")
_END = attrgetter("end")
_OWN, _ABOVE, _ELSEWHERE = 4.0, 2.0, 0.0


class Details(TypedDict):
    """Attributes of an event, by the names of its fields. Numbers are `None` where the text states nothing; `victims`
    is the side that the deaths or injuries are on, `source`, `target` or `None`."""

    date: dt.date | None
    date_precision: int | None
    location: Place | None
    fatalities: int | None
    injuries: int | None
    arrested: int | None
    abducted: int | None
    displaced: int | None
    victims: str | None
    crowd_size: str | None
    weapons: tuple[str, ...]
    damaged: tuple[str, ...]
    issues: tuple[str, ...]
    historical: bool


def describe(
    attributes: DocumentAttributes,
    sentence_index: int,
    trigger: int,
    tokens: Sequence[int],
    source: Actor | None,
    target: Actor | None,
    code: str,
    judged: Judged,
) -> Details:
    """The details of the event at a trigger word; `tokens` are its matched words, `code` its CAMEO code."""
    sentence = attributes.document.sentences[sentence_index]
    material = code[:2] >= "14"
    date, precision, old = attributes.once(
        ("when", sentence_index, trigger), _when, attributes, sentence, trigger, judged, material
    )
    claims = _claims(attributes, sentence, trigger, tokens) if code[:2] >= "13" else {}
    numbers = {kind: _number(told) for kind, told in claims.items()}
    return Details(
        date=date,
        date_precision=precision,
        location=where_it_was(attributes, sentence, trigger, () if material else (source, target)),
        fatalities=numbers.get("killed"),
        injuries=numbers.get("injured"),
        arrested=numbers.get("arrested"),
        abducted=numbers.get("abducted"),
        displaced=numbers.get("displaced"),
        victims=_side(claims, source, target),
        crowd_size=attributes.crowd_of(sentence_index, source.head)
        if source is not None and code[:2] == "14"
        else None,
        weapons=_weapons(attributes, sentence, trigger) if material or code[:2] == "13" else (),
        damaged=attributes.damaged(sentence_index) if material else (),
        issues=attributes.issues(sentence_index),
        historical=judged.historical or old,
    )


def _predicate(sentence: Sentence, index: int, trigger: int) -> int:
    """The event that a phrase belongs to: the trigger or the nearest predicate above it, a verb or what heads
    a clause without one ("that has been under siege since May")."""
    for ancestor in sentence.ancestors(index):
        token = sentence.tokens[ancestor]
        if ancestor == trigger or token.upos in _PREDICATES or token.relation in _SUBORDINATE:
            return ancestor
    return -1


def _closeness(sentence: Sentence, index: int, trigger: int, above: frozenset[int]) -> float | None:
    """How close a phrase stands to the trigger; `None` when it belongs to another clause below it."""
    predicate = _predicate(sentence, index, trigger)
    if predicate == trigger:
        return _OWN
    if predicate in above or predicate < 0:
        return _ABOVE
    joined = sentence.tokens[predicate]
    return _ELSEWHERE if joined.relation in (*_CLAUSES, "root", "xcomp") else None


def _token_at(sentence: Sentence, start: int) -> int:
    """The word at a place of the text, else the next one."""
    index = bisect_right(sentence.tokens, start, key=_END)
    return index if index < len(sentence) else -1


def _when(
    attributes: DocumentAttributes, sentence: Sentence, trigger: int, judged: Judged, material: bool
) -> tuple[dt.date | None, int | None, bool]:
    """The day of an event, its precision, and whether it lies far back. What is done without a day of its own was
    done on the day told just before; what is to come is not looked for in the past."""
    base = attributes.context.date
    time = _nearest_time(attributes, sentence, trigger)
    if time is None:
        told = attributes.day_before(sentence.index) if material and judged.tense == "past" else None
        return told or base, 1 if told or base else None, False
    date = time.ahead if judged.tense == "future" and time.ahead is not None else time.date
    past = base is not None and date < base - BACKGROUND_AFTER and (time.last or date) < base - BACKGROUND_AFTER
    whole_year = time.precision == 3 and base is not None and date.year == base.year
    old = past and not whole_year
    if material and judged.tense != "future" and not _is_since(attributes, sentence, time, trigger):
        current = not (old or judged.historical)
        attributes.days_told.setdefault(sentence.index, Told(date, time.precision, current))
    return date, time.precision, old


def _is_since(attributes: DocumentAttributes, sentence: Sentence, time: TimeExpression, trigger: int) -> bool:
    """Whether a time is only the beginning of what has gone on from then: "killed since the vote of 7 May"."""
    words = attributes.lexicon.grammar["date-since"]
    index = _token_at(sentence, time.start)
    for here in (index, *sentence.ancestors(index)):
        if here == trigger:
            return False
        if any(c.lower in words for c in sentence.dependents(here, "case", "mark")):
            return True
    return False


def _nearest_time(attributes: DocumentAttributes, sentence: Sentence, trigger: int) -> TimeExpression | None:
    best: tuple[float, TimeExpression] | None = None
    times = attributes.times(sentence.index)
    above = frozenset(sentence.ancestors(trigger) if times else ())
    for time in times:
        index = _token_at(sentence, time.start)
        close = _closeness(sentence, index, trigger, above) if index >= 0 else None
        if close is not None and (best is None or close > best[0]):
            best = (close, time)
    return best[1] if best is not None else None


def where_it_was(
    attributes: DocumentAttributes, sentence: Sentence, trigger: int, speakers: Sequence[Actor | None] = ()
) -> Place | None:
    """The place named with the event at a trigger word, else the one told just before. What is only said or agreed
    happened there if that is the country of one of the `speakers`. `None` where no place is known."""
    named = attributes.once(("where", sentence.index, trigger), _named_place, attributes, sentence, trigger)
    if named is not None:
        return named
    before = attributes.once(("before", sentence.index), attributes.place_before, sentence.index)
    if before is None or not speakers:
        return before
    return before if any(a is not None and a.country == before.country for a in speakers) else None


def _named_place(attributes: DocumentAttributes, sentence: Sentence, trigger: int) -> Place | None:
    spots = attributes.spots(sentence.index)
    above = frozenset(sentence.ancestors(trigger) if spots else ())
    best: tuple[float, Spot] | None = None
    for spot in spots:
        named = spot.mention.level == COUNTRY and spot.mention.cue >= 4
        if spot.here < ENOUGH and not named:
            continue
        close = _closeness(sentence, spot.mention.last, trigger, above)
        if close is not None and (best is None or close + spot.score > best[0]):
            best = (close + spot.score, spot)
    return best[1].place if best is not None else None


def _claims(
    attributes: DocumentAttributes, sentence: Sentence, trigger: int, tokens: Sequence[int]
) -> dict[str, list[Claim]]:
    own = {trigger, *tokens}
    found: dict[str, list[Claim]] = {}
    for claim in attributes.claims(sentence.index):
        if claim.unreal or claim.background:
            continue
        near = claim.trigger in own or not own.isdisjoint(_cause(attributes, sentence, claim))
        if near:
            found.setdefault(claim.kind, []).append(claim)
    return found


def _cause(attributes: DocumentAttributes, sentence: Sentence, claim: Claim) -> Iterator[int]:
    """The verbs whose outcome a claim tells: above it, not through a relative clause, a quotation or a clause of what
    came before ("after rebels had killed two"), and the verbs that it is joined to, unless somebody else does them."""
    words = attributes.lexicon.grammar["harm-before-preposition"]
    token = sentence.tokens[claim.trigger]
    while token.head >= 0:
        if token.deprel == "acl:relcl" or token.relation in ("ccomp", "nsubj"):
            return
        if token.relation == "advcl" and any(c.lower in words for c in sentence.dependents(token.index, "mark")):
            return
        doers = [c.index for c in sentence.dependents(token.index, "nsubj") if c.deprel == "nsubj"]
        if token.relation == "conj" and not set(doers) <= set(claim.victims):
            return
        yield token.head
        token = sentence.tokens[token.head]


def _number(claims: list[Claim]) -> int:
    """How many people claims of one kind tell of; bodies only where nobody else is told of."""
    real = [c for c in claims if not c.body] or claims
    return sum(convention(c.amount) for c in real)


def _side(claims: dict[str, list[Claim]], source: Actor | None, target: Actor | None) -> str | None:
    if not claims:
        return None
    heads = {v for kind in ("killed", "injured") for c in claims.get(kind, ()) for v in c.victims}
    for name, actor in (("target", target), ("source", source)):
        if actor is not None and heads & {actor.head, *actor.tokens}:
            return name
    return None


def _weapons(attributes: DocumentAttributes, sentence: Sentence, trigger: int) -> tuple[str, ...]:
    """Weapons named in the clause of the trigger."""
    weapons = attributes.lexicon.weapons
    if not sentence.among(weapons.first):
        return ()
    top = trigger
    while sentence.tokens[top].upos not in _PREDICATES and sentence.tokens[top].head >= 0:
        top = sentence.tokens[top].head
    clause = sentence.subtree(top, _CLAUSES)
    return weapons.values(sentence, clause)
