"""Whom the words of harm are said of: whose death, whose body, whom a verb harms."""

from __future__ import annotations

from eventcode.actions.tree import VERBAL, Tree
from eventcode.document import Token

__all__ = ["is_pronoun", "is_under", "later_objects", "of_whom", "undergoers"]


def of_whom(tree: Tree, noun: int, genitive: frozenset[str]) -> tuple[int, ...]:
    """Whose death or body a noun tells of: "the death *of a farmer*", "*his* body"."""
    return tuple(
        c.index
        for c in tree.links(noun).get("nmod", ())
        if c.deprel == "nmod:poss" or is_under(tree, c.index, genitive)
    )


def is_under(tree: Tree, index: int, prepositions: frozenset[str]) -> bool:
    """Whether a phrase has one of some prepositions."""
    return not prepositions.isdisjoint(tree.case(index))


def is_pronoun(tree: Tree, index: int) -> bool:
    """Whether a word only stands for people told elsewhere."""
    return tree.tokens[index].upos == "PRON"


def undergoers(tree: Tree, token: Token) -> tuple[int, ...]:
    """Whom a harming verb harms. Its object; the object that a verb before it took ("shot and killed a man");
    failing both its subject, for the verb cannot stand without an object: "one assailant killed"."""
    own = tuple(c.index for c in tree.links(token.index).get("obj", ()))
    found = own or tree.objects(token.index)
    if found:
        return found
    head = token
    while head.relation == "conj" and head.head >= 0:
        head = tree.tokens[head.head]
        shared = tuple(c.index for c in tree.links(head.index).get("obj", ()) if c.index > token.index)
        if shared:
            return shared
    unmarked = tuple(c.index for c in tree.links(token.index).get("obl:unmarked", ()) if c.index > token.index)
    return unmarked or tree.surface_subject(token.index)


def later_objects(tree: Tree, token: Token) -> tuple[int, ...]:
    """The object that a verb joined to this one takes for both: "beat to death and burned a man"."""
    joined = (c.index for c in tree.links(token.index).get("conj", ()) if c.upos in VERBAL)
    return next((found for j in joined if (found := tree.objects(j))), ())
