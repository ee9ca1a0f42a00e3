"""The country of bare role nouns ("police", "the regime"), known when the whole text has been read."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from eventcode._evolve import evolved
from eventcode.actors.belonging import OF_NO_COUNTRY, is_definite
from eventcode.actors.codes import COUNTRY_KINDS, PEOPLES, REBELS
from eventcode.actors.meant import is_armed_group, of_body, same_people
from eventcode.actors.mentions import ActorLexicon, Context
from eventcode.actors.owners import (
    ARMS,
    STATE,
    is_addressed,
    is_aside,
    is_done_to_others,
    is_dwelling,
    owner,
    sole_country,
    tells_home,
)
from eventcode.actors.towns import in_own_town
from eventcode.document import Document, Sentence
from eventcode.events import AcledActor, Actor
from eventcode.lexicon.grammar import Grammar

__all__ = ["Settled", "at_home", "is_bare", "is_local", "settled"]

_ARMED_GROUP = "armed-group"
LOCAL = frozenset({"CVL", "OPP", "UAF", "REB", "CRM", "LAB", "AGR", "EDU", "MED", "HLH", "BUS", "COP", "SEP"})
_HOMELESS = PEOPLES | {_ARMED_GROUP}
_INSIDE = frozenset({"nmod", "amod", "compound", "appos"})
_LANDS = COUNTRY_KINDS - {"capital"}
_BODIES = frozenset({("GOV",), ("MIL",), ("COP",)})
_PREFIXED = 3  # words: "pro", "-" and the name
_OPENING = 3  # words: "Meanwhile, in Libya, ..."


@attrs.frozen
class Settled:
    """The actors of a sentence, and the country (ISO alpha-3) of those whom it implies without naming them.
    `setting` is the other country with which the sentence opens."""

    actors: tuple[Actor, ...]
    country: str | None
    setting: str | None = None


def settled(
    document: Document, mentions: Sequence[Sequence[Actor]], context: Context, given: bool, lexicon: ActorLexicon
) -> list[Settled]:
    """Give bare role nouns their country: for people at a place (`LOCAL`) the one place of the sentence, else the
    country that the same noun had before, else the one the text is about (`given` says that the caller named it).
    What is inferred is not used in a sentence that names another country, but for the state's bodies. A sentence that
    opens with another country ("In neighbouring Libya, the army ...") is set there. In a text about no country in
    particular the only one that it names has them, or `owner` tells whose the state's people are. Peoples and the
    faithful ("Hindu temples in Fiji") are of the place or of the country that was given."""
    if not given:
        mentions = [
            _in_towns(s, named, context, lexicon) if named else named
            for s, named in zip(document.sentences, mentions, strict=True)
        ]
    sole = sole_country(document.sentences, mentions, lexicon.grammar) if context.country is None else None
    settling = _Settling(context, given, lexicon, sole)
    return [settling.settled(s, named) for s, named in zip(document.sentences, mentions, strict=True)]


@attrs.define
class _Setting:
    """Where a sentence is set: the `countries` of its actors, the country `here` where something happens, the one with
    which it `opened`, and the `fallback` for those of whom nothing else is known. `actors` are those of the sentence
    who are settled; `away` says that one of them is of another country than the text around them."""

    sentence: Sentence
    named: Sequence[Actor]
    countries: set[str]
    fallback: str | None
    here: str | None
    opened: str | None
    actors: list[Actor] = attrs.field(factory=list)
    away: bool = False


class _Settling:
    """Gives the actors of a text their country, sentence by sentence: see `settled`. `known` are the countries that
    nouns had, `bodies` those whom a noun named last, `armed` the armed groups of the last sentence with any."""

    def __init__(self, context: Context, given: bool, lexicon: ActorLexicon, sole: str | None) -> None:
        self.context = context
        self.given = given
        self.lexicon = lexicon
        self.grammar = lexicon.grammar
        self.sole = sole
        self.known: dict[str, list[str]] = {}
        self.bodies: dict[str, Actor] = {}
        self.armed: list[Actor] = []

    def settled(self, sentence: Sentence, named: Sequence[Actor]) -> Settled:
        """The actors of the next sentence, and the country that it is set in."""
        country = self.context.country
        if not named:
            return Settled((), country or self.sole)
        setting = self._setting(sentence, named)
        for actor in named:
            if _is_settled(actor, self.given):
                setting.actors.append(actor)
            else:
                self._settle(actor, setting)
        self._remember(sentence, setting.actors)
        abroad = not self.given and not {a.country for a in setting.actors} <= {None, country}
        told = setting.opened or (setting.here if abroad else country or self.sole)
        return Settled(tuple(setting.actors), told, setting.opened)

    def _setting(self, sentence: Sentence, named: Sequence[Actor]) -> _Setting:
        home, grammar = self.context.country, self.grammar
        countries = _countries(sentence, named, grammar)
        away = bool(countries) and countries != {home}
        opened = _scene(sentence, named, grammar, True) if away else None
        here = opened or (None if self.given or not countries else _scene(sentence, named, grammar, False))
        return _Setting(sentence, named, countries, home if self.given or not away else None, here, opened)

    def _remember(self, sentence: Sentence, actors: Sequence[Actor]) -> None:
        """Take note of a sentence's actors, who tell whose those of the next ones are."""
        self.armed = [a for a in actors if is_armed_group(a)] or self.armed
        single = self.lexicon.agents.single
        for actor in actors:
            if actor.country is not None:
                for index in actor.tokens:  # in "a national security adviser" not *security*
                    word = sentence.tokens[index].lemma_lower
                    if index == actor.head or word in single:
                        self.known.setdefault(word, []).append(actor.country)

    def _settle(self, actor: Actor, setting: _Setting) -> None:
        """Add an actor of a sentence whose country may hang on what stands around it."""
        bare = is_bare(actor)
        body = self._meant(actor, setting, bare)
        if body is not None:  # "the insurgents", "the UN envoy ... the envoy"
            actor = evolved(actor, code=body.code, country=body.country, roles=body.roles, acled=body.acled)
            setting.actors.append(actor)
            return
        if actor.name in self.grammar["foreign-noun"]:
            setting.actors.append(actor)
            return
        country = self._country(actor, setting) if bare else None
        if actor.kind in _HOMELESS and actor.country is None and actor.code and _is_national(actor):
            told = self.context.country if self.given else None  # Kurds whom France meets are not of France
            country = setting.here or told or (self.sole if actor.kind == _ARMED_GROUP else None)
        if self.given:
            actor, country = self._of_given(actor, country, setting.sentence)
        elif bare:
            country = self._of_others(actor, country, setting)
        if country is not None:
            actor = at_home(actor, country, self.context, self.lexicon)
        setting.actors.append(actor)
        if actor.via == "agent" and actor.code is not None and actor.head >= 0:
            self.bodies[setting.sentence.tokens[actor.head].lemma_lower] = actor

    def _meant(self, actor: Actor, setting: _Setting, bare: bool) -> Actor | None:
        """Those named before whom a noun alone means."""
        body = of_body(actor, setting.sentence, self.bodies, self.grammar)
        if body is None and bare:
            return same_people(actor, setting.sentence, setting.actors, self.armed, self.grammar)
        return body

    def _of_given(self, actor: Actor, country: str | None, sentence: Sentence) -> tuple[Actor, str | None]:
        """An actor and its country in a text about a country that the caller named."""
        home, grammar = self.context.country, self.grammar
        if actor.code == "IMG" and actor.name in grammar["partner-noun"]:
            return evolved(actor, code="PTY", roles=("PTY",)), home
        if actor.code == "GOV" and actor.name in grammar["politician-noun"]:
            actor = evolved(actor, code="ELI", roles=("ELI",))  # who governs is told by an office or a country
        if country is None and _is_domestic_help(actor, sentence, grammar):
            country = home
        return actor, country

    def _of_others(self, actor: Actor, country: str | None, setting: _Setting) -> str | None:
        """The country of a bare role noun in a text that no country is given for, by the others of its sentence;
        `country` is what the text before tells."""
        sentence, named, grammar = setting.sentence, setting.named, self.grammar
        if country not in (None, setting.here) and not ARMS.isdisjoint(actor.roles):
            own = [a for a in setting.actors if a.country == country]
            if is_done_to_others(sentence, actor, own, grammar):  # "shelled the Cambodian army and killed soldiers"
                country = None
        country = _side(actor, sentence, self.lexicon) or _beside(actor, sentence, named, grammar) or country
        if country is None:
            alone, home = self.sole, self.context.country
            if home is None and alone is None and is_local(actor):
                alone = sole_country([sentence], [named], grammar)
            placed = [a for a in (*setting.actors, *named) if a.country is not None]
            country = _inferred(actor, sentence, placed, alone, home, grammar)
        own_home = in_own_town(actor, country, sentence, named, grammar)
        if own_home != country:
            setting.away = True  # who stands beside "the Oberstdorf police" is not of another sentence
        return own_home if not setting.away or own_home in setting.countries else None

    def _country(self, actor: Actor, setting: _Setting) -> str | None:
        """The country of a bare role noun by what was named before it, in its sentence and in the text."""
        if setting.opened is not None or (setting.here is not None and is_local(actor)):
            return setting.opened or setting.here
        known, tokens, fallback = self.known, setting.sentence.tokens, setting.fallback
        words = [tokens[i].lemma_lower for i in actor.tokens]
        named = next((known[word] for word in words if word in known), ())
        before = named[-1] if named else None
        if fallback is not None and fallback in named:  # "the president" is that of the country the text is about
            before = fallback
        countries = setting.countries
        if before is None or (countries and before not in countries and STATE.isdisjoint(actor.roles)):
            return fallback
        return before


