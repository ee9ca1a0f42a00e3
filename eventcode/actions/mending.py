"""Parses mended before they are read: what parsers of English get wrong in the same way every time.

Only heads, relations and tags change, and only for coding: words keep their numbers and offsets, and a coded document
holds its parse as it was given.
"""

from __future__ import annotations

from types import MappingProxyType

import attrs

from eventcode.actions.attachment import NOMINAL, VERBAL
from eventcode.actions.regoverned import regoverned
from eventcode.document import Document, Links, Sentence, Token
from eventcode.lexicon.grammar import Grammar

__all__ = ["mended"]

_NAMING = frozenset({"ADJ", "NOUN", "PROPN"})
_SUBJECTS = frozenset({"nsubj", "csubj", "expl"})
_DATELINE = 9
_DASHES = frozenset({"-", "--", "–", "—"})
_OF_DATELINE = frozenset({"PROPN", "PUNCT", "NUM"})
_PAST = "Tense=Past|VerbForm=Fin"
_PASSIVE = "Tense=Past|VerbForm=Part|Voice=Pass"
_OBJECTS = frozenset({"obj", "iobj", "xcomp", "ccomp", "aux", "nsubj:pass"})
_NOTHING: Links = MappingProxyType({})


def mended(document: Document, grammar: Grammar) -> Document:
    """The document with its sentences mended, the same one where nothing is to mend:

    * what hangs on the wrong word hangs on the right one (`regoverned`);
    * participles that stand before a noun as an adjective does ("talks with [visiting] President Hu") stand below
      their noun, where the parser took them for clauses under a preposition;
    * a name in capitals that is spelt like an auxiliary ("[IS] militants attacked") is a name;
    * a verb that is spelt like a noun (`verb-like-noun`) is the verb to which the next is joined ("gunmen in a car
      [shot] and killed");
    * the noun before a verb is its subject, where the parser took it for another name of the place before it ("in
      Nawa, [the rebels] attacked");
    * a past tense without an object that closes no sentence with a full stop is a passive, for what is done to others
      (`headline-passive`: "Mayor [stabbed] in Lima"; headlines tell what somebody did in the present);
    * a form that only a verb has (`rare-verb`) is one, where a parser took it for a name ("troops [retook] Mogadishu");
    * a place before a dash that opens the sentence is no part of it ("LIMA - [attacks] were launched").
    """
    sentences = tuple([_mended(s, grammar) for s in document.sentences])
    return document if sentences == document.sentences else attrs.evolve(document, sentences=sentences)


def _mended(sentence: Sentence, grammar: Grammar) -> Sentence:
    sentence = regoverned(sentence, grammar)
    if not _DASHES.isdisjoint(sentence.positions):
        sentence = _without_dateline(sentence)
    words = grammar["attributive-participle"]
    if not words.isdisjoint(sentence.positions):
        sentence = _with_attributes(sentence, words)
    for token in sentence.tagged.get("AUX", ()):
        if token.text.isupper() and len(token.text) > 1 and not _is_shouted(sentence):
            sentence = _with_name(sentence, token)
    nouns = grammar["verb-like-noun"]
    if not nouns.isdisjoint(sentence.positions):
        for index in sentence.among(nouns):
            sentence = _with_verb(sentence, sentence.tokens[index])
    rare = grammar["rare-verb"]
    if not rare.isdisjoint(sentence.positions):
        for index in sentence.among(rare):
            sentence = _with_rare_verb(sentence, sentence.tokens[index])
    links = sentence.links[sentence.root] if sentence.root > 0 else _NOTHING
    if "obl" not in links:
        return sentence
    return _with_subject(sentence, links) if _SUBJECTS.isdisjoint(links) else _with_passive(sentence, links, grammar)


def _with_rare_verb(sentence: Sentence, token: Token) -> Sentence:
    """A verb that a parser took for a name: what it took for the noun's name is the verb's object, and the noun that
    it put the name beside its subject."""
    if token.upos != "PROPN" or not token.text.islower():
        return sentence
    tokens = list(sentence.tokens)
    tokens[token.index] = attrs.evolve(token, upos="VERB", feats=_PAST)
    names = [c for c in sentence.below[token.index] if c.relation == "flat" and c.index > token.index]
    for name in names:
        head, relation = (token.index, "obj") if name is names[0] else (names[0].index, "flat")
        tokens[name.index] = attrs.evolve(name, head=head, deprel=relation)
    if token.relation == "appos" and token.head < token.index:
        subject = tokens[token.head]
        tokens[token.index] = attrs.evolve(tokens[token.index], head=subject.head, deprel=subject.deprel)
        tokens[subject.index] = attrs.evolve(subject, head=token.index, deprel="nsubj")
    return attrs.evolve(sentence, tokens=tuple(tokens))


