"""Clauses that a parser attached to the wrong word, and clauses whose subject grammar leaves out: what `Tree` asks
when it looks for subjects and objects."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eventcode.document import Token

if TYPE_CHECKING:
    from eventcode.actions.tree import Tree

__all__ = [
    "gerund_above",
    "is_afterthought",
    "is_gerund",
    "is_told_in_full",
    "strayed_subject",
    "tells_where",
    "told_of",
]


def is_gerund(token: Token) -> bool:
    """Whether a word is a verb in *-ing*, which treebanks mark in two ways."""
    return token.has("VerbForm=Ger") or (token.has("VerbForm=Part") and token.has("Tense=Pres"))


def strayed_subject(tree: Tree, index: int, governor: int) -> int:
    """The subject of a clause that a parser gave to the verb of saying after it, which has one of its own:
    "[villagers] who fear for their land clashed with police, witnesses said". -1 without one."""
    subjects = [c.index for c in tree.links(governor).get("nsubj", ())]
    return subjects[0] if len(subjects) == 2 and subjects[0] < index < subjects[1] < governor else -1


def told_of(tree: Tree, verb: int) -> int:
    """What a relative clause with a verb of saying is about: "[an offensive] that they said had failed". -1 where
    the clause is no such."""
    token = tree.tokens[verb]
    if token.deprel != "acl:relcl" or token.head < 0:
        return -1
    relative = tree.grammar["relative-pronoun"]
    below = [c for c in tree.children(verb) if c.relation in ("nsubj", "obj")]
    subjects = [c for c in below if c.relation == "nsubj"]
    gap = any(c.relation == "obj" and c.lower in relative for c in below)
    return token.head if gap and subjects and not any(tree.is_relative(s, relative) for s in subjects) else -1


def is_afterthought(tree: Tree, token: Token) -> bool:
    """Whether a gerund after a comma goes with the main verb, not with the infinitive before it: "told them to
    leave the town, apologising to its people"."""
    governor = tree.tokens[token.head]
    if not is_gerund(token) or governor.relation != "xcomp" or governor.head < 0 or token.index < governor.index:
        return False
    apart = token.index > 0 and tree.tokens[token.index - 1].upos == "PUNCT"
    return apart and any(c.relation in ("obj", "iobj") for c in tree.children(governor.head))


def gerund_above(tree: Tree, index: int) -> int:
    """The gerund that one joined by *and* to a finite verb belongs to: "killing men who had gathered and
    [burning] granaries". -1 where it is joined to its like."""
    token = tree.tokens[index]
    first = tree.tokens[token.head]
    if is_gerund(first) or not _is_finite(tree, token.head) or _has_auxiliary(tree, index):
        return -1
    for above in tree.sentence.ancestors(token.head):
        if is_gerund(tree.tokens[above]) and tree.tokens[above].relation == "advcl":
            return above
    return -1


def _is_finite(tree: Tree, index: int) -> bool:
    return tree.tokens[index].has("VerbForm=Fin") or _has_auxiliary(tree, index)


def _has_auxiliary(tree: Tree, index: int) -> bool:
    return "aux" in tree.links(index)


def is_told_in_full(tree: Tree, token: Token) -> bool:
    """Whether a parser's passive is the main verb of a full sentence without any auxiliary, where no passive can
    stand: "The leader, who was elected in May, called on ...", unlike the headline "Leader arrested in Cairo"."""
    if token.relation != "root" or tree.tokens[-1].upos != "PUNCT":
        return False
    below = tree.children(token.index)
    if any(c.relation == "aux" or c.deprel == "obl:agent" for c in below):
        return False
    return any(c.relation == "nsubj" and any(d.relation == "acl" for d in tree.children(c.index)) for c in below)


def tells_where(tree: Tree, index: int) -> bool:
    """Whether a relative clause has its antecedent as a place or time: "Lima, where teachers marched"."""
    adverbs, pronouns = tree.grammar["relative-adverb"], tree.grammar["relative-pronoun"]
    return any(
        (c.relation == "advmod" and c.lower in adverbs)
        or (c.relation == "obl" and c.lower in pronouns and tree.case(c.index))
        for c in tree.children(index)
    )
