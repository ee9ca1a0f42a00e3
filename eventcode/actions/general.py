"""What a clause tells in general, or what only a story tells: "militants who attack schools", "a film about soldiers
who kill prisoners"; and what is only talked of or drafted. None of it is something that happened."""

from __future__ import annotations

from eventcode.actions.tree import NOMINAL, VERBAL, Tree, is_gerund
from eventcode.document import Token

__all__ = ["is_general", "is_of_bill", "is_talked_of"]

_CLAUSES = frozenset({"acl", "advcl", "ccomp", "xcomp", "conj"})


def is_general(tree: Tree, index: int, code: str, governed: bool = False) -> bool:
    """Whether the trigger at `index`, of an event with this CAMEO code, tells of a habit or of a story. What is
    `governed` by an operator or a light verb ("who vow to attack") is no habit."""
    if tree.kept.get("told") is None:
        tree.kept["told"] = not tree.words.isdisjoint(tree.grammar["fiction"])
    if tree.kept["told"] and _is_told(tree, index):
        return True
    if governed or tree.tokens[index].upos not in VERBAL:
        return False
    deed = code[:2] in tree.grammar["deed-code"]
    return _is_habit(tree, index, deed) or _is_of_kind(tree, index, code)


def _is_habit(tree: Tree, index: int, deed: bool) -> bool:
    """Whether something is told in the simple present with an adverb of habit, or a deed in a relative clause."""
    habit = tree.grammar["habit-adverb"]
    token = tree.tokens[index]
    joined = [token]
    while token.relation == "conj" and token.head >= 0 and tree.tokens[token.head].upos in VERBAL:
        token = tree.tokens[token.head]
        joined.append(token)
    usual = any(c.relation == "advmod" and c.lower in habit for verb in joined for c in tree.children(verb.index))
    relative = token.deprel == "acl:relcl" and tree.tokens[token.head].lemma_lower not in tree.grammar["time-word"]
    if not usual and not (deed and relative):
        return False
    first, last = joined[0], joined[-1]
    bare = usual and first.lower == first.lemma_lower and "aux" not in tree.links(index)
    return _is_simple_present(tree, last if bare else first)


def _is_simple_present(tree: Tree, token: Token) -> bool:
    finite = token.has("VerbForm=Fin") and token.has("Tense=Pres")
    return finite and not any(c.relation in ("aux", "cop") for c in tree.children(token.index))


def _is_of_kind(tree: Tree, index: int, code: str) -> bool:
    """Whether a participle says which of many people are spoken of, not what they did: "tourists visiting Rome"."""
    token = tree.tokens[index]
    if token.deprel != "acl" or not is_gerund(token) or not tree.grammar.covers("kind-code", code):
        return False
    noun = tree.tokens[token.head]
    links = tree.links(noun.index)
    return noun.has("Number=Plur") and not any(relation in links for relation in ("det", "nummod", "nmod:poss"))


def _is_told(tree: Tree, index: int) -> bool:
    """Whether a trigger stands in what a work of fiction tells, or in a clause about what happens in one."""
    fiction = tree.grammar["fiction"]
    here = tree.tokens[index]
    while True:
        if any(_is_scene(tree, c, fiction) for c in tree.children(here.index)):
            return True
        if here.head < 0:
            return False
        above = tree.tokens[here.head]
        if above.upos in NOMINAL and above.lemma_lower in fiction:
            return here.relation == "nmod"
        if above.upos in VERBAL and here.relation not in ("nsubj", "conj", "parataxis") and _tells(tree, above):
            return True
        here = above


def _is_scene(tree: Tree, token: Token, fiction: frozenset[str]) -> bool:
    """Whether a phrase says in which story: "in the film"."""
    told = token.lemma_lower in fiction and token.relation in ("obl", "nmod")
    return told and not tree.grammar["setting-preposition"].isdisjoint(tree.case(token.index))


def _tells(tree: Tree, verb: Token) -> bool:
    """Whether a verb is what a work of fiction does: "the novel tells of"."""
    if verb.lemma_lower not in tree.grammar["telling-verb"]:
        return False
    fiction = tree.grammar["fiction"]
    subject = tree.surface_subject(verb.index)
    return any(tree.tokens[i].lemma_lower in fiction for i in subject)


def is_of_bill(tree: Tree, index: int) -> bool:
    """Whether a verb tells what a draft would do: "a bill that would ban protests"."""
    token = tree.tokens[index]
    if token.relation != "acl" or tree.tokens[token.head].lemma_lower not in tree.grammar["draft-noun"]:
        return False
    would = tree.grammar["conditional-auxiliary"]
    return any(c.lower in would for c in tree.links(index).get("aux", ()))


def is_talked_of(tree: Tree, token: Token) -> bool:
    """Whether a gerund is what a talk is about: "held a round of talks on pulling back troops"."""
    if tree.grammar["topic-preposition"].isdisjoint(c.lemma_lower for c in tree.children(token.index)):
        return False
    talk = tree.grammar["discussed-noun"]
    objects = tree.links(token.head).get("obj", ())
    return any(c.lemma_lower in talk or any(d.lemma_lower in talk for d in tree.children(c.index)) for c in objects)
