"""The dead and wounded of a deed are its toll, and of its kind: "fired shells at the town, injuring four" is shelling,
"two were killed when a mine exploded" a bombing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import attrs

from eventcode.actions.extract import Draft
from eventcode.actions.shared import are_told_together
from eventcode.actions.tree import Tree, is_gerund
from eventcode.lexicon.grammar import Grammar

__all__ = ["coded_by_deeds", "is_toll_verb", "of_the_deed"]

_PARTICIPLES = frozenset({"advcl", "acl"})
_CIRCUMSTANCES = frozenset({"obl", "nmod", "advcl", "acl"})


def is_toll_verb(draft: Draft, grammar: Grammar) -> bool:
    """Whether the word of an event tells what became of people rather than what was done: "killed", "wounded"."""
    frame = draft.found.frame
    return frame.tree.tokens[frame.index].lemma_lower in grammar["toll-verb"]


def coded_by_deeds(drafts: Sequence[Draft], bare: Sequence[Draft], grammar: Grammar) -> tuple[Draft, ...]:
    """The events of a sentence, tolls by the codes of the deeds of other kinds that the sentence says they came of,
    be they events themselves or `bare` ones, which name nobody."""
    deeds = (*drafts, *bare)
    if len(deeds) < 2 or grammar["plain-toll"].isdisjoint([draft.code for draft in drafts]):
        return tuple(drafts)
    return tuple(of_the_deed(draft, [d for d in deeds if _came_of(draft, d)], grammar) for draft in drafts)


def of_the_deed(draft: Draft, deeds: Iterable[Draft], grammar: Grammar) -> Draft:
    """A toll by the code of the only kind of deed among some; anything else as it is."""
    if draft.code not in grammar["plain-toll"] or not is_toll_verb(draft, grammar):
        return draft
    codes = {d.force for d in deeds if "toll-deed" in grammar.classes[d.force] and not is_toll_verb(d, grammar)}
    roots = {code[:2] for code in codes}
    if len(roots) != 1 or draft.code[:2] in roots:
        return draft
    return attrs.evolve(draft, code=min(codes, key=lambda code: (-len(code), code)))


def _came_of(toll: Draft, deed: Draft) -> bool:
    """Whether a deed is told as what a toll came of, in the same sentence and with no other doer."""
    one, other = toll.pair.source, deed.pair.source
    if deed is toll or (one is not None and other is not None and one.actor != other.actor):
        return False
    frame, tree = toll.found.frame, toll.found.frame.tree
    if one is not None and other is not None and deed.found.frame.index < frame.index:
        token = tree.tokens[frame.index]
        if token.relation in _PARTICIPLES and is_gerund(token):
            above = tree.sentence.ancestors(frame.index)
            return not {deed.found.frame.index, deed.found.frame.light}.isdisjoint(above)
        return are_told_together(deed.found.frame, frame)
    return frame.how == "passive" and any(_is_circumstance(tree, i, deed) for i in _joined(tree, frame.index))


def _joined(tree: Tree, index: int) -> Iterator[int]:
    """A verb and those joined to it: "killed and wounded when a mine exploded"."""
    yield index
    yield from (c.index for c in tree.children(index) if c.relation == "conj" and tree.is_passive(c.index))


def _is_circumstance(tree: Tree, index: int, deed: Draft) -> bool:
    frame = deed.found.frame
    for word in (frame.index, frame.light):
        if word < 0 or tree.tokens[word].head != index or tree.tokens[word].relation not in _CIRCUMSTANCES:
            continue
        marks = {c.lower for c in tree.children(word) if c.relation in ("case", "mark", "advmod")}
        return not tree.grammar["circumstance-preposition"].isdisjoint(marks)
    return False