def _with_passive(sentence: Sentence, told: Links, grammar: Grammar) -> Sentence:
    """The main verb of a headline as a passive, where a phrase says where or when it was done, and those joined to
    it."""
    root = sentence.tokens[sentence.root]
    if sentence.tokens[-1].upos == "PUNCT" or "nsubj" not in told or not _is_suffered(sentence, root, grammar):
        return sentence
    tokens = list(sentence.tokens)
    subject = told["nsubj"][0]
    tokens[subject.index] = attrs.evolve(subject, deprel="nsubj:pass")
    tokens[root.index] = attrs.evolve(root, feats=_PASSIVE)
    for other in told.get("conj", ()):
        if _is_suffered(sentence, other, grammar):
            tokens[other.index] = attrs.evolve(other, feats=_PASSIVE)
    return attrs.evolve(sentence, tokens=tuple(tokens))


def _is_suffered(sentence: Sentence, token: Token, grammar: Grammar) -> bool:
    """Whether a verb tells what is done to others and has neither an object nor an auxiliary."""
    if not token.has("Tense=Past") or token.upos != "VERB" or not _OBJECTS.isdisjoint(sentence.links[token.index]):
        return False
    known = grammar.pairs("irregular-verb").get(token.lower, token.lemma_lower)
    return known in grammar["headline-passive"]


def _is_shouted(sentence: Sentence) -> bool:
    return all(t.text.isupper() for t in sentence.tokens if t.text.isalpha())


def _with_name(sentence: Sentence, token: Token) -> Sentence:
    """A name in capitals as a part of the name or noun behind it, else as the subject of a verb that has none."""
    tokens = list(sentence.tokens)
    head, relation = token.head, token.deprel
    after = tokens[token.index + 1] if token.index + 1 < len(tokens) else token
    if relation != "appos" and after.upos in NOMINAL:
        head, relation = after.index, "compound"
        if after.relation in ("compound", "flat") and after.head > after.index:
            head = after.head
    elif after.index == token.head and token.relation == "aux" and "nsubj" not in sentence.links[token.head]:
        relation = "nsubj"
    elif relation != "appos":
        return sentence
    tokens[token.index] = attrs.evolve(token, upos="PROPN", head=head, deprel=relation)
    below = sentence.below[token.head] if token.relation == "aux" else ()
    if all(c.relation != "aux" or c is token for c in below):  # no passive without an auxiliary
        for other in below:
            if other.deprel == "nsubj:pass":
                tokens[other.index] = attrs.evolve(other, deprel="nsubj")
    return attrs.evolve(sentence, tokens=tuple(tokens))


def _with_verb(sentence: Sentence, token: Token) -> Sentence:
    """The first of two verbs that are joined as the main verb of a sentence without any."""
    tokens, index = list(sentence.tokens), token.index
    joined = next((t for t in tokens[index + 1 : index + 3] if t.relation == "conj" and t.upos == "VERB"), None)
    root = tokens[sentence.root]
    if token.upos != "NOUN" or joined is None or tokens[index + 1].relation != "cc" or root.upos not in NOMINAL:
        return sentence
    main = attrs.evolve(token, upos="VERB", feats=_PAST)
    if root is not token:
        subject = tokens[token.head]
        if token.relation != "nmod" or subject.upos not in NOMINAL or not root.index <= subject.index < index:
            return sentence
        comma = max((t.index for t in tokens[: subject.index] if t.upos == "PUNCT"), default=-1)
        for other in sentence.below[subject.index]:
            if other.index < comma and other.upos != "PUNCT":  # "on 5 May, in Nawa, [gunmen] shot"
                tokens[other.index] = attrs.evolve(other, head=index, deprel="obl")
        last = tokens[index - 1]  # "gunmen in a [car] shot": what stood below the noun now stands below this
        for other in sentence.below[index]:
            if other.index < index:
                tokens[other.index] = attrs.evolve(other, head=last.index)
        if last.index > subject.index:
            tokens[last.index] = attrs.evolve(last, head=subject.index, deprel="nmod")
        tokens[root.index] = attrs.evolve(tokens[root.index], head=index, deprel="obl")
        tokens[subject.index] = attrs.evolve(tokens[subject.index], head=index, deprel="nsubj")
        main = attrs.evolve(main, head=-1, deprel="root")
    tokens[index] = main
    tokens[joined.index] = attrs.evolve(joined, head=index)
    return attrs.evolve(sentence, tokens=tuple(tokens))


