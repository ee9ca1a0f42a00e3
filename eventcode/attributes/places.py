"""Where: the names of places in a sentence, and how sure it is that they are places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from eventcode._evolve import evolved
from eventcode._records import record
from eventcode.attributes.actorwords import ActorWords
from eventcode.attributes.names import NameSpans, is_capital, is_in_capitals, recased
from eventcode.document import Document, Sentence, Token
from eventcode.events import Actor
from eventcode.lexicon.grammar import Grammar

__all__ = ["PlaceFinder", "PlaceMention"]

TOWN, DISTRICT, REGION, COUNTRY, FACILITY = "town", "district", "region", "country", "facility"
_LONGEST_INITIALS = 6
_IN, _PATIENT, _WEAK, _OF_PEOPLE = 4.0, 3.0, 1.5, 0.5
"""Cues: of "in X", of what something is done to, of "from X", of "residents of X"."""
_DASH = " - "


@record
class PlaceMention:
    """A name that may be a place. `first` and `last` are words of the sentence; `regions` the larger places
    named beside it, nearest first; `level` what kind of place; `near` when the event is only near it; `coded`
    when the text says that it is coded there; `cue` what the words around it tell: 4 a preposition of place,
    less for weaker ones. `article` when only an article stands before it, `people` when it says where people are
    from, `aside` when it stands in brackets. `inside` are larger places of the phrase around it, `within` is the
    smaller place named directly before ("X in Y"); `second` is the other end of "between X and Y"; `listed` when the
    larger places stand after commas and not in brackets."""

    name: str
    sentence: int
    first: int
    last: int
    start: int
    end: int
    level: str = TOWN
    regions: tuple[str, ...] = ()
    near: bool = False
    coded: bool = False
    designated: bool = False
    cue: float = 0.0
    preposition: str = ""
    modifier: bool = False
    article: bool = False
    people: bool = False
    aside: bool = False
    inside: tuple[str, ...] = ()
    within: str = ""
    within_designated: bool = False
    second: bool = False
    listed: bool = False


@attrs.frozen(eq=False)
class PlaceFinder:
    """Finds names of places by the words around them; `grammar` holds the sets of `places.txt`."""

    grammar: Grammar
    names: NameSpans
    actors: ActorWords

    @classmethod
    def build(cls, grammar: Grammar) -> PlaceFinder:
        """For a coder's word lists."""
        names = NameSpans.build(grammar)
        return cls(grammar, names, ActorWords(grammar, names))

    def find(self, document: Document, sentence: Sentence, actors: Sequence[Actor]) -> tuple[PlaceMention, ...]:
        """The mentions of a sentence, in text order. Names of actors are no places."""
        sentence = recased(document, sentence)
        cased = [t for t in sentence.tokens if t.text != t.lower]
        capitals = [t.index for t in cased if t.text[0].isupper() or is_capital(t)]
        if not capitals:
            return ()
        blocked = self.actors.words(sentence, actors)
        found: list[PlaceMention] = []
        beside: set[int] = set()
        after = 0
        for index in capitals:
            if index < after or index in blocked or index in beside or not self.names.begins(sentence, index):
                continue
            last = self.names.extend(sentence, index, blocked)
            cut = _is_part_of_actor(sentence, index, last, blocked)
            mention = None if cut else self._mention(document, sentence, index, last)
            if mention is not None:
                regions, until = self.names.beside(document, sentence, last)
                if len(regions) == 1 and _is_initials(regions[0]) and not mention.designated and mention.cue < _IN:
                    after = until + 1  # a name with its initials is an organisation
                    continue
                beside.update(range(last + 1, until + 1))
                if regions:
                    listed = sentence.tokens[last + 1].text == ","
                    mention = self._spelled(sentence, evolved(mention, regions=regions, listed=listed), until)
                found.append(mention)
            after = last + 1
        return tuple(_contained(sentence, found, self.grammar))

    def _spelled(self, sentence: Sentence, mention: PlaceMention, until: int) -> PlaceMention:
        """A name in brackets between a name and its kind is its usual spelling, "Hirore (Hiroor) area"; a point of
        the compass there is a part of it, "Dagon (North) township"."""
        tokens = sentence.tokens
        if len(mention.regions) != 1 or until + 1 >= len(tokens) or tokens[until].text not in ")]":
            return mention
        kind = tokens[until + 1].lemma_lower
        if not (self.names.is_designator(tokens[until + 1]) or kind in self.grammar["place-area-word"]):
            return mention
        other = mention.regions[0]
        compass = other.lower() in self.grammar["place-compass"]
        name = f"{mention.name} ({other})" if compass else other
        return evolved(mention, name=name, regions=(), designated=True, last=until)

    def _mention(self, document: Document, sentence: Sentence, first: int, last: int) -> PlaceMention | None:
        tokens, words = sentence.tokens, self.grammar
        before, designators, near = self._before(sentence, first)
        after = self._after(sentence, last)
        if self._is_no_place(sentence, first, last, before, after):
            return None
        facility = (FACILITY,) if not after and self._is_facility_noun(sentence, last) else ()
        kinds, ending = (*designators, *after, *facility), tokens[last].lower
        coded = self._coded(sentence, first) and not self._leads_on(sentence, last)
        if before >= 0 and not after and tokens[first - 1].lower in words["place-rural-word"]:
            kinds = (REGION,)
        dashed = _DASH in document.text[tokens[first].start : tokens[last].end]
        if first < last and not dashed and ending in words["place-dropped-word"]:
            last -= 1
        if first == last and not coded and _is_initials(tokens[first].text) and not is_in_capitals(sentence):
            return None
        if first < last and tokens[first].lower in words["place-leading-word"]:
            first += 1
        cue, people, far = self._cue(sentence, before, last)
        level = self._level(kinds, (tokens[first].lower, tokens[last].lower) if last > first and not dashed else ())
        preposition = tokens[before].lower if before >= 0 else ""
        beyond = preposition in words["place-near-preposition"] and level != FACILITY
        area = not self.names.areas.isdisjoint((*kinds, ending))
        return PlaceMention(
            document.text[tokens[first].start : tokens[last].end].rstrip("."),
            sentence.index,
            first,
            last,
            tokens[first].start,
            tokens[last].end,
            level,
            near=near or far or beyond or not words["place-near-word"].isdisjoint(kinds),
            coded=coded,
            designated=not people and area,
            cue=cue,
            preposition=preposition,
            article=first > 0 and tokens[first - 1].upos == "DET" and not after,
            people=people,
            aside=self._is_aside(sentence, first),
            modifier=self._modifies(sentence, first, last),
        )

    def _is_no_place(self, sentence: Sentence, first: int, last: int, before: int, after: tuple[str, ...]) -> bool:
        """Whether a name is somebody's with a title, an adjective, or a mere word for a kind of place; `before` is
        its preposition, `after` are words of place behind it."""
        tokens, titles = sentence.tokens, self.grammar["place-title-word"]
        located = before == first - 1 and before >= 0 and last > first
        if (tokens[first].lower in titles and not located) or (first and tokens[first - 1].lower in titles):
            return True
        if first < last:
            return False
        adjective = tokens[first].upos == "ADJ" and not after and self._is_adjective(sentence, last)
        return adjective or self._is_designating(tokens[last].lower)

    def _cue(self, sentence: Sentence, before: int, last: int) -> tuple[float, bool, bool]:
        """How sure the preposition at `before` (-1: none) makes a place, whether it says where people are from, and
        whether it tells a distance."""
        tokens, words = sentence.tokens, self.grammar
        if before < 0:
            return (_PATIENT if self._is_patient(sentence, last) else 0.0), False, False
        preposition = tokens[before].lower
        weak = preposition in words["place-weak-preposition"]
        cue = _IN if preposition in words["place-strong-preposition"] else _WEAK if weak else 0.0
        if before == 0:
            return cue, False, False
        noun = tokens[before - 1]
        far = noun.lemma_lower in words["place-unit"] and preposition in words["place-distance-preposition"]
        people = weak and self._is_people(noun)
        cue = _IN if far else cue
        return (min(cue, _OF_PEOPLE) if people else cue), people, far

    def _before(self, sentence: Sentence, first: int) -> tuple[int, tuple[str, ...], bool]:
        """The preposition before a name, and the words of place in between: "in the village of X"."""
        tokens, words = sentence.tokens, self.grammar
        designators: list[str] = []
        here, near = first - 1, False
        for _ in range(8):
            if here < 0:
                break
            lower, lemma = tokens[here].lower, tokens[here].lemma_lower
            if self.names.is_designator(tokens[here]) or lower in words["place-compass"]:
                designators.append(lemma)
                near = near or lemma in words["place-near-word"]
            elif not self._is_inside(tokens, here):
                if lower in words["place-preposition"]:
                    return here, tuple(designators), near
                if tokens[here].upos not in ("ADJ", "ADV"):
                    break
            here -= 1
        return -1, tuple(designators), near

    def _is_inside(self, tokens: Sequence[Token], index: int) -> bool:
        """Whether a word only joins those around it: "[the] village [of] X"."""
        if tokens[index].upos == "DET":
            return True
        belonging = index > 0 and tokens[index].lower in self.grammar["place-belonging"]
        return belonging and self.names.is_designator(tokens[index - 1])

    def _is_designating(self, word: str) -> bool:
        return word in self.grammar["place-town-word"] or word in self.grammar["place-district-word"]

    def _after(self, sentence: Sentence, last: int) -> tuple[str, ...]:
        """Words of place after a name: "X village", "X town center"."""
        found = []
        for token in sentence.tokens[last + 1 : last + 3]:
            if not self.names.is_designator(token) and token.lemma_lower not in self.names.kinds:
                break
            found.append(token.lemma_lower)
        return tuple(found)

    def _is_adjective(self, sentence: Sentence, last: int) -> bool:
        following = sentence.tokens[last + 1] if last + 1 < len(sentence.tokens) else None
        return following is not None and following.upos in ("NOUN", "ADJ", "CCONJ", "PROPN")

    def _is_people(self, token: Token) -> bool:
        """Such as "residents of X", "the mayor of X": where somebody is from."""
        lemma, words = token.lemma_lower, self.grammar
        return lemma in words["crowd-noun"] or lemma in words["place-title-word"]

    def _is_aside(self, sentence: Sentence, first: int) -> bool:
        """Whether a name stands in brackets."""
        if not ("(" in sentence.positions or "[" in sentence.positions):
            return False
        for token in reversed(sentence.tokens[max(0, first - 8) : first]):
            if token.text in ")]":
                return False
            if token.text in "([":
                return True
        return False

    def _is_patient(self, sentence: Sentence, last: int) -> bool:
        """Whether the name is what something is done to: "shelled Nawa", "Nawa was shelled"."""
        token = sentence.tokens[last]
        place = token.upos == "PROPN"
        while token.relation in ("flat", "compound", "conj", "nmod", "appos") and token.head >= 0:
            token = sentence.tokens[token.head]
            if token.upos == "VERB":
                return False
            place = token.upos == "PROPN" or self.names.is_designator(token)
        aside = token.head >= 0 and sentence.tokens[token.head].deprel == "acl:relcl"
        return place and not aside and (token.relation == "obj" or token.deprel == "nsubj:pass")

    def _level(self, kinds: Sequence[str], edges: Sequence[str]) -> str:
        words = self.grammar
        for kind in kinds:
            if kind in (FACILITY, REGION):
                return kind
            if kind in words["place-town-word"]:
                return TOWN
            if kind in words["place-district-word"]:
                return DISTRICT
            if kind in words["place-region-word"] and kind not in words["place-part-word"]:
                return REGION
        if edges and (
            edges[-1] in words["place-facility-word"]
            or edges[-1] in words["place-organisation-word"]
            or edges[0] in words["place-facility-first"]
        ):
            return FACILITY
        return TOWN

    def _is_facility_noun(self, sentence: Sentence, last: int) -> bool:
        """Such as "X square", "X hospital"."""
        following = sentence.tokens[last + 1] if last + 1 < len(sentence.tokens) else None
        return (
            following is not None
            and following.text.islower()
            and following.lemma_lower in self.grammar["place-facility-word"]
        )

    def _modifies(self, sentence: Sentence, first: int, last: int) -> bool:
        """Whether the name only modifies a following noun that is no place: "Lahore lawyers"."""
        following = sentence.tokens[last + 1] if last + 1 < len(sentence.tokens) else None
        if following is None or following.upos not in ("NOUN", "ADJ") or self.names.is_designator(following):
            return False
        return following.lemma_lower not in self.grammar["place-facility-word"]

    def _leads_on(self, sentence: Sentence, last: int) -> bool:
        """Whether a name only tells of what another one is the chief town: "Anbar capital Ramadi"."""
        kind, name = (*sentence.tokens[last + 1 : last + 3], None, None)[:2]
        return kind is not None and name is not None and self.names.is_designator(kind) and is_capital(name)

    def _coded(self, sentence: Sentence, first: int) -> bool:
        """Such as "(coded to X)": not for the numbers of the dead."""
        tokens = sentence.tokens
        if self.grammar["place-coded-word"].isdisjoint(sentence.positions):
            return False
        for back in range(1, 6):
            here = first - back
            comma = here > 0 and tokens[here].text == "," and self.names.is_designator(tokens[here - 1])
            if here < 0 or (tokens[here].upos == "PUNCT" and not comma) or (here and tokens[here].text[:1].isupper()):
                return False
            if not self.grammar["place-coded-word"].isdisjoint((tokens[here].lemma_lower, tokens[here].lower)):
                near = {t.lemma_lower for t in tokens[max(0, here - 3) : here]}
                return near.isdisjoint(self.grammar["harm-count-noun"])
        return False


