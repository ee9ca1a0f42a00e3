"""Whether a claim of harm is news: not negated, not intended, not the reason of a protest or a trial."""

from __future__ import annotations

import attrs

from eventcode.actions.tree import VERBAL, Tree
from eventcode.document import Token
from eventcode.lexicon.grammar import Grammar

__all__ = ["ClaimStatus"]

_SUBORDINATE = frozenset({"obl", "nmod", "advcl", "acl", "ccomp", "xcomp", "obj", "nsubj", "appos"})
_JOINED = frozenset({"conj", "xcomp", "compound"})
_MAX_CLIMB = 12


@attrs.frozen(eq=False)
class ClaimStatus:
    """Judges a claim by the words above it; `grammar` holds the sets of `harm.txt`."""

    grammar: Grammar

    def unreal(self, tree: Tree, trigger: int) -> bool:
        """Whether a claim is negated, intended, possible or only attempted."""
        negation, words = self.grammar["negation"], self.grammar
        for _ in range(3):
            token = tree.tokens[trigger]
            for child in tree.children(trigger):
                if child.lower in negation and child.relation in ("advmod", "det", "cc", "case"):
                    return child.relation != "det" or token.upos in VERBAL
                if child.relation in ("aux", "mark") and (
                    child.lower in words["hypothetical-auxiliary"]
                    or child.lower in words["conditional-auxiliary"]
                    or child.lower in words["future-auxiliary"]
                    or child.lower in words["conditional-mark"]
                    or child.lower in negation
                ):
                    return True
            if token.head < 0:
                return False
            governor = tree.tokens[token.head]
            held = token.relation in ("xcomp", "ccomp", "obj", "obl") and governor.lemma_lower in words["harm-unreal"]
            if held and not (token.has("VerbForm=Part") and tree.is_passive(governor.index)):  # "were feared killed"
                return True
            if token.relation != "conj":
                return False
            trigger = token.head
        return False

    def background(self, tree: Tree, trigger: int) -> bool:
        """Whether the claim stands below the words of a protest, an accusation, a trial, a commemoration."""
        words = self.grammar
        here = trigger
        for _ in range(_MAX_CLIMB):
            token = tree.tokens[here]
            if token.head < 0:
                return False
            governor = tree.tokens[token.head]
            if token.relation in _SUBORDINATE and not self._consequence(tree, token):
                lemma = governor.lemma_lower
                if governor.upos in VERBAL and lemma in words["harm-background-verb"]:
                    return True
                if governor.upos in ("NOUN", "PROPN") and lemma in words["harm-background-noun"]:
                    return True
                if (
                    governor.upos in VERBAL
                    and token.relation != "obj"
                    and any(
                        c.lemma_lower in words["harm-background-noun"]
                        for c in tree.children(governor.index)
                        if c.relation in ("obj", "nsubj", "obl") and c.index != here
                    )
                ):
                    return self._is_reason(tree, token)
            here = token.head
        return False

    def _consequence(self, tree: Tree, token: Token) -> bool:
        """Such as "…, killing two": a participle without a mark tells what came of it."""
        if token.relation != "advcl" or not (token.has("VerbForm=Ger") or token.has("VerbForm=Part")):
            return False
        return token.lemma_lower not in self.grammar["harm-background-verb"] and "mark" not in tree.links(token.index)

    def is_after(self, tree: Tree, trigger: int) -> bool:
        """Whether a claim tells what came before: "after he had killed", "following the killing of"."""
        here = tree.tokens[trigger]
        while here.relation in _JOINED and here.head >= 0:
            here = tree.tokens[here.head]
        if here.relation not in ("advcl", "obl", "nmod"):
            return False
        marks = set(tree.case(here.index)) | {c.lemma_lower for c in tree.children(here.index) if c.relation == "mark"}
        return not marks.isdisjoint(self.grammar["harm-before-preposition"])

    def is_perfect(self, tree: Tree, trigger: int) -> bool:
        """Whether a verb, or the one it is joined to, says "had killed", "is believed to have killed", or sums up:
        "have been killed since the vote"."""
        here = tree.tokens[trigger]
        while here.relation == "conj" and here.head >= 0:
            here = tree.tokens[here.head]
        return any(self._has_perfect(tree, i) or self._is_sum(tree, i) for i in {trigger, here.index})

    def _is_sum(self, tree: Tree, index: int) -> bool:
        words = self.grammar["date-since"]
        below = (c for c in tree.children(index) if c.relation in ("obl", "advcl", "nmod"))
        return any(c.lower in words for b in below for c in tree.children(b.index) if c.relation in ("case", "mark"))

    def _has_perfect(self, tree: Tree, index: int) -> bool:
        words = self.grammar
        marks = [c for c in tree.children(index) if c.relation in ("aux", "mark")]
        have = next((c for c in marks if c.lemma_lower in words["perfect-auxiliary"]), None)
        return have is not None and (have.has("Tense=Past") or have.has("VerbForm=Inf"))

    def _is_reason(self, tree: Tree, token: Token) -> bool:
        if token.relation in ("acl", "nsubj"):
            return True
        marks = set(tree.case(token.index)) | {
            c.lemma_lower for c in tree.children(token.index) if c.relation in ("mark", "case")
        }
        return not marks.isdisjoint(self.grammar["harm-background-preposition"])
