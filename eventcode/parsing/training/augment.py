"""Pseudo-paragraphs for the tokenizer: datelines, abbreviated months and titles, as news has them."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from eventcode.parsing.training.treebank import surface

__all__ = ["news_paragraphs", "word_sets"]

Surface = list[list[list[str]]]

_ENDED = re.compile(r"[.!?\"\u201d']$")
_SHORTEST = 8  # words of a sentence that is used


def word_sets(path: Path | None = None) -> dict[str, list[str]]:
    """The named sets of a `@words` file, by default the one beside this module."""
    sets: dict[str, list[str]] = {}
    text = (path or Path(__file__).with_name("news_words.txt")).read_text(encoding="utf-8")
    for line in text.split("\n"):
        for sign in (":=", "+="):
            name, found, members = line.partition(f" {sign} ")
            if found and not line.startswith("#"):
                sets.setdefault(name.strip(), []).extend(m.strip() for m in members.split("|"))
    return sets


def news_paragraphs(sentences: Sequence[str], paragraphs: int, datelines: int, seed: int = 7) -> Iterator[str]:
    """Up to `paragraphs` of neighbouring sentences with abbreviations, and `datelines` with a dateline."""
    draw = random.Random(seed)
    words = word_sets()
    tokens = [surface(sentence) for sentence in sentences]
    good = [i for i, t in enumerate(tokens) if len(t) >= _SHORTEST and _ENDED.search(t[-1][0][1])]
    made: list[list[Surface]] = []
    for i in good:
        changed = _abbreviated(tokens[i], words, draw)
        if changed != tokens[i]:
            made.append([changed, *tokens[i + 1 : i + 2]])
    draw.shuffle(made)
    made = made[:paragraphs]
    made += [[_dateline(words, draw), tokens[i]] for i in draw.sample(good, min(datelines, len(good)))]
    draw.shuffle(made)
    for number, paragraph in enumerate(made):
        for j, sentence in enumerate(paragraph):
            yield _written(sentence, f"aug-{number}-{j}", first=j == 0)


def _abbreviated(tokens: Surface, words: dict[str, list[str]], draw: random.Random) -> Surface:
    """Months before numbers, and titles before names, in their short forms."""
    months = dict(pair.split(">") for pair in words["months"])
    result: Surface = []
    for token, following in zip(tokens, [*tokens[1:], None], strict=True):
        form = token[0][1]
        apart = following is not None and token[0][9] == "_" and len(token) == 1
        if apart and following is not None and form in months and following[0][1][0].isdigit():
            result.append(_new(months[form]))
        elif apart and following is not None and form in words["titled"] and following[0][3] == "PROPN":
            result.extend(_new(part) for part in draw.choice(words["titles"]).split())
        else:
            result.append(token)
    return result


def _dateline(words: dict[str, list[str]], draw: random.Random) -> Surface:
    city, _, country = draw.choice(words["places"]).partition(", ")
    parts = [city.upper()]
    if draw.random() < 0.7:
        parts += [",", country]
    if draw.random() < 0.7:
        parts += ["(", draw.choice(words["agencies"]), ")"]
    tokens = [_new(part) for part in [*parts, draw.choice(words["dashes"])]]
    for token, following in pairwise(tokens):
        if following[0][1] in ",)" or token[0][1] == "(":
            token[0][9] = "SpaceAfter=No"
    return tokens


def _new(form: str) -> list[list[str]]:
    return [["0", form, form, "PROPN", "_", "_", "0", "dep", "_", "_"]]


def _written(tokens: Surface, name: str, first: bool) -> str:
    """A sentence renumbered, with a flat tree: only its tokens are learned from."""
    text = ""
    count = 0
    rows: list[str] = []
    for token in tokens:
        text += token[0][1] + ("" if token[0][9] == "SpaceAfter=No" else " ")
        words = [list(row) for row in token]
        if len(words) > 1:
            span = [f"{count + 1}-{count + len(words) - 1}", *words[0][1:]]
            rows.append("\t".join(span))
            words = words[1:]
        for row in words:
            count += 1
            place = ["1", "dep"] if count > 1 else ["0", "root"]
            rows.append("\t".join([str(count), *row[1:6], *place, *row[8:]]))
    head = ["# newpar"] if first else []
    return "\n".join([*head, f"# sent_id = {name}", f"# text = {text.rstrip()}", *rows])
