"""Action entries compiled into patterns, indexed by trigger and by the words they need."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import attrs

from eventcode.lexicon.action_format import ActionEntry, WordSets, expand
from eventcode.lexicon.grammar import Grammar
from eventcode.lexicon.lines import Line, Problems

__all__ = ["ActionTable", "Element", "Pattern", "Trigger", "Words", "compile_actions"]

SLOTS = {"S": "S", "T": "T", "S&T": "ST"}

Around = tuple[tuple[str, ...], tuple[str, ...]]


@attrs.frozen(eq=False)
class Words:
    """What may stand at one word of a pattern: head lemma -> the words that must stand before and after it.

    `number` identifies a set, -1 is a word written literally.
    """

    heads: Mapping[str, tuple[Around, ...]]
    number: int = -1

    @property
    def literal(self) -> bool:
        return self.number < 0


@attrs.frozen(eq=False)
class Element:
    """One phrase of a pattern: a slot, or words with the head last; under a preposition or not.

    `owner` is the slot that possesses the phrase (`T's embassy`).
    """

    preposition: str | None
    slot: str | None = None
    words: tuple[Words, ...] = ()
    owner: str | None = None


@attrs.frozen(eq=False)
class Pattern:
    """One compiled pattern. `rank` orders patterns by the specificity rule: lower is more specific."""

    text: str
    kind: str
    trigger: str
    subject: str | Words | None
    elements: tuple[Element, ...]
    entry: ActionEntry
    rank: tuple[int, ...]


@attrs.define(eq=False)
class Trigger:
    """The patterns of one trigger word, by the words they need."""

    plain: list[Pattern] = attrs.field(factory=list)
    by_word: dict[str, list[Pattern]] = attrs.field(factory=dict)
    by_set: dict[int, list[Pattern]] = attrs.field(factory=dict)


@attrs.frozen(eq=False)
class ActionTable:
    """Every pattern: `triggers[kind][lemma]`, and for a lemma the numbers of the sets that hold it."""

    triggers: Mapping[str, Mapping[str, Trigger]]
    sets_of: Mapping[str, tuple[int, ...]]
    size: int

    def candidates(self, kind: str, lemma: str, around: Iterable[str]) -> list[Pattern]:
        """Patterns of a trigger whose needed word stands among `around`, most specific first."""
        trigger = self.triggers[kind].get(lemma)
        if trigger is None:
            return []
        found = list(trigger.plain)
        if trigger.by_word or trigger.by_set:
            for word in around:
                found.extend(trigger.by_word.get(word, ()))
                for number in self.sets_of.get(word, ()):
                    found.extend(trigger.by_set.get(number, ()))
            found = list({id(p): p for p in found}.values())
            found.sort(key=_rank)
        return found


def _rank(pattern: Pattern) -> tuple[int, ...]:
    return pattern.rank


@attrs.define
class _Compiler:
    sets: WordSets
    grammar: Grammar
    problems: Problems
    numbers: dict[str, Words] = attrs.field(factory=dict)

    def words(self, token: str, line: Line) -> Words | None:
        if not token.startswith("&"):
            return Words({token.lower(): (((), ()),)})
        name = token[1:]
        if name not in self.sets:
            close = ", ".join(sorted(n for n in self.sets if n.startswith(name[:3])))
            hint = f"did you mean one of {close}?" if close else "define it with &name := word | word"
            column = max(line.text.find(token), 0) + 1
            self.problems.add(line, "unknown-set", f"&{name} is not defined", hint, column)
            return None
        if name not in self.numbers:
            self.numbers[name] = Words(self._heads(self.sets[name]), len(self.numbers))
        return self.numbers[name]

    def _heads(self, members: Sequence[str]) -> dict[str, tuple[Around, ...]]:
        heads: dict[str, list[Around]] = {}
        for member in self._members(members, frozenset()):
            words = member.lower().split()
            at = next((i for i, w in enumerate(words[1:]) if w in self.grammar["preposition"]), len(words) - 1)
            heads.setdefault(words[at], []).append((tuple(words[:at]), tuple(words[at + 1 :])))
        return {head: tuple(around) for head, around in heads.items()}

    def _members(self, members: Sequence[str], seen: frozenset[str]) -> Iterator[str]:
        for member in members:
            if member.startswith("&"):
                if member not in seen:
                    yield from self._members(self.sets.get(member[1:], ()), seen | {member})
            else:
                yield member

    def compile(self, entry: ActionEntry, order: int) -> Iterator[Pattern]:
        line = Line(entry.file, entry.line, entry.pattern, {})
        for text in expand(entry.pattern):
            yield from self._compile_text(text, entry, order, line)

    def _compile_text(self, text: str, entry: ActionEntry, order: int, line: Line) -> Iterator[Pattern]:
        tokens = text.replace(" and T", "&T").replace("S &T", "S&T").split()
        if not tokens:
            return
        if tokens[0] == "the":
            yield from self._noun(text, tokens[1:], entry, order, line)
            return
        subject = self._subject(tokens[0], line)
        if len(tokens) < 2 or subject is None:
            self.problems.add(line, "no-verb", f"{text!r} has no verb", "write S verb …, T verb … or the noun …")
            return
        for verb in self._verbs(tokens[1], line):
            yield from self._verb(text, subject, verb, tokens[2:], entry, order, line)

    def _subject(self, token: str, line: Line) -> str | Words | None:
        return SLOTS[token] if token in SLOTS else self.words(token, line)

    def _verbs(self, token: str, line: Line) -> Iterator[str]:
        if not token.startswith("&"):
            yield token.lower()
        elif (words := self.words(token, line)) is not None:
            yield from words.heads

    def _verb(
        self, text: str, subject: str | Words, verb: str, rest: Sequence[str], entry: ActionEntry, order: int, line: Line
    ) -> Iterator[Pattern]:
        elements = self._elements(rest, line)
        if elements is None:
            return
        if verb != "be" or not elements:
            yield self._pattern(text, "verb", verb, subject, elements, entry, order)
            return
        first = elements[0]
        if first.slot or not first.words:
            self.problems.add(line, "no-predicate", f"{text!r}: no word after `be`", "write S be angry at T")
            return
        modifiers = Element(first.preposition, None, first.words[:-1]) if first.words[:-1] or first.preposition else None
        others = (modifiers, *elements[1:]) if modifiers else elements[1:]
        for trigger in first.words[-1].heads:
            yield self._pattern(text, "predicate", trigger, subject, others, entry, order)

    def _noun(
        self, text: str, tokens: Sequence[str], entry: ActionEntry, order: int, line: Line
    ) -> Iterator[Pattern]:
        at = next((i for i, t in enumerate(tokens) if t in SLOTS or t.endswith("'s") or t in self.grammar["preposition"]), len(tokens))
        if at == 0:
            self.problems.add(line, "no-noun", f"{text!r} has no noun after `the`", "write the attack on T")
            return
        elements = self._elements(tokens[at:], line)
        modifiers = [self.words(t, line) for t in tokens[: at - 1]]
        heads = self.words(tokens[at - 1], line)
        if elements is None or heads is None or None in modifiers:
            return
        extra = Element(None, None, tuple(m for m in modifiers if m)) if modifiers else None
        for head, arounds in heads.heads.items():
            for before, _ in arounds[:1]:
                inner = Element(None, None, tuple(Words({w: (((), ()),)}) for w in before)) if before else None
                parts = tuple(e for e in (inner, extra) if e) + elements
                yield self._pattern(text, "noun", head, None, parts, entry, order)

    def _elements(self, tokens: Sequence[str], line: Line) -> tuple[Element, ...] | None:
        prepositions, articles = self.grammar["preposition"], self.grammar["article"]
        found: list[Element] = []
        preposition: str | None = None
        owner: str | None = None
        words: list[Words] = []

        def close() -> None:
            nonlocal preposition, owner, words
            if words:
                found.append(Element(preposition, None, tuple(words), owner))
            elif preposition is not None:
                found.append(Element(None, None, (Words({preposition: (((), ()),)}),)))
            preposition, owner, words = None, None, []

        for token in tokens:
            if token in SLOTS:
                if words:
                    close()
                found.append(Element(preposition, SLOTS[token]))
                preposition = None
            elif token in ("T's", "S's"):
                if words:
                    close()
                owner = token[0]
            elif token in prepositions:
                close()
                preposition = token
            elif token not in articles:
                word = self.words(token, line)
                if word is None:
                    return None
                words.append(word)
        close()
        return tuple(found)

    def _pattern(
        self, text: str, kind: str, trigger: str, subject: str | Words | None, elements: tuple[Element, ...],
        entry: ActionEntry, order: int,
    ) -> Pattern:
        words = [w for e in elements for w in e.words]
        words += [subject] if isinstance(subject, Words) else []
        literal = sum(w.literal for w in words)
        slots = sum(e.slot is not None for e in elements) + isinstance(subject, str)
        rank = (-len(words), -literal, -slots, -len(entry.code or ""), -order, entry.line)
        return Pattern(text, kind, trigger, subject, elements, entry, rank)


def compile_actions(
    entries: Sequence[ActionEntry], sets: WordSets, grammar: Grammar, problems: Problems
) -> ActionTable:
    """Compile entries; later files win over earlier ones. What cannot be compiled is a diagnostic."""
    compiler = _Compiler(sets, grammar, problems)
    order = {name: number for number, name in enumerate(dict.fromkeys(e.file for e in entries))}
    removed = {text for e in entries if e.removed for text in expand(e.pattern)}
    triggers: dict[str, dict[str, Trigger]] = {"verb": {}, "noun": {}, "predicate": {}}
    size = 0
    for entry in entries:
        if entry.removed:
            continue
        for pattern in compiler.compile(entry, order[entry.file]):
            if pattern.text not in removed:
                size += 1
                _index(triggers[pattern.kind].setdefault(pattern.trigger, Trigger()), pattern)
    for kind in triggers.values():
        for trigger in kind.values():
            trigger.plain.sort(key=_rank)
    sets_of: dict[str, list[int]] = {}
    for words in compiler.numbers.values():
        for head in words.heads:
            sets_of.setdefault(head, []).append(words.number)
    return ActionTable(triggers, {word: tuple(numbers) for word, numbers in sets_of.items()}, size)


def _index(trigger: Trigger, pattern: Pattern) -> None:
    needed = [w for e in pattern.elements for w in e.words[-1:]]
    needed += [pattern.subject] if isinstance(pattern.subject, Words) else []
    if not needed:
        trigger.plain.append(pattern)
        return
    key = next((w for w in needed if w.literal), needed[0])
    if key.literal:
        for head in key.heads:
            trigger.by_word.setdefault(head, []).append(pattern)
    else:
        trigger.by_set.setdefault(key.number, []).append(pattern)
