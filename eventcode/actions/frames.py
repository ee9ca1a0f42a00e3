"""The frame of a trigger: who could be source and target, and the words around it that patterns may ask for.

Everything grammatical (voice, light verbs, nominalisation, coordination) is settled here, once, so that
patterns are written in the active voice only.
"""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from eventcode.actions.tree import VERBAL, Tree
from eventcode.document import Token

__all__ = ["Frame", "noun_frame", "predicate_frame", "verb_frame"]

_CLAUSES = frozenset({"acl", "advcl", "ccomp", "parataxis", "csubj"})
_OUTSIDE = frozenset({"punct", "det", "cc", "cop", "case", "aux", "nsubj", "mark"})
_BARE = frozenset(
    {"obj", "iobj", "xcomp", "advmod", "compound", "obl", "amod", "nmod", "appos", "flat", "nummod", "dep", "conj"}
)
_DEPTH = 5


@attrs.define(eq=False)
class Frame:
    """The surroundings of the trigger `index`.

    `agents` and `patients` are phrase heads; `bare` the words without a preposition, nearest first;
    `prepositions` phrase heads by preposition, nearest first; `light` the light verb, if any.
    `wronged` once those named were found to have suffered what is spoken of, so that its target is not named;
    `suffered` once those beside an event noun were found to be its patients, so that nobody is named who did it;
    `aims` once a clause beside was found to say what it was aimed at or harmed.
    """

    tree: Tree
    index: int
    kind: str
    agents: tuple[int, ...] = ()
    patients: tuple[int, ...] = ()
    bare: list[int] = attrs.field(factory=list)
    prepositions: dict[str, list[int]] = attrs.field(factory=dict)
    infinitives: list[int] = attrs.field(factory=list)
    region: list[int] = attrs.field(factory=list)
    light: int = -1
    between: tuple[int, ...] = ()
    explicit: bool = False
    suffered: bool = False
    wronged: bool = False
    aims: tuple[int, ...] = ()
    how: str = ""

    def walk(self, index: int, depth: int = 0, top: bool = True, bare: bool = True) -> None:
        """Collect the words below `index` that belong to the same clause.

        `bare` is false below a preposition: there nothing is an object, but for what a collective counts
        ("released dozens of prisoners").
        """
        tree, below = self.tree, self.tree.children
        for token in below(index):
            relation = token.relation
            if relation in _OUTSIDE:
                continue
            if relation in _CLAUSES:
                if top or (relation == "acl" and tree.is_infinitive(token.index)):
                    self._clause(token.index)
                continue
            if relation == "conj" and (token.upos in VERBAL or tree.is_predicate(token.index)):
                continue
            free = self._add(token, bare)
            if depth < _DEPTH and below(token.index) and not (relation == "xcomp" and tree.is_infinitive(token.index)):
                self.walk(token.index, depth + 1, False, free)

    def _add(self, token: Token, bare: bool = True) -> bool:
        """Add a word to the region; whether it and what stands below it can be an object."""
        tree, index = self.tree, token.index
        self.region.append(index)
        case = tree.case(index)
        if case:
            if token.lemma_lower in tree.grammar["time-word"] and tree.grammar["limit-preposition"].isdisjoint(case):
                return False
            if not tree.grammar["report-preposition"].isdisjoint(case):
                return False
            for preposition in case:
                self.prepositions.setdefault(preposition, []).append(index)
            bare = bare and len(case) == 1 and case[0] in tree.grammar["genitive"] and self._counts(token.head)
        if token.relation == "xcomp":
            self.infinitives.append(index)
            if "nsubj" in tree.links(index):  # "demanded the king release them"
                return bare
        if bare and token.relation in _BARE:
            self.bare.append(index)
        return bare

    def _counts(self, index: int) -> bool:
        token = self.tree.tokens[index]
        return token.upos == "NUM" or token.lemma_lower in self.tree.grammar["collective"]

    def _clause(self, index: int) -> None:
        """Patterns may ask for infinitives, and for clauses under a preposition ("accuse X of killing")."""
        opening = self.tree.grammar["clause-adverb"]
        marks = [
            c.lemma_lower
            for c in self.tree.children(index)
            if c.relation in ("mark", "case") or (c.relation == "advmod" and c.lower in opening)
        ]
        if "to" in marks or self.tree.tokens[index].has("VerbForm=Inf"):
            self.infinitives.append(index)
            self.region.append(index)
        for mark in marks:
            if mark == "to" and self.kind == "verb" and not self._has_object():
                continue  # "protested to demand better pay" is a purpose; "gave money to rebuild a town" says for whom
            if mark in self.tree.grammar["preposition"]:
                self.prepositions.setdefault(mark, []).append(index)
                self.region.append(index)

    def _has_object(self) -> bool:
        return "obj" in self.tree.links(self.index) or self.tree.is_passive(self.index)


