"""Names and role nouns that stand for one actor together: "Syrian" + "rebels"."""

from __future__ import annotations

from collections.abc import Sequence

from eventcode.actors.codes import COUNTRY_KINDS, NATIONAL_KINDS, PEOPLES, Group, is_state, kind_of
from eventcode.actors.sense import add_sense
from eventcode.actors.table import Hit
from eventcode.document import Sentence, Token
from eventcode.lexicon.grammar import Grammar

__all__ = ["NOUNS", "grouped"]

NOUNS = frozenset({"NOUN", "PROPN"})
_INSIDE_NAME = frozenset({"compound", "flat", "amod", "nmod", "appos", "nummod", "det", "goeswith", "fixed", "list"})
_DOUBLED = frozenset({"nsubj", "obj", "iobj", "obl", "conj", "appos"})
_LOYALTY = frozenset({"obl", "nmod"})
BODIES = frozenset({"party", "movement", "armed-group", "igo", "ngo", "company", "media"})
_PAIRING = frozenset({"CCONJ", "ADJ", "DET"})
SHARED_KINDS = COUNTRY_KINDS | BODIES
_PRIVATE = frozenset({"CVL", "ELI"})
_SETTLED = frozenset({"GOV", "CVL"})
_OWNERS = {"UAF": _SETTLED, "REB": _SETTLED, "CRM": _SETTLED, "MIL": frozenset({"GOV"})}
_TOWNS = frozenset({"capital", "region"})
_BELONGING = frozenset({"nmod", "possessor"})
_NAMED_SO = frozenset({"appos", "flat"})
_BEFORE_NOUN = frozenset({"amod", "compound", "nmod"})
_TITLE_RELATIONS = frozenset({"nmod:desc", "compound"})
_JOINED = frozenset({"nmod:poss", "nmod:desc", "nmod:unmarked"})


def grouped(sentence: Sentence, hits: Sequence[tuple[Hit, tuple[int, ...]]], grammar: Grammar) -> list[Group]:
    """The actors of a sentence, each with the hits (and their words) that name it."""
    groups = [Group(hit, _head(sentence, tokens), set(tokens)) for hit, tokens in hits]
    titled = [g for g in groups if g.main.entry.agent and sentence.tokens[g.head].deprel in _TITLE_RELATIONS]
    if titled:
        _add_bearers(sentence, groups, titled)
    if len(groups) > 1:
        groups = _Merging(sentence, groups, grammar).merged()
    add_sense(sentence, groups, grammar)
    return groups


