"""Whom a deed was aimed at or harmed, where only a clause beside it says: its purpose ("used tanks in a bid to storm
the district") or its outcome ("attacks that put the clinic out of service", "closed because of attacks")."""

from __future__ import annotations

from collections.abc import Iterator

from eventcode.actions.frames import Frame
from eventcode.actions.mood import mood
from eventcode.actions.tree import VERBAL, Tree, is_gerund
from eventcode.document import Token
from eventcode.lexicon.forms import verb_bases

__all__ = ["SUBJECTS", "aimed_at", "harmed", "is_one_of", "phrases_of", "purposes"]

SUBJECTS = frozenset({"nsubj", "csubj"})
_ADVERBIAL = frozenset({"obl", "nmod", "advcl"})
_OBJECTS = frozenset({"obj", "iobj"})


def aimed_at(frame: Frame) -> tuple[int, ...]:
    """The objects of the purposes of a deed, where these are hostile (`hostile-aim` in the grammar file): "fired
    rockets in an attempt to seize the airport", "used artillery as they tried to enter the city"."""
    tree = frame.tree
    over = [i for i in (frame.index, frame.light) if i >= 0]
    over += [i for i in frame.patients if tree.tokens[i].head in over]  # parsers may hang the clause on the means
    found = [i for top in over for verb in purposes(tree, top) for i in _hostile(tree, verb)]
    return tuple(dict.fromkeys(found))


def phrases_of(tree: Tree, verb: int, prepositions: frozenset[str]) -> Iterator[int]:
    """The phrases of a verb under some prepositions."""
    for token in (t for relation in ("obl", "nmod") for t in tree.links(verb).get(relation, ())):
        if not prepositions.isdisjoint(tree.case(token.index)):
            yield token.index


def purposes(tree: Tree, index: int) -> Iterator[int]:
    """The verbs that say what something is done for."""
    nouns, trying = tree.grammar["purpose-noun"], tree.grammar["trying"]
    for token in tree.children(index):
        if token.relation in ("advcl", "acl", "xcomp") and token.upos in VERBAL:
            if tree.is_infinitive(token.index):
                yield token.index
            elif token.lemma_lower in trying and token.deprel != "acl:relcl":
                yield from (c.index for c in tree.children(token.index) if c.relation in ("xcomp", "advcl"))
        elif token.relation in _ADVERBIAL and token.lemma_lower in nouns and tree.case(token.index):
            yield from (c.index for c in tree.children(token.index) if c.upos in VERBAL and c.deprel != "acl:relcl")


def _hostile(tree: Tree, verb: int) -> Iterator[int]:
    """What hostile verbs of a purpose are done to: their objects, or where they lead ("advance on the city")."""
    verbs = [verb, *(c.index for c in tree.links(verb).get("conj", ()) if c.upos in VERBAL)]
    for index in verbs:
        if not is_one_of(tree.tokens[index], tree.grammar["hostile-aim"]):
            continue
        yield from tree.objects(index) or phrases_of(tree, index, tree.grammar["advance-preposition"])


def is_one_of(token: Token, words: frozenset[str]) -> bool:
    """Whether a verb is one of `words`, also where its lemma was guessed wrong."""
    return token.lemma_lower in words or any(base in words for base in verb_bases(token.lower))


def harmed(frame: Frame) -> tuple[int, ...]:
    """What a deed did harm to as its outcome: "attacks damaged the plant", "attacks that destroyed homes", "launched
    attacks, forcing schools to close", "led to the closure of the clinic", "closed down due to attacks"."""
    tree, index = frame.tree, frame.index
    found = list(_clauses_below(tree, index))
    if frame.kind == "noun":
        found += _under_subject(tree, index)
        found += _as_circumstance(tree, index)
        governor = tree.tokens[index].head
        if governor >= 0 and tree.tokens[governor].upos in VERBAL:
            found += _gerunds(tree, governor)
    else:
        found += _gerunds(tree, index)
    return tuple(dict.fromkeys(found))


def _clauses_below(tree: Tree, index: int) -> Iterator[int]:
    """The outcome told by a clause beside the noun, or beside those who did it: "attacks by rebels that destroyed"."""
    beside = tree.links(index).get("nmod", ()) if tree.tokens[index].upos == "NOUN" else []
    for top in (index, *(c.index for c in beside)):
        for token in tree.children(top):
            if token.relation == "acl" and token.upos in VERBAL and not tree.is_infinitive(token.index):
                own = tree.links(token.index).get("nsubj", ())
                if all(tree.antecedent(c.index, token.index) == top for c in own):
                    yield from _results(tree, token.index)


def _under_subject(tree: Tree, index: int) -> Iterator[int]:
    """The outcome told by the verb whose subject the noun is."""
    token = tree.tokens[index]
    if token.head >= 0 and token.relation in SUBJECTS and not tree.is_passive(token.head):
        yield from _results(tree, token.head)


