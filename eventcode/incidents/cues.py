"""Cue phrases: sets of words of the rule files, found in sentences by lemma or form."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

import attrs

from eventcode._records import record
from eventcode.actors.normalise import Piece, name_pieces, pieces
from eventcode.document import Sentence

__all__ = ["CueHit", "CueTable"]

GAP = "*"
BAR = "!"
_PART = re.compile(r"\{[^}]*\}(?:/\w)?|\S+")
_MAX_GAP = 4
_POS = {
    "v": frozenset({"VERB", "AUX"}),
    "n": frozenset({"NOUN", "PROPN"}),
    "a": frozenset({"ADJ", "ADV", "VERB"}),
    "c": frozenset({"NOUN"}),
}


@record
class CueHit:
    """A cue in a sentence. `token` is the word of it that governs the others."""

    name: str
    sentence: int
    token: int
    tokens: tuple[int, ...]


@attrs.frozen
class _Word:
    """A place in a phrase: the forms that may stand there, each with the parts of speech asked for (none: any).
    `gap`: up to four other words may stand before it."""

    forms: Mapping[str, frozenset[str]]
    gap: bool = False


def inflections(word: str) -> frozenset[str]:
    """A word and its regular forms, for where the lemmatiser is wrong ("dispers" for *dispersed*).

    >>> sorted(inflections("defy"))
    ['defied', 'defies', 'defy', 'defying']
    """
    if len(word) < 3 or not word.isalpha():
        return frozenset({word})
    found = {word, f"{word}s", f"{word}ed", f"{word}ing"}
    if word.endswith("e"):
        found = {word, f"{word}s", f"{word}d", f"{word[:-1]}ing"}
    elif word.endswith("y") and word[-2] not in "aeiou":
        found = {word, f"{word[:-1]}ies", f"{word[:-1]}ied", f"{word}ing"}
    elif word.endswith(("s", "x", "z", "ch", "sh")):
        found = {word, f"{word}es", f"{word}ed", f"{word}ing"}
    elif word[-1] not in "aeiouwy" and word[-2] in "aeiou" and word[-3] not in "aeiou":
        found |= {f"{word}{word[-1]}ed", f"{word}{word[-1]}ing"}
    return frozenset(found)


@attrs.frozen
class _Phrase:
    """The words of one member; `barred` where the set says that they are no cue ("!riot police"). `others` are the
    forms of each word after the first: most phrases have one that is nowhere in the sentence."""

    name: str
    words: tuple[_Word, ...]
    barred: bool = False
    others: tuple[frozenset[str], ...] = attrs.field(init=False, repr=False, eq=False)

    @others.default
    def _forms_of_others(self) -> tuple[frozenset[str], ...]:
        return tuple(frozenset(word.forms) for word in self.words[1:])


@attrs.frozen(eq=False)
class CueTable:
    """Phrases of all sets, by their first word."""

    by_first: Mapping[str, tuple[_Phrase, ...]]
    stops: frozenset[str] = frozenset()

    @classmethod
    def build(cls, sets: Mapping[str, Sequence[str]]) -> CueTable:
        """A table of sets; a member `&other` stands for the members of that set, `!member` is no cue of it, and
        `gap-stop` holds the words that no gap runs over.

        >>> table = CueTable.build({"air": ["air {strike|raid}"], "bomb": ["&air", "shell/v"]})
        >>> "shelled" in table.by_first
        True
        """
        table: dict[str, list[_Phrase]] = {}
        for name in sets:
            for member in dict.fromkeys(_members(name, sets, ())):
                for words in _phrases(member.removeprefix(BAR)):
                    phrase = _Phrase(name, words, member.startswith(BAR))
                    for first in words[0].forms:
                        table.setdefault(first, []).append(phrase)
        return cls({first: tuple(found) for first, found in table.items()}, frozenset(sets.get("gap-stop", ())))

    def find(self, sentence: Sentence) -> Iterator[CueHit]:
        """Every cue of a sentence, in text order."""
        found = tuple(self._found(sentence))
        barred = {(phrase.name, token) for phrase, tokens in found if phrase.barred for token in tokens}
        for phrase, tokens in found:
            if not phrase.barred and not any((phrase.name, token) in barred for token in tokens):
                yield CueHit(phrase.name, sentence.index, _governor(sentence, tokens), tokens)

    def _found(self, sentence: Sentence) -> Iterator[tuple[_Phrase, tuple[int, ...]]]:
        """The first phrase of each set at each word, and the phrases that are no cue."""
        words = pieces(sentence)
        is_missing = {form for piece in words for form in (piece.lemma, piece.norm)}.isdisjoint
        for start, piece in enumerate(words):
            seen: set[tuple[str, bool]] = set()
            for key in dict.fromkeys((piece.lemma, piece.norm)):
                for phrase in self.by_first.get(key, ()):
                    if any(map(is_missing, phrase.others)) or (phrase.name, phrase.barred) in seen:
                        continue
                    tokens = _match(words, start, phrase.words, sentence, self.stops)
                    if tokens:
                        seen.add((phrase.name, phrase.barred))
                        yield phrase, tokens


def _members(name: str, sets: Mapping[str, Sequence[str]], inside: tuple[str, ...]) -> Iterator[str]:
    for member in sets.get(name, ()):
        if not member.startswith("&"):
            yield member
        elif member[1:] not in inside:
            yield from _members(member[1:], sets, (*inside, name))


def _phrases(member: str) -> Iterator[tuple[_Word, ...]]:
    """What a member stands for. Alternatives of one word share a place: "{burn|torch} * {car|bus}" is one phrase."""
    for choice in itertools.product(*(tuple(_options(part)) for part in _PART.findall(member))):
        words: list[_Word] = []
        gap = False
        for word in itertools.chain.from_iterable(choice):
            if word is None:
                gap = True
            else:
                words.append(attrs.evolve(word, gap=True) if gap and words else word)
                gap = False
        if words:
            yield tuple(words)


def _options(part: str) -> Iterator[tuple[_Word | None, ...]]:
    """What may stand at a part of a member; `None` is a gap."""
    if part == GAP:
        yield (None,)
        return
    body, brace, pos = part.rpartition("}")
    alternatives = [f"{a.strip()}{pos}" for a in body.removeprefix("{").split("|")] if brace else [part]
    single: dict[str, frozenset[str]] = {}
    for words in (tuple(_words(text)) for text in alternatives):
        if len(words) == 1:
            for form, kinds in words[0].forms.items():
                known = single.get(form, kinds)
                single[form] = known | kinds if known and kinds else frozenset()
        elif words:
            yield words
    if single:
        yield (_Word(single),)


def _words(text: str) -> Iterator[_Word]:
    for word in text.replace("_", " ").split():
        bare, slash, pos = word.partition("/")
        kinds = _POS.get(pos, frozenset()) if slash else frozenset[str]()
        for norm, _ in name_pieces(bare):
            yield _Word(dict.fromkeys(inflections(norm), kinds))


def _match(
    words: Sequence[Piece], start: int, phrase: Sequence[_Word], sentence: Sentence, stops: frozenset[str]
) -> tuple[int, ...]:
    """The tokens a phrase covers when it begins at `start`, or nothing."""
    here, tokens = start, []
    for word in phrase:
        end = min(here + (_MAX_GAP + 1 if word.gap else 1), len(words))
        while here < end and not _fits(words[here], word.forms, sentence):
            here = end if words[here].norm in stops else here + 1
        if here >= end:
            return ()
        tokens.append(words[here].token)
        here += 1
    return tuple(dict.fromkeys(tokens))


def _fits(piece: Piece, forms: Mapping[str, frozenset[str]], sentence: Sentence) -> bool:
    for key in (piece.lemma, piece.norm):
        kinds = forms.get(key)
        if kinds is not None and (not kinds or sentence.tokens[piece.token].upos in kinds):
            return True
    return False


def _governor(sentence: Sentence, tokens: Iterable[int]) -> int:
    inside = tuple(tokens)
    return next((i for i in inside if sentence.tokens[i].head not in inside), inside[0])
