"""Grammar of a sentence, worked out once: voice, prepositions, subjects through control and relatives."""

from __future__ import annotations

from collections.abc import Callable, Container, Hashable, Sequence
from itertools import compress, starmap
from operator import attrgetter, eq
from typing import Any

from eventcode._lazy import lazy
from eventcode.actions.astray import beside_scene, is_circumstance_told
from eventcode.actions.attachment import NOMINAL, VERBAL, is_gerund, is_told_in_full, left_so, opens_clause, tells_where
from eventcode.actions.subjects import subject_of
from eventcode.document import Links, Sentence, Token
from eventcode.lexicon.forms import singular
from eventcode.lexicon.grammar import Grammar

__all__ = ["NOMINAL", "VERBAL", "Tree", "is_gerund"]

_MAX_CLIMB = 8
_BETWEEN = ("CCONJ", "PUNCT", "ADV", "VERB")
_BESIDE = frozenset({"cc", "advmod", "punct"})
_INDEX = attrgetter("index")
_LOWER = attrgetter("lower")
_WRITTEN = attrgetter("lemma_lower", "lower")


class Tree:
    """Questions about one sentence's dependency tree. Answers are kept, so build one for each sentence."""

    def __init__(self, sentence: Sentence, grammar: Grammar) -> None:
        self.sentence = sentence
        self.tokens = sentence.tokens
        self.grammar = grammar
        self._passive: dict[int, bool] = {}
        self._subjects: dict[int, tuple[int, ...]] = {}
        self.kept: dict[Hashable, Any] = {}
        """What others work out about the sentence and may need again."""
        # Asked at nearly every word of every text: bound methods of tuples and lists answer without a Python call.
        self.children: Callable[[int], Sequence[Token]] = sentence.below.__getitem__
        """The dependents of a word, left to right."""
        self.links: Callable[[int], Links] = sentence.links.__getitem__
        """The dependents of a word by their relation."""
        self.case: Callable[[int], tuple[str, ...]] = _cases(sentence).__getitem__
        """Prepositions over a phrase: "because of" gives `("because of", "because", "of")`."""

    @lazy
    def unread(self) -> dict[int, str]:
        """The singular of plurals that a lemmatiser took for their lemma, by the index of the word."""
        tagged = self.sentence.tagged
        nouns = (*tagged.get("NOUN", ()), *tagged.get("PROPN", ()))
        unread = [*compress(nouns, starmap(eq, map(_WRITTEN, nouns)))]
        forms = [*map(_LOWER, unread)]
        ones = [*map(singular, forms)]
        if ones == forms:
            return {}
        return {t.index: one for t, one in zip(unread, ones, strict=True) if one != t.lower}

    @lazy
    def words(self) -> set[str]:
        """The forms and lemmas of the sentence."""
        return {*self.sentence.positions, *self.unread.values()}

    @lazy
    def forms(self) -> Callable[[int], tuple[str, ...]]:
        """What dictionaries may list a word under: its lemma, its form, the singular of an unread plural."""
        forms = self.sentence.forms
        if self.unread:
            known = list(forms)
            for index, one in self.unread.items():
                known[index] = (self.tokens[index].lower, one)
            return known.__getitem__
        return forms.__getitem__

    @lazy
    def asks(self) -> bool:
        """Whether the sentence is a question."""
        return "?" in [t.text for t in self.tokens[-2:]]

    @lazy
    def reporters(self) -> tuple[int, ...]:
        """The phrases that say who reports: "according to witnesses"."""
        reporting = self.grammar["report-preposition"]
        if reporting.isdisjoint(self.sentence.positions):
            return ()
        marks = self.sentence.of_relations(("case", "mark"))
        return tuple([t.head for t in marks if t.head >= 0 and t.lemma_lower in reporting])

    def is_passive(self, index: int) -> bool:
        """Whether a verb is passive: by its auxiliary or subject, or as a bare past participle."""
        known = self._passive.get(index)
        if known is None:
            known = self._passive[index] = self._is_passive(index)
        return known

    def _is_passive(self, index: int) -> bool:
        token = self.tokens[index]
        has_object, labelled = False, False
        for child in self.children(index):
            if child.deprel == "aux:pass":
                return True
            if child.deprel in ("nsubj:pass", "csubj:pass"):
                labelled = True
            elif child.relation == "nsubj":
                return False
            has_object = has_object or child.relation == "obj" or self._is_bare_object(child)
        if labelled and self._is_reduced_relative(token):
            return not has_object and self._names_agent(index)
        if labelled and token.relation == "advcl" and is_circumstance_told(self, index):
            return False
        if labelled:
            return not (has_object or self._joined_to_active(index) or is_told_in_full(self, token))
        if token.relation == "xcomp" and left_so(self, token):
            return True
        if has_object and token.relation in ("acl", "ccomp") and self._is_finite_in_disguise(token):
            return False
        if token.has("Voice=Pass"):  # "killed and wounded ten rebels": parsers take the second for a passive
            if token.relation == "conj" and self._follows_active(token) and (has_object or self._is_bare(token)):
                return False
            return not self._shares_object(index)
        if token.relation == "conj" and token.head >= 0 and token.has("VerbForm=Part") and not has_object:
            return self.is_passive(token.head) if self.tokens[token.head].upos in VERBAL else False
        if not token.has("VerbForm=Part") or not token.has("Tense=Past"):
            return False
        return (
            token.relation in ("acl", "advcl", "amod", "xcomp", "root", "parataxis")
            and not has_object
            and "aux" not in self.links(index)
        )

    def _is_reduced_relative(self, token: Token) -> bool:
        """Whether a clause beside a noun has a subject of its own and no word that makes it passive, as a parser may
        still take it: "freed a diplomat [it] arrested"."""
        relative = self.grammar["relative-pronoun"]
        subjects = self.links(token.index).get("nsubj", ())
        return token.deprel == "acl:relcl" and not any(self.is_relative(s, relative) for s in subjects)

    def _is_finite_in_disguise(self, token: Token) -> bool:
        """A verb with its object which a parser took for a participle: "agents arrested the artist, his family
        said"."""
        after = (c for c in self.links(token.index).get("obj", ()) if c.index > token.index)
        return next(after, None) is not None and token.lemma_lower not in self.grammar["two-objects"]

    def _is_bare_object(self, token: Token) -> bool:
        """A noun after its verb that the parser took for an adverbial although it has no preposition."""
        return (
            token.deprel == "obl"
            and token.upos in NOMINAL
            and token.index > token.head
            and "case" not in self.links(token.index)
        )

    def _shares_object(self, index: int) -> bool:
        """Whether a participle is joined to a finite active verb with an object, whose it has in common."""
        token = self.tokens[index]
        if token.relation != "conj" or token.head < 0:
            return False
        first = self.tokens[token.head]
        return (
            first.has("VerbForm=Fin")
            and any(c.index > index for c in self.links(first.index).get("obj", ()))
            and not self.is_passive(first.index)
        )

    def _follows_active(self, token: Token) -> bool:
        """Whether a participle is joined to a finite active verb: "soldiers went in and executed two men"."""
        first = self.tokens[token.head]
        return first.has("VerbForm=Fin") and not self.is_passive(first.index)

    def _is_bare(self, token: Token) -> bool:
        """Whether nothing makes a joined participle passive: "held a vigil and picketed before the gate"."""
        if self._names_agent(token.index):
            return False
        return all(c.index > token.index or c.relation in _BESIDE for c in self.children(token.index))

    def _names_agent(self, index: int) -> bool:
        """Whether a phrase says by whom it is done: "a woman fatally shot by police"."""
        by, links = self.grammar["agent-preposition"], self.links(index)
        below = (*links.get("obl", ()), *links.get("nmod", ()))
        return "obl:agent" in links or any(not by.isdisjoint(self.case(c.index)) for c in below)

    def _joined_to_active(self, index: int) -> bool:
        """Whether a verb shares its subject with one that has an object and no passive auxiliary: the parser's
        passive label, given without an auxiliary ("presumed militants attacked and burned the school"), is wrong."""
        for token in self.links(index).get("conj", ()):
            below = self.links(token.index)
            if token.upos in VERBAL and "obj" in below and not ("nsubj" in below or "aux" in below):
                return True
        return False

    def is_clause(self, index: int) -> bool:
        """Whether a complement is an infinitive under *to* or has a subject or auxiliary of its own."""
        links = self.links(index)
        return "nsubj" in links or "aux" in links or self.is_infinitive(index)

    def is_infinitive(self, index: int) -> bool:
        """Whether a word is a verb under *to*."""
        links = self.links(index)
        return "mark" in links and "to" in [c.lemma_lower for c in links["mark"]]

    def surface_subject(self, index: int, depth: int = 0) -> tuple[int, ...]:
        """The phrase that is grammatically the subject of a verb, through relative clauses, control and
        coordination; empty when there is none."""
        known = self._subjects.get(index)
        if known is None:
            known = () if depth > _MAX_CLIMB else subject_of(self, index, depth)
            if len(known) == 1 and self.case(known[0]):
                known = beside_scene(self, known[0], index)
            self._subjects[index] = known
        return known

    def is_announced(self, token: Token) -> bool:
        """Whether an infinitive is all that a headline says of its first noun: "Japan [to resume] aid to Nepal"."""
        if token.relation != "acl" or token.head < 0 or not self.is_infinitive(token.index):
            return False
        first = self.tokens[token.head]
        return first.head < 0 and first.upos in NOMINAL and "cop" not in self.links(first.index)

    def is_predicate(self, index: int) -> bool:
        """Whether a word has a copula."""
        return "cop" in self.links(index)

    def antecedent(self, index: int, verb: int) -> int:
        """The noun that a relative pronoun stands for; other words stand for themselves."""
        token = self.tokens[index]
        if token.has("PronType=Rel") or token.lemma_lower in self.grammar["relative-pronoun"]:
            here = verb
            for _ in range(_MAX_CLIMB):
                clause = self.tokens[here]
                if clause.relation == "acl" and clause.head >= 0:
                    return clause.head
                if clause.head < 0 or clause.relation not in ("conj", "xcomp", "ccomp", "advcl"):
                    break
                here = clause.head
        return index

    def coordinated(self, index: int) -> tuple[int, ...]:
        """A phrase and the phrases joined to it by *and*, *or* or commas."""
        links = self.links(index)
        if not ("conj" in links or "flat" in links):
            return (index,)
        found = [index]
        for token in self.children(index):
            if token.relation == "flat" and "conj" in self.links(token.index):
                found.extend(self.coordinated(token.index)[1:])  # "Olaf [Scholz and Emmanuel Macron]"
            if token.relation == "conj" and token.upos not in VERBAL and not opens_clause(self, token):
                found.extend(self.coordinated(token.index))
        return tuple(found)

    def objects(self, index: int) -> tuple[int, ...]:
        """What the verb is done to, whatever the voice."""
        if self.is_passive(index):
            return self.surface_subject(index)
        links = self.links(index)
        if not ("obj" in links or "iobj" in links or "obl" in links):
            return self._gap(index) or self._shared_object(index)
        found = [
            self.antecedent(c.index, index)
            for c in self.children(index)
            if c.relation in ("obj", "iobj") or (c.deprel == "obl" and self._is_bare_object(c))
        ]
        return tuple(found) or self._gap(index) or self._shared_object(index)

    def agents(self, index: int) -> tuple[int, ...]:
        """Who does it, whatever the voice."""
        if not self.is_passive(index):
            return self.surface_subject(index)
        marked = [c.index for c in self.links(index).get("obl:agent", ())]
        if not marked:  # "was set [afire by a mob]"
            states = [c for c in self.links(index).get("xcomp", ()) if not self.is_clause(c.index)]
            marked = [c.index for state in states for c in self.links(state.index).get("obl:agent", ())]
        by = self.grammar["agent-preposition"]
        if marked:  # "in [Lima] he was shot [by rebels]": the one with a preposition of its own is none
            return tuple(i for i in marked if not self.case(i) or not by.isdisjoint(self.case(i))) or tuple(marked)
        return tuple(c.index for c in self.links(index).get("obl", ()) if not by.isdisjoint(self.case(c.index)[:1]))

    def _gap(self, index: int) -> tuple[int, ...]:
        """The antecedent as object: "the town that rebels seized"."""
        token = self.tokens[index]
        if "xcomp" in self.links(index):
            return ()
        while token.relation == "xcomp" and token.head >= 0 and not self.has_object(token.head):
            token = self.tokens[token.head]
        if token.deprel != "acl:relcl" or token.head < 0:
            return ()
        index = token.index
        if tells_where(self, index):
            return ()
        subjects = self.links(index).get("nsubj", ())
        relative = self.grammar["relative-pronoun"]
        if subjects and not any(self.is_relative(s, relative) for s in subjects):
            return (token.head,)
        return ()

    def is_relative(self, subject: Token, relative: Container[str]) -> bool:
        """Whether a relative pronoun is the subject or owns it: "the Serbs whose mayors resigned"."""
        return (
            subject.has("PronType=Rel")
            or subject.lemma_lower in relative
            or any(c.lower in relative for c in self.links(subject.index).get("nmod:poss", ()))
        )

    def has_object(self, index: int) -> bool:
        """Whether a verb has an object of its own."""
        links = self.links(index)
        return "obj" in links or "iobj" in links

    def _shared_object(self, index: int) -> tuple[int, ...]:
        """The object that coordinated verbs share: "attacked and looted the village"."""
        for child in self.links(index).get("conj", ()):
            if child.upos not in VERBAL:
                continue
            parts = self.links(child.index)
            between = self.tokens[index + 1 : child.index]
            if (
                "nsubj" not in parts
                and "obj" in parts
                and all(t.upos in _BETWEEN or t.deprel == "compound:prt" for t in between)
            ):
                return tuple(c.index for c in self.links(child.index).get("obj", ()))
        if self._shares_object(index):  # the parser hangs it on the first verb
            first = self.children(self.tokens[index].head)
            return tuple(c.index for c in first if c.relation == "obj" and c.index > index)
        return ()


def _cases(sentence: Sentence) -> list[tuple[str, ...]]:
    """The prepositions over every word."""
    cases: list[tuple[str, ...]] = [()] * len(sentence.tokens)
    several: set[int] = set()
    related = sentence.related
    over = related.get("case", ())
    marks = [t for t in related.get("mark", ()) if t.upos == "ADP"]
    for token in sorted((*over, *marks), key=_INDEX) if marks else over:
        head, links = token.head, sentence.links[token.index]
        if head < 0:
            continue
        fixed = [t.lemma_lower for t in links["fixed"]] if "fixed" in links else ()
        if fixed or cases[head]:
            several.add(head)
        cases[head] = (*cases[head], token.lemma_lower, *fixed)
    for head in several:
        cases[head] = (" ".join(cases[head]), *cases[head])
    return cases
