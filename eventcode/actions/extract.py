"""The events of a sentence: triggers, their source and target, and the code after mood and operators."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

import attrs

from eventcode.actions.accidents import is_accident
from eventcode.actions.alone import MANDATIVE, TellingOperators, mandative, operators_alone
from eventcode.actions.arguments import Pair, pairs_of
from eventcode.actions.completeness import is_complete, needs_source, stands_alone
from eventcode.actions.matcher import Found
from eventcode.actions.modality import FORESEEN, NEUTRAL, Judged, judge
from eventcode.actions.narrowing import is_on_place
from eventcode.actions.omissions import is_omission, left_undone, tells_omission
from eventcode.actions.operators import Crosswalk, Governing, OperatorTable
from eventcode.actions.patterns import ActionTable
from eventcode.actions.retold import is_told_again
from eventcode.actions.setting import is_setting
from eventcode.actions.shared import are_told_together, has_own_target
from eventcode.actions.sides import unrest
from eventcode.actions.tree import NOMINAL, Tree
from eventcode.actions.triggers import find_triggers
from eventcode.actors.resolve import Phrases, Resolved
from eventcode.actors.told import Deed
from eventcode.events import Actor
from eventcode.lexicon.grammar import Grammar

__all__ = ["NOTHING", "ActionLexicon", "Draft", "SentenceEvents", "deeds", "distinct", "extract", "told_once"]

NO_EVENT = "---"
SIGNED = "057"  # an agreement signed is one event, whatever it is "to do"


@attrs.frozen(eq=False)
class ActionLexicon:
    """Everything compiled that finding actions needs."""

    table: ActionTable
    operators: OperatorTable
    crosswalk: Crosswalk
    grammar: Grammar
    telling: TellingOperators = attrs.field(init=False, repr=False)

    @telling.default
    def _operators_that_tell(self) -> TellingOperators:
        return TellingOperators(self.operators, self.crosswalk)


@attrs.frozen(eq=False)
class Draft:
    """An event before its attributes: what matched, how it was judged, and one source-target pair."""

    found: Found
    judged: Judged
    pair: Pair
    code: str
    reverse: bool = False
    speaker: Resolved | None = None

    @property
    def force(self) -> str:
        """The code as a deed of force: of a clash of police and people that of any clash."""
        entry = self.found.pattern.entry
        of_unrest = self.code in (entry.attributes.get("crowd"), entry.attributes.get("police"))
        return self.code if entry.code is None or not of_unrest else entry.code


@attrs.frozen(eq=False)
class SentenceEvents:
    """What was found in one sentence. `bare` are matches without the actors that their code needs."""

    drafts: tuple[Draft, ...]
    unrealised: tuple[Draft, ...]
    bare: tuple[Draft, ...]
    suppressed: tuple[Found, ...]


NOTHING = SentenceEvents((), (), (), ())


def deeds(found: SentenceEvents) -> Iterator[Deed]:
    """The events of a sentence as later sentences refer to them."""
    for draft in found.drafts:
        source, target = draft.pair.source, draft.pair.target
        word = draft.found.frame.tree.tokens[draft.found.frame.index].lemma_lower
        yield Deed(draft.code, word, source.actor if source else None, target.actor if target else None)


@attrs.define(eq=False)
class _Candidate:
    found: Found
    chain: list[Governing]
    judged: Judged
    pairs: tuple[Pair, ...]
    speaker: Resolved | None = None
    dropped: bool = False
    explicit: bool = True


def extract(tree: Tree, phrases: Phrases, lexicon: ActionLexicon) -> SentenceEvents:
    """Events of one sentence, in text order."""
    found = list(find_triggers(tree, lexicon.table))
    suppressed = tuple([f for f in found if f.pattern.entry.code is None])
    if len(found) > 1:
        owners = _owners(found)
        found = [m for m in found if not _is_contained(m, owners) or _is_agentless(owners[m.frame.index])]
    candidates = [_candidate(tree, f, phrases, lexicon) for f in found if f.pattern.entry.code is not None]
    used = {o.index for c in candidates for o in c.chain} | {t for c in candidates for t in c.found.tokens}
    used.update(found.frame.index for found in suppressed)  # "resisted arrest" is no refusal
    alone = operators_alone(tree, used, phrases, lexicon.telling)
    candidates += [_candidate(tree, f, phrases, lexicon) for f in alone]
    if not candidates:
        return SentenceEvents((), (), (), suppressed) if suppressed else NOTHING
    candidates.sort(key=lambda c: c.found.frame.index)
    if phrases.callers and not any(_between_callers(c) for c in candidates):
        candidates = _widened(tree, candidates, phrases, lexicon)
    if len(candidates) > 1:
        _settle_operators(candidates, lexicon.grammar)
        _share_targets(candidates, lexicon.grammar)
    return _sorted_out(candidates, suppressed, lexicon.grammar)


def _owners(found: Sequence[Found]) -> dict[int, Found]:
    """The match that each word belongs to without being its trigger ("open [fire]", "impose a [curfew]")."""
    owned: dict[int, Found] = {}
    for match in found:
        for token in match.tokens:
            if token != match.frame.index and (token not in owned or match.pattern.rank < owned[token].pattern.rank):
                owned[token] = match
    return owned


def _is_agentless(owner: Found) -> bool:
    """Whether a match may have no source, so that the noun in it speaks for itself ("the raid was condemned")."""
    frame = owner.frame
    return frame.kind == "verb" and frame.how == "passive" and not frame.agents and not owner.sources


def _is_contained(match: Found, owned: dict[int, Found]) -> bool:
    owner = owned.get(match.frame.index)
    if owner is None or (owned.get(owner.frame.index) is match and match.pattern.rank < owner.pattern.rank):
        return False  # "cease fire" as verb and object and as a noun: each holds the other's trigger
    if (
        match.frame.kind == "verb"
        and match.frame.patients
        and owner.pattern.entry.code in match.frame.tree.grammar["claim-code"]
    ):
        return False  # "claimed attacking a camp"
    return match.frame.light != owner.frame.index or owner.pattern.rank <= match.pattern.rank or len(owner.tokens) > 1


def _between_callers(candidate: _Candidate) -> bool:
    """Whether an event stands between two actors that the caller named."""
    return any(
        pair.source is not None
        and pair.target is not None
        and pair.source.actor.via == pair.target.actor.via == "caller"
        for pair in candidate.pairs
    )


def _speaker(tree: Tree, judged: Judged, phrases: Phrases) -> Resolved | None:
    """Who reports the event: the subject of the verb of saying, or the phrase under "according to"."""
    for index in tree.agents(judged.speaker.index) if judged.speaker is not None else tree.reporters:
        for speaker in phrases.resolve(index):
            return speaker
    return None


def _widened(
    tree: Tree, candidates: Sequence[_Candidate], phrases: Phrases, lexicon: ActionLexicon
) -> list[_Candidate]:
    """The candidates with the one highest in the tree read between the caller's actors."""
    ordered = sorted(candidates, key=lambda c: (not c.judged.realised, _depth(tree, c.found.frame.index)))
    for candidate in ordered:
        wide = _candidate(tree, candidate.found, phrases, lexicon, widely=True)
        if _between_callers(wide) or (len(phrases.callers) == 1 and wide.pairs):
            return [wide if c is candidate else c for c in candidates]
    return list(candidates)


