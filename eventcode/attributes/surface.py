"""How many, read from the order of words: "four gendarmes and a driver were killed", "killing at least 15".

Long chains of numbers and nouns are where parses go wrong most. What stands directly before a passive verb or
after an active one is read from left to right instead; where that is not a plain chain of counted nouns, there is
no answer and the tree decides.
"""

from __future__ import annotations

from collections.abc import Sequence

from eventcode.attributes.numbers import NumberWords
from eventcode.document import Token

__all__ = ["counted_after", "counted_before", "counted_names"]

_PHRASE = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "DET", "SYM"})
_OPEN, _CLOSED = "([", ")]"
_LONGEST = 40


def counted_before(
    tokens: Sequence[Token],
    end: int,
    numbers: NumberWords,
    joints: frozenset[str] = frozenset(),
    parts: frozenset[str] = frozenset(),
) -> int | None:
    """The people of the chain that ends before a word: "5 soldiers and 3 civilians [were] killed". `joints` are
    the prepositions of what people belong to: "a leader *of* the party and a driver"; `parts` are words after which
    some of them are told again: "3 civilians *including* a child, and 4 guards"."""
    phrases: list[list[Token]] = [[]]
    here = end - 1
    while here >= 0 and end - here < _LONGEST:
        token = tokens[here]
        if token.text in _CLOSED:
            here = _opening(tokens, here) - 1
            continue
        if token.text == "," or (token.upos == "CCONJ" and not _in_range(tokens, here)):
            if phrases[-1]:
                phrases.append([])
        elif not phrases[-1] and token.deprel == "obl:unmarked":
            break  # "two weeks ago, 200 villagers [were] killed"
        elif _belongs(tokens, here, numbers):
            phrases[-1].insert(0, token)
        elif token.lower in parts and len(phrases) == 2 and phrases[1] and _is_apart(tokens, phrases[0]):
            phrases[1] = []
        elif token.lower in joints and phrases[-1]:
            if any(_is_number(t, numbers) for t in phrases[-1]):
                return None  # "a total of 15 people"
            phrases[-1] = []
        elif token.upos == "ADV" or _hedges(tokens, here):
            pass
        else:
            if phrases[-1] and not _may_precede(token):
                return None
            break
        here -= 1
    return _sum([p for p in phrases if p], numbers)


def counted_after(
    tokens: Sequence[Token],
    start: int,
    numbers: NumberWords,
    joints: frozenset[str] = frozenset(),
    others: frozenset[str] = frozenset(),
) -> int | None:
    """The people of the chain that begins after a word: "killing two soldiers and a child"; `joints` as above,
    `others` are words of those who suffered something else, "and five *injured*"."""
    here, alone = start + 1, 0
    if here + 1 < len(tokens) and _is_one_person(tokens[here]) and tokens[here + 1].upos == "CCONJ":
        here, alone = here + 2, 1  # "killing him and two others"
    if here >= len(tokens) or not (
        tokens[here].upos in _PHRASE or _is_number(tokens[here], numbers) or _hedges(tokens, here)
    ):
        return None
    phrases = _phrases_after(tokens, here, start + _LONGEST, numbers, joints, others)
    counted = _sum([p for p in phrases if p], numbers) if phrases is not None else None
    return counted + alone if counted else None


def _phrases_after(
    tokens: Sequence[Token],
    here: int,
    end: int,
    numbers: NumberWords,
    joints: frozenset[str],
    others: frozenset[str],
) -> list[list[Token]] | None:
    """The phrases that a chain consists of, from the word `here` to `end` at most; `None` for what is no chain of
    counted people."""
    phrases: list[list[Token]] = [[]]
    while here < len(tokens) and here < end:
        token = tokens[here]
        if token.text in _OPEN:
            break
        if token.lower in others:
            phrases.pop()
            break
        if token.text == "," or (token.upos == "CCONJ" and not _in_range(tokens, here)):
            if phrases[-1]:
                phrases.append([])
        elif _belongs(tokens, here, numbers):
            phrases[-1].append(token)
        elif (token.upos == "ADV" or _hedges(tokens, here)) and not phrases[-1]:
            pass
        elif token.lower in joints and phrases[-1]:
            after = _end_of_phrase(tokens, here + 1)
            if len(phrases) > 1 and here + 1 < len(tokens) and tokens[here + 1].upos == "PRON":
                phrases.pop()  # "13 civilians, seven of them children"
                break
            if any(_is_number(t, numbers) for t in tokens[here + 1 : after]):
                return None  # "a group of five men"
            here = after - 1
        else:
            if token.upos in ("VERB", "AUX") and len(phrases) > 1:
                phrases.pop()
            elif not phrases[-1] and token.upos not in ("VERB", "ADV", "PUNCT", "SCONJ"):
                return None
            break
        here += 1
    return phrases


