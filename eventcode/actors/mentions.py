"""Names and role nouns of a sentence, composed into actors: "Syrian" + "rebels" is SYRREB."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

import attrs

from eventcode.actors.acled import AcledNames
from eventcode.actors.codes import (
    COUNTRY_KINDS,
    NATIONAL_KINDS,
    PEOPLES,
    Group,
    is_former,
    is_state,
    kind_of,
)
from eventcode.actors.composed import Composer
from eventcode.actors.elided import elided_name
from eventcode.actors.identity import own_name, unknown_name
from eventcode.actors.namesakes import is_common_word, without_namesakes
from eventcode.actors.normalise import Piece, pieces
from eventcode.actors.table import Hit, NameTable
from eventcode.document import Document, Sentence
from eventcode.events import Actor
from eventcode.lexicon.actor_format import ActorEntry
from eventcode.lexicon.grammar import Grammar

__all__ = ["ActorLexicon", "Context", "find_mentions"]

INSIDE_NAME = frozenset({"compound", "flat", "amod", "nmod", "appos", "nummod", "det", "goeswith", "fixed", "list"})
ROLE_NOUNS = frozenset({"NOUN", "PROPN"})
CORE_RELATIONS = frozenset({"nsubj", "obj", "iobj", "obl"})
TITLE_RELATIONS = frozenset({"nmod:desc", "compound"})


@attrs.frozen
class ActorLexicon:
    """Everything compiled that finding actors needs."""

    names: NameTable
    agents: NameTable
    grammar: Grammar
    countries: frozenset[str]
    acled: AcledNames
    composer: Composer = attrs.field(init=False, eq=False, repr=False)

    @composer.default
    def _composer(self) -> Composer:
        return Composer(self.countries, self.acled)


@attrs.frozen
class Context:
    """What is known about the text before its words are read."""

    date: dt.date | None = None
    country: str | None = None
    caseless: bool = False
    abbreviations: Mapping[str, ActorEntry] = attrs.field(factory=dict)


def find_mentions(document: Document, sentence: Sentence, lexicon: ActorLexicon, context: Context) -> tuple[Actor, ...]:
    """The actors that a sentence names, in text order, without pronouns."""
    words = pieces(sentence)
    found = [(hit, _tokens(words, hit)) for hit in _hits(words, sentence, lexicon, context)]
    hits = [(hit, tokens) for hit, tokens in found if not hit.blocked]
    hits = without_namesakes(sentence, hits, lexicon.grammar)
    groups = _compose(sentence, hits, lexicon.grammar)
    return tuple(_actor(document, sentence, group, lexicon, context) for group in groups)


def _tokens(words: Sequence[Piece], hit: Hit) -> tuple[int, ...]:
    return tuple(range(words[hit.first].token, words[hit.last].token + 1))


def _hits(words: Sequence[Piece], sentence: Sentence, lexicon: ActorLexicon, context: Context) -> Iterator[Hit]:
    names, agents, short, grammar = lexicon.names, lexicon.agents, context.abbreviations, lexicon.grammar
    norms, lemmas = tuple([w.norm for w in words]), tuple([w.lemma for w in words])
    named, roles = frozenset(names.begins(norms, lemmas)), frozenset(agents.begins(norms, lemmas))
    own = {i: short[w.raw] for i, w in enumerate(words) if w.raw in short} if short else {}
    after = 0
    for here in sorted(named.union(roles, own)):
        if here < after:
            continue
        name = agent = None
        if here in named:
            name = names.at(words, here, context.caseless, context.country, norms, lemmas)
        if here in own and (name is None or name.last == here):
            name = Hit(here, here, own[here], False, False)
        if here in roles:
            agent = agents.at(words, here, True, None, norms, lemmas)
            if agent is not None and not _is_role(words, sentence, agent):
                agent = None
        if name is not None and (
            _is_blocked(words, name, grammar) or is_common_word(sentence, words, name)
        ):
            name = None
        best = _longer(name, agent)
        if best is not None:
            other = elided_name(words, best, names) if best is name and best.first - 2 >= after else None
            if other is not None:
                yield other
            yield best
            after = best.last + 1


def _longer(name: Hit | None, agent: Hit | None) -> Hit | None:
    if name is None or agent is None:
        return name or agent
    return agent if agent.last > name.last else name


def _is_role(words: Sequence[Piece], sentence: Sentence, hit: Hit) -> bool:
    token = sentence.tokens[words[hit.last].token]
    return token.upos in ROLE_NOUNS or (hit.last > hit.first and token.upos in ("ADJ", "VERB"))


def _is_blocked(words: Sequence[Piece], hit: Hit, grammar: Grammar) -> bool:
    """A name inside `pro-Russian` or `Iran-backed` is not the actor."""
    before, after = hit.first - 1, hit.last + 1
    token_first, token_last = words[hit.first].token, words[hit.last].token
    if before >= 0 and words[before].norm in grammar["blocking-prefix"]:
        gap = token_first - words[before].token
        if gap == 0 or gap == 2:
            return True
    if after < len(words) and words[after].norm in grammar["blocking-suffix"]:
        return words[after].token - token_last in (0, 2)
    return False


def _head(sentence: Sentence, tokens: Sequence[int]) -> int:
    """The word of a span whose governor lies outside it."""
    inside = set(tokens)
    outer = [i for i in tokens if sentence.tokens[i].head not in inside]
    return outer[-1] if outer else tokens[-1]


def _governor(sentence: Sentence, index: int, grammar: Grammar) -> int:
    """The noun that a word belongs to as a part of the same actor, or -1."""
    token = sentence.tokens[index]
    if token.head >= 0 and _is_apposition(sentence, index):
        return token.head
    if _is_doubled(sentence, index):
        return index - 1
    if _is_loyal(sentence, index, grammar):
        return sentence.tokens[token.head].head
    if token.relation not in INSIDE_NAME or token.head < 0:
        return -1
    if token.relation == "nmod" and token.deprel not in ("nmod:poss", "nmod:desc", "nmod:unmarked"):
        cases = [c.lemma_lower for c in sentence.dependents(index, "case")]
        if cases and not any(c in grammar["composition-preposition"] for c in cases):
            return -1
    verb = sentence.tokens[token.head]
    if verb.upos == "VERB" and verb.relation == "amod" and token.head < index < verb.head:
        return verb.head  # "foreign-backed M23 rebels": the name belongs to the noun
    return token.head


def _is_loyal(sentence: Sentence, index: int, grammar: Grammar) -> bool:
    """Whom an adjective says that somebody is for: "fighters loyal to Roe"."""
    token = sentence.tokens[index]
    if token.relation not in ("obl", "nmod") or token.head < 0:
        return False
    bond = sentence.tokens[token.head]
    return bond.lemma_lower in grammar["loyal"] and bond.relation in ("amod", "acl") and bond.head < bond.index


def _is_doubled(sentence: Sentence, index: int) -> bool:
    """A title and its name that a parser made two objects: "banned opposition leader Jane Roe"."""
    token, before = sentence.tokens[index], sentence.tokens[index - 1]
    return (
        index > 0
        and token.upos == "PROPN"
        and before.upos == "NOUN"
        and before.head == token.head
        and before.deprel == token.deprel
        and before.relation in CORE_RELATIONS
    )


def _is_apposition(sentence: Sentence, index: int) -> bool:
    """A name after a role and a comma, which parsers take for a list: "the army chief, Gen. Burhan, and"."""
    token = sentence.tokens[index]
    if token.relation != "conj" or token.upos != "PROPN" or any(sentence.dependents(index, "cc")):
        return False
    role = sentence.tokens[token.head]
    between = sentence.tokens[token.head + 1 : index]
    commas = sum(t.text == "," for t in between)
    followed = any(sentence.dependents(token.head, "conj")) and role.upos == "NOUN" and role.has("Number=Sing")
    return followed and commas == 1 and all(t.upos in ("PUNCT", "PROPN") for t in between)


def _compose(sentence: Sentence, hits: Sequence[tuple[Hit, tuple[int, ...]]], grammar: Grammar) -> list[Group]:
    groups = [Group(hit, _head(sentence, tokens), set(tokens)) for hit, tokens in hits]
    _add_bearers(sentence, groups)
    by_token = {token: group for group in groups for token in group.tokens}
    absorbed: dict[int, Group] = {}
    for group in groups:
        target = _owner(sentence, group, by_token, grammar)
        while target is not None and id(target) in absorbed:
            target = absorbed[id(target)]
        if target is not None and target is not group and _merge(sentence, target, group):
            absorbed[id(group)] = target
    left = [group for group in groups if id(group) not in absorbed]
    for group in left:
        first = by_token.get(sentence.tokens[group.head].head)
        while first is not None and id(first) in absorbed:
            first = absorbed[id(first)]
        if first is not None and first is not group:
            _share_role(sentence, first, group)
            _share_country(sentence, first, group)
    return left


def _share_role(sentence: Sentence, first: Group, group: Group) -> None:
    """Demonyms before one noun: in "French and Malian troops" the second is Malian troops, not Mali; countries
    after a plural: in "leaders of Greece and Turkey" the second is leaders of Turkey."""
    token, head = sentence.tokens[group.head], sentence.tokens[first.head]
    if token.head == first.head:  # "Mali and Niger's armies", where a parser has two possessors
        joined = token.deprel == "nmod:poss" and any(sentence.dependents(group.head, "cc"))
    else:
        joined = token.relation == "conj" and (group.head < first.head or head.has("Number=Plur"))
    if not joined or first.country is None or not first.main.entry.agent:
        return
    if kind_of(group.main) in COUNTRY_KINDS and kind_of(first.country) in COUNTRY_KINDS:
        group.country, group.main, group.roles = group.main, first.main, list(first.roles)


def _share_country(sentence: Sentence, first: Group, group: Group) -> None:
    """A country after two nouns is both's: "rebels and soldiers in Mali"; before them where both are the state's."""
    joined = sentence.tokens[group.head].relation == "conj" and sentence.tokens[group.head].head == first.head
    if not joined or not (first.main.entry.agent and group.main.entry.agent):
        return
    if first.country is None:
        if _is_placed_after(group):
            first.country = group.country
        return
    bare = group.country is None and not (first.roles or group.roles)
    if bare and kind_of(first.country) == "country" and is_state(first.main) and is_state(group.main):
        group.country = first.country


def _is_placed_after(group: Group) -> bool:
    return group.country is not None and kind_of(group.country) in COUNTRY_KINDS and max(group.tokens) > group.head


def _add_bearers(sentence: Sentence, groups: Sequence[Group]) -> None:
    """A title before a name that no dictionary knows ("Mayor Jane Roe"): the name is the title's bearer."""
    taken = {token for group in groups for token in group.tokens}
    for group in groups:
        title = sentence.tokens[group.head]
        if not group.main.entry.agent or title.deprel not in TITLE_RELATIONS or title.head in taken:
            continue
        name = sentence.tokens[title.head]
        rest = [t.index for t in sentence.dependents(name.index, "flat")]
        if name.index < title.index or name.upos != "PROPN" or not taken.isdisjoint(rest):
            continue
        if title.deprel == "nmod:desc" or rest:
            group.tokens |= {name.index, *rest}
            group.head = name.index


