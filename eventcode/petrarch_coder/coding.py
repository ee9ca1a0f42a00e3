"""Coding a sentence with PETRARCH dictionaries."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any

import attrs

from eventcode.document import Document, Sentence
from eventcode.lexicon.petrarch import PetrarchLexicon
from eventcode.petrarch_coder.clauses import Clause, clause_of
from eventcode.petrarch_coder.combined import combined, negated
from eventcode.petrarch_coder.foreground import foreground, is_news
from eventcode.petrarch_coder.grammar import grammar
from eventcode.petrarch_coder.matching import Match, Matcher, SetSpans
from eventcode.petrarch_coder.mentions import Mention, find_mentions
from eventcode.petrarch_coder.nouns import noun_events
from eventcode.petrarch_coder.participants import Participants
from eventcode.petrarch_coder.results import CodedSentence, RawActor, RawEvent
from eventcode.petrarch_coder.transformations import Trigger, read_transformations, transform
from eventcode.petrarch_coder.view import View

__all__ = ["code_sentence"]

_SPAN = 3
# meetings, agreements, relations and joint work: several who do it do it together
_MUTUAL = ("0356", "036", "04", "050", "057", "06")


def code_sentence(
    document: Document, sentence: Sentence, lexicon: PetrarchLexicon, date: dt.date | None = None
) -> CodedSentence:
    """The events of a sentence, with PETRARCH's rules on a dependency tree.

    Events lack a source or a target where the text or the dictionaries give none.
    """
    view = View.of(sentence)
    number = None if date is None else date.year * 10000 + date.month * 100 + date.day
    discarded = _discarded(view, lexicon)
    issues = _issues(view, lexicon)
    mentions = find_mentions(view, lexicon, number)
    actors = tuple(member for mention in mentions for member in mention.members)
    if discarded:
        return CodedSentence((), actors, discarded, issues, "discarded")
    sets = SetSpans(view, lexicon)
    verbs = [verb for t in _triggers(sentence) if (verb := _Verb(view, lexicon, mentions, t, sets)).rows]
    told = [(verb, tuple(verb.events())) for verb in verbs]
    for event in (event for _, found in told for event in found):
        if event.code == "###":
            return CodedSentence((), actors, f"sentence: [###] ({event.entry})", issues, "discarded")
        if event.code == "+++":
            return CodedSentence((), actors, None, issues, f"complexity rule {event.entry}")
    rules = read_transformations(lexicon)
    if lexicon.data["cameo"]:
        told = [(verb, _with_complements(sentence, found, told)) for verb, found in told]
    events: Sequence[RawEvent] = [event for _, found in told for event in found]
    if rules:
        events = transform(sentence, [verb.trigger_of(found) for verb, found in told], rules)
    if lexicon.data["cameo"]:
        events = foreground(sentence, events)
    else:  # nothing is known of what its codes mean
        events = [e for e in events if _code(e.source) or _code(e.target)]
    news = any(is_news(sentence, event) for event in events)
    nouns = noun_events(view, lexicon, mentions, sets, events, news)
    if news:
        roots = {event.code[:2] for event in events}
        events = (*events, *(event for event in nouns if event.code[:2] not in roots))
    else:
        events = nouns or events
    unique = {(_code(e.source), _code(e.target), e.code): e for e in reversed(events)}
    kept = tuple(e for e in events if unique[_code(e.source), _code(e.target), e.code] is e)
    why = None if kept else "no-trigger" if not verbs else "suppressed" if actors else "no-actor"
    return CodedSentence(kept, actors, None, issues, why)


def _with_complements(
    sentence: Sentence, events: tuple[RawEvent, ...], told: Sequence[tuple[_Verb, tuple[RawEvent, ...]]]
) -> tuple[RawEvent, ...]:
    """Events of a general code, such as an appeal, with the code of what they are about: "asked them to help"."""
    below = {
        sentence.tokens[verb.trigger].head: found[0].code
        for verb, found in reversed(told)
        if found and sentence.tokens[verb.trigger].relation in ("xcomp", "ccomp")
    }
    return tuple(
        attrs.evolve(event, code=combined(event.code, below[event.trigger])) if event.trigger in below else event
        for event in events
    )


def _code(actor: RawActor | None) -> str | None:
    return actor.code if actor is not None else None


def _triggers(sentence: Sentence) -> Iterator[int]:
    for token in sentence.tokens:
        if token.upos == "VERB" and token.relation not in ("amod", "case"):
            yield token.index
        elif token.upos == "AUX":
            yield token.index  # patterns may be listed under an auxiliary


class _Verb:
    """One verb: its dictionary rows, its best pattern and the events that follow."""

    def __init__(
        self, view: View, lexicon: PetrarchLexicon, mentions: Sequence[Mention], trigger: int, sets: SetSpans
    ) -> None:
        self.view, self.lexicon, self.mentions, self.trigger, self.sets = (
            view,
            lexicon,
            mentions,
            trigger,
            sets,
        )
        self.anchor = trigger  # the word that the dictionary lists; the verb of the tree may be another one
        self.rows = self._rows()

    @cached_property
    def clause(self) -> Clause:
        """The surroundings of the verb; of its multi-word form where the rows have one."""
        return clause_of(self.view.sentence, self.trigger, self.anchor)

    def trigger_of(self, events: tuple[RawEvent, ...]) -> Trigger:
        """The verb as the transformations see it."""
        data = self.lexicon.data
        source, _ = self._participants(None)
        names = {row[0] for row in self.rows} | {data["blocks"][row[4]][0] for row in self.rows}
        members = source.members if source is not None else ()
        return Trigger(self.trigger, frozenset(names), members, events)

    def _participants(self, match: Match | None) -> tuple[Mention | None, Mention | None]:
        return Participants(self.view.sentence, self.mentions, self.clause, self.trigger).find(match)

    def _rows(self) -> list[tuple[Any, ...]]:
        """The dictionary's verbs here: those of the most words, by form, else by lemma."""
        place = self._last_atom(self.trigger)
        if place is None:
            return []
        rows = self._rows_at(place, self.trigger)
        for following in range(self.trigger + 1, min(self.trigger + _SPAN, len(self.view.sentence))):
            other = self._last_atom(following)
            if other is not None and self.view.sentence.tokens[following].upos not in ("VERB", "AUX"):
                longer = [row for row in self._rows_at(other, following) if len(row[1]) >= other - place]
                if longer:  # "wire tap", where the tagger takes "wire" for the verb
                    self.anchor = following
                    return longer
        return rows

    def _last_atom(self, token: int) -> int | None:
        """The last atom of a token, `None` for one without any."""
        place = self.view.first[token]
        if place >= len(self.view.forms) or self.view.owner[place] != token:
            return None
        while place + 1 < len(self.view.owner) and self.view.owner[place + 1] == token:
            place += 1
        return place

    def _rows_at(self, place: int, token: int) -> list[tuple[Any, ...]]:
        data = self.lexicon.data
        form, lemma = self.view.forms[place], self.view.lemmas[place]
        rows = [data["verbs"][i] for i in data["forms"].get(form, ())]
        if lemma != form and all(row[1] or row[2] for row in rows):
            by_lemma = (data["verbs"][i] for i in data["forms"].get(lemma, ()))
            rows += [row for row in by_lemma if row[0] == lemma and row not in rows]
        if not rows:  # a participle that the parser takes for a lemma of its own
            rows = [data["verbs"][i] for w in grammar().infinitives(lemma) for i in data["forms"].get(w, ())]
        rows = [row for row in rows if self._fits(row, place)]
        longest = max((len(row[1]) + len(row[2]) for row in rows), default=0)
        return [row for row in rows if len(row[1]) + len(row[2]) == longest]

    def _fits(self, row: tuple[Any, ...], place: int) -> bool:
        before, after = row[1], row[2]
        if place < len(before) or place + len(after) >= len(self.view.forms) + (not after):
            return False
        start = place - len(before)
        return all(self.view.has(start + i, w) for i, w in enumerate(before)) and all(
            self.view.has(place + 1 + i, w) for i, w in enumerate(after)
        )

    def events(self) -> Iterator[RawEvent]:
        if not self.rows:
            return
        clause = self.clause
        match, row = self._best(clause)
        if clause.verb != self.trigger and not (match and clause.verb in match.tokens):
            return  # an auxiliary or copula says nothing but with the word that it belongs to
        if match is not None:
            block = self.lexicon.data["blocks"][row[4]]
            code, pattern = match.pattern[2], match.pattern[5]
            entry = self.lexicon.entry(block[3], match.pattern[3])
        else:
            code, pattern, entry = self._default(row), "*", self.lexicon.entry(row[5], row[6])
        if code.strip("-"):
            told = self._events(clause, match, code, pattern, entry)
            if self.lexicon.data["cameo"] and clause.negated.difference(match.tokens if match else ()):
                told = (e for event in told for e in _negated(event))
            yield from (told if match or clause.passive else (e for e in told if e.reciprocal or _code(e.source)))

    def _default(self, row: tuple[Any, ...]) -> str:
        """The code of a verb without a pattern: its own, else its block's."""
        block: str = self.lexicon.data["blocks"][row[4]][1]
        return block if row[3] is None else str(row[3])

    def _best(self, clause: Clause) -> tuple[Match | None, tuple[Any, ...]]:
        """The most specific pattern that matches and the row it belongs to; without any the last row. A pattern
        whose words say nothing, such as the preposition before a Spanish object, gives way to a verb's code."""
        matcher = Matcher(self.view, clause, self.anchor, self.mentions, self.sets)
        best: Match | None = None
        owner = self.rows[-1]
        words = self.view.words
        done: set[int] = set()
        for row in self.rows:
            if row[4] in done:
                continue
            done.add(row[4])
            for pattern in self.lexicon.data["blocks"][row[4]][2]:
                if pattern[6] <= words and all(self.sets.spans(name)[0] for name in pattern[7]):
                    found = matcher.match(pattern, len(row[2]))
                    if found is not None and (best is None or found.rank > best.rank):
                        best, owner = found, row
        if best is not None and not best.pattern[7] and best.pattern[6] and best.pattern[6] <= grammar().empty:
            told = next((row for row in reversed(self.rows) if self._default(row).strip("-")), None)
            return (best, owner) if told is None else (None, told)
        return best, owner

    def _events(self, clause: Clause, match: Match | None, code: str, pattern: str, entry: str) -> Iterator[RawEvent]:
        source, target = self._participants(match)
        tokens = tuple(sorted({self.trigger, self.anchor, *(match.tokens if match else ())}))
        forward, pair, backward = code.partition(":")
        compound = match.slots.get("%") if match else None
        mutual = self.lexicon.data["cameo"] and forward.startswith(_MUTUAL)
        for a, b in _dyads(source, target, compound, bool(pair), mutual):
            if forward.strip("-"):
                yield RawEvent(a, b, forward, self.trigger, tokens, pattern, entry, clause.passive, bool(pair))
            if backward.strip("-") and not (a is None and b is None):
                yield RawEvent(b, a, backward, self.trigger, tokens, pattern, entry, clause.passive, bool(pair))


