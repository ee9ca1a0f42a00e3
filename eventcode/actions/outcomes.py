"""Who did what somebody suffered, where the deed is told beside it: "rebels attacked a convoy, four soldiers were
killed"; "police fired at the crowd. Two students were injured"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import attrs

from eventcode._evolve import evolved
from eventcode.actions.arguments import Pair
from eventcode.actions.doubled import undoubled
from eventcode.actions.extract import Draft, SentenceEvents
from eventcode.actions.patterns import Words
from eventcode.actions.sources import CIRCUMSTANCES
from eventcode.actions.tolls import coded_by_deeds, is_toll_verb, of_the_deed
from eventcode.actions.tree import Tree
from eventcode.actors.belonging import is_definite, moved_to
from eventcode.actors.codes import REBELS
from eventcode.actors.normalise import last_word
from eventcode.actors.resolve import Resolved
from eventcode.actors.told import tells
from eventcode.events import Actor
from eventcode.lexicon.grammar import Grammar

__all__ = ["attributed", "standing_at"]

_STATE = frozenset({"GOV", "MIL", "COP", "SPY", "LEG"})
_ARMED = frozenset({"MIL", "COP", "SPY", "CRM"}) | REBELS
_MARKS = frozenset({"mark", "advmod", "cc"})
_HIT = "who suffered from it"
_NOTE = "who did the deed that it came of"


def attributed(told: SentenceEvents, before: SentenceEvents | None, grammar: Grammar) -> SentenceEvents:
    """What a sentence tells, with a source for what somebody suffered from nobody named: the only other side of the
    deeds of force in the sentence or, where it has none, in `before`, the last one of the paragraph that tells of
    force. Nobody is killed by their own: what they did when they died tells whom they fought."""
    drafts = told.drafts
    if CIRCUMSTANCES in [draft.pair.notes[0] for draft in drafts]:
        drafts = tuple(_without_own(draft, grammar) for draft in drafts)
    if any(_is_open(draft, grammar) or _hit_nobody(draft, grammar) for draft in drafts):
        drafts = _with_doers(drafts, told.bare, before, grammar)
    else:
        drafts = undoubled(coded_by_deeds(drafts, told.bare, grammar), grammar)
    return told if drafts == told.drafts else evolved(told, drafts=drafts)


def _with_doers(
    told: Sequence[Draft], bare: Sequence[Draft], before: SentenceEvents | None, grammar: Grammar
) -> tuple[Draft, ...]:
    """The events of a sentence some of which nobody is said to have done, or which hit nobody named."""
    here = [d for d in told if _is_deed(d, grammar)]
    forced = any(not _is_fray(d, grammar) for d in here)
    past = [d for d in before.drafts if _is_deed(d, grammar)] if before is not None and not forced else []
    drafts: list[Draft] = []
    for draft in told:
        drafts += _done_by_others(draft, here, past, grammar) if _is_open(draft, grammar) else (draft,)
    once = undoubled(coded_by_deeds(drafts, bare, grammar), grammar)
    return tuple(_bombing(draft, once, before, grammar) for draft in once)


def _done_by_others(draft: Draft, here: Sequence[Draft], past: Sequence[Draft], grammar: Grammar) -> Sequence[Draft]:
    """What somebody suffered, once by each of the only other side of the deeds `here` or, where these name none, of the
    `past` ones; as it is where nobody is found."""
    deeds: Sequence[Draft] = [
        d for d in here if _may_harm(d, draft, grammar) and not _are_contrasted(d, draft, grammar)
    ]
    doers = _others(draft, deeds, grammar) if deeds else ()
    if not doers and past and _refers_back(draft, past, grammar):
        deeds = [d for d in past if _may_harm(d, draft, grammar)]
        doers = tuple(standing_at(draft, doer) for doer in _others(draft, deeds, grammar))
    draft = _with_home(_as_attacker(draft, deeds, grammar), doers, deeds)
    return [of_the_deed(_done_by(draft, doer), _by(doer, deeds), grammar) for doer in doers] or [draft]


def standing_at(draft: Draft, doer: Resolved) -> Resolved:
    """A source that another sentence names, at the words of the deed as those are who are implied by an action."""
    frame = draft.found.frame
    sentence = frame.tree.sentence
    return Resolved(moved_to(doer.actor, sentence, frame.index, sentence.tokens[frame.index].text), "coreference")


def _without_own(draft: Draft, grammar: Grammar) -> Draft:
    """A deed without the source that its circumstances name where that is the side of those who suffered: "rebels
    were killed when the insurgents stormed a base"."""
    source, target = draft.pair.source, draft.pair.target
    if source is None or target is None or draft.pair.notes[0] != CIRCUMSTANCES:
        return draft
    if REBELS.isdisjoint(target.actor.roles) or not _is_like(target.actor, source.actor, grammar):
        return draft
    return attrs.evolve(draft, pair=Pair(None, target, ("", draft.pair.notes[1])))


