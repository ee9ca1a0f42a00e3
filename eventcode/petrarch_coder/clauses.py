"""Who is the subject of a verb, which words follow it in its phrase, and whether it is passive."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import attrs

from eventcode.document import Sentence, Token
from eventcode.petrarch_coder.grammar import grammar

__all__ = ["Clause", "clause_of"]

_CLAUSES = frozenset({"advcl", "ccomp", "acl:relcl", "advcl:relcl", "csubj", "parataxis"})
_VERBAL = frozenset({"VERB", "AUX"})
_STOP = frozenset({",", ";", ":", "--", "\u2014", "("})


@attrs.frozen
class Clause:
    """The surroundings of a verb: `verb` is its syntactic head, `subject` the subject's head word or `None`,
    `agent` that of a passive's agent, `upper` the words before the trigger (nearest first) and `lower` the
    words after it that belong to its phrase. `heads` gives, for each word of either, the verb of the clause
    it stands in where that clause is another one than the verb's own or one around it. `negated` holds the words
    that negate the verb."""

    verb: int
    subject: int | None
    agent: int | None
    passive: bool
    upper: tuple[int, ...]
    lower: tuple[int, ...]
    heads: Mapping[int, int]
    negated: frozenset[int] = frozenset()


def clause_of(sentence: Sentence, trigger: int, anchor: int | None = None) -> Clause:
    """The clause around a verb, or around the verb that an auxiliary belongs to. `anchor` is the last word of
    a multi-word verb where that is not the trigger: the words after it are the lower ones."""
    token = sentence.tokens[trigger]
    verb = token.head if token.relation in ("aux", "cop") and token.head >= 0 else trigger
    passive = _is_passive(sentence, verb)
    agent = _agent(sentence, verb) if passive else None
    subject = _subject(sentence, verb, frozenset())
    lower = tuple(i for i in _phrase(sentence, verb) if i > (trigger if anchor is None else anchor))
    upper = _upper(sentence, trigger)
    around = frozenset((verb, *sentence.ancestors(verb)))
    heads = {i: head for i in (*upper, *lower) if (head := _clause_head(sentence, i, around)) not in around}
    return Clause(verb, subject, agent, passive, upper, lower, heads, _negations(sentence, verb))


def _negations(sentence: Sentence, verb: int) -> frozenset[int]:
    """The words that negate a verb: its own, and a verb of refusing above it."""
    words = grammar().negations
    below = sentence.dependents(verb, "advmod", "neg", "det")
    found = [c.index for c in below if c.lower in words or c.lemma in words]
    head = sentence.tokens[verb].head
    if sentence.tokens[verb].relation == "xcomp" and sentence.tokens[head].lemma.lower() in grammar().refusing:
        found.append(head)
    return frozenset(found)


def _clause_head(sentence: Sentence, index: int, around: frozenset[int]) -> int:
    """The nearest word from here upwards that heads a clause of its own."""
    here = index
    while here not in around:
        token = sentence.tokens[here]
        if (
            token.deprel in _CLAUSES
            or (token.relation == "conj" and _clausal(sentence, here))
            or (token.relation == "acl" and _predicate(sentence, here))
            or token.head < 0
        ):
            return here
        here = token.head
    return here


def _predicate(sentence: Sentence, index: int) -> bool:
    """Whether a noun's clause is finite or has a subject of its own: "evidence that Rohan was behind it"."""
    return sentence.tokens[index].has("VerbForm=Fin") or any(True for _ in sentence.dependents(index, "nsubj"))


def _is_passive(sentence: Sentence, verb: int) -> bool:
    for child in sentence.dependents(verb):
        if child.deprel in ("nsubj:pass", "nsubjpass", "aux:pass", "auxpass", "csubj:pass", "csubjpass"):
            return True
    token = sentence.tokens[verb]
    participle = token.xpos == "VBN" or (token.has("VerbForm=Part") and not token.has("Tense=Pres"))
    if token.relation == "acl" and token.deprel != "acl:relcl":
        return participle
    if token.relation == "conj" and token.head >= 0 and participle:
        own = any(c.relation in ("nsubj", "aux") for c in sentence.dependents(verb))
        return not own and _is_passive(sentence, token.head)
    if token.relation in ("advcl", "xcomp") and participle:
        return (
            not any(c.relation in ("nsubj", "aux") for c in sentence.dependents(verb))
            and _agent(sentence, verb) is not None
        )
    return False


