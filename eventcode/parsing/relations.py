"""Older and other relation labels, rewritten as Universal Dependencies 2.

Two schemes occur in the field's saved parses: Universal Dependencies 1 (`dobj`, `nsubjpass`, `nmod` for
obliques), and the CLEAR labels of spaCy's English models (`prep` and `pobj` besides `dobj`).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from operator import attrgetter
from typing import Final

import attrs

from eventcode.document import Document, Sentence, Token

__all__ = ["normalise_relations", "relation_scheme"]

_UD1: Final = {
    "dobj": "obj",
    "nsubjpass": "nsubj:pass",
    "csubjpass": "csubj:pass",
    "auxpass": "aux:pass",
    "neg": "advmod",
    "mwe": "fixed",
    "name": "flat",
    "remnant": "orphan",
    "foreign": "flat:foreign",
}
_CLEAR: Final = {
    "ROOT": "root",
    "acomp": "xcomp",
    "attr": "xcomp",
    "auxpass": "aux:pass",
    "csubjpass": "csubj:pass",
    "dative": "iobj",
    "dobj": "obj",
    "intj": "discourse",
    "meta": "dep",
    "neg": "advmod",
    "npadvmod": "obl:npmod",
    "nsubjpass": "nsubj:pass",
    "oprd": "xcomp",
    "poss": "nmod:poss",
    "preconj": "cc:preconj",
    "predet": "det:predet",
    "prt": "compound:prt",
    "quantmod": "advmod",
    "relcl": "acl:relcl",
}
_SURE_UD1: Final = frozenset({"dobj", "nsubjpass", "csubjpass", "auxpass", "neg", "mwe", "remnant"})
_SURE_CLEAR: Final = frozenset(
    {"acomp", "attr", "dative", "npadvmod", "oprd", "pcomp", "pobj", "poss", "prep", "prt", "relcl"}
)
_RELATED: Final = attrgetter("related")
_VERBAL: Final = frozenset({"VERB", "AUX", "ADJ", "ADV"})


def relation_scheme(sentences: Sequence[Sentence]) -> str:
    """`"ud2"`, `"ud1"` or `"clear"`: which labels the sentences carry."""
    labels = {*chain.from_iterable(map(_RELATED, sentences))}
    if not labels.isdisjoint(_SURE_CLEAR):
        return "clear"
    return "ud2" if labels.isdisjoint(_SURE_UD1) else "ud1"


def normalise_relations(document: Document) -> Document:
    """The document with Universal Dependencies 2 relations; the same document where it has them already.

    Universal Dependencies 1: labels that were renamed; `nmod` of verbs, adjectives and adverbs becomes
    `obl`, `neg` of determiners `det`; a conjunction hangs on the conjunct that follows it; `CONJ` is `CCONJ`.

    CLEAR (spaCy's English models): `prep` + `pobj` become an `obl` or `nmod` with a `case`, `agent` + `pobj`
    an `obl:agent`, a preposition's clause (`pcomp`) an `advcl` with a `mark`, and the noun or adjective
    after a copula governs its clause. What CLEAR does not tell apart stays as close as it can.

    >>> kill = Token(0, "killed", "kill", "VERB", -1, "root", 0, 6)
    >>> two = Token(1, "two", "two", "NUM", 0, "dobj", 7, 10)
    >>> normalise_relations(Document("killed two", (Sentence(0, (kill, two), 0, 10),))).sentences[0][1].deprel
    'obj'
    """
    scheme = relation_scheme(document.sentences)
    if scheme == "ud2":
        return document
    rewrite = _from_ud1 if scheme == "ud1" else _from_clear
    return attrs.evolve(document, sentences=tuple(map(rewrite, document.sentences)))


@attrs.define
class _Arc:
    """A word's place in a tree that is being rewritten."""

    head: int
    deprel: str


def _rebuilt(sentence: Sentence, arcs: Sequence[_Arc]) -> Sentence:
    tokens = []
    for token, arc in zip(sentence.tokens, arcs, strict=True):
        upos = "CCONJ" if token.upos == "CONJ" else token.upos
        feats = token.feats
        if token.deprel == "neg" and "Polarity" not in feats:
            feats = "Polarity=Neg" if feats == "_" else f"{feats}|Polarity=Neg"
        tokens.append(attrs.evolve(token, head=arc.head, deprel=arc.deprel, upos=upos, feats=feats))
    return attrs.evolve(sentence, tokens=tuple(tokens))


def _from_ud1(sentence: Sentence) -> Sentence:
    arcs = [_Arc(token.head, _ud1_label(token, sentence)) for token in sentence.tokens]
    _move_conjunctions(sentence, arcs)
    return _rebuilt(sentence, arcs)


def _ud1_label(token: Token, sentence: Sentence) -> str:
    if token.deprel == "neg" and token.upos == "DET":
        return "det"
    if token.relation == "nmod" and token.deprel != "nmod:poss" and token.head >= 0:
        if sentence.tokens[token.head].upos in _VERBAL:
            return "obl" + token.deprel[len("nmod") :]
        return token.deprel
    name, colon, kind = token.deprel.partition(":")
    return _UD1[token.deprel] if token.deprel in _UD1 else _UD1.get(name, name) + colon + kind


def _move_conjunctions(sentence: Sentence, arcs: Sequence[_Arc]) -> None:
    """UD 1 hangs *and* on the first conjunct, UD 2 on the one that follows it."""
    for token in sentence.tokens:
        arc = arcs[token.index]
        if arc.deprel != "cc" or arc.head < 0 or arc.head > token.index:
            continue
        after = [c for c in sentence.children[arc.head] if c > token.index and arcs[c].deprel == "conj"]
        if after:
            arc.head = after[0]


def _from_clear(sentence: Sentence) -> Sentence:
    arcs = [_Arc(token.head, _CLEAR.get(token.deprel, token.deprel)) for token in sentence.tokens]
    for token in reversed(sentence.tokens):  # the inner one of "from inside Kano" first
        if token.deprel in {"prep", "agent"} or (token.deprel == "dative" and token.upos == "ADP"):
            _turn_preposition(sentence, arcs, token)
    for token in sentence.tokens:
        if token.deprel in {"attr", "acomp"}:
            _turn_copula(sentence, arcs, token)
    _move_conjunctions(sentence, arcs)
    return _rebuilt(sentence, arcs)


def _turn_preposition(sentence: Sentence, arcs: list[_Arc], preposition: Token) -> None:
    """`killed -prep-> in -pobj-> Kano` becomes `killed -obl-> Kano -case-> in`."""
    below = [i for i, arc in enumerate(arcs) if arc.head == preposition.index]
    objects = [i for i in below if sentence.tokens[i].deprel in {"pobj", "pcomp"}]
    if not objects:
        arcs[preposition.index].deprel = "advmod"
        return
    head, child = arcs[preposition.index].head, objects[0]
    clause = sentence.tokens[child].deprel == "pcomp"
    verbal = head >= 0 and sentence.tokens[head].upos in _VERBAL
    if clause:
        label = "advcl" if verbal else "acl"
    elif preposition.deprel == "agent":
        label = "obl:agent"
    else:
        label = "obl" if verbal else "nmod"
    arcs[child] = _Arc(head, label)
    arcs[preposition.index] = _Arc(child, "mark" if clause else "case")
    for other in below:
        if other != child:
            arcs[other].head = child
            if other in objects:
                arcs[other].deprel = "conj"


def _turn_copula(sentence: Sentence, arcs: list[_Arc], predicate: Token) -> None:
    """`is -attr-> rebel` becomes `rebel -cop-> is`; only for *be*, whose lemma says so."""
    verb = predicate.head
    if verb < 0 or sentence.tokens[verb].lemma_lower != "be":
        return
    arcs[predicate.index] = _Arc(arcs[verb].head, arcs[verb].deprel)
    arcs[verb] = _Arc(predicate.index, "cop")
    for other in range(len(arcs)):
        if other not in (verb, predicate.index) and arcs[other].head == verb:
            arcs[other].head = predicate.index
