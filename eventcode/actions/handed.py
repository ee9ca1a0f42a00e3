"""Whom a clause beside the object names: who gets what is returned or given ("returned a vase [stolen in 1990] to
Chad"), on whom that lies which is lifted or tightened ("eased the sanctions [imposed on Iran]"), with whom that was
agreed which is broken ("violated the accord [signed with Chad]")."""

from __future__ import annotations

from collections.abc import Iterator

from eventcode.actions.aims import phrases_of
from eventcode.actions.matcher import Found
from eventcode.actions.tree import NOMINAL, VERBAL

__all__ = ["given_to", "imposed_on"]


def given_to(found: Found) -> tuple[int, ...]:
    """The last *to* phrase of the clauses beside what is given, where a parser put the recipient (`given-code` in the
    grammar file)."""
    frame = found.frame
    tree, grammar = frame.tree, frame.tree.grammar
    if "given-code" not in grammar.classes[found.pattern.code]:
        return ()
    to = grammar["dative-preposition"]
    for clause in _clauses(found):
        phrases = [i for i in tree.sentence.subtree(clause) if not to.isdisjoint(tree.case(i)[:1])]
        last = [i for i in phrases if i > clause and tree.tokens[i].upos in NOMINAL][-1:]
        if last:
            return tuple(last)
    return ()


def imposed_on(found: Found) -> tuple[int, ...]:
    """On whom the object of an event was imposed before (`imposing` in the grammar file), with whom that was signed
    which is broken (`broken-code`); not where somebody only speaks of it: "condemned the ban imposed on X"."""
    tree, grammar, code = found.frame.tree, found.frame.tree.grammar, found.pattern.code
    if "broken-code" in grammar.classes[code]:
        partners = grammar["opponent-preposition"]
        return tuple(i for clause in _clauses(found) for i in phrases_of(tree, clause, partners))
    if "answering-code" in grammar.classes[code]:
        return ()
    imposed = (clause for clause in _clauses(found) if tree.tokens[clause].lemma_lower in grammar["imposing"])
    return tuple(i for clause in imposed for i in phrases_of(tree, clause, grammar["burden-preposition"]))


def _clauses(found: Found) -> Iterator[int]:
    """The clauses beside the objects, participles and others."""
    frame = found.frame
    for index in frame.patients:
        yield from (c.index for c in frame.tree.links(index).get("acl", ()) if c.upos in VERBAL or c.upos == "ADJ")