def _with_subject(sentence: Sentence, links: Links) -> Sentence:
    """The main verb with a subject that was put beside the place before it; `links` are its own."""
    if sentence.tokens[sentence.root].upos != "VERB":
        return sentence
    last = sentence.root - 1
    while last > 0 and (sentence.tokens[last].upos in ("AUX", "ADV") or sentence.tokens[last].text == ")"):
        last -= 1
    for phrase in links["obl"]:
        for noun in sentence.dependents(phrase.index, "appos", "conj") if phrase.index < last else ():
            words = [i for i in sentence.subtree(noun.index) if sentence.tokens[i].upos != "PUNCT"]
            if words and words[-1] == last and words[0] > 0 and _opens(sentence, noun, words[0]):
                tokens = list(sentence.tokens)
                passive = "aux:pass" in links
                tokens[noun.index] = attrs.evolve(noun, head=sentence.root, deprel="nsubj:pass" if passive else "nsubj")
                return attrs.evolve(sentence, tokens=tuple(tokens))
    return sentence


def _opens(sentence: Sentence, noun: Token, first: int) -> bool:
    """Whether a phrase after a comma can be a subject: a common noun, or a name of several words."""
    links = sentence.links[noun.index]
    if sentence.tokens[first - 1].upos != "PUNCT" or "case" in links or noun.upos not in NOMINAL:
        return False
    return all(c.index > noun.index for c in links.get("cc", ())) and (noun.upos == "NOUN" or first < noun.index)


def _without_dateline(sentence: Sentence) -> Sentence:
    """The place before a dash apart from the sentence; what a parser took for another name of it as what it was."""
    tokens = sentence.tokens
    if tokens[0].upos != "PROPN":
        return sentence
    dash = next((t for t in tokens[1:_DATELINE] if t.text in _DASHES), None)
    if dash is None or dash.index + 1 == len(tokens) or tokens[dash.index - 1].end == dash.start:
        return sentence
    before = tokens[: dash.index]
    if tokens[dash.index + 1].start == dash.end or any(t.upos not in _OF_DATELINE for t in before):
        return sentence
    place = next((t for t in before if t.head > dash.index), None)
    if place is None or place.relation not in ("nsubj", "compound", "amod", "nmod"):
        return sentence
    changed = list(tokens)
    changed[place.index] = attrs.evolve(place, deprel="parataxis")
    if place.relation == "nsubj":
        noun = next((c for c in sentence.below[place.index] if c.index > dash.index and c.upos in NOMINAL), None)
        if noun is None:
            return sentence
        changed[noun.index] = attrs.evolve(noun, head=place.head, deprel=place.deprel)
    return attrs.evolve(sentence, tokens=tuple(changed))


def _with_attributes(sentence: Sentence, words: frozenset[str]) -> Sentence:
    tokens = list(sentence.tokens)
    for token in sentence.tokens:
        if token.lower in words and token.upos == "VERB":
            _lower(sentence, tokens, token)
    return sentence if tokens == list(sentence.tokens) else attrs.evolve(sentence, tokens=tuple(tokens))


def _lower(sentence: Sentence, tokens: list[Token], token: Token) -> None:
    """Put a participle below the noun that it has as object, and what stood below it beside that noun."""
    below = sentence.below[token.index]
    marks = [c for c in below if c.index == token.index - 1 and c.upos in ("ADP", "SCONJ")]
    objects = [c for c in below if c.relation == "obj" and c.index > token.index]
    if not marks or not objects or token.head < 0 or tokens[token.index + 1].upos not in _NAMING:
        return
    noun = objects[0].index
    relation = "obl" if tokens[token.head].upos in VERBAL else "nmod"
    for other in below:
        if other.index > noun and other.relation != "conj":
            tokens[other.index] = attrs.evolve(tokens[other.index], head=token.head)
    tokens[noun] = attrs.evolve(tokens[noun], head=token.head, deprel=relation)
    tokens[marks[0].index] = attrs.evolve(marks[0], head=noun, deprel="case", upos="ADP")
    tokens[token.index] = attrs.evolve(token, head=noun, deprel="amod")
