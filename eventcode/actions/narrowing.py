"""Which actors of a phrase can be a target: not the means, not a place that is named to say where."""

from __future__ import annotations

from collections.abc import Sequence

from eventcode._evolve import evolved
from eventcode.actions.frames import Frame, noun_frame
from eventcode.actions.matcher import Found
from eventcode.actions.setting import is_aside
from eventcode.actions.tree import NOMINAL, Tree
from eventcode.actors.codes import STATE_ROLES
from eventcode.actors.normalise import last_word
from eventcode.actors.resolve import Phrases, Resolved, resolve_all
from eventcode.events import Actor

__all__ = [
    "grounds_of",
    "is_on_place",
    "is_settled",
    "is_suffered",
    "without_beneficiaries",
    "without_means",
    "without_own_ground",
    "without_places",
    "without_scenes",
    "without_victims",
]

_GROUND = frozenset({"country", "territory", "region", "capital"})
_PLACES = _GROUND | {"place", "seat"}
_POSTURE = "15"
_STATE = STATE_ROLES | {"JUD", "LEG"}
_WITHIN = frozenset({"compound", "amod", "nmod", "flat", "appos", "conj", "nummod"})
_NAMING = frozenset({"NOUN", "PROPN", "PRON"})


def is_on_place(found: Found, target: Resolved | None) -> bool:
    """Whether a deed is done to a place: its target is one, or the object is a name that is nobody's."""
    if target is not None:
        return target.how != "nested" and target.actor.kind in _PLACES
    tokens = found.frame.tree.tokens
    return any(tokens[i].upos == "PROPN" for i in found.targets)


def is_settled(found: Found, phrases: Phrases) -> bool:
    """Whether the pattern says where its target stands and that stands beside the trigger, whoever it is."""
    if phrases.callers or not any(e.slot == "T" for e in found.pattern.elements):
        return False
    tokens, beside = found.frame.tree.tokens, {found.frame.index, found.frame.light}
    return any(tokens[i].upos in _NAMING and tokens[i].head in beside and i not in found.tokens for i in found.targets)


def is_suffered(frame: Frame, owners: Sequence[Resolved]) -> bool:
    """Whether those beside an event noun suffered it: "Roe's arrest", "journalist detentions", but "police
    killings" and "the army's murder of a cleric". Names that nobody knows are people's."""
    grammar, tree = frame.tree.grammar, frame.tree
    if frame.patients or tree.tokens[frame.index].lemma_lower not in grammar["suffered-noun"]:
        return False
    if any(not grammar["agent-preposition"].isdisjoint(tree.case(agent)) for agent in frame.agents):
        return False
    return bool(owners or frame.agents) and all(_is_individual(o.actor, frame) for o in owners)


def _is_individual(actor: Actor, frame: Frame) -> bool:
    """Whether an actor is people rather than a country or a body that acts."""
    if actor.kind in ("person", None):
        return True
    last = last_word(actor.name)
    grammar = frame.tree.grammar
    return actor.kind == "agent" and last not in grammar["body-noun"] and last not in grammar["armed-noun"]


def without_scenes(frame: Frame, modifiers: Sequence[Resolved]) -> tuple[Resolved, ...]:
    """Without towns and regions before an event noun, which tell where it was: "the Mosul fighting"."""
    tokens = frame.tree.tokens
    return tuple(r for r in modifiers if r.actor.kind != "region" or tokens[r.actor.head].upos not in NOMINAL)


def without_places(found: Found, targets: Sequence[Resolved], tops: Sequence[int]) -> tuple[Resolved, ...]:
    """Without those that a phrase only mentions to tell where something is."""
    return tuple([t for t in targets if t.how != "nested" or not _is_mentioned(found, t.actor, tops)])


def _is_mentioned(found: Found, actor: Actor, tops: Sequence[int]) -> bool:
    """Whether one of the phrases that an actor stands in only mentions it."""
    tree = found.frame.tree
    over = set(tree.sentence.ancestors(actor.head))
    return any(top in over and is_aside(tree, actor, top, found.pattern.code) for top in tops)


def without_beneficiaries(found: Found, targets: tuple[Resolved, ...]) -> tuple[Resolved, ...]:
    """Without those for whom or because of whom something is demanded: "demanded better pay for nurses", "justice for
    the death of a nurse", but "marched for the resignation of the mayor"."""
    if not targets or "beneficiary-code" not in found.frame.tree.grammar.classes[found.pattern.code]:
        return targets
    return tuple(t for t in targets if not _is_for(found.frame, t.actor))


def _is_for(frame: Frame, actor: Actor) -> bool:
    tree, here = frame.tree, actor.head
    grammar = tree.grammar
    while here >= 0 and here not in (frame.index, frame.light) and tree.tokens[here].relation != "nsubj":
        noun = tree.tokens[here].upos in NOMINAL and here != actor.head
        forms = tree.forms(here) if noun else ()
        if not (grammar["wished-noun"].isdisjoint(forms) and grammar["measure-noun"].isdisjoint(forms)):
            return False
        if noun and tree.tokens[here].lemma_lower in grammar["support-noun"] and tree.case(here):
            return True
        case = tree.case(here)[:1] or tuple(c.lemma_lower for c in tree.links(here).get("mark", ()))
        if not grammar["reason-mark"].isdisjoint(case):
            return True
        if case and grammar["genitive"].isdisjoint(case):
            return False
        here = tree.tokens[here].head
    return False


