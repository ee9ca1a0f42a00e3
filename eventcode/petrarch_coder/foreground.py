"""Which events of a sentence are told in its foreground.

News sentences give one thing that happened and its background: relative clauses, participles and adverbial
clauses. PETRARCH's dictionaries have a code for almost every verb, so that without a rule the background
outnumbers the news.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from eventcode.document import Sentence
from eventcode.petrarch_coder.grammar import grammar
from eventcode.petrarch_coder.results import RawEvent

__all__ = ["foreground", "is_news"]

_BACKGROUND = frozenset({"advcl", "acl"})
_COMPLEMENT = frozenset({"ccomp", "xcomp", "parataxis"})
_SHARED = frozenset({"conj", "aux", "cop"})  # a verb of these stands where the verb above it stands
_STATED = "01"
_UNREAL = ("02", "03", "10", "12", "13")  # appeals, intentions, demands, refusals, threats
_VOICED = ("11", "14")  # disapproval and dissent: who acts in order to show them does so by the act
_ADDRESSED = (_STATED, "02", "03", "04", "06", "10", "13")
_SAID = (_STATED, "02", "03")


def foreground(sentence: Sentence, events: Iterable[RawEvent]) -> tuple[RawEvent, ...]:
    """The events without those of the background.

    A verb in a relative, participial or adverbial clause counts only if no verb above that clause has an
    event, or as a passive that names both actors ("Rohan, attacked by Mordor, ..."). What is wished (in the
    subjunctive) or what something is done for is no event, but the disapproval or dissent that is voiced so
    ("blocked the road to protest against ..."), unless a verb above tells it already. Between a verb and the
    verbs of its complement:

    * A statement gives way to what was said, and so does an event that lacks its source or its target
      ("..., union sources informed").
    * An appeal, intention, demand, refusal or threat of known actors stands; what it is about is no event.

    A statement, appeal or intention without both actors gives way to every event below it. Without a pattern
    there is no statement, appeal, plan, consultation, joint act, demand or threat that is addressed to nobody.
    A verb that the pattern of another event names has no event of its own.
    """
    found = [e for e in events if _coded(e) and not _wished(sentence, e.trigger)]
    found = [e for e in found if e.code.startswith(_VOICED) or not _aim(sentence, e.trigger)]
    named = _named_by_others(found)
    found = [event for event in found if event.trigger not in named]
    facts = frozenset(e.trigger for e in found if not e.code.startswith(_SAID))
    above = frozenset(i for fact in facts for i in sentence.ancestors(fact))
    reported = frozenset(i for fact in facts for i in _contained(sentence, fact))
    told = [e for e in found if not _gives_way(e, above, reported)]
    wishes = frozenset(e.trigger for e in told if e.code.startswith(_UNREAL) and _dyad(e))
    told = [e for e in told if wishes.isdisjoint(_contained(sentence, e.trigger)) and not _to_nobody(e)]
    triggers = frozenset(event.trigger for event in told)
    kept = frozenset(t for t in triggers if not _in_background(sentence, t, triggers))
    return tuple(
        event
        for event in told
        if (event.passive and _named(event))
        or (event.trigger in kept if not _aim(sentence, event.trigger) else not _told_above(sentence, event, told))
    )


def is_news(sentence: Sentence, event: RawEvent) -> bool:
    """Whether an event of the foreground has both actors and does not stand in the background itself."""
    path = (event.trigger, *sentence.ancestors(event.trigger))
    return _dyad(event) and not any(sentence.tokens[i].relation in _BACKGROUND for i in path)


def _named_by_others(events: Iterable[RawEvent]) -> frozenset[int]:
    """The verbs that patterns of other events name; of two that name each other, the second."""
    named: set[int] = set()
    for event in events:
        if _dyad(event) and event.trigger not in named:
            named.update(i for i in event.tokens if i != event.trigger)
    return frozenset(named)


def _wished(sentence: Sentence, trigger: int) -> bool:
    """Whether a verb stands in the subjunctive, which tells no facts."""
    verbs = (sentence.tokens[trigger], *sentence.dependents(trigger, "aux", "cop"))
    return any(token.has("Mood=Sub") for token in verbs)


def _aim(sentence: Sentence, trigger: int) -> bool:
    """Whether a verb tells what for: an infinitive such as "to protest against ..."."""
    token = sentence.tokens[trigger]
    if token.relation not in ("advcl", "acl", "xcomp") or not token.has("VerbForm=Inf"):
        return False
    marks = sentence.dependents(trigger, "mark", "case")
    return any(c.lower in grammar().purpose and (c.upos != "PART" or token.relation != "xcomp") for c in marks)


def _told_above(sentence: Sentence, event: RawEvent, told: Iterable[RawEvent]) -> bool:
    """Whether a verb above has an event that voices dissent already, or one that has not happened."""
    above = frozenset(sentence.ancestors(event.trigger))
    unreal = (*_VOICED, *_UNREAL)
    return any(other.trigger in above and other.code.startswith(unreal) and _dyad(other) for other in told)


def _coded(event: RawEvent) -> bool:
    return any(actor is not None and actor.code for actor in (event.source, event.target))


def _dyad(event: RawEvent) -> bool:
    return all(actor is not None and actor.code for actor in (event.source, event.target))


def _named(event: RawEvent) -> bool:
    """Whether both actors are more than role nouns."""
    return all(a is not None and a.code and not a.code.startswith("---") for a in (event.source, event.target))


def _to_nobody(event: RawEvent) -> bool:
    """Whether all that is known is that somebody said, asked, planned, consulted, joined, demanded or threatened."""
    target = event.target is not None and event.target.code
    return event.pattern == "*" and not event.passive and not target and event.code.startswith(_ADDRESSED)


def _gives_way(event: RawEvent, above: frozenset[int], reported: frozenset[int]) -> bool:
    if event.trigger in reported:
        return event.code.startswith(_STATED) or not _dyad(event)
    return event.trigger in above and event.code.startswith(_SAID) and not _dyad(event)


def _in_background(sentence: Sentence, trigger: int, triggers: frozenset[int]) -> bool:
    """Whether a clause that adds circumstances stands between a verb and another one with an event."""
    background = False
    for here, above in pairwise((trigger, *sentence.ancestors(trigger))):
        background = background or sentence.tokens[here].relation in _BACKGROUND
        if background and above in triggers:
            return True
    return False


def _contained(sentence: Sentence, trigger: int) -> Iterator[int]:
    """The verbs whose complement a verb is, or is part of."""
    here = trigger
    while (token := sentence.tokens[here]).relation in (*_COMPLEMENT, *_SHARED) and token.head >= 0:
        here = token.head
        if token.relation in _COMPLEMENT:
            yield here
