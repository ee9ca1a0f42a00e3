"""From a phrase to the actors it stands for: names, role nouns, pronouns, collectives, possessors."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import attrs

from eventcode._evolve import evolved
from eventcode.actors.belonging import OF_NO_COUNTRY, OFFICES, Belonging, is_definite
from eventcode.actors.both import both_meant
from eventcode.actors.codes import COUNTRY_KINDS
from eventcode.actors.implied import Implied
from eventcode.actors.reference import Reference
from eventcode.document import Document, Sentence, Token
from eventcode.events import Actor
from eventcode.lexicon.grammar import Grammar

__all__ = ["Phrases", "Resolved", "others", "resolve_all"]

_NESTED = frozenset({"nmod", "compound", "amod", "appos", "flat", "nummod", "det", "obl", "dep", "obj"})
_ORDER = {"nmod:poss": 0, "compound": 1, "amod": 1, "nmod": 2, "flat": 2}
_MAX_DEPTH = 4
_DONE = ("text-noun", "authored-noun", "wrong-noun", "measure-noun")  # what is done or said by somebody


@attrs.frozen
class Resolved:
    """An actor and how its phrase was read: direct, coreference, collective, apposition or nested."""

    actor: Actor
    how: str


class Phrases:
    """The actors of one sentence by the words they cover."""

    def __init__(
        self,
        document: Document,
        sentence: Sentence,
        mentions: Sequence[Actor],
        reference: Reference,
        grammar: Grammar,
        implied: Implied | None = None,
    ) -> None:
        self.document = document
        self.sentence = sentence
        self.mentions = tuple(mentions)
        self.reference = reference
        self.grammar = grammar
        self.implied = implied
        self.callers = tuple([actor for actor in self.mentions if actor.via == "caller"])
        everybody = self.mentions + self.callers  # what the caller names stands above all else
        self.by_token = {index: actor for actor in everybody for index in actor.tokens}
        self.by_head = {actor.head: actor for actor in self.mentions}
        self.whose = Belonging(document, sentence, self.mentions, reference, grammar, self.by_token)
        self._resolved: dict[int, tuple[Resolved, ...]] = {}

    def resolve(self, index: int) -> tuple[Resolved, ...]:
        """The actors of a phrase and of those coordinated with it; empty when nobody is known."""
        known = self._resolved.get(index)
        if known is None:
            found: list[Resolved] = []
            for head in self._coordinated(index):
                one = self._one(head, 0)
                if one is not None and not (found and self._is_known(head, one.actor, found)):
                    found.append(one)
            if not found or (len(found) == 1 and found[0].actor.country is None and found[0].actor.via == "agent"):
                both = both_meant(self.sentence, index, self.mentions, self.reference, self.grammar)
                if both:
                    found = [Resolved(self.whose.at(actor, index), "coreference") for actor in both]
            known = self._resolved[index] = tuple(found)
        return known

    def doers(self, indexes: Iterable[int], but: Sequence[Resolved]) -> tuple[Resolved, ...]:
        """Who did what phrases refer to that the text has told before: "the attack", "the claim"."""
        for index in indexes:
            token = self.sentence.tokens[index]
            definite = is_definite(self.sentence, index, self.grammar)
            told = any(self.sentence.dependents(index, "acl", "ccomp"))  # "the news that" tells what it means
            if token.upos == "NOUN" and definite and not told:
                actor = self.reference.told.doer(token.lemma_lower, [one.actor for one in but])
                if actor is not None:
                    return (Resolved(self.whose.at(actor, index), "coreference"),)
        return ()

    def home(self, sources: Sequence[Resolved]) -> tuple[Resolved, ...]:
        """The country that the text is about, named in a sentence before, where this one names no country but that
        of foreign `sources`: to whom their aid goes and against whom their sanctions are."""
        home = self.reference.home
        if home is None or not sources or not all(_is_foreign(one.actor, home) for one in sources):
            return ()
        own = {one.actor.country for one in sources}
        if any(a.country is not None and a.country not in own and a.country != home.country for a in self.mentions):
            return ()
        return (Resolved(evolved(home, via="coreference", head=-1, tokens=(), number=None), "coreference"),)

    def _is_known(self, index: int, actor: Actor, found: Sequence[Resolved]) -> bool:
        """Whether an actor was found before, or a name joined by *or* only calls the one before it otherwise: "the
        Kurdistan Workers' Party, or PKK"."""
        if any(one.actor == actor for one in found):
            return True
        tokens = self.sentence.tokens
        if tokens[index].upos != "PROPN" or all(one.actor.code != actor.code for one in found):
            return False
        words = (c for c in self.sentence.dependents(index, "cc") if c.lemma_lower in self.grammar["alternative"])
        return any(tokens[c.index - 1].upos == "PUNCT" for c in words)  # unlike "Hamas or Fatah militants"

    def named(self, index: int) -> Resolved | None:
        """The actor that a word itself names, without looking further."""
        actor = self.by_head.get(index) or self.by_token.get(index)
        return None if actor is None else Resolved(self.whose.owned(actor), "direct")

    def implied_agent(self, attributes: Mapping[str, str], tokens: Sequence[int]) -> Actor | None:
        """The agent whom an action at `tokens` implies by the attribute `source` of its entry, or `source-XXX` in the
        country XXX; `None` when nobody is known by it."""
        if self.implied is None or not tokens:
            return None
        name = attributes.get(f"source-{self.implied.country}", attributes["source"])
        return self.implied.actor(name, self.document, self.sentence, tokens)

    def _coordinated(self, index: int) -> list[int]:
        links = self.sentence.links[index]
        found = [index, *self._sharing(index)] if index in self.by_head else self._before_noun(index) or [index]
        if not links:
            return found
        for token in self.sentence.dependents(index, "conj", "flat") if "conj" in links or "flat" in links else ():
            if token.relation == "flat":  # parsers hang the second on the last word of the first name
                found.extend(i for i in self._coordinated(token.index)[1:] if i in self.by_head)
            elif token.upos not in ("VERB", "AUX"):
                found.extend(self._coordinated(token.index))
        if index not in self.by_head and "nmod" in links:
            found.extend(self._counted(index))
        for token in links.get("appos", ()):
            if self._is_listed(index, token.index):
                found.extend(h for i in self.by_head[token.index].tokens for h in self._coordinated(i))
        return found

    def _before_noun(self, index: int) -> list[int]:
        """The several whose people a noun without an actor of its own names: "[Fatah and Hamas] members"."""
        links, by_head = self.sentence.links, self.by_head
        if index in self.by_token or not by_head:
            return []
        for child in self.sentence.dependents(index, "compound", "amod"):
            if child.index in by_head and "conj" in links[child.index]:
                joined = [c.index for c in links[child.index]["conj"] if c.index in by_head]
                if joined:
                    return [child.index, *joined]
        return []

    def _counted(self, index: int) -> Iterator[int]:
        """The second and further of those whom a collective counts: "dozens of soldiers [and guards]"."""
        token = self.sentence.tokens[index]
        if token.upos != "NUM" and token.lemma_lower not in self.grammar["collective"]:
            return
        for child in self.sentence.dependents(index, "nmod"):
            words = [c.lemma_lower for c in self.sentence.dependents(child.index, "case")]
            if child.index in self.by_head and not self.grammar["genitive"].isdisjoint(words):
                yield from (i for i in self._coordinated(child.index) if i != child.index and i in self.by_head)

    def _is_listed(self, index: int, other: int) -> bool:
        """Whether a name that a parser takes for an explanation is the next of a list: people of two countries."""
        one, two = self.by_head.get(index), self.by_head.get(other)
        if one is None or two is None or one.kind != "person" or two.kind != "person":
            return False
        return one.country is not None and two.country is not None and one.country != two.country

    def _sharing(self, index: int) -> list[int]:
        """Countries coordinated beside a noun, each an actor: "Malian" in "French and Malian troops", "Turkey" in
        "leaders of Greece and Turkey"."""
        own, tokens = self.by_head[index], self.sentence.tokens
        if own.kind != "agent":  # "North" in "North and South Korea"
            before = (c.index for c in self.sentence.dependents(index, "compound", "amod") if c.index in self.by_head)
            return [i for i in before if any(c.index in own.tokens for c in self.sentence.dependents(i, "conj"))]
        found = []
        for actor in [a for a in self.mentions if a.entry == own.entry and a.head != index]:
            token = tokens[actor.head]
            if token.head < 0:
                continue
            if actor.head > index:
                shares = token.relation == "conj" and token.head in own.tokens and token.head != index
            else:
                owner = token.relation == "conj" or token.deprel == "nmod:poss"
                shares = owner and index in (token.head, tokens[token.head].head)
            if shares:
                found.append(actor.head)
        return found

    def _one(self, index: int, depth: int) -> Resolved | None:
        actor = self.by_head.get(index) or self.by_token.get(index)
        if actor is not None:
            return Resolved(self.whose.owned(actor), "direct")
        token = self.sentence.tokens[index]
        meant = self._told_apart(token)
        if meant is not None:
            return meant
        if token.upos == "PRON" or token.upos == "DET":
            return self._referred(index)
        known = self._surname(token) if token.upos == "PROPN" else None
        if known is not None:
            return Resolved(self.whose.at(known, index), "coreference")
        if not self.sentence.children[index]:
            return None
        for child in self.sentence.dependents(index, "appos", "flat"):
            inner = self.by_head.get(child.index) or self.by_token.get(child.index)
            if inner is not None and inner.via != "caller":
                return Resolved(inner, "apposition")
        if self.whose.definite(index):
            if token.lemma_lower in self.grammar["refers-country"] and self.reference.home is not None:
                return Resolved(self.whose.at(self.reference.home, index), "coreference")
            actor = self.reference.group(token.lemma_lower, self.sentence, index, self.mentions)
            if actor is not None:
                return Resolved(self.whose.at(actor, index), "coreference")
        return self._below(index, depth)

    def _told_apart(self, token: Token) -> Resolved | None:
        """Who "the latter" is, and of whom "two others" are."""
        latter = token.lemma_lower in self.grammar["latter"]
        if not (latter or token.lemma_lower in self.grammar["another"]):
            return None
        if self.sentence.dependents(token.index, "nmod", "acl"):
            return None
        way = self.reference.latter if latter else self.reference.fellow
        actor = way(self.sentence, token.index, self.mentions)
        return None if actor is None else Resolved(self.whose.at(actor, token.index), "coreference")

    def _surname(self, token: Token) -> Actor | None:
        """Somebody introduced before; with another first name or title it is somebody else."""
        known = self.reference.named(token)
        if known is None:
            return None
        first = (t for t in self.sentence.dependents(token.index, "compound", "flat", "nmod:desc"))
        words = known.text.split()
        return known if all(t.text in words or t.upos != "PROPN" or t.text.endswith(".") for t in first) else None

    def _below(self, index: int, depth: int) -> Resolved | None:
        for child in self._inner(index, depth) if depth < _MAX_DEPTH else ():
            one = self._one(child, depth + 1)
            if one is not None:
                token = self.sentence.tokens[index]
                collective = token.upos == "NUM" or token.lemma_lower in self.grammar["collective"]
                known = collective and one.how in ("direct", "collective")
                return Resolved(one.actor, "collective" if known else "nested")
        return None

    def _inner(self, index: int, depth: int) -> list[int]:
        """Dependents that may name the actor of a phrase, the likeliest first."""
        tokens = self.sentence.tokens
        inner = [c for c in self.sentence.children[index] if tokens[c].relation in _NESTED]
        if inner and tokens[index].upos == "PROPN":
            inner = [c for c in inner if not self._is_only_where(c)]
        if tokens[index].lemma_lower in self.grammar["post-noun"]:  # "the [Chad] head of a charity" is not Chad
            inner = [c for c in inner if tokens[c].relation != "compound" or not self._is_country(c)]
        if len(inner) > 1:
            inner.sort(key=self._rank)
        if depth == 0 and "acl" in self.sentence.links[index]:
            return [*inner, *self._borne(index)]
        return inner

    def _is_country(self, index: int) -> bool:
        actor = self.by_token.get(index)
        return actor is not None and actor.kind in COUNTRY_KINDS

    def _is_only_where(self, child: int) -> bool:
        """Whether a phrase beside an unknown name tells where, not who: "spoke against Rune on French television"."""
        if self.sentence.tokens[child].relation != "nmod":
            return False
        setting = self.grammar["aired-preposition"]
        return any(c.lemma_lower in setting for c in self.sentence.dependents(child, "case"))

    def _rank(self, index: int) -> int:
        """How likely a dependent is the actor: "the chief's removal [by the general]" first."""
        token = self.sentence.tokens[index]
        if token.relation == "nmod":
            agent = self.grammar["agent-preposition"]
            if any(c.lemma_lower in agent for c in self.sentence.dependents(index, "case")):
                return -1
        return _ORDER.get(token.deprel, _ORDER.get(token.relation, 3))

    def _borne(self, index: int) -> Iterator[int]:
        """Who is in a thing or has it, or did it: "a bus carrying migrants", "a helicopter belonging to the rebels",
        "a law passed by parliament"."""
        word = self.sentence.tokens[index].lemma_lower
        done = any(word in self.grammar[words] for words in _DONE)
        for clause in self.sentence.links[index]["acl"]:
            bound = clause.index == index + 1 or self.sentence.tokens[clause.index - 1].head == index
            objects = self.sentence.dependents(clause.index, "obj") if bound else ()
            if objects and clause.lower in self.grammar["blocking-suffix"]:  # "al Qaeda linked militants"
                yield from (c.index for c in objects)
            elif clause.lemma_lower in self.grammar["bearing"]:
                yield from (c.index for c in self.sentence.dependents(clause.index, "obj", "obl:agent", "obl"))
            elif done:
                yield from (c.index for c in self.sentence.dependents(clause.index, "obl:agent"))

    def _referred(self, index: int) -> Resolved | None:
        token = self.sentence.tokens[index]
        if token.has("Reflex=Yes"):  # "blew themselves up": nobody else
            return None
        if token.lower in self.grammar["speaker-pronoun"]:
            return self._speaker(index)
        actor = self.reference.pronoun(self.sentence, index, self.mentions)
        if actor is not None and actor.sentence == self.sentence.index:
            actor = self.whose.owned(actor)  # "its prosecutor said she"
        return Resolved(self.whose.at(actor, index), "coreference") if actor is not None else None

    def _speaker(self, index: int) -> Resolved | None:
        """Who says "I" and "we": the subject of the verb of saying beside or above the clause."""
        tokens = self.sentence.tokens
        for here in self.sentence.ancestors(index):
            token = tokens[here]
            beside = [c.index for c in self.sentence.dependents(here, "parataxis")]
            above = [token.head] if token.relation in ("ccomp", "parataxis") and token.head >= 0 else []
            for verb in (*above, *beside):
                for subject in self._subjects(verb):
                    words = {tokens[i].lower for i in self.sentence.subtree(subject.index)}
                    one = self._one(subject.index, 0) if words.isdisjoint(self.grammar["speaker-pronoun"]) else None
                    if one is not None:
                        return Resolved(self.whose.at(one.actor, index), "coreference")
        return None

    def _subjects(self, verb: int) -> Sequence[Token]:
        """The subjects of a verb, or of the one that it is told with: "refused and added"."""
        tokens = self.sentence.tokens
        while tokens[verb].relation == "conj" and not self.sentence.dependents(verb, "nsubj"):
            verb = tokens[verb].head
        return self.sentence.dependents(verb, "nsubj")