def _hit_nobody(draft: Draft, grammar: Grammar) -> bool:
    """Whether somebody set a bomb and nobody is named whom it hit."""
    plain = draft.pair.source is not None and draft.pair.target is None and draft.judged.outer is None
    return plain and "bomb-code" in grammar.classes[draft.code]


def _bombing(draft: Draft, here: Sequence[Draft], before: SentenceEvents | None, grammar: Grammar) -> Draft:
    """A bombing with those whom it hit as its target: who suffered beside it from nobody else, or in the sentence
    `before` if that very bomb is meant: "Two soldiers were hurt by a mine. The device was planted by rebels."."""
    if not _hit_nobody(draft, grammar):
        return draft
    source, sentence = draft.pair.source, draft.found.frame.tree.sentence
    hit = next((d.pair.target for d in here if _suffers(d, grammar, source)), None)
    if hit is None and before is not None and any(is_definite(sentence, i, grammar) for i in draft.found.tokens):
        past = next((d.pair.target for d in before.drafts if _suffers(d, grammar)), None)
        hit = standing_at(draft, past) if past is not None else None
    return draft if hit is None else attrs.evolve(draft, pair=Pair(source, hit, (draft.pair.notes[0], _HIT)))


def _suffers(draft: Draft, grammar: Grammar, doer: Resolved | None = None) -> bool:
    """Whether somebody suffered harm, from nobody named or from the `doer`."""
    source = draft.pair.source
    if draft.pair.target is None or not (source is None or (doer is not None and source.actor.code == doer.actor.code)):
        return False
    return draft.judged.outer is None and "outcome-code" in grammar.classes[draft.code]


def _done_by(draft: Draft, doer: Resolved) -> Draft:
    return attrs.evolve(draft, pair=Pair(doer, draft.pair.target, (_NOTE, draft.pair.notes[1])))


def _is_open(draft: Draft, grammar: Grammar) -> bool:
    """Whether somebody suffered something and no word stands where who did it would be named."""
    if draft.pair.source is not None or draft.pair.target is None or draft.judged.outer is not None:
        return False
    if "outcome-code" not in grammar.classes[draft.code]:
        return False
    subject = draft.found.pattern.subject
    if subject == "T" or isinstance(subject, Words):
        return True
    # what did it may be a deed itself, or its means: "the attack killed two", "was hit by a stray bullet"
    return all(_is_event(draft.found.frame.tree, index) for index in draft.found.frame.agents)


def _is_deed(draft: Draft, grammar: Grammar) -> bool:
    """Whether a draft tells who used force, or threw stones at somebody."""
    known = draft.pair.source is not None and draft.judged.modality == "asserted"
    if not known or draft.judged.outer is not None:
        return False
    return "doer-code" in grammar.classes[draft.force] or (draft.pair.target is not None and _is_fray(draft, grammar))


def _is_fray(draft: Draft, grammar: Grammar) -> bool:
    """Whether a draft tells of a riot, in which those are hurt whom it is against, and its rioters by them."""
    return "fray-code" in grammar.classes[draft.code]


def _as_attacker(draft: Draft, deeds: Sequence[Draft], grammar: Grammar) -> Draft:
    """Assailants to whom something was done as those who attacked: "rebels stormed a base. Ten assailants were
    killed."."""
    victim = draft.pair.target
    side = _side(d for d in deeds if d.pair.source is not None and _STATE.isdisjoint(d.pair.source.actor.roles))
    if victim is None or last_word(victim.actor.name) not in grammar["doer-noun"] or len(side) != 1:
        return draft
    meant = side[0].actor
    actor = evolved(victim.actor, code=meant.code, country=meant.country, roles=meant.roles, acled=meant.acled)
    return attrs.evolve(draft, pair=Pair(draft.pair.source, Resolved(actor, victim.how), draft.pair.notes))


