"""The attributes of one document: its dates, places and harm, worked out when they are asked for."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Any, TypeVar

import attrs

from eventcode._records import record
from eventcode.actions.tree import Tree
from eventcode.actors.domestic import Settled
from eventcode.actors.mentions import Context
from eventcode.attributes.claims import Claim
from eventcode.attributes.dates import TimeExpression
from eventcode.attributes.harm import Toll, toll
from eventcode.attributes.lexicon import AttributeLexicon
from eventcode.attributes.places import COUNTRY, DISTRICT, FACILITY, TOWN, PlaceMention
from eventcode.attributes.where import ENOUGH, Spot
from eventcode.document import Document, Sentence, Token
from eventcode.events import Place

T = TypeVar("T")
NEAR = 3
"""So many sentences back a day still holds for what is told without one."""
_PARAGRAPH = re.compile(r"\n\s*\n")

__all__ = ["DocumentAttributes", "Told", "When", "Where"]


@attrs.frozen
class When:
    """A day with ACLED's precision (1 day, 2 week, 3 month), and where it comes from."""

    date: dt.date | None
    precision: int | None
    reason: str


@record
class Told:
    """A day that the text names for something done, with ACLED's precision; `current` unless it is background."""

    date: dt.date
    precision: int
    current: bool


@attrs.frozen
class Where:
    """A place, or `None`, and where it comes from."""

    place: Place | None
    reason: str


