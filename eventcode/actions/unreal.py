"""What has not happened because of the clause that it stands in: aims and outcomes of what is only planned or
supposed, what is still to come ("before it resigns")."""

from __future__ import annotations

from eventcode.actions.mood import OBLIGED, mood
from eventcode.actions.tree import VERBAL, Tree, is_gerund
from eventcode.document import Token

__all__ = ["first_of", "is_to_come", "is_unreal", "shared_auxiliary"]

_UNREAL = frozenset({"hypothetical", "planned", OBLIGED})
_MAX_CLIMB = 8


def is_unreal(tree: Tree, verb: int, depth: int = 0) -> bool:
    """Whether what a verb tells has not happened (yet), by its auxiliaries or those of the verb that it serves:
    "will meet them before flying to Rome to visit his family"."""
    above = mood(tree, verb)
    if above.effect != "asserted" or above.negated:
        return above.effect in _UNREAL
    shared = shared_auxiliary(tree, verb)
    if shared is not None:
        return mood(tree, shared).effect in _UNREAL
    token = first_of(tree, tree.tokens[verb])
    if token.relation != "advcl" or token.head < 0 or depth > _MAX_CLIMB:
        return False
    if is_to_come(tree, token):
        return True
    serves = is_gerund(token) or tree.is_infinitive(token.index)
    return serves and is_unreal(tree, token.head, depth + 1)


def is_to_come(tree: Tree, token: Token) -> bool:
    """Whether a clause tells what comes later than something that is not there yet: "will march before the court
    meets"; the present tells so by itself ("is waiting for a sign before it acts")."""
    token = first_of(tree, token)
    if token.head < 0 or token.upos not in VERBAL:
        return False
    if token.relation != "advcl":
        return token.deprel == "acl:relcl" and _is_awaited(tree, token)
    marks = tree.links(token.index).get("mark", ())
    if all(c.lower not in tree.grammar["prospective-mark"] for c in marks):
        return False
    told = mood(tree, token.index).tense
    return told == "present" or is_unreal(tree, token.head)


def _is_awaited(tree: Tree, token: Token) -> bool:
    """Whether a relative clause says on which day to come something will be done: "will resign the day the court
    acquits him"."""
    if tree.tokens[token.head].lemma_lower not in tree.grammar["time-word"]:
        return False
    present = mood(tree, token.index).tense == "present"
    return present and any(is_unreal(tree, above) for above in tree.sentence.ancestors(token.head))


def first_of(tree: Tree, token: Token) -> Token:
    """The first of several infinitives or gerunds that are joined: "..., closing schools and banning rallies"."""
    while token.relation == "conj" and token.head >= 0:
        head = tree.tokens[token.head]
        alike = is_gerund(token) and is_gerund(head)
        if not (alike or _shares_to(tree, token, head)) or "nsubj" in tree.links(token.index):
            break
        token = head
    return token


def _shares_to(tree: Tree, token: Token, head: Token) -> bool:
    bare = token.upos in VERBAL and token.has("VerbForm=Inf") and "aux" not in tree.links(token.index)
    return bare and tree.is_infinitive(head.index)


def shared_auxiliary(tree: Tree, index: int) -> int | None:
    """The verb whose auxiliaries hold for a verb joined to it: "must ensure security and provide aid"."""
    token = tree.tokens[index]
    if token.relation != "conj" or token.head < 0 or token.upos not in VERBAL:
        return None
    bare = token.lower == token.lemma_lower and not any(
        c.relation in ("nsubj", "aux", "mark") for c in tree.children(index)
    )
    joined = "aux" in tree.links(token.head)
    return token.head if bare and joined else None
