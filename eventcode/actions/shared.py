"""The target of a deed that names none and is told together with another on somebody: "fired tear gas and arrested
twenty students", "raided the home of the mayor, seizing documents"."""

from __future__ import annotations

from eventcode.actions.frames import Frame
from eventcode.actions.matcher import Found
from eventcode.actions.tree import VERBAL, Tree, is_gerund

__all__ = ["are_told_together", "has_own_target", "is_toll"]

_MAX_CLIMB = 8


def are_told_together(one: Frame, other: Frame) -> bool:
    """Whether the verbs of two frames are joined by *and*, or by a participle or purpose of the first."""
    tree = one.tree
    return _top(tree, _verb(one)) == _top(tree, _verb(other))


def is_toll(frame: Frame) -> bool:
    """Whether something is done to a mere number: "attacked a village, wounding 30"."""
    return {frame.tree.tokens[i].upos for i in frame.patients} == {"NUM"}


def has_own_target(found: Found) -> bool:
    """Whether somebody whom no dictionary knows stands where the target does, a place that was taken or a number."""
    tokens, grammar = found.frame.tree.tokens, found.frame.tree.grammar
    objects = [tokens[i] for i in (*found.targets, *found.frame.patients)]
    places = grammar["refers-place"] if "taking-code" in grammar.classes[found.pattern.code] else frozenset()
    named = any(t.upos in ("PRON", "PROPN") or t.lemma_lower in places for t in objects)
    return named or is_toll(found.frame)


def _verb(frame: Frame) -> int:
    return frame.light if frame.light >= 0 else frame.index


def _top(tree: Tree, index: int) -> int:
    """The first of the verbs that a verb is joined to, over participles and infinitives."""
    for _ in range(_MAX_CLIMB):
        token = tree.tokens[index]
        if token.head < 0:
            break
        above = tree.tokens[token.head]
        if token.relation == "acl" and is_gerund(token) and above.relation == "nsubj":
            index = above.head  # "police using dogs broke up the rally"
            continue
        if above.upos not in VERBAL:
            break
        aside = token.relation in ("advcl", "xcomp") and (is_gerund(token) or tree.is_infinitive(index))
        if not aside and token.relation != "conj":
            break
        index = token.head
    return index
