"""The country of bare role nouns ("police", "the regime"), known when the whole text has been read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from eventcode._evolve import evolved
from eventcode.actors.belonging import OF_NO_COUNTRY, is_definite
from eventcode.actors.codes import COUNTRY_KINDS, PEOPLES, REBELS
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
_PHRASE = _INSIDE | {"flat", "conj", "nummod"}
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
    known: dict[str, list[str]] = {}
    bodies: dict[str, Actor] = {}
    grammar = lexicon.grammar
    if not given:
        mentions = [
            _in_towns(s, named, context, lexicon) if named else named
            for s, named in zip(document.sentences, mentions, strict=True)
        ]
    sole = sole_country(document.sentences, mentions, grammar) if context.country is None else None
    armed: list[Actor] = []
    result = []
    for sentence, named in zip(document.sentences, mentions, strict=True):
        if not named:
            result.append(Settled((), context.country or sole))
            continue
        countries = _countries(sentence, named, grammar)
        fallback = context.country if given or countries <= {context.country} else None
        opened = _scene(sentence, named, grammar, True) if countries - {context.country} else None
        here = opened or (None if given or not countries else _scene(sentence, named, grammar, False))
        actors: list[Actor] = []
        away = False
        for actor in named:
            if _is_settled(actor, given):
                actors.append(actor)
                continue
            bare = is_bare(actor)
            body = _of_body(actor, sentence, bodies, grammar)
            if body is None and bare:
                body = _same_people(actor, sentence, actors, armed, grammar)
            if body is not None:  # "the insurgents", "the UN envoy ... the envoy"
                actors.append(evolved(actor, code=body.code, country=body.country, roles=body.roles, acled=body.acled))
                continue
            if actor.name in grammar["foreign-noun"]:
                actors.append(actor)
                continue
            country = _country(actor, sentence, known, countries, fallback, here, opened) if bare else None
            if actor.kind in _HOMELESS and actor.country is None and actor.code and _is_national(actor):
                told = context.country if given else None  # Kurds whom France meets are not of France
                country = here or told or (sole if actor.kind == _ARMED_GROUP else None)
            if given and actor.code == "IMG" and actor.name in grammar["partner-noun"]:
                actor, country = evolved(actor, code="PTY", roles=("PTY",)), context.country
            if given and actor.code == "GOV" and actor.name in grammar["politician-noun"]:
                actor = evolved(actor, code="ELI", roles=("ELI",))  # who governs is told by an office or a country
            if given and country is None and _is_domestic_help(actor, sentence, grammar):
                country = context.country
            if not given and bare:
                armed_there = country not in (None, here) and not ARMS.isdisjoint(actor.roles)
                if armed_there:  # "shelled the Cambodian army and killed soldiers"
                    own = [a for a in actors if a.country == country]
                    country = None if is_done_to_others(sentence, actor, own, grammar) else country
                country = _side(actor, sentence, lexicon) or _beside(actor, sentence, named, grammar) or country
                if country is None:
                    alone = sole
                    if context.country is None and sole is None and is_local(actor):
                        alone = sole_country([sentence], [named], grammar)
                    country = _inferred(actor, sentence, [*actors, *named], alone, context.country, grammar)
                home = in_own_town(actor, country, sentence, named, grammar)
                away = away or home != country  # who stands beside "the Oberstdorf police" is not of another sentence
                country = home if not away or home in countries else None
            actors.append(actor if country is None else at_home(actor, country, context, lexicon))
            if actor.via == "agent" and actor.code is not None and actor.head >= 0:
                bodies[sentence.tokens[actor.head].lemma_lower] = actors[-1]
        armed = [a for a in actors if _is_armed_group(a)] or armed
        for actor in actors:
            if actor.country is not None:
                for word in _roles_named(sentence, actor, lexicon):
                    known.setdefault(word, []).append(actor.country)
        abroad = not given and any(a.country and a.country != context.country for a in actors)
        result.append(Settled(tuple(actors), opened or (here if abroad else context.country or sole), opened))
    return result


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
    if len(found) > 1:
        near = {
            a.country
            for a in named
            if a.country and "MED" not in a.roles and not _is_abroad(a) and not is_aside(sentence, a, grammar)
        }
        return near or found
    return found


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
    prefix, dash, name = sentence.tokens[first - 1].lower.partition("-")  # "pro-Roe" is one word or three
    if not dash and first >= _PREFIXED and sentence.tokens[first - 2].text == "-":
        prefix, name = sentence.tokens[first - _PREFIXED].lower, prefix
    if first == 0 or prefix not in lexicon.grammar["side-prefix"] or not name:
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
        definite = is_definite(sentence, actor.head, grammar)
        return owner(sentence, actor, named, grammar, home if definite else None)
    captive = sentence.tokens[actor.head].lemma_lower in grammar["captive"]
    if sole in grammar["fights-abroad"] and (captive or not REBELS.isdisjoint(actor.roles)):
        return None
    homes = [a for a in named if a.country == sole and tells_home(sentence, a, grammar)]
    abroad = is_addressed(sentence, actor, homes, grammar) or is_done_to_others(sentence, actor, homes, grammar)
    return None if abroad else sole


def _of_body(actor: Actor, sentence: Sentence, bodies: dict[str, Actor], grammar: Grammar) -> Actor | None:
    """Those of an international body whom the text named last by a noun: "the leaders" after "EU leaders"."""
    if actor.via != "agent" or actor.country is not None or len(actor.tokens) != 1:
        return None
    last = bodies.get(sentence.tokens[actor.head].lemma_lower)
    if last is None or last.country is not None or OF_NO_COUNTRY.isdisjoint(last.roles):
        return None
    definite = is_definite(sentence, actor.head, grammar)
    return last if definite and not sentence.dependents(actor.head, "nmod") else None


def _is_armed_group(actor: Actor) -> bool:
    """Whether an actor is an armed group or its people: "Tuareg Front fighters", but no rebels of no group."""
    if actor.kind == _ARMED_GROUP:
        return True
    return actor.via == "agent" and actor.country is not None and len(actor.roles) > 1 and actor.roles[0] in REBELS


def _same_people(
    actor: Actor, sentence: Sentence, before: Sequence[Actor], armed: Sequence[Actor], grammar: Grammar
) -> Actor | None:
    """Those named before whom a bare plural means: "the insurgents" are the only armed group of the sentence, or of
    the last one that named any, "the soldiers" the only soldiers of a country before in the sentence."""
    if len(actor.tokens) > 1 or not sentence.tokens[actor.head].has("Number=Plur"):
        return None
    if not REBELS.isdisjoint(actor.roles) and actor.country is None:
        attacked = _attacked(actor, sentence, before, grammar)
        if attacked is not None:
            return attacked
    if not is_definite(sentence, actor.head, grammar) or sentence.dependents(actor.head, "nmod", "acl", "amod"):
        return None
    groups = [a for a in before if a.via == "agent" and a.country is not None and a.roles == actor.roles]
    if not REBELS.isdisjoint(actor.roles):
        groups = [a for a in before if _is_armed_group(a)] or groups or list(armed)
    return groups[-1] if len({a.code for a in groups}) == 1 else None


def _attacked(actor: Actor, sentence: Sentence, before: Sequence[Actor], grammar: Grammar) -> Actor | None:
    """The only armed group of a sentence, where its people are harmed after it was: "attacked the Horan Front, killing
    ten fighters", "raids on the Front killed ten fighters"."""
    groups = [a for a in before if _is_armed_group(a)]
    if not groups or len({a.code for a in groups}) > 1 or any(sentence.dependents(actor.head, "nmod", "acl")):
        return None
    if any(t.lemma_lower not in grammar["unnamed-people"] for t in sentence.dependents(actor.head, "amod")):
        return None  # "many fighters", but "foreign fighters" may be others
    verbs = [i for i in sentence.ancestors(actor.head) if sentence.tokens[i].upos == "VERB"]
    if not verbs or sentence.tokens[verbs[0]].lemma_lower not in grammar["done-to-others"]:
        return None
    inside = {actor.head, *sentence.ancestors(actor.head)}
    if not any(c.index in inside for c in sentence.dependents(verbs[0], "obj")):
        return None
    return groups[0] if all(_suffers(sentence, a.head, verbs, grammar) for a in groups) else None