def _agent(sentence: Sentence, verb: int) -> int | None:
    prepositions = grammar().passive_agent
    complements = (c.index for c in sentence.dependents(verb, "xcomp") if c.upos == "ADJ")  # "held responsible by"
    for head in (verb, *complements):
        for child in sentence.dependents(head, "obl", "nmod"):
            if child.deprel == "obl:agent":
                return child.index
            if any(c.lower in prepositions for c in sentence.dependents(child.index, "case")):
                return child.index
    places = sentence.dependents(verb, "obl", "nmod")  # "was fired from", failing an agent
    return next((p.index for p in places if any(c.lower in grammar().origin for c in _cases(sentence, p))), None)


def _cases(sentence: Sentence, token: Token) -> Iterable[Token]:
    return sentence.dependents(token.index, "case")


def _subject(sentence: Sentence, verb: int, seen: frozenset[int]) -> int | None:
    """The subject's head word: the verb's own, or the one it shares with the clause above it."""
    if verb in seen:
        return None
    for child in sentence.dependents(verb, "nsubj", "csubj", "expl"):
        if child.relation == "nsubj" or child.deprel in ("nsubjpass",):
            return _referent(sentence, verb, child.index, seen)
    token = sentence.tokens[verb]
    if token.head < 0:
        return None
    if token.relation == "acl":
        finite = any(c.relation == "mark" for c in sentence.dependents(verb))
        return None if finite else token.head
    if token.relation == "xcomp":  # "urged Rohan to attack": who is urged attacks
        person = next((c for c in sentence.dependents(token.head, "obj", "iobj", "dobj") if c.index < verb), None)
        if person is not None and person.upos in ("PROPN", "PRON", "NOUN"):
            return person.index
    if token.relation in ("conj", "xcomp", "advcl", "ccomp", "cop", "aux", "parataxis", "compound"):
        return _subject(sentence, token.head, seen | {verb})
    return None


def _referent(sentence: Sentence, verb: int, subject: int, seen: frozenset[int]) -> int | None:
    """What a pronoun stands for, as the tree tells: the antecedent of a relative pronoun, for a personal one
    the subject of the clause above."""
    token = sentence.tokens[subject]
    if token.upos not in ("PRON", "DET"):
        return subject
    clause: int | None = verb
    while clause is not None and clause >= 0:
        row = sentence.tokens[clause]
        if row.deprel == "acl:relcl" or (row.relation == "acl" and token.has("PronType=Rel")):
            return row.head
        if row.deprel == "advcl:relcl" and sentence.tokens[row.head].upos not in _VERBAL:
            return row.head  # "it was Rohan that attacked"
        if row.head < 0:
            return subject
        clause = row.head
        if sentence.tokens[clause].upos in _VERBAL or any(c.relation == "nsubj" for c in sentence.dependents(clause)):
            above = _subject(sentence, clause, seen | {verb})
            return above if above is not None else subject
    return subject


def _phrase(sentence: Sentence, verb: int) -> tuple[int, ...]:
    """The words below a verb, without coordinated and juxtaposed clauses."""
    found, todo = [verb], [verb]
    while todo:
        here = todo.pop()
        for child in sentence.children[here]:
            token = sentence.tokens[child]
            if here == verb and token.relation in ("parataxis", "discourse", "punct"):
                continue
            if token.relation == "conj" and _clausal(sentence, child) and (here == verb or _clausal(sentence, here)):
                continue
            found.append(child)
            todo.append(child)
    return tuple(sorted(found))


def _clausal(sentence: Sentence, index: int) -> bool:
    token = sentence.tokens[index]
    return token.upos in _VERBAL or any(c.relation in ("nsubj", "cop") for c in sentence.dependents(index))


def _upper(sentence: Sentence, trigger: int) -> tuple[int, ...]:
    """The words before a verb, nearest first, up to punctuation that parts clauses."""
    found = []
    for index in range(trigger - 1, -1, -1):
        token = sentence.tokens[index]
        if token.text in _STOP and (token.head < 0 or sentence.tokens[token.head].upos in _VERBAL):
            break
        found.append(index)
    return tuple(found)
