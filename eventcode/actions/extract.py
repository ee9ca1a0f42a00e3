"""The events of a sentence: triggers, their source and target, and the code after mood and operators."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

import attrs

from eventcode.actions.accidents import is_accident
from eventcode.actions.addressees import addressed
from eventcode.actions.alone import MANDATIVE, TellingOperators, mandative, operators_alone
from eventcode.actions.arguments import Pair, pairs_of
from eventcode.actions.candidates import Candidate, settle, share_targets
from eventcode.actions.completeness import is_complete, needs_source, stands_alone
from eventcode.actions.matcher import Found
from eventcode.actions.modality import FORESEEN, Judged, judge
from eventcode.actions.narrowing import is_on_place
from eventcode.actions.omissions import is_omission, left_undone, tells_omission
from eventcode.actions.operators import Crosswalk, Governing, OperatorTable
from eventcode.actions.patterns import ActionTable
from eventcode.actions.retold import is_told_again
from eventcode.actions.setting import is_setting
from eventcode.actions.sides import unrest
from eventcode.actions.tree import NOMINAL, Tree
from eventcode.actions.triggers import find_triggers
from eventcode.actors.resolve import Phrases, Resolved
from eventcode.actors.told import Deed
from eventcode.lexicon.grammar import Grammar

__all__ = ["NOTHING", "ActionLexicon", "Draft", "SentenceEvents", "deeds", "distinct", "extract", "told_once"]

NO_EVENT = "---"


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
_NOBODY = Pair(None, None)


def deeds(found: SentenceEvents) -> Iterator[Deed]:
    """The events of a sentence as later sentences refer to them."""
    for draft in found.drafts:
        source, target = draft.pair.source, draft.pair.target
        word = draft.found.frame.tree.tokens[draft.found.frame.index].lemma_lower
        yield Deed(draft.code, word, source.actor if source else None, target.actor if target else None)


def extract(tree: Tree, phrases: Phrases, lexicon: ActionLexicon) -> SentenceEvents:
    """Events of one sentence, in text order."""
    candidates: list[Candidate] = []
    suppressed: tuple[Found, ...] = ()
    used: set[int] = set()
    triggers = find_triggers(tree, lexicon.table)
    if triggers:
        found, suppressed = _told_apart(triggers)
        candidates = [_candidate(tree, f, phrases, lexicon) for f in found]
        used = _used(candidates, suppressed)
    candidates += [_candidate(tree, f, phrases, lexicon) for f in operators_alone(tree, used, phrases, lexicon.telling)]
    if not candidates:
        return SentenceEvents((), (), (), suppressed) if suppressed else NOTHING
    if len(candidates) > 1:
        candidates.sort(key=lambda c: c.found.frame.index)
    if phrases.callers and not any(map(_between_callers, candidates)):
        candidates = _widened(tree, candidates, phrases, lexicon)
    if len(candidates) > 1:
        settle(candidates, lexicon.grammar)
        share_targets(candidates, lexicon.grammar)
    return _sorted_out(candidates, suppressed, lexicon.grammar)


def _used(candidates: Sequence[Candidate], suppressed: Sequence[Found]) -> set[int]:
    """The words that tell of events, or of none, and so are no operators by themselves."""
    used = {match.frame.index for match in suppressed}  # "resisted arrest" is no refusal
    for candidate in candidates:
        used.update(candidate.found.tokens, [operator.index for operator in candidate.chain])
    return used


def _told_apart(found: list[Found]) -> tuple[list[Found], tuple[Found, ...]]:
    """The matches that may be events, and those that say that something is none."""
    suppressed = tuple([f for f in found if not f.pattern.code])
    owners = _owners(found) if len(found) > 1 else {}
    if owners:
        found = [m for m in found if not _is_contained(m, owners) or _is_agentless(owners[m.frame.index])]
    return ([f for f in found if f.pattern.code] if suppressed else found), suppressed


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
        and owner.pattern.code in match.frame.tree.grammar["claim-code"]
    ):
        return False  # "claimed attacking a camp"
    return match.frame.light != owner.frame.index or owner.pattern.rank <= match.pattern.rank or len(owner.tokens) > 1


def _between_callers(candidate: Candidate) -> bool:
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


def _widened(tree: Tree, candidates: Sequence[Candidate], phrases: Phrases, lexicon: ActionLexicon) -> list[Candidate]:
    """The candidates with the one highest in the tree read between the caller's actors."""
    ordered = sorted(candidates, key=lambda c: (not c.judged.realised, _depth(tree, c.found.frame.index)))
    for candidate in ordered:
        wide = _candidate(tree, candidate.found, phrases, lexicon, widely=True)
        if _between_callers(wide) or (len(phrases.callers) == 1 and wide.pairs):
            return [wide if c is candidate else c for c in candidates]
    return list(candidates)


def _depth(tree: Tree, index: int) -> int:
    return sum(1 for _ in tree.sentence.ancestors(index))


def _candidate(tree: Tree, found: Found, phrases: Phrases, lexicon: ActionLexicon, widely: bool = False) -> Candidate:
    chain = _chain(tree, found, lexicon.operators)
    judged = _judged(tree, found, chain, lexicon.crosswalk)
    pairs = tuple(addressed(tree, judged, phrases, pairs_of(tree, found, judged, phrases, widely)))
    governed = judged.outer is not None and any(pair.source for pair in pairs)
    explicit = widely or found.frame.explicit or governed
    return Candidate(found, chain, judged, pairs, _speaker(tree, judged, phrases), explicit=explicit)


