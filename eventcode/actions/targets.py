"""To whom a match says that something is done: the slots of the pattern first, then the usual places around the verb
or noun."""

from __future__ import annotations

from collections.abc import Collection, Sequence

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
_SEAT = "before whose seat it is"
PLACED = "phrase with a preposition"
"""How a target is called that a phrase beside the event names."""
STRUCK = "the place of what was hit"
"""How a target is called that says where what was hit is."""
DEMAND, RECALL = "10", "161"


def targets_of(found: Found, phrases: Phrases, sources: Sequence[Resolved]) -> tuple[tuple[Resolved, ...], str]:
    """Those to whom the `sources` of a match do it, and in words how they were found."""
    frame = found.frame
    in_slot = _in_slot(found, phrases, sources) if found.targets else None
    if in_slot is not None:
        return in_slot
    if found.pattern.subject == "T":
        return (), ""
    grammar, code = frame.tree.grammar, found.pattern.code
    own_object = "own-object" in grammar.classes[code]
    # "deployed its troops": what is named by the pattern is the source's own
    forces = [i for p in frame.patients if _is_of(found, p) for i in frame.tree.coordinated(p)] if own_object else ()
    objects = [p for p in frame.patients if p not in forces]
    direct = _without_own(found, _suffering(found, phrases, sources, objects, frame.patients))
    if direct:
        return direct, "object"
    if "dissent-code" in grammar.classes[code]:
        against = _opposed(found, phrases, sources)
        if against:
            return against, _OPPOSED
    own = {frame.index, *(c.index for c in frame.tree.links(frame.index).get("compound", ()))}
    if found.targets and not sources:  # "an air strike in Nawa destroyed [a clinic]"
        own.update(found.sources)
    named = [] if own_object else [t for t in found.tokens if t not in own]
    matched = _suffering(found, phrases, sources, named, named)
    if matched:
        return matched, "inside the words that matched"
    burdened = without_places(found, others(resolve_all(imposed_on(found), phrases), sources), ())
    if burdened:
        return burdened, PLACED
    placed = _placed(found, phrases, sources, forces)
    if placed:
        return placed, PLACED
    if found.pattern.entry.attributes.get("aim") == "answered":
        return others(answered(frame, phrases), sources), _ANSWERED
    governed = others(_governor_objects(frame, phrases), sources)
    if governed:
        return governed, _ABOVE
    seat = others(faced(frame, phrases), sources) if "dissent-code" in grammar.classes[code] else ()
    if seat:
        return seat, _SEAT
    if "aimed-code" in grammar.classes[code]:
        aims = others(_by_aim(frame, phrases, bool(sources)), sources)
        if aims or "dissent-code" not in grammar.classes[code]:
            return aims, "what it was aimed at or harmed"
    given = others(resolve_all(given_to(found), phrases), sources)
    if given:
        return given, PLACED
    made = answered_deed(found, phrases, sources) or others(provoked(found, phrases), sources)
    if made or "homeward-code" not in grammar.classes[code]:
        return made, _ANSWERED
    return phrases.home(sources), "the country that the text is about"


def _in_slot(found: Found, phrases: Phrases, sources: Sequence[Resolved]) -> tuple[tuple[Resolved, ...], str] | None:
    """Those where the pattern has T; `None` where others may be meant."""
    told = others(_told_to_do(found, phrases), sources)
    if told:
        return told, "who is to do it"
    slot = without_places(found, others(resolve_all(found.targets, phrases), sources), found.targets)
    slot = _without_own(found, slot)
    asks_for = any(
        e.slot == "T" and e.preposition in found.frame.tree.grammar["reason-mark"] for e in found.pattern.elements
    )
    slot = _without_bare_seats(found, slot if asks_for else without_beneficiaries(found, slot), sources)
    if slot:
        return slot, "where the pattern has T"
    if not is_settled(found, phrases):
        return None
    if "dissent-code" in found.frame.tree.grammar.classes[found.pattern.code]:
        against = _opposed(found, phrases, sources)
        return (against, _OPPOSED) if against else (others(faced(found.frame, phrases), sources), _SEAT)
    # else nobody further off: "attacked a bear to save friends" is nothing done to the friends
    pronoun = any(found.frame.tree.tokens[i].upos == "PRON" for i in found.targets)
    above = others(_governor_objects(found.frame, phrases) if pronoun else (), sources)
    return (above, _ABOVE) if above else (answered_deed(found, phrases, sources), _ANSWERED)


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
    if not found.pattern.code.startswith(DEMAND):
        return ()
    clauses = [
        i for i in found.tokens if tree.tokens[i].relation == "ccomp" and tree.tokens[i].head == found.frame.index
    ]
    return resolve_all((a for i in clauses for a in tree.agents(i)), phrases)