class _Merging:
    """The groups of several hits of a sentence, on the way to one for each actor."""

    def __init__(self, sentence: Sentence, groups: Sequence[Group], grammar: Grammar) -> None:
        self.sentence = sentence
        self.tokens = sentence.tokens
        self.groups = groups
        self.grammar = grammar
        self.by_token = {token: group for group in groups for token in group.tokens}
        self.absorbed: dict[int, Group] = {}
        self.loyal = not grammar["loyal"].isdisjoint(sentence.positions)
        self.bracketed = "(" in sentence.positions

    def merged(self) -> list[Group]:
        """The groups, those that name one actor together as one."""
        sentence, absorbed = self.sentence, self.absorbed
        for group in self.groups:
            target = self._holder(self._owner(group))
            if target is not None and target is not group and _merge(sentence, target, group, self.grammar):
                absorbed[id(group)] = target
        left = [group for group in self.groups if id(group) not in absorbed]
        for group in left:
            first = self._holder(self.by_token.get(self.tokens[group.head].head))
            if first is not None and first is not group:
                _share_role(sentence, first, group)
                _share_country(sentence, first, group)
        return left

    def _holder(self, group: Group | None) -> Group | None:
        """The group that a group is a part of by now."""
        while group is not None and id(group) in self.absorbed:
            group = self.absorbed[id(group)]
        return group

    def _owner(self, group: Group) -> Group | None:
        """The group that this one modifies: found by climbing inside the noun phrase, at most three steps."""
        here, kind = group.head, kind_of(group.main)
        token = self.tokens[here]
        if self._is_loyal(token) and (kind == "agent" or kind in COUNTRY_KINDS):
            return None  # "militias loyal to Iran" are not Iran's, "troops loyal to the leader" are no leaders
        if kind == "party" and token.relation == "obl":
            return self._member(here)
        beside = self._beside(token) if kind == "country" else None
        if beside is not None:
            return beside
        for _ in range(3):
            here = self._above(group, here)
            if here < 0:
                return None
            owner = self.by_token.get(here)
            if owner is not None and owner is not group:
                return owner
            if self.tokens[here].upos not in NOUNS:
                return None
            body = self._body_of(group, here) if kind == "country" else None
            if body is not None:
                return body
            if not self._is_transparent(self.tokens[here]):
                return None
        return None

    def _above(self, group: Group, index: int) -> int:
        """The noun that a word belongs to: also the first of two in the name of an office, "Ministry of Trade and
        Industry of Kenya"."""
        token = self.tokens[index]
        if index != group.head and token.relation == "conj" and token.upos == "PROPN":
            return token.head
        return self._governor(token)

    def _governor(self, token: Token) -> int:
        """The noun that a word belongs to as a part of the same actor, or -1."""
        relation = token.relation
        if relation in _DOUBLED:
            if token.upos == "PROPN":
                if relation == "conj" and token.head >= 0 and _is_apposition(self.sentence, token.index):
                    return token.head
                if _is_doubled(self.sentence, token.index):
                    return token.index - 1
            if self.bracketed and _is_abbreviated(self.sentence, token.index):
                return token.index + 4
        if self._is_loyal(token):
            return self.tokens[token.head].head
        if relation not in _INSIDE_NAME or token.head < 0 or (relation == "nmod" and self._is_apart(token)):
            return -1
        verb = self.tokens[token.head]
        if verb.upos == "VERB" and verb.relation == "amod" and token.head < token.index < verb.head:
            return verb.head  # "foreign-backed M23 rebels": the name belongs to the noun
        return token.head

    def _is_apart(self, token: Token) -> bool:
        """Whether the preposition of a phrase says that it names somebody or something else than its noun."""
        cases = [c.lemma_lower for c in self.sentence.dependents(token.index, "case")]
        if not cases or token.deprel in _JOINED:
            return False
        grammar = self.grammar
        if grammar["composition-preposition"].isdisjoint(cases) or _is_companion(self.sentence, token, cases, grammar):
            return True
        if token.upos != "PROPN" and grammar["edge-preposition"].issuperset(cases):
            return True  # "a base near the Syrian town" is not Syria's
        accredited = self.tokens[token.head].lemma_lower in grammar["accredited"]
        return not accredited and grammar["accredited-preposition"].issuperset(cases)

    def _is_loyal(self, token: Token) -> bool:
        """Whether a phrase says whom somebody is for: "fighters loyal to Roe"."""
        if not self.loyal or token.relation not in _LOYALTY:
            return False
        bond = self.tokens[token.head]
        return bond.lemma_lower in self.grammar["loyal"] and bond.relation in ("amod", "acl") and bond.head < bond.index

    def _beside(self, here: Token) -> Group | None:
        """The body behind the name of its country, both before one more noun: "a [[Kenyan police] raid]"."""
        if here.relation not in _BEFORE_NOUN:
            return None
        after = here.index + 1 + any(c.index == here.index + 1 for c in self.sentence.dependents(here.index, "case"))
        other = self.by_token.get(after)
        if other is None or other.country is not None or not is_state(other.main):
            return None
        noun = self.tokens[other.head]
        body = noun.lemma_lower in self.grammar["body-noun"] and noun.relation == "compound"
        return other if body and noun.head == here.head > noun.index else None

    def _body_of(self, group: Group, here: int) -> Group | None:
        """The state's people before a thing of theirs whose country stands behind it: "government websites of
        Chad"."""
        cases = [c.lemma_lower for c in self.sentence.dependents(group.head, "case")]
        if not cases or not self.grammar["genitive"].issuperset(cases):
            return None
        for token in self.sentence.dependents(here, "compound"):
            body = self.by_token.get(token.index)
            if body is not None and body.main.entry.agent and is_state(body.main):
                return body
        return None

    def _member(self, index: int) -> Group | None:
        """Those of a party whom a parser parts from it: "released | leaders from the Labour Party"."""
        society = self.grammar["society-preposition"]
        cases = [c for c in self.sentence.dependents(index, "case") if c.lemma_lower in society]
        owner = self.by_token.get(cases[0].index - 1) if cases else None
        return owner if owner is not None and owner.main.entry.agent else None

    def _is_transparent(self, token: Token) -> bool:
        """A noun between a modifier and its actor: part of a name, or a collective ("members of ...")."""
        word, grammar = token.lemma_lower, self.grammar
        return token.upos == "PROPN" or word in grammar["collective"] or word in grammar["place-noun"]


