"""Deeds that are told as left undone ("stood by", "took no action")."""

from __future__ import annotations

import attrs

from eventcode.actions.matcher import Found
from eventcode.actions.modality import Judged
from eventcode.actions.mood import mood
from eventcode.actions.tree import Tree

__all__ = ["is_omission", "left_undone", "tells_omission"]


def tells_omission(found: Found) -> bool:
    """Whether the words of an entry say that something was not done (`negated: yes`)."""
    return found.pattern.entry.attributes.get("negated") == "yes"


def is_omission(tree: Tree, found: Found) -> bool:
    """Whether a deed is told as left undone, by the words of its entry or by a negation."""
    return tells_omission(found) or any(mood(tree, i).negated for i in (found.frame.index, found.frame.light) if i >= 0)


def left_undone(tree: Tree, found: Found, judged: Judged) -> Judged:
    """What an entry says whose code is what did not happen ("stood by"); under a negation that is not among its own
    words ("did not stand by", unlike "took no action") it says nothing."""
    steps = (*judged.steps, "the words of the pattern say that it was not done")
    own = any(tree.tokens[i].lower in tree.grammar["negative-determiner"] for i in found.tokens)
    supposed = judged.outer is not None and not judged.realised and not judged.negated
    return attrs.evolve(judged, realised=False, negated=(own or not judged.negated) and not supposed, steps=steps)
