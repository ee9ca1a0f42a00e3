"""Who only helps a party of an incident and is no side of it."""

from __future__ import annotations

from collections.abc import Mapping

from eventcode.document import Sentence
from eventcode.events import Actor

__all__ = ["is_ally"]

_STEPS = 3
_INSIDE = frozenset({"conj", "nmod", "compound", "obl"})


def is_ally(actor: Actor, sentence: Sentence, words: Mapping[str, frozenset[str]]) -> bool:
    """Whether an actor only helps another one: "backed by the army", "alongside militiamen", "with their support"."""
    if not 0 <= actor.head < len(sentence):
        return False
    head = sentence.tokens[actor.head]
    for _ in range(_STEPS):  # of "army and police" the second, of "forces of the army" the army
        if head.head < 0 or head.relation not in _INSIDE:
            return False
        above = sentence.tokens[head.head]
        links = {c.lower for c in sentence.dependents(head.index, "case")}
        if links & words["beside-link"]:
            return True
        if links & words["backing-link"] and above.lemma_lower in words["backing"]:
            return above.relation in ("acl", "amod", "advcl", "dep")
        if above.lemma_lower in words["backing-noun"] and head.relation in ("nmod", "compound"):
            return above.relation in ("obl", "nmod")
        head = above
    return False