def _head(sentence: Sentence, tokens: Sequence[int]) -> int:
    """The word of a span whose governor lies outside it."""
    if len(tokens) == 1:
        return tokens[0]
    inside = set(tokens)
    outer = [i for i in tokens if sentence.tokens[i].head not in inside]
    return outer[-1] if outer else tokens[-1]


def _is_companion(sentence: Sentence, token: Token, cases: Sequence[str], grammar: Grammar) -> bool:
    """Whether a phrase names others who are with somebody: "Somali troops with allied militias", "along with"."""
    if grammar["companion-preposition"].isdisjoint(cases):
        return False
    allied = any(c.lemma_lower in grammar["allied-word"] for c in sentence.dependents(token.index, "amod"))
    return allied or len(cases) > 1 or (token.upos == "NOUN" and token.has("Number=Plur"))


def _is_doubled(sentence: Sentence, index: int) -> bool:
    """A title and its name that a parser gave one relation (`_DOUBLED`): "and opposition leader Jane Roe"."""
    token, before = sentence.tokens[index], sentence.tokens[index - 1]
    if before.head != token.head or before.deprel != token.deprel or index == 0:
        return False
    return before.upos == "NOUN" or before.relation == "appos"


def _is_abbreviated(sentence: Sentence, index: int) -> bool:
    """A name and the noun behind its abbreviation that a parser gave one relation: "the Units (PU) forces attacked"."""
    behind = sentence.tokens[index + 1 : index + 5]
    if len(behind) < 4 or behind[0].text != "(" or behind[2].text != ")" or behind[1].head != index:
        return False
    token, noun = sentence.tokens[index], behind[3]
    return noun.upos == "NOUN" and noun.head == token.head and noun.deprel == token.deprel


def _is_apposition(sentence: Sentence, index: int) -> bool:
    """A name after a role and a comma, which parsers take for a list: "the army chief, Gen. Burhan, and"."""
    token = sentence.tokens[index]
    role = sentence.tokens[token.head]
    if role.upos != "NOUN" or not role.has("Number=Sing") or sentence.dependents(index, "cc"):
        return False
    between = sentence.tokens[token.head + 1 : index]
    commas = sum(t.text == "," for t in between)
    return commas == 1 and all(t.upos in ("PUNCT", "PROPN") for t in between)


def _share_role(sentence: Sentence, first: Group, group: Group) -> None:
    """Names before one noun: in "French and Malian troops" the second is Malian troops, not Mali, in "British and EU
    negotiators" those of the EU; after a plural: in "leaders of Greece and Turkey" the second is leaders of Turkey."""
    token, head = sentence.tokens[group.head], sentence.tokens[first.head]
    if token.head == first.head:  # "Mali and Niger's armies", where a parser has two possessors
        joined = token.deprel == "nmod:poss" and any(sentence.dependents(group.head, "cc"))
    else:
        joined = token.relation == "conj" and (group.head < first.head or head.has("Number=Plur"))
    if not joined or first.country is None or not first.main.entry.agent:
        return
    if kind_of(group.main) in SHARED_KINDS and kind_of(first.country) in SHARED_KINDS:
        group.country, group.main, group.roles = group.main, first.main, list(first.roles)