def _chain(tree: Tree, found: Found, operators: OperatorTable) -> Sequence[Governing]:
    """The operators above a match, as they are meant in its sentence."""
    event = (found.frame.index, found.frame.light)
    chain = operators.chain(tree, *event)
    if not chain:
        return chain
    chain = [_in_context(tree, o, event) for o in chain]
    if any(o.effect == "accused" for o in chain) and is_omission(tree, found):
        # to accuse others of what they left undone tells that they did not do it
        return [attrs.evolve(o, effect="reported") if o.effect == "accused" else o for o in chain]
    return chain


def _judged(tree: Tree, found: Found, chain: Sequence[Governing], crosswalk: Crosswalk) -> Judged:
    frame, pattern = found.frame, found.pattern
    if not tells_omission(found):
        return judge(tree, frame.index, frame.light, pattern.code, chain, crosswalk, pattern.needs)
    return left_undone(tree, found, judge(tree, frame.index, frame.light, pattern.code, chain, crosswalk))


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


def _sorted_out(candidates: Sequence[Candidate], suppressed: Sequence[Found], grammar: Grammar) -> SentenceEvents:
    drafts: list[Draft] = []
    unrealised: list[Draft] = []
    bare: list[Draft] = []
    unsaid: list[Found] = []
    for candidate in candidates:
        if candidate.dropped:
            continue
        read = _drafts(candidate)
        if not read:
            unsaid.append(candidate.found)
        elif not candidate.judged.realised:
            unrealised += read
        else:
            for draft in read:
                if draft.pair.source is None and is_accident(draft.found.frame.tree, draft.code):
                    unsaid.append(candidate.found)
                elif _is_event(draft, candidate, grammar):
                    drafts.append(draft)
                else:
                    bare.append(draft)
    told = _each_once(drafts)
    if len(told) > 1:
        told = tuple([draft for draft in told if not is_told_again(draft, drafts, grammar)])
    return SentenceEvents(told, _each_once(unrealised), tuple(bare), (*suppressed, *unsaid))


def _is_event(draft: Draft, candidate: Candidate, grammar: Grammar) -> bool:
    """Whether a draft has the actors that its code and entry need, and words that tell of it."""
    if draft.pair.source is None and needs_source(candidate.found):
        return False
    alone = stands_alone(candidate.found)
    return (candidate.explicit or alone) and is_complete(draft.code, draft.pair, grammar, alone)


def _drafts(candidate: Candidate) -> list[Draft]:
    """The events that a candidate would be: one for each pair, and the other way round for what both do."""
    found, judged, entry = candidate.found, candidate.judged, candidate.found.pattern.entry
    own = judged.code == entry.code
    drafts = []
    for pair in candidate.pairs or (_NOBODY,):
        code = judged.code
        if own and entry.attributes:
            coded = _coded(pair, code, found, candidate.speaker)
            if coded is None:
                continue
            pair, code = coded
        drafts.append(Draft(found, judged, pair, code, False, candidate.speaker))
        if (entry.back is not None or pair.mutual) and _is_done_by_both(candidate, pair):
            back = entry.back if entry.back is not None and own else judged.code
            turned = Pair(pair.target, pair.source, pair.notes[::-1])
            if code != judged.code:
                back = entry.attributes.get(unrest(turned, found.frame.tree.grammar), back)
            drafts.append(Draft(found, judged, turned, back, True, candidate.speaker))
    return drafts


def _is_done_by_both(candidate: Candidate, pair: Pair) -> bool:
    """Whether the two sides of a pair, both known, do it to each other."""
    if pair.source is None or pair.target is None or _is_only_scene(candidate, pair.target):
        return False
    entry = candidate.found.pattern.entry
    reciprocal = entry.back is not None and (candidate.judged.code == entry.code or _is_joint(candidate))
    return reciprocal or pair.mutual


def _is_only_scene(candidate: Candidate, target: Resolved) -> bool:
    """Whether the other side is only where something is to be: "agreed to a truce in Yemen"."""
    head, tree = target.actor.head, candidate.found.frame.tree  # no word here names the country of the text
    return head >= 0 and head not in candidate.found.targets and is_setting(tree, target.actor)


def _is_joint(candidate: Candidate) -> bool:
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


def distinct(drafts: Iterable[Draft]) -> Iterable[Draft]:
    """One event for a pair of actors and a code in a sentence: the first."""
    return _first_of(drafts, lambda d: (_who(d.pair.source), _who(d.pair.target), d.code))


def _each_once(drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    return tuple(distinct(drafts) if len(drafts) > 1 else drafts)


def told_once(drafts: Iterable[Draft]) -> Iterable[Draft]:
    """What is done once to several of one code ("set fire to shops and banks") as one event."""
    return _first_of(drafts, _of_one_code)


def _of_one_code(draft: Draft) -> Hashable:
    frame, pair = draft.found.frame, draft.pair
    return frame.tree.sentence.index, frame.index, _called(pair.source), _called(pair.target), draft.code


def _first_of(drafts: Iterable[Draft], key: Callable[[Draft], Hashable]) -> Iterable[Draft]:
    first: dict[Hashable, Draft] = {}
    for draft in drafts:
        first.setdefault(key(draft), draft)
    return first.values()


def _called(resolved: Resolved | None) -> str | None:
    return None if resolved is None else resolved.actor.code or resolved.actor.name


def _who(resolved: Resolved | None) -> tuple[str | None, str] | None:
    return None if resolved is None else (resolved.actor.code, resolved.actor.name)