def _gerunds(tree: Tree, verb: int) -> Iterator[int]:
    """The outcome told by a gerund after the deed: "attacked on Friday, destroying houses"."""
    for token in tree.children(verb):
        after = token.relation == "advcl" and token.index > verb and is_gerund(token)
        if after and "mark" not in tree.links(token.index):
            yield from _results(tree, token.index)


def _results(tree: Tree, verb: int) -> Iterator[int]:
    """What a verb of harm, or of causing one, does it to."""
    grammar = tree.grammar
    if tree.is_passive(verb) or not _took_place(tree, verb):
        return
    into = grammar["outcome-preposition"]
    phrases = [
        c.index
        for c in tree.children(verb)
        if c.relation in _OBJECTS or (c.relation == "obl" and not into.isdisjoint(tree.case(c.index)))
    ]
    for index in phrases:
        if tree.tokens[index].lemma_lower in grammar["outcome-noun"]:
            yield from _suffering(tree, index)
        elif tree.tokens[index].relation in _OBJECTS and _is_harm(tree, verb):
            yield index
    for token in tree.children(verb):  # "caused [the school to close]"
        if token.relation in ("ccomp", "xcomp", "advcl") and is_one_of(token, grammar["outcome-intransitive"]):
            yield from (c.index for c in tree.links(token.index).get("nsubj", ()))
        elif token.relation == "conj" and token.upos in VERBAL:
            yield from _results(tree, token.index)


def _took_place(tree: Tree, verb: int) -> bool:
    """Whether a verb tells of what came about: not "the attack could close the port"."""
    told = mood(tree, verb)
    return told.effect == "asserted" and not told.negated


def _is_harm(tree: Tree, verb: int) -> bool:
    """Whether a verb harms its object by itself, or makes it end up in a bad state: "left X in ruins", "forced X to
    close"."""
    grammar, token = tree.grammar, tree.tokens[verb]
    if is_one_of(token, grammar["outcome-verb"]):
        return True
    if not is_one_of(token, grammar["causing"]):
        return False
    below = [t for c in tree.children(verb) for t in (c, *tree.children(c.index))]
    states = grammar["outcome-state"] | grammar["outcome-intransitive"] | grammar["outcome-verb"]
    return any(t.lemma_lower in states or t.lower in states for t in below)


def _suffering(tree: Tree, noun: int) -> Iterator[int]:
    """Whose closure or destruction a noun tells of: "of" and "to" phrases, possessors, compounds."""
    for token in tree.children(noun):
        case = tree.case(token.index)
        owner = not case or case[0] in tree.grammar["suffering-preposition"]
        if token.relation == "compound" or (token.relation == "nmod" and owner):
            yield token.index


def _as_circumstance(tree: Tree, index: int) -> Iterator[int]:
    """What was closed, destroyed and the like in, after or because of the deed."""
    token, grammar = tree.tokens[index], tree.grammar
    if token.head < 0 or token.relation not in ("obl", "nmod", "advcl"):
        return
    case = tree.case(index) or tuple(c.lemma_lower for c in tree.links(index).get("mark", ()))
    if grammar["circumstance-preposition"].isdisjoint(case):
        return
    yield from _suffered(tree, tree.tokens[token.head])


def _suffered(tree: Tree, above: Token) -> Iterator[int]:
    grammar = tree.grammar
    if not _took_place(tree, above.index):
        return
    suffered = tree.tokens[above.head] if above.relation == "obj" and above.upos == "NOUN" else above
    if is_one_of(suffered, grammar["suffering-verb"]) and _is_loss(tree, suffered.index):
        yield from tree.surface_subject(suffered.index)
    elif above.lemma_lower in grammar["outcome-noun"]:
        yield from _suffering(tree, above.index)
    elif above.upos in VERBAL or above.upos == "ADJ":
        subject = tree.surface_subject(above.index)
        if any(tree.tokens[i].lemma_lower in grammar["outcome-noun"] for i in subject):
            yield from (i for s in subject for i in _suffering(tree, s))  # "its closure was caused by attacks"
        elif _is_down(tree, above):
            yield from subject


def _is_loss(tree: Tree, verb: int) -> bool:
    """Whether an active verb has harm as its object: "sustained heavy losses"."""
    harm = tree.grammar["outcome-noun"]
    return not tree.is_passive(verb) and any(c.lemma_lower in harm for c in tree.links(verb).get("obj", ()))


def _is_down(tree: Tree, above: Token) -> bool:
    """Whether a verb says that its subject was harmed, closed or out of use."""
    grammar = tree.grammar
    if above.lemma_lower in grammar["outcome-state"]:
        return True
    if is_one_of(above, grammar["outcome-verb"]) and (above.upos == "ADJ" or tree.is_passive(above.index)):
        return True
    if is_one_of(above, grammar["causing"]) and tree.is_passive(above.index):
        return _is_harm(tree, above.index)
    if is_one_of(above, grammar["outcome-intransitive"]):
        objects = (c.lemma_lower for c in tree.children(above.index) if c.relation in _OBJECTS)
        return all(word in grammar["outcome-object"] for word in objects)
    return any(c.lemma_lower in grammar["outcome-state"] and tree.case(c.index) for c in tree.children(above.index))
