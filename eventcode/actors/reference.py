"""Reference within a document: pronouns, "the group", surnames of people introduced before.

The rule of abstention: a pronoun is resolved only when one candidate agrees with it and stands in the
subject of the clause or sentence before, or is the only one there; otherwise it stays without an actor.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from eventcode._evolve import evolved
from eventcode.actors.codes import COUNTRY_KINDS, STATE_ROLES
from eventcode.actors.normalise import fold, last_word
from eventcode.actors.told import Told
from eventcode.document import Sentence, Token
from eventcode.events import Actor
from eventcode.lexicon.grammar import Grammar

__all__ = ["Reference"]

_ORGANISED = frozenset(
    {
        "armed-group",
        "party",
        "movement",
        "igo",
        "ngo",
        "company",
        "media",
        "military",
        "police",
        "government",
        "intelligence",
        "church",
    }
)
_WITHOUT_SUBJECT = frozenset({"obj", "iobj", "obl", "nmod", "advcl", "xcomp", "conj"})
_AFFECTED = frozenset({"obj", "iobj", "obl"})
_BODIES = ("armed-group", "party", "military", "igo", "police", "intelligence", "movement", "company", "media")
_ARMED = frozenset({("REB",), ("SEP",), ("UAF",)})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_SUFFERING = frozenset({"obj", "nsubj:pass"})
_PARTS = frozenset({"nmod", "compound"})
_MAIN = frozenset({"root", "conj", "parataxis"})
_PRONOUNS = ("personal-singular", "personal-plural", "personal-neuter", "relative-pronoun")
_NOT_THINGS = frozenset({"person", "ethnic", "religious"})


@attrs.frozen
class _Candidate:
    """An actor that a pronoun may stand for: whether it is the subject of a clause, of a main one, and several."""

    actor: Actor
    subject: bool
    main: bool
    plural: bool
    body: bool


class Reference:
    """What the text has named so far. Sentences are given in order with `remember`. `country` is the one that the
    text is about; `home` is where the text named it last, `told` are the events that it told."""

    def __init__(self, grammar: Grammar, country: str | None = None) -> None:
        self.grammar = grammar
        self.country = country
        self.home: Actor | None = None
        self._previous: tuple[Actor, ...] = ()
        self._last: Sentence | None = None
        self._organised: dict[str, Actor] = {}
        self._names: dict[str, Actor] = {}
        self._pronouns = frozenset().union(*[grammar[words] for words in _PRONOUNS])
        self.told = Told(grammar)

    def remember(self, sentence: Sentence, mentions: Sequence[Actor]) -> None:
        """Take note of a sentence's actors; call it after the sentence is coded."""
        if not mentions:
            return
        self._previous, self._last = tuple(mentions), sentence
        for actor in mentions:
            if actor.kind == "country" and actor.country is not None and actor.country == self.country:
                self.home = actor
            kind = _organised_kind(actor)
            if kind is not None:
                self._organised[kind] = _body(actor)
            self._register(sentence, actor)

    def _register(self, sentence: Sentence, actor: Actor) -> None:
        """People named beside a role ("Defence Minister Jane Roe"): the surname alone is them later on."""
        if actor.kind not in ("agent", "person") or actor.head < 0:
            return
        for token in (sentence.tokens[actor.head], *sentence.dependents(actor.head, "flat", "appos")):
            part = token.upos == "PROPN" and (token.relation in ("flat", "appos") or actor.kind == "person")
            if part and len(fold(token.text)) > 2:
                last = list(sentence.dependents(token.index, "flat")) or [token]
                self._names[fold(last[-1].text)] = actor

    def named(self, token: Token) -> Actor | None:
        """The person introduced before under this surname."""
        return self._names.get(fold(token.text))

    def group(self, noun: str, sentence: Sentence, index: int, mentions: Sequence[Actor]) -> Actor | None:
        """The organisation that "the group" or "the agency" at `index` means: the only one of a fitting kind before
        it in the sentence, else in the text so far.

        Which kinds a noun may mean is in the grammar file: `refers-armed-group`, `refers-igo`, …
        """
        start = sentence.tokens[index].start
        here = {kind: _body(a) for a in mentions if a.end <= start and (kind := _organised_kind(a)) is not None}
        for pool in (here, self._organised):
            found = [a for kind, a in pool.items() if noun in self.grammar[f"refers-{kind}"]]
            if len(found) > 1 and pool is self._organised:  # the one that the sentence before named
                found = [a for a in found if any(a is b for b in self._previous)]
            if found:
                return found[0] if len(found) == 1 else None
        return None

    def armed(self, mentions: Sequence[Actor], before: int) -> Actor | None:
        """The armed group named last before a place of the text, in this sentence or the one before: whose "its
        fighters" are."""
        here = [a for a in mentions if a.end <= before]
        last = [a for pool in (here, self._previous) for a in reversed(pool)]
        return next((a for a in last if a.kind == "armed-group"), None)

    def pronoun(self, sentence: Sentence, index: int, mentions: Sequence[Actor]) -> Actor | None:
        """The actor a third-person pronoun stands for, or `None` when that is not clear."""
        token = sentence.tokens[index]
        word, owner = token.lower, token.deprel == "nmod:poss"
        if word not in self._pronouns:  # "the", "another"
            return None
        noun = sentence.tokens[token.head]
        if owner and noun.relation == "conj":  # "X and his wife"
            first = next((a for a in mentions if a.head == noun.head), None)
            if first is not None and self._agrees(word, self._candidate(sentence, first)):
                return first
            if sentence.tokens[noun.head].upos == "PROPN":
                return None
        if word in self.grammar["relative-pronoun"]:
            return self._antecedent(sentence, index, mentions) if owner else None
        speaker = self._speaker(sentence, index, mentions)
        if speaker is not None and self._speaks(word, sentence, speaker):
            return speaker
        if self._another(sentence, index, mentions):
            return None
        for pool in self._pools(sentence, index, mentions):
            fitting = self._fitting(word, pool)
            if token.relation in _AFFECTED and word in self.grammar["personal-plural"]:
                fitting = [c for c in fitting if c.plural] or fitting  # "them" are people rather than a body
            if fitting:
                return _clearest(fitting)
        return None

    def latter(self, sentence: Sentence, index: int, mentions: Sequence[Actor]) -> Actor | None:
        """Who "the latter" is: the actor named last before it in the sentence."""
        start = sentence.tokens[index].start
        before = [a for a in mentions if a.end <= start and not self._is_place(sentence, a)]
        return before[-1] if before else None

    def fellow(self, sentence: Sentence, index: int, mentions: Sequence[Actor]) -> Actor | None:
        """Whose fellows those are that were taken too: "two rebels were killed and four others captured"."""
        token = sentence.tokens[index]
        if token.deprel not in _SUFFERING or sentence.tokens[token.head].lemma_lower not in self.grammar["taking-verb"]:
            return None
        before = [a for a in mentions if a.end <= token.start and a.kind == "agent"]
        return next((a for a in reversed(before) if self._stands(sentence, a).deprel in _SUFFERING), None)

    def _pools(self, sentence: Sentence, index: int, mentions: Sequence[Actor]) -> Iterator[list[_Candidate]]:
        """Whom a pronoun may stand for: those before it in its sentence, then those of the last sentence that names
        anybody."""
        yield self._before(sentence, index, mentions)
        last = self._last
        if last is not None:
            yield [self._candidate(last, a, True) for a in self._previous if not _is_modifier(last, a, self.grammar)]

    def _before(self, sentence: Sentence, index: int, mentions: Sequence[Actor]) -> list[_Candidate]:
        """The actors before a pronoun in its sentence that it may stand for: see `_pools`."""
        token, doer = sentence.tokens[index], self._doer(sentence, index)
        several = token.lower in self.grammar["personal-plural"]  # who "the government fined them" are is no authority
        own = next(
            (a.code for a in mentions if several and a.head == doer and not STATE_ROLES.isdisjoint(a.roles)), None
        )
        return [
            self._candidate(sentence, a)
            for a in mentions
            if a.end <= token.start
            and token.head not in (a.head, sentence.tokens[a.head].head)
            and a.head != doer
            and (own is None or a.code != own)
            and not self._is_place(sentence, a)
            and not _is_epithet(sentence, a)
        ]

    def _candidate(self, sentence: Sentence, actor: Actor, apart: bool = False) -> _Candidate:
        """How an actor stands in its sentence; a crowd stands for its people: "a group of miners", "party members".
        `apart` says that the pronoun stands in another sentence."""
        head, token = sentence.tokens[actor.head], self._stands(sentence, actor)
        subject = actor.head >= 0 and token.relation == "nsubj"
        main = apart and subject and sentence.tokens[token.head].relation in _MAIN
        plural = _is_plural(sentence, actor) or token.has("Number=Plur")
        body = actor.head >= 0 and head.lemma_lower in self.grammar["institution-noun"]
        return _Candidate(actor, subject, main, plural, body)

    def _stands(self, sentence: Sentence, actor: Actor) -> Token:
        """The word as which an actor stands in its clause: the crowd of "a crowd of miners"."""
        token = sentence.tokens[actor.head]
        while self._is_part(sentence, token):
            token = sentence.tokens[token.head]
        return token

    def _is_part(self, sentence: Sentence, token: Token) -> bool:
        """Whether a word only says of whom a crowd is; those whom it includes are a part of it."""
        if token.relation not in _PARTS or token.head < 0:
            return False
        above, cases = sentence.tokens[token.head], sentence.dependents(token.index, "case")
        crowd = above.upos == "NUM" or above.lemma_lower in self.grammar["collective"]
        return crowd and all(c.lemma_lower in self.grammar["genitive"] for c in cases)

    def _fitting(self, word: str, pool: Sequence[_Candidate]) -> list[_Candidate]:
        """Those of a pool that a pronoun agrees with; sources tell of others."""
        singular, hearsay = word not in self.grammar["personal-plural"], self.grammar["hearsay"]
        return [
            c
            for c in pool
            if self._agrees(word, c)
            and (c.subject or c.plural or singular)
            and last_word(fold(c.actor.name)) not in hearsay
        ]

    def _antecedent(self, sentence: Sentence, index: int, mentions: Sequence[Actor]) -> Actor | None:
        """Who stands before a relative clause that is about what is theirs: "France, whose soldiers"."""
        clause = next((i for i in sentence.ancestors(index) if sentence.tokens[i].deprel == "acl:relcl"), -1)
        head = sentence.tokens[clause].head if clause >= 0 else -1
        joined = {head, *(c.index for c in sentence.dependents(head, "conj"))} if head >= 0 else set()
        near = [a for a in mentions if a.head < index and not joined.isdisjoint(a.tokens)]
        return near[-1] if near else None

    def _speaker(self, sentence: Sentence, index: int, mentions: Sequence[Actor]) -> Actor | None:
        """The subject of the clause above, where a pronoun belongs to the subject of what somebody says: "the mayor
        said that he", "the United States said its troops"."""
        here = index
        while sentence.tokens[here].relation in ("nmod", "conj", "compound") and sentence.tokens[here].head >= 0:
            here = sentence.tokens[here].head
        verb = sentence.tokens[here].head if sentence.tokens[here].relation == "nsubj" else -1
        if verb < 0 or sentence.tokens[verb].relation != "ccomp":
            return None
        said = sentence.tokens[verb].head
        while not any(sentence.dependents(said, "nsubj")) and sentence.tokens[said].relation == "conj":
            said = sentence.tokens[said].head  # "met the elders and promised that he"
        subject = next((c.index for c in sentence.dependents(said, "nsubj") if c.index < index), -1)
        return next((a for a in mentions if a.head == subject), None)

    def _speaks(self, word: str, sentence: Sentence, speaker: Actor) -> bool:
        """Whether a pronoun may be who says something; "the president said it would" is the state."""
        state = word in self.grammar["personal-neuter"] and speaker.kind == "agent" and "GOV" in speaker.roles
        return state or self._agrees(word, self._candidate(sentence, speaker))

    def _doer(self, sentence: Sentence, index: int) -> int:
        """The subject of the clause whose object a pronoun is, -1 without one: "police shot at the men, hitting one
        of them" are the men. A reflexive may well be the subject, and a possessor, but for what is done harm to
        ("ambushed their patrol")."""
        token = sentence.tokens[index]
        if token.relation == "nsubj" or token.has("Reflex=Yes"):
            return -1
        owner = token.deprel == "nmod:poss"
        for here in sentence.ancestors(index):
            if owner and sentence.tokens[here].upos == "VERB":
                if sentence.tokens[here].lemma_lower not in self.grammar["done-to-others"]:
                    return -1
                owner = False
            subject = next((c.index for c in sentence.dependents(here, "nsubj")), -1)
            if subject >= 0 or sentence.tokens[here].relation not in _WITHOUT_SUBJECT:
                return -1 if owner else subject
        return -1

    def _another(self, sentence: Sentence, index: int, mentions: Sequence[Actor]) -> bool:
        """Whether the nearest subject before a pronoun is somebody of whom nothing is known: "many schools will
        close or they will"."""
        word = sentence.tokens[index].lower
        before = [
            t
            for t in sentence.related.get("nsubj", ())
            if t.index < index and t.deprel in _SUBJECTS and t.upos in ("NOUN", "PROPN")
        ]
        if not before or any(before[-1].index in a.tokens for a in mentions):
            return False
        last = before[-1]
        if last.lemma_lower in self.grammar["hearsay"] or (last.upos == "PROPN" and self.named(last) is not None):
            return False
        if word in self.grammar["personal-plural"]:
            return last.has("Number=Plur") and last.lemma_lower not in self.grammar["collective"]
        return word in self.grammar["personal-singular"] and last.upos == "PROPN"

    def _is_place(self, sentence: Sentence, actor: Actor) -> bool:
        """Whether an actor is only where something was: "shelled the group in Lebanon, accusing it" is no Lebanon."""
        setting = self.grammar["setting-preposition"]
        cases = sentence.dependents(actor.head, "case")
        return actor.kind in COUNTRY_KINDS and any(c.lemma_lower in setting for c in cases)

    def _is_many(self, actor: Actor) -> bool:
        """Whether a role noun in the singular is many people: the police, an army; not a government."""
        many = actor.kind == "agent" and "GOV" not in actor.roles
        return many and last_word(fold(actor.name)) in self.grammar["body-noun"]

    def _is_body(self, candidate: _Candidate) -> bool:
        """Whether a role noun is a body of people: the police, a ministry, "the militant group"."""
        last = last_word(fold(candidate.actor.name))
        if candidate.body or last in self.grammar["body-noun"]:
            return True
        return any(last in self.grammar[f"refers-{kind}"] for kind in _BODIES)

    def _is_one_country(self, actor: Actor) -> bool:
        """Whether a name in the plural is that of one country: the United States, the Netherlands."""
        return actor.kind in COUNTRY_KINDS and last_word(fold(actor.text)) in self.grammar["plural-name"]

    def _agrees(self, word: str, candidate: _Candidate) -> bool:
        actor, plural = candidate.actor, candidate.plural
        if word in self.grammar["personal-singular"]:
            one = actor.kind == "person" or (actor.kind == "agent" and not plural)
            return one and not candidate.body and (actor.kind == "person" or not self._is_body(candidate))
        if word in self.grammar["personal-plural"]:
            several = plural and not self._is_one_country(actor)
            return several or actor.kind in _ORGANISED or self._is_many(actor)
        if word in self.grammar["personal-neuter"]:
            one = not plural or self._is_one_country(actor)
            thing = candidate.body or actor.kind not in _NOT_THINGS
            return one and thing and (actor.kind != "agent" or self._is_body(candidate))
        return False


