"""What a clause tells in general, or what only a story tells: "militants who attack schools", "a film about soldiers
who kill prisoners"; and what is only talked of or drafted. None of it is something that happened."""

from __future__ import annotations

from collections.abc import Iterator

from eventcode.actions.mood import is_any
from eventcode.actions.tree import NOMINAL, VERBAL, Tree, is_gerund
from eventcode.document import Token
from eventcode.lexicon.grammar import Grammar

__all__ = ["is_general", "is_of_bill", "is_talked_of"]

# What stands beside a noun that names somebody in particular.
_PARTICULAR = frozenset({"det", "nummod", "nmod", "appos"})
# What a bare participle has none of.
_FINITE = frozenset({"nsubj", "aux", "cop"})
_HELPING = frozenset({"aux", "cop"})
_BESIDE_NOUNS = frozenset({"acl", "advcl"})
_YEAR = 4  # digits


def is_general(tree: Tree, index: int, code: str, governed: bool = False) -> bool:
    """Whether the trigger at `index`, of an event with this CAMEO code, tells of a habit or of a story. What is
    `governed` by an operator or a light verb ("who vow to attack") is no habit."""
    if not tree.words.isdisjoint(tree.grammar["fiction"]) and _is_told(tree, index):
        return True
    if governed:
        return False
    token, classes = tree.tokens[index], tree.grammar.classes[code]
    if token.upos not in VERBAL:
        return _is_period(tree, index) or _is_of_year(tree, index)
    deed = "deed-code" in classes
    if _is_habit(tree, index, deed) or _is_state(tree, token, classes):
        return True
    if token.relation not in _BESIDE_NOUNS:
        return False
    return _is_of_kind(tree, token, classes) or (not deed and _is_ground(tree, token))


def _is_period(tree: Tree, index: int) -> bool:
    """Whether a war or the like is only the time or the background of something else: "the heart of a ten-year-old
    insurgency", "since the war of 1991", "served in the Crimean War"."""
    token, grammar = tree.tokens[index], tree.grammar
    if token.lemma_lower not in grammar["period-noun"]:
        return False
    if token.upos == "PROPN" or not grammar["period-preposition"].isdisjoint(tree.case(index)):
        return True
    return any(c.relation == "amod" and c.lower in grammar["lasting"] for c in tree.children(index))


def _is_of_year(tree: Tree, index: int) -> bool:
    """Whether a deed is called by its year, as what everybody knows of: "the 2008 Mumbai attacks"."""
    before = [c for c in tree.children(index) if c.index < index]
    if not any(c.upos == "NUM" and len(c.text) == _YEAR and c.text.isdigit() for c in before):
        return False
    known = tree.grammar["demonstrative"]
    return any(c.relation == "det" and c.lower in known for c in before)


def _is_habit(tree: Tree, index: int, deed: bool) -> bool:
    """Whether something is told in the simple present with an adverb of habit, of nobody in particular ("any minister
    who breaks the law"), or in a relative clause: deeds, and what people of a kind do ("officers who lobby")."""
    first = tree.tokens[index]
    present = _is_simple_present(tree, first)
    if not present and first.lower != first.lemma_lower:
        return False
    joined = list(_joined(tree, first))
    last = joined[-1]
    if not any(_is_usual(tree, verb) for verb in joined):
        return present and _tells_kind(tree, last, deed)
    bare = first.lower == first.lemma_lower and "aux" not in tree.links(index)
    return _is_simple_present(tree, last) if bare else present


def _joined(tree: Tree, token: Token) -> Iterator[Token]:
    """A verb and those that it is joined to, up to the first."""
    yield token
    while token.relation == "conj" and token.head >= 0 and tree.tokens[token.head].upos in VERBAL:
        token = tree.tokens[token.head]
        yield token


def _is_usual(tree: Tree, verb: Token) -> bool:
    habit, links = tree.grammar["habit-adverb"], tree.links(verb.index)
    if "advmod" in links and any(c.lower in habit for c in links["advmod"]):
        return True
    return any(is_any(tree, c.index) for c in links.get("nsubj", ()))


def _tells_kind(tree: Tree, verb: Token, deed: bool) -> bool:
    """Whether a relative clause tells of a deed, or of people of a kind."""
    noun = tree.tokens[verb.head]
    if verb.deprel != "acl:relcl" or noun.lemma_lower in tree.grammar["time-word"]:
        return False
    return deed or _is_kind(tree, noun)


def _is_kind(tree: Tree, noun: Token) -> bool:
    """Whether a noun names people of a kind, none in particular: "tourists", "any minister"."""
    bare = noun.upos == "NOUN" and noun.has("Number=Plur")
    return is_any(tree, noun.index) or (bare and _PARTICULAR.isdisjoint(tree.links(noun.index)))


def _is_simple_present(tree: Tree, token: Token) -> bool:
    finite = "VerbForm=Fin" in token.feats and "Tense=Pres" in token.feats
    return finite and tree.links(token.index).keys().isdisjoint(_HELPING)


def _is_of_kind(tree: Tree, token: Token, classes: frozenset[str]) -> bool:
    """Whether a participle says which of many people are spoken of, not what they did ("tourists visiting Rome"), or
    what somebody is ("he is a constable posted in Rome", "guards posted there fled", "policemen guarding a
    bridge arrested him")."""
    if token.deprel != "acl":
        return False
    if "post-code" in classes:
        return tree.is_predicate(token.head) or tree.tokens[token.head].relation == "nsubj"
    if not is_gerund(token) or "kind-code" not in classes:
        return False
    noun = tree.tokens[token.head]
    return noun.has("Number=Plur") and _PARTICULAR.isdisjoint(tree.links(noun.index))


def _is_state(tree: Tree, token: Token, classes: frozenset[str]) -> bool:
    """Whether a participle says how things are, not what was done: whose side somebody is on ("rebels backed by
    Chad"), what stays as it is ("shops remained closed")."""
    grammar, links = tree.grammar, tree.links(token.index)
    if "aux" in links and any(c.lemma_lower in grammar["staying-verb"] for c in links["aux"]):
        return True  # parsers take it for an auxiliary
    if token.head < 0 or "VerbForm=Part" not in token.feats or is_gerund(token):
        return False
    if token.relation == "xcomp":
        return tree.tokens[token.head].lemma_lower in grammar["staying-verb"]
    if token.deprel not in ("acl", "advcl") or token.lemma_lower not in grammar["standing-verb"]:
        return False
    bare = _FINITE.isdisjoint(links)
    return bare and "standing-code" in classes and not _is_authored(tree.tokens[token.head], grammar)


def _is_authored(noun: Token, grammar: Grammar) -> bool:
    """Whether a noun is what somebody says or plans: "a plan backed by Chad"."""
    return noun.lemma_lower in grammar["text-noun"] or noun.lemma_lower in grammar["authored-noun"]


def _is_ground(tree: Tree, token: Token) -> bool:
    """Whether a gerund says what somebody is made to suffer for, which is only alleged: "arrested for helping rebels",
    "a case against the mayor for insulting"."""
    grammar = tree.grammar
    if not is_gerund(token):
        return False
    if all(c.lower not in grammar["reason-mark"] for c in tree.links(token.index).get("mark", ())):
        return False
    if tree.tokens[token.head].lemma_lower in grammar["punishing"]:
        return True
    beside = (token.head, *(c.index for c in tree.children(token.head) if c.relation in ("obj", "nsubj", "nmod")))
    return any(tree.tokens[i].lemma_lower in grammar["accusing-noun"] for i in beside)


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