def verb_frame(tree: Tree, index: int) -> Frame:
    """The frame of a verb, in whatever voice and construction it stands."""
    frame = Frame(tree, index, "verb")
    passive = tree.is_passive(index)
    frame.agents = tree.agents(index)
    frame.patients = tree.objects(index)
    frame.explicit = True
    frame.how = "passive" if passive else "active"
    frame.walk(index)
    for patient in frame.patients:
        if patient not in frame.region:
            frame.region.insert(0, patient)
            frame.bare.insert(0, patient)
            _below(frame, patient)
    _stranded(frame)
    _shared(frame)
    return frame


def _below(frame: Frame, index: int) -> None:
    """Words inside a phrase that stands elsewhere in the tree (a passive subject, an antecedent)."""
    for token in frame.tree.children(index):
        if token.relation in ("nmod", "compound", "amod", "nummod", "conj") and token.index != frame.index:
            frame._add(token)
            _below(frame, token.index)


def _shared(frame: Frame) -> None:
    """Phrases after the second of two verbs, which hang on the first: "chanted and [protested against] the war"."""
    tree = frame.tree
    token = tree.tokens[frame.index]
    if token.relation != "conj" or token.head < 0 or tree.tokens[token.head].upos not in VERBAL:
        return
    for other in tree.children(token.head):
        if other.relation == "obl" and other.index > frame.index:
            frame._add(other, False)
            frame.walk(other.index, 1, False, False)


def _stranded(frame: Frame) -> None:
    """Prepositions without a phrase: "were fired on", "the town they fired at"."""
    for token in frame.tree.children(frame.index) if frame.patients else ():
        if token.upos == "ADP" and token.relation in ("obl", "advmod", "case"):
            for patient in frame.patients:
                frame.prepositions.setdefault(token.lemma_lower, []).append(patient)


def predicate_frame(tree: Tree, index: int) -> Frame:
    """The frame of a predicate adjective or noun: "is critical of", "is at war with"."""
    frame = Frame(tree, index, "predicate", agents=tree.surface_subject(index), explicit=True, how="predicate")
    frame.walk(index)
    return frame


def noun_frame(tree: Tree, index: int) -> Frame:
    """The frame of an event noun: its own phrases, and those of the light verb it hangs on."""
    frame = Frame(tree, index, "noun", how="noun")
    grammar = tree.grammar
    frame.walk(index)
    agents, patients = _own_arguments(tree, index)
    verb, relation = _governing_verb(tree, index)
    if verb >= 0:
        lemma = _verb_phrase(tree, verb, index)
        if relation in ("obj", "nsubj:pass", "obl", "acl", "xcomp") and lemma & grammar["inverse-light-verb"]:
            frame.light, frame.how = verb, "inverse light verb"
            patients = patients or tree.surface_subject(verb)
            frame.walk(verb)
        elif relation in ("obj", "nsubj:pass", "acl", "obl", "xcomp") and lemma & grammar["light-verb"]:
            frame.light, frame.how = verb, "light verb"
            engaged = relation == "obl" and tree.is_passive(verb)  # "are engaged in an exchange of fire"
            agents = agents or tree.agents(verb) or (tree.surface_subject(verb) if engaged else ())
            frame.walk(verb)
        elif relation == "nsubj" and lemma & grammar["occurrence-verb"]:
            frame.light, frame.how = verb, "occurrence"
            frame.walk(verb)
    if tree.tokens[index].lemma_lower in grammar["gathering-noun"]:
        agents, patients = agents or patients, ()  # "a march of workers"
    frame.between = _between(frame)
    frame.agents, frame.patients = agents, patients
    frame.region = [i for i in frame.region if i != index]
    frame.bare = [i for i in frame.bare if i != index]
    frame.explicit = bool(frame.light >= 0 or agents or frame.between)
    if not frame.explicit and tree.tokens[index].lemma_lower in grammar["gathering-noun"]:
        _as_called(frame, verb)
    return frame


