"""Deeds that are told as left undone ("stood by", "took no action")."""

from __future__ import annotations

from eventcode.actions.matcher import Found
from eventcode.actions.modality import mood
from eventcode.actions.tree import Tree

__all__ = ["is_omission", "says_no"]


def is_omission(tree: Tree, found: Found) -> bool:
    """Whether a deed is told as left undone, by the words of its entry or by a negation."""
    if found.pattern.entry.attributes.get("negated") == "yes":
        return True
    return any(mood(tree, i).negated for i in (found.frame.index, found.frame.light) if i >= 0)


def says_no(tree: Tree, found: Found) -> bool:
    """Whether a negation is among the words of the entry itself: "took no action"."""
    return any(tree.tokens[i].lower in tree.grammar["negative-determiner"] for i in found.tokens)
