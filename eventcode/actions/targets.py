"""To whom a match says that something is done: the slots of the pattern first, then the usual places around the verb
or noun."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

import attrs

from eventcode.actions.aims import aimed_at, harmed
from eventcode.actions.answers import answered, answered_deed, provoked
from eventcode.actions.dissent import opposed
from eventcode.actions.facing import faced
from eventcode.actions.frames import Frame
from eventcode.actions.handed import given_to, imposed_on
from eventcode.actions.matcher import Found
from eventcode.actions.narrowing import (
    grounds_of,
    is_settled,
    without_beneficiaries,
    without_means,
    without_places,
)
from eventcode.actions.setting import by_prepositions
from eventcode.actions.tree import Tree, is_gerund
from eventcode.actors.normalise import last_word
from eventcode.actors.resolve import Phrases, Resolved, others, resolve_all
from eventcode.document import Token

__all__ = ["DEMAND", "PLACED", "STRUCK", "targets_of"]

# Which phrases the target of some codes stands in: protests address otherwise, meetings on something are with
# somebody, aid is to somebody.
PREPOSITIONS = {"14": "dissent-preposition", "04": "meeting-preposition", "07": "aid-preposition"}
_OPPOSED = "whom the words of the protest are for"
_ABOVE, _ANSWERED = "object of the verb above", "who did what it answers"  # how a target was found
_SEAT, _AIM = "before whose seat it is", "what it was aimed at or harmed"
_NOBODY: tuple[Resolved, ...] = ()
PLACED = "phrase with a preposition"
"""How a target is called that a phrase beside the event names."""
STRUCK = "the place of what was hit"
"""How a target is called that says where what was hit is."""
DEMAND, RECALL = "10", "161"


def targets_of(found: Found, phrases: Phrases, sources: Sequence[Resolved]) -> tuple[tuple[Resolved, ...], str]:
    """Those to whom the `sources` of a match do it, and in words how they were found."""
    in_slot = _in_slot(found, phrases, sources) if found.targets else None
    if in_slot is not None:
        return in_slot
    if found.pattern.subject == "T":
        return (), ""
    pattern = found.pattern
    targets, told = _NOBODY, ""
    for rule in _rules(found.frame.tree.grammar.classes[pattern.code], pattern.entry.attributes.get("aim", "")):
        targets, told = rule.find(found, phrases, sources), rule.told
        if targets:
            break
    return targets, told


def _in_slot(found: Found, phrases: Phrases, sources: Sequence[Resolved]) -> tuple[tuple[Resolved, ...], str] | None:
    """Those where the pattern has T; `None` where others may be meant."""
    if found.pattern.code.startswith(DEMAND):
        told = others(_told_to_do(found, phrases), sources)
        if told:
            return told, "who is to do it"
    slot = others(resolve_all(found.targets, phrases), sources)
    if slot:
        slot = _without_own(found, without_places(found, slot, found.targets))
        slot = _without_bare_seats(found, slot if _asks_for(found) else without_beneficiaries(found, slot), sources)
    if slot:
        return slot, "where the pattern has T"
    if not is_settled(found, phrases):
        return None
    if "dissent-code" in found.frame.tree.grammar.classes[found.pattern.code]:
        against = _opposed(found, phrases, sources)
        return (against, _OPPOSED) if against else (_faced(found, phrases, sources), _SEAT)
    # else nobody further off: "attacked a bear to save friends" is nothing done to the friends
    pronoun = any(found.frame.tree.tokens[i].upos == "PRON" for i in found.targets)
    above = _governed(found, phrases, sources) if pronoun else ()
    return (above, _ABOVE) if above else (answered_deed(found, phrases, sources), _ANSWERED)


def _asks_for(found: Found) -> bool:
    """Whether the pattern has its target under a preposition that elsewhere says for whom something is."""
    under = [e.preposition for e in found.pattern.elements if e.slot == "T" and e.preposition is not None]
    return bool(under) and not found.frame.tree.grammar["reason-mark"].isdisjoint(under)


def _opposed(found: Found, phrases: Phrases, sources: Sequence[Resolved]) -> tuple[Resolved, ...]:
    """Whom the words of a protest are for, without those on whose behalf it is."""
    return without_beneficiaries(found, opposed(found.frame, phrases, sources))


def _is_of(found: Found, index: int) -> bool:
    """Whether a phrase is one of the words that matched, joined to one or told apart by one: "[the army] and police
    were deployed", "deployed [armoured] carriers"."""
    tree = found.frame.tree
    words = {*found.tokens, *(tree.tokens[i].head for i in found.tokens if tree.tokens[i].relation == "amod")}
    return not words.isdisjoint(tree.coordinated(index))


def _told_to_do(found: Found, phrases: Phrases) -> tuple[Resolved, ...]:
    """Who is to do what is demanded, where the words that matched are a clause: "demanded the mayor release them"."""
    tree = found.frame.tree
    clauses = [
        i for i in found.tokens if tree.tokens[i].relation == "ccomp" and tree.tokens[i].head == found.frame.index
    ]
    return resolve_all((a for i in clauses for a in tree.agents(i)), phrases)


