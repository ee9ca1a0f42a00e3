"""Whom an answer answers: who made the claim, offer or attack that somebody rejects, praises or returns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from eventcode.actions.circumstance import makers
from eventcode.actions.frames import Frame, noun_frame
from eventcode.actions.matcher import Found
from eventcode.actions.narrowing import is_suffered
from eventcode.actions.sources import noun_source
from eventcode.actions.tree import VERBAL, Tree
from eventcode.actors.resolve import Phrases, Resolved, others, resolve_all

_DENIAL = "016"

__all__ = ["answered", "answered_deed", "asked_for_by", "conditioned", "provoked", "set_by", "told_to"]


def answered_deed(found: Found, phrases: Phrases, sources: Sequence[Resolved]) -> tuple[Resolved, ...]:
    """Who did what somebody speaks about, as the text told before: "condemned the attack", "rejected the claim"."""
    frame = found.frame
    if "answering-code" not in frame.tree.grammar.classes[found.pattern.code]:
        return ()
    words = (*found.targets, *frame.patients, *(i for i in found.tokens if i != frame.index))
    for doers in _makers(found, words):
        made = others(resolve_all(doers, phrases), sources)
        if made:
            return made
    return others(phrases.doers(words, sources), sources)


def _makers(found: Found, words: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """Who may have made what somebody answers, as a clause says: "accusations [levelled by X]", "an offer that [X had
    made]", "[X accused Y of spying], a charge that Y denied"."""
    frame = found.frame
    tree = frame.tree
    for index in words:
        token = tree.tokens[index]
        if token.upos != "NOUN":
            continue
        clauses = [c.index for c in tree.children(index) if c.relation == "acl" and c.upos in VERBAL]
        if frame.index not in clauses:
            yield from (_but(index, tree.agents(c)) for c in clauses if not tree.is_infinitive(c))
        elif token.relation in ("appos", "parataxis"):
            above = [i for i in tree.sentence.ancestors(index) if _is_told_of_somebody(tree, i)]
            claim = found.pattern.code.startswith(_DENIAL)  # who suffers a deed says that it was done
            yield from (tree.agents(i) for i in above if not (claim and tree.is_passive(i)))


def _is_told_of_somebody(tree: Tree, index: int) -> bool:
    """Whether a word is a verb with a subject of its own."""
    return tree.tokens[index].upos in VERBAL and "nsubj" in tree.links(index)


