"""Deeds that somebody claims as their own: "a bomb killed three soldiers; the Front claimed the attack"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from eventcode.actions.arguments import Pair
from eventcode.actions.extract import Draft, SentenceEvents
from eventcode.actions.outcomes import standing_at
from eventcode.actors.resolve import Resolved
from eventcode.actors.told import tells
from eventcode.document import Token
from eventcode.lexicon.grammar import Grammar

__all__ = ["credited"]

_NEAR = 3  # so many sentences back a deed may have been told that somebody claims
_DEEDS = ("18", "19", "20")  # the beginnings of the codes of deeds that are claimed


def credited(found: Sequence[SentenceEvents], grammar: Grammar) -> Iterator[tuple[int, SentenceEvents]]:
    """The sentences, by number, whose deeds the last of them claims, with the claimant as their source and as the one
    who reports them: deeds that nobody is said to have done, beside the claim or told just before; the last one if its
    deeds were claimed before; and those with bombs that the last tells to be somebody's. The caller puts each into
    `found` before it asks for the next, so that no claim undoes another."""
    last = len(found) - 1
    claimed = _claimed_before(found, grammar)
    if claimed is not None:
        yield last, claimed
    yield from _planted(found, grammar)
    for claim in found[last].drafts:
        claimant = claim.pair.source
        if claim.code not in grammar["claim-code"] or claimant is None:
            continue
        here = _by(claimant, found[last], [d for d in found[last].drafts if _is_below(d, claim)])
        if here is not None:
            yield last, here
            continue
        for index in range(last - 1, max(last - 1 - _NEAR, -1), -1):
            told = [d for d in found[index].drafts if _is_meant(d, claim, grammar)]
            if told:
                before = _by(claimant, found[index], told)
                if before is not None:
                    yield index, before
                break


def _claimed_before(found: Sequence[SentenceEvents], grammar: Grammar) -> SentenceEvents | None:
    """The last sentence with those as the source of its deeds who claimed such a deed on the same target just before:
    "the Front claimed two attacks on the embassy. A bomb went off outside the embassy"."""
    for draft in found[-1].drafts:
        for told in reversed(found[-1 - _NEAR : -1]) if _is_open(draft) else ():
            for claim in told.drafts:
                claimant, target = claim.pair.source, claim.pair.target
                if claim.code not in grammar["claim-code"] or claimant is None or target is None:
                    continue
                same = draft.pair.target is not None and draft.pair.target.actor.code == target.actor.code
                if same and any(tells(t.lemma_lower, draft.code, grammar) for t in _nouns(claim)):
                    return _by(claimant, found[-1], [draft])
    return None


def _planted(found: Sequence[SentenceEvents], grammar: Grammar) -> Iterator[tuple[int, SentenceEvents]]:
    """The sentences before with bombings that the last tells to be somebody's: "A truck hit a mine. The device was
    planted by rebels"."""
    last = len(found) - 1
    for deed in found[last].drafts:
        source, target = deed.pair.source, deed.pair.target
        if "bomb-code" not in grammar.classes[deed.code] or source is None or target is None:
            continue
        for index in range(last - 1, max(last - 1 - _NEAR, -1), -1):
            meant = [d for d in found[index].drafts if _is_open(d) and "bomb-code" in grammar.classes[d.code]]
            meant = [d for d in meant if d.pair.target is not None and d.pair.target.actor.code == target.actor.code]
            if meant and target.how == "coreference" and target.actor.code != source.actor.code:
                told = found[index]
                drafts = tuple(_planted_by(source, d) if d in meant else d for d in told.drafts)
                yield index, attrs.evolve(told, drafts=drafts)
                break


def _planted_by(source: Resolved, draft: Draft) -> Draft:
    pair = Pair(standing_at(draft, source), draft.pair.target, ("who set it", draft.pair.notes[1]))
    return attrs.evolve(draft, pair=pair)


def _nouns(claim: Draft) -> list[Token]:
    tokens = claim.found.frame.tree.tokens
    return [tokens[i] for i in claim.found.tokens if tokens[i].upos == "NOUN"]


def _is_below(draft: Draft, claim: Draft) -> bool:
    """Whether a deed is told inside the words of a claim: "claimed the bombing that killed three"."""
    return any(i in claim.found.tokens for i in draft.found.frame.tree.sentence.ancestors(draft.found.frame.index))


def _is_meant(draft: Draft, claim: Draft, grammar: Grammar) -> bool:
    """Whether a claim may speak of a deed: by the noun in it, if it has one that tells of deeds."""
    if not draft.code.startswith(_DEEDS):
        return False
    tree = claim.found.frame.tree
    telling = [t for t in _nouns(claim) if any(tells(t.lemma_lower, code, grammar) for code in _DEEDS)]
    if any(c.relation == "det" and c.lower in grammar["indefinite"] for t in telling for c in tree.children(t.index)):
        return False  # "claimed an attack": another one
    return not telling or any(tells(t.lemma_lower, draft.code, grammar) for t in telling)


def _by(claimant: Resolved, told: SentenceEvents, wanted: Sequence[Draft]) -> SentenceEvents | None:
    """A sentence with the claimant as who did what nobody is said to have done."""
    drafts = tuple(_done_by(claimant, d) if d in wanted and _is_open(d) else d for d in told.drafts)
    return attrs.evolve(told, drafts=drafts) if drafts != told.drafts else None


def _is_open(draft: Draft) -> bool:
    return draft.pair.source is None and draft.pair.target is not None and draft.code.startswith(_DEEDS)


def _done_by(claimant: Resolved, draft: Draft) -> Draft:
    """A deed of the claimant, who stands at its words as those do who are implied by an action."""
    doer = standing_at(draft, claimant)
    pair = Pair(doer, draft.pair.target, ("who claimed it", draft.pair.notes[1]))
    return attrs.evolve(draft, pair=pair, speaker=doer)
