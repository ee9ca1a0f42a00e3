"""Whose bare role nouns are in a text that no one country is given for: "the army" beside "the Turkish parliament"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from eventcode.actors.codes import COUNTRY_KINDS, PEOPLES
from eventcode.document import Sentence, Token
from eventcode.events import Actor
from eventcode.lexicon.grammar import Grammar

__all__ = [
    "ARMS",
    "STATE",
    "country_by_words",
    "is_addressed",
    "is_aside",
    "is_behind_edge",
    "is_dwelling",
    "is_done_to_others",
    "owner",
    "sole_country",
    "tells_home",
]

STATE = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "SPY"})
"""CAMEO roles of a state's own people."""
ARMS = frozenset({"MIL", "COP"})
_VICTIMS = frozenset({"CVL", "REF", "REB", "UAF", "SEP", "HLH", "EDU", "LAB", "AGR"})
_CLAUSES = frozenset({"conj", "parataxis"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_MOVING = frozenset({"MED", "REF"})
_HARM = ("done-to-others", "harmful-verb")
_ARMED_GROUP = "armed-group"


def sole_country(sentences: Sequence[Sentence], mentions: Sequence[Sequence[Actor]], grammar: Grammar) -> str | None:
    """The country (ISO alpha-3) of all in a text who tell where it is set; `None` for several, or none. Where only
    private people have a country ("Chilean students clashed"), that of those who do something. What lies beyond a
    border, who only reports, and armed groups count where nobody else does."""
    placed = [(s, a) for s, named in zip(sentences, mentions, strict=True) for a in named if a.country is not None]
    told = [(sentence, a) for sentence, a in placed if tells_home(sentence, a, grammar)]
    found = {a.country for _, a in told}
    if len(found) > 1:
        near = _near(told, grammar)
        found = near - grammar["fights-abroad"] if len(near) == 1 else found
    if not told:
        found = {a.country for sentence, a in placed if _acts(sentence, a)}
    return found.pop() if len(found) == 1 else None


def _near(told: Iterable[tuple[Sentence, Actor]], grammar: Grammar) -> set[str | None]:
    """The countries of those who tell where a text is set, but for what is only named aside; at most two."""
    near: set[str | None] = set()
    for sentence, actor in told:
        if actor.country in near or actor.kind == _ARMED_GROUP or is_aside(sentence, actor, grammar):
            continue
        near.add(actor.country)
        if len(near) > 1:
            break
    return near


def country_by_words(sentences: Iterable[Sentence], grammar: Grammar) -> str | None:
    """The country (ISO alpha-3) whose own words a text uses ("Dimla upazila"); `None` for several."""
    homes = grammar.pairs("local-word")
    found = {homes[word] for sentence in sentences for word in homes.keys() & sentence.positions.keys()}
    return found.pop() if len(found) == 1 else None


def is_aside(sentence: Sentence, actor: Actor, grammar: Grammar) -> bool:
    """Whether an actor's country is only what lies beyond a border ("near the Chadian border", "the border with
    Chad"), where somebody lives, or that of who reports ("the Chadian army said")."""
    token = sentence.tokens[actor.head]
    if token.head < 0:
        return False
    above = sentence.tokens[token.head].lemma_lower
    if above in grammar["edge-noun"] or (token.deprel == "nsubj" and above in grammar["reporting-verb"]):
        return True
    return is_behind_edge(sentence, token.index, grammar) or is_dwelling(sentence, token.index, grammar)


def is_behind_edge(sentence: Sentence, index: int, grammar: Grammar) -> bool:
    """Whether a place only tells of a border, also where a parser parts it from that: "died at the border [with
    Chad]"."""
    cases = sentence.dependents(index, "case")
    return not grammar["edge-noun"].isdisjoint([sentence.tokens[c.index - 1].lemma_lower for c in cases])


def is_dwelling(sentence: Sentence, index: int, grammar: Grammar) -> bool:
    """Whether a place only tells where somebody lives: "an ex-minister living in exile in Chad"."""
    if sentence.tokens[index].upos != "PROPN":
        return False  # "accepted people living in Greek camps"
    dwelling = grammar["dwelling"]
    clauses = [t.index for t in sentence.related.get("acl", ()) if t.lemma_lower in dwelling]
    return bool(clauses) and any(i in clauses for i in sentence.ancestors(index))


def _acts(sentence: Sentence, actor: Actor) -> bool:
    """Whether people of a country are the subject of what happens; reporters and those on the move are anywhere."""
    active = sentence.tokens[actor.head].deprel == "nsubj"
    return active and actor.via == "agent" and _MOVING.isdisjoint(actor.roles)


def tells_home(sentence: Sentence, actor: Actor, grammar: Grammar) -> bool:
    """Whether an actor's country is one that things happen in or are done by: not that of a tourist or newspaper,
    nor that of a thing ("Russian gas")."""
    if actor.country is None or "MED" in actor.roles or actor.kind in PEOPLES:
        return False
    if actor.kind == _ARMED_GROUP and not (actor.code or "").startswith(actor.country):
        return False  # of several countries
    if actor.via == "agent":
        return not grammar["private-role"].issuperset(actor.roles) or _placed(sentence, actor)
    token = sentence.tokens[actor.head]
    above = sentence.tokens[token.head]
    backs = token.relation == "obl" and above.relation == "acl" and above.lower in grammar["blocking-suffix"]
    if token.head >= 0 and (above.lemma_lower in grammar["loyal"] or backs):
        return False  # "fighters loyal to Jordan", "rebels backed by Jordan" may be anywhere
    return actor.kind not in COUNTRY_KINDS or token.upos != "ADJ"


def _placed(sentence: Sentence, actor: Actor) -> bool:
    """Whether the words of an actor say where it is: "farmers in Benin" are there, French farmers may be anywhere."""
    return any(sentence.tokens[i].upos == "ADP" for i in actor.tokens)


def owner(
    sentence: Sentence, actor: Actor, named: Iterable[Actor], grammar: Grammar, home: str | None = None
) -> str | None:
    """The country of a bare role noun of the state's, or of anybody's ("expelled its people"), by who stands before it
    in its clause, else in a clause before: the only country there. Those whom soldiers attack are not their own, nor
    is a ministry that protests to a country of that country. Where nobody stands before, `home`, the country that the
    text is about."""
    if actor.head < 0:
        return None
    theirs = any(t.upos == "PRON" for t in sentence.dependents(actor.head, "nmod:poss"))  # "its people"
    if STATE.isdisjoint(actor.roles) and not theirs:
        return None
    told = [a for a in named if tells_home(sentence, a, grammar)]
    if not told:
        return home
    clause = _clause(sentence, actor.head)
    clauses = {a.head: _clause(sentence, a.head) for a in told}
    before = [a for a in told if a.start < actor.start]
    behind = (a for a in told if a.start > actor.start and clauses[a.head] == clause)
    others = {a.country for a in behind if _is_party(sentence, a, grammar)}
    others -= {a.country for a in before if clauses[a.head] == clause}
    while not any(t.upos == "PRON" for t in sentence.dependents(clause, "nsubj")):  # "he": nobody knows whose
        here = [a for a in before if clauses[a.head] == clause]
        if here and not theirs and is_done_to_others(sentence, actor, here, grammar):
            armed = not ARMS.isdisjoint(actor.roles)
            doers = (a for a in here if not armed or is_done_to_others(sentence, actor, [a], grammar))
            others.update(a.country for a in doers)
        countries = {a.country for a in here} - others
        if countries:
            return countries.pop() if len(countries) == 1 else None
        above = sentence.tokens[clause]
        if above.relation not in _CLAUSES or above.head < 0:
            break
        clause = _clause(sentence, _previous(sentence, clause))
    return None if home in others else home


def is_addressed(sentence: Sentence, actor: Actor, homes: Sequence[Actor], grammar: Grammar) -> bool:
    """Whether a country is named only as what an actor before it does something to: "a senator accused China", or
    whose officials one meets: "the minister met Chinese officials"."""
    if not homes or sentence.tokens[actor.head].deprel == "nsubj:pass":
        return False
    clause, official = _clause(sentence, actor.head), actor.roles[:1] == ("GOV",)
    return all(
        (a.kind == "country" or (official and a.via == "agent" and a.roles[:1] == ("GOV",)))
        and a.start > actor.start
        and _clause(sentence, a.head) == clause
        and _is_party(sentence, a, grammar)
        for a in homes
    )


def _is_party(sentence: Sentence, actor: Actor, grammar: Grammar) -> bool:
    """Whether a state is one that something is done to, not only where it is done."""
    if not _is_public(actor):
        return False
    cases = [c.lemma_lower for c in sentence.dependents(actor.head, "case")]
    return grammar["setting-preposition"].isdisjoint(cases)


def _is_public(actor: Actor) -> bool:
    """Whether an actor is a state or its people."""
    return not STATE.isdisjoint(actor.roles) or actor.kind in COUNTRY_KINDS


def _previous(sentence: Sentence, clause: int) -> int:
    """The clause before one of a list."""
    first = sentence.tokens[clause].head
    heads = [first, *(c.index for c in sentence.dependents(first, *_CLAUSES))]
    return max(index for index in heads if index < clause or index == first)


def _clause(sentence: Sentence, index: int) -> int:
    """The head of the main clause that a word stands in: the root, or a verb in a list with it."""
    here = index
    for above in (index, *sentence.ancestors(index)):
        here = above
        token = sentence.tokens[above]
        if token.relation in _CLAUSES and any(sentence.dependents(above, *_SUBJECTS)):
            break
    return here


def is_done_to_others(sentence: Sentence, actor: Actor, here: Iterable[Actor], grammar: Grammar) -> bool:
    """Whether an actor is what some of `here` do harm to, or is of the same rank as they: governments deal with
    other governments, soldiers fight other soldiers, but may be arrested by their own police."""
    doers = {a.head: a for a in here if _is_public(a)}
    if not doers:
        return False
    for verb in _verbs(sentence, actor.head):
        agents = [c.index for c in _agents(sentence, verb, grammar)]
        word = sentence.tokens[verb].lemma_lower
        if actor.head in agents or word in grammar["commanding"]:
            continue
        policing = word in grammar["policing"]
        if policing and not ARMS.isdisjoint(actor.roles):
            return False  # "launched a raid to detain soldiers"
        harm = any(word in grammar[name] for name in _HARM) and not policing
        for doer in (doers[index] for index in agents if index in doers):
            theirs = ARMS | _VICTIMS if doer.country in grammar["fights-abroad"] else ARMS
            if (harm and not theirs.isdisjoint(actor.roles)) or _same_rank(doer, actor):
                return True
    return False


def _agents(sentence: Sentence, verb: int, grammar: Grammar) -> Iterator[Token]:
    """Who does what a verb tells, in the active or passive voice."""
    yield from (t for t in sentence.dependents(verb, "nsubj") if t.deprel != "nsubj:pass")
    for token in sentence.dependents(verb, "obl:agent", "obl"):
        if any(c.lemma_lower in grammar["agent-preposition"] for c in sentence.dependents(token.index, "case")):
            yield token


def _same_rank(one: Actor, other: Actor) -> bool:
    state = one.kind in COUNTRY_KINDS or one.roles[:1] == ("GOV",)
    return state and other.roles[:1] == ("GOV",)


def _verbs(sentence: Sentence, index: int) -> Iterator[int]:
    """The verbs above a word, up to the clause that has a subject of its own."""
    for above in sentence.ancestors(index):
        if sentence.tokens[above].upos == "VERB":
            yield above
        if any(sentence.dependents(above, *_SUBJECTS)):
            return
