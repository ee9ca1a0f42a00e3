"""The harm of a whole text: claims added up once, with ACLED's conventions for what is not a number."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import attrs

from eventcode.attributes.claims import KILLED, Claim
from eventcode.attributes.numbers import Amount, NumberWords
from eventcode.document import Document
from eventcode.lexicon.grammar import Grammar

__all__ = ["Conventions", "Toll", "toll"]

FEW, MANY = 3, 10


@attrs.frozen
class Toll:
    """A number of people and why it is this number, in words."""

    value: int
    reason: str


@attrs.frozen(eq=False)
class Conventions:
    """How coders' notes state numbers outside of sentences: "coded as 3", "split across 2 events"."""

    coded_as: re.Pattern[str]
    split: re.Pattern[str]
    elsewhere: re.Pattern[str]
    alternative: re.Pattern[str]
    counted: re.Pattern[str]
    total: re.Pattern[str]
    tolled: re.Pattern[str]
    numbers: NumberWords
    culprits: frozenset[str]

    @classmethod
    def build(cls, grammar: Grammar, numbers: NumberWords) -> Conventions:
        """Compile the sets `harm-…` of a coder's word lists."""

        def words(name: str) -> str:
            members = sorted(grammar[name], key=len, reverse=True) or ["(?!)"]
            return "|".join(re.escape(m).replace(r"\ ", r"\s+") for m in members)

        number = rf"(\d+|{'|'.join(sorted(numbers.values, key=len, reverse=True))})\b"
        deaths = "|".join(re.escape(w[:-1] if w.endswith("y") else w) for w in sorted(grammar["harm-deaths-counted"]))
        total = words("harm-total-marker")
        return cls(
            re.compile(rf"\b(?:{words('harm-coded-as')})\s+{number}(?!\s*(?:{words('harm-split-unit')}))", re.I),
            re.compile(
                rf"\b(?:{words('harm-split')})\s+(?:(?:{words('harm-split-article')})\s+)?"
                rf"(?:{number}|(?={words('harm-split-unit')}))",
                re.I,
            ),
            re.compile(rf"\b(?:{words('harm-elsewhere')})", re.I),
            re.compile(rf"\b(?:{words('harm-alternative')})\b", re.I),
            re.compile(
                rf"(?:^|[.;)]\s+)\[?{number}\s+(?:(?:{total})\s+)?(?:{deaths})\w*\s*(?=[.;(\]]|$|{words('harm-subset')})",
                re.I,
            ),
            re.compile(rf"\b{number}\s+(?:\w+\s+)?(?:{deaths})\w*|(?:{words('harm-coded-as')})\s+{number}", re.I),
            re.compile(rf"\b(?:{words('harm-toll-noun')})\s+(?:{words('harm-toll-verb')})\s+{number}", re.I),
            numbers,
            grammar["harm-culprit"],
        )

    def are_in(self, text: str) -> bool:
        """Whether a text states a number as coders' notes do: such a note tells one record."""
        return any(c.search(text) for c in (self.coded_as, self.split, self.counted))

    def value(self, word: str) -> int | None:
        """The number of a matched group."""
        return self.numbers.value_of(word.lower())


def convention(amount: Amount, large: bool = False) -> int:
    """What ACLED writes for an amount without a number.

    >>> convention(Amount(4)), convention(Amount(None)), convention(Amount(None, 12))
    (4, 3, 12)
    """
    if amount.value is not None:
        return amount.value
    return amount.scale or (MANY if large else FEW)


def toll(
    document: Document,
    claims: Sequence[Claim],
    kind: str,
    conventions: Conventions,
    text: str,
    place: Callable[[], str | None],
) -> Toll:
    """How many a text tells of, every person once; `text` is that of one happening where there are several, `place`
    gives the name of where that was."""
    if kind != KILLED:
        return _told(document, claims, kind, conventions)
    split = conventions.split.search(text)
    stated = _stated(text, split, conventions, place) or _told(document, claims, kind, conventions)
    return _shared(stated, text, split, conventions) if split is not None else stated


