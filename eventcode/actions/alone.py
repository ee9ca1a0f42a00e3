"""Operators over words that no pattern knows: "agreed to set up a panel with X" is a code of its own."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import chain

import attrs

from eventcode.actions.arguments import ASKING, is_mutual
from eventcode.actions.frames import Frame, verb_frame
from eventcode.actions.matcher import Found
from eventcode.actions.mood import OBLIGED, is_none, mood
from eventcode.actions.operators import Crosswalk, Governing, OperatorTable
from eventcode.actions.patterns import Pattern
from eventcode.actions.tree import NOMINAL, VERBAL, Tree
from eventcode.actors.codes import PLACE_KINDS
from eventcode.actors.resolve import Phrases
from eventcode.document import Token
from eventcode.lexicon.action_format import ActionEntry
from eventcode.lexicon.forms import verb_forms

__all__ = ["MANDATIVE", "TellingOperators", "mandative", "operators_alone"]

MANDATIVE = {"insisted": "demanded", "suggested": "appealed"}
"""What operators of saying are over a clause with a bare verb."""

COMPLEMENTS = frozenset({"xcomp", "ccomp", "obl", "obj", "advcl"})
_ON_DOERS = frozenset({"demanded", "investigated", "accused"})  # these are aimed at who does what stands below


@attrs.frozen(eq=False)
class TellingOperators:
    """Operators whose effect may have a code of its own. `needs` gives, for the words of those that have one in any
    sentence, what else each of their operators asks for; `obliged` for those that have one over what must be done.
    `misreadable` are the forms of all these, which lemmatisers may have given another lemma."""

    operators: OperatorTable
    crosswalk: Crosswalk
    needs: Mapping[str, Sequence[frozenset[str]]] = attrs.field(init=False, repr=False)
    obliged: Mapping[str, Sequence[frozenset[str]]] = attrs.field(init=False, repr=False)
    misreadable: frozenset[str] = attrs.field(init=False, repr=False)

    @needs.default
    def _with_a_code(self) -> Mapping[str, Sequence[frozenset[str]]]:
        wanted = [effect for effect in self.operators.needs if effect in MANDATIVE or self.crosswalk.alone(effect)]
        found: dict[str, list[frozenset[str]]] = {}
        for effect in wanted:
            for head, extras in self.operators.needs[effect].items():
                found.setdefault(head, []).extend(map(frozenset, extras))
        return found

    @obliged.default
    def _that_may_oblige(self) -> Mapping[str, Sequence[frozenset[str]]]:
        reporting = self.operators.needs.get("reported", {})
        return {head: list(map(frozenset, extras)) for head, extras in reporting.items()}

    @misreadable.default
    def _forms_of_heads(self) -> frozenset[str]:
        return frozenset(chain.from_iterable(map(verb_forms, self.needs.keys() | self.obliged.keys())))

    def heads_in(self, tree: Tree) -> set[str]:
        """The words of a sentence that may be operators with a code of their own: few sentences have any."""
        words = tree.words
        found = _fitting(self.needs, words)
        if not tree.grammar["obligation-auxiliary"].isdisjoint(words):
            found |= _fitting(self.obliged, words)
        forms = self.misreadable & words
        if forms:
            verbs = tree.sentence.tagged.get("VERB", ())
            found.update([t.lower for t in verbs if t.lower in forms and self.operators.is_misread(t)])
        return found


def _fitting(needs: Mapping[str, Sequence[frozenset[str]]], words: set[str]) -> set[str]:
    return {head for head in needs.keys() & words if any(map(words.issuperset, needs[head]))}


def operators_alone(tree: Tree, used: Container[int], phrases: Phrases, telling: TellingOperators) -> Iterator[Found]:
    """A match for every operator that is not `used` by an event and whose effect has a code of its own."""
    heads = telling.heads_in(tree)
    if not heads:
        return
    seen: set[int] = set()
    for token in tree.sentence.of_relations(COMPLEMENTS):
        if token.head < 0 or token.head in used or token.head in seen or not _may_tell(tree, token, heads):
            continue
        if token.lemma_lower in tree.grammar["time-word"]:  # "agreed on Monday to" is no "agree on"
            continue
        operator = telling.operators.over(tree, token)
        if operator is None:
            continue
        above = tree.tokens[operator.index]
        if above.relation == "advcl" and tree.is_infinitive(operator.index):
            continue  # "suspended the talks to avoid a vote" is no refusal
        if any(is_none(tree, c.index) for c in tree.links(operator.index).get("nsubj", ())):
            continue  # "no officer was willing to": nobody in particular refuses
        obliged = operator.effect == "reported" and _is_obliged(tree, token)
        if obliged:
            operator = attrs.evolve(operator, effect="demanded")
        if operator.effect in MANDATIVE:
            operator = mandative(tree, operator)
        code = telling.crosswalk.alone(operator.effect)
        if code is None or above.upos in NOMINAL:
            continue
        if obliged and not _is_for_somebody(tree, token.index, phrases):
            continue
        seen.add(operator.index)
        yield _found(tree, token.index, operator, code, obliged, phrases)


def _may_tell(tree: Tree, token: Token, heads: set[str]) -> bool:
    """Whether the word above may be an operator of `heads`, or one further up, as over an adverbial clause."""
    above = tree.tokens[token.head]
    if token.relation == "advcl":
        return True
    return above.upos not in NOMINAL and (above.lemma_lower in heads or above.lower in heads)


def mandative(tree: Tree, operator: Governing) -> Governing:
    """What an operator of saying is over its clause: "insisted that Iran leave" demands, "that it left" reports."""
    wished = any(_is_wished(tree, c) for c in tree.links(operator.index).get("ccomp", ()))
    return attrs.evolve(operator, effect=MANDATIVE[operator.effect] if wished else "reported")


def _is_wished(tree: Tree, verb: Token) -> bool:
    """Whether the verb of a clause is bare where one that tells a fact has an ending: "insisted that Iran leave"."""
    beside = tree.children(verb.index)
    if any(c.relation == "aux" for c in beside):
        return any(c.lower in tree.grammar["wished-auxiliary"] for c in beside)
    bare = verb.lower == verb.lemma_lower and not verb.has("Tense=Past")
    return bare and any(c.relation == "nsubj" and c.has("Number=Sing") for c in beside)


def _is_obliged(tree: Tree, token: Token) -> bool:
    """Whether a clause says what its subject must do."""
    return token.upos in VERBAL and mood(tree, token.index).effect == OBLIGED


def _is_for_somebody(tree: Tree, clause: int, phrases: Phrases) -> bool:
    """Whether somebody is told what to do: "said that Iran must stop", not "said that any process must be fair"."""
    own = tree.grammar["personal"]
    subject = tree.surface_subject(clause)
    return any(tree.tokens[i].lower in own or phrases.resolve(i) for i in subject)


def _found(tree: Tree, complement: int, operator: Governing, code: str, obliged: bool, phrases: Phrases) -> Found:
    file, _, line = operator.entry.rpartition(":")
    frame = verb_frame(tree, operator.index)
    inner = verb_frame(tree, complement)
    thing = tree.tokens[complement].upos in NOMINAL
    if thing and operator.effect in ASKING and not _is_asked(complement, phrases):
        _without(frame, complement)  # "requested tanks for the army of Chad": whoever has it, it is only asked for
    asked = operator.effect in ASKING and "nsubj" in tree.links(complement)  # "asked that [rebels] tell people"
    below = [*inner.agents] if operator.effect in _ON_DOERS or asked else []
    below = [i for agent in below for i in tree.coordinated(agent)]
    # "said that rebels must tell people": rebels
    doers = (obliged or asked) and any(_takes_part(tree, i, phrases) for i in below)
    if thing:
        below += _owners(tree, complement)
    elif not doers and tree.tokens[complement].lemma_lower not in tree.grammar["making-verb"]:
        below += inner.patients  # but "agreed to set up an agency"
    if not (thing or doers or tree.is_passive(complement)):
        known = any(_takes_part(tree, i, phrases) for i in below)
        used = ("to",) if known else tuple(inner.prepositions)  # "offered to recognise X as a party of Y": X
        below += [i for preposition in used for i in inner.prepositions.get(preposition, ())]
    below = [i for i in below if _takes_part(tree, i, phrases)]
    if any(tree.tokens[i].upos in NOMINAL for i in frame.patients if i != complement):
        below = []  # "asked the envoy not to recognise them": the envoy alone is asked
    if operator.effect in ASKING and _is_called_on(tree, operator.index, complement, phrases):
        below = []
    mutual = is_mutual(tree, operator)
    if mutual and any(len(tree.coordinated(i)) > 1 for i in frame.agents):
        # "Chad and Mali agreed to feed refugees": each with the other
        below = [i for i in below if not tree.grammar["opponent-preposition"].isdisjoint(tree.case(i))]
    own = tree.grammar["personal"]
    others = obliged and any(tree.tokens[i].lower not in own for i in tree.surface_subject(complement))
    told = () if others else frame.patients  # "told the press that Iran must stop" demands nothing of the press
    denied = operator.effect == "denied"  # "denied that it had protected him": nothing is done to him
    targets = [] if denied else [i for i in dict.fromkeys([*told, *below]) if i != complement]
    partners = tree.grammar["opponent-preposition"]
    together = all(not partners.isdisjoint(tree.case(i)) for i in targets)  # "agreed to fund X" is nothing of X's
    back = code if mutual and together else None
    entry = ActionEntry(operator.operator, code, back, file, int(line))
    lemma = tree.tokens[operator.index].lemma_lower
    pattern = Pattern(operator.operator, "verb", lemma, "S", (), entry, (0,))
    return Found(pattern, frame, (operator.index,), (), tuple(targets))


def _is_called_on(tree: Tree, verb: int, complement: int, phrases: Phrases) -> bool:
    """Whether a phrase between a verb and its infinitive names who is asked: "called on Chad to protect Malians"."""
    wanted = tree.grammar["asked-of-preposition"]
    phrases_between = (c for c in tree.links(verb).get("obl", ()) if verb < c.index < complement)
    return any(not wanted.isdisjoint(tree.case(c.index)) and phrases.resolve(c.index) for c in phrases_between)


def _is_asked(index: int, phrases: Phrases) -> bool:
    """Whether what stands beside the verb is somebody, who may be the one asked: "is inviting cartoonists"."""
    actor = phrases.named(index)
    if actor is not None:
        return actor.actor.kind != "equipment"
    return any(one.how == "coreference" for one in phrases.resolve(index))  # "urged both sides to talk"


def _owners(tree: Tree, index: int) -> Sequence[int]:
    """Whose a thing is: "rejected Chad's bid"."""
    return [c.index for c in tree.links(index).get("nmod:poss", ())]


def _takes_part(tree: Tree, index: int, phrases: Phrases) -> bool:
    """Whether a phrase names somebody, and not only where a thing is: "refused to enter the Baghdad courtroom"."""
    return any(r.how != "nested" or r.actor.kind not in PLACE_KINDS for r in phrases.resolve(index))


def _without(frame: Frame, index: int) -> None:
    """Take a phrase and all that stands in it out of a frame, but whom it is from: "sought an assurance from X"."""
    tree = frame.tree
    source = tree.grammar["source-preposition"]
    giving = {c.index for c in tree.children(index) if not source.isdisjoint(tree.case(c.index))}
    inside = {index, *tree.sentence.subtree(index)} - giving
    frame.patients = tuple(i for i in frame.patients if i not in inside)
    frame.prepositions = {
        preposition: rest
        for preposition, found in frame.prepositions.items()
        if (rest := [i for i in found if i not in inside])
    }