def _is_settled(actor: Actor, given: bool) -> bool:
    """Whether an actor is what its name says, whatever stands around it: a country, a person, a company."""
    return actor.via != "agent" and actor.kind not in _HOMELESS and not (given and actor.code == "IMG")


def _in_towns(sentence: Sentence, named: Sequence[Actor], context: Context, lexicon: ActorLexicon) -> Sequence[Actor]:
    """The actors of a sentence, those of a city on the map at home there: "the Essen police"."""
    homes = [in_own_town(a, None, sentence, named, lexicon.grammar) if is_bare(a) else None for a in named]
    if not any(homes):
        return named
    return [a if home is None else at_home(a, home, context, lexicon) for a, home in zip(named, homes, strict=True)]


def _countries(sentence: Sentence, named: Sequence[Actor], grammar: Grammar) -> set[str]:
    """The countries of a sentence: not of reporters ("told a Turkish news agency"), nor, beside others, of what lies
    beyond a border and of armed groups of several countries."""
    found = {a.country for a in named if a.country and "MED" not in a.roles}
    if len(found) < 2:
        return found
    near: set[str] = set()
    for actor in named:
        country = actor.country
        if country is None or country in near or "MED" in actor.roles or _is_abroad(actor):
            continue
        if not is_aside(sentence, actor, grammar):
            near.add(country)
    return near or found


