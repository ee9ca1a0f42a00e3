"""Sentences made of patterns: parses in which a line of an action dictionary should win.

Nothing is inflected and no model is asked: a pattern's words are put into a dependency tree in their order,
with two countries in its slots (Kenya is the source, Peru the target). Where English gives several trees to the
same words ("call off talks": a particle or a preposition) each of them is built, the likeliest first.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

import attrs

from eventcode.actions.patterns import Around, Element, Pattern, Words
from eventcode.document import Document, Sentence, Token

__all__ = ["FINITE", "SOURCE", "TARGET", "Node", "document_of", "name", "owner", "sentences", "unsaid"]

SOURCE, TARGET, THING = "Kenya", "Peru", "thing"
FINITE = "Tense=Past|VerbForm=Fin"
PARTICIPLE = "Tense=Past|VerbForm=Part"
# Where the target of a pattern may stand that does not say it.
FREE = ("against", "with", "to", "for", "of", "on", "in", "from")


@attrs.define
class Node:
    """A word with what stands below it, left and right of it."""

    form: str
    upos: str
    deprel: str
    feats: str = "_"
    left: list[Node] = attrs.field(factory=list)
    right: list[Node] = attrs.field(factory=list)

    def words(self) -> Iterator[Node]:
        """The word and all below it in the order of the sentence."""
        for node in self.left:
            yield from node.words()
        yield self
        for node in self.right:
            yield from node.words()


def document_of(root: Node) -> Document:
    """A document of one sentence; the lemma of every word is its form."""
    nodes = list(root.words())
    heads = {id(child): at for at, node in enumerate(nodes) for child in (*node.left, *node.right)}
    tokens, start = [], 0
    for at, node in enumerate(nodes):
        end = start + len(node.form)
        head = heads.get(id(node), -1)
        tokens.append(Token(at, node.form, node.form, node.upos, head, node.deprel, start, end, feats=node.feats))
        start = end + 1
    text = " ".join(node.form for node in nodes)
    return Document(text, (Sentence(0, tuple(tokens), 0, len(text)),), "by hand")


def sentences(pattern: Pattern, prepositions: frozenset[str], turn: int = 0) -> Iterator[Document]:
    """Parses that a pattern should match; `turn` chooses among the members of its sets."""
    make = _Maker(pattern, prepositions, turn)
    kinds = {"verb": make.verb, "noun": make.noun, "predicate": make.predicate}
    for root in kinds[pattern.kind]():
        yield document_of(root)


def unsaid(pattern: Pattern, prepositions: frozenset[str], turn: int = 0) -> Iterator[Document]:
    """Parses in which nobody does what a pattern says: passives, mere numbers, event nouns without an owner."""
    make = _Maker(pattern, prepositions, turn)
    for root in make.event_alone() if pattern.kind == "noun" else make.nobody():
        yield document_of(root)


@attrs.frozen
class _Style:
    """Which of several trees an element takes."""

    particle: bool = False
    double: bool = False
    infinitive: bool = True
    inside: bool = True
    free: str = ""


def name(word: str, deprel: str, preposition: str | None = None) -> Node:
    upos = "NOUN" if word == THING else "PROPN"
    return Node(word, upos, deprel, left=[Node(preposition, "ADP", "case")] if preposition else [])


def owner(word: str) -> Node:
    return Node(word, "PROPN", "nmod:poss", right=[Node("'s", "PART", "case")])


def _both(deprel: str, preposition: str | None = None) -> Node:
    node = name(SOURCE, deprel, preposition)
    other = name(TARGET, "conj")
    other.left.append(Node("and", "CCONJ", "cc"))
    node.right.append(other)
    return node


def _slot(slot: str, deprel: str, preposition: str | None = None) -> Node:
    if slot == "ST":
        return _both(deprel, preposition)
    return name({"S": SOURCE, "T": TARGET}.get(slot, THING), deprel, preposition)


@attrs.frozen
class _Maker:
    pattern: Pattern
    prepositions: frozenset[str]
    turn: int

    # --- words

    def member(self, words: Words) -> tuple[str, Around]:
        """One of the members of a set, as its head and the words around it."""
        members = [(head, around) for head, found in words.heads.items() for around in found]
        return members[self.turn % len(members)]

    def phrase(self, words: Sequence[Words], deprel: str, upos: str = "NOUN", feats: str = "_") -> Node:
        """The last of the words with the others before it."""
        head, around = self.member(words[-1])
        node = self.headed(head, around, deprel, upos, feats)
        node.left[:0] = [self.phrase([word], "compound") for word in words[:-1]]
        return node

    def headed(self, head: str, around: Around, deprel: str, upos: str = "NOUN", feats: str = "_") -> Node:
        before, after = around
        node = Node(head, upos, deprel, feats, [Node(word, "NOUN", "compound") for word in before])
        case: list[Node] = []
        rest = list(after)
        while rest:
            word = rest.pop(0)
            if word in self.prepositions:
                case.append(Node(word, "ADP", "case"))
                continue
            inner = [word]
            while rest and rest[0] not in self.prepositions:
                inner.append(rest.pop(0))
            left = [*case, *(Node(w, "NOUN", "compound") for w in inner[:-1])]
            node.right.append(Node(inner[-1], "NOUN", "nmod", left=left))
            case = []
        node.right.extend(attrs.evolve(c, deprel="advmod") for c in case)
        return node

    # --- what follows the trigger

    def fill(self, trigger: Node, elements: Sequence[Element], style: _Style, relation: str = "obl") -> None:
        """Hang the elements of the pattern on its trigger."""
        here = trigger
        for position, element in enumerate(elements):
            later = elements[position + 1 :]
            if element.preposition == "to" and element.words and style.infinitive and element.owner is None:
                below = self.phrase(element.words[:1], "xcomp", "VERB", "VerbForm=Inf")
                below.left.insert(0, Node("to", "PART", "mark"))
                if len(element.words) > 1:
                    below.right.append(self.phrase(element.words[1:], "obj"))
                trigger.right.append(below)
                here = below if style.inside else trigger
                continue
            here.right.extend(self.element(element, later, style, relation if here is trigger else "obl"))

    def element(self, element: Element, later: Sequence[Element], style: _Style, relation: str) -> Iterator[Node]:
        preposition = element.preposition
        beside = "obj"
        if preposition is not None and style.particle:
            yield Node(preposition, "ADP", "compound:prt")
            preposition = None
        if element.slot is not None:
            if preposition is None and style.double and any(e.preposition is None and e.words for e in later):
                beside = "iobj"
            yield _slot(element.slot, relation if preposition else beside, preposition)
            return
        if not element.words:
            return
        if preposition is None and self.is_particle(element):
            yield Node(next(iter(element.words[0].heads)), "ADP", "compound:prt")
            return
        if not style.double and not style.particle:
            beside = "obj" if not later or style.inside else "xcomp"
        node = self.phrase(element.words, relation if preposition else beside)
        if element.owner is not None:
            node.left.insert(0, owner(TARGET if element.owner == "T" else SOURCE))
        if preposition is not None:
            node.left.insert(0, Node(preposition, "ADP", "case"))
        yield node

    def is_particle(self, element: Element) -> bool:
        return len(element.words) == 1 and any(head in self.prepositions for head in element.words[0].heads)

    # --- triggers

    def styles(self) -> Iterator[_Style]:
        elements = self.pattern.elements
        prepositions = any(e.preposition for e in elements)
        infinitives = any(e.preposition == "to" and e.words for e in elements)
        bare = sum(e.preposition is None for e in elements) > 1
        both, yes, no = (False, True), (True,), (False,)
        for free in self.frees():
            for particle, double, infinitive, inside in itertools.product(
                both if prepositions else no,
                both if bare else no,
                (True, False) if infinitives else yes,
                (True, False) if infinitives or bare else yes,
            ):
                yield _Style(particle, double, infinitive, inside, free)

    def frees(self) -> Sequence[str]:
        """Where the target goes that the pattern does not mention: nowhere, object, under a preposition."""
        pattern = self.pattern
        slots = {e.slot for e in pattern.elements} | {e.owner for e in pattern.elements}
        if slots & {"T", "ST"} or pattern.subject in ("T", "ST"):
            return ("",)
        return ("against", "", "obj", *FREE[1:])

    def subject(self) -> Iterator[Node]:
        """The subject of the pattern, and whose it is."""
        subject = self.pattern.subject
        if isinstance(subject, Words):
            yield self.phrase([subject], "nsubj")
            owned = self.phrase([subject], "nsubj")
            owned.left.insert(0, owner(SOURCE))
            yield owned
        else:
            yield _slot(subject or "S", "nsubj")

    def clause(self, trigger: Node, style: _Style, relation: str = "obl") -> None:
        if style.free == "obj":
            trigger.right.append(name(TARGET, "obj"))
        elif style.free:
            trigger.right.append(name(TARGET, relation, style.free))
        if self.pattern.subject == "T":
            trigger.right.append(name(SOURCE, relation, "by"))

    def verb(self) -> Iterator[Node]:
        for style in self.styles():
            for subject in self.subject():
                root = Node(self.pattern.trigger, "VERB", "root", FINITE, [subject])
                self.fill(root, self.pattern.elements, style)
                self.clause(root, style)
                yield root

    def predicate(self) -> Iterator[Node]:
        for style in self.styles():
            for upos, feats in (("ADJ", "_"), ("NOUN", "_"), ("VERB", PARTICIPLE)):
                for subject in self.subject():
                    head, around = self.pattern.trigger, ((), ())
                    root = self.headed(head, around, "root", upos, feats)
                    elements = list(self.pattern.elements)
                    root.left[:0] = [subject, Node("be", "AUX", "aux:pass" if upos == "VERB" else "cop", FINITE)]
                    if elements and elements[0].slot is None and elements[0].preposition and not elements[0].words:
                        root.left.append(Node(elements.pop(0).preposition or "", "ADP", "case"))
                    self.fill(root, elements, style)
                    self.clause(root, style)
                    yield root

    def noun(self) -> Iterator[Node]:
        for style in self.styles():
            for frame in (self.owned, self.done, self.by):
                yield frame(style)

    def event(self, deprel: str, style: _Style) -> Node:
        pattern = self.pattern
        around: Around = ((), ())
        if pattern.bound is not None:
            found = pattern.bound.heads[pattern.trigger]
            around = found[self.turn % len(found)]
        node = self.headed(pattern.trigger, around, deprel)
        elements = list(pattern.elements)
        if elements and elements[0].slot is None and elements[0].preposition is None and elements[0].words:
            node.left[:0] = [self.phrase([word], "compound") for word in elements.pop(0).words]
        self.fill(node, elements, style, "nmod")
        self.clause(node, style, "nmod")
        return node

    def owned(self, style: _Style) -> Node:
        """Kenya's EVENT against Peru surprised everybody."""
        event = self.event("nsubj", style)
        event.left.insert(0, owner(SOURCE))
        return Node("surprise", "VERB", "root", FINITE, [event], [Node("everybody", "PRON", "obj")])

    def done(self, style: _Style) -> Node:
        """Kenya conducted EVENT against Peru."""
        return Node("conduct", "VERB", "root", FINITE, [name(SOURCE, "nsubj")], [self.event("obj", style)])

    def by(self, style: _Style) -> Node:
        """The EVENT against Peru by Kenya surprised everybody."""
        event = self.event("nsubj", style)
        event.right.append(name(SOURCE, "nmod", "by"))
        return Node("surprise", "VERB", "root", FINITE, [event], [Node("everybody", "PRON", "obj")])

    # --- nobody does it

    def event_alone(self) -> Iterator[Node]:
        """The EVENT of Peru surprised everybody; somebody conducted EVENT against Peru."""
        for style in self.styles():
            event = self.event("nsubj", style)
            yield Node("surprise", "VERB", "root", FINITE, [event], [Node("everybody", "PRON", "obj")])
            be = Node("be", "AUX", "aux:pass", FINITE)
            yield Node("conduct", "VERB", "root", PARTICIPLE, [self.event("nsubj:pass", style), be])

    def nobody(self) -> Iterator[Node]:
        """Peru was VERBED (from there); thousands VERBED (Peru)."""
        for style in self.styles():
            elements = list(self.pattern.elements)
            first = next((e for e in elements if e.preposition is None and (e.slot == "T" or e.words)), None)
            if first is not None and not self.is_particle(first):
                below = Node("", "X", "root")
                self.fill(below, [first], _Style())
                subject = attrs.evolve(below.right[0], deprel="nsubj:pass")
                left = [subject, Node("be", "AUX", "aux:pass", FINITE)]
                root = Node(self.pattern.trigger, "VERB", "root", PARTICIPLE, left)
                self.fill(root, [e for e in elements if e is not first], style)
                self.clause(root, attrs.evolve(style, free="" if style.free == "obj" else style.free))
                yield root
            root = Node(self.pattern.trigger, "VERB", "root", FINITE, [Node("thousand", "NOUN", "nsubj")])
            self.fill(root, elements, style)
            self.clause(root, style)
            yield root