def _is_part_of_actor(sentence: Sentence, first: int, last: int, blocked: frozenset[int]) -> bool:
    """A name that goes on in an actor's name: "Karachi [Press Club]"."""
    tokens = sentence.tokens
    after = last + 1 in blocked and tokens[last + 1].upos in ("PROPN", "NOUN", "ADJ")
    return after or (first - 1 in blocked and tokens[first - 1].upos == "PROPN")


def _is_initials(text: str) -> bool:
    """Initials are an organisation's, not a place's."""
    return text.isupper() and 1 < len(text) <= _LONGEST_INITIALS


def _is_apart(sentence: Sentence, mention: PlaceMention, grammar: Grammar) -> bool:
    """Whether a name says that it is a place of its own ("X village in Y"), and not a part of one ("X area of Y")."""
    after = sentence.tokens[mention.last + 1 : mention.last + 2]
    quarter = any(t.lemma_lower in grammar["place-quarter-word"] for t in after)
    return (mention.designated or mention.near) and not quarter


def _contained(sentence: Sentence, mentions: Sequence[PlaceMention], grammar: Grammar) -> Iterator[PlaceMention]:
    """Marks the larger place in "X in Y" and the second in "between X and Y (Z)"; the first takes its regions."""
    found, inner_words = list(mentions), grammar["place-inner-word"]
    for position in range(len(found) - 1, 0, -1):
        one, two = found[position - 1], found[position]
        between = sentence.tokens[one.last + 1 : two.first]
        words = [t.lower for t in between if t.upos not in ("DET", "ADJ", "PUNCT")]
        if len(between) > 6 or any(t.text in ".;:" or t.upos == "VERB" for t in between):
            continue
        if (words and words[-1] in inner_words and two.preposition) or (not words and not between):
            inner = (two.name, *two.regions, *two.inside)
            found[position - 1] = evolved(one, inside=tuple(dict.fromkeys(inner)))
            if one.level != FACILITY and (one.designated or one.near or (one.cue >= 3 and not two.regions)):
                found[position] = evolved(two, within=one.name, within_designated=_is_apart(sentence, one, grammar))
        elif (len(words) == 1 and words[0] in grammar["place-pair-word"]) or (not words and one.cue >= 4):
            found[position - 1] = evolved(one, inside=two.regions) if not one.regions else one
            found[position] = evolved(two, second=True)
    return iter(found)
