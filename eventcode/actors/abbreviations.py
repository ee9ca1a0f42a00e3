"""Abbreviations that a text introduces itself: "the Syrian Democratic Forces (SDF)", "SDF (Syrian ...)"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from eventcode.actors.normalise import fold
from eventcode.document import Document, Sentence, Token
from eventcode.events import Actor
from eventcode.lexicon.actor_format import ActorEntry, DatedCode, Name
from eventcode.lexicon.grammar import Grammar

__all__ = ["introduced", "stands_for"]

_LEAST, _MOST = 2, 10  # letters of an abbreviation
_NOBODY = ActorEntry((Name("law", exact=True),), (DatedCode("---"),), "", 0, {})


def introduced(document: Document, mentions: Sequence[Sequence[Actor]], grammar: Grammar) -> dict[str, ActorEntry]:
    """The abbreviations that a document introduces beside an actor, with an entry that codes them like it.

    An abbreviation is a word of capitals in brackets directly behind the name, or directly before the name in
    brackets, whose letters stand in this order at the beginnings of the name's words. That of a law
    ("the National Security Act (NSA)") is nobody.
    """
    found: dict[str, ActorEntry] = {}
    if "(" not in document.text:
        return found
    for sentence, named in zip(document.sentences, mentions, strict=True):
        for actor in named if "(" in sentence.positions else ():
            short = _beside(sentence, actor)
            if short is not None and short not in found and stands_for(short, _words(sentence, actor)):
                found[short] = _entry(actor, short)
        if "(" in sentence.positions:
            found.update({short: _NOBODY for short in _laws(sentence, grammar) if short not in found})
    return found


def _laws(sentence: Sentence, grammar: Grammar) -> Iterator[str]:
    """The abbreviations in brackets behind the names of laws and the like."""
    tokens = sentence.tokens
    for bracket in sentence.positions["("]:
        behind = [t.text for t in tokens[bracket + 1 : bracket + 3]]
        if not bracket or behind[1:] != [")"] or tokens[bracket - 1].lemma_lower not in grammar["law-noun"]:
            continue
        words = [fold(t.text) for t in tokens[max(bracket - _MOST, 0) : bracket]]
        if any(stands_for(behind[0], words[first:]) for first in range(len(words))):
            yield behind[0]


def _beside(sentence: Sentence, actor: Actor) -> str | None:
    """The word of capitals in brackets behind an actor, or before an actor in brackets."""
    if actor.code is None or not actor.tokens:
        return None
    tokens, first, last = sentence.tokens, actor.tokens[0], _last(sentence, actor)
    behind = [t.text for t in tokens[last + 1 : last + 4]]
    if len(behind) == 3 and behind[0] == "(" and behind[2] == ")" and _is_short(behind[1]):
        return behind[1]
    before = [t.text for t in tokens[max(first - 2, 0) : first]]
    if len(before) == 2 and before[1] == "(" and behind[:1] == [")"] and _is_short(before[0]):
        return before[0]
    return None


def _last(sentence: Sentence, actor: Actor) -> int:
    """The last word of the actor before an opening bracket: the abbreviation may be a part of the mention."""
    for index in actor.tokens:
        if sentence.tokens[index].text == "(":
            return index - 1
    return actor.tokens[-1]


def _is_short(word: str) -> bool:
    letters = word.replace(".", "").replace("-", "")
    return _LEAST <= len(letters) <= _MOST and letters.isalnum() and sum(map(str.isupper, letters)) >= _LEAST


def _words(sentence: Sentence, actor: Actor) -> Iterator[str]:
    """The words of the name, with those before it that belong to it and carry letters of the abbreviation."""
    for token in sentence.tokens[actor.tokens[0] : _last(sentence, actor) + 1]:
        yield from _parts(token)


def _parts(token: Token) -> Iterable[str]:
    return filter(None, fold(token.text).replace("'", "-").split("-"))


def stands_for(short: str, words: Iterable[str]) -> bool:
    """Whether the letters of an abbreviation begin the words of a name: each word may give one letter or none,
    the first word must give the first letter, and half of the words must give one.

    >>> stands_for("SDF", ["syrian", "democratic", "forces"]), stands_for("LREM", ["emmanuel", "macron"])
    (True, False)
    >>> stands_for("ECOWAS", "economic community of west african states".split())
    True
    """
    names = [word for word in words if word[:1].isalpha()]
    letters = [c for c in fold(short) if c.isalpha()]
    if not names or not letters or names[0][0] != letters[0]:
        return False
    at = used = 0
    for word in names:
        if at < len(letters) and word[0] == letters[at]:
            used += 1
            at += 1
    return at == len(letters) and used * 2 >= len(names) and used >= _LEAST


def _entry(actor: Actor, short: str) -> ActorEntry:
    file, _, line = (actor.entry or ":0").rpartition(":")
    attributes = {"kind": actor.kind} if actor.kind and actor.kind != "agent" else {}
    if actor.country:
        attributes["country"] = actor.country
    if actor.acled is not None:
        attributes.update(acled=actor.acled.name, inter=str(actor.acled.inter))
    return ActorEntry(
        (Name(actor.name), Name(short, exact=True)),
        (DatedCode(actor.code or "---"),),
        file,
        int(line),
        attributes,
    )
