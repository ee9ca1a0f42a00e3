"""Nouns that are events themselves, for sentences whose verbs give none.

"The junta was shaken by protests": PETRARCH's dictionaries code verbs, and no file lists every verb that a
protest can go with. But they code *protest* alike with a great many verbs, which shows that the noun is the
event (`data["nouns"]`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from eventcode.lexicon.petrarch import PetrarchLexicon
from eventcode.petrarch_coder.clauses import clause_of
from eventcode.petrarch_coder.matching import SetSpans
from eventcode.petrarch_coder.mentions import Mention
from eventcode.petrarch_coder.results import RawEvent
from eventcode.petrarch_coder.view import View

__all__ = ["noun_events"]

_NOUNS = frozenset({"NOUN", "PROPN"})
_VERBS = frozenset({"VERB", "AUX"})


def noun_events(
    view: View,
    lexicon: PetrarchLexicon,
    mentions: Sequence[Mention],
    sets: SetSpans,
    told: Iterable[RawEvent],
) -> tuple[RawEvent, ...]:
    """The events of the first noun that is one and does not stand in the pattern of an event `told` already.
    Its source is the first actor within its phrase, else the subject of its clause, else the role that the
    noun itself names."""
    taken = frozenset(token for event in told for token in event.tokens)
    for noun, words, code, pattern, entry in _found(view, lexicon, sets):
        source, target = _actors(view, mentions, noun)
        if source is not None and taken.isdisjoint(words):
            members = target.members if target is not None else (None,)
            return tuple(
                RawEvent(a, b, code, noun, words, pattern, entry) for a in source.members for b in members
            )
    return ()


def _found(
    view: View, lexicon: PetrarchLexicon, sets: SetSpans
) -> Iterator[tuple[int, tuple[int, ...], str, str, str]]:
    """Nouns that are events, in text order: token, all its words, code, what the dictionary has, where."""
    rows = []
    for name, (code, file, line) in lexicon.data["nouns"].items():
        for start, lengths in (
            sets.spans(name[1:])[0].items() if name.startswith("&") else _places(view, name)
        ):
            words = tuple(dict.fromkeys(view.owner[start : start + max(lengths)]))
            if view.sentence.tokens[words[0]].upos in _NOUNS:
                rows.append((words[0], words, code, name, lexicon.entry(file, line)))
    yield from sorted(rows)


def _places(view: View, word: str) -> Iterator[tuple[int, tuple[int, ...]]]:
    if word in view.words:
        yield from ((place, (1,)) for place in range(len(view.forms)) if view.has(place, word))


def _actors(view: View, mentions: Sequence[Mention], noun: int) -> tuple[Mention | None, Mention | None]:
    inside = frozenset(view.sentence.subtree(noun, stop=("acl", "parataxis", "advcl")))
    coded = [m for m in mentions if m.coded]
    own = [m for m in coded if m.position in inside and noun not in (m.head, m.position)]
    if own:
        return own[0], own[1] if len(own) > 1 else None
    verb = next((a for a in view.sentence.ancestors(noun) if view.sentence.tokens[a].upos in _VERBS), None)
    subject = clause_of(view.sentence, verb).subject if verb is not None else None
    if subject is not None:
        phrase = frozenset(view.sentence.subtree(subject, stop=("acl", "parataxis", "advcl")))
        own = [m for m in coded if m.position in phrase]
    own = own or [m for m in coded if noun in (m.head, m.position)]
    return (own[0] if own else None), None