def counted_names(
    tokens: Sequence[Token], start: int, numbers: NumberWords, rest: frozenset[str], links: frozenset[str]
) -> int | None:
    """People told by name with others told by number: "killing Ann Lee, the mayor's aide Bo Ray and two others".
    `rest` are words such as *others*, `links` the prepositions inside such phrases."""
    phrases: list[list[Token]] = [[]]
    for token in tokens[start + 1 : start + _LONGEST]:
        if token.text == "," or token.upos == "CCONJ":
            if phrases[-1]:
                phrases.append([])
        elif token.upos in _PHRASE or token.text == "-" or _is_number(token, numbers) or token.lower in links:
            phrases[-1].append(token)
            if token.lower in rest:
                break
        else:
            return None
    told = _value(phrases[-1], numbers) if phrases[-1] and phrases[-1][-1].lower in rest else None
    names = [p for p in phrases[:-1] if any(t.upos == "PROPN" for t in p)]
    if told is None or not names or len(names) < len(phrases) - 1:
        return None
    return told + sum(1 for one, before in zip(names, [[], *names], strict=False) if not _explains(before, one))


def _explains(before: Sequence[Token], name: Sequence[Token]) -> bool:
    """Whether a name only says who the phrase before it is: "the commander, Ann Lee"."""
    plain = all(t.upos == "PROPN" for t in name)
    return plain and any(t.upos == "NOUN" for t in before) and not (before and before[-1].upos == "PROPN")


def _is_one_person(token: Token) -> bool:
    return token.upos == "PRON" and token.has("Number=Sing") and token.relation != "nmod"


def _is_apart(tokens: Sequence[Token], phrase: Sequence[Token]) -> bool:
    """Whether a phrase is told after a comma and a conjunction: "…, and four guards"."""
    start = phrase[0].index if phrase else 0
    return start > 1 and tokens[start - 1].upos == "CCONJ" and tokens[start - 2].text == ","


def _end_of_phrase(tokens: Sequence[Token], start: int) -> int:
    """Where a noun phrase that begins at `start` ends."""
    here = start
    while here < len(tokens) and (tokens[here].upos in _PHRASE or tokens[here].deprel == "nmod:poss"):
        here += 1
    return here


def _belongs(tokens: Sequence[Token], index: int, numbers: NumberWords) -> bool:
    """Whether a word is part of a counted phrase."""
    token = tokens[index]
    hyphen = token.text == "-" and 0 < index < len(tokens) - 1
    return (
        token.upos in _PHRASE
        or token.deprel == "nmod:poss"
        or _is_number(token, numbers)
        or _in_range(tokens, index)
        or (hyphen and token.start == tokens[index - 1].end)
    )


def _may_precede(token: Token) -> bool:
    """A word after which a clause's subject begins: punctuation, a conjunction, the verb of a report."""
    return token.upos in ("PUNCT", "SCONJ", "PRON") or (token.upos == "VERB" and token.has("VerbForm=Fin"))


def _opening(tokens: Sequence[Token], index: int) -> int:
    while index > 0 and tokens[index].text not in _OPEN:
        index -= 1
    return index


def _is_number(token: Token, numbers: NumberWords) -> bool:
    return token.upos == "NUM" or numbers.value_of(token.lower) is not None or token.lower in numbers.scales


def _in_range(tokens: Sequence[Token], index: int) -> bool:
    """The *and* or *to* of "between 35 and 45"."""
    if not 0 < index < len(tokens) - 1:
        return False
    return (
        tokens[index].upos in ("CCONJ", "ADP") and tokens[index - 1].text.isdigit() and tokens[index + 1].text.isdigit()
    )


def _hedges(tokens: Sequence[Token], index: int) -> bool:
    """Words between which a number stands: "at least 15", "between 11 and 20", "as many as two"."""
    if tokens[index].upos not in ("ADP", "ADV", "ADJ", "PART"):
        return False
    return "NUM" in [t.upos for t in tokens[index + 1 : index + 4]]


def _sum(phrases: Sequence[Sequence[Token]], numbers: NumberWords) -> int | None:
    """The sum of the phrases from the verb outwards, up to the first that is not counted; `None` unless the
    nearest one is."""
    total = 0
    for position, phrase in enumerate(phrases):
        value = _value(phrase, numbers)
        if value is None:
            return total if position and total else None
        total += value
    return total or None


def _value(phrase: Sequence[Token], numbers: NumberWords) -> int | None:
    figures = [i for i, t in enumerate(phrase) if numbers.is_figure(t.lower)]
    if not figures or figures[0] > 2 or any(t.lower in numbers.vague for t in phrase):
        return None  # "an unknown number"
    last = phrase[-1].text
    named = any(t.upos in ("NOUN", "PROPN") for t in phrase[:-1])
    if last.isdigit() and (named or len(last) == 4):
        return None  # a date: "16 February 2020"
    run = _run(phrase, figures[0], numbers)
    if len(figures) > 1 and phrase[figures[0]].upos == "DET":
        between = phrase[figures[0] + 1 : figures[1]]
        if all(
            t.upos in ("ADJ", "ADV") for t in between
        ):  # "an estimated 20", "a hundred", but not "a guard of 4 PARA"
            run = _run(phrase, figures[1], numbers) or run
    amount = numbers.read(run)
    return amount.value if amount is not None else None


def _run(phrase: Sequence[Token], first: int, numbers: NumberWords) -> list[str]:
    """The number words that stand side by side from a word on."""
    run: list[str] = []
    for position, token in enumerate(phrase[first:], first):
        if token.text == "-":
            continue
        following = phrase[position + 1 : position + 3]
        if len(following) == 2 and following[0].text == "-" and numbers.value_of(following[1].lower) is None:
            break  # "a 29-year-old man"
        if numbers.value_of(token.lower) is None and token.lower not in numbers.scales:
            break
        run.append(token.lower)
    return run
