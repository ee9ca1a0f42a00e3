"""Source and target of a match, also below an operator, and pairs of those who act on each other."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from eventcode.actions.answers import asked_for_by, conditioned, set_by, told_to
from eventcode.actions.frames import Frame, noun_frame
from eventcode.actions.matcher import Found
from eventcode.actions.modality import Judged
from eventcode.actions.narrowing import without_own_ground, without_victims
from eventcode.actions.operators import Governing
from eventcode.actions.patterns import Words
from eventcode.actions.setting import by_prepositions, is_circumstance
from eventcode.actions.sides import mirrored, opposite
from eventcode.actions.sources import doers_of, noun_source, sources_of
from eventcode.actions.targets import DEMAND, PLACED, STRUCK, targets_of
from eventcode.actions.tree import VERBAL, Tree
from eventcode.actors.resolve import Phrases, Resolved, others, resolve_all
from eventcode.actors.uncoded import unknown_name
from eventcode.events import Actor

__all__ = ["Pair", "is_mutual", "pairs_of"]

POSTURE = "15"
_COMPLAINTS = frozenset({"dissent-code", "criticism-code"})
STATES = frozenset({"country", "capital"})
ASKING = frozenset({"appealed", "demanded", "discouraged"})
TOGETHER = frozenset({"agreed"})  # "A and B agreed to ..." is an agreement of each with the other
JOINT = frozenset({"agreed", "planned", "asserted", "failed"})  # what is done together is also planned together
WORDS = {"refused": asked_for_by, "threatened": told_to}  # whom the words of an operator answer or are for
ADDRESSING = frozenset({"appealed", "demanded", "discouraged", "accused", "forced", "allowed", "permitted", "ordered"})


@attrs.frozen
class Pair:
    """One source and one target, either of which may be unknown; `notes` say in words how they were found. What
    is `mutual` each does to the other."""

    source: Resolved | None
    target: Resolved | None
    notes: tuple[str, str] = ("", "")
    mutual: bool = False


def pairs_of(tree: Tree, found: Found, judged: Judged, phrases: Phrases, widely: bool = False) -> list[Pair]:
    """Every source-target pair of a match.

    With `widely`, what grammar leaves open is filled with the caller's actors: they are known to be the ones.
    """
    sources, source_note = sources_of(found, phrases)
    targets, target_note = targets_of(found, phrases, sources)
    frame, outer, classes = found.frame, judged.outer, tree.grammar.classes[judged.code]
    if targets and not classes.isdisjoint(_COMPLAINTS):
        targets = _blamed(found, targets, phrases, "dissent-code" in classes)
    if outer is not None:
        sources, targets, source_note, target_note = _under_operator(
            tree, found, judged, phrases, sources, targets, source_note, target_note
        )
    if not targets and "conditioned-code" in classes:
        targets, target_note = _conditioned(found, outer, phrases, sources)
    if not phrases.callers:
        targets = without_own_ground(tree, judged.code, targets, sources)
    if outer is None:
        between = _named_together(found, phrases, bool(sources))
        if between is not None:
            return between
    if widely:
        sources, targets = _of_callers(sources), _of_callers(targets)
        if not sources:
            sources, source_note = _caller_source(tree, frame, phrases, targets)
        if not targets:
            targets, target_note = _caller_target(tree, frame, phrases, sources)
    if not sources and outer is None:
        sources, source_note = _implied(found, phrases)
        if found.pattern.code.startswith(POSTURE) or target_note == PLACED:  # "police were deployed"
            targets = tuple(t for t in targets if all(t.actor.code != s.actor.code for s in sources))
            targets = targets if phrases.callers else without_own_ground(tree, judged.code, targets, sources)
        if not sources and not targets:
            targets, target_note = _struck(found, phrases), STRUCK
    back, named = found.pattern.entry.back is not None, targets
    if back and (outer is None or outer.effect in JOINT):
        targets = opposite(found, sources, targets)
    together = not targets and len(sources) > 1 and _is_together(found, outer, bool(named))
    pairs = _combine(together, sources, targets, (source_note, target_note))
    if back:
        pairs = mirrored(found, pairs, phrases)
    return [p if p.source and p.target else _with_unknown(p, found, phrases) for p in pairs]


def _blamed(found: Found, targets: tuple[Resolved, ...], phrases: Phrases, dissent: bool) -> tuple[Resolved, ...]:
    """Of the targets of criticism or of a protest those who are to blame, not those to whom wrong was done."""
    frame = found.frame
    blamed = without_victims(frame, targets, phrases, () if dissent else found.tokens)
    frame.wronged = not blamed
    if not dissent:
        return blamed
    venues = frame.tree.grammar["venue-noun"]
    return tuple(t for t in blamed if t.actor.name not in venues)


def _conditioned(
    found: Found, outer: Governing | None, phrases: Phrases, sources: Sequence[Resolved]
) -> tuple[tuple[Resolved, ...], str]:
    """To whom a threat or refusal is said, of which only the condition or the occasion names anybody."""
    tree = found.frame.tree
    beside = (*found.tokens, found.frame.light, outer.index if outer is not None else -1)
    targets = others(conditioned(tree, beside, phrases), sources)
    if targets:
        return targets, "whose doing it depends on"
    return others(set_by(tree, beside, phrases), sources), "who demanded otherwise"


def _named_together(found: Found, phrases: Phrases, known: bool) -> list[Pair] | None:
    """Two sides that one phrase names, as in "clashes between A and B"; `None` where none does. `known` is whether
    others were found to do it."""
    frame = found.frame
    if frame.between and not (_is_of_another(frame) or _is_road(found, phrases)):
        return mirrored(found, _between(frame, phrases), phrases)
    if known or not frame.agents or not isinstance(found.pattern.subject, Words):
        return None
    parties = noun_frame(frame.tree, frame.agents[0])
    return _between(parties, phrases) if parties.between else None  # "talks between A and B collapsed"


def _is_together(found: Found, outer: Governing | None, aimed: bool) -> bool:
    """Whether several who are named together do something to each other; `aimed` is whether it was done to somebody."""
    tree = found.frame.tree
    if outer is not None:
        together = found.pattern.entry.back is not None or is_mutual(tree, outer)
    else:  # "was visited by writers and students": not each other
        others_meant = bool(found.targets) and not aimed and found.pattern.subject != "ST"
        together = found.pattern.entry.back is not None and not others_meant
    return together or _is_reciprocal(tree, found, outer)


def _is_road(found: Found, phrases: Phrases) -> bool:
    """Whether a phrase tells between which towns something was done: "ambushed a patrol between Nawa and Jasim"."""
    tokens = found.frame.tree.tokens
    parties = resolve_all(found.frame.between, phrases)
    if any(r.actor.kind != "region" for r in parties):
        return False
    return bool(parties) or (found.pattern.entry.back is None and tokens[found.frame.between[0]].upos == "PROPN")


def _is_of_another(frame: Frame) -> bool:
    """Whether the two sides are those of a circumstance: "killed because of the treaty between A and B"."""
    return is_circumstance(frame.tree, frame.between[0], (frame.index, frame.light))


def is_mutual(tree: Tree, operator: Governing) -> bool:
    """Whether those who do what an operator says agree with each other: "agreed to", not "promised to"."""
    return operator.effect in TOGETHER and tree.tokens[operator.index].lemma_lower in tree.grammar["mutual-agreement"]


def _is_reciprocal(tree: Tree, found: Found, outer: Governing | None) -> bool:
    """Whether it is done to "each other" or what is theirs, by the verb or by the operator above it ("accused each
    other of")."""
    pronouns = tree.grammar["reciprocal-pronoun"]
    if tree.words.isdisjoint(tree.grammar.pairs("reciprocal-pronoun")):
        return False
    above = tree.objects(outer.index) if outer is not None else ()
    objects = (*found.targets, *found.frame.patients, *above)
    owners = (c.index for i in objects for c in tree.links(i).get("nmod:poss", ()))
    following = tree.tokens[1:]
    return any(
        f"{tree.tokens[i].lower} {following[i].lower}" in pronouns for i in (*objects, *owners) if i < len(following)
    )


def _with_unknown(pair: Pair, found: Found, phrases: Phrases) -> Pair:
    """A side that is missing says which name stands in its place, if one does."""
    frame = found.frame
    objects = (*found.targets, *frame.patients)
    doers = [i for i in frame.agents if i not in found.targets]
    source = pair.notes[0] if pair.source else unknown_name(doers, phrases)
    target = pair.notes[1] if pair.target else unknown_name(objects, phrases)
    return Pair(pair.source, pair.target, (source, target))


def _struck(found: Found, phrases: Phrases) -> tuple[Resolved, ...]:
    """Where no side of an attack is named, it was against the place of what it hit: "hit the airport in Kabul"."""
    grammar, frame = found.frame.tree.grammar, found.frame
    if "circumstance-code" not in grammar.classes[found.pattern.code] or not frame.patients:
        return ()
    where = by_prepositions(frame, phrases, grammar["setting-preposition"])
    if where or not found.sources:
        return where
    subject = noun_frame(frame.tree, found.sources[0])  # "an air strike in Nawa destroyed a clinic"
    return by_prepositions(subject, phrases, grammar["setting-preposition"])


def _implied(found: Found, phrases: Phrases) -> tuple[tuple[Resolved, ...], str]:
    """Who does it where nobody is said to (the entry's `source`): arrests are made by the police."""
    attributes, frame = found.pattern.entry.attributes, found.frame
    literal = isinstance(found.pattern.subject, Words)  # "the curfew was relaxed": the subject is part of it
    if "source" not in attributes or not (literal or _unsaid(frame)):
        return (), ""
    if frame.kind == "noun" and not frame.explicit:
        if not frame.patients and frame.tree.grammar["opposing-preposition"].isdisjoint(frame.prepositions):
            return (), ""
        frame.explicit = True  # "the arrest of X"
    actor = phrases.implied_agent(attributes, found.tokens)
    if actor is None:
        return (), ""
    if found.pattern.code.startswith(POSTURE):
        moved = [r for r in resolve_all(frame.patients, phrases) if r.actor.roles == actor.roles and r.actor.country]
        if moved and moved[0].how == "direct":  # "Kenyan police were deployed in Haiti"
            return tuple(moved[:1]), "those who were sent"
    return (Resolved(actor, "implied"),), "implied by the action"


def _unsaid(frame: Frame) -> bool:
    """Whether nobody is named who does it: no subject, or a mere number ("thousands marched")."""
    tree = frame.tree
    if not frame.agents:
        return frame.kind != "verb" or frame.how != "active"
    heads = (tree.tokens[i] for i in frame.agents)
    return all(t.upos == "NUM" or t.lemma_lower in tree.grammar["collective"] for t in heads)


def _of_callers(resolved: Sequence[Resolved]) -> tuple[Resolved, ...]:
    return tuple(r for r in resolved if r.actor.via == "caller")


def _caller_source(
    tree: Tree, frame: Frame, phrases: Phrases, targets: Sequence[Resolved]
) -> tuple[tuple[Resolved, ...], str]:
    """The caller's actor that is subject of a clause above, else the nearest one before the trigger."""
    for ancestor in (frame.index, *tree.sentence.ancestors(frame.index)):
        found = others([r for r in resolve_all(tree.agents(ancestor), phrases) if r.actor.via == "caller"], targets)
        if found:
            return found, "the caller's actor, subject of a clause above"
    before = [a for a in phrases.callers if a.head < frame.index]
    after = [a for a in phrases.callers if a.head >= frame.index] if targets else []
    found = others([Resolved(a, "direct") for a in (*reversed(before), *after)], targets)
    return found[:1], "the caller's actor nearest before the action, else after it"


def _caller_target(
    tree: Tree, frame: Frame, phrases: Phrases, sources: Sequence[Resolved]
) -> tuple[tuple[Resolved, ...], str]:
    """The caller's actor below the trigger, else the nearest one."""
    below = set(tree.sentence.subtree(frame.index))
    near = sorted(phrases.callers, key=lambda a: (a.head not in below, abs(a.head - frame.index)))
    found = others([Resolved(a, "direct") for a in near], sources)
    return found[:1], "the caller's actor nearest to the action"


def _is_one_state(one: Actor, other: Actor) -> bool:
    """Whether a country would do it to itself: China and Beijing."""
    return one.code == other.code and one.kind in STATES and other.kind in STATES


def _under_operator(
    tree: Tree,
    found: Found,
    judged: Judged,
    phrases: Phrases,
    sources: tuple[Resolved, ...],
    targets: tuple[Resolved, ...],
    source_note: str,
    target_note: str,
) -> tuple[tuple[Resolved, ...], tuple[Resolved, ...], str, str]:
    """With an operator above, its subject is the source; those it addresses ("urged X to ...") the target."""
    outer = judged.outer
    assert outer is not None
    speakers = doers_of(tree.agents(outer.index), tree, phrases) if tree.tokens[outer.index].upos != "NOUN" else ()
    if tree.tokens[outer.index].upos in ("NOUN", "PROPN"):
        frame = noun_frame(tree, outer.index)
        speakers = resolve_all(frame.agents, phrases)
        speakers = speakers or noun_source(frame, phrases)[0]
    if not speakers and tree.tokens[outer.index].upos == "VERB" and tree.agents(outer.index):
        return (), sources or targets, "", source_note or target_note  # somebody else says so, whom nobody knows
    if not speakers and outer.effect == "accused":  # "a man suspected of killing X": by nobody in particular
        return (), sources or targets, "", source_note or target_note
    if not speakers and outer.effect in ASKING and tree.tokens[outer.index].upos in VERBAL:
        asked = _addressed(tree, outer.index, phrases)  # "environmentalists were asked to": by nobody named
        return (), asked or sources or targets, "", f"addressed by “{outer.operator}”"
    if not speakers and tree.tokens[outer.index].upos in VERBAL and not tree.is_passive(outer.index):
        return (), sources or targets, "", source_note or target_note  # "to resist orders to let X search": not X
    if not speakers and outer.effect in ASKING:  # "never received an order to kill": by nobody named
        return (), sources or targets, "", f"those addressed by “{outer.operator}”"
    if not speakers:
        return sources, targets, source_note, target_note
    note = f"subject of “{outer.operator}”"
    if outer.effect in ADDRESSING:
        inner = others(sources, speakers)
        if judged.code.startswith(POSTURE) and found.frame.index in tree.objects(outer.index):
            home = {speaker.actor.country for speaker in speakers}  # "approved a troop deployment": of its own troops
            inner = tuple(r for r in inner if r.actor.country not in home)
            return speakers, inner or others(targets, speakers), note, target_note
        addressed = _addressed(tree, outer.index, phrases, speakers)
        best = addressed or inner
        if outer.effect == "ordered" and not judged.code.startswith(DEMAND) and not phrases.callers:
            return speakers, others(targets, speakers), note, target_note  # "ordered the army to arrest X": X
        if not best and (phrases.callers or not _is_somebody(tree, outer.index)):
            best = others(targets, speakers)  # else somebody is addressed whom nobody knows
        return speakers, best, note, f"addressed by “{outer.operator}”"
    words = WORDS.get(outer.effect)
    asking = words(tree, outer.index, found.frame.index, phrases) if words is not None else ()
    best = (
        others(asking, speakers)
        or others(targets, speakers)
        or others(sources, speakers)
        or _addressed(tree, outer.index, phrases, speakers, found.frame.index)
    )
    return speakers, best, note, target_note or f"phrase of “{outer.operator}”"


def _is_somebody(tree: Tree, index: int) -> bool:
    """Whether a verb has an object beside the clause that it governs."""
    return any(c.relation in ("obj", "iobj") and c.upos in ("NOUN", "PROPN", "PRON") for c in tree.children(index))


def _addressed(
    tree: Tree, index: int, phrases: Phrases, speakers: Sequence[Resolved] = (), event: int = -1
) -> tuple[Resolved, ...]:
    """Object of the operator, or a phrase with one of the target prepositions; not the speakers themselves, nor those
    in the event noun that it governs."""
    objects = tree.objects(index)
    direct = others(resolve_all(objects, phrases), speakers)
    if not direct and tree.tokens[index].relation == "advcl" and any(tree.tokens[i].upos == "PRON" for i in objects):
        above = tree.objects(tree.tokens[index].head)  # "burned homes of farmers after accusing [them]"
        direct = others(resolve_all(above, phrases), speakers)
    if direct:
        return direct
    wanted = tree.grammar["target-preposition"]
    for token in tree.children(index):
        if token.index == event:  # "agreed to a prisoner exchange" is nothing said to the prisoners
            continue
        if token.relation in ("obl", "nmod") and any(p in wanted for p in tree.case(token.index)):
            found = others(phrases.resolve(token.index), speakers)
            if found:
                return found
    return ()


def _between(frame: Frame, phrases: Phrases) -> list[Pair]:
    parties = [r for index in frame.between[:1] for r in phrases.resolve(index)]
    parties = parties if len(parties) > 1 else list(resolve_all(frame.between, phrases))
    note = ("one of the two sides", "one of the two sides")
    pairs = [Pair(a, b, note) for i, a in enumerate(parties) for b in parties[i + 1 :]]
    return pairs or [Pair(p, None, note) for p in parties[:1]]


def _combine(
    together: bool, sources: Sequence[Resolved], targets: Sequence[Resolved], notes: tuple[str, str]
) -> list[Pair]:
    if together:
        found = (notes[0], "named together with the source")
        return [Pair(a, b, found, True) for i, a in enumerate(sources) for b in sources[i + 1 :]]
    if sources and targets:
        pairs = [Pair(s, t, notes) for s in sources for t in targets if not _is_one_state(s.actor, t.actor)]
        return pairs or [Pair(s, None, notes) for s in sources]
    return [Pair(s, None, notes) for s in sources] + [Pair(None, t, notes) for t in targets]
