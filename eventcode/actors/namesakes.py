"""Names inside longer names of somebody else: "Brigitte Macron", "Jordan Peterson", "Michael Jordan"."""

from __future__ import annotations

from collections.abc import Sequence, Set
from itertools import takewhile

from eventcode.actors.codes import kind_of
from eventcode.actors.normalise import fold
from eventcode.actors.table import Hit, NameTable
from eventcode.document import Document, Sentence, Token
from eventcode.events import Actor
from eventcode.lexicon.grammar import Grammar

__all__ = ["is_common_word", "without_namesakes", "without_surnames"]

Found = tuple[Hit, tuple[int, ...]]

PLACES = frozenset({"country", "territory", "region", "capital", "place"})
OBJECTS = frozenset({"obj", "iobj", "obl"})
_NAMING = frozenset({"PROPN", "NOUN", "ADJ"})
_LONGEST_NAME = 4
_TITLES = frozenset({"nmod:desc", "compound"})
_IN_NAME = frozenset({"nmod", "compound", "flat", "nsubj", "obj", "obl"})
DOING = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "nmod:poss"})


def without_namesakes(sentence: Sentence, hits: list[Found], grammar: Grammar) -> list[Found]:
    """The hits without single words that are a part of a person's name which no dictionary knows."""
    taken = {token for _, tokens in hits for token in tokens}
    if "flat" in sentence.related:
        taken.difference_update(_surnames(sentence, hits, grammar))
    kept = [found for found in hits if not _is_of_a_name(sentence, found, taken, grammar)]
    if len(kept) == len(hits):
        return kept
    taken = {token for _, tokens in kept for token in tokens}
    return [found for found in kept if not _is_of_a_name(sentence, found, taken, grammar)]


def _surnames(sentence: Sentence, hits: Sequence[Found], grammar: Grammar) -> list[int]:
    """Role nouns that a parser takes for the second part of a name: "Porter" in "Christian Porter"."""
    return [
        tokens[0]
        for hit, tokens in hits
        if hit.entry.agent
        and len(tokens) == 1
        and sentence.tokens[tokens[0]].deprel == "flat"
        and not _is_plain(sentence, sentence.tokens[tokens[0]], grammar)
    ]


def _is_of_a_name(sentence: Sentence, found: Found, taken: Set[int], grammar: Grammar) -> bool:
    """Whether a hit is only a part of a longer name or title; `taken` are the words of all hits."""
    hit, tokens = found
    first, entry = tokens[0], hit.entry
    if len(tokens) == 1:
        if entry.agent and first - 1 in taken and _is_courtesy(sentence, first, grammar):
            return True
        if sentence.tokens[first].upos == "PROPN" and _is_namesake(sentence, hit, first, taken, grammar):
            return True
    return entry.attributes.get("kind") == "person" and _is_another(sentence, tokens[-1], grammar)


def _is_courtesy(sentence: Sentence, index: int, grammar: Grammar) -> bool:
    """Whether a title is only a part of the name behind an office: "president Sheikh Sharif"."""
    token = sentence.tokens[index]
    if fold(token.text) not in grammar["honorific"]:
        return False
    before = sentence.tokens[index - 1]
    if token.head == before.index:  # "Supreme Leader Ayatollah Jane Roe"
        return token.relation == "appos" and any(sentence.dependents(index, "flat"))
    return before.deprel in _TITLES and before.head >= index and token.relation in _IN_NAME


def _is_another(sentence: Sentence, last: int, grammar: Grammar) -> bool:
    """Whether a person's name goes on as that of somebody of another generation ("Donald Trump Jr.") or of what is
    named after the person: "Nelson Mandela Memorial Hospital"."""
    following = sentence.tokens[last + 1 : last + 1 + _LONGEST_NAME]
    if following and fold(following[0].text) in grammar["generation"]:
        return True
    named = takewhile(lambda token: token.upos in _NAMING and token.text[:1].isupper(), following)
    return any(token.lemma_lower in grammar["named-after"] for token in named)