def _organised_kind(actor: Actor) -> str | None:
    """The kind of an organisation, or of the armed group whose people are named: "a Hezbollah commander"."""
    if actor.kind in _ORGANISED:
        return actor.kind
    if actor.kind == "agent" and actor.code is not None and actor.code.startswith("IGO"):
        return "igo"  # "an EU official"
    if actor.kind != "agent" or actor.country is None or actor.roles[:1] not in _ARMED:
        return None
    own = actor.acled is not None and "(" not in actor.acled.name  # other rebels are "... (Country)"
    return "armed-group" if own or len(actor.roles) > 1 else None


def _body(actor: Actor) -> Actor:
    """The organisation whose official is named."""
    if actor.kind != "agent" or actor.code is None or not actor.code.startswith("IGO"):
        return actor
    return evolved(actor, code=actor.code.removesuffix("GOV"), roles=tuple(r for r in actor.roles if r != "GOV"))


def _clearest(fitting: Sequence[_Candidate]) -> Actor | None:
    """The only subject, the only one of a main clause, else the only one at all."""
    subjects = [c.actor for c in fitting if c.subject]
    if len(subjects) > 1:
        subjects = [c.actor for c in fitting if c.main]
    if len(subjects) == 1:
        return subjects[0]
    return fitting[0].actor if len(fitting) == 1 else None


def _is_modifier(sentence: Sentence, actor: Actor, grammar: Grammar) -> bool:
    """Whether an actor only qualifies a noun that is none: the commuters of a "commuter system"."""
    token = sentence.tokens[actor.head]
    if actor.head < 0 or token.relation != "compound" or token.head < 0 or actor.kind == "person":
        return False
    return sentence.tokens[token.head].lemma_lower not in grammar["collective"]


def _is_epithet(sentence: Sentence, actor: Actor) -> bool:
    """Whether an actor only qualifies a word that is none: "a Danish film" is not Denmark."""
    token = sentence.tokens[actor.head]
    return actor.head >= 0 and token.upos == "ADJ" and token.relation == "amod"


def _is_plural(sentence: Sentence, actor: Actor) -> bool:
    if actor.head < 0:
        return False
    return sentence.tokens[actor.head].has("Number=Plur") or actor.kind in ("ethnic", "religious")
