"""Treebanks made ready for Stanza's trainers."""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from eventcode.errors import InputError

__all__ = ["clean", "lemma_types", "read_sentences", "surface", "write_sentences"]

_KEPT = ("# newdoc", "# newpar ", "# sent_id", "# text ")
_TYPES_PER_SENTENCE = 20


def read_sentences(paths: Iterable[Path]) -> list[str]:
    """The sentences of CoNLL-U files, one string each. Raises `InputError` for a file without any."""
    found: list[str] = []
    for path in paths:
        try:
            text = path.read_text(encoding="utf-8").strip()
        except OSError as error:
            raise InputError(f"cannot read the treebank {path}: {error}") from error
        if not text:
            raise InputError(f"the treebank {path} is empty")
        found.extend(text.split("\n\n"))
    return found


def write_sentences(path: Path, sentences: Iterable[str]) -> None:
    """Write sentences as a CoNLL-U file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(f"{sentence}\n\n" for sentence in sentences), encoding="utf-8")


def clean(sentence: str) -> str:
    """A sentence with basic dependencies only: no empty nodes, no enhanced ones, no notes."""
    lines = []
    for line in sentence.split("\n"):
        if line.startswith("#"):
            if line.startswith(_KEPT) or line == "# newpar":
                lines.append(line)
            continue
        row = line.split("\t")
        if "." not in row[0]:
            glued = "SpaceAfter=No" in row[9].split("|")
            lines.append("\t".join([*row[:8], "_", "SpaceAfter=No" if glued else "_"]))
    return "\n".join(lines)


def surface(sentence: str) -> list[list[list[str]]]:
    """Surface tokens: each a list of rows, one, or the range and its words."""
    found: list[list[list[str]]] = []
    last = 0
    for line in sentence.split("\n"):
        if line.startswith("#"):
            continue
        row = line.split("\t")
        if "-" in row[0]:
            last = int(row[0].partition("-")[2])
            found.append([row])
        elif int(row[0]) <= last:
            found[-1].append(row)
        else:
            found.append([row])
    return found


def lemma_types(first: Sequence[str], second: Sequence[str], seed: int = 1) -> Iterator[str]:
    """Pseudo-sentences for the lemmatizer: every form with its tag and lemma, frequent ones a few times.

    Treebanks lemmatise some words differently, so `second` adds only forms that `first` lacks.
    """
    counts, rows = _types(first)
    known = {(form, tag) for form, tag, _ in counts}
    more, more_rows = _types(second)
    for key, count in more.items():
        if key[:2] not in known:
            counts[key], rows[key] = count, more_rows[key]
    items = [key for key, count in counts.items() for _ in range(1 + int(math.log2(count) / 2))]
    random.Random(seed).shuffle(items)
    for at in range(0, len(items), _TYPES_PER_SENTENCE):
        lines = []
        for i, key in enumerate(items[at : at + _TYPES_PER_SENTENCE]):
            place = [str(i + 1), *rows[key][1:6], str(i), "dep" if i else "root", "_", "_"]
            lines.append("\t".join(place))
        yield "\n".join(lines)


Key = tuple[str, str, str]


def _types(sentences: Iterable[str]) -> tuple[Counter[Key], dict[Key, list[str]]]:
    counts: Counter[Key] = Counter()
    rows: dict[Key, list[str]] = {}
    for sentence in sentences:
        for line in sentence.split("\n"):
            row = line.split("\t")
            if len(row) == 10 and row[0].isdecimal():
                key = row[1], row[3], row[2]
                counts[key] += 1
                rows.setdefault(key, row)
    return counts, rows