def _is_foreign(actor: Actor, home: Actor) -> bool:
    """Whether an actor is another country, its state, or an organisation of no country."""
    if actor.country == home.country:
        return False
    public = actor.kind in ("country", "igo", "ngo") or not OFFICES.isdisjoint(actor.roles)
    return public or not OF_NO_COUNTRY.isdisjoint(actor.roles)


def resolve_all(indexes: Iterable[int], phrases: Phrases) -> tuple[Resolved, ...]:
    """The actors of several phrases, each once."""
    found: tuple[Resolved, ...] = ()
    for index in indexes:
        if index >= 0:
            more = phrases.resolve(index)
            found += tuple([m for m in more if all(m.actor != f.actor for f in found)]) if found else more
    return found


def others(targets: Sequence[Resolved], sources: Sequence[Resolved]) -> tuple[Resolved, ...]:
    """Targets that are not the source itself, named again."""
    if not targets or not sources:
        return tuple(targets)
    return tuple([t for t in targets if not any(_is_same(t.actor, s.actor) for s in sources)])


def _is_same(one: Actor, other: Actor) -> bool:
    """Whether two actors stand at the same words, or one of them refers to the other."""
    if one.start == other.start and one.end == other.end:
        return True
    refers = one.via == "coreference" or other.via == "coreference"
    return refers and one.code == other.code and one.name == other.name
