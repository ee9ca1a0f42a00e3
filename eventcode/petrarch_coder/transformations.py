"""PETRARCH2's transformations: an event below a verb of saying, wanting or trying becomes another event.

`a (b . ATTACK) SAY = a b 112` reads: where `a` says that `b` attacks somebody, `a` accuses `b`. Letters bind
actors, `.` is anybody or nobody, `_` is nobody else than the outer actor, `Q` any verb and its code.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

import attrs

from eventcode.document import Sentence
from eventcode.lexicon.petrarch import PetrarchLexicon
from eventcode.petrarch_coder.results import RawActor, RawEvent

__all__ = ["Transformation", "Trigger", "read_transformations", "transform"]

_LINE = re.compile(r"^(\S+)\s*\(\s*(\S+)\s+(\S+)\s+(\S+?)\s*\)\s*(\S+)$")
_ANY = "Q"


@attrs.frozen
class Transformation:
    """Outer actor, inner source, inner target, inner verb, outer verb; resulting source, target and code."""

    outer: str
    source: str
    target: str
    inner_verb: str
    outer_verb: str
    result: tuple[str, str, str]
    entry: str
    inner_code: str = ""


@attrs.frozen
class Trigger:
    """A verb of the sentence: its dictionary names, its source, its events."""

    token: int
    names: frozenset[str]
    source: tuple[RawActor, ...]
    events: tuple[RawEvent, ...]


@lru_cache(maxsize=16)
def read_transformations(lexicon: PetrarchLexicon) -> tuple[Transformation, ...]:
    """The transformations of a lexicon, in file order."""
    found = []
    for left, right, file, line in lexicon.data["transformations"]:
        hit = _LINE.match(left)
        if hit is not None:
            outer, source, target, inner_verb, outer_verb = hit.groups()
            a, b, code = right.split()
            place = lexicon.entry(file, line)
            inner_code = _default_code(lexicon, inner_verb)
            found.append(Transformation(outer, source, target, inner_verb, outer_verb, (a, b, code), place, inner_code))
    return tuple(found)


def _default_code(lexicon: PetrarchLexicon, verb: str) -> str:
    """The code of a verb's block: the rules of PETRARCH2 hold for whatever has the code of their verb."""
    rows = (lexicon.data["verbs"][i] for i in lexicon.data["forms"].get(verb, ()))
    codes = (lexicon.data["blocks"][row[4]][1] for row in rows if not row[1] and not row[2])
    return next((code for code in codes if code.strip("-")), "")


def transform(sentence: Sentence, triggers: Sequence[Trigger], rules: Iterable[Transformation]) -> tuple[RawEvent, ...]:
    """The events of a sentence after the transformations; the first rule that fits a pair of verbs applies,
    and takes the place of the outer verb's events and of the inner event."""
    rules = tuple(rules)
    replaced: dict[int, list[RawEvent]] = {}
    silenced: set[int] = set()
    for inner in triggers:
        above = frozenset(sentence.ancestors(inner.token))
        outer = next((t for t in reversed(triggers) if t.token in above), None)
        if outer is None or not rules:
            continue
        for event in inner.events:
            new = next((e for rule in rules for e in _apply(rule, outer, inner, event)), None)
            if new is not None:
                replaced.setdefault(inner.token, []).append(new)
                silenced.add(outer.token)
    return tuple(
        event
        for trigger in triggers
        for event in replaced.get(trigger.token, () if trigger.token in silenced else trigger.events)
    )


def _apply(rule: Transformation, outer: Trigger, inner: Trigger, event: RawEvent) -> Iterable[RawEvent]:
    if rule.outer_verb not in outer.names:
        return
    if rule.inner_verb != _ANY and rule.inner_verb not in inner.names and event.code != rule.inner_code:
        return
    for speaker in outer.source:
        bound = {rule.outer: speaker}
        if _bind(rule.source, event.source, bound, speaker) and _bind(rule.target, event.target, bound, speaker):
            first, second, code = rule.result
            if first in bound and second in bound:
                yield attrs.evolve(
                    event,
                    source=bound[first],
                    target=bound[second],
                    code=event.code if code == _ANY else code,
                    tokens=tuple(sorted({outer.token, *event.tokens})),
                    pattern=event.pattern if code == _ANY else f"{rule.inner_verb} below {rule.outer_verb}",
                    entry=event.entry if code == _ANY else rule.entry,
                )


def _bind(name: str, actor: RawActor | None, bound: dict[str, RawActor], speaker: RawActor) -> bool:
    if name == ".":
        return True
    if name == "_":
        return actor is None or actor.code == speaker.code
    if actor is None or not actor.code:
        return False
    return _same(bound.setdefault(name, actor), actor) and not _taken(name, actor, bound)


def _same(one: RawActor, other: RawActor) -> bool:
    return one.code == other.code


def _taken(name: str, actor: RawActor, bound: Mapping[str, RawActor]) -> bool:
    """Different letters are different actors."""
    return any(key != name and _same(other, actor) for key, other in bound.items())