def _is_namesake(sentence: Sentence, hit: Hit, index: int, taken: Set[int], grammar: Grammar) -> bool:
    """Whether a proper noun is a part of a longer name, which is somebody else's."""
    token, agent = sentence.tokens[index], hit.entry.agent
    if token.relation == "flat" and token.head not in taken:
        first = sentence.tokens[token.head]
        noun = agent and _is_plain(sentence, token, grammar)
        if first.upos == "PROPN" and not noun and fold(first.text) not in grammar["honorific"]:
            return not _same_initial(hit, first.text)
    if agent:
        if hit.entry.names[0].exact and token.relation == "compound":
            return True  # "the South Bank Tower" is no bank
        return _is_after_initial(sentence, index)
    if token.lemma_lower in grammar["place-noun"] and _is_inside_name(sentence, index):
        return True  # "West Rune" is not the West
    if not hit.adjective and kind_of(hit) == "country" and _is_called_so(sentence, token, grammar):
        return True
    after = index + 1
    if after >= len(sentence.tokens) or after in taken:
        return False
    following = sentence.tokens[after]
    return following.relation == "flat" and following.head == index and following.upos == "PROPN"


def _is_called_so(sentence: Sentence, token: Token, grammar: Grammar) -> bool:
    """Whether a street or quarter has the name of a country: "Jordan Street", "the district of Iraq"."""
    above = sentence.tokens[token.head]
    if token.head < 0 or above.has("Number=Plur"):
        return False
    if token.relation == "compound":
        return above.lemma_lower in grammar["street-noun"]
    cases = sentence.dependents(token.index, "case")
    of = token.relation == "nmod" and any(c.lemma_lower in grammar["genitive"] for c in cases)
    return of and above.lemma_lower in (grammar["quarter-noun"] | grammar["street-noun"])


def _is_inside_name(sentence: Sentence, index: int) -> bool:
    """Whether a proper noun stands in a row with another that it belongs to."""
    token = sentence.tokens[index]
    beside = sentence.tokens[max(index - 1, 0) : index + 2]
    return any(t.upos == "PROPN" and t.index != index and token.head in (t.index, t.head) for t in beside)


def _is_plain(sentence: Sentence, token: Token, grammar: Grammar) -> bool:
    """Whether a word that a parser takes for a part of a name is a plain noun behind it: "Rune militants"."""
    capital = token.text.islower() and not sentence.tokens[token.head].text.islower()
    return capital and token.lemma_lower not in grammar["place-noun"]


def _is_after_initial(sentence: Sentence, index: int) -> bool:
    """Whether a name of letters stands before a word, which is a surname then: "A. K. King"."""
    before = sentence.tokens[index - 1] if index else None
    if before is None or before.upos == "DET" or not before.text[:1].isalpha() or before.text[1:].strip("."):
        return False
    return index < 2 or sentence.tokens[index - 2].text != "-"


def _same_initial(hit: Hit, first: str) -> bool:
    """Whether a first name may be the known person's: "B. Netanyahu", "Bibi Netanyahu"."""
    return hit.entry.attributes.get("kind") == "person" and fold(hit.entry.name)[:1] == fold(first)[:1]


def without_surnames(
    document: Document, mentions: list[tuple[Actor, ...]], names: NameTable
) -> list[tuple[Actor, ...]]:
    """Without the places that are the surname of somebody the text names in full: "Jordan said" where "Jim Jordan"
    stands somewhere else."""
    if len(document.sentences) < 2:
        return mentions
    surnames = {
        token.text
        for sentence in document.sentences
        if "flat" in sentence.related
        for token in sentence.related["flat"]
        if _is_person(sentence, token, names)
    }
    if not surnames:
        return mentions
    return [tuple(a for a in named if a.text not in surnames or not _may_be_surname(document, a)) for named in mentions]


def _may_be_surname(document: Document, actor: Actor) -> bool:
    """A place of one word that does something, as people do."""
    if actor.kind not in PLACES or len(actor.tokens) != 1 or actor.via != "dictionary":
        return False
    return document.sentences[actor.sentence].tokens[actor.tokens[0]].relation in DOING


def _is_person(sentence: Sentence, token: Token, names: NameTable) -> bool:
    """Whether the word before is a first name: one that a person of the dictionary has."""
    first = sentence.tokens[token.head]
    return first.index == token.index - 1 and first.upos == "PROPN" and fold(first.text) in names.first_names


def is_common_word(sentence: Sentence, token: Token) -> bool:
    """In a sentence of capitals, a verb or pronoun that looks like an abbreviation: "A CHIEF IS ARRESTED"."""
    if token.upos != "AUX" and not (token.upos == "PRON" and token.relation in OBJECTS):
        return False
    return all(t.text.isupper() or not t.text.isalpha() for t in sentence.tokens)
