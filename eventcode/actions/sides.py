"""The two sides of what each does to the other: "the army and the rebels clashed", "two clans exchanged fire"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import attrs

from eventcode.actions.matcher import Found
from eventcode.actions.tree import Tree
from eventcode.actors.resolve import Phrases, Resolved
from eventcode.lexicon.grammar import Grammar

if TYPE_CHECKING:
    from eventcode.actions.arguments import Pair

__all__ = ["mirrored", "opposite", "unrest"]

_MODIFIERS = frozenset({"amod", "nummod", "det", "compound"})
_DEPTH = 6


def opposite(found: Found, sources: Sequence[Resolved], targets: Sequence[Resolved]) -> tuple[Resolved, ...]:
    """Of the targets of what several do to each other, those that are named as the other side: not what they talk
    about or where they fight ("A and B shared information on C"). `found` is a match of an entry with a code back."""
    grammar, frame = found.frame.tree.grammar, found.frame
    slots = [i for i in found.targets if frame.tree.tokens[i].lemma_lower not in grammar["aside-noun"]]
    fight = frame.kind == "verb" and "mirrored-code" in grammar.classes[found.pattern.code]
    if slots or not (len(sources) > 1 or fight) or frame.how == "passive":
        return tuple(targets)
    beside = {*_others(found), *frame.patients}.difference(found.targets, found.tokens)
    return tuple(t for t in targets if t.actor.head in beside or not beside.isdisjoint(_above(frame.tree, t)))


def _others(found: Found) -> Iterator[int]:
    """The phrases under *with* and *against*."""
    grammar = found.frame.tree.grammar
    for word in grammar["opponent-preposition"] | grammar["opposing-preposition"]:
        for index in found.frame.prepositions.get(word, ()):
            if found.frame.tree.tokens[index].lemma_lower not in grammar["aside-noun"]:  # "with US mediation"
                yield index


def _above(tree: Tree, target: Resolved) -> Iterator[int]:
    here = target.actor.head
    for _ in range(_DEPTH):
        if here < 0:
            return
        here = tree.tokens[here].head
        yield here


def mirrored(found: Found, pairs: list[Pair], phrases: Phrases) -> list[Pair]:
    """Those who fight each other as both sides, where one phrase tells of them: "two rival gangs clashed", "people of
    the Oru and Beli villages clashed", "fighters clashed with each other", "fighting among factions"."""
    source, entry = pairs[0].source if len(pairs) == 1 else None, found.pattern.entry
    if source is None or pairs[0].target is not None or entry.back is None:
        return pairs
    if "mirrored-code" not in found.frame.tree.grammar.classes[found.pattern.code]:
        return pairs
    if not _are_of_one_kind(found, source, phrases):
        return pairs
    return [attrs.evolve(pairs[0], target=source, notes=(pairs[0].notes[0], "both sides"))]


def _are_of_one_kind(found: Found, source: Resolved, phrases: Phrases) -> bool:
    """Whether the one known side is of the kind of the other."""
    tree, frame = found.frame.tree, found.frame
    if source.actor.via != "agent" and source.actor.kind != "ethnic":
        return False
    if any(_is_reciprocal(tree, i) for i in (*found.targets, *_others(found))):
        return True
    heads = frame.between or frame.agents
    if len(heads) != 1 or tree.tokens[heads[0]].lemma_lower in tree.grammar["refers-countries"]:
        return False
    if len(tree.coordinated(heads[0])) > 1 or not tree.tokens[heads[0]].has("Number=Plur"):
        return False
    if frame.between:
        return all(tree.tokens[i].relation != "cc" for i in tree.sentence.subtree(heads[0]))
    below = [c.index for c in tree.links(heads[0]).get("nmod", ()) if c.index > heads[0]]
    return any(_names_two(tree, i, source, phrases) for i in (heads[0], *below))


def _is_reciprocal(tree: Tree, index: int) -> bool:
    pair = " ".join(t.lower for t in tree.tokens[index : index + 2])
    return pair in tree.grammar["reciprocal-pronoun"]


def _names_two(tree: Tree, index: int, source: Resolved, phrases: Phrases) -> bool:
    """Whether a plural has two names joined by *and* before it, of nobody else who is known, or a word that tells of
    two sides."""
    if not tree.tokens[index].has("Number=Plur"):
        return False
    before = [c for c in tree.children(index) if c.relation in _MODIFIERS and c.index < index]
    if any(c.lemma_lower in tree.grammar["two-sides"] for c in before):
        return True
    names = [i for c in before if c.upos == "PROPN" for i in tree.coordinated(c.index)]
    known = [one for one in map(phrases.named, names) if one is not None]
    return len(names) > 1 and all(one.actor.code == source.actor.code for one in known)


def unrest(pair: Pair, grammar: Grammar) -> str:
    """The attribute that holds the code of what people without arms and a state's forces do to each other: `crowd` for
    what the people do, `police` for what the forces do; empty for others."""
    if pair.source is None or pair.target is None:
        return ""
    source, target = set(pair.source.actor.roles), set(pair.target.actor.roles)
    for name, people, forces in (("crowd", source, target), ("police", target, source)):
        unarmed = people & grammar["role-crowd"] and not people & grammar["role-armed"]
        if unarmed and forces & grammar["role-force"]:
            return name
    return ""