def _negated(event: RawEvent) -> Iterator[RawEvent]:
    """What an event that does not take place is: the refusal of cooperation, or no event."""
    code = negated(event.code)
    if code:
        yield attrs.evolve(event, code=code)


def _dyads(
    source: Mention | None, target: Mention | None, compound: Mention | None, paired: bool, mutual: bool
) -> Iterator[tuple[RawActor | None, RawActor | None]]:
    """Every pair of a source and a target; within a compound, every ordered pair of its members, and so among
    the sources of a `mutual` act without a target. Of a `paired` code each pair is needed once."""
    if compound is not None and (target is compound or target is None):
        members = compound.members
        yield from ((a, b) for a in members for b in members if a is not b)
        return
    sources: Sequence[RawActor | None] = source.members if source else (None,)
    targets: Sequence[RawActor | None] = target.members if target else (None,)
    if mutual and not paired and target is None and len(sources) > 1:
        yield from ((a, b) for a in sources for b in sources if a is not b)
        return
    if paired and target is None and len(sources) > 1:
        yield from ((a, b) for i, a in enumerate(sources) for b in sources[i + 1 :])
        return
    yield from ((a, b) for a in sources for b in targets)


def _discarded(view: View, lexicon: PetrarchLexicon) -> str | None:
    table = lexicon.data["discards"]
    found: str | None = None
    for key in _phrases(view, lexicon, "discards"):
        scope, file, line = table[key]
        text = f"{scope}: {key} ({lexicon.entry(file, line)})"
        if scope == "story":
            return text
        found = found or text
    return found


def _issues(view: View, lexicon: PetrarchLexicon) -> tuple[tuple[str, int], ...]:
    """Issue codes with their counts; an exclusion takes out the issues of its own category."""
    data = lexicon.data
    excluded = {row[1] for key in _phrases(view, lexicon, "exclusions") for row in data["exclusions"][key]}
    counts: Counter[str] = Counter()
    for key in _phrases(view, lexicon, "issues"):
        counts.update(code for code, category, _, _ in data["issues"][key] if category not in excluded)
    return tuple(sorted(counts.items()))


def _phrases(view: View, lexicon: PetrarchLexicon, name: str) -> Iterator[str]:
    """The phrases of a table in a sentence, longest first, left to right; the last word also by lemma."""
    table, prefixes = lexicon.data[name], lexicon.data["prefixes"][name]
    place = 0
    while table and place < len(view.forms):
        length, key = max(view.phrases_at(place, table, prefixes, True), default=(1, ""))
        if key:
            yield key
        place += length
