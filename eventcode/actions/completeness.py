"""Whether a match has the actors that its code needs: "the army arrested" nobody is no event."""

from __future__ import annotations

from eventcode.actions.arguments import Pair
from eventcode.actions.matcher import Found
from eventcode.actors.resolve import Resolved
from eventcode.events import Actor
from eventcode.lexicon.grammar import Grammar

__all__ = ["is_complete", "needs_source", "stands_alone"]


def stands_alone(found: Found) -> bool:
    """Whether the entry stands without a target, and its noun without a verb that tells of it; so does criticism of a
    deed of which only the victim is named."""
    return found.frame.wronged or found.pattern.entry.attributes.get("alone") == "yes"


def needs_source(found: Found) -> bool:
    """Whether the entry is an event only of somebody who did it: "died" in itself is none."""
    return found.pattern.entry.attributes.get("needs") == "source"


def is_complete(code: str, pair: Pair, grammar: Grammar, alone: bool = False) -> bool:
    """Whether a pair has the actors that a code needs (`needs-both`, `needs-source` in the grammar file).

    Entries with `alone: yes`, and sources whose role has the code in `alone-ROLE`, need no target.
    """
    source, target = pair.source, pair.target
    known = source or target
    if known is None:
        return False
    if source is not None and alone:
        return True
    classes = grammar.classes[code]
    if "needs-both" in classes:
        return known.actor.via == "caller" or _is_known_enough(source, target, classes, grammar)
    return source is not None or "needs-source" not in classes


def _is_known_enough(
    source: Resolved | None, target: Resolved | None, classes: frozenset[str], grammar: Grammar
) -> bool:
    """Whether both sides are known, one of them as more than a private person, or a source that needs no target."""
    if source is None:
        return False
    if target is not None and not (_is_private(source.actor, grammar) and _is_private(target.actor, grammar)):
        return True
    return any(f"alone-{role.lower()}" in classes for role in source.actor.roles)


def _is_private(actor: Actor, grammar: Grammar) -> bool:
    """Somebody of no country with a private role only: what two such people say to each other is no news."""
    return actor.country is None and actor.via != "caller" and grammar["private-role"].issuperset(actor.roles)