def _suffering(
    found: Found, phrases: Phrases, sources: Sequence[Resolved], words: Sequence[int], tops: Sequence[int]
) -> tuple[Resolved, ...]:
    """Those named by `words` to whom something is done: not its means, nor places inside the phrases `tops`."""
    named = others(resolve_all(words, phrases), sources) if words else ()
    named = _without_sent(found, named, sources)
    if not named:
        return ()
    named = without_beneficiaries(found, without_means(found, named))
    return _without_bare_seats(found, without_places(found, named, tops), sources)


def _objects(found: Found, phrases: Phrases, sources: Sequence[Resolved]) -> tuple[Resolved, ...]:
    patients = found.frame.patients
    return _suffering(found, phrases, sources, patients, patients)


def _objects_of_others(found: Found, phrases: Phrases, sources: Sequence[Resolved]) -> tuple[Resolved, ...]:
    """The objects without the source's own that it moves: "deployed its troops"."""
    patients, forces = found.frame.patients, _forces(found)
    objects = [p for p in patients if p not in forces]
    return _without_own(found, _suffering(found, phrases, sources, objects, patients))


def _forces(found: Found) -> list[int]:
    """The objects that the pattern itself names, and those joined to them."""
    return [i for p in found.frame.patients if _is_of(found, p) for i in found.frame.tree.coordinated(p)]


def _matched(found: Found, phrases: Phrases, sources: Sequence[Resolved]) -> tuple[Resolved, ...]:
    """Those inside the words that matched, beside the trigger: not what does it, "an air strike destroyed [a
    clinic]"."""
    frame = found.frame
    if len(found.tokens) == 1:
        return ()
    own = {frame.index, *(c.index for c in frame.tree.links(frame.index).get("compound", ()))}
    if found.targets and not sources:
        own.update(found.sources)
    named = [t for t in found.tokens if t not in own]
    return _suffering(found, phrases, sources, named, named)


def _burdened(found: Found, phrases: Phrases, sources: Sequence[Resolved]) -> tuple[Resolved, ...]:
    phrases_beside = imposed_on(found)
    if not phrases_beside:
        return ()
    return without_places(found, others(resolve_all(phrases_beside, phrases), sources), ())


def _placed(found: Found, phrases: Phrases, sources: Sequence[Resolved]) -> tuple[Resolved, ...]:
    """Those named by a phrase beside the event."""
    if not found.frame.prepositions:
        return ()
    there = by_prepositions(found.frame, phrases, _prepositions(found), found.pattern.code)
    return without_beneficiaries(found, others(there, sources))


def _grounds(found: Found, phrases: Phrases, sources: Sequence[Resolved]) -> tuple[Resolved, ...]:
    """Those named by a phrase beside the event, but the source's own whom it moves."""
    frame, joined = found.frame, set(_forces(found)).difference(found.tokens)
    placed = tuple(t for t in _placed(found, phrases, sources) if t.actor.head not in joined)
    own = {t.actor.head for t in placed if _is_possessed(frame.tree, t.actor.head)}
    grounds = tuple(t for t in grounds_of(found, placed) if t.actor.head not in own or t.actor.kind == "country")
    if grounds or not own:
        return grounds
    there = by_prepositions(frame, phrases, _prepositions(found), found.pattern.code, own)
    return grounds_of(found, others(there, sources))


def _prepositions(found: Found) -> frozenset[str]:
    """The prepositions over the phrases that may name the target."""
    frame, grammar = found.frame, found.frame.tree.grammar
    wanted = grammar[PREPOSITIONS.get(found.pattern.code[:2], "target-preposition")]
    if frame.kind == "noun" and frame.tree.tokens[frame.index].lemma_lower in grammar["suffered-noun"]:
        return wanted - grammar["setting-preposition"]  # nobody is the victim of a killing at his gate
    return wanted


def _without_own(found: Found, targets: tuple[Resolved, ...]) -> tuple[Resolved, ...]:
    """Without what the source moves of its own, for codes of `own-object`: "pulled out most of its soldiers"."""
    tree = found.frame.tree
    if not targets or "own-object" not in tree.grammar.classes[found.pattern.code]:
        return targets
    return tuple(t for t in targets if not _is_possessed(tree, t.actor.head))


def _without_sent(found: Found, targets: tuple[Resolved, ...], sources: Sequence[Resolved]) -> tuple[Resolved, ...]:
    """Without the forces of its own that a source sends, for codes of `sent-code`: "sent [troops] to help Chad"."""
    grammar = found.frame.tree.grammar
    if not targets or "sent-code" not in grammar.classes[found.pattern.code]:
        return targets
    homes = {s.actor.country for s in sources}
    forces = grammar["own-force-role"]
    return tuple(t for t in targets if t.actor.country not in homes or forces.isdisjoint(t.actor.roles))


def _is_possessed(tree: Tree, index: int) -> bool:
    return any(owner.upos == "PRON" for owner in tree.links(index).get("nmod:poss", ()))


