"""What a word can be as the complement of an operator: "to", "that" and "whether" clauses, gerunds, phrases."""

from __future__ import annotations

from collections.abc import Set

from eventcode.actions.tree import VERBAL, Tree, is_gerund
from eventcode.document import Links, Token

__all__ = ["COMPLEMENTS", "QUESTIONS", "complements_of"]

COMPLEMENTS = frozenset({"to", "that", "ing"})
"""The names of complements that are no words of the text."""
QUESTIONS = frozenset({"whether", "if"})
"""The words that open a question."""
_NOT_PHRASES = frozenset({"that", "ing"})
_CLAUSES = frozenset({"xcomp", "ccomp", "advcl", "acl"})
_BARE_CLAUSES = frozenset({"xcomp", "ccomp", "obj", "dep"})
_BARE = frozenset({"xcomp", "ccomp", "obj", "csubj", "parataxis", "nmod", "acl"})
_MARKED = frozenset({"obl", "nmod", "advcl", "acl", "xcomp", "ccomp"})
_TOLD = frozenset({"ccomp", "parataxis"})


def complements_of(tree: Tree, token: Token, governor: Token) -> Set[str | None]:
    """The complements of its governor that a word can be, as operators name them; `None` for one without a word."""
    links = tree.links(token.index)
    marks = {c.lemma_lower for c in (*links.get("mark", ()), *links.get("case", ()))}
    marks = marks or _lent(tree, token, governor)
    clause = token.upos in VERBAL or token.relation in _CLAUSES
    return _of_clause(tree, token, marks) if clause else _of_phrase(tree, token, marks)


def _of_phrase(tree: Tree, token: Token, marks: set[str]) -> Set[str | None]:
    relation, passive = token.relation, token.deprel == "nsubj:pass"
    if relation == "obl":
        return marks - _NOT_PHRASES
    found: set[str | None] = set(marks - COMPLEMENTS) if relation in _MARKED else set()
    if relation == "obj" or passive:
        found |= {None, "ing"}
    elif relation in _BARE and not _is_beside(tree, token):
        found.add(None)
    if "to" in marks and relation != "nsubj":
        found.add("to")
    if relation == "csubj":
        found |= marks & QUESTIONS
    if relation == "parataxis" and marks.isdisjoint(QUESTIONS) and not _is_known(tree, token):
        found.add("that")
    return found


def _of_clause(tree: Tree, token: Token, marks: set[str]) -> Set[str | None]:
    relation = token.relation
    gerund = is_gerund(token) or _is_passive_gerund(tree.links(token.index))
    found: set[str | None] = set(marks - COMPLEMENTS) if relation in _MARKED else set()
    if token.deprel == "nsubj:pass" or (relation in _BARE and not _is_beside(tree, token)):
        found.add(None)
    if ("to" in marks and relation != "nsubj") or (relation == "xcomp" and not marks and not gerund):
        found.add("to")
    if relation == "csubj":
        found |= marks & QUESTIONS  # "it is not clear whether they attacked"
    if relation == "ccomp" and _is_asked(tree, token):
        found.add("whether")  # "establish who attacked them"
    beside = token.deprel == "acl" and "that" in marks  # "fears that rebels might attack"
    told = relation in _TOLD and marks.isdisjoint(QUESTIONS) and not _is_known(tree, token)
    if beside or told:
        found.add("that")
    if gerund and not marks - {"from"} and (relation in _BARE_CLAUSES or _is_free(tree, token)):
        found.add("ing")
    return found


def _is_beside(tree: Tree, token: Token) -> bool:
    """Whether a clause is only told beside another: "suspended the talks; the army attacked"."""
    return token.relation == "parataxis" and "nsubj" in tree.links(token.index)


def _is_free(tree: Tree, token: Token) -> bool:
    """Whether an adverbial clause may be a complement: not beside an object ("boycotted the court seeking justice")."""
    return token.relation == "advcl" and not tree.has_object(token.head)


def _lent(tree: Tree, token: Token, governor: Token) -> set[str]:
    """The preposition over the subject of a gerund, which parsers take for a phrase beside it: "the way [of] the
    government accepting it"."""
    if token.relation != "acl" or not is_gerund(token):
        return set()
    before = [c.index for c in tree.links(governor.index).get("nmod", ()) if c.index < token.index]
    return {word for word in tree.case(before[-1]) if word in tree.grammar["genitive"]} if before else set()


def _is_passive_gerund(links: Links) -> bool:
    """Whether auxiliaries make a gerund of a participle: "feared [being] arrested"."""
    auxiliaries = links.get("aux")
    if not auxiliaries:
        return False
    return any(map(is_gerund, auxiliaries)) and not any(c.has("VerbForm=Fin") for c in auxiliaries)


def _is_asked(tree: Tree, token: Token) -> bool:
    """Whether a clause is a question about somebody or something: "who fired the rockets", "how many had died"."""
    first = next((c.index for c in tree.children(token.index) if c.relation in ("nsubj", "advmod")), -1)
    if first < 0:
        return False
    inside = (first, *(c.index for c in tree.children(first)))
    return any(tree.tokens[i].has("PronType=Int") for i in inside)


def _is_known(tree: Tree, token: Token) -> bool:
    """Whether a clause takes for granted what it tells: "must explain why they were arrested", unlike the question
    "why were they arrested"."""
    links, why = tree.links(token.index), tree.grammar["why"]
    if not any(c.lower in why for c in links.get("advmod", ())):
        return False
    subject = next((c.index for c in links.get("nsubj", ())), -1)
    return all(c.index > subject for c in links.get("aux", ()))
