"""Sentences made of operators: "Kenya OPERATOR to attack Peru", in the trees that parsers give to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs
from pattern_sentences import FINITE, SOURCE, TARGET, Node, name, owner

from eventcode.lexicon.action_format import OperatorEntry

__all__ = ["operator_sentences"]

ADDRESSED = "Chad"


def operator_sentences(entry: OperatorEntry, prepositions: frozenset[str]) -> Iterator[Node]:
    """Sentences in which an operator stands over an attack of Kenya on Peru, the likeliest tree first."""
    words = entry.words.split()
    kind = words[0] if words[0] in ("the", "be") and len(words) > 1 else ""
    words = words[1:] if kind else words
    ends = len(words) > 1 and (words[-1] in ("to", "that", "ing", "whether") or words[-1] in prepositions)
    complement = words.pop() if ends else ""
    make = _Maker(tuple(words), complement, prepositions)
    yield from {"the": make.noun, "be": make.predicate, "": make.verb}[kind]()


def attack(deprel: str, form: str, marks: Sequence[Node], subject: str | None = None) -> Node:
    """The event: an infinitive, a gerund, a clause or a noun."""
    if form == "noun":
        event = Node("attack", "NOUN", deprel, left=[*marks], right=[name(TARGET, "nmod", "on")])
    else:
        feats = {"inf": "VerbForm=Inf", "ger": "VerbForm=Ger", "fin": FINITE}[form]
        event = Node("attack", "VERB", deprel, feats, [*marks], [name(TARGET, "obj")])
    if subject is not None:
        event.left.append(name(subject, "nsubj"))
    return event


@attrs.frozen
class _Maker:
    words: tuple[str, ...]
    complement: str
    prepositions: frozenset[str]

    def events(self, clause: str) -> Iterator[tuple[Node, bool]]:
        """What the operator asks for below it; whether those addressed stand beside it. `clause` is the relation
        of an infinitive or gerund: `xcomp` below verbs, `acl` below nouns."""
        phrase = "nmod" if clause == "acl" else "obl"
        to = Node("to", "PART", "mark")
        if self.complement in ("", "to"):
            yield attack(clause, "inf", [to]), False
            yield attack(clause, "inf", [to]), True
            yield attack("advcl", "inf", [to]), False
        if self.complement in ("", "that", "whether"):
            relation = "acl" if clause == "acl" else "ccomp"
            yield attack(relation, "fin", [Node(self.complement or "that", "SCONJ", "mark")], SOURCE), False
        if self.complement in ("", "ing"):
            yield attack(clause, "ger", []), False
            yield attack("obj", "noun", []), False
        if self.complement in self.prepositions:
            yield attack(phrase, "noun", [Node(self.complement, "ADP", "case")]), False
            relation = "acl" if clause == "acl" else "advcl"
            yield attack(relation, "ger", [Node(self.complement, "SCONJ", "mark")]), False
            yield attack(relation, "ger", [Node(self.complement, "SCONJ", "mark")]), True

    def verb(self) -> Iterator[Node]:
        """Kenya OPERATOR (Chad) to attack Peru."""
        for inside in (True, False):
            for event, addressed in self.events("xcomp"):
                root = Node(self.words[0], "VERB", "root", FINITE, [name(SOURCE, "nsubj")])
                last = self.beside(root, self.words[1:])
                if addressed:
                    root.right.append(name(ADDRESSED, "obj"))
                (last if inside and last is not None else root).right.append(event)
                yield root

    def beside(self, root: Node, words: Sequence[str]) -> Node | None:
        """The particle, adverb, object or prepositional phrase of an operator; the noun among them, if any."""
        case: list[Node] = []
        last = None
        for position, word in enumerate(words):
            follows = position + 1 < len(words)
            if word in self.prepositions and follows:
                case.append(Node(word, "ADP", "case"))
            elif word in self.prepositions:
                root.right.append(Node(word, "ADP", "compound:prt"))
            elif case:
                noun = Node(word, "NOUN", "nmod" if last is not None else "obl", left=case)
                (last or root).right.append(noun)
                last, case = noun, []
            else:
                last = Node(word, "NOUN", "obj")
                root.right.append(last)
        return last

    def noun(self) -> Iterator[Node]:
        """Kenya's OPERATOR to attack Peru surprised everybody."""
        for event, addressed in self.events("acl"):
            if addressed:
                continue
            first, *rest = self.words
            noun = Node(first, "NOUN", "nsubj", left=[owner(SOURCE)])
            last = self.beside(noun, rest)
            for child in noun.right:
                child.deprel = {"obl": "nmod", "obj": "nmod"}.get(child.deprel, child.deprel)
            (last or noun).right.append(event)
            yield Node("surprise", "VERB", "root", FINITE, [noun], [Node("everybody", "PRON", "obj")])

    def predicate(self) -> Iterator[Node]:
        """Kenya is OPERATOR to attack Peru."""
        *before, head = self.words
        for upos, feats in (("ADJ", "_"), ("VERB", "Tense=Past|VerbForm=Part"), ("NOUN", "_")):
            for event, addressed in self.events("xcomp"):
                if addressed:
                    continue
                be = Node("be", "AUX", "aux:pass" if upos == "VERB" else "cop", FINITE)
                case = [Node(word, "ADP", "case") for word in before]
                root = Node(head, upos, "root", feats, [name(SOURCE, "nsubj"), be, *case], [event])
                yield root
                if upos == "NOUN":
                    event.deprel = {"xcomp": "acl", "obl": "nmod", "advcl": "acl"}.get(event.deprel, event.deprel)
                    yield root
