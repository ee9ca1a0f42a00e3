"""Harm that nobody did: a boiler that exploded, an earthquake, a mishap."""

from __future__ import annotations

from eventcode.actions.tree import Tree

__all__ = ["is_accident"]


def is_accident(tree: Tree, code: str) -> bool:
    """Whether harm of a CAMEO code, of which nobody is said to have done it, came about by accident: the sentence tells
    of one (`accident-word`, or a thing of `accident-thing` that does what `accident-verb` says) and of no attack
    (`attack-word`)."""
    grammar = tree.grammar
    if "accident-code" not in grammar.classes[code]:
        return False
    known = tree.kept.get("accident")
    if known is None:
        known = tree.kept["accident"] = _tells_accident(tree) and tree.words.isdisjoint(grammar["attack-word"])
    return bool(known)


def _tells_accident(tree: Tree) -> bool:
    grammar = tree.grammar
    if not grammar["accident-word"].isdisjoint(tree.words):
        return True
    if grammar["accident-thing"].isdisjoint(tree.words):
        return False
    return any(
        token.lemma_lower in grammar["accident-thing"]
        and tree.tokens[token.head].lemma_lower in grammar["accident-verb"]
        for token in tree.sentence.related.get("nsubj", ())
    )
