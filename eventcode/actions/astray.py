"""Subjects that a parser hung on something else than their verb: what `Tree` asks where a verb has none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eventcode.actions.attachment import NOMINAL, VERBAL, is_gerund, is_told
from eventcode.document import Token

if TYPE_CHECKING:
    from eventcode.actions.tree import Tree

__all__ = ["beside_scene", "is_circumstance_told", "joined_to_noun", "opposed_below", "quoted_before", "subject_before"]

_LEFT_OUT = frozenset({"AUX", "ADV", "PART"})
_OF_PHRASE = frozenset({"flat", "compound", "nmod", "appos", "conj", "nummod", "acl"})
_ASTRAY = frozenset({"nsubj", "obj", "obl", "appos", "parataxis", "dep", "vocative"})
_DEEDS = ("harmful-verb", "toll-verb", "hostile-aim", "outcome-verb")
_SUBJECTS = frozenset({"nsubj", "csubj", "expl"})
_PHRASES = frozenset({"obj", "obl", "nmod"})


def subject_before(tree: Tree, token: Token) -> int:
    """The noun that stands as the subject before a main verb without one and hangs on what opens the sentence:
    "acting on a tip, [officers] on Monday arrested ten", "LIMA - an [attack] killed ten". -1 without one."""
    if not _is_finite(tree, token) or any(c.relation in _SUBJECTS for c in tree.children(token.index)):
        return -1
    here = _before(tree, token)
    while 0 <= here < token.index:
        word = tree.tokens[here]
        above = tree.tokens[word.head] if word.head >= 0 else word
        if word.relation in _ASTRAY and word.upos in NOMINAL and not tree.case(here):
            opens = word.relation != "nsubj" or (is_gerund(above) and above.index < here)
            return here if opens and not (word.relation == "obj" and above.index != token.index) else -1
        if word.relation not in _OF_PHRASE or above.index >= here:
            return -1
        here = above.index
    return -1


def _before(tree: Tree, token: Token) -> int:
    """The last word before a verb, its auxiliaries and a phrase of time: "officers [on Monday] arrested"."""
    here = token.index - 1
    while here > 0:
        word = tree.tokens[here]
        if word.lemma_lower in tree.grammar["time-word"] and word.relation == "obl":
            here = min(here, min(tree.sentence.subtree(here), default=here)) - 1
        elif word.upos in _LEFT_OUT:
            here -= 1
        else:
            break
    return here


def _is_finite(tree: Tree, token: Token) -> bool:
    if token.upos not in VERBAL or "Mood=Imp" in token.feats:
        return False
    auxiliaries = tree.links(token.index).get("aux")
    return any(c.has("VerbForm=Fin") for c in auxiliaries) if auxiliaries else is_told(tree, token)


def beside_scene(tree: Tree, index: int, verb: int) -> tuple[int, ...]:
    """A subject; where a place stands there that a parser took for it, the nouns after that: "in Nawa, ten [farmers],
    their wives and [others] marched"."""
    if index > verb or tree.grammar["scene-preposition"].isdisjoint(tree.case(index)):
        return (index,)
    beside = (c for c in tree.children(index) if c.relation in ("conj", "appos") and index < c.index < verb)
    nouns = [c for c in beside if c.upos in NOMINAL and not tree.case(c.index)]
    while nouns and not _is_after_comma(tree, nouns[0]):
        nouns.pop(0)
    return tuple(c.index for c in nouns) if nouns and nouns[0].upos == "NOUN" else (index,)


def _is_after_comma(tree: Tree, noun: Token) -> bool:
    first = min(noun.index, min(tree.sentence.subtree(noun.index), default=noun.index))
    joined = any(c.index < noun.index for c in tree.links(noun.index).get("cc", ()))
    return not joined and any(t.text == "," for t in tree.tokens[max(first - 1, 0) : first + 1])


def is_circumstance_told(tree: Tree, index: int) -> bool:
    """Whether a clause without an auxiliary tells of the circumstances of another, where no passive can stand: "killed
    after soldiers [fired] on a bus"."""
    links, wanted = tree.links(index), tree.grammar["opening-preposition"] | tree.grammar["clause-adverb"]
    opening = (*links.get("mark", ()), *links.get("advmod", ()))
    return "aux" not in links and any(c.lower in wanted for c in opening)


def joined_to_noun(tree: Tree, token: Token) -> int:
    """The verb that another is joined to, where the parser joined it to a noun below the first: "held a protest against
    prices and [blocked] a road", "killing one and [injuring] two". -1 without one."""
    joining = tree.links(token.index).get("cc", ())
    if not joining or any(t.upos not in _LEFT_OUT for t in tree.tokens[joining[-1].index + 1 : token.index]):
        return -1
    gerund = is_gerund(token)
    for index in tree.sentence.ancestors(token.index):
        above = tree.tokens[index]
        if above.upos in VERBAL:
            alike = is_gerund(above) if gerund else is_told(tree, token) and is_told(tree, above)
            return index if alike and index < token.index else -1
    return -1


def quoted_before(tree: Tree, token: Token) -> int:
    """The verb of the clause before a verb of saying to which a participle behind that belongs: "rebels [took] a town,
    residents said, killing ten"; the clause's subject where a parser took it for another one of that verb. -1 where
    the participle tells what the speaker did, or none is told before."""
    governor = tree.tokens[token.head]
    if governor.lemma_lower not in tree.grammar["reporting-verb"] or not governor.index < token.index - 1:
        return -1
    if not is_gerund(token) or tree.tokens[token.index - 1].upos != "PUNCT":
        return -1
    if not any(token.lemma_lower in tree.grammar[name] for name in _DEEDS):  # "said, blaming rebels"
        return -1
    links = tree.links(governor.index)
    subjects = links.get("nsubj", ())
    if len(subjects) == 2 and subjects[1].index < governor.index:
        return subjects[0].index
    clauses = (*links.get("ccomp", ()), *links.get("parataxis", ()))
    first = subjects[0].index if subjects else governor.index
    return next((c.index for c in clauses if c.index < first and c.upos in VERBAL), -1)


def opposed_below(tree: Tree, top: int, clause: int) -> list[int]:
    """Against whom something is that a clause gives the reason of: "filed a case against the [mayor] for taking
    bribes", "demanded action against [policemen] for beating him". Empty where nobody is."""
    against = tree.grammar["opposing-preposition"]
    here = [c for c in tree.children(top) if c.relation in _PHRASES and c.index < clause]
    while here:
        found = [c.index for c in here if not against.isdisjoint(tree.case(c.index)[:1])]
        if found:
            return found[-1:]
        here = [d for c in here for d in tree.children(c.index) if d.relation == "nmod" and d.index < clause]
    return []
