"""Events without a target that the sentence tells again with one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from eventcode.actions.shared import is_toll
from eventcode.actions.tree import Tree, is_gerund
from eventcode.lexicon.grammar import Grammar

if TYPE_CHECKING:
    from eventcode.actions.extract import Draft

__all__ = ["is_told_again"]


def is_told_again(draft: Draft, drafts: Iterable[Draft], grammar: Grammar) -> bool:
    """Whether an event without a target is told again: with its target as its outcome ("bombed a village, killing
    ten farmers" is one bombing of farmers), or by the event whose mere toll it is ("killed two soldiers and wounded
    five")."""
    if draft.pair.target is not None or draft.pair.source is None:
        return False
    source, tree = draft.pair.source.actor, draft.found.frame.tree
    mine = [d for d in drafts if d is not draft and d.pair.source is not None and d.pair.source.actor == source]
    here = draft.found.frame.index
    if any(d.code.startswith(draft.code) and d.pair.target is not None and _is_outcome(tree, d, here) for d in mine):
        return True
    toll = "toll-code" in grammar.classes[draft.code] and is_toll(draft.found.frame)
    return toll and any(d.found.frame.index in _told_before(tree, here) for d in mine)


def _is_outcome(tree: Tree, draft: Draft, of: int) -> bool:
    """Whether a deed is told as an outcome or a manner of the one at `of`, or of the thing that it is done with: "fired
    a missile [targeting] a school", "the missile fired by rebels [struck] a school"."""
    token, first = tree.tokens[draft.found.frame.index], tree.tokens[of]
    if token.relation == "advcl" and is_gerund(token):
        return token.head == of
    if token.relation == "acl" and token.head >= 0:
        thing = tree.tokens[token.head]
        return thing.head == of and thing.relation == "obj"
    if first.relation == "acl" and first.head >= 0:
        thing = tree.tokens[first.head]
        return thing.head == token.index and thing.relation == "nsubj"
    return False


def _told_before(tree: Tree, index: int) -> Iterator[int]:
    """The verbs whose outcome a verb tells: those that it is joined to or a participle of."""
    token = tree.tokens[index]
    while token.relation == "conj" or (token.relation == "advcl" and is_gerund(token)):
        yield token.head
        token = tree.tokens[token.head]