def _share_country(sentence: Sentence, first: Group, group: Group) -> None:
    """A country after two nouns is both's: "rebels and soldiers in Mali"; before them where both are the state's."""
    joined = sentence.tokens[group.head].relation == "conj" and sentence.tokens[group.head].head == first.head
    if not joined or not (first.main.entry.agent and group.main.entry.agent):
        return
    between = sentence.tokens[first.head + 1 : group.head]
    pair = all(t.upos in _PAIRING for t in between)
    if first.country is None:
        if _is_placed_after(group, SHARED_KINDS if pair else COUNTRY_KINDS):
            first.country = group.country
        return
    if pair and group.country is None and _is_placed_after(first, SHARED_KINDS) and max(first.tokens) > group.head:
        group.country = first.country  # "leaders and activists of the party", where a parser puts it to the leaders
        return
    bare = group.country is None and not (first.roles or group.roles)
    if bare and kind_of(first.country) == "country" and is_state(first.main) and is_state(group.main):
        group.country = first.country


def _is_placed_after(group: Group, kinds: frozenset[str]) -> bool:
    return group.country is not None and kind_of(group.country) in kinds and max(group.tokens) > group.head


def _add_bearers(sentence: Sentence, groups: Sequence[Group], titled: Sequence[Group]) -> None:
    """A title before a name that no dictionary knows ("Mayor Jane Roe"): the name is the title's bearer."""
    taken = {token for group in groups for token in group.tokens}
    for group in titled:
        title = sentence.tokens[group.head]
        if title.head in taken:
            continue
        name = sentence.tokens[title.head]
        rest = [t.index for t in sentence.dependents(name.index, "flat")]
        if name.index < title.index or name.upos != "PROPN" or not taken.isdisjoint(rest):
            continue
        if title.deprel == "nmod:desc" or rest:
            group.tokens |= {name.index, *rest}
            group.head = name.index


def _merge(sentence: Sentence, target: Group, group: Group, grammar: Grammar) -> bool:
    """Join `group` into `target`; false when the two stay apart."""
    mine, theirs = kind_of(group.main), kind_of(target.main)
    relation = sentence.tokens[group.head].relation
    if relation == "conj" and mine != "person":
        return False
    if theirs == "agent":
        owner = relation == "nmod" and any(sentence.dependents(group.head, "case"))
        above = sentence.tokens[group.head].head
        owner |= relation == "compound" and above != target.head and _has_case(sentence, above)
        if owner or _is_of_kin(sentence, target, group, grammar):
            relation = "possessor"  # "Assad's soldiers" are not Assad, "President Assad" is
        elif relation == "compound" and _is_army_of(sentence, target, group):
            relation = "possessor"
        return _merge_into_agent(target, group, mine, relation)
    if theirs in COUNTRY_KINDS and mine not in ("agent", *COUNTRY_KINDS) and relation in ("appos", "flat"):
        return False
    if theirs in COUNTRY_KINDS and mine == "agent" and relation in ("compound", "appos", "flat"):
        return False
    if mine in COUNTRY_KINDS and theirs not in COUNTRY_KINDS:
        target.owned |= mine == "country" and _is_owner(sentence, target, group, grammar)
        return _absorb(target, group)
    if mine == "agent" and theirs == "person":
        return not _is_of_another_country(target, group) and _absorb(target, group)
    return bool(mine == "agent" and relation == "compound" and theirs not in COUNTRY_KINDS and _absorb(target, group))


def _is_army_of(sentence: Sentence, target: Group, group: Group) -> bool:
    """Whether an office before a noun says whose soldiers they are: "unity government forces"."""
    return _codes(target, group) == ("MIL", "GOV") and sentence.tokens[target.head].upos == "NOUN"


def _codes(*groups: Group) -> tuple[str | None, ...]:
    return tuple(group.main.entry.code_on(None) for group in groups)


