"""One deed told by two words is one event: "shot and injured a farmer", "was wounded in an attack by rebels"."""

from __future__ import annotations

from collections.abc import Sequence

from eventcode.actions.extract import Draft, distinct
from eventcode.actions.shared import are_told_together
from eventcode.actions.tolls import is_toll_verb
from eventcode.actors.codes import PLACE_KINDS
from eventcode.actors.resolve import Resolved
from eventcode.lexicon.grammar import Grammar

__all__ = ["undoubled"]


def undoubled(drafts: Sequence[Draft], grammar: Grammar) -> tuple[Draft, ...]:
    """The events of a sentence, each once."""
    if len(drafts) < 2 or grammar["same-deed"].isdisjoint([draft.code for draft in drafts]):
        return tuple(drafts)
    told = tuple(distinct(drafts))
    return tuple(d for d in told if not any(_is_more(other, d, grammar) for other in told if other is not d))


def _is_more(one: Draft, other: Draft, grammar: Grammar) -> bool:
    """Whether an event tells all that another of the same deed does."""
    if _is_same_bomb(one, other, grammar):
        return True
    if not {one.code, other.code} <= grammar["same-deed"] or not _is_same(one, other):
        return False
    if is_toll_verb(other, grammar) and not _is_lethal(other):
        return _is_lethal(one) or not is_toll_verb(one, grammar)
    killed = is_toll_verb(one, grammar) and _is_lethal(one)
    return killed and not _is_lethal(other) and "bomb-code" not in grammar.classes[other.code]


def _is_same_bomb(one: Draft, other: Draft, grammar: Grammar) -> bool:
    """Whether the second tells no more of a bomb than who planted it or where it went off: "a convoy hit a mine planted
    by rebels", "a bomb exploded in Aden, killing a guard"."""
    target, place = one.pair.target, other.pair.target
    if target is None or not all("bomb-code" in grammar.classes[draft.code] for draft in (one, other)):
        return False
    if not _are_one(one.pair.source, other.pair.source):
        return False
    if place is None:
        return one.pair.source is not None
    mine = one.found.sources[:1]
    told = place.actor.kind in PLACE_KINDS and target.actor.kind not in PLACE_KINDS
    return told and bool(mine) and mine == other.found.sources[:1]


def _is_lethal(draft: Draft) -> bool:
    return draft.found.pattern.entry.attributes.get("lethal") == "yes"


def _is_same(one: Draft, other: Draft) -> bool:
    """Whether two events are by the same source on the same people."""
    if one.pair.target is None or not _are_one(one.pair.target, other.pair.target):
        return False
    joined = one.pair.source is not None and are_told_together(one.found.frame, other.found.frame)
    if not _are_one(one.pair.source, other.pair.source) and not (joined and other.pair.source is None):
        return False
    return not any(_is_on_others(draft) for draft in (one, other))


def _is_on_others(draft: Draft) -> bool:
    """Whether the target is only what the object of a verb leaves out: "killed two soldiers and wounded another"."""
    frame, target = draft.found.frame, draft.pair.target
    return frame.how == "active" and target is not None and bool(frame.patients) and not _stands_in(draft, target)


def _stands_in(draft: Draft, target: Resolved) -> bool:
    frame = draft.found.frame
    over = {target.actor.head, *frame.tree.sentence.ancestors(target.actor.head)}
    return not over.isdisjoint((*frame.patients, *draft.found.targets))


def _are_one(one: Resolved | None, other: Resolved | None) -> bool:
    if one is None or other is None:
        return one is other
    return (one.actor.code, one.actor.name, one.actor.head) == (other.actor.code, other.actor.name, other.actor.head)