def _with_home(draft: Draft, doers: Sequence[Resolved], deeds: Sequence[Draft]) -> Draft:
    """People whose country nobody tells, whom others harmed, as those of the country that these attacked: "North Korea
    shelled a South Korean island. Ten people were hurt."."""
    victim = draft.pair.target
    if victim is None or victim.actor.via != "agent" or victim.actor.roles != ("CVL",) or not doers:
        return draft
    own = {r.actor.country for r in doers}
    told = len(victim.actor.tokens) > len(victim.actor.name.split())  # "French people", "people in Benin"
    rebels = any(not REBELS.isdisjoint(r.actor.roles) for r in doers)  # they attack their own
    if None in own or told or rebels or victim.actor.country not in (None, *own):
        return draft
    hit = {d.pair.target.actor.country for d in deeds if d.pair.target is not None}
    home = hit.pop() if len(hit) == 1 else None
    if home is None or home in own:
        return draft
    actor = evolved(victim.actor, code=f"{home}CVL", country=home)
    return attrs.evolve(draft, pair=Pair(draft.pair.source, Resolved(actor, victim.how), draft.pair.notes))


def _may_harm(deed: Draft, draft: Draft, grammar: Grammar) -> bool:
    """Whether somebody may have suffered from a deed: from riots only those whom they are against, and the rioters."""
    if not _is_fray(deed, grammar):
        return True
    victim, rioter, target = draft.pair.target, deed.pair.source, deed.pair.target
    if victim is None or rioter is None or target is None:
        return False
    return victim.actor.code == rioter.actor.code or _is_like(victim.actor, target.actor, grammar)


def _by(doer: Resolved, deeds: Sequence[Draft]) -> Sequence[Draft]:
    """Of some deeds those of which what somebody else suffered has the kind: of a crowd, which has no such arms as the
    police, only its own."""
    if not _ARMED.isdisjoint(doer.actor.roles):
        return deeds
    return [d for d in deeds if d.pair.source is not None and d.pair.source.actor.code == doer.actor.code]


def _are_contrasted(one: Draft, other: Draft, grammar: Grammar) -> bool:
    """Whether two events are told as different ones: "a man was stabbed while police fired at a mob"; not what became
    of the same side, "five rebels were killed while two were wounded by soldiers"."""
    if is_toll_verb(one, grammar) and is_toll_verb(other, grammar):
        hit = [d.pair.target.actor for d in (one, other) if d.pair.target is not None]
        if len(hit) < 2 or _is_like(hit[0], hit[1], grammar):
            return False
    tree = one.found.frame.tree
    above = [{d.found.frame.index, *tree.sentence.ancestors(d.found.frame.index)} for d in (one, other)]
    return any(
        not tree.grammar["contrast-mark"].isdisjoint(c.lower for c in tree.children(i) if c.relation in _MARKS)
        for i in above[0] ^ above[1]
    )


def _others(draft: Draft, deeds: Sequence[Draft], grammar: Grammar) -> tuple[Resolved, ...]:
    """The only other side of some deeds, seen from who suffered: who did one to just these, else who did them and is
    not on the side of those who suffered, else whom these attacked, if they can fight."""
    victim = draft.pair.target
    assert victim is not None
    same = [d for d in deeds if d.pair.target is not None and _is_like(victim.actor, d.pair.target.actor, grammar)]
    found = _side(d for d in same if d.pair.source is not None)
    if found and not any(_is_like(victim.actor, r.actor, grammar) for r in found):
        return found
    against = [d for d in deeds if d.pair.source and not _is_like(victim.actor, d.pair.source.actor, grammar)]
    if against:
        return _side(against)
    fought = _defenders(deeds, grammar, not _STATE.isdisjoint(victim.actor.roles))
    return tuple(r for r in fought if not _is_like(victim.actor, r.actor, grammar))


def _side(deeds: Iterable[Draft]) -> tuple[Resolved, ...]:
    """The sources of deeds, if they are one side: one actor, or those who are named together for one deed."""
    found: dict[tuple[str | None, str], Resolved] = {}
    words: set[tuple[int, int, bool]] = set()
    together = False
    for deed in deeds:
        source, tree = deed.pair.source, deed.found.frame.tree
        assert source is not None
        found.setdefault((source.actor.code, "" if source.actor.code else source.actor.name), source)
        words.add((tree.sentence.index, deed.found.frame.index, deed.reverse))
        together = together or deed.pair.mutual
    return tuple(found.values()) if len(found) == 1 or (len(words) == 1 and not together) else ()