def _told(document: Document, claims: Sequence[Claim], kind: str, conventions: Conventions) -> Toll:
    mine = [c for c in claims if c.kind == kind and not c.unreal and not _is_elsewhere(document, c, conventions)]
    zero = [c for c in mine if c.amount.value == 0 and not c.background]
    mine = [c for c in mine if c.amount.value != 0 and not c.background]
    mine = [c for c in mine if not c.reason]
    told = any(not c.prior for c in mine)
    mine = [c for c in mine if not (c.prior and told)]
    mine = [c for c in mine if c is mine[0] or not _is_alternative(document, c, conventions)]
    mine = [_resolved(document, c, claims, conventions.numbers) for c in mine]
    if not mine:
        return Toll(0, "no " + kind + " stated" if not zero else "none, as the text says")
    if zero and kind == KILLED and zero[-1].sentence > mine[-1].sentence:
        return Toll(0, "none, as the text says at its end")
    return _sum(document, mine, conventions.culprits)


def _stated(
    text: str, split: re.Match[str] | None, conventions: Conventions, place: Callable[[], str | None]
) -> Toll | None:
    """The number that a note states; `split` is where it spreads one over several records."""
    coded = list(conventions.coded_as.finditer(text))
    counted = list(conventions.counted.finditer(text))
    if split is not None:
        here = place()
        share = _share(text, split, here)
        if share is not None:
            return Toll(share, f"the share of {here}")
        if coded and coded[-1].start() > split.end():
            return Toll(conventions.value(coded[-1][1]) or 0, "the share that the note states")
    stated = coded[-1:] or counted[-1:] or list(conventions.tolled.finditer(text))[-1:]
    if not stated:
        return None
    return Toll(conventions.value(stated[0][1]) or 0, f"stated: {stated[0][0].strip(' .;')}")


def _rounded(value: int, parts: int) -> int:
    """The share that most of the parts get when the rest is dealt out one by one."""
    share, rest = divmod(value, parts)
    return share + (rest * 2 >= parts)


def _shared(total: Toll, text: str, split: re.Match[str], conventions: Conventions) -> Toll:
    """This record's share of a number that is spread over several."""
    parts = conventions.value(split[1]) if split[1] else 2
    if not parts or parts < 2 or total.reason.startswith("the share"):
        return total
    before = list(conventions.total.finditer(text, max(0, split.start() - 80), split.end()))
    value = (conventions.value(before[-1][1] or before[-1][2]) if before else None) or total.value
    return Toll(max(1, _rounded(value, parts)), f"{value} over {parts}") if value else total


def _share(text: str, split: re.Match[str], place: str | None) -> int | None:
    """Such as "split across the six locations as follows: 2 Bir Arab, 1 Sawan"."""
    if not place:
        return None
    found = re.search(rf"(\d+)\s+(?:\w+\s+)?(?:{re.escape(place)})\b", text[split.end() :])
    return int(found[1]) if found else None


def _is_elsewhere(document: Document, claim: Claim, conventions: Conventions) -> bool:
    """The words after the claim say that it is another record's: "(coded separately)"."""
    sentence = document.sentences[claim.sentence]
    start = sentence.tokens[claim.trigger].start
    found = conventions.elsewhere.search(document.text, start, sentence.end)
    if found is None:
        return False
    between = [t for t in sentence.tokens[claim.trigger + 1 :] if t.end <= found.start()]
    return not any(t.upos == "VERB" and t.relation not in ("acl", "amod", "conj") for t in between[:-1])


def _is_alternative(document: Document, claim: Claim, conventions: Conventions) -> bool:
    """Another source's number for the same: "other reports say …"."""
    sentence = document.sentences[claim.sentence]
    return conventions.alternative.search(document.text, sentence.start, sentence.end) is not None


