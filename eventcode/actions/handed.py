"""Whom a clause beside the object names: who gets what is returned or given ("returned a vase [stolen in 1990] to
Chad"), on whom that lies which is lifted or tightened ("eased the sanctions [imposed on Iran]"), with whom that was
agreed which is broken ("violated the accord [signed with Chad]")."""

from __future__ import annotations

from eventcode.actions.aims import phrases_of
from eventcode.actions.matcher import Found
from eventcode.actions.tree import NOMINAL, VERBAL

__all__ = ["given_to", "imposed_on"]


def given_to(found: Found) -> tuple[int, ...]:
    """The last *to* phrase of the clauses beside what is given, where a parser put the recipient: for codes of
    `given-code` in the grammar file."""
    tree = found.frame.tree
    to = tree.grammar["dative-preposition"]
    for clause in _clauses(found):
        phrases = [i for i in tree.sentence.subtree(clause) if not to.isdisjoint(tree.case(i)[:1])]
        last = [i for i in phrases if i > clause and tree.tokens[i].upos in NOMINAL][-1:]
        if last:
            return tuple(last)
    return ()


def imposed_on(found: Found) -> tuple[int, ...]:
    """On whom the object of an event was imposed before (`imposing` in the grammar file), with whom that was signed
    which is broken (`broken-code`); not where somebody only speaks of it: "condemned the ban imposed on X"."""
    clauses = _clauses(found)
    if not clauses:
        return ()
    tree, grammar = found.frame.tree, found.frame.tree.grammar
    classes = grammar.classes[found.pattern.code]
    if "broken-code" in classes:
        partners = grammar["opponent-preposition"]
        return tuple(i for clause in clauses for i in phrases_of(tree, clause, partners))
    if "answering-code" in classes:
        return ()
    imposed = (clause for clause in clauses if tree.tokens[clause].lemma_lower in grammar["imposing"])
    return tuple(i for clause in imposed for i in phrases_of(tree, clause, grammar["burden-preposition"]))


def _clauses(found: Found) -> list[int]:
    """The clauses beside the objects, participles and others."""
    links = found.frame.tree.links
    beside = [c for index in found.frame.patients for c in links(index).get("acl", ())]
    return [c.index for c in beside if c.upos in VERBAL or c.upos == "ADJ"]
