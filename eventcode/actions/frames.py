"""The frame of a trigger: who could be source and target, and the words around it that patterns may ask for.

Everything grammatical (voice, light verbs, nominalisation, coordination) is settled here, once, so that
patterns are written in the active voice only. What no pattern asks for is not worked out.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator

from eventcode._lazy import lazy
from eventcode.actions.surroundings import Surroundings
from eventcode.actions.tree import VERBAL, Tree

__all__ = ["Frame", "noun_frame", "predicate_frame", "verb_frame"]

_GOVERNED = frozenset({"obj", "nsubj:pass", "obl", "acl", "xcomp"})


class Frame:
    """The surroundings of the trigger `index`, which is a `verb`, a `noun` or a `predicate` (`kind`); `how` names the
    construction.

    `light` is the light verb, if any; `explicit` is whether anything says that somebody does it.
    `wronged` once those named were found to have suffered what is spoken of, so that its target is not named;
    `suffered` once those beside an event noun were found to be its patients, so that nobody is named who did it;
    `aims` once a clause beside was found to say what it was aimed at or harmed.
    """

    def __init__(self, tree: Tree, index: int, kind: str) -> None:
        self.tree = tree
        self.index = index
        self.kind = kind
        self.light = -1
        self.suffered = False
        self.wronged = False
        self.aims: tuple[int, ...] = ()

    @lazy
    def how(self) -> str:
        return self.kind

    @lazy
    def explicit(self) -> bool:
        return True

    @lazy
    def agents(self) -> tuple[int, ...]:
        """The heads of the phrases that name who does it."""
        return ()

    @lazy
    def patients(self) -> tuple[int, ...]:
        """The heads of the phrases that name what it is done to."""
        return ()

    @lazy
    def between(self) -> tuple[int, ...]:
        """The parties of "clashes between A and B"."""
        return ()

    @lazy
    def around(self) -> Surroundings:
        """The words that patterns may ask for."""
        return Surroundings(self.tree, self.index)

    @lazy
    def tops(self) -> Container[int]:
        """The words at or below which everything in `around` stands."""
        return (self.index, self.light)

    def has_near(self, places: Iterable[int]) -> bool:
        """Whether any word of `places` can be in `around`, which need not be worked out for words of other clauses."""
        tops, tokens = self.tops, self.tree.tokens
        for here in places:
            while here >= 0:
                if here in tops:
                    return True
                here = tokens[here].head
        return False

    @lazy
    def bare(self) -> list[int]:
        """The words without a preposition, nearest first."""
        return self.around.bare

    @lazy
    def prepositions(self) -> dict[str, list[int]]:
        """Phrase heads by preposition, nearest first."""
        return self.around.prepositions

    @lazy
    def infinitives(self) -> list[int]:
        """Verbs under *to* and other complements."""
        return self.around.infinitives


class _VerbFrame(Frame):
    @lazy
    def how(self) -> str:
        return "passive" if self.tree.is_passive(self.index) else "active"

    @lazy
    def agents(self) -> tuple[int, ...]:
        return self.tree.agents(self.index)

    @lazy
    def patients(self) -> tuple[int, ...]:
        return self.tree.objects(self.index)

    @lazy
    def tops(self) -> Container[int]:
        first = self.tree.tokens[self.index].head if self.tree.tokens[self.index].relation == "conj" else self.index
        return (self.index, first, *self.patients)

    @lazy
    def around(self) -> Surroundings:
        around = Surroundings(self.tree, self.index, verbal=True)
        around.add_patients(self.patients)
        around.add_shared()
        return around


class _PredicateFrame(Frame):
    @lazy
    def agents(self) -> tuple[int, ...]:
        return self.tree.surface_subject(self.index)


class _NounFrame(Frame):
    def __init__(self, tree: Tree, index: int) -> None:
        super().__init__(tree, index, "noun")
        grammar = tree.grammar
        agents, patients = _own_arguments(tree, index)
        verb, relation = _governing_verb(tree, index)
        if verb >= 0:
            lemma = _verb_phrase(tree, verb, index)
            if relation in _GOVERNED and lemma & grammar["inverse-light-verb"]:
                self.light, self.how = verb, "inverse light verb"
                patients = patients or tree.surface_subject(verb)
            elif relation in _GOVERNED and lemma & grammar["light-verb"]:
                self.light, self.how = verb, "light verb"
                engaged = relation == "obl" and tree.is_passive(verb)  # "are engaged in an exchange of fire"
                agents = agents or tree.agents(verb) or (tree.surface_subject(verb) if engaged else ())
            elif relation == "nsubj" and lemma & grammar["occurrence-verb"]:
                self.light, self.how = verb, "occurrence"
        gathering = tree.tokens[index].lemma_lower in grammar["gathering-noun"]
        if gathering:
            agents, patients = agents or patients, ()  # "a march of workers"
        self.agents, self.patients = agents, patients
        self._has_agents = bool(agents)
        if gathering and not self.explicit:
            self._as_called(verb)

    @lazy
    def around(self) -> Surroundings:
        """Its own phrases, and those of the light verb it hangs on."""
        around = Surroundings(self.tree, self.index)
        if self.light >= 0:
            around.walk(self.light)
            around.bare = [i for i in around.bare if i != self.index]
        return around

    @lazy
    def between(self) -> tuple[int, ...]:
        tree = self.tree
        for preposition in sorted(tree.grammar["between-preposition"] & self.prepositions.keys()):
            for index in self.prepositions[preposition]:
                parties = tree.coordinated(index)
                if len(parties) > 1 or tree.tokens[index].has("Number=Plur"):
                    return parties
        return ()

    @lazy
    def explicit(self) -> bool:
        return self.light >= 0 or self._has_agents or bool(self.between)

    def _as_called(self, verb: int) -> None:
        """A protest so called is theirs who do what it is told of: "[they] resigned in protest against the mayor"."""
        tree, grammar = self.tree, self.tree.grammar
        if verb < 0 or grammar["calling-preposition"].isdisjoint(tree.case(self.index)):
            return
        self.agents = tuple(i for i in tree.agents(verb) if tree.tokens[i].lower not in grammar["speaker-pronoun"])
        self.explicit = bool(self.agents) and not grammar["opposing-preposition"].isdisjoint(self.prepositions)


def verb_frame(tree: Tree, index: int) -> Frame:
    """The frame of a verb, in whatever voice and construction it stands."""
    return _VerbFrame(tree, index, "verb")


def predicate_frame(tree: Tree, index: int) -> Frame:
    """The frame of a predicate adjective or noun: "is critical of", "is at war with"."""
    return _PredicateFrame(tree, index, "predicate")


def noun_frame(tree: Tree, index: int) -> Frame:
    """The frame of an event noun, with the arguments of the light verb it hangs on."""
    return _NounFrame(tree, index)


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