def _without_bare_seats(
    found: Found, targets: tuple[Resolved, ...], sources: Sequence[Resolved]
) -> tuple[Resolved, ...]:
    """Without embassies of nobody in particular, where relations of states change ("will reopen their embassies"), and
    without envoys of one's own ("recalled its ambassador")."""
    grammar, code = found.frame.tree.grammar, found.pattern.code
    if not targets or "relation-code" not in grammar.classes[code]:
        return targets
    seats = grammar["mission-noun"]
    own = {s.actor.country for s in sources} if code == RECALL else frozenset()
    return tuple(
        t
        for t in targets
        if t.actor.head not in found.tokens
        or (t.actor.country not in own if t.actor.country is not None else last_word(t.actor.name) not in seats)
    )


def _answering(found: Found, phrases: Phrases, sources: Sequence[Resolved]) -> tuple[Resolved, ...]:
    return others(answered(found.frame, phrases), sources)


def _faced(found: Found, phrases: Phrases, sources: Sequence[Resolved]) -> tuple[Resolved, ...]:
    return others(faced(found.frame, phrases), sources)


def _by_aim(found: Found, phrases: Phrases, sources: Sequence[Resolved]) -> tuple[Resolved, ...]:
    """Those whom a clause beside the deed says that it was aimed at or harmed; kept in `frame.aims`, for it may also
    be a place that nobody is named for. Only where the source is known: else the harm itself is the event."""
    if not sources:
        return ()
    frame = found.frame
    frame.aims = aimed_at(frame) or harmed(frame)
    frame.explicit = frame.explicit or bool(frame.aims)
    return others(resolve_all(frame.aims, phrases), sources)


def _given(found: Found, phrases: Phrases, sources: Sequence[Resolved]) -> tuple[Resolved, ...]:
    return others(resolve_all(given_to(found), phrases), sources)


def _provoking(found: Found, phrases: Phrases, sources: Sequence[Resolved]) -> tuple[Resolved, ...]:
    return others(provoked(found, phrases), sources)


def _at_home(found: Found, phrases: Phrases, sources: Sequence[Resolved]) -> tuple[Resolved, ...]:
    return phrases.home(sources)


def _marks(frame: Frame) -> Sequence[Token]:
    """The words that join the clause of a frame to the one above: "sent troops [after] declaring martial law"."""
    return frame.tree.links(frame.index).get("mark", ())


def _is_alongside(frame: Frame, token: Token) -> bool:
    """Whether the object above does the same: "joined Chad in condemning"."""
    tree = frame.tree
    return is_gerund(token) and tree.tokens[token.head].lemma_lower in tree.grammar["joining-verb"]


def _governed(found: Found, phrases: Phrases, sources: Sequence[Resolved]) -> tuple[Resolved, ...]:
    """The object of the clause that a purpose or participle clause belongs to: "summoned X to complain"."""
    frame = found.frame
    token = frame.tree.tokens[frame.index]
    if (
        frame.kind != "verb"
        or token.relation not in ("advcl", "xcomp")
        or token.head < 0
        or frame.how == "passive"
        or "nsubj" in frame.tree.links(frame.index)
        or any(c.lower in frame.tree.grammar["aside-preposition"] for c in _marks(frame))
        or _is_alongside(frame, token)
    ):
        return ()
    return others(resolve_all(frame.tree.objects(token.head), phrases), sources)


@attrs.frozen
class _Rule:
    """One place where the target of a match may stand: `find` looks there, `told` calls it in words. A rule is only for
    codes that are of all the classes `of`, and not `but` of another; where it is the `last`, nobody further off is
    meant."""

    told: str
    find: Callable[[Found, Phrases, Sequence[Resolved]], tuple[Resolved, ...]]
    of: str = ""
    but: str = ""
    last: bool = False


_RULES = (
    _Rule("object", _objects, but="own-object"),
    _Rule("object", _objects_of_others, "own-object"),
    _Rule(_OPPOSED, _opposed, "dissent-code"),
    _Rule("inside the words that matched", _matched, but="own-object"),
    _Rule(PLACED, _burdened),
    _Rule(PLACED, _placed, but="own-object"),
    _Rule(PLACED, _grounds, "own-object"),
    _Rule(_ANSWERED, _answering, "aim:answered", last=True),
    _Rule(_ABOVE, _governed),
    _Rule(_SEAT, _faced, "dissent-code"),
    _Rule(_AIM, _by_aim, "aimed-code dissent-code"),
    _Rule(_AIM, _by_aim, "aimed-code", but="dissent-code", last=True),
    _Rule(PLACED, _given, "given-code"),
    _Rule(_ANSWERED, answered_deed, "answering-code"),
    _Rule(_ANSWERED, _provoking),
    _Rule("the country that the text is about", _at_home, "homeward-code"),
)
"""Where the target is looked for, in this order. What an entry says of its `aim` counts as a class of its code."""


@cache
def _rules(classes: frozenset[str], aim: str) -> tuple[_Rule, ...]:
    """The rules for codes of some classes and entries with an aim."""
    classes = classes | {f"aim:{aim}"}
    found = [rule for rule in _RULES if classes.issuperset(rule.of.split()) and rule.but not in classes]
    last = next((number for number, rule in enumerate(found, 1) if rule.last), len(found))
    return tuple(found[:last])
