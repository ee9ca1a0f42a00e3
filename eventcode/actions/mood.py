"""Negation, tense and auxiliaries of one word."""

from __future__ import annotations

import attrs

from eventcode.actions.tree import Tree, is_gerund
from eventcode.document import Token

__all__ = ["OBLIGED", "Mood", "is_any", "is_none", "mood"]

OBLIGED = "obliged"
"""What "must" and "have to" say: a demand in the mouth of a speaker ("X said that Y must go"), else nothing."""
_NONE = ("negative-pronoun", "negative-determiner", "negation")
# Of the next, those that are read also where no word says no.
_LINKING = frozenset({"case", "mark", "cc", "aux", "cop"})
# Dependents, beside subject and object, that may tell the mood of a word.
_TELLING = frozenset({"advmod", "det", "neg", "case", "mark", "cc", "aux", "cop"})


@attrs.frozen
class Mood:
    """The mood of one word: `effect` is what its auxiliaries say (`asserted`, `planned`, `hypothetical`)."""

    negated: bool
    effect: str
    tense: str
    pluperfect: bool


def mood(tree: Tree, index: int) -> Mood:
    """Negation, tense and auxiliaries of a word."""
    known: Mood | None = tree.kept.get(("mood", index))
    if known is None:
        known = tree.kept["mood", index] = _mood(tree, index)
    return known


def _mood(tree: Tree, index: int) -> Mood:
    grammar = tree.grammar
    negated, effect, tense, had = False, "asserted", "", False
    negating = _tells_none(tree)
    if not negating and _LINKING.isdisjoint(tree.links(index)):
        return Mood(negated, effect, _tense(tree, index), had)
    negation, none, longer = grammar["negation"], grammar["negative-determiner"], grammar["negated-adverb"]
    for token in tree.children(index):
        word, relation = token.lower, token.relation
        if not negating and relation not in _LINKING:
            continue
        if word in longer and any(c.lower in none for c in tree.children(token.index)):
            negated = True  # "no longer"
        elif relation in ("nsubj", "obj"):
            negated = negated or is_none(tree, token.index)
        elif relation not in _TELLING:
            continue
        elif relation in ("aux", "cop"):
            if word in grammar["future-auxiliary"]:
                effect, tense = "planned", "future"
            elif word in grammar["inverted-condition"] and _is_inverted(tree, token):
                effect = "hypothetical"
            elif word in grammar["obligation-auxiliary"]:
                effect = OBLIGED
            elif word in grammar["hypothetical-auxiliary"]:
                effect = "hypothetical"
            elif word in grammar["conditional-auxiliary"]:
                effect, tense = "planned", "future"
            elif word in grammar["arranged-auxiliary"] and _is_pending(tree, index):
                negated = True  # "is yet to meet the envoy"
            elif word in grammar["arranged-auxiliary"] and tree.is_infinitive(index):
                effect, tense = "planned", "future"  # "was to meet the envoy"
            elif token.has("VerbForm=Fin"):
                tense = tense or _tense(tree, token.index)
                had = had or (token.lemma_lower in grammar["perfect-auxiliary"] and token.has("Tense=Past"))
        elif word in negation:
            negated = True
        elif relation == "mark" and word in grammar["conditional-mark"]:
            effect = "hypothetical"
        elif relation in ("mark", "case", "cc") and word in grammar["negative-mark"]:
            negated = True
        elif relation == "mark" and word in grammar["planned-mark"]:
            effect, tense = "planned", "future"
        elif relation == "det":
            negated = negated or word in none
    if effect != "asserted" and _is_imagined(tree, index):
        effect = "hypothetical"
    return Mood(negated, effect, tense or _tense(tree, index), had)


def _is_imagined(tree: Tree, index: int) -> bool:
    """Whether what auxiliaries say is neither a plan nor a demand: "would have attacked", "should have intervened", the
    habit "would often attack" and "any protester would be arrested"."""
    grammar, links = tree.grammar, tree.links(index)
    auxiliaries = [c.lower for c in links.get("aux", ())]
    if not grammar["imagining-auxiliary"].isdisjoint(auxiliaries):
        if not grammar["perfect-auxiliary"].isdisjoint(auxiliaries):
            return True
        if any(c.lower in grammar["habit-adverb"] for c in links.get("advmod", ())):
            return True
    return any(is_any(tree, c.index) for c in links.get("nsubj", ()))


def is_any(tree: Tree, index: int) -> bool:
    """Whether a phrase names nobody and nothing in particular: "any protester"."""
    return any(c.lower in tree.grammar["any-determiner"] for c in tree.links(index).get("det", ()))


def _is_pending(tree: Tree, index: int) -> bool:
    """Whether an adverb says that something has not been done so far: "yet to" (parsers hang *to* on either)."""
    for adverb in tree.links(index).get("advmod", ()):
        if adverb.lower in tree.grammar["pending-adverb"]:
            return tree.is_infinitive(index) or tree.is_infinitive(adverb.index)
    return False


def _is_inverted(tree: Tree, auxiliary: Token) -> bool:
    """Whether an auxiliary stands before the subject of a clause that is a condition: "should China retaliate"."""
    if tree.tokens[auxiliary.head].relation != "advcl":
        return False
    subjects = [c.index for c in tree.links(auxiliary.head).get("nsubj", ())]
    return any(subject > auxiliary.index for subject in subjects)


def is_none(tree: Tree, index: int) -> bool:
    """Whether a phrase names nobody and nothing: "no police were sent", "neither side fired", "not one of them was
    arrested"."""
    if not _tells_none(tree):
        return False
    grammar, token, links = tree.grammar, tree.tokens[index], tree.links(index)
    if token.lower in grammar["negative-pronoun"]:
        return True
    none, single = grammar["negative-determiner"], grammar["not-one"]
    if any(c.lower in none for c in (*links.get("det", ()), *links.get("cc", ()))):
        return True
    if not any(c.lower in grammar["negation"] for c in links.get("advmod", ())):
        return False
    return token.lower in single or any(c.lower in single for c in tree.children(index))


def _tells_none(tree: Tree) -> bool:
    """Whether any word of a sentence may say that nobody or nothing is meant: few sentences have one."""
    known: bool | None = tree.kept.get("none")
    if known is None:
        known = tree.kept["none"] = any(not tree.grammar[name].isdisjoint(tree.words) for name in _NONE)
    return known


def _tense(tree: Tree, index: int) -> str:
    token = tree.tokens[index]
    if token.has("Tense=Past"):
        return "past"
    if token.has("Tense=Pres") and not is_gerund(token):
        return "present"
    return ""  # "opened fire, killing two": the verb above tells