def _owner(sentence: Sentence, group: Group, by_token: dict[int, Group], grammar: Grammar) -> Group | None:
    """The group that this one modifies: found by climbing inside the noun phrase, at most three steps."""
    here = group.head
    if kind_of(group.main) in (*COUNTRY_KINDS, "agent") and _is_loyal(sentence, here, grammar):
        return None  # "militias loyal to Iran" are not Iran's, "troops loyal to the leader" are no leaders
    for _ in range(3):
        here = _governor(sentence, here, grammar)
        if here < 0:
            return None
        owner = by_token.get(here)
        if owner is not None and owner is not group:
            return owner
        if sentence.tokens[here].upos not in ROLE_NOUNS:
            return None
        if not _transparent(sentence, here, grammar):
            return None
    return None


def _transparent(sentence: Sentence, index: int, grammar: Grammar) -> bool:
    """A noun between a modifier and its actor: part of a name, or a collective ("members of ...")."""
    token = sentence.tokens[index]
    word = token.lemma_lower
    return token.upos == "PROPN" or word in grammar["collective"] or word in grammar["place-noun"]


def _shown_kind(hit: Hit) -> str | None:
    """Tanks and warplanes act for those who have them; they are told apart from people."""
    kind = hit.entry.attributes.get("kind")
    return kind if kind == "equipment" else kind_of(hit) or None


