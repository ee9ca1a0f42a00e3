"""What the mood of a trigger and the operators above it make of its code."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import attrs

from eventcode.actions.attachment import participle_apart
from eventcode.actions.general import is_general, is_of_bill, is_talked_of
from eventcode.actions.mood import OBLIGED, Mood, is_any, mood
from eventcode.actions.operators import Crosswalk, Governing
from eventcode.actions.tree import VERBAL, Tree, is_gerund
from eventcode.actions.unreal import first_of, is_to_come, is_unreal, shared_auxiliary
from eventcode.document import Token

__all__ = ["FORESEEN", "IN_CONTEXT", "MODALITY", "NEUTRAL", "Judged", "judge"]

NEUTRAL = frozenset({"asserted", "reported"})
# Effects that the sentence decides on: the crosswalk has no rules for them.
IN_CONTEXT = frozenset({OBLIGED, "wanted", "warned", "insisted", "suggested"})
# What others then do or not: as an aim it is none of their deeds.
OTHERS = frozenset({"forced", "allowed", "permitted"})
MODALITY = {
    "planned": "planned",
    "expected": "planned",
    "agreed": "planned",
    "refused": "asserted",
    "excluded": "asserted",
    "threatened": "threatened",
    "demanded": "demanded",
    "appealed": "demanded",
    "attempted": "attempted",
    "failed": "attempted",
    "hypothetical": "hypothetical",
    "denied": "asserted",
    "ended": "ended",
    "allowed": "asserted",
    "permitted": "asserted",
    "forced": "asserted",
    "accused": "asserted",
    "considered": "planned",
    "discouraged": "demanded",
    "investigated": "asserted",
    "prevented": "attempted",
    "ordered": "demanded",
    "decided": "planned",
}
# Under these, what is negated is what somebody wants left undone: "urged X not to attack" asks for an end.
WILLED = frozenset({"planned", "agreed", "threatened", "appealed", "demanded", "forced", "considered"})
# These are about what may be so or may be done: "is weighing whether to leave", "investigates whether he may have".
OPEN = frozenset({"considered", "investigated"})
# What is to come: aims of it are further off still, and what is planned together is planned by both, while who refuses
# or demands a visit does so alone.
FORESEEN = frozenset({"planned"})
NEGATED_EFFECT = {
    "planned": "refused",
    "expected": "hypothetical",
    "agreed": "refused",
    "allowed": "refused",
    "permitted": "refused",
    "decided": "refused",
    "refused": "hypothetical",
    "excluded": "considered",
    "ended": "asserted",
    "failed": "asserted",
    "prevented": "asserted",
    "considered": "refused",
    "denied": "hypothetical",
    "asserted": "failed",
    "reported": "hypothetical",
}


@attrs.frozen
class Judged:
    """The code after mood and operators; `realised` is false for events told as not happening."""

    code: str
    realised: bool
    negated: bool
    modality: str
    tense: str
    historical: bool
    speaker: Governing | None
    outer: Governing | None
    steps: tuple[str, ...]


def judge(
    tree: Tree,
    index: int,
    light: int,
    code: str,
    chain: Sequence[Governing],
    crosswalk: Crosswalk,
    words: frozenset[str] = frozenset(),
) -> Judged:
    """Fold mood and operators, from the trigger outwards, into code, modality and reality. A negation among the
    `words` of the pattern is part of what its code says ("had no comment", "would not comment")."""
    state = _State(code)
    own = _own_mood(tree, index, light, words)
    chain = _left_open(chain) if len(chain) > 1 else chain
    told = _inherited(tree, index if light < 0 else light, own, chain, code)
    if told.negated or told.effect != "asserted":
        state.apply_mood(told, crosswalk, chain[0].effect if chain else "asserted")
    tense = told.tense
    for number, operator in enumerate(chain, 1):
        above = _mood_of_operator(tree, operator, chain[number:])
        if above.negated and tree.tokens[operator.index].lemma_lower in tree.grammar["leave-verb"]:
            operator = _not_let(operator)
        state.apply(operator, above, crosswalk)
        tense = tense or above.tense
    state.close(crosswalk)
    if state.realised and state.modality in FORESEEN and _is_deed_aimed_at(tree, index, light, code, chain):
        state.only_aimed_at()
    if state.realised and is_general(tree, index, state.code, light >= 0 or bool(chain)):
        state.told_in_general()
    if not tense and tree.tokens[index].upos in VERBAL:
        tense = _inherited_tense(tree, index)
    return Judged(
        state.code,
        state.realised,
        state.negated,
        state.modality,
        tense or "past",
        told.pluperfect and not chain,
        state.speaker,
        state.outer,
        tuple(state.steps),
    )


def _own_mood(tree: Tree, index: int, light: int, words: frozenset[str]) -> Mood:
    """The mood of a trigger with that of its light verb, without the negation that is among its `words`."""
    own = mood(tree, index)
    if words and not words.isdisjoint(tree.grammar["negation"]):
        own = attrs.evolve(own, negated=False, effect="asserted")
    if light < 0:
        return own
    above = mood(tree, light)
    effect = above.effect if own.effect == "asserted" else own.effect
    return Mood(own.negated or above.negated, effect, above.tense, above.pluperfect)


def _mood_of_operator(tree: Tree, operator: Governing, above: Sequence[Governing]) -> Mood:
    """The mood of an operator below others; what others do is none of their deeds where it is only an aim."""
    here = _inherited(tree, operator.index, _mood_with_light(tree, operator.index), above)
    if operator.effect not in OTHERS:
        return here
    supposed = here.effect == "asserted" and _is_aim(tree, operator, above)
    if here.effect == "planned":  # "a law that would allow them to"
        supposed = tree.tokens[operator.index].relation == "acl"
    return attrs.evolve(here, effect="hypothetical") if supposed else here


def _not_let(operator: Governing) -> Governing:
    """What others keep somebody from has not even been tried: "were not allowed to enter the city"."""
    return attrs.evolve(operator, effect="reported") if operator.effect == "asserted" else operator


def _mood_with_light(tree: Tree, index: int) -> Mood:
    """The mood of a word, for a noun with the negation of its light verb: "has not given [permission] for"."""
    own, token = mood(tree, index), tree.tokens[index]
    if own.negated or token.relation not in ("obj", "nsubj:pass") or token.upos != "NOUN":
        return own
    verb = tree.tokens[token.head].lemma_lower
    light = verb in tree.grammar["light-verb"] or verb in tree.grammar["giving-verb"]
    return attrs.evolve(own, negated=True) if light and mood(tree, token.head).negated else own


def _left_open(chain: Sequence[Governing]) -> Sequence[Governing]:
    """Operators with what is not ruled out as one that is weighed: "refused to rule out air strikes"."""
    for at, (inner, outer) in enumerate(itertools.pairwise(chain)):
        if inner.effect == "excluded" and outer.effect in ("refused", "failed"):
            return [*chain[:at], attrs.evolve(outer, effect="considered"), *chain[at + 2 :]]
    return chain


def _inherited(tree: Tree, index: int, own: Mood, chain: Sequence[Governing], code: str = "") -> Mood:
    """A means, manner or purpose is as real as what it serves ("should end it by sending troops"), unless it takes
    two ("held talks to reach an agreement"); a question and an order tell nothing."""
    if own.negated or own.effect != "asserted":
        bill = own.effect == "planned" and is_of_bill(tree, index)
        return attrs.evolve(own, effect="hypothetical") if bill else own
    token = tree.tokens[index]
    shared = shared_auxiliary(tree, index) if token.relation == "conj" else None
    if shared is not None:
        return mood(tree, shared)
    if tree.asks or _is_order(tree, token):
        return attrs.evolve(own, effect="hypothetical")
    if token.upos not in VERBAL:
        return attrs.evolve(own, effect="hypothetical") if _is_supposed(tree, token, chain) else own
    if token.head < 0:
        return own
    first = first_of(tree, token)
    outcome_of = participle_apart(tree, first) if first.relation == "acl" else -1
    token = token if first.relation == "acl" and outcome_of < 0 else first
    if token.head < 0 or any(operator.index == token.head for operator in chain):
        return own
    if is_to_come(tree, token):
        return attrs.evolve(own, effect="hypothetical")
    if token.relation in ("advcl", "xcomp", "acl", "csubj") and tree.is_infinitive(token.index):
        open_end = token.relation == "advcl" and "unreached-code" in tree.grammar.classes[code]
        return attrs.evolve(own, effect="hypothetical" if open_end else _aim(tree, token))
    if token.relation == "advcl" and is_gerund(token):
        outcome_of = token.head
    if outcome_of >= 0 and (is_unreal(tree, outcome_of) or is_talked_of(tree, token)):
        return attrs.evolve(own, effect="hypothetical")
    return own


def _is_deed_aimed_at(tree: Tree, index: int, light: int, code: str, chain: Sequence[Governing]) -> bool:
    """Whether a harmful deed is what something else is planned for: "agreed to join the army to defeat the rebels"."""
    if "deed-code" not in tree.grammar.classes[code]:
        return False
    token = first_of(tree, tree.tokens[index if light < 0 else light])
    served = token.relation == "advcl" and tree.is_infinitive(token.index)
    here = (token.head, *(c.index for c in tree.links(token.head).get("obj", ()))) if served else ()
    return served and all(operator.index not in here for operator in chain)


def _is_aim(tree: Tree, operator: Governing, chain: Sequence[Governing]) -> bool:
    """Whether an operator tells what something is done for: "attacked them to compel them to withdraw"."""
    token = tree.tokens[operator.index]
    free = token.head >= 0 and all(above.index != token.head for above in chain)
    return free and token.relation in ("advcl", "acl") and tree.is_infinitive(operator.index)


def _is_order(tree: Tree, token: Token) -> bool:
    """Whether a verb tells somebody to do it: "Kill the king"."""
    return "Mood=Imp" in token.feats and "nsubj" not in tree.links(token.index)


def _aim(tree: Tree, token: Token) -> str:
    """What an infinitive without an operator is: the subject of a sentence and what somebody is too weak to do are
    supposed, an aim is as real as what serves it."""
    excess = tree.grammar["excess"]
    beside = tree.children(token.head)
    if token.relation == "csubj" or any(c.lower in excess for c in beside):
        return "hypothetical"
    if tree.is_announced(token):
        return "planned"
    if token.relation == "acl" and not any(c.lower in tree.grammar["realising"] for c in beside):
        return "hypothetical"
    return "hypothetical" if is_unreal(tree, token.head) else "asserted"


def _is_supposed(tree: Tree, token: Token, chain: Sequence[Governing]) -> bool:
    """Whether an event noun is called possible or proposed, or is something new that another event may bring
    ("if they instigate a coup"). Operators that stand over it say more."""
    if chain and any(operator.effect not in NEUTRAL for operator in chain):
        return False
    children = tree.children(token.index)
    supposed = tree.grammar["supposed"]
    if any(c.relation == "amod" and c.lower in supposed for c in children):
        return True
    if token.head >= 0 and mood(tree, token.head).negated and is_any(tree, token.index):
        return True  # "were not given any police protection"
    if token.head < 0 or token.relation not in ("obj", "obl", "nsubj"):
        return False
    new = tree.grammar["indefinite"]
    return any(c.relation in ("det", "amod") and c.lower in new for c in children) and is_unreal(tree, token.head)


def _inherited_tense(tree: Tree, index: int) -> str:
    for ancestor in tree.sentence.ancestors(index):
        found = mood(tree, ancestor).tense
        if found:
            return found
    return ""


@attrs.define
class _State:
    code: str
    realised: bool = True
    negated: bool = False
    modality: str = "asserted"
    speaker: Governing | None = None
    outer: Governing | None = None
    wish: str = ""
    steps: list[str] = attrs.field(factory=list)

    def apply_mood(self, mood: Mood, crosswalk: Crosswalk, above: str) -> None:
        if mood.effect == OBLIGED:
            self.wish = "discouraged" if mood.negated else "demanded"
        elif mood.negated:
            if above in WILLED:
                self._effect("ended", crosswalk, "its negation")
            elif mood.effect == "planned":
                self._effect("refused", crosswalk, "a future that is negated")
            else:
                self.realised, self.negated = False, True
                self.steps.append("it is negated")
        elif mood.effect != "asserted" and not (above in OPEN and mood.effect == "hypothetical"):
            self._effect(mood.effect, crosswalk, "its auxiliary")

    def apply(self, operator: Governing, mood: Mood, crosswalk: Crosswalk) -> None:
        effect = operator.effect
        if effect == OBLIGED or mood.effect == OBLIGED:
            self.wish = self.wish or ("discouraged" if mood.negated else "demanded")
        if self.wish and effect == "reported":
            effect, operator = self.wish, attrs.evolve(operator, effect=self.wish)
            self.wish = ""
        elif mood.negated and effect == "attempted":  # "made no attempt to stop them"
            self.outer, self.realised, self.negated = operator, False, True
            self.steps.append(f"“{operator.operator}” ({operator.entry}) is negated")
            return
        elif mood.negated:
            effect = NEGATED_EFFECT.get(effect, "hypothetical")
        if effect == "reported":
            self.speaker = self.speaker or operator
        elif effect == "asserted":
            if mood.effect in ("planned", "hypothetical"):  # "could begin bombing"
                self._effect(mood.effect, crosswalk, "its auxiliary")
        elif effect != OBLIGED:
            self.outer = operator
            self._effect(effect, crosswalk, f"“{operator.operator}” ({operator.entry})")
        if mood.effect == "hypothetical" and effect not in NEUTRAL:
            self.realised = False
            self.modality = "hypothetical"

    def close(self, crosswalk: Crosswalk) -> None:
        """An obligation that nobody pronounced is no event."""
        if self.wish:
            self._effect("hypothetical", crosswalk, "its auxiliary")

    def told_in_general(self) -> None:
        """What people do by habit, and what only a story tells, has not happened."""
        self.realised = False
        self.modality = "hypothetical"
        self.steps.append("a habit or a story, not something that happened")

    def only_aimed_at(self) -> None:
        """Nobody threatens with what something else is to be done for."""
        self.realised = False
        self.modality = "hypothetical"
        self.steps.append("only the aim of what is planned")

    def _effect(self, effect: str, crosswalk: Crosswalk, why: str) -> None:
        if effect == "asserted":
            return
        rule = crosswalk.code(effect, self.code)
        self.modality = MODALITY.get(effect, self.modality)
        if effect == "denied":
            self.negated = True
        if effect == "failed":
            self.negated = True
        if rule is None or rule[0] == "-":
            self.realised = False
            self.steps.append(f"{why} tells it as {effect}, so it is no event")
        elif rule[0] != "=":
            self.steps.append(f"{why} tells it as {effect}: {self.code} becomes {rule[0]} ({rule[1]})")
            self.code = rule[0]