def _defenders(deeds: Sequence[Draft], grammar: Grammar, forces: bool) -> tuple[Resolved, ...]:
    """Those who were attacked, if they can fight: who killed one of the attackers. A crowd too hurts the state's
    `forces`: "police fired at villagers; two officers were wounded"."""
    found: dict[str | None, Resolved] = {}
    for deed in deeds:
        target = deed.pair.target
        if target is None or "suicide-code" in grammar.classes[deed.code]:
            return ()
        mutual = deed.found.pattern.entry.back is not None
        if not (mutual or (forces and target.actor.roles)) and _ARMED.isdisjoint(target.actor.roles):
            return ()
        found.setdefault(target.actor.code, target)
    return tuple(found.values()) if len(found) == 1 else ()


def _is_like(one: Actor, other: Actor, grammar: Grammar) -> bool:
    """Whether somebody who suffered and another may be one side: of one code, or both of one state or both its
    rebels; those who cannot fight only if they are called alike. "Suspects" and "assailants" are of any side but the
    state's."""
    noun = last_word(one.name)
    if noun in grammar["doer-noun"] or noun in grammar["suspect-noun"]:
        return _STATE.isdisjoint(other.roles)
    if noun == last_word(other.name) and one.country == other.country:
        return True
    sides = (_STATE, REBELS) if one.country is not None and one.country == other.country else ()
    if any(not side.isdisjoint(one.roles) and not side.isdisjoint(other.roles) for side in sides):
        return True
    armed = not _ARMED.isdisjoint(one.roles) or any(role not in grammar["private-role"] for role in one.roles)
    return one.code == other.code and (armed or last_word(one.name) == last_word(other.name))


def _refers_back(draft: Draft, past: Sequence[Draft], grammar: Grammar) -> bool:
    """Whether what somebody suffered came of a deed of the sentence before: it tells of no other attack, and names no
    place or time of its own unless it speaks of that very deed."""
    tree, index = draft.found.frame.tree, draft.found.frame.index
    if all("repression-code" in grammar.classes[d.code] for d in (draft, *past)):
        return True  # wherever protesters are hurt, it is the police who do it
    means = grammar["wounding-means"]
    events = [i for i in _phrases(tree, index) if _is_event(tree, i)]
    events = [i for i in events if tree.tokens[i].lemma_lower not in means]
    if events:
        return all(_is_definite(tree, i) and _may_be(tree, i, past, grammar) for i in events)
    return not any(_is_scene(tree, i) for i in _phrases(tree, index))


def _phrases(tree: Tree, index: int) -> Iterator[int]:
    """The phrases and clauses beside the word of an event."""
    for token in tree.children(index):
        if token.relation in ("nsubj", "advcl") or (token.relation in ("obl", "nmod") and tree.case(token.index)):
            yield token.index


def _is_event(tree: Tree, index: int) -> bool:
    word = tree.tokens[index].lemma_lower
    return word in tree.grammar["event-noun"] or word in tree.grammar["reciprocal-noun"]


def _is_definite(tree: Tree, index: int) -> bool:
    grammar = tree.grammar
    words = {c.lower for c in tree.children(index) if c.relation in ("det", "amod")}
    return grammar["indefinite"].isdisjoint(words) and grammar["another-word"].isdisjoint(words)


def _may_be(tree: Tree, index: int, past: Sequence[Draft], grammar: Grammar) -> bool:
    noun = tree.tokens[index].lemma_lower
    return noun in grammar["reciprocal-noun"] or any(tells(noun, d.code, grammar) for d in past)


def _is_scene(tree: Tree, index: int) -> bool:
    """Whether a phrase tells where or when, or in which clause, something happened."""
    token, grammar = tree.tokens[index], tree.grammar
    if token.relation == "advcl":
        told = (token, *tree.links(index).get("xcomp", ()))
        return not any(t.lemma_lower in grammar["toll-verb"] for t in told)  # "while others were hurt"
    if token.relation == "nsubj" or index in tree.reporters:
        return False
    return token.upos in ("PROPN", "NUM") or token.lemma_lower in grammar["time-word"]