def _depth(tree: Tree, index: int) -> int:
    return sum(1 for _ in tree.sentence.ancestors(index))


def _candidate(tree: Tree, found: Found, phrases: Phrases, lexicon: ActionLexicon, widely: bool = False) -> _Candidate:
    frame = found.frame
    event = (frame.index, frame.light)
    chain = [_in_context(tree, o, event) for o in lexicon.operators.chain(tree, *event)]
    code = found.pattern.entry.code or ""
    accused = any(o.effect == "accused" for o in chain)
    if accused and is_omission(tree, found):  # to accuse others of what they left undone tells that they did not do it
        chain = [attrs.evolve(o, effect="reported") if o.effect == "accused" else o for o in chain]
    undone = tells_omission(found)
    words = frozenset() if undone else found.pattern.needs
    judged = judge(tree, frame.index, frame.light, code, chain, lexicon.crosswalk, words)
    if undone:
        judged = left_undone(tree, found, judged)
    pairs = pairs_of(tree, found, judged, phrases, widely)
    speaker = _speaker(tree, judged, phrases)
    governed = judged.outer is not None and any(pair.source for pair in pairs)
    return _Candidate(found, chain, judged, tuple(pairs), speaker, explicit=widely or frame.explicit or governed)


def _in_context(tree: Tree, operator: Governing, event: tuple[int, int]) -> Governing:
    """What an operator says in its sentence: an event that is condemned by nobody in particular ("the killing was
    condemned") took place, and a warning of what one will do oneself ("warned that it would") only reports it."""
    if operator.effect == "wanted":
        others = "obj" in tree.links(operator.index)
        return attrs.evolve(operator, effect="appealed" if others else "planned")
    if operator.effect == "warned":
        clause = tree.links(operator.index).get("ccomp", ())
        own = any(tree.tokens[s].upos == "PRON" for c in clause[:1] for s in tree.surface_subject(c.index))
        return attrs.evolve(operator, effect="reported" if own else "hypothetical")
    if operator.effect in MANDATIVE:
        return mandative(tree, operator)
    if operator.effect == "accused" and tree.is_passive(operator.index) and not tree.agents(operator.index):
        subject = tree.surface_subject(operator.index)
        if subject and subject[0] in event and tree.tokens[subject[0]].upos in NOMINAL:
            return attrs.evolve(operator, effect="asserted")
    return operator


