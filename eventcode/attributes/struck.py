"""What a deed without a coded target was done to: a named place, "the city", a hospital, people without a name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from eventcode._evolve import evolved
from eventcode._records import record
from eventcode.actors.belonging import is_definite
from eventcode.actors.owners import ARMS, sole_country
from eventcode.attributes.document import DocumentAttributes
from eventcode.document import Sentence, Token
from eventcode.events import Actor, Place
from eventcode.lexicon.grammar import Grammar

__all__ = ["UNNAMED", "Struck"]

UNNAMED = "unnamed"
"""The `kind` of people whom a text tells of without saying who they are: "they", "five", "two others"."""

_PLACES = frozenset({"08", "15", "17", "18", "19", "20"})
_WAR = frozenset({"19", "20"})
_NAMES = frozenset({"flat", "compound", "nmod", "appos"})
_OBJECTS = frozenset({"obj", "iobj", "nsubj:pass", "nmod", "conj"})
_DEPTH = 2
_POSTURE = "15"


@record
class Struck:
    """A deed by `source`, told by `words`, that nobody is coded as the target of; `location` is where it happened,
    `told` are those to whom something was done before in the sentence."""

    attributes: DocumentAttributes
    sentence: Sentence
    words: Sequence[int]
    code: str
    source: Actor | None
    location: Place | None
    told: Sequence[Actor] = ()

    def actor(self, objects: Sequence[int], beside: Sequence[int] = ()) -> Actor | None:
        """The place, institution or people that the deed is done to, named by its `objects` or, but for people, by
        phrases `beside` them.

        What belongs to somebody is coded by the role that it has in the grammar file (`owner-ROLE`: "hit the
        hospital", `SYRHLH`); a town ("shelled Nawa") and what refers to one ("shelled the city") as its country;
        people of whom only a pronoun or a number tells as those told before ("killed two soldiers and wounded five
        others"), else as civilians ("arrested five"), and so are people whose name nobody knows. `None` for other
        codes than those of the sets `struck-code`, `people-code` and `pronoun-code`.
        """
        if self._covers("struck-code"):
            for actor in self._things((*objects, *beside)):
                return actor
        people = self._covers("people-code")
        if people or self._covers("pronoun-code"):
            for head in objects:
                if self._is_unnamed(head) or (people and self._is_name(head)) or self._is_human(head):
                    return self._people(head)
        return None

    def whereabouts(self, head: int) -> Actor | None:
        """The country of the place where something was done that is aimed at a place; force is not aimed at one's
        own."""
        place = self.location
        if place is None or place.country is None:
            return None
        own = self.source is not None and self.source.country == place.country and self.code[:2] in _WAR
        return None if own else self._coded(place.country, "", head, place.name)

    def institution(self, objects: Sequence[int], country: str | None) -> Actor | None:
        """What one of the `objects` of a deed that struck something is by the role of those to whom it belongs: a
        hospital, a checkpoint, in a place of `country`; people, where only people can be meant ("arrested a tailor in
        Nawa"). `None` where it is only a place."""
        if not self._covers("struck-code"):
            return None
        for head in objects:
            parts = self._parts(head) if self._is_collective(head) else (head,)  # "dozens [of clinics]"
            found = next((found for part in parts if (found := self._institution(head, part)) is not None), None)
            ground = self._covers("taking-code")  # "captured a mosque in Nawa" is the place, a base in it is not
            if found is not None and found.roles and not (ground and found.roles[0] not in ARMS):
                return self._coded(country, found.roles[0], head)
        unnamed = self._covers("people-code") or self._covers("pronoun-code")
        for head in objects:
            if unnamed and self._is_unnamed(head) and all(part == head for part in self._parts(head)):
                return self._people(head)
        people = (head for head in objects if self._is_human(head))
        return next((self._coded(country, "CVL", head, kind=UNNAMED) for head in people), None)

    def scene(self, heads: Iterable[int]) -> Actor | None:
        """Whose one of the things is in which a bomb went off: "in two mosques"."""
        return next((found for head in heads if (found := self._institution(head, head)) is not None), None)

    @property
    def _grammar(self) -> Grammar:
        return self.attributes.lexicon.grammar

    def _covers(self, name: str) -> bool:
        return self._grammar.covers(name, self.code)

    # --- things and places

    def _things(self, heads: Sequence[int]) -> Iterator[Actor]:
        """What was hit: institutions first, then places by their names, then what refers to a place."""
        parts = [(head, part) for head in heads for part in self._parts(head)]
        for how in (self._institution, self._place, self._reference):
            yield from (actor for head, part in parts if (actor := how(head, part)) is not None)

    def _parts(self, head: int, depth: int = 0) -> Iterator[int]:
        """A thing, and what it is a part of: "the safe [of a bank]", "dozens [of homes]", "areas [around a town]"."""
        sentence, grammar = self.sentence, self._grammar
        if not self._is_collective(head):
            yield head
        for token in sentence.dependents(head, "nmod") if depth < _DEPTH else ():
            if any(c.lemma_lower in grammar["part-preposition"] for c in sentence.dependents(token.index, "case")):
                yield from self._parts(token.index, depth + 1)

    def _is_collective(self, head: int) -> bool:
        return self.sentence.tokens[head].lemma_lower in self._grammar["collective"]

    def _institution(self, head: int, part: int) -> Actor | None:
        role, place = self._role(part), self._named(part)
        posture = self.code[:2] == _POSTURE
        if not role or (posture and (role in ARMS or head in self.words)):  # "set up a base", "a company was posted"
            return None
        if self._covers("dissent-code") and not self._covers("riot-code") and role not in self._grammar["seat-role"]:
            return None  # "rallied in front of a church"
        if role in self._grammar["crowd-role"] and self._covers("crowdless-code"):
            return None  # "banned rallies"
        if self.sentence.tokens[part].lemma_lower in self._grammar["refers-place"]:
            if place is not None:
                return None  # "the village of Nawa" is the place
            role = "" if self._covers("taking-code") else role
        place = place or self.location
        country = place.country if place is not None else None
        return self._coded(country or self._home(role), role, head)

    def _role(self, head: int) -> str:
        """The role of those to whom a thing belongs, by the sets `owner-ROLE`; of two words before of one."""
        token, grammar = self.sentence.tokens[head], self._grammar
        if head in self.words and self._covers("bomb-code"):
            return ""  # "planted a mine"
        before = self.sentence.dependents(head, "compound", "amod")
        two = {f"{c.lemma_lower} {token.lemma_lower}" for c in before}
        if token.lemma_lower in grammar["facing-noun"]:  # "the campus gate"
            two |= {c.lemma_lower for c in before}
        for words in (two, {token.lemma_lower}):
            for role in sorted(grammar["owner-role"]):
                if not words.isdisjoint(grammar[f"owner-{role}"]):
                    return role.upper()
        return ""

    def _place(self, head: int, part: int) -> Actor | None:
        place = self._named(part) if self.code[:2] in _PLACES else None
        if place is None:
            return None
        return Actor(
            code=place.country,
            country=place.country,
            roles=(),
            name=place.name,
            text=place.text,
            start=place.start,
            end=place.end,
            kind="place",
            sentence=self.sentence.index,
            head=head,
            tokens=(head,),
        )

    def _named(self, head: int) -> Place | None:
        near = (head, *(t.index for t in self.sentence.dependents(head, *_NAMES)))
        place = self.attributes.target_place(self.sentence.index, near)
        return place if place is not None and place.country is not None else None

    def _reference(self, head: int, part: int) -> Actor | None:
        """What is "the city", the town named before; where grounds are struck, also a town that nobody knows."""
        token, strike = self.sentence.tokens[part], self._covers("strike-code")
        definite = is_definite(self.sentence, part, self._grammar)
        if token.upos == "PROPN":
            wanted = strike and (part == head or head in self.words) and self._is_ground(token)
        else:
            wanted = token.lemma_lower in self._grammar["refers-place"] and (definite or strike)
        if not wanted or self.code[:2] not in _PLACES:
            return None
        place = (self.attributes.place_named_before(self.sentence.index, part) if definite else None) or self.location
        if place is not None and place.country is not None:
            return self._coded(place.country, "", part, place.name)
        named = self.attributes.who[self.sentence.index].country
        country = (named if token.upos == "PROPN" else self._home()) if strike else None
        return self._coded(country, "", part) if country is not None else None

    def _is_ground(self, name: Token) -> bool:
        """Whether a name that nobody knows is a town's by what is done to it: "raided Nawa"."""
        deed = {self.sentence.tokens[index].lemma_lower for index in self.words}
        strike = not deed.isdisjoint(self._grammar["striking-ground"])
        return strike and name.lemma_lower not in self._grammar["time-word"]

    # --- people

    def _is_unnamed(self, head: int) -> bool:
        """Whether a word tells of people without saying who they are."""
        token, grammar = self.sentence.tokens[head], self._grammar
        if token.upos == "NUM":
            return token.relation in ("obj", "nsubj")
        if token.has("Reflex=Yes"):
            return False
        if not grammar["unnamed-people"].isdisjoint((token.lemma_lower, token.lower)):
            return True
        return token.lower in grammar["personal-singular"] or token.lower in grammar["personal-plural"]

    def _is_human(self, head: int) -> bool:
        """Whether a noun must be somebody's by what is done to them: "arrested the accused"."""
        token = self.sentence.tokens[head]
        wanted = token.upos == "NOUN" and token.deprel in _OBJECTS and head not in self.words
        return wanted and self._covers("human-code") and token.lemma_lower not in self._grammar["time-word"]

    def _is_name(self, head: int) -> bool:
        """Whether a word is the name of somebody whom no dictionary knows."""
        token = self.sentence.tokens[head]
        if token.upos != "PROPN" or token.deprel not in _OBJECTS:
            return False
        if not token.text[:1].isupper() and not self.attributes.context.caseless:
            return False
        if self._is_ground(token):
            return False
        known = any(head in actor.tokens for actor in self.attributes.who[self.sentence.index].actors)
        return not known and token.lemma_lower not in self._grammar["time-word"]

    def _people(self, head: int) -> Actor:
        """Those whom the sentence told of last, but not the source's own, nor several by a word for one."""
        token, own = self.sentence.tokens[head], self.source.roles if self.source is not None else ()
        one = token.lower in self._grammar["personal-singular"]
        for actor in reversed(self.told) if token.upos != "PROPN" else ():
            here = actor.sentence == self.sentence.index and actor.head >= 0
            several = one and here and self.sentence.tokens[actor.head].has("Number=Plur")
            if actor.code and actor.kind != "place" and actor.roles and actor.roles != own and not several:
                text = self.attributes.document.text[token.start : token.end]
                span = {"text": text, "start": token.start, "end": token.end, "head": head, "tokens": (head,)}
                return evolved(actor, via="coreference", **span)
        return self._coded(self._home(), "CVL", head, kind=UNNAMED)

    # --- how they are coded

    def _home(self, role: str = "") -> str | None:
        """The country of those and of what no country is named for. Those who fight abroad hit nobody at home, and
        soldiers no soldiers of their own."""
        source, who = self.source, self.attributes.who
        if source is not None and role in ARMS and not ARMS.isdisjoint(source.roles):
            return None
        country = who[self.sentence.index].country or self.attributes.once("sole", self._sole_country)
        if source is None or source.country != country or country not in self._grammar["fights-abroad"]:
            return country
        armed = not source.roles or not ARMS.isdisjoint(source.roles)
        return None if armed and self.code[:2] in _WAR else country

    def _sole_country(self) -> str | None:
        who = [settled.actors for settled in self.attributes.who]
        return sole_country(self.attributes.document.sentences, who, self._grammar)

    def _coded(self, country: str | None, role: str, head: int, name: str = "", kind: str = "place") -> Actor:
        token = self.sentence.tokens[head]
        text = self.attributes.document.text[token.start : token.end]
        return Actor(
            code=(country or "") + role,
            country=country,
            roles=(role,) if role else (),
            name=name or text,
            text=text,
            start=token.start,
            end=token.end,
            via="coreference",
            kind=kind,
            sentence=self.sentence.index,
            head=head,
            tokens=(head,),
        )