@attrs.define(eq=False)
class DocumentAttributes:
    """Attributes of a document. `who` are the actors of every sentence and where it is set, `trees` what is known
    of their grammar by number. Everything is lazy."""

    lexicon: AttributeLexicon
    document: Document
    context: Context
    who: Sequence[Settled]
    _trees: dict[int, Tree] = attrs.field(factory=dict, repr=False)
    scope: tuple[int, ...] | None = None
    """The sentences that `event_date`, `main_place`, `toll` and the like read; all of them where it is `None`."""
    days_told: dict[int, Told] = attrs.field(factory=dict, init=False, repr=False)
    """The first day that a sentence names for something done, by sentence, as its events are described."""
    _claims: dict[int, tuple[Claim, ...]] = attrs.field(factory=dict, init=False, repr=False)
    _times: dict[int, tuple[TimeExpression, ...]] = attrs.field(factory=dict, init=False, repr=False)
    _spots: dict[int, tuple[Spot, ...]] = attrs.field(factory=dict, init=False, repr=False)
    _issues: dict[int, tuple[str, ...]] = attrs.field(factory=dict, init=False, repr=False)
    _kept: dict[Hashable, Any] = attrs.field(factory=dict, init=False, repr=False)
    _main: list[Where] = attrs.field(factory=list, init=False, repr=False)

    def once(self, key: Hashable, build: Callable[..., T], *given: Any) -> T:
        """What `build(*given)` gives, worked out once for a key: events of one trigger share their attributes."""
        if key not in self._kept:
            self._kept[key] = build(*given)
        known: T = self._kept[key]
        return known

    @property
    def is_note(self) -> bool:
        """Whether a coder wrote the text as the note of one record: "Fatalities coded as 3"."""
        return self.lexicon.conventions.are_in(self.document.text)

    def within(self, sentences: Iterable[int]) -> DocumentAttributes:
        """The attributes of a part of the document, of one happening among several; what is known is shared."""
        part = attrs.evolve(self, scope=tuple(sentences))
        part.days_told, part._claims, part._times = self.days_told, self._claims, self._times
        part._spots, part._issues = self._spots, self._issues
        return part

    def _sentences(self) -> Iterable[Sentence]:
        every = self.document.sentences
        return every if self.scope is None else [every[i] for i in self.scope]

    def _tree(self, sentence: int) -> Tree:
        known = self._trees.get(sentence)
        if known is None:
            known = self._trees[sentence] = Tree(self.document.sentences[sentence], self.lexicon.grammar)
        return known

    # --- when

    def times(self, sentence: int) -> tuple[TimeExpression, ...]:
        """The expressions of time of a sentence."""
        known = self._times.get(sentence)
        if known is None:
            here = self.document.sentences[sentence]
            known = self._times[sentence] = self.lexicon.dates.in_sentence(self.document, here, self.context.date)
        return known

    def event_date(self) -> When:
        """The day of the document's main event: the first day that the text names, else the publication's."""
        for sentence in self._sentences():
            for time in self.times(sentence.index):
                if time.precision < 3 or not self._has_day():
                    return When(time.date, time.precision, f"the text: {self.document.text[time.start : time.end]!r}")
        return When(self.context.date, 1 if self.context.date else None, "the publication date")

    def day_before(self, sentence: int) -> dt.date | None:
        """The day that the sentences just before tell of, in the same paragraph; `None` after one with other times."""
        for index in range(sentence - 1, max(sentence - 1 - NEAR, -1), -1):
            between = self.document.text[self.document.sentences[index].end : self.document.sentences[index + 1].start]
            if _PARAGRAPH.search(between):
                return None
            told = self.days_told.get(index)
            if told is not None or self.times(index):
                return told.date if told is not None and told.current and told.precision == 1 else None
        return None

    def _has_day(self) -> bool:
        return any(t.precision < 3 for s in self._sentences() for t in self.times(s.index))

    # --- how many

    def claims(self, sentence: int) -> tuple[Claim, ...]:
        """The claims of harm of a sentence."""
        known = self._claims.get(sentence)
        if known is None:
            known = self._claims[sentence] = self.lexicon.harm.claims(self._tree(sentence))
        return known

    def fatalities(self) -> Toll:
        """The deaths of the document's main event, with the reason."""
        return self.toll("killed")

    def toll(self, kind: str) -> Toll:
        """How many were `killed`, `injured`, `arrested`, `abducted` or `displaced`."""
        claims = [c for s in self._sentences() for c in self.claims(s.index)]
        text = " ".join(self.document.sentence_text(i) for i in self.scope) if self.scope else self.document.text
        return toll(self.document, claims, kind, self.lexicon.conventions, text, self._main_name)

    def _main_name(self) -> str | None:
        place = self.main_place().place
        return place.name if place is not None else None

    # --- where

    def spots(self, sentence: int) -> tuple[Spot, ...]:
        """The places named in a sentence with their scores."""
        known = self._spots.get(sentence)
        if known is None:
            found = self.document.sentences[sentence]
            here = self.who[sentence] if sentence < len(self.who) else Settled((), None)
            mentions = self.lexicon.places.find(self.document, found, here.actors)
            resolver = self.lexicon.resolver(here.setting or self.context.country)
            known = self._spots[sentence] = tuple([resolver.spot(m) for m in mentions])
        return known

    def places(self) -> tuple[Place, ...]:
        """All places of the document that are certain enough, in text order, each name once."""
        seen: dict[str, Place] = {}
        for sentence in self._sentences():
            for spot in self.spots(sentence.index):
                if spot.score >= ENOUGH:
                    seen.setdefault(spot.place.name, spot.place)
        return tuple(seen.values())

    def main_place(self) -> Where:
        """Where the document's main event happened; the capital, with precision 3, when only the country is known."""
        if not self._main:
            self._main.append(self._find_main())
        return self._main[0]

    def _find_main(self) -> Where:
        first_told = self.scope[0] if self.scope else 0
        spots = [s.read_from(first_told) for sentence in self._sentences() for s in self.spots(sentence.index)]
        best = max(spots, key=lambda s: s.score, default=None)
        if best is not None and best.score >= ENOUGH:
            best = _smaller(best, spots)
            return Where(best.place, f"{best.mention.preposition or 'named'} {best.mention.name!r} ({best.reason})")
        opening = [s for s in spots if s.mention.sentence == first_told]
        for fits, precision, told in ((_is_larger, 3, spots), (_is_hinted, None, opening), (_is_vague, None, opening)):
            first = max(filter(fits, told), key=lambda s: s.score, default=None)
            if first is not None:
                place = attrs.evolve(first.place, precision=precision) if precision else first.place
                return Where(place, f"only {first.mention.name!r} is named")
        return self._fallback()

    def _fallback(self) -> Where:
        before = self._told_before(self.scope[0]) if self.scope else None
        if before is not None:
            return Where(before, f"the text before: {before.text!r}")
        capital = self.lexicon.seat_of(self.context.country)
        if capital is None:
            return Where(None, "no place is named")
        code = self.context.country or ""
        found = self.lexicon.resolver(self.context.country).spot(PlaceMention(capital, 0, 0, 0, -1, -1)).place
        return Where(attrs.evolve(found, precision=3, text="", country=code), "no place is named: the capital")

    def place_before(self, sentence: int) -> Place | None:
        """The last certain place of the sentences before, else the document's main one; never a mere capital."""
        before = self._told_before(sentence)
        if before is not None:
            return before
        found = self.main_place().place
        return found if found is not None and found.text else None

    def _told_before(self, sentence: int) -> Place | None:
        for index in range(sentence - 1, -1, -1):
            best = max(self.spots(index), key=lambda s: s.score, default=None)
            if best is not None and best.here >= ENOUGH and best.mention.level != COUNTRY:
                return best.place
        return None

    def place_named_before(self, sentence: int, index: int) -> Place | None:
        """The last certain place named before a word of a sentence: what "the city" there refers to."""
        here = [s for s in self.spots(sentence) if s.mention.last < index and s.here >= ENOUGH]
        towns = [s.place for s in here if s.mention.level != COUNTRY]
        return towns[-1] if towns else self.place_before(sentence)

    def target_place(self, sentence: int, tokens: Iterable[int]) -> Place | None:
        """The place that a phrase of a sentence is the name of, if it can be found on the map."""
        wanted = set(tokens)
        for spot in self.spots(sentence):
            mention = spot.mention
            if wanted & set(range(mention.first, mention.last + 1)) and spot.place.latitude is not None:
                return spot.place
        return None

    # --- what else

    def issues(self, sentence: int) -> tuple[str, ...]:
        """PLOVER contexts whose words a sentence holds."""
        known = self._issues.get(sentence)
        if known is None:
            found = self.document.sentences[sentence]
            known = self._issues[sentence] = self.lexicon.issues.values(found)
        return known

    def damaged(self, sentence: int) -> tuple[str, ...]:
        """Things that a sentence says were damaged or taken (lemmas)."""
        return self.once(("damaged", sentence), self._damaged, sentence)

    def _damaged(self, sentence: int) -> tuple[str, ...]:
        verbs, nouns = self.lexicon.grammar["property-verb"], self.lexicon.grammar["property-noun"]
        tree, found = self._tree(sentence), dict[str, None]()
        for index in tree.sentence.among(verbs):
            token = tree.tokens[index]
            if token.lemma_lower in verbs and token.upos == "VERB":
                objects = [tree.tokens[h].lemma_lower for o in tree.objects(index) for h in tree.coordinated(o)]
                found.update(dict.fromkeys(noun for noun in objects if noun in nouns))
        return tuple(found)

    def crowd_of(self, sentence: int, head: int) -> str | None:
        """How many people a phrase names, as written: "hundreds of", "around 200"."""
        found = self.document.sentences[sentence]
        if head < 0 or head >= len(found):
            return None
        above = [head]  # "tens of thousands of people": from the people to the tens
        while found.tokens[above[-1]].relation == "nmod" and self._counts(found.tokens[found.tokens[above[-1]].head]):
            above.append(found.tokens[above[-1]].head)
        for index in reversed(above):
            amount = self.lexicon.numbers.of_phrase(found, index)
            if amount is None or (amount.value is not None and amount.value < 2):
                continue
            inside = [i for i in found.subtree(index) if i <= head]
            first = min((i for i in inside if self._counts(found.tokens[i])), default=index)
            while (
                first > 0 and found.tokens[first - 1].head in inside and found.tokens[first - 1].upos in ("ADV", "ADP")
            ):
                first -= 1
            return self.document.text[found.tokens[first].start : found.tokens[head].end]
        return None

    def _counts(self, token: Token) -> bool:
        return self.lexicon.numbers.read([token.lower]) is not None and token.upos != "DET"

    def crowd_size(self) -> str | None:
        """The size of the first crowd that the document names as the subject of a sentence."""
        nouns = self.lexicon.grammar["crowd-noun"]
        for sentence in self._sentences():
            for token in sentence.tokens:
                if token.relation == "nsubj" and token.lemma_lower in nouns:
                    size = self.crowd_of(sentence.index, token.index)
                    if size is not None:
                        return size
        return None

    def weapons(self) -> tuple[str, ...]:
        """All weapon classes named in the document, in text order."""
        found = (self.lexicon.weapons.values(s) for s in self._sentences())
        return tuple(dict.fromkeys(w for values in found for w in values))


def _is_larger(spot: Spot) -> bool:
    """Whether an unlikely spot is at least on the map."""
    return spot.mention.level != COUNTRY and spot.reason in ("region", "name", "similar")


def _is_hinted(spot: Spot) -> bool:
    """Whether a town on no map is named with its region, or as near."""
    mention = spot.mention
    told = mention.regions or (mention.near and mention.cue > 0)
    return mention.level == TOWN and bool(told) and spot.score > ENOUGH - 2


def _is_vague(spot: Spot) -> bool:
    """Whether people are said to be from there."""
    return spot.mention.level not in (COUNTRY, FACILITY) and spot.mention.people


def _smaller(best: Spot, spots: Sequence[Spot]) -> Spot:
    """The village of the same sentence that a text names with its kind before its district."""
    if best.mention.level != DISTRICT or best.mention.coded:
        return best
    inner = [
        s
        for s in spots
        if s.mention.sentence == best.mention.sentence
        and s.mention.level == TOWN
        and s.mention.designated
        and s.mention.first < best.mention.first
        and s.score >= ENOUGH
        and s.mention.cue > best.mention.cue
    ]
    return max(inner, key=lambda s: s.score, default=best)
