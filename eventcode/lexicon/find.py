"""Every line of the dictionaries that a word can match: for `eventcode dict show`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import attrs

from eventcode.actors.normalise import fold, name_pieces
from eventcode.lexicon.action_format import ActionEntry, WordSets, expand
from eventcode.lexicon.actor_format import ActorEntry
from eventcode.lexicon.forms import singular, verb_bases

if TYPE_CHECKING:
    from eventcode.lexicon.dictionaries import Dictionaries

__all__ = ["Shown", "find_lines"]

_SET = re.compile(r"&?([\w-]+)\s*(?::=|\+=)\s*(.*)$")
_KINDS = ("actor", "agent", "action", "operator", "set")


@attrs.frozen
class Shown:
    """A line that the words asked for can match. `kind` is `actor`, `agent`, `action`, `operator` or `set`;
    `through` names the set by which the words stand in the line, if it is not literal."""

    kind: str
    file: str
    line: int
    text: str
    through: str = ""

    def __str__(self) -> str:
        through = f"   (&{self.through})" if self.through else ""
        return f"{self.file}:{self.line}: {self.text}{through}"


def find_lines(dictionaries: Dictionaries, words: str) -> tuple[Shown, ...]:
    """The lines that `words` (one word, or several side by side) can match: actors, agents, actions,
    operators, sets. Case, diacritics and inflection make no difference; a name may hold more words.

    >>> from eventcode.lexicon import Dictionaries
    >>> mine = Dictionaries.of_text("@actors\\nIvory Coast | ~Ivorian = CIV\\nCoast Guard = NGAMIL", "my.txt")
    >>> [str(found) for found in find_lines(mine, "Ivorians")]
    ['my.txt:2: Ivory Coast | ~Ivorian = CIV']
    """
    wanted = _wanted(words)
    if not wanted:
        return ()
    entries = dictionaries.entries
    lines = {source.name: source.text.split("\n") for source in dictionaries.sources}
    sets = _sets_with(entries.sets, wanted)
    found = [
        *(("actor", e.file, e.line, "") for e in entries.actors if _names(e, wanted)),
        *(("agent", e.file, e.line, "") for e in entries.agents if _names(e, wanted)),
        *(("action", e.file, e.line, how) for e, how in _actions(entries.actions, wanted, sets)),
        *(("operator", e.file, e.line, "") for e in entries.operators if _holds(e.words.split(), wanted)),
        *(("set", file, line, how) for file, line, how in _set_lines(lines, wanted, sets)),
    ]
    return tuple(
        Shown(kind, file, line, " ".join(lines[file][line - 1].split()), how)
        for kind, file, line, how in dict.fromkeys(found)
    )


def _wanted(words: str) -> frozenset[tuple[str, ...]]:
    """The words as they may stand in a dictionary: as given, in the singular, as the base of a verb."""
    given = tuple(norm for norm, _ in name_pieces(words.lstrip("&")))
    if not given:
        return frozenset()
    verbs = {(base, *given[1:]) for base in verb_bases(given[0])}
    return frozenset({given, (*given[:-1], singular(given[-1])), *verbs})


def _holds(words: Sequence[str], wanted: Iterable[tuple[str, ...]]) -> bool:
    folded = [part for word in words for part in fold(word).replace("_", " ").replace("-", " ").split()]
    return any(
        tuple(folded[at : at + len(part)]) == part for part in wanted for at in range(len(folded) - len(part) + 1)
    )


def _names(entry: ActorEntry, wanted: frozenset[tuple[str, ...]]) -> bool:
    return any(_holds([norm for norm, _ in name_pieces(name.text)], wanted) for name in entry.names)


def _sets_with(sets: WordSets, wanted: frozenset[tuple[str, ...]]) -> dict[str, str]:
    """Sets that hold the words, themselves or through another set: name -> that other set, or nothing."""
    found = {name: "" for name, members in sets.items() if any(_holds(m.split(), wanted) for m in members)}
    grown = True
    while grown:
        grown = False
        for name, members in sets.items():
            inner = next((m[1:] for m in members if m.startswith("&") and m[1:] in found), None)
            if name not in found and inner is not None:
                found[name] = inner
                grown = True
    return found


def _actions(
    actions: Iterable[ActionEntry], wanted: frozenset[tuple[str, ...]], sets: dict[str, str]
) -> Iterator[tuple[ActionEntry, str]]:
    for entry in actions:
        phrases = list(expand(entry.pattern))
        if any(_holds(phrase.split(), wanted) for phrase in phrases):
            yield entry, ""
            continue
        through = next((w[1:] for p in phrases for w in p.split() if w.startswith("&") and w[1:] in sets), None)
        if through is not None:
            yield entry, through


def _set_lines(
    lines: dict[str, list[str]], wanted: frozenset[tuple[str, ...]], sets: dict[str, str]
) -> Iterator[tuple[str, int, str]]:
    names = {" ".join(part) for part in wanted}
    for file, texts in lines.items():
        for number, text in enumerate(texts, 1):
            found = _SET.match(text)
            if found is None:
                continue
            members = [member.strip() for member in found[2].partition(" #")[0].split("|")]
            if any(_holds(m.split(), wanted) for m in members) or fold(found[1]) in names:
                yield file, number, ""
            elif sets.get(found[1]):
                yield file, number, sets[found[1]]
