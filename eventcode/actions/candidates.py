"""Readings of triggers before they become events, and which of those that tell of one event yields to another."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from eventcode.actions.arguments import Pair
from eventcode.actions.completeness import is_complete, stands_alone
from eventcode.actions.matcher import Found
from eventcode.actions.modality import NEUTRAL, Judged
from eventcode.actions.operators import Governing
from eventcode.actions.shared import are_told_together, has_own_target
from eventcode.actors.resolve import Resolved
from eventcode.events import Actor
from eventcode.lexicon.grammar import Grammar

__all__ = ["Candidate", "settle", "share_targets"]

SIGNED = "057"  # an agreement signed is one event, whatever it is "to do"


@attrs.define(eq=False)
class Candidate:
    """A match with the operators above it, its code after these, and its sides. It is `dropped` once another reading
    was found to tell the same; `explicit` is whether words tell of the event, not only a noun that may name any."""

    found: Found
    chain: Sequence[Governing]
    judged: Judged
    pairs: tuple[Pair, ...]
    speaker: Resolved | None = None
    dropped: bool = False
    explicit: bool = True


def settle(candidates: Sequence[Candidate], grammar: Grammar) -> None:
    """An event and the operator above it are one event: the operator's own reading yields to the combined one
    where that has its actors; else the combined one yields. So do an event noun and its light verb."""
    by_index = {c.found.frame.index: c for c in candidates}
    signed = {t: c for c in candidates if c.judged.code == SIGNED for t in c.found.tokens}
    aims = _aims(candidates, grammar)
    for candidate in candidates:
        for operator in candidate.chain:
            if operator.index in aims:  # "gathered to oppose the war": what a protest is for
                candidate.dropped = True
                break
            outer = by_index.get(operator.index) or signed.get(operator.index)
            if outer is not None and outer is not candidate and operator.effect != "reported":
                _yield_one(candidate, operator, outer, grammar)
        light = by_index.get(candidate.found.frame.light)
        if light is not None and light is not candidate:
            if _complete(candidate, grammar) or not _complete(light, grammar):
                light.dropped = True
            else:
                candidate.dropped = True


def _aims(candidates: Sequence[Candidate], grammar: Grammar) -> set[int]:
    """The words of protests that say what they are for."""
    protests = [c.found for c in candidates if "dissent-code" in grammar.classes[c.judged.code]]
    return {index for found in protests for index in found.tokens if index != found.frame.index}


def _yield_one(candidate: Candidate, operator: Governing, outer: Candidate, grammar: Grammar) -> None:
    """Drop either an event or the reading of its operator by itself."""
    complete, neutral = _complete(outer, grammar), operator.effect in NEUTRAL
    if operator.effect == "agreed" and outer.judged.code == SIGNED and complete:
        candidate.dropped = True
        return
    more = _said(outer.found) > 2 or (operator.effect == "accused" and _names_subject(outer.found))
    if more and not neutral and complete:
        candidate.dropped = True  # the pattern says more than the operator: "called [its envoy home] for"
    elif neutral or not complete or _complete(candidate, grammar):
        outer.dropped = outer.dropped or candidate.judged.realised or neutral
    else:
        candidate.dropped = True


def _said(found: Found) -> int:
    """How many words of an entry say what is done; those of its subject only say by whom."""
    doers = set(found.frame.agents)
    tree = found.frame.tree
    return sum(1 for i in found.tokens if i not in doers and tree.tokens[i].head not in doers)


def _names_subject(found: Found) -> bool:
    """Whether an entry says who does it: what police and courts charge people with is no accusation."""
    return found.pattern.subject is not None and not isinstance(found.pattern.subject, str)


def _complete(candidate: Candidate, grammar: Grammar) -> bool:
    alone = stands_alone(candidate.found)
    return any(is_complete(candidate.judged.code, pair, grammar, alone) for pair in candidate.pairs)


def share_targets(candidates: Sequence[Candidate], grammar: Grammar) -> None:
    """Deeds without a target that are told with one on somebody by the same source are on them too."""
    told = [c for c in candidates if _is_deed(c) and "shared-target" in grammar.classes[c.judged.code]]
    for candidate in told:
        pair, frame = candidate.pairs[0], candidate.found.frame
        if pair.source is None or pair.target is not None:
            continue
        if len(candidate.pairs) > 1 or has_own_target(candidate.found):
            continue
        source = pair.source.actor
        near = [c for c in told if _is_on_somebody(c, source) and are_told_together(c.found.frame, frame)]
        if near:
            nearest = min(near, key=lambda c: abs(c.found.frame.index - frame.index))
            note = (pair.notes[0], "whom the deed told with it was done to")
            candidate.pairs = tuple(Pair(pair.source, p.target, note) for p in nearest.pairs)


def _is_deed(candidate: Candidate) -> bool:
    """Whether a candidate tells of something that somebody did or suffered, and that nobody only spoke of."""
    if candidate.dropped or not candidate.pairs:
        return False
    return candidate.judged.realised and candidate.judged.outer is None


def _is_on_somebody(candidate: Candidate, source: Actor) -> bool:
    return all(p.target is not None and p.source is not None and p.source.actor == source for p in candidate.pairs)
