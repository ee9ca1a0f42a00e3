"""The words around a trigger that patterns may ask for: phrases, by the prepositions over them, and infinitives."""

from __future__ import annotations

from collections.abc import Sequence

from eventcode.actions.tree import VERBAL, Tree
from eventcode.document import Token

__all__ = ["Surroundings"]

_CLAUSES = frozenset({"acl", "advcl", "ccomp", "parataxis", "csubj"})
_OUTSIDE = frozenset({"punct", "det", "cc", "cop", "case", "aux", "nsubj", "mark"})
_BARE = frozenset(
    {"obj", "iobj", "xcomp", "advmod", "compound", "obl", "amod", "nmod", "appos", "flat", "nummod", "dep", "conj"}
)
_IN_PHRASE = frozenset({"nmod", "compound", "amod", "nummod", "conj"})
_STRANDED = frozenset({"obl", "advmod", "case"})
_DEPTH = 5


class Surroundings:
    """What stands around the trigger `index`; `verbal` if that is a verb.

    `bare` are the words without a preposition, nearest first; `prepositions` phrase heads by preposition, nearest
    first; `infinitives` the verbs under *to* and other bare complements.
    """

    __slots__ = ("bare", "index", "infinitives", "prepositions", "region", "tree", "verbal")

    def __init__(self, tree: Tree, index: int, verbal: bool = False) -> None:
        self.tree = tree
        self.index = index
        self.verbal = verbal
        self.bare: list[int] = []
        self.prepositions: dict[str, list[int]] = {}
        self.infinitives: list[int] = []
        self.region: set[int] = set()
        self.walk(index)

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
        self.region.add(index)
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
            self.region.add(index)
        for mark in marks:
            if mark == "to" and self.verbal and not self._has_object():
                continue  # "protested to demand better pay" is a purpose; "gave money to rebuild a town" says for whom
            if mark in self.tree.grammar["preposition"]:
                self.prepositions.setdefault(mark, []).append(index)
                self.region.add(index)

    def _has_object(self) -> bool:
        return "obj" in self.tree.links(self.index) or self.tree.is_passive(self.index)

    def add_patients(self, patients: Sequence[int]) -> None:
        """Take in phrases that stand elsewhere in the tree (a passive subject, an antecedent), and put them under the
        prepositions that have no phrase of their own: "were fired on", "the town they fired at"."""
        for patient in patients:
            if patient not in self.region:
                self.region.add(patient)
                self.bare.insert(0, patient)
                self._below(patient)
        for token in self.tree.children(self.index) if patients else ():
            if token.upos == "ADP" and token.relation in _STRANDED:
                self.prepositions.setdefault(token.lemma_lower, []).extend(patients)

    def _below(self, index: int) -> None:
        """Words inside a phrase that stands elsewhere in the tree."""
        for token in self.tree.children(index):
            if token.relation in _IN_PHRASE and token.index != self.index:
                self._add(token)
                self._below(token.index)

    def add_shared(self) -> None:
        """Phrases after the second of two verbs, which hang on the first: "chanted and [protested against] the
        war"."""
        tree = self.tree
        token = tree.tokens[self.index]
        if token.relation != "conj" or token.head < 0 or tree.tokens[token.head].upos not in VERBAL:
            return
        for other in tree.links(token.head).get("obl", ()):
            if other.index > self.index:
                self._add(other, False)
                self.walk(other.index, 1, False, False)