def _is_abroad(actor: Actor) -> bool:
    """Whether an armed group is of several countries, so that no one is its own."""
    return actor.kind == _ARMED_GROUP and not (actor.code or "").startswith(actor.country or " ")


def _is_national(actor: Actor) -> bool:
    """Whether a name of no country is that of people who are of some: Kurds, hunters of several states."""
    return actor.via != "agent" and OF_NO_COUNTRY.isdisjoint(actor.roles)


def _is_domestic_help(actor: Actor, sentence: Sentence, grammar: Grammar) -> bool:
    """Whether an actor is an association or its people that nothing says to come from abroad."""
    if actor.via != "agent" or actor.country is not None or "IRC" in actor.roles:
        return False
    if OF_NO_COUNTRY.intersection(actor.roles) != {"NGO"}:
        return False
    return all(sentence.tokens[i].lemma_lower not in grammar["foreign-word"] for i in actor.tokens)


def _side(actor: Actor, sentence: Sentence, lexicon: ActorLexicon) -> str | None:
    """The country of the person whose side people take: "pro-Roe forces"; of a state, where they are its army."""
    first = min(actor.tokens, default=0)
    if first == 0:
        return None
    prefix, dash, name = sentence.tokens[first - 1].lower.partition("-")  # "pro-Roe" is one word or three
    if not dash:
        if first < _PREFIXED or sentence.tokens[first - 2].text != "-":
            return None
        prefix, name = sentence.tokens[first - _PREFIXED].lower, prefix
    if prefix not in lexicon.grammar["side-prefix"] or not name:
        return None
    army = len(actor.tokens) > 1 and actor.roles == ("MIL",)
    for entry in lexicon.names.entries_of(name):
        kind, home = entry.attributes.get("kind"), (entry.code_on(None) or "")[:3]
        if home in lexicon.countries and (kind == "person" or (army and kind == "country")):
            return home
    return None


