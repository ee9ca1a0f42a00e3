"""Where: the names of places in a sentence, and how sure it is that they are places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import attrs

from eventcode.attributes.gazetteer import gazetteer, name_key
from eventcode.document import Document, Sentence, Token
from eventcode.events import Actor
from eventcode.lexicon.grammar import Grammar

__all__ = ["PlaceFinder", "PlaceMention"]

TOWN, DISTRICT, REGION, COUNTRY, FACILITY = "town", "district", "region", "country", "facility"
PLACE_KINDS = frozenset({"country", "capital", "region", "territory", "seat"})
_HYPHENS = frozenset({"-", "–", "’", "'", "`", "‘"})
_NOT_IN_NAME = frozenset({"PRON", "AUX", "SCONJ", "CCONJ", "INTJ"})
_MAX_NAME = 8


@attrs.frozen
class PlaceMention:
    """A name that may be a place. `first` and `last` are words of the sentence; `regions` the larger places
    named beside it, nearest first; `level` what kind of place; `near` when the event is only near it; `coded`
    when the text says that it is coded there; `cue` what the words around it tell: 4 a preposition of place,
    less for weaker ones."""

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


@attrs.frozen(eq=False)
class PlaceFinder:
    """Finds names of places by the words around them; `grammar` holds the sets of `places.txt`."""

    grammar: Grammar

    def find(self, document: Document, sentence: Sentence, actors: Sequence[Actor]) -> tuple[PlaceMention, ...]:
        """The mentions of a sentence, in text order. Names of actors are no places."""
        blocked = self._blocked(sentence, actors)
        found: list[PlaceMention] = []
        beside: set[int] = set()
        index = 0
        while index < len(sentence.tokens):
            if index in blocked or index in beside or not self._begins(sentence, index):
                index += 1
                continue
            last = self._extend(sentence, index, blocked)
            mention = self._mention(document, sentence, index, last)
            if mention is not None:
                regions, until = self._beside(document, sentence, last)
                beside.update(range(last + 1, until + 1))
                found.append(attrs.evolve(mention, regions=regions))
            index = last + 1
        return tuple(found)

    def _blocked(self, sentence: Sentence, actors: Sequence[Actor]) -> frozenset[int]:
        """Words of actors' names, without the places that they are said to be in."""
        prepositions = self.grammar["place-preposition"]
        taken: set[int] = set()
        for actor in actors:
            place = actor.kind in PLACE_KINDS and all(
                sentence.tokens[i].upos in ("PROPN", "PUNCT", "ADP", "DET") for i in actor.tokens
            )
            if place:
                continue
            for i in actor.tokens:
                before = [t.lower for t in sentence.tokens[max(0, i - 2) : i]]
                if i == actor.head or prepositions.isdisjoint(before):
                    taken.add(i)
        return frozenset(taken)

    def _begins(self, sentence: Sentence, index: int) -> bool:
        token = sentence.tokens[index]
        if not token.text[0].isupper() or token.upos in _NOT_IN_NAME:
            return False
        if token.lower in self.grammar["place-not-name"] and not self._continues(sentence, index):
            return False
        if index == 0 or sentence.tokens[index - 1].text in (":", "“", '"', "(") :
            return token.upos == "PROPN"
        return token.upos not in ("ADP", "DET", "VERB") or (
            index + 1 < len(sentence.tokens) and sentence.tokens[index + 1].text[:1].isupper()
        ) or token.upos == "VERB"

    def _continues(self, sentence: Sentence, index: int) -> bool:
        following = sentence.tokens[index + 1] if index + 1 < len(sentence.tokens) else None
        return following is not None and following.upos == "PROPN" and following.text[:1].isupper()

    def _extend(self, sentence: Sentence, index: int, blocked: frozenset[int]) -> int:
        """The last word of a name that begins here: capitals, joined by hyphens and by *al*, *de*, *of*."""
        tokens, connectors = sentence.tokens, self.grammar["place-name-connector"]
        last = index
        while last + 1 < len(tokens) and last - index < _MAX_NAME and last + 1 not in blocked:
            following = tokens[last + 1]
            after = tokens[last + 2] if last + 2 < len(tokens) else None
            glued = following.start == tokens[last].end
            if _is_capital(following) and following.upos not in _NOT_IN_NAME:
                last += 1
            elif following.text in _HYPHENS and after is not None and (
                (glued and after.start == following.end)
                or (not glued and (after.text[:1].isupper() or after.text[:1].isdigit()) and after.upos in ("PROPN", "NUM", "NOUN", "ADJ", "X"))
            ):
                last += 2
            elif (
                after is not None
                and following.lower in connectors
                and following.text.islower()
                and _is_capital(after)
                and (following.lower != "of" or tokens[last].lower in ("gulf", "horn"))
                and last + 2 not in blocked
            ):
                last += 2
            elif following.text == "." and glued and len(tokens[last].text) <= 3 and after is not None and _is_capital(after):
                last += 2
            elif following.upos == "NUM" and following.text.isdigit() and " - " in _raw(tokens, index, last) + " " and after is not None:
                last += 1
            else:
                break
        return last

    def _mention(self, document: Document, sentence: Sentence, first: int, last: int) -> PlaceMention | None:
        tokens, words = sentence.tokens, self.grammar
        while first < last and tokens[last].lower in words["place-town-word"] | words["place-district-word"]:
            last -= 1
        opening = tokens[first].lower
        if opening in words["place-title-word"] or (first and tokens[first - 1].lower in words["place-title-word"]):
            return None
        before, designators, near = self._before(sentence, first)
        after = self._after(sentence, last)
        kinds = [*designators, *after]
        preposition = tokens[before].lower if before >= 0 else ""
        coded = self._coded(sentence, first)
        name = document.text[tokens[first].start : tokens[last].end]
        cue = 4.0 if preposition in words["place-strong-preposition"] else 1.5 if preposition in words["place-weak-preposition"] else 0.0
        level = self._level(kinds, tokens[last].lower if last > first else "")
        return PlaceMention(
            name,
            sentence.index,
            first,
            last,
            tokens[first].start,
            tokens[last].end,
            level,
            near=near
            or preposition in words["place-near-preposition"]
            or any(k in words["place-near-word"] for k in kinds),
            coded=coded,
            designated=any(k in words["place-town-word"] or k in words["place-district-word"] for k in kinds),
            cue=cue,
            preposition=preposition,
            modifier=self._modifies(sentence, first, last),
        )

    def _before(self, sentence: Sentence, first: int) -> tuple[int, tuple[str, ...], bool]:
        """The preposition before a name, and the words of place in between: "in the village of X"."""
        tokens, words = sentence.tokens, self.grammar
        designators: list[str] = []
        here, near = first - 1, False
        for _ in range(8):
            if here < 0:
                break
            lower, lemma = tokens[here].lower, tokens[here].lemma_lower
            inside = (
                lower in ("of", "'s")
                and here > 0
                and (self._is_designator(tokens[here - 1]))
                or tokens[here].upos == "DET"
            )
            if self._is_designator(tokens[here]) or lower in words["place-compass"]:
                designators.append(lemma)
                near = near or lemma in words["place-near-word"]
            elif lower in words["place-preposition"] and not inside:
                return here, tuple(designators), near
            elif not inside and tokens[here].upos not in ("ADJ", "ADV", "NUM") :
                break
            here -= 1
        return -1, tuple(designators), near

    def _is_designator(self, token: Token) -> bool:
        words, lemma = self.grammar, token.lemma_lower
        return (
            lemma in words["place-town-word"]
            or lemma in words["place-district-word"]
            or lemma in words["place-region-word"]
            or lemma in words["place-part-word"]
        ) and token.text[:1].islower()

    def _after(self, sentence: Sentence, last: int) -> tuple[str, ...]:
        """Words of place after a name: "X village", "X town center"."""
        found = []
        for token in sentence.tokens[last + 1 : last + 3]:
            if not (self._is_designator(token) or token.lemma_lower in self.grammar["place-town-word"] | self.grammar["place-district-word"] | self.grammar["place-region-word"]):
                break
            found.append(token.lemma_lower)
        return tuple(found)

    def _level(self, kinds: Sequence[str], ending: str) -> str:
        words = self.grammar
        for kind in kinds:
            if kind in words["place-town-word"]:
                return TOWN
            if kind in words["place-district-word"]:
                return DISTRICT
            if kind in words["place-region-word"] and kind not in words["place-part-word"]:
                return REGION
        if ending in words["place-facility-word"] or ending in words["place-organisation-word"]:
            return FACILITY
        return TOWN

    def _modifies(self, sentence: Sentence, first: int, last: int) -> bool:
        """Whether the name only modifies a following noun that is no place: "Lahore lawyers"."""
        following = sentence.tokens[last + 1] if last + 1 < len(sentence.tokens) else None
        if following is None or following.upos not in ("NOUN", "ADJ") or self._is_designator(following):
            return False
        return following.lemma_lower not in self.grammar["place-facility-word"]

    def _coded(self, sentence: Sentence, first: int) -> bool:
        """"(coded to X)": not for the numbers of the dead."""
        tokens = sentence.tokens
        for back in range(2, 6):
            here = first - back
            if here < 0:
                return False
            if tokens[here].lemma_lower in self.grammar["place-coded-word"] or tokens[here].lower == "coded":
                near = {t.lemma_lower for t in tokens[max(0, here - 3) : here]}
                return near.isdisjoint(self.grammar["harm-count-noun"])
        return False

    def _beside(self, document: Document, sentence: Sentence, last: int) -> tuple[tuple[str, ...], int]:
        """Larger places named directly after a name, in brackets or after commas, and where they end."""
        tokens = sentence.tokens
        here = last + 1
        while here < len(tokens) and self._is_designator(tokens[here]):
            here += 1
        if here >= len(tokens):
            return (), last
        if tokens[here].text in ("(", "["):
            closing = next((t.index for t in tokens[here:] if t.text in (")", "]")), -1)
            inner = tokens[here + 1 : closing] if closing > 0 else ()
            if not inner or closing - here > 30 or not inner[0].text[:1].isupper() or any(t.lower == "coded" for t in inner):
                return (), last
            parts = document.text[inner[0].start : inner[-1].end].split(",")
            return tuple(filter(None, (self._plain(p) for p in parts))), closing
        found, until = [], last
        while here + 1 < len(tokens) and tokens[here].text == "," and _is_capital(tokens[here + 1]) and tokens[here + 1].upos in ("PROPN", "NOUN", "ADJ", "X") and len(found) < 3:
            end = self._extend(sentence, here + 1, frozenset())
            found.append(self._plain(document.text[tokens[here + 1].start : tokens[end].end]))
            here, until = end + 1, end
            while here < len(tokens) and self._is_designator(tokens[here]):
                here += 1
        return tuple(filter(None, found)), until

    def _plain(self, text: str) -> str:
        """A region's name without its designator: "Meerut district"."""
        words = text.split()
        drop = self.grammar["place-town-word"] | self.grammar["place-district-word"] | self.grammar["place-region-word"]
        while len(words) > 1 and words[-1].lower() in drop:
            words.pop()
        return " ".join(words)


def _is_capital(token: Token) -> bool:
    return token.text[:1].isupper()


def _raw(tokens: Sequence[Token], first: int, last: int) -> str:
    return " ".join(t.text for t in tokens[first : last + 1])
