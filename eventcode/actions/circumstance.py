"""Who did what somebody suffered, where only the circumstances say: "killed in police firing", "injured when
soldiers opened fire", "died in an attack by rebels"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from eventcode.actions.attachment import postmodified
from eventcode.actions.frames import Frame, noun_frame
from eventcode.actions.setting import is_setting
from eventcode.actions.tree import VERBAL, Tree, is_gerund
from eventcode.actors.resolve import Phrases, Resolved

__all__ = ["agent_of_circumstances", "agents_apart", "makers"]

_CLAUSES = frozenset({"advcl", "acl"})
_PHRASES = frozenset({"obl", "nmod", "advcl", "acl", "dep"})
_WITHIN = frozenset({"nmod", "appos", "obl"})
_ARGUMENTS = frozenset({"nsubj", "obj", "obl"})
_DEPTH = 3


def agents_apart(frame: Frame) -> tuple[int, ...]:
    """The phrases with *by* of a passive that a parser gave to the place before them ("was shot in a suburb [by two
    men]") or to the passive beside ("was stabbed and killed [by his son]"); those of a noun that hang on whom it is
    against ("violence against women [by soldiers]")."""
    tree = frame.tree
    if frame.kind == "noun":
        opposing = sorted(tree.grammar["opposing-preposition"] & frame.prepositions.keys())
        against = [i for p in opposing for i in frame.prepositions[p]]
        return tuple(_below(tree, [i for i in against if tree.tokens[i].head == frame.index]))
    if frame.how != "passive" or frame.kind != "verb":
        return ()
    token = tree.tokens[frame.index]
    beside = [token.head] if token.relation == "conj" and not _has_subject(tree, frame.index) else []
    beside += [c.index for c in tree.children(frame.index) if c.relation == "conj" and not _has_subject(tree, c.index)]
    verbs = [frame.index, *(i for i in beside if i >= 0 and tree.tokens[i].upos in VERBAL and tree.is_passive(i))]
    for verb in verbs[1:]:
        shared = tuple(a for a in tree.agents(verb) if a > max(verbs))
        if shared:
            return shared
    return next((found for verb in verbs if (found := tuple(_under_places(tree, verb)))), ())


def _under_places(tree: Tree, verb: int) -> Iterator[int]:
    """The phrases with *by* inside the phrases of a verb that tell where and with what it was done."""
    wanted = tree.grammar["agent-bridge"]
    phrases = (c.index for c in tree.links(verb).get("obl", ()) if c.index > verb)
    return _below(tree, [i for i in phrases if not wanted.isdisjoint(tree.case(i))])


def _below(tree: Tree, above: list[int]) -> Iterator[int]:
    """The phrases with *by* inside some phrases, but not inside those of event nouns."""
    by = tree.grammar["agent-preposition"]
    for _ in range(_DEPTH):
        if not above:
            return
        above = [i for i in above if not _is_event(tree, i)]
        below = [c.index for i in above for c in tree.children(i) if c.relation in _WITHIN and c.index > i]
        yield from (i for i in below if tree.case(i)[:1] and tree.case(i)[0] in by)
        above = below


def agent_of_circumstances(
    frame: Frame, code: str, phrases: Phrases, words: Iterable[int] = ()
) -> tuple[Resolved, ...]:
    """The agent of the event noun or clause in which an event of a harmful kind (`circumstance-code` in the
    grammar file) came about, which may be among the `words` that matched ("suffered losses in a rebel attack"); empty
    when there is none."""
    tree = frame.tree
    if "circumstance-code" not in tree.grammar.classes[code]:
        return ()
    nouns = (i for i in words if tree.tokens[i].relation in _PHRASES and i != frame.index and _is_event(tree, i))
    for index in chain(nouns, _circumstances(tree, frame.index)):
        found = _agent(frame.tree, index, phrases)
        if found or _is_event(frame.tree, index):
            return found
    return ()


def _circumstances(tree: Tree, index: int, clauses: bool = False) -> Iterator[int]:
    """Phrases and clauses of a word, then those of the passives joined to it ("killed and wounded in ..."); of
    a passive with a subject of its own only the clauses ("one died and two were hurt when ...")."""
    relations = _CLAUSES if clauses else _PHRASES
    for token in tree.children(index):
        if token.relation in relations and _is_of_circumstance(tree, token.index):
            yield from _antecedent(tree, token.index, index)
    for token in tree.links(index).get("conj", ()):
        if token.upos in VERBAL and tree.is_passive(token.index):
            yield from _circumstances(tree, token.index, clauses or _has_subject(tree, token.index))


def _is_of_circumstance(tree: Tree, index: int) -> bool:
    """Whether a phrase or clause tells in, after or because of what something came about."""
    grammar, marks = tree.grammar, _marks(tree, index)
    return not (
        grammar["circumstance-preposition"].isdisjoint(marks) and grammar["background-preposition"].isdisjoint(marks)
    )


def _antecedent(tree: Tree, phrase: int, verb: int) -> Iterator[int]:
    """The phrase, or what a relative pronoun stands for: "police firing in which two were killed"."""
    found = tree.antecedent(phrase, verb)
    if found == phrase or _is_event(tree, found):
        yield found


def _marks(tree: Tree, index: int) -> list[str]:
    found = list(tree.case(index))
    for token in tree.children(index):
        if token.relation == "mark" or (token.relation == "advmod" and token.upos in ("ADV", "SCONJ")):
            found.append(token.lower)
    if not found and tree.tokens[index].relation in _CLAUSES and not _has_subject(tree, index):
        for token in tree.links(index).get("obl", ()):  # "as [a clash] erupted"
            if token.index < index and _is_mutual(tree, token.index):
                found.extend(tree.case(token.index))
    apart = tree.grammar["circumstance-bar"]  # "even as police ..." is another event
    return found if apart.isdisjoint(found) else []


def _is_event(tree: Tree, index: int) -> bool:
    token, nouns = tree.tokens[index], tree.grammar["event-noun"]
    return token.lemma_lower in nouns or token.lower in nouns or _is_mutual(tree, index)


def _is_mutual(tree: Tree, index: int) -> bool:
    return tree.tokens[index].lemma_lower in tree.grammar["reciprocal-noun"]


def _has_subject(tree: Tree, index: int) -> bool:
    return "nsubj" in tree.links(index)


def _agent(tree: Tree, index: int, phrases: Phrases) -> tuple[Resolved, ...]:
    token = tree.tokens[index]
    grammar = tree.grammar
    if token.upos in VERBAL and token.relation in _CLAUSES and not is_gerund(token):
        harmful = token.lemma_lower in grammar["harmful-verb"]
        found = _resolved(tree.agents(index), phrases) if harmful else ()
        # "when their vehicle hit a mine": the victims' own things; "hit by a shell in Srinagar"
        found = tuple(r for r in found if r.how != "nested" or not _is_no_doer(tree, r))
        return found or _resolved(_behind(tree, index), phrases)
    if not _is_event(tree, index):
        return ()
    return _resolved(_doers(tree, index), phrases)


def _is_no_doer(tree: Tree, inside: Resolved) -> bool:
    return inside.actor.via == "coreference" or is_setting(tree, inside.actor)


def makers(tree: Tree, index: int) -> Iterator[int]:
    """Who did or laid what a noun names, as a participle beside it says: "raids launched by X", "a mine laid by X"."""
    above = tree.tokens[index].head
    astray = tree.links(above).get("advcl", ()) if above >= 0 else ()
    beside = [c for c in astray if c.index > index and postmodified(tree, c) == index]
    for made in (*tree.links(index).get("acl", ()), *beside):
        if tree.is_passive(made.index):
            yield from tree.agents(made.index)


def _behind(tree: Tree, index: int) -> Iterator[int]:
    """Who laid what a clause tells of ("when a mine planted by rebels went off", "when they hit a mine laid by
    rebels"), and with whom what it tells broke out ("when a clash erupted with rebels")."""
    arguments = [c.index for c in tree.children(index) if c.relation in _ARGUMENTS]
    for argument in dict.fromkeys((*tree.surface_subject(index), *arguments)):
        yield from makers(tree, argument)
        if _is_mutual(tree, argument):
            opponent = tree.grammar["opponent-preposition"]
            yield from (
                c.index for c in tree.links(index).get("obl", ()) if not opponent.isdisjoint(tree.case(c.index))
            )


def _doers(tree: Tree, index: int) -> Iterator[int]:
    """Who stands beside an event noun, which parsers may take for a verb ("in police firing", "in firing by
    police"): never the subject of the clause above, who suffered it."""
    if _is_mutual(tree, index):  # "hurt in clashes with the police"
        phrases = (c for c in tree.children(index) if c.relation in ("nmod", "obl"))
        opponent = tree.grammar["opponent-preposition"]
        yield from (c.index for c in phrases if not opponent.isdisjoint(tree.case(c.index)))
        if tree.tokens[index].lemma_lower not in tree.grammar["event-noun"]:  # "a police encounter" has one agent
            return
    by = tree.grammar["agent-preposition"]
    for child in tree.children(index):
        phrase = child.relation in ("obl", "nmod") and any(word in by for word in tree.case(child.index))
        if phrase or child.relation == "nsubj" or child.deprel in ("obl:agent", "nmod:poss"):
            yield child.index
    yield from makers(tree, index)
    if tree.tokens[index].upos not in VERBAL:
        token = tree.tokens[index]
        suffered = tree.surface_subject(token.head) if token.relation == "obl" else ()
        yield from (i for i in noun_frame(tree, index).agents if i not in suffered)
    for child in tree.children(index):
        if child.index < index and child.relation in ("compound", "amod", "nmod", "obl") and not tree.case(child.index):
            yield child.index


def _resolved(indexes: Iterator[int] | tuple[int, ...], phrases: Phrases) -> tuple[Resolved, ...]:
    return next((found for index in indexes if (found := phrases.resolve(index))), ())