def _beside(actor: Actor, sentence: Sentence, named: Sequence[Actor], grammar: Grammar) -> str | None:
    """The country of the place of a thing that a role noun tells whose it is: "a government building in Kabul", "the
    government websites of Chad"."""
    token = sentence.tokens[actor.head]
    if token.relation != "compound" or token.head < 0 or actor.roles not in _BODIES:
        return None
    bonds = grammar["own-preposition"] | (grammar["scene-preposition"] if actor.roles == ("GOV",) else frozenset())
    for place in (a for a in named if a.kind in COUNTRY_KINDS and sentence.tokens[a.head].head == token.head):
        if any(c.lemma_lower in bonds for c in sentence.dependents(place.head, "case")):
            return place.country
    return None


def is_bare(actor: Actor) -> bool:
    """Whether an actor is a role noun that belongs to some country, and the text does not say to which."""
    coded = actor.via == "agent" and actor.country is None and actor.code is not None
    return coded and OF_NO_COUNTRY.isdisjoint(actor.roles)


def is_local(actor: Actor) -> bool:
    """Whether people are those of the place, whatever their faith: villagers, Islamist militants, the police."""
    return not LOCAL.isdisjoint(actor.roles) and (STATE - LOCAL).isdisjoint(actor.roles)


def _inferred(
    actor: Actor, sentence: Sentence, named: Sequence[Actor], sole: str | None, home: str | None, grammar: Grammar
) -> str | None:
    """The country of a bare role noun by the others `named`: `sole`, the only one of the text, or the `owner` nearby;
    `home` is the country that the text is about. None for those who are at home elsewhere ("the ambassador")."""
    if sentence.tokens[actor.head].lemma_lower in grammar["sent-abroad"]:
        return None
    if sole is None:
        definite = home is not None and is_definite(sentence, actor.head, grammar)
        return owner(sentence, actor, named, grammar, home if definite else None)
    captive = sentence.tokens[actor.head].lemma_lower in grammar["captive"]
    if sole in grammar["fights-abroad"] and (captive or not REBELS.isdisjoint(actor.roles)):
        return None
    homes = [a for a in named if a.country == sole and tells_home(sentence, a, grammar)]
    abroad = is_addressed(sentence, actor, homes, grammar) or is_done_to_others(sentence, actor, homes, grammar)
    return None if abroad else sole


def _scene(sentence: Sentence, named: Sequence[Actor], grammar: Grammar, opening: bool) -> str | None:
    """The only country that the sentence says something happened in: "in the port of Basra", "police in Lagos";
    of `opening` ones the country with which the sentence begins."""
    wanted, found = grammar["scene-preposition"], set()
    cases = sentence.related.get("case", ())
    scenes = {t.head for t in cases if t.lemma_lower in wanted and (not opening or t.index < _OPENING)}
    for actor in named if scenes else ():
        if actor.country is None or (opening and actor.kind not in _LANDS):
            continue
        place = actor.kind in COUNTRY_KINDS
        words = (actor.head,) if place else [i for i in actor.tokens if i > actor.head]
        heads = [_first(sentence, i, grammar["place-noun"]) for i in words]
        if place and not opening:
            heads.append(actor.head)
        if not scenes.isdisjoint(heads) and not is_dwelling(sentence, actor.head, grammar):
            found.add(actor.country)
    return found.pop() if len(found) == 1 else None


def _first(sentence: Sentence, index: int, places: frozenset[str]) -> int:
    """The word that has the preposition of a place: the first of coordinated ones, the port in "port of Basra"."""
    token = sentence.tokens[index]
    while token.relation == "conj" or (
        token.relation in _INSIDE and token.head >= 0 and sentence.tokens[token.head].lemma_lower in places
    ):
        token = sentence.tokens[token.head]
    return token.index


def at_home(actor: Actor, country: str, context: Context, lexicon: ActorLexicon) -> Actor:
    """A role noun or a people of no known country as one of `country` (ISO alpha-3)."""
    acled = None
    if actor.acled is not None:
        key = (actor.entry, actor.name, actor.acled, country, context.date)
        acled = lexicon.composer.once(key, lambda: _acled(actor, country, context, lexicon))
    return evolved(actor, code=country + (actor.code or ""), country=country, acled=acled)


def _acled(actor: Actor, country: str, context: Context, lexicon: ActorLexicon) -> AcledActor | None:
    """ACLED's name with the country in it, for a role noun that nothing else had named."""
    entry = None if actor.entry is None else lexicon.agents.entry_called(actor.name, actor.entry)
    if entry is None or actor.acled != lexicon.acled.actor(entry.attributes, entry, None, context.date):
        return actor.acled
    return lexicon.acled.actor(entry.attributes, entry, country, context.date)
