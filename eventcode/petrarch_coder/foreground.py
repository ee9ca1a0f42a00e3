"""Which events of a sentence are told in its foreground.

News sentences give one thing that happened and its background: relative clauses, participles and adverbial
clauses. PETRARCH's dictionaries have a code for almost every verb, so that without a rule the background
outnumbers the news.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from eventcode.document import Sentence
from eventcode.petrarch_coder.results import RawEvent

__all__ = ["foreground"]

_BACKGROUND = frozenset({"advcl", "acl"})
_SAID = ("01", "02", "03")  # CAMEO roots of statements, appeals and intentions


def foreground(sentence: Sentence, events: Iterable[RawEvent]) -> tuple[RawEvent, ...]:
    """The events without those of the background.

    A verb in a relative, participial or adverbial clause counts only if no verb above that clause has an
    event, or as a passive that names both actors ("Rohan, attacked by Mordor, ..."). A statement, appeal or
    intention whose source or target is unknown gives way to what was said or intended: the events of the
    verbs below it.
    """
    found = [event for event in events if _coded(event)]
    below = _governors(sentence, (e.trigger for e in found if not e.code.startswith(_SAID)))
    told = [e for e in found if not (e.code.startswith(_SAID) and e.trigger in below and not _dyad(e))]
    triggers = frozenset(event.trigger for event in told)
    kept = frozenset(t for t in triggers if not _in_background(sentence, t, triggers))
    return tuple(event for event in told if event.trigger in kept or (event.passive and _named(event)))


def _coded(event: RawEvent) -> bool:
    return any(actor is not None and actor.code for actor in (event.source, event.target))


def _dyad(event: RawEvent) -> bool:
    return all(actor is not None and actor.code for actor in (event.source, event.target))


def _named(event: RawEvent) -> bool:
    """Whether both actors are more than role nouns."""
    return all(a is not None and a.code and not a.code.startswith("---") for a in (event.source, event.target))


def _governors(sentence: Sentence, triggers: Iterable[int]) -> frozenset[int]:
    return frozenset(above for trigger in set(triggers) for above in sentence.ancestors(trigger))


def _in_background(sentence: Sentence, trigger: int, triggers: frozenset[int]) -> bool:
    """Whether a clause that adds circumstances stands between a verb and another one with an event."""
    background = False
    for here, above in pairwise((trigger, *sentence.ancestors(trigger))):
        background = background or sentence.tokens[here].relation in _BACKGROUND
        if background and above in triggers:
            return True
    return False
