"""What the words of an actor say of its role: "the former minister", "the Taliban government", "the minister's son"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import compress, repeat
from operator import contains

from eventcode.actors.codes import ENDED, KIN, RULING, Group, code_blocks, kind_of
from eventcode.document import Sentence, Token
from eventcode.lexicon.grammar import Grammar

__all__ = ["add_sense"]

_TITLES = ("nmod:desc", "compound", "appos")


def add_sense(sentence: Sentence, groups: Iterable[Group], grammar: Grammar) -> None:
    """Set the `sense` of groups; the word that says that an office is over becomes one of the actor's."""
    words = sentence.positions
    told = _tells_ending(sentence, grammar)
    kin = not grammar["kin-noun"].isdisjoint(words)
    ruling = not (grammar["ruling-noun"].isdisjoint(words) and grammar["party-office"].isdisjoint(words))
    if not (told or kin or ruling):
        return  # as in nearly all sentences
    for group in groups:
        if kin and _is_kin(sentence, group, grammar):
            group.sense = KIN
            continue
        if ruling and _is_ruling(sentence, group, grammar):
            group.sense = RULING
        for index in _words(sentence, group) if told else ():
            word = _ending(sentence, index, grammar)
            sense = word and _ended(sentence, group, index, grammar)
            if word and sense:
                group.sense = sense
                group.tokens.add(word.index)
                break


def _is_kin(sentence: Sentence, group: Group, grammar: Grammar) -> bool:
    """Whether somebody is named as another's relative: "the minister's wife", not "farmer families"."""
    kin = group.main.entry.agent and sentence.tokens[group.head].lemma_lower in grammar["kin-noun"]
    return kin and any(sentence.dependents(t.index, "case") for t in sentence.dependents(group.head, "nmod"))


def _is_ruling(sentence: Sentence, group: Group, grammar: Grammar) -> bool:
    """Whether a group of several periods is named as the government that it once was, or became, or a party as one
    that governs: "the Labour government"."""
    owner = group.country
    if owner is not None and kind_of(owner) == "party":
        return sentence.tokens[group.head].lemma_lower in grammar["party-office"]
    changed = owner is not None and len(owner.entry.codes) > 1
    return changed and sentence.tokens[group.head].lemma_lower in grammar["ruling-noun"]


def _words(sentence: Sentence, group: Group) -> Iterator[int]:
    """The words of a group, and the titles of a person that are in no dictionary."""
    yield from sorted(group.tokens)
    if group.main.entry.agent:  # "the former Ruritania governor"
        places = (t.index for i in sorted(group.tokens) for t in sentence.dependents(i, "compound"))
        yield from (i for i in places if i not in group.tokens)
    if kind_of(group.main) == "person":
        yield from (t.index for t in sentence.dependents(group.head, *_TITLES) if t.index not in group.tokens)


def _ending(sentence: Sentence, index: int, grammar: Grammar) -> Token | None:
    """The word that says that something is over, at `index` or before it: "ex-minister", "the former minister"."""
    own = sentence.tokens[index]
    beside = sentence.dependents(index, "amod", "compound", "punct")
    words = (own, *(t for t in beside if not _is_half(sentence, t)))
    return next((t for t in words if _is_ending(t.lemma_lower, grammar)), None)


def _tells_ending(sentence: Sentence, grammar: Grammar) -> bool:
    """Whether any word of a sentence says that something is over: few sentences have one."""
    words, ended = sentence.positions, grammar["former-office"]
    if not ended.isdisjoint(words):
        return True
    return any(_prefix(word) in ended for word in compress(words, map(contains, words, repeat("-"))))


def _is_ending(word: str, grammar: Grammar) -> bool:
    ended = grammar["former-office"]
    return word in ended or _prefix(word) in ended


def _prefix(word: str) -> str:
    """`ex` of "ex-minister"."""
    return word.partition("-")[0] if "-" in word else ""


def _is_half(sentence: Sentence, token: Token) -> bool:
    """Whether it is one of two: "current and former officials"."""
    tokens, here = sentence.tokens, token.index
    if here + 1 < len(tokens) and tokens[here + 1].upos == "CCONJ":
        return True
    return here > 1 and tokens[here - 1].upos == "CCONJ" and tokens[here - 2].head == token.head


def _ended(sentence: Sentence, group: Group, index: int, grammar: Grammar) -> str:
    """What is over by a word beside that at `index`, a key of `ENDED`."""
    if not group.main.entry.agent:
        return "office"
    if not _is_title(sentence, index, group.head):
        return "owner"
    if ENDED["service"].keys().isdisjoint(code_blocks(group.main.entry.code_on(None) or "")):
        return ""  # "former workers of the ministry"
    if sentence.tokens[group.head].lemma_lower in grammar["unit-noun"]:
        return ""  # "the former regiment" was one of soldiers
    ranks = grammar["officer-noun"]
    return "office" if any(sentence.tokens[i].lemma_lower in ranks for i in group.tokens) else "service"


def _is_title(sentence: Sentence, index: int, head: int) -> bool:
    """Whether a word says what the actor at `head` is, not whose it is or where."""
    while index != head and index >= 0 and not any(sentence.dependents(index, "case")):
        index = sentence.tokens[index].head
    return index == head
