"""Places that share their name with others, told apart by the place beside them: "Paris, Texas"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from eventcode.actors.codes import COUNTRY_KINDS, kind_of
from eventcode.actors.normalise import Words
from eventcode.actors.table import Hit, NameTable
from eventcode.document import Sentence
from eventcode.lexicon.actor_format import ActorEntry
from eventcode.lexicon.grammar import Grammar

__all__ = ["by_place_beside"]

Found = tuple[Hit, tuple[int, ...]]

_CONTAINERS = frozenset({"region", "country", "territory"})
_APPENDED = frozenset({"nmod:unmarked", "appos", "flat", "nmod"})
_NOMINAL = frozenset({"nmod", "appos", "compound", "flat"})
_MAX_CLIMB = 3


def by_place_beside(
    sentence: Sentence, words: Words, hits: list[Found], names: NameTable, grammar: Grammar
) -> list[Found]:
    """The hits, those of a place as what the place beside them says they are: "Paris, Texas" is in America, as is
    the Georgia of "Georgia's capital Atlanta" where the dictionaries know two of that name."""
    places = [found for found in hits if found[0].entry.attributes.get("kind") in COUNTRY_KINDS]
    if len(places) < 2 or all(kind_of(hit) == "country" for hit, _ in places):
        return hits  # several countries are told beside each other, none lies in another
    if len({_home(hit.entry) for hit, _ in places}) < 2:
        return hits
    changed = dict(_contained(sentence, places)) or dict(_namesakes(sentence, words, places, names, grammar))
    if not changed:
        return hits
    moved = {_spelt(words, hit): changed[hit.first].entry for hit, _ in places if hit.first in changed}
    return [(_moved(hit, changed, moved.get(_spelt(words, hit))), tokens) for hit, tokens in hits]


def _spelt(words: Words, hit: Hit) -> tuple[str, ...]:
    return words.norms[hit.first : hit.last + 1]


def _moved(hit: Hit, changed: Mapping[int, Hit], entry: ActorEntry | None) -> Hit:
    """A hit as it was changed, and where the sentence names the same place once more, changed likewise."""
    if hit.first in changed or entry is None:
        return changed.get(hit.first, hit)
    return hit._replace(entry=entry)


def _home(entry: ActorEntry) -> str:
    return (entry.code_on(None) or "")[:3]


def _contained(sentence: Sentence, places: Sequence[Found]) -> Iterator[tuple[int, Hit]]:
    """Places with the larger one after a comma that they lie in; two countries are a list."""
    for (one, mine), (two, theirs) in pairwise(places):
        kinds = kind_of(one), kind_of(two)
        if kinds[1] not in _CONTAINERS or kinds == ("country", "country") or _home(one.entry) == _home(two.entry):
            continue
        comma = theirs[0] == mine[-1] + 2 and sentence.tokens[mine[-1] + 1].text == ","
        head = next((i for i in theirs if sentence.tokens[i].head in mine), -1)
        if comma and head >= 0 and sentence.tokens[head].deprel in _APPENDED and not _is_listed(sentence, head):
            yield one.first, one._replace(entry=two.entry)


def _is_listed(sentence: Sentence, index: int) -> bool:
    return any(sentence.dependents(index, "conj", "cc"))


def _namesakes(
    sentence: Sentence, words: Words, places: Sequence[Found], names: NameTable, grammar: Grammar
) -> Iterator[tuple[int, Hit]]:
    """Countries whose name is also that of a region of the country that a place of their phrase lies in."""
    towns = [(hit, _phrase(sentence, tokens, grammar)) for hit, tokens in places if kind_of(hit) == "region"]
    for hit, tokens in places:
        if kind_of(hit) != "country":
            continue
        own = _phrase(sentence, tokens, grammar)
        for town, near in towns:
            home = _home(town.entry)
            other = names.at(words, hit.first, True, home) if home != _home(hit.entry) and own & near else None
            if other is not None and other.last == hit.last and _home(other.entry) == home:
                yield hit.first, other


def _phrase(sentence: Sentence, tokens: Sequence[int], grammar: Grammar) -> frozenset[int]:
    """The words of a name and the nouns of place that it hangs on: "the capital of", "in the state of"."""
    found = set(tokens)
    here = next((i for i in tokens if sentence.tokens[i].head not in tokens), tokens[-1])
    for _ in range(_MAX_CLIMB):
        token = sentence.tokens[here]
        above = sentence.tokens[token.head]
        if token.head < 0 or token.relation not in _NOMINAL:
            break
        if above.upos != "PROPN" and above.lemma_lower not in grammar["place-noun"]:
            break
        here = token.head
        found.add(here)
    return frozenset(found)
