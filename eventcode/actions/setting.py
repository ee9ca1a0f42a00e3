"""Where something happened, as against whom it happened to: "a landmine planted in northern Syria"."""

from __future__ import annotations

from collections.abc import Iterator

from eventcode.actions.tree import Tree
from eventcode.events import Actor

__all__ = ["is_setting"]

_PLACES = frozenset({"country", "territory", "region", "capital", "seat"})
_DEPTH = 5


def is_setting(tree: Tree, actor: Actor, index: int = -1, code: str = "") -> bool:
    """Whether the actor of the phrase at `index` is a place under a preposition of place
    (`setting-preposition` in the grammar file), beside the event or inside of the phrase.

    Without an `index` only the actor's own preposition counts. What an event of force comes *from*
    (`force-origin`) is a place too, unlike in "receive from" and "withdraw from".
    """
    if actor.kind not in _PLACES:
        return False
    grammar = tree.grammar
    wanted = grammar["setting-preposition"]
    if code[:2] in grammar["circumstance-code"]:
        wanted = wanted | grammar["force-origin"]
    return any(word in wanted for step in _climb(tree, actor.head, index) for word in tree.case(step))


def _climb(tree: Tree, start: int, end: int) -> Iterator[int]:
    """The words from an actor's head up to the head of the phrase."""
    index = start
    for _ in range(_DEPTH):
        if index < 0:
            return
        yield index
        if index == end or end < 0:
            return
        index = tree.tokens[index].head