def _as_called(frame: Frame, verb: int) -> None:
    """A protest so called is theirs who do what it is told of: "[they] resigned in protest against the mayor"."""
    tree, grammar = frame.tree, frame.tree.grammar
    if verb < 0 or grammar["calling-preposition"].isdisjoint(tree.case(frame.index)):
        return
    frame.agents = tuple(i for i in tree.agents(verb) if tree.tokens[i].lower not in grammar["speaker-pronoun"])
    frame.explicit = bool(frame.agents) and not grammar["opposing-preposition"].isdisjoint(frame.prepositions)


def _own_arguments(tree: Tree, index: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Agent (by, possessor) and patient (of) inside the noun phrase."""
    by, of, owner = [], [], []
    for token in tree.children(index):
        case = tree.case(token.index)
        if token.deprel == "nmod:poss":
            owner.append(token.index)
        elif token.relation in ("nmod", "obl", "acl") and not tree.grammar["agent-preposition"].isdisjoint(case[:1]):
            by.append(token.index)
        elif token.relation in ("nmod", "obl") and not tree.grammar["genitive"].isdisjoint(case):
            of.append(token.index)
    if of and not by:
        by = [i for patient in of for i in _by(tree, patient)]  # attached one noun too low
    return tuple(by or owner), tuple(of) + (tuple(owner) if by else ())


def _by(tree: Tree, index: int) -> Iterator[int]:
    agent = tree.grammar["agent-preposition"]
    for token in tree.children(index):
        if token.relation == "nmod" and not agent.isdisjoint(tree.case(token.index)[:1]):
            yield token.index


def _governing_verb(tree: Tree, index: int) -> tuple[int, str]:
    """The verb whose argument the noun is, and how; also through participles ("attack launched by")."""
    here = index
    for _ in range(4):
        token = tree.tokens[here]
        if token.head < 0:
            break
        governor = tree.tokens[token.head]
        if token.relation == "conj":
            here = token.head
            continue
        if governor.upos in VERBAL:  # what is a clause is a noun in -ing that a parser took for a verb
            return token.head, "nsubj" if token.relation in ("csubj", "advcl") else token.deprel
        if token.relation == "nmod" and governor.lemma_lower in tree.grammar["collective"]:
            here = token.head
            continue
        break
    for token in tree.children(index):
        if token.relation == "acl" and token.upos in VERBAL and tree.is_passive(token.index):
            return token.index, "acl"
    return -1, ""


def _verb_phrase(tree: Tree, verb: int, noun: int) -> set[str]:
    """The names under which a verb may be listed: "carry", "carry out", "come under"."""
    lemma = tree.tokens[verb].lemma_lower
    found = {lemma}
    for token in tree.children(verb):
        if token.deprel == "compound:prt" or (token.relation == "advmod" and token.upos in ("ADP", "ADV")):
            found.add(f"{lemma} {token.lemma_lower}")
        if token.relation == "obj" and token.index != noun:
            found.update(f"{lemma} {token.lemma_lower} {case}" for case in tree.case(noun))
    first = noun
    while tree.tokens[first].relation == "conj" and not tree.case(first):  # "because of curfews and [riots]"
        first = tree.tokens[first].head
    case = tree.case(first)
    if case:
        found.update(f"{lemma} {preposition}" for preposition in case)
        found.discard(lemma)
    return found


def _between(frame: Frame) -> tuple[int, ...]:
    """The parties of "clashes between A and B"."""
    for preposition in sorted(frame.tree.grammar["between-preposition"] & frame.prepositions.keys()):
        for index in frame.prepositions[preposition]:
            parties = frame.tree.coordinated(index)
            if len(parties) > 1 or frame.tree.tokens[index].has("Number=Plur"):
                return parties
    return ()