def without_own_ground(
    tree: Tree, code: str, targets: tuple[Resolved, ...], sources: Sequence[Resolved]
) -> tuple[Resolved, ...]:
    """Without the places of a source's own country, which tell where something is or was: "moved troops to the north",
    "rallied for better pay in Lima", "blocked the Lima road". Visits and deeds of force may be to a place
    (`ground-code` in the grammar file). Nor is a country one of words of its own state: "defended Peru's record"."""
    if not targets or not sources or "ground-code" in tree.grammar.classes[code]:
        return targets
    own = {s.actor.country for s in sources if s.actor.country is not None}
    if not own:
        return targets
    everywhere = code[:2] == _POSTURE
    state = all(not s.actor.roles or not _STATE.isdisjoint(s.actor.roles) for s in sources)
    return tuple(
        t
        for t in targets
        if t.actor.kind not in _GROUND
        or t.actor.country not in own
        or not (everywhere or (state and t.actor.kind == "country" and t.how == "nested") or _tells_where(tree, t))
    )


def _tells_where(tree: Tree, target: Resolved) -> bool:
    """Whether a place is no party: inside a phrase or under a preposition of place. A country is one ("denounced
    Peru's ban") unless it is named so itself ("in Peru", "the Peru border")."""
    actor, grammar = target.actor, tree.grammar
    if actor.head < 0:
        return False
    if not grammar["setting-preposition"].isdisjoint(tree.case(actor.head)):
        return True
    if actor.kind != "country":
        return target.how == "nested" and not _is_so_called(tree, actor.head)
    token = tree.tokens[actor.head]
    return token.relation == "compound" and tree.tokens[token.head].lemma_lower in grammar["place-noun"]


def grounds_of(found: Found, targets: Sequence[Resolved]) -> tuple[Resolved, ...]:
    """Targets without a source's own forces; where these stand in or leave a country, that country is meant: "withdrew
    its troops from Chad"."""
    tree = found.frame.tree
    is_moved = "alert-code" not in tree.grammar.classes[found.pattern.code]
    kept = []
    for target in targets:
        actor = target.actor
        if actor.head not in found.tokens:
            kept.append(target)
        elif is_moved and actor.country is not None and any(tree.case(i) for i in actor.tokens if i != actor.head):
            kept.append(Resolved(evolved(actor, code=actor.country, roles=(), kind="country"), target.how))
    return tuple(kept)


def _is_so_called(tree: Tree, name: int) -> bool:
    """Whether the phrase that a place stands in is that place itself: "from the republic of Nawa"."""
    above = tree.tokens[name].head
    if above < 0 or tree.grammar["genitive"].isdisjoint(tree.case(name)):
        return False
    word, grammar = tree.tokens[above].lemma_lower, tree.grammar
    place = word in grammar["refers-place"] or word in grammar["refers-country"]
    return place and grammar["setting-preposition"].isdisjoint(tree.case(above))


def without_victims(
    frame: Frame, targets: Sequence[Resolved], phrases: Phrases, words: Sequence[int] = ()
) -> tuple[Resolved, ...]:
    """Without those on whose behalf somebody protests: "marched against the killing of a nurse", "decried the arrest
    of its leader". Who did it to them is meant, where the phrase names them. `words` say what the critics themselves
    do: "launched an attack on the mayor"."""
    tree = frame.tree
    found, wrongs = [], []
    for target in targets:
        wrong = _wrong_to(tree, target.actor)
        if wrong < 0 or wrong in words:
            found.append(target)
        else:
            wrongs.append(wrong)
    for wrong in () if found else dict.fromkeys(wrongs):
        by = tree.links(tree.tokens[wrong].head).get("obl", ()) if tree.tokens[wrong].relation == "obj" else ()
        agent = tree.grammar["agent-preposition"]
        apart = (c.index for c in by if not agent.isdisjoint(tree.case(c.index)[:1]))  # parsed below the verb
        doers = resolve_all((*noun_frame(tree, wrong).agents, *apart), phrases)
        found += [d for d in doers if all(d.actor != t.actor for t in targets)]
    return tuple(found)


def _wrong_to(tree: Tree, actor: Actor) -> int:
    """The noun that tells what was done to somebody, as an *of* phrase says; -1 without one, or where it is what the
    protest is for: "demanded the arrest of the mayor"."""
    here, grammar = actor.head, tree.grammar
    while here >= 0 and tree.tokens[here].relation in _WITHIN:
        above, case = tree.tokens[here].head, tree.case(here)[:1]
        if not grammar["source-preposition"].isdisjoint(case):
            return -1  # "the shooting by police", "the lack of help from the state"
        names = tree.forms(above)
        if not (grammar["wrong-noun"].isdisjoint(names) or grammar["wronged-preposition"].isdisjoint(case)):
            return above
        if not (grammar["measure-noun"].isdisjoint(names) or grammar["genitive"].isdisjoint(case)):
            return -1 if _is_wished(tree, above) else above
        here = above
    return -1


def _is_wished(tree: Tree, noun: int) -> bool:
    token = tree.tokens[noun]
    while token.relation == "conj" and token.head >= 0:
        token = tree.tokens[token.head]
    wanted = token.head >= 0 and tree.tokens[token.head].lemma_lower in tree.grammar["wishing"]
    return wanted or not tree.grammar["reason-mark"].isdisjoint(tree.case(token.index))


def without_means(found: Found, targets: Sequence[Resolved]) -> tuple[Resolved, ...]:
    """Without the means that the pattern itself names: in "used tanks" the tanks are no target."""
    return tuple([t for t in targets if t.actor.kind != "equipment" or not _is_named(found, t.actor.head)])


def _is_named(found: Found, index: int) -> bool:
    """Whether a word or a phrase that it is a part of is among those that matched: "mortars, tanks and artillery fire"
    are one phrase of means."""
    tokens = found.frame.tree.tokens
    while index not in found.tokens and tokens[index].relation in ("conj", "compound", "nmod"):
        index = tokens[index].head
    return index in found.tokens