def _merge(sentence: Sentence, target: Group, group: Group) -> bool:
    """Join `group` into `target`; false when the two stay apart."""
    mine, theirs = kind_of(group.main), kind_of(target.main)
    relation = sentence.tokens[group.head].relation
    if relation == "conj" and mine != "person":
        return False
    if theirs == "agent":
        if relation == "nmod" and any(sentence.dependents(group.head, "case")):
            relation = "possessor"  # "Assad's soldiers" are not Assad, "President Assad" is
        return _merge_into_agent(target, group, mine, relation)
    if theirs in COUNTRY_KINDS and mine not in ("agent", *COUNTRY_KINDS) and relation in ("appos", "flat"):
        return False
    if theirs in COUNTRY_KINDS and mine == "agent" and relation in ("compound", "appos", "flat"):
        return False
    if mine in COUNTRY_KINDS and theirs not in COUNTRY_KINDS:
        target.owned |= mine == "country" and group.head < target.head and not _has_case(sentence, group.head)
        return _absorb(target, group)
    if mine == "agent" and theirs == "person":
        return _absorb(target, group)
    return bool(mine == "agent" and relation == "compound" and theirs not in COUNTRY_KINDS and _absorb(target, group))


def _has_case(sentence: Sentence, index: int) -> bool:
    return any(token.upos == "ADP" for token in sentence.dependents(index, "case"))