def _but(index: int, found: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(i for i in found if i != index)


def provoked(found: Found, phrases: Phrases) -> tuple[Resolved, ...]:
    """Whose deed or plan a protest or sanctions answer, under `provoking-preposition` of the grammar file or "in
    response to": "struck over [the firm]'s plan to close the mine", "imposed sanctions after [Chad]'s invasion". Not
    those who suffered it: "over the minister's arrest"."""
    frame = found.frame
    tree, grammar = frame.tree, frame.tree.grammar
    if "provoked-code" not in grammar.classes[found.pattern.code]:
        return ()
    for index in _provoking(frame):
        if tree.tokens[index].lemma_lower in grammar["summoning-noun"]:
            continue  # "marched after a call by the unions"
        inner = noun_frame(tree, index)
        doers = resolve_all(inner.agents, phrases)
        if doers and is_suffered(inner, doers):
            continue
        if not doers and tree.tokens[index].lemma_lower in grammar["stance-noun"]:
            doers = resolve_all(inner.patients, phrases)  # "because of the refusal of the mayor to resign"
        if doers:
            return doers
    return _opponents(frame, phrases)


def _opponents(frame: Frame, phrases: Phrases) -> tuple[Resolved, ...]:
    """The bodies whose deed is the reason in a clause: "struck because [the management] is cutting wages"."""
    tree, grammar = frame.tree, frame.tree.grammar
    for clause in (c for i in (frame.index, frame.light) if i >= 0 for c in tree.links(i).get("advcl", ())):
        if any(c.lower in grammar["because-mark"] for c in tree.links(clause.index).get("mark", ())):
            doers = resolve_all(tree.agents(clause.index), phrases)
            bodies = tuple(d for d in doers if not grammar["seat-role"].isdisjoint(d.actor.roles))
            if bodies:
                return bodies
    return ()


def _provoking(frame: Frame) -> Iterator[int]:
    """The nouns that say what something is an answer to."""
    tree, grammar = frame.tree, frame.tree.grammar
    for preposition in sorted(grammar["provoking-preposition"] & frame.prepositions.keys()):
        # "struck after being dismissed by the firm" was done to the strikers, "after a nurse was beaten by X" was not
        yield from (i for i in frame.prepositions[preposition] if "nsubj" not in tree.links(i))
    for preposition in sorted(grammar["dative-preposition"] & frame.prepositions.keys()):
        for index in frame.prepositions[preposition]:
            if tree.tokens[tree.tokens[index].head].lemma_lower in grammar["reply-noun"]:
                yield index


def answered(frame: Frame, phrases: Phrases) -> tuple[Resolved, ...]:
    """The subject of the clause that an answer is joined to, also as a relative clause to its object: "X fired,
    and Y fired back", "X attacked Y, who fired back"."""
    tree = frame.tree
    token = tree.tokens[frame.index]
    if token.head < 0 or token.relation not in ("advcl", "conj", "parataxis", "acl"):
        return ()
    above = tree.tokens[token.head].head if token.relation == "acl" else token.head
    return resolve_all(tree.agents(above), phrases) if above >= 0 else ()


def asked_for_by(tree: Tree, operator: int, event: int, phrases: Phrases) -> tuple[Resolved, ...]:
    """Whose request or offer is rejected, where the event is what it was for: "a request by X to extradite Y", "a
    request from X to"."""
    for index in tree.objects(operator):
        if operator < index < event and tree.tokens[index].upos == "NOUN":
            frame = noun_frame(tree, index)
            asked = _senders(frame) if tree.tokens[index].lemma_lower in tree.grammar["demand-noun"] else ()
            return resolve_all((*frame.agents, *asked), phrases) or noun_source(frame, phrases)[0]
    return ()


def conditioned(tree: Tree, beside: Sequence[int], phrases: Phrases) -> tuple[Resolved, ...]:
    """Who can meet the condition of a threat or refusal, told by a clause beside it: "threatened to strike if [the
    ministry] cut wages", "will not lift the embargo until [Chad] holds elections"."""
    marks = tree.grammar["conditional-mark"]
    for clause in (c for i in beside if i >= 0 for c in tree.links(i).get("advcl", ())):
        if any(c.lower in marks for c in tree.links(clause.index).get("mark", ())):
            found = resolve_all(tree.agents(clause.index), phrases)
            if found:
                return found
    return ()


def set_by(tree: Tree, beside: Sequence[int], phrases: Phrases) -> tuple[Resolved, ...]:
    """Who set what a refusal lets pass: "refused to leave before the deadline given [by the army]"."""
    wanted = tree.grammar["demand-noun"]
    for phrase in (c for i in beside if i >= 0 for c in tree.links(i).get("obl", ())):
        if phrase.lemma_lower in wanted and tree.case(phrase.index):
            frame = noun_frame(tree, phrase.index)
            found = resolve_all((*makers(tree, phrase.index), *frame.agents, *_senders(frame)), phrases)
            if found or (found := noun_source(frame, phrases)[0]):
                return found
    return ()


def _senders(frame: Frame) -> Iterator[int]:
    """From whom words come that a noun tells of: "an order [from the army]"."""
    for preposition in sorted(frame.tree.grammar["asked-preposition"]):
        yield from frame.prepositions.get(preposition, ())


def told_to(tree: Tree, operator: int, event: int, phrases: Phrases) -> tuple[Resolved, ...]:
    """To whom words are given that announce the event: "issued a warning [to Chad] that it would attack"."""
    over = (operator, *tree.objects(operator))
    nouns = [i for i in over if operator <= i < event and tree.tokens[i].upos == "NOUN"]
    to = tree.grammar["dative-preposition"]
    below = (c.index for i in nouns for c in tree.links(i).get("nmod", ()))
    return resolve_all([i for i in below if i < event and not to.isdisjoint(tree.case(i))], phrases)
