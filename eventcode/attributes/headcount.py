"""How many people a noun phrase names."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from eventcode._evolve import evolved
from eventcode.actions.tree import Tree
from eventcode.attributes.numbers import Amount, NumberWords
from eventcode.attributes.sufferers import is_under
from eventcode.document import Token
from eventcode.lexicon.grammar import Grammar

__all__ = ["HeadCount"]


@attrs.frozen(eq=False)
class HeadCount:
    """Counts people by the word lists of `harm.txt`."""

    grammar: Grammar
    numbers: NumberWords

    def count(self, tree: Tree, head: int) -> Amount:
        """How many people a noun phrase names: its number, one for a singular, unknown for a plural."""
        token = tree.tokens[head]
        if any(c.lower in self.grammar["negative-determiner"] for c in tree.children(head)):
            return Amount(0)
        stated = self.numbers.of_phrase(tree.sentence, head)
        counted = self.numbers.value_of(token.lower) is not None
        collective = self.is_collective(token)
        if stated is not None and (stated.value != 1 or counted or not collective):
            return evolved(stated, value=stated.value + self.joined(tree, head)) if stated.value else stated
        inner = next(self._members(tree, head), None) if collective else None
        if inner is not None:
            return self.count(tree, inner)
        many = token.lower in self.grammar["personal-plural"] or token.lemma_lower in self.grammar["harm-many"]
        if many or token.has("Number=Plur"):
            return Amount(None)
        return Amount(2 if token.lemma_lower in self.grammar["harm-pair"] else 1 + self.joined(tree, head))

    def _members(self, tree: Tree, head: int) -> Iterator[int]:
        """Who a group is of: "a group *of five men*"."""
        for token in tree.links(head).get("nmod", ()):
            counted = "nummod" in tree.links(token.index)
            if counted or is_under(tree, token.index, self.grammar["harm-of"]):
                yield token.index

    def is_collective(self, token: Token) -> bool:
        """Whether a noun in the singular is several people, whom the phrase may count: "a group"."""
        return token.lemma_lower in self.grammar["harm-collective"]

    def joined(self, tree: Tree, head: int) -> int:
        """How many people a phrase adds to those of its head: "along with", "in addition to"."""
        joining, nouns = self.grammar["harm-joining"], self.grammar["harm-joining-noun"]
        below = [c for relation in ("nmod", "obl") for c in tree.links(head).get(relation, ())]
        people = [c.index for c in below if is_under(tree, c.index, joining)]
        people += [p.index for c in below if c.lemma_lower in nouns for p in tree.links(c.index).get("nmod", ())]
        return sum(self.count(tree, p).value or 0 for p in people)
