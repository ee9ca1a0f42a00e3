"""Whom the words of somebody are for, where only the verb or phrase of saying names them: "told [Chad] that it was
ready to talk", "in a letter to [Chad], Niger said that it would not cooperate"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from eventcode.actions.arguments import Pair
from eventcode.actions.modality import Judged
from eventcode.actions.tree import Tree
from eventcode.actors.resolve import Phrases, others, resolve_all

__all__ = ["addressed"]


def addressed(tree: Tree, judged: Judged, phrases: Phrases, pairs: Sequence[Pair]) -> Sequence[Pair]:
    """The pairs of an event whose target is whom the speaker tells it, where it is of words (`addressed-code` in the
    grammar file), has none and is the speaker's own."""
    grammar, saying = tree.grammar, judged.speaker
    if saying is None or "addressed-code" not in grammar.classes[judged.code]:
        return pairs
    if not pairs or any(pair.target is not None or pair.source is None for pair in pairs):
        return pairs
    speakers = resolve_all(tree.agents(saying.index), phrases)
    sources = tuple(pair.source for pair in pairs if pair.source is not None)
    if not {s.actor.country for s in sources} <= {s.actor.country for s in speakers}:
        return pairs
    told = others(others(resolve_all(_told(tree, saying.index), phrases), sources), speakers)
    told = tuple(t for t in told if grammar["press-role"].isdisjoint(t.actor.roles))
    if not told:
        return pairs
    return [attrs.evolve(p, target=t, notes=(p.notes[0], "whom the speaker told it")) for p in pairs for t in told]


def _told(tree: Tree, verb: int) -> Iterator[int]:
    """The objects of a verb of saying, its *to* phrases, and with whom the talk or letter was in which it was said."""
    grammar = tree.grammar
    objects = [c.index for c in tree.children(verb) if c.relation in ("obj", "iobj")]
    phrases = [c for c in tree.links(verb).get("obl", ()) if tree.case(c.index)]
    to = grammar["dative-preposition"]
    yield from objects or (c.index for c in phrases if not to.isdisjoint(tree.case(c.index)))
    for phrase in phrases:
        if phrase.lemma_lower in grammar["addressing-noun"]:
            beside = tree.links(phrase.index).get("nmod", ())
            yield from (c.index for c in beside if not grammar["addressing-preposition"].isdisjoint(tree.case(c.index)))
