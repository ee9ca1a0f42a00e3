"""What a change of dictionaries changes in a parsed corpus: for `eventcode dict diff`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from eventcode.errors import DictionaryError
from eventcode.events import Actor, Event
from eventcode.lexicon.dictionaries import Dictionaries

if TYPE_CHECKING:
    from eventcode.document import Document

__all__ = ["Change", "compare", "dictionaries_at"]


@attrs.frozen
class Change:
    """A sentence whose events differ: `removed` are coded by the old dictionaries only, `added` by the new.

    `entries_removed` and `entries_added` are the dictionary lines, as `(place, text)`, on which the events of
    one side rest and those of the other do not: why the sentence is coded differently.
    """

    document: str | None
    sentence: int
    text: str
    removed: tuple[Event, ...]
    added: tuple[Event, ...]
    entries_removed: tuple[tuple[str, str], ...]
    entries_added: tuple[tuple[str, str], ...]

    def __str__(self) -> str:
        where = f"{self.document}, sentence {self.sentence + 1}" if self.document else f"sentence {self.sentence + 1}"
        return "\n".join(
            [
                f"{where}: {self.text}",
                *(f"  - {_shown(event)}" for event in self.removed),
                *(f"  + {_shown(event)}" for event in self.added),
                *(f"    old: {place}: {text}" for place, text in self.entries_removed),
                *(f"    new: {place}: {text}" for place, text in self.entries_added),
            ]
        )


def dictionaries_at(place: str) -> Dictionaries:
    """Dictionaries by name: `default` are the shipped ones; a folder that holds a `grammar.txt` is complete
    and stands alone; another folder or a file is laid over the shipped ones. Raises `DictionaryError`."""
    if place == "default":
        return Dictionaries.default()
    folder = Path(place)
    if not folder.exists():
        raise DictionaryError(f"{place}: there is no such file; give a dictionary, a folder, or default")
    if (folder / "grammar.txt").is_file():
        return Dictionaries.in_folder(folder)
    return Dictionaries.default().overlay(place)


def compare(
    old: Dictionaries, new: Dictionaries, documents: Iterable[Document], date: str | None = None
) -> Iterator[Change]:
    """Code the documents with both dictionaries; the sentences that are coded differently, in order.

    >>> from eventcode.testing import dictionaries_of, parsed
    >>> rows = "Rebels rebel NOUN 2 nsubj\\nwon win VERB 0 root\\nNawa Nawa PROPN 2 obj"
    >>> old = dictionaries_of("@agents\\nrebel = REB", "@actions\\nS win T = 190")
    >>> new = dictionaries_of("@agents\\nrebel = REB", "@actions\\nS win T = 192")
    >>> print(next(compare(old, new, [parsed(rows)])))
    sentence 1: Rebels won Nawa
      - REB 190 CVL
      + REB 192 ---
        old: 2.txt:2: S win T = 190
        new: 2.txt:2: S win T = 192
    """
    from eventcode.coder import Coder

    before, after = Coder(old, parser=None), Coder(new, parser=None)
    old_lines, new_lines = _lines(old), _lines(new)
    old_texts, new_texts = _texts(old_lines), _texts(new_lines)
    for document in documents:
        was, now = (coder.code_parsed(document, date=date).events for coder in (before, after))
        for sentence in document.sentences:
            removed = _without(_of(was, sentence.index), now)
            added = _without(_of(now, sentence.index), was)
            if removed or added:
                lost, won = _entries(removed, old_lines), _entries(added, new_lines)
                yield Change(
                    document.id,
                    sentence.index,
                    " ".join(document.sentence_text(sentence.index).split()),
                    removed,
                    added,
                    _telling(lost, won, new_texts),
                    _telling(won, lost, old_texts),
                )


def _telling(
    entries: Sequence[tuple[str, str]], others: Sequence[tuple[str, str]], known: frozenset[str]
) -> tuple[tuple[str, str], ...]:
    """The entries that only one side rests on: those that the other dictionaries lack, if there are any."""
    texts = {text for _, text in others}
    own = tuple(entry for entry in entries if entry[1] not in texts)
    return tuple(entry for entry in own if entry[1] not in known) or own


def _of(events: Iterable[Event], sentence: int) -> tuple[Event, ...]:
    return tuple(event for event in events if event.sentence == sentence)


def _without(events: Iterable[Event], others: Iterable[Event]) -> tuple[Event, ...]:
    known = {_key(event) for event in others}
    return tuple(event for event in events if _key(event) not in known)


def _key(event: Event) -> tuple[object, ...]:
    return event.sentence, _who(event.source), event.action.cameo, _who(event.target), event.modality


def _who(actor: Actor | None) -> tuple[str | None, str] | None:
    return (actor.code, actor.text) if actor is not None else None


def _shown(event: Event) -> str:
    source, target = ((a.code or a.text) if a is not None else "---" for a in (event.source, event.target))
    return f"{source} {event.action.cameo} {target}"


def _entries(events: Iterable[Event], lines: dict[str, list[str]]) -> tuple[tuple[str, str], ...]:
    """The lines on which events rest: action, source, target."""
    places = [
        place
        for event in events
        for place in (
            event.action.entry,
            event.source.entry if event.source else None,
            event.target.entry if event.target else None,
        )
        if place is not None
    ]
    return tuple((place, _text(place, lines)) for place in dict.fromkeys(places))


def _text(place: str, lines: dict[str, list[str]]) -> str:
    file, _, number = place.rpartition(":")
    known = lines.get(file, [])
    return " ".join(known[int(number) - 1].split()) if number.isdecimal() and int(number) <= len(known) else ""


def _lines(dictionaries: Dictionaries) -> dict[str, list[str]]:
    return {source.name: source.text.split("\n") for source in dictionaries.sources}


def _texts(lines: dict[str, list[str]]) -> frozenset[str]:
    return frozenset(" ".join(line.split()) for found in lines.values() for line in found)