def _settle_operators(candidates: Sequence[_Candidate], grammar: Grammar) -> None:
    """An event and the operator above it are one event: the operator's own reading yields to the combined one
    where that has its actors; else the combined one yields."""
    by_index = {c.found.frame.index: c for c in candidates}
    signed = {t: c for c in candidates if c.judged.code == SIGNED for t in c.found.tokens}
    protests = [c.found for c in candidates if c.judged.code[:2] in grammar["dissent-code"]]
    aims = {index for found in protests for index in found.tokens if index != found.frame.index}
    for candidate in candidates:
        for operator in candidate.chain:
            if operator.index in aims:  # "gathered to oppose the war": what a protest is for
                candidate.dropped = True
                break
            outer = by_index.get(operator.index) or signed.get(operator.index)
            if outer is None or outer is candidate or operator.effect == "reported":
                continue
            if operator.effect == "agreed" and outer.judged.code == SIGNED and _complete(outer, grammar):
                candidate.dropped = True
                continue
            more = _said(outer.found) > 2 or (operator.effect == "accused" and _names_subject(outer.found))
            if more and operator.effect not in NEUTRAL and _complete(outer, grammar):
                candidate.dropped = True  # the pattern says more than the operator: "called [its envoy home] for"
                continue
            if operator.effect in NEUTRAL or not _complete(outer, grammar) or _complete(candidate, grammar):
                outer.dropped = outer.dropped or candidate.judged.realised or operator.effect in NEUTRAL
            else:
                candidate.dropped = True
        light = by_index.get(candidate.found.frame.light)
        if light is not None and light is not candidate:
            if _complete(candidate, grammar) or not _complete(light, grammar):
                light.dropped = True
            else:
                candidate.dropped = True


def _share_targets(candidates: Sequence[_Candidate], grammar: Grammar) -> None:
    """Deeds without a target that are told with one on somebody by the same source are on them too."""
    told = [c for c in candidates if not c.dropped and c.judged.realised and c.judged.outer is None and c.pairs]
    told = [c for c in told if grammar.covers("shared-target", c.judged.code)]
    for candidate in told:
        pair, frame = candidate.pairs[0], candidate.found.frame
        if pair.source is None or pair.target is not None:
            continue
        if len(candidate.pairs) > 1 or has_own_target(candidate.found):
            continue
        source = pair.source.actor
        near = [c for c in told if _is_on_somebody(c, source) and are_told_together(c.found.frame, frame)]
        if near:
            nearest = min(near, key=lambda c: abs(c.found.frame.index - frame.index))
            note = (pair.notes[0], "whom the deed told with it was done to")
            candidate.pairs = tuple(Pair(pair.source, p.target, note) for p in nearest.pairs)


def _is_on_somebody(candidate: _Candidate, source: Actor) -> bool:
    return all(p.target is not None and p.source is not None and p.source.actor == source for p in candidate.pairs)


def _said(found: Found) -> int:
    """How many words of an entry say what is done; those of its subject only say by whom."""
    doers = set(found.frame.agents)
    tree = found.frame.tree
    return sum(1 for i in found.tokens if i not in doers and tree.tokens[i].head not in doers)


def _names_subject(found: Found) -> bool:
    """Whether an entry says who does it: what police and courts charge people with is no accusation."""
    return found.pattern.subject is not None and not isinstance(found.pattern.subject, str)


def _complete(candidate: _Candidate, grammar: Grammar) -> bool:
    alone = stands_alone(candidate.found)
    return any(is_complete(candidate.judged.code, pair, grammar, alone) for pair in candidate.pairs)


def _sorted_out(candidates: Sequence[_Candidate], suppressed: Sequence[Found], grammar: Grammar) -> SentenceEvents:
    drafts: list[Draft] = []
    unrealised: list[Draft] = []
    bare: list[Draft] = []
    unsaid: list[Found] = []
    for candidate in candidates:
        if candidate.dropped:
            continue
        alone = stands_alone(candidate.found)
        read = tuple(_drafts(candidate))
        if not read:
            unsaid.append(candidate.found)
        for draft in read:
            if not candidate.judged.realised:
                unrealised.append(draft)
            elif draft.pair.source is None and is_accident(draft.found.frame.tree, draft.code):
                unsaid.append(candidate.found)
            elif draft.pair.source is None and needs_source(candidate.found):
                bare.append(draft)
            elif (candidate.explicit or alone) and is_complete(draft.code, draft.pair, grammar, alone):
                drafts.append(draft)
            else:
                bare.append(draft)
    told = [draft for draft in _each_once(drafts) if not is_told_again(draft, drafts, grammar)]
    return SentenceEvents(tuple(told), tuple(_each_once(unrealised)), tuple(bare), (*suppressed, *unsaid))


