"""Whose deed a clause tells: subjects through relative clauses, control, coordination and what parsers lead astray."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eventcode.actions.astray import joined_to_noun, opposed_below, quoted_before, subject_before
from eventcode.actions.attachment import (
    NOMINAL,
    VERBAL,
    is_under_preposition,
    joined_to,
    left_so,
    lost_subject,
    nearest_subject,
    participle_apart,
    participle_of,
    postmodified,
    strayed_subject,
    told_of,
)
from eventcode.document import Token

if TYPE_CHECKING:
    from eventcode.actions.tree import Tree

__all__ = ["subject_of"]


def subject_of(tree: Tree, index: int, depth: int) -> tuple[int, ...]:
    """The grammatical subject of a verb, `depth` verbs below the one that was asked for; empty when there is none."""
    token = tree.tokens[index]
    own = tree.links(index).get("nsubj")
    if own:
        return (tree.antecedent(nearest_subject(tree, index, own), index),)
    head = token.head
    if token.relation in ("root", "parataxis") and (before := subject_before(tree, token)) >= 0:
        return (before,)
    if head < 0:
        return ()
    governor = tree.tokens[head]
    if token.relation == "conj":
        if (lost := lost_subject(tree, token)) >= 0:
            return (lost,)
        if (governor.upos in NOMINAL and not tree.is_predicate(head)) or governor.upos == "NUM":
            above = joined_to_noun(tree, token)
            return tree.surface_subject(above, depth + 1) if above >= 0 else ()
        return tree.surface_subject(joined_to(tree, token), depth + 1)
    if token.relation == "xcomp":
        return left_so(tree, token) or _controller(tree, head, depth)
    if token.relation in ("ccomp", "advcl") and (strayed := strayed_subject(tree, index, head)) >= 0:
        return (strayed,)
    if token.relation in ("advcl", "ccomp") and (quoted := quoted_before(tree, token)) >= 0:
        return tree.surface_subject(quoted, depth + 1) if tree.tokens[quoted].upos in VERBAL else (quoted,)
    if token.relation in ("advcl", "ccomp", "parataxis") and governor.upos in (*VERBAL, "ADJ", "NOUN"):
        if token.relation == "ccomp" and (told := told_of(tree, head)) >= 0:
            return (told,)
        if (lost := lost_subject(tree, token)) >= 0:
            return (lost,)
        if token.relation == "parataxis" or (token.relation == "ccomp" and token.has("VerbForm=Fin")):
            return ()
        if token.has("VerbForm=Fin") and any(c.relation in ("mark", "advmod") for c in tree.children(index)):
            return ()
        if token.relation == "ccomp":
            return _controller(tree, head, depth)
        if (noun := postmodified(tree, token)) >= 0:
            return (noun,)
        return _done_for(tree, index, head) or tree.surface_subject(participle_of(tree, token), depth + 1)
    if token.relation == "acl":
        return _adnominal(tree, token, head, depth)
    return (head,) if token.relation == "amod" else ()


def _done_for(tree: Tree, index: int, governor: int) -> tuple[int, ...]:
    """The object of the verb above, where the clause says what for: "arrested ten people for blocking",
    not "is serving a sentence for arming"; against whom it is, if it says so: "filed a case against X for"."""
    marks = tree.grammar["reason-mark"]
    if not any(c.lemma_lower in marks for c in tree.links(index).get("mark", ())):
        return ()
    if tree.tokens[governor].lemma_lower in tree.grammar["subject-serves"]:
        return ()
    objects = [c.index for c in tree.children(governor) if c.relation in ("obj", "iobj")][:1]
    return tuple(opposed_below(tree, governor, index)) or tuple(objects)


def _adnominal(tree: Tree, token: Token, head: int, depth: int) -> tuple[int, ...]:
    relative = token.deprel == "acl:relcl"
    by_agent = not relative and tree.tokens[head].deprel == "obl:agent"
    if by_agent and is_under_preposition(tree, token.index):  # "convicted by a court of killing"
        return tree.objects(tree.tokens[head].head)
    marks = tree.grammar["reason-mark"]
    if not relative and any(c.lemma_lower in marks for c in tree.links(token.index).get("mark", ())):
        return tuple(opposed_below(tree, head, token.index)) or (head,)
    infinitive = tree.is_infinitive(token.index)
    if not (relative or infinitive):
        above = participle_apart(tree, token)
        return tree.surface_subject(above, depth + 1) if above >= 0 else (head,)
    if not infinitive:
        pronouns = tree.grammar["relative-pronoun"]
        gap = any(c.lemma_lower in pronouns for c in tree.links(token.index).get("obj", ()))
        return () if gap else (head,)
    if tree.is_announced(token):
        return (head,)
    owners = [c.index for c in tree.links(head).get("nmod:poss", ())]
    if owners:
        return tuple(owners)
    governor = tree.tokens[head].head
    if governor >= 0 and tree.tokens[governor].upos in VERBAL and tree.tokens[head].relation in ("obj", "obl", "xcomp"):
        return tree.surface_subject(governor, depth + 1)
    if tree.is_predicate(head):
        return tree.surface_subject(head, depth + 1)
    return ()


def _controller(tree: Tree, governor: int, depth: int) -> tuple[int, ...]:
    """Who does the infinitive below `governor`: its object ("forced X to leave"), else its subject."""
    if tree.is_passive(governor):
        return tree.surface_subject(governor, depth + 1)
    objects = [c.index for c in tree.children(governor) if c.relation in ("obj", "iobj")]
    if objects and tree.tokens[governor].lemma_lower not in tree.grammar["subject-control"]:
        return tuple(objects[:1])
    return tree.surface_subject(governor, depth + 1)