def _is_owner(sentence: Sentence, target: Group, group: Group, grammar: Grammar) -> bool:
    """Whether a country stands where whose a body is stands: "Israel's Labour Party", "Labour Party of Israel"."""
    if group.head < target.head:
        return not _has_case(sentence, group.head)
    own = grammar["own-preposition"]
    return any(c.lemma_lower in own for c in sentence.dependents(group.head, "case"))


def _is_of_kin(sentence: Sentence, target: Group, group: Group, grammar: Grammar) -> bool:
    """Whether a name explains whose relative somebody is: "the husband of the minister, Jane Roe"."""
    above = sentence.tokens[group.head].head
    related = above != target.head and sentence.tokens[target.head].lemma_lower in grammar["kin-noun"]
    return related and sentence.tokens[above].relation == "nmod" and _has_case(sentence, above)


def _is_of_another_country(person: Group, role: Group) -> bool:
    """Whether a role is another person's: "Macron, the German Chancellor Olaf Scholz and"."""
    if role.country is None or kind_of(role.country) not in COUNTRY_KINDS:
        return False
    homes = {code.code[:3] for code in role.country.entry.codes}
    return homes.isdisjoint(code.code[:3] for code in person.main.entry.codes)


def _has_case(sentence: Sentence, index: int) -> bool:
    return any(token.upos == "ADP" for token in sentence.dependents(index, "case"))


def _merge_into_agent(target: Group, group: Group, mine: str, relation: str) -> bool:
    if mine == "person" and relation in ("flat", "appos", "nmod", "compound", "conj"):
        target.roles.append(target.main)
        target.main = group.main
        target.tokens |= group.tokens
        return True
    if mine == "agent":
        if relation == "possessor" and _codes(target, group) == ("BUS", "MIL"):
            target.main = group.main  # "a company of the Rune Brigade"
        elif not _is_others_office(target, group, relation):
            target.roles.insert(0, group.main)
            target.roles[:0] = group.roles
        if group.country is not None and target.country is None:
            target.country = group.country
        target.tokens |= group.tokens
        return relation != "appos"
    if target.country is not None and kind_of(target.country) in COUNTRY_KINDS and mine in NATIONAL_KINDS:
        target.nation, target.country = target.country, None  # "Israel's Labour Party leader"
    elif target.country is not None and kind_of(target.country) in PEOPLES and mine in COUNTRY_KINDS:
        target.nation = target.nation or group.main  # "Kurdish fighters in Syria"
        target.tokens |= group.tokens
        return True
    home = target.country is not None and kind_of(target.country) in COUNTRY_KINDS
    if home and mine == "armed-group" and relation in _NAMED_SO and group.head > target.head:
        target.country = group.main  # "the Nigerian Islamist group Boko Haram"
        target.tokens |= group.tokens
        return True
    if target.country is None or (kind_of(target.country) in _TOWNS and mine == "country" and group.main.adjective):
        target.country = group.main  # "Johannesburg Angolan police" stands behind a dateline
        if mine in PEOPLES:
            target.nation = target.nation or group.country  # "[Kenyan Christian] migrants"
        target.tokens |= group.tokens
        return True
    return False


def _is_others_office(target: Group, group: Group, relation: str) -> bool:
    """Whether an office is not that of those beside whom it stands: "the mayor's son", "residents of the municipality"
    are private people, "the abbot, a leader of the movement" holds no office."""
    own = target.main.entry.code_on(None)
    owned = relation == "possessor" and not (own == "MIL" and group.roles)
    if owned and group.main.entry.code_on(None) in _OWNERS.get(own or "", ()):
        return True  # "gunmen in the local government area", "unity government forces"
    if not is_state(group.main):
        return False
    if is_state(target.main):
        return relation == "appos"  # "the minister, General Roe"
    if relation == "appos":
        return own not in _PRIVATE and "others" in group.main.entry.attributes
    return own == "CVL" and relation in _BELONGING and "member" not in target.main.entry.attributes


def _absorb(target: Group, group: Group) -> bool:
    target.tokens |= group.tokens
    target.roles.extend(group.roles)
    if group.main.entry.agent:
        target.roles.append(group.main)
    if target.country is None:
        target.country = group.country or group.main
    return True
