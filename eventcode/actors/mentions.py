"""Names and role nouns of a sentence, composed into actors: "Syrian" + "rebels" is SYRREB."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from itertools import compress, count

import attrs

from eventcode.actors.acled import AcledNames
from eventcode.actors.beside import by_place_beside
from eventcode.actors.codes import Group
from eventcode.actors.composed import Composer
from eventcode.actors.elided import elided_name
from eventcode.actors.grouping import NOUNS, grouped
from eventcode.actors.identity import NAMING, own_name, proper_nouns_before
from eventcode.actors.namesakes import is_common_word, without_namesakes
from eventcode.actors.normalise import Words
from eventcode.actors.offices import force_of, private_role
from eventcode.actors.table import ALONE, FIRST, ROLE, Hit, NameTable, Vocabulary
from eventcode.document import Document, Sentence, Token
from eventcode.events import Actor
from eventcode.lexicon.actor_format import ActorEntry
from eventcode.lexicon.grammar import Grammar

__all__ = ["ActorLexicon", "Context", "Reading", "actor_of", "read_names"]

_LONG_ROLE = ROLE * FIRST
_SINGLE = ROLE + ALONE
_BONDS = frozenset({"amod", "acl"})


@attrs.frozen
class ActorLexicon:
    """Everything compiled that finding actors needs."""

    names: NameTable
    agents: NameTable
    grammar: Grammar
    countries: frozenset[str]
    acled: AcledNames
    composer: Composer = attrs.field(init=False, eq=False, repr=False)
    vocabulary: Vocabulary = attrs.field(init=False, eq=False, repr=False)

    @composer.default
    def _composer(self) -> Composer:
        return Composer(self.countries, self.acled)

    @vocabulary.default
    def _vocabulary(self) -> Vocabulary:
        return Vocabulary(self.names, self.agents)


@attrs.frozen
class Context:
    """What is known about the text before its words are read."""

    date: dt.date | None = None
    country: str | None = None
    caseless: bool = False
    abbreviations: Mapping[str, ActorEntry] = attrs.field(factory=dict)


@attrs.frozen(eq=False)
class Reading:
    """The words of a sentence as the name tables see them, and the groups of them that each name an actor."""

    words: Words
    groups: tuple[Group, ...]

    def holds(self, lexicon: ActorLexicon, context: Context) -> bool:
        """Whether a sentence that was read without knowing the country of its text reads alike in that country."""
        return not (context.caseless or lexicon.names.tells_apart(self.words, context.country))

    def actors(
        self, document: Document, sentence: Sentence, lexicon: ActorLexicon, context: Context
    ) -> tuple[Actor, ...]:
        """The actors that the sentence names, in text order, without pronouns."""
        return tuple([actor_of(document, sentence, group, lexicon, context) for group in self.groups])


def read_names(sentence: Sentence, lexicon: ActorLexicon, context: Context) -> Reading:
    """Find the names and role nouns of a sentence, and which of them name one actor together."""
    words = Words.of(sentence, lexicon.vocabulary)
    found = _found(words, sentence, lexicon, context)
    if found:
        found = without_namesakes(sentence, found, lexicon.grammar)
    if len(found) > 1:
        found = by_place_beside(sentence, words, found, lexicon.names, lexicon.grammar)
    return Reading(words, tuple(grouped(sentence, found, lexicon.grammar)) if found else ())


def _is_language(sentence: Sentence, index: int, prepositions: frozenset[str]) -> bool:
    """Whether an adjective of a country stands alone after a preposition: "signs in Chinese and English"."""
    token = sentence.tokens[index]
    first = token.head if token.relation == "conj" else index
    if sentence.tokens[first].relation not in ("obl", "nmod") or any(sentence.dependents(index, "det")):
        return False
    return any(case.lemma_lower in prepositions for case in sentence.dependents(first, "case"))


def _found(
    words: Words, sentence: Sentence, lexicon: ActorLexicon, context: Context
) -> list[tuple[Hit, tuple[int, ...]]]:
    """The names and role nouns of a sentence and their words, without overlaps; what is blocked takes its words, but
    is not among them."""
    names, agents, short = lexicon.names, lexicon.agents, context.abbreviations
    norms, pairs = words.norms, names.pairs
    opens = list(words.opens)
    own = {i: short[raw] for i, raw in enumerate(words.raws) if raw in short} if short else {}
    for here in own:
        opens[here] |= ALONE
    found: list[tuple[Hit, tuple[int, ...]]] = []
    after = 0
    for here in compress(count(), opens):
        if here < after:
            continue
        begun = opens[here]
        long_name = begun & FIRST and norms[here : here + 2] in pairs
        long_role = begun & _LONG_ROLE and agents.is_pair(words, here)
        if not (long_name or long_role or begun & _SINGLE):
            continue
        name = role = None
        if long_name or begun & ALONE:
            name = (names.at if long_name else names.alone)(words, here, context.caseless, context.country)
            if here in own and (name is None or name.last == here):
                name = Hit(here, here, own[here], False, own[here].codes[0].code == "---")
            if name is not None and not _is_name(words, sentence, name, lexicon.grammar, context.caseless):
                name = None
        if long_role or begun & ROLE:
            role = _role_at(here, words, sentence, lexicon, bool(long_role))
        best = role if name is None or (role is not None and role.last > name.last) else name
        if best is None:
            continue
        if best is name and best.last > here and here - 2 >= after:
            other = elided_name(words, best, names, lexicon.grammar)
            if other is not None:
                found.append((other, (words.tokens[other.first],)))
        if not best.blocked:
            tokens = _tokens(words, best)
            if not (best.adjective and _is_language(sentence, tokens[-1], lexicon.grammar["language-preposition"])):
                found.append((best, tokens))
        after = best.last + 1
    return found


def _tokens(words: Words, hit: Hit) -> tuple[int, ...]:
    first = words.tokens[hit.first]
    return (first,) if hit.first == hit.last else tuple(range(first, words.tokens[hit.last] + 1))


def _is_name(words: Words, sentence: Sentence, name: Hit, grammar: Grammar, caseless: bool) -> bool:
    """Whether words that look like a name are one where they stand."""
    if _is_blocked(words, name, grammar, sentence):
        return False
    if name.last > name.first:
        return True
    token = sentence.tokens[words.tokens[name.first]]
    if caseless and not name.adjective and token.upos == "ADJ":
        return False  # "sad" and "raw" are no abbreviations there
    return not is_common_word(sentence, token)


def _role_at(here: int, words: Words, sentence: Sentence, lexicon: ActorLexicon, longer: bool) -> Hit | None:
    """The role noun that begins at a piece; of several words only where `longer` says so."""
    agents = lexicon.agents
    role = (agents.at if longer else agents.alone)(words, here, True)
    if role is not None and role.last > here and _is_verb(words, sentence, role):
        role = agents.at(words.only(range(role.last)), here, True)  # "the government [forced] them"
    return role if role is not None and _is_role(words, sentence, role, lexicon.grammar) else None


def _is_role(words: Words, sentence: Sentence, hit: Hit, grammar: Grammar) -> bool:
    first, token = words.tokens[hit.first], sentence.tokens[words.tokens[hit.last]]
    if words.norms[hit.first] in grammar["after-hour"] and first and sentence.tokens[first - 1].text[-1:].isdigit():
        return False
    if hit.first == hit.last and hit.entry.names[0].exact and token.lemma_lower in grammar["named-noun"]:
        return _is_named(sentence, token, grammar)
    return token.upos in NOUNS or (hit.last > hit.first and token.upos in ("ADJ", "VERB"))


def _is_named(sentence: Sentence, token: Token, grammar: Grammar) -> bool:
    """Whether a noun in capitals begins or ends a longer name: "the Horan Movement", "Front for Peace"."""
    before = sentence.tokens[token.index - 1] if token.index else None
    if before is not None and before.head == token.index and before.upos in NAMING and before.text[:1].isupper():
        return before.index > 0 or before.upos == "PROPN"
    after = sentence.tokens[token.index + 1 : token.index + 3]
    return len(after) == 2 and after[0].lemma_lower in grammar["naming-preposition"] and after[1].text[:1].isupper()


def _is_verb(words: Words, sentence: Sentence, hit: Hit) -> bool:
    """Whether the last word of a role is the verb that the words before it are the subject of."""
    last = words.tokens[hit.last]
    if sentence.tokens[last].upos != "VERB":
        return False
    return any(words.tokens[hit.first] <= t.index < last for t in sentence.dependents(last, "nsubj", "nsubj:pass"))


def _is_blocked(words: Words, hit: Hit, grammar: Grammar, sentence: Sentence) -> bool:
    """A name inside `pro-Russian` or `Iran-backed` is not the actor; in "the army, backed by …" it is."""
    tokens, norms = words.tokens, words.norms
    before, after = hit.first - 1, hit.last + 1
    if before >= 0 and norms[before] in grammar["blocking-prefix"] and tokens[hit.first] - tokens[before] in (0, 2):
        return True
    if after >= len(norms):
        return False
    follows, gap = norms[after], tokens[after] - tokens[hit.last]
    if follows in grammar["name-particle"] and (gap == 0 or _is_hyphenated(sentence, sentence.tokens[tokens[after]])):
        return True  # "Majlis-e-Amal" is no Majlis
    if follows not in grammar["blocking-suffix"]:
        return False
    if gap == 1:  # "al Qaeda linked militants"
        bond = sentence.tokens[tokens[after]]
        return bond.relation in _BONDS and sentence.tokens[min(bond.index + 1, len(sentence.tokens) - 1)].upos in NAMING
    return gap == 0 or (gap == 2 and sentence.tokens[tokens[hit.last] + 1].text != ",")


def _is_hyphenated(sentence: Sentence, token: Token) -> bool:
    return token.text[:1] == "-" or sentence.tokens[token.index - 1].text == "-"


def actor_of(document: Document, sentence: Sentence, group: Group, lexicon: ActorLexicon, context: Context) -> Actor:
    """The actor that the words of a group name, coded for the day and country of the text."""
    entry = group.main.entry
    if entry.agent:
        group.private = private_role(sentence, group, lexicon.grammar)
    elif entry.attributes.get("kind") == "country":
        group.private = force_of(sentence, group, lexicon.grammar)
    bare = entry.agent and group.country is None and "identity" in entry.attributes
    unknown = proper_nouns_before(sentence, group.head, group.tokens) if bare else ""
    meaning = lexicon.composer.meaning(group, context.date, context.country, unknown)
    tokens = tuple(sorted(group.tokens))
    start, end = sentence.tokens[tokens[0]].start, sentence.tokens[tokens[-1]].end
    return Actor(
        code=meaning.code,
        country=meaning.country,
        roles=meaning.roles,
        name=meaning.name,
        text=document.text[start:end],
        start=start,
        end=end,
        acled=own_name(sentence, group.head, tokens, meaning.acled) if meaning.nameless else meaning.acled,
        entry=meaning.entry,
        via=meaning.via,
        kind=meaning.kind,
        sentence=sentence.index,
        head=tokens[0] if len(tokens) == 1 else _group_head(sentence, group, tokens),
        tokens=tokens,
    )


def _group_head(sentence: Sentence, group: Group, tokens: tuple[int, ...]) -> int:
    """The word of an actor that stands for it in its clause."""
    if group.head in group.tokens and sentence.tokens[group.head].head not in group.tokens:
        return group.head
    return next((i for i in tokens if sentence.tokens[i].head not in group.tokens), group.head)