def _merge_into_agent(target: Group, group: Group, mine: str, relation: str) -> bool:
    if mine == "person" and relation in ("flat", "appos", "nmod", "compound", "conj"):
        target.roles.append(target.main)
        target.main = group.main
        target.tokens |= group.tokens
        return True
    if mine == "agent":
        target.roles.insert(0, group.main)
        if group.country is not None and target.country is None:
            target.country = group.country
        target.roles[:0] = group.roles
        target.tokens |= group.tokens
        return relation != "appos"
    if target.country is not None and kind_of(target.country) in COUNTRY_KINDS and mine in NATIONAL_KINDS:
        target.nation, target.country = target.country, None  # "Israel's Labour Party leader"
    elif target.country is not None and kind_of(target.country) in PEOPLES and mine in COUNTRY_KINDS:
        target.nation = target.nation or group.main  # "Kurdish fighters in Syria"
        target.tokens |= group.tokens
        return True
    if target.country is None:
        target.country = group.main
        target.tokens |= group.tokens
        return True
    return False


def _absorb(target: Group, group: Group) -> bool:
    target.tokens |= group.tokens
    target.roles.extend(group.roles)
    if group.main.entry.agent:
        target.roles.append(group.main)
    if target.country is None:
        target.country = group.country or group.main
    return True


def _actor(document: Document, sentence: Sentence, group: Group, lexicon: ActorLexicon, context: Context) -> Actor:
    entry = group.main.entry
    former = context.date is None and is_former(sentence, group, lexicon.grammar)
    bare = entry.agent and group.country is None and "identity" in entry.attributes
    unknown = unknown_name(sentence, group.head, group.tokens) if bare else ""
    meaning = lexicon.composer.meaning(group, context.date, context.country, former, unknown)
    tokens = tuple(sorted(group.tokens))
    start, end = sentence.tokens[tokens[0]].start, sentence.tokens[tokens[-1]].end
    return Actor(
        code=meaning.code,
        country=meaning.country,
        roles=meaning.roles,
        name=entry.name,
        text=document.text[start:end],
        start=start,
        end=end,
        acled=own_name(sentence, group.head, tokens, meaning.acled) if entry.agent else meaning.acled,
        entry=entry.entry,
        via="agent" if entry.agent else "dictionary",
        kind=_shown_kind(group.main),
        sentence=sentence.index,
        head=_group_head(sentence, group),
        tokens=tokens,
    )


def _group_head(sentence: Sentence, group: Group) -> int:
    inside = group.tokens
    outer = [i for i in sorted(inside) if sentence.tokens[i].head not in inside]
    nouns = [i for i in outer if i == group.head]
    return nouns[0] if nouns else outer[0] if outer else group.head