def _drafts(candidate: _Candidate) -> Iterator[Draft]:
    entry, judged = candidate.found.pattern.entry, candidate.judged
    for pair in candidate.pairs or (Pair(None, None),):
        code = judged.code
        if entry.attributes and code == entry.code:
            coded = _coded(pair, code, candidate.found, candidate.speaker)
            if coded is None:
                continue
            pair, code = coded
        yield Draft(candidate.found, judged, pair, code, False, candidate.speaker)
        known = pair.source is not None and pair.target is not None and not _is_only_scene(candidate, pair.target)
        reciprocal = entry.back is not None and (judged.code == entry.code or _is_joint(candidate))
        if known and (reciprocal or pair.mutual):
            back = entry.back if entry.back is not None and judged.code == entry.code else judged.code
            turned = Pair(pair.target, pair.source, pair.notes[::-1])
            if code != judged.code:
                back = entry.attributes.get(unrest(turned, candidate.found.frame.tree.grammar), back)
            yield Draft(candidate.found, judged, turned, back, True, candidate.speaker)


def _is_only_scene(candidate: _Candidate, target: Resolved) -> bool:
    """Whether the other side is only where something is to be: "agreed to a truce in Yemen"."""
    head, tree = target.actor.head, candidate.found.frame.tree  # no word here names the country of the text
    return head >= 0 and head not in candidate.found.targets and is_setting(tree, target.actor)


def _is_joint(candidate: _Candidate) -> bool:
    """Whether both sides plan what one of them is told to: not what one is merely willing to do, nor a visit, whose
    host does another thing."""
    entry = candidate.found.pattern.entry
    if entry.back != entry.code:
        return False
    tree, outer = candidate.found.frame.tree, candidate.judged.outer
    alone = outer is not None and tree.tokens[outer.index].lemma_lower in tree.grammar["one-sided"]
    return candidate.judged.modality in FORESEEN and not alone


def _coded(pair: Pair, code: str, found: Found, speaker: Resolved | None) -> tuple[Pair, str] | None:
    """A pair with the code that it has by the attributes of its entry: `code-ROLE` for a source of that role; `blame`
    where another one than the source says so, `None` where nobody does or the code is `---`."""
    attributes, source = found.pattern.entry.attributes, pair.source
    blame = attributes.get("blame")
    if blame is not None and source is not None and (speaker is None or _who(speaker) != _who(source)):
        return None if speaker is None else (Pair(speaker, source, ("who says so", "who is said to be")), blame)
    code = next((attributes[key] for key in _coding(pair, found) if key in attributes), code)
    return None if code == NO_EVENT else (pair, code)


def _coding(pair: Pair, found: Found) -> Iterator[str]:
    """The attributes that may hold the code: that of unrest, that of what is done to places, those of the source's
    roles, then that of the class to which the roles belong. Who has an armed role is no civilian, and his other roles
    do not count."""
    roles, grammar = pair.source.actor.roles if pair.source is not None else (), found.frame.tree.grammar
    yield unrest(pair, grammar)
    if is_on_place(found, pair.target):
        yield "place"
    armed = [role for role in roles if role in grammar["role-armed"]]
    yield from (f"code-{role}" for role in armed or roles)
    if armed:
        yield "armed"
    elif not grammar["role-civil"].isdisjoint(roles):
        yield "civil"


def distinct(drafts: Iterable[Draft]) -> Iterator[Draft]:
    """One event for a pair of actors and a code in a sentence: the first."""
    return _first_of(drafts, lambda d: (_who(d.pair.source), _who(d.pair.target), d.code))


def _each_once(drafts: Sequence[Draft]) -> Iterable[Draft]:
    return distinct(drafts) if len(drafts) > 1 else drafts


def told_once(drafts: Iterable[Draft]) -> Iterator[Draft]:
    """What is done once to several of one code ("set fire to shops and banks") as one event."""
    return _first_of(drafts, _of_one_code)


def _of_one_code(draft: Draft) -> Hashable:
    frame, pair = draft.found.frame, draft.pair
    sides = (resolved and (resolved.actor.code or resolved.actor.name) for resolved in (pair.source, pair.target))
    return frame.tree.sentence.index, frame.index, *sides, draft.code


def _first_of(drafts: Iterable[Draft], key: Callable[[Draft], Hashable]) -> Iterator[Draft]:
    seen: set[Hashable] = set()
    for draft in drafts:
        mine = key(draft)
        if mine not in seen:
            seen.add(mine)
            yield draft


def _who(resolved: Resolved | None) -> tuple[str | None, str] | None:
    return None if resolved is None else (resolved.actor.code, resolved.actor.name)
