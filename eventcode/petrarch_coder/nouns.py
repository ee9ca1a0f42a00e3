"""Nouns that are events themselves, where no verb of the sentence tells the like.

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
from eventcode.petrarch_coder.results import RawActor, RawEvent
from eventcode.petrarch_coder.view import View

__all__ = ["noun_events"]

Actors = tuple[RawActor, ...]

_NOUNS = frozenset({"NOUN", "PROPN"})
_VERBS = frozenset({"VERB", "AUX"})


def noun_events(
    view: View,
    lexicon: PetrarchLexicon,
    mentions: Sequence[Mention],
    sets: SetSpans,
    told: Iterable[RawEvent],
    news: bool = False,
) -> tuple[RawEvent, ...]:
    """The events of the first noun that is one and does not stand in the pattern of an event `told` already.
    Its source is the first actor within its phrase, else the subject of its clause (unless a verb tells the
    `news` of the sentence), else the role that the noun itself names."""
    taken = frozenset(token for event in told for token in event.tokens)
    for noun, words, code, pattern, entry in _found(view, lexicon, sets):
        sources, targets = _actors(view, mentions, noun, news)
        if sources and taken.isdisjoint(words):
            pairs = ((a, b) for a in sources for b in targets or (None,))
            return tuple(RawEvent(a, b, code, noun, words, pattern, entry) for a, b in pairs)
    return ()


def _found(
    view: View, lexicon: PetrarchLexicon, sets: SetSpans
) -> Iterator[tuple[int, tuple[int, ...], str, str, str]]:
    """Nouns that are events, in text order: the noun, all its words, code, what the dictionary has, where."""
    rows = []
    tokens = view.sentence.tokens
    for name, (code, file, line) in lexicon.data["nouns"].items():
        for start, lengths in sets.spans(name[1:])[0].items() if name.startswith("&") else _places(view, name):
            words = tuple(dict.fromkeys(view.owner[start : start + max(lengths)]))
            noun = next((word for word in words if tokens[word].head not in words), words[0])
            if tokens[noun].upos in _NOUNS:
                rows.append((noun, words, code, name, lexicon.entry(file, line)))
    yield from sorted(rows)


def _places(view: View, word: str) -> Iterator[tuple[int, tuple[int, ...]]]:
    if word in view.words:
        yield from ((place, (1,)) for place in range(len(view.forms)) if view.has(place, word))


def _actors(view: View, mentions: Sequence[Mention], noun: int, news: bool) -> tuple[Actors, Actors]:
    coded = [m for m in mentions if m.coded]
    inside = _phrase(view, noun)
    own = [m.members for m in coded if m.position in inside and noun not in (m.head, m.position)]
    if own:
        return own[0], own[1] if len(own) > 1 else ()
    verb = next((a for a in view.sentence.ancestors(noun) if view.sentence.tokens[a].upos in _VERBS), None)
    subject = clause_of(view.sentence, verb).subject if verb is not None and not news else None
    inside = _phrase(view, subject) if subject is not None else frozenset()
    above = (m.members for m in coded if m.position in inside)
    itself = (tuple(a for a in m.members if noun in (a.head, *a.tokens)) for m in coded)
    return next((actors for actors in (*above, *itself) if actors), ()), ()


def _phrase(view: View, head: int) -> frozenset[int]:
    return frozenset(view.sentence.subtree(head, stop=("acl", "parataxis", "advcl")))