def _suffering(
    found: Found, phrases: Phrases, sources: Sequence[Resolved], words: Sequence[int], tops: Sequence[int]
) -> tuple[Resolved, ...]:
    """Those named by `words` to whom something is done: not its means, nor places inside the phrases `tops`."""
    named = others(resolve_all(words, phrases), sources) if words else ()
    if not named:
        return ()
    named = without_beneficiaries(found, without_means(found, named))
    return _without_bare_seats(found, without_places(found, named, tops), sources)


def _placed(
    found: Found, phrases: Phrases, sources: Sequence[Resolved], forces: Collection[int]
) -> tuple[Resolved, ...]:
    """Those named by a phrase beside the event; not the source's own whom it moves, nor the `forces` that are named."""
    frame, code = found.frame, found.pattern.code
    grammar = frame.tree.grammar
    wanted = grammar[PREPOSITIONS.get(code[:2], "target-preposition")]
    if frame.kind == "noun" and frame.tree.tokens[frame.index].lemma_lower in grammar["suffered-noun"]:
        wanted = wanted - grammar["setting-preposition"]  # nobody is the victim of a killing at his gate
    placed = without_beneficiaries(found, others(by_prepositions(frame, phrases, wanted, code), sources))
    if "own-object" not in grammar.classes[code]:
        return placed
    joined = set(forces).difference(found.tokens)
    placed = tuple(t for t in placed if t.actor.head not in joined)
    own = {t.actor.head for t in placed if _is_possessed(frame.tree, t.actor.head)}
    grounds = tuple(t for t in grounds_of(found, placed) if t.actor.head not in own or t.actor.kind == "country")
    if grounds or not own:
        return grounds
    return grounds_of(found, others(by_prepositions(frame, phrases, wanted, code, own), sources))


def _without_own(found: Found, targets: Sequence[Resolved]) -> tuple[Resolved, ...]:
    """Without what the source moves of its own, for codes of `own-object`: "pulled out most of its soldiers"."""
    if not targets or "own-object" not in found.frame.tree.grammar.classes[found.pattern.code]:
        return tuple(targets)
    return tuple(t for t in targets if not _is_possessed(found.frame.tree, t.actor.head))


def _is_possessed(tree: Tree, index: int) -> bool:
    return any(owner.upos == "PRON" for owner in tree.links(index).get("nmod:poss", ()))


def _without_bare_seats(
    found: Found, targets: tuple[Resolved, ...], sources: Sequence[Resolved]
) -> tuple[Resolved, ...]:
    """Without embassies of nobody in particular, where relations of states change ("will reopen their embassies"), and
    without envoys of one's own ("recalled its ambassador")."""
    grammar, code = found.frame.tree.grammar, found.pattern.code
    if "relation-code" not in grammar.classes[code]:
        return targets
    seats = grammar["mission-noun"]
    own = {s.actor.country for s in sources} if code == RECALL else frozenset()
    return tuple(
        t
        for t in targets
        if t.actor.head not in found.tokens
        or (t.actor.country not in own if t.actor.country is not None else last_word(t.actor.name) not in seats)
    )


def _by_aim(frame: Frame, phrases: Phrases, known: bool) -> tuple[Resolved, ...]:
    """Those whom a clause beside the deed says that it was aimed at or harmed; kept in `frame.aims`, for it may also
    be a place that nobody is named for. Only where the source is `known`: else the harm itself is the event."""
    if not known:
        return ()
    frame.aims = aimed_at(frame) or harmed(frame)
    frame.explicit = frame.explicit or bool(frame.aims)
    return resolve_all(frame.aims, phrases)


def _marks(frame: Frame) -> Sequence[Token]:
    """The words that join the clause of a frame to the one above: "sent troops [after] declaring martial law"."""
    return frame.tree.links(frame.index).get("mark", ())


def _is_alongside(frame: Frame, token: Token) -> bool:
    """Whether the object above does the same: "joined Chad in condemning"."""
    tree = frame.tree
    return is_gerund(token) and tree.tokens[token.head].lemma_lower in tree.grammar["joining-verb"]


def _governor_objects(frame: Frame, phrases: Phrases) -> tuple[Resolved, ...]:
    """The object of the clause that a purpose or participle clause belongs to: "summoned X to complain"."""
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
    return resolve_all(frame.tree.objects(token.head), phrases)