def _suffers(sentence: Sentence, index: int, verbs: Sequence[int], grammar: Grammar) -> bool:
    """Whether a phrase is what one of some verbs does something to, also as a part of a longer one: "a base of the
    Front", "raids on the Front"."""
    bonds = grammar["victim-preposition"]
    while True:
        token = sentence.tokens[index]
        below = any(c.lemma_lower in bonds for c in sentence.dependents(index, "case"))
        if token.head in verbs:
            return token.deprel in ("obj", "nsubj:pass") or (token.relation == "obl" and below)
        if token.relation == "nmod" and below and sentence.tokens[token.head].relation == "nsubj":
            return True
        if token.relation not in _PHRASE or token.head < 0:
            return False
        index = token.head


def _roles_named(sentence: Sentence, actor: Actor, lexicon: ActorLexicon) -> Iterator[str]:
    """The words of an actor that are role nouns by themselves: in "a national security adviser" not *security*."""
    for index in actor.tokens:
        word = sentence.tokens[index].lemma_lower
        if index == actor.head or word in lexicon.agents.single:
            yield word


def _scene(sentence: Sentence, named: Sequence[Actor], grammar: Grammar, opening: bool) -> str | None:
    """The only country that the sentence says something happened in: "in the port of Basra", "police in Lagos";
    of `opening` ones the country with which the sentence begins."""
    wanted, found = grammar["scene-preposition"], set()
    for actor in named:
        if actor.country is None or (opening and actor.kind not in _LANDS):
            continue
        if actor.kind in COUNTRY_KINDS:
            first = _first(sentence, actor.head, grammar["place-noun"])
            cases = (t for t in sentence.dependents(first, "case") if not opening or t.index < _OPENING)
            words = [t.lemma_lower for t in cases]
            if not opening:
                words += [t.lemma_lower for t in sentence.dependents(actor.head, "case")]
        else:
            places = [i for i in actor.tokens if i > actor.head]  # "children in the district of Kandahar"
            heads = [_first(sentence, i, grammar["place-noun"]) for i in places]
            words = [t.lemma_lower for i in heads for t in sentence.dependents(i, "case")]
        if not wanted.isdisjoint(words) and not is_dwelling(sentence, actor.head, grammar):
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


def _country(
    actor: Actor,
    sentence: Sentence,
    known: dict[str, list[str]],
    countries: set[str],
    fallback: str | None,
    here: str | None,
    opened: str | None,
) -> str | None:
    """The country of a bare role noun by what was named before it, in its sentence and in the text."""
    if opened is not None or (here is not None and is_local(actor)):
        return opened or here
    words = (sentence.tokens[i].lemma_lower for i in actor.tokens)
    named = next((known[word] for word in words if word in known), [])
    before = named[-1] if named else None
    if fallback is not None and fallback in named:  # "the president" is that of the country that the text is about
        before = fallback
    if before is None or (countries and before not in countries and STATE.isdisjoint(actor.roles)):
        return fallback
    return before


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