def _resolved(document: Document, claim: Claim, claims: Sequence[Claim], numbers: NumberWords) -> Claim:
    """Such as "arrested nine men and executed them": the number of those who were arrested or taken, failing
    that of the people told last as the object or subject of a verb."""
    if not claim.pronoun or claim.amount.value is not None:
        return claim
    before = [
        c
        for c in claims
        if c.kind != claim.kind
        and c.amount.value
        and (c.sentence, c.trigger) < (claim.sentence, claim.trigger)
        and c.sentence >= claim.sentence - 1
    ]
    if before:
        return attrs.evolve(claim, amount=before[-1].amount)
    sentence = document.sentences[claim.sentence]
    for token in reversed(sentence.tokens[: claim.trigger]):
        if token.upos == "NOUN" and token.has("Number=Plur") and token.relation in ("obj", "nsubj"):
            counted = numbers.of_phrase(sentence, token.index)
            if counted is not None and counted.value:
                return attrs.evolve(claim, amount=counted)
    return claim


def _sum(document: Document, claims: Sequence[Claim], culprits: frozenset[str]) -> Toll:
    told = [c for c in claims if not c.body] or list(claims)
    if all(c.amount.value is None for c in told):
        told = [c for c in claims if c.amount.value is not None] or told[:1]
    parts: list[tuple[int, Claim]] = []
    last = max((c.sentence for c in told if c.amount.value is not None), default=-1)
    for claim in told:
        if claim.amount.value is None and claim.amount.scale is None and claim.sentence < last:
            continue  # "gunned down survivors", whose number comes later
        if claim.amount.value is None and parts and (claim.definite or claim.sentence > parts[-1][1].sentence):
            continue
        value = convention(claim.amount)
        if any(_again(document, claim, value, earlier, before, culprits) for before, earlier in parts):
            continue
        if value == sum(v for v, _ in parts) and len(parts) > 1:
            continue
        parts.append((value, claim))
    parts = _without_breakdown(parts)
    total = sum(value for value, _ in parts)
    words = " + ".join(f"{value} ({document.sentences[c.sentence].tokens[c.trigger].text})" for value, c in parts)
    return Toll(total, words)


def _without_breakdown(parts: list[tuple[int, Claim]]) -> list[tuple[int, Claim]]:
    """Such as "17 were killed: 14 by ..., 3 by ...": what adds up to a number told before is its breakdown."""
    for position, (value, _) in enumerate(parts):
        rest = parts[position + 1 :]
        if len(rest) > 1 and sum(v for v, _ in rest) == value:
            return parts[: position + 1]
    return parts


def _again(document: Document, claim: Claim, value: int, earlier: Claim, before: int, culprits: frozenset[str]) -> bool:
    """The same people told a second time, in a later sentence or clause."""
    if claim.sentence == earlier.sentence and claim.trigger == earlier.trigger:
        return False
    if claim.sentence == earlier.sentence:
        if value <= before and (claim.pronoun or _below(document, claim, earlier)):
            return True
        return value == before and _victims(document, claim) == _victims(document, earlier)
    if bool(_victims(document, claim) & culprits) != bool(_victims(document, earlier) & culprits):
        return False  # "The assailant was shot dead."
    if claim.definite and (value <= before or claim.amount.value is None):
        return True
    mine, theirs = _victims(document, claim), _victims(document, earlier)
    return value == before and bool(mine & theirs or not mine or not theirs)


def _below(document: Document, claim: Claim, earlier: Claim) -> bool:
    """A clause about the victims of an earlier claim: "five people, two of whom were killed later"."""
    ancestors = set(document.sentences[claim.sentence].ancestors(claim.trigger))
    return not ancestors.isdisjoint(earlier.victims)


def _victims(document: Document, claim: Claim) -> frozenset[str]:
    tokens = document.sentences[claim.sentence].tokens
    return frozenset(tokens[i].lemma_lower for i in claim.victims)
