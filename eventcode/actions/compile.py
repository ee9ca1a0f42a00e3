"""Action entries compiled into patterns."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

import attrs

from eventcode.actions.patterns import ActionTable, Around, Element, Pattern, Sketch, Words
from eventcode.lexicon.action_format import ActionEntry, WordSets, expand
from eventcode.lexicon.grammar import Grammar
from eventcode.lexicon.lines import Line, Problems, did_you_mean

__all__ = ["Compiler", "compile_actions", "compile_all"]

SLOTS = {"S": "S", "T": "T", "S&T": "ST", "*": "*"}


@attrs.define
class Compiler:
    """Makes patterns of phrases; `numbers` are the sets compiled so far, `literals` the words."""

    sets: WordSets
    grammar: Grammar
    problems: Problems
    numbers: dict[str, Words] = attrs.field(factory=dict)
    literals: dict[str, Words] = attrs.field(factory=dict)
    _read: dict[str, tuple[Element, ...]] = attrs.field(factory=dict, init=False)

    def words(self, token: str, line: Line) -> Words | None:
        if not token.startswith("&"):
            if token not in self.literals:
                self.literals[token] = Words(self._heads((token.replace("_", " "),)))
            return self.literals[token]
        name = token[1:]
        if name not in self.sets:
            hint = did_you_mean(name, frozenset(self.sets), "&") or "define it with &name := word | word"
            column = max(line.text.find(token), 0) + 1
            self.problems.add(line, "unknown-set", f"&{name} is not defined", hint, column)
            return None
        if name not in self.numbers:
            self.numbers[name] = Words(self._heads(self.sets[name]), len(self.numbers))
        return self.numbers[name]

    def _heads(self, members: Sequence[str]) -> dict[str, tuple[Around, ...]]:
        heads: dict[str, list[Around]] = {}
        for member in self._members(members, frozenset()):
            for words in _spellings(member.lower()):
                self._add_head(words, heads)
        return {head: tuple(around) for head, around in heads.items()}

    def _add_head(self, words: list[str], heads: dict[str, list[Around]]) -> None:
        at = next((i for i, w in enumerate(words[1:]) if w in self.grammar["preposition"]), len(words) - 1)
        heads.setdefault(words[at], []).append((tuple(words[:at]), tuple(words[at + 1 :])))

    def _members(self, members: Sequence[str], seen: frozenset[str]) -> Iterator[str]:
        for member in members:
            if member.startswith("&"):
                if member not in seen:
                    yield from self._members(self.sets.get(member[1:], ()), seen | {member})
            else:
                yield member

    def line(self, entry: ActionEntry) -> Line:
        return Line(entry.file, entry.line, entry.pattern, {})

    def heads(self, sketch: Sketch) -> Iterator[tuple[str, str]]:
        """(kind, trigger) of a phrase: all that indexing needs."""
        line = self.line(sketch.entry)
        tokens = _tokens(sketch.text)
        if tokens[0] == "the":
            at = self._noun_at(tokens)
            if at == 1:
                self.problems.add(line, "no-noun", f"{sketch.text!r} has no noun after `the`", "write the attack on T")
            elif (heads := self.words(tokens[at - 1], line)) is not None:
                yield from (("noun", head) for head in heads.heads)
            return
        if len(tokens) < 2:
            self.problems.add(line, "no-verb", f"{sketch.text!r} has no verb", "write S verb …, T verb … or the noun …")
        elif tokens[1] != "be" or len(tokens) == 2:
            yield from (("verb", verb) for verb in self._verbs(tokens[1], line))
        elif (words := self._predicate(tokens[2:], line)) is not None:
            yield from (("predicate", head) for head in words.heads)

    def _predicate(self, rest: Sequence[str], line: Line) -> Words | None:
        elements = self._elements(rest, line)
        if elements is None or not elements:
            return None
        if not elements[0].words:
            self.problems.add(line, "no-predicate", f"{line.text!r}: no word after `be`", "write S be angry at T")
            return None
        return elements[0].words[-1]

    def _noun_at(self, tokens: Sequence[str]) -> int:
        """Where the noun phrase after `the` ends."""
        ends = (
            i
            for i, t in enumerate(tokens)
            if i and (t in SLOTS or t in ("T's", "S's") or t in self.grammar["preposition"])
        )
        return next(ends, len(tokens))

    def compile(self, sketch: Sketch, only: str | None = None) -> Iterator[Pattern]:
        """The patterns of a phrase: one for every word that its trigger may be, or for the word `only`."""
        text, entry = sketch.text, sketch.entry
        line = self.line(entry)
        tokens = _tokens(text)
        if tokens[0] == "the":
            yield from self._noun(sketch, tokens, line, only)
            return
        subject = self._subject(tokens[0], line)
        if subject is not None:
            for verb in self._verbs(tokens[1], line):
                if only is None or verb == only or verb == "be":
                    yield from self._verb(sketch, subject, verb, tokens[2:], line, only)

    def _subject(self, token: str, line: Line) -> str | Words | None:
        return SLOTS[token] if token in SLOTS else self.words(token, line)

    def _verbs(self, token: str, line: Line) -> Iterator[str]:
        if not token.startswith("&"):
            yield token.lower()
        elif (words := self.words(token, line)) is not None:
            yield from words.heads

    def _verb(
        self,
        sketch: Sketch,
        subject: str | Words,
        verb: str,
        rest: Sequence[str],
        line: Line,
        only: str | None,
    ) -> Iterator[Pattern]:
        elements = self._elements(rest, line)
        if elements is None:
            return
        if verb != "be" or not elements:
            if only is None or verb == only:
                yield self._pattern(sketch, "verb", verb, subject, elements)
            return
        first = elements[0]
        if not first.words:
            return
        modifiers = (
            Element(first.preposition, None, first.words[:-1]) if first.words[:-1] or first.preposition else None
        )
        others = (modifiers, *elements[1:]) if modifiers else elements[1:]
        for trigger in _wanted(first.words[-1].heads, only):
            yield self._pattern(sketch, "predicate", trigger, subject, others)

    def _noun(self, sketch: Sketch, tokens: Sequence[str], line: Line, only: str | None) -> Iterator[Pattern]:
        at = self._noun_at(tokens)
        elements = self._elements(tokens[at:], line)
        modifiers = [self.words(t, line) for t in tokens[1 : at - 1]]
        heads = self.words(tokens[at - 1], line)
        if elements is None or heads is None or None in modifiers:
            return
        extra = Element(None, None, tuple(m for m in modifiers if m)) if modifiers else None
        for head in _wanted(heads.heads, only):
            whole = Words({head: heads.heads[head]}, heads.number)
            parts = (extra, *elements) if extra else elements
            yield self._pattern(sketch, "noun", head, None, parts, whole)

    def _elements(self, tokens: Sequence[str], line: Line) -> tuple[Element, ...] | None:
        """The phrases after a trigger, read once: alternatives of an entry share them."""
        text = " ".join(tokens)
        elements = self._read.get(text)
        if elements is None:
            elements = self._read_elements(tokens, line)
            if elements is not None:
                self._read[text] = elements
        return elements

    def _read_elements(self, tokens: Sequence[str], line: Line) -> tuple[Element, ...] | None:
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
        self,
        sketch: Sketch,
        kind: str,
        trigger: str,
        subject: str | Words | None,
        elements: tuple[Element, ...],
        whole: Words | None = None,
    ) -> Pattern:
        entry = sketch.entry
        words = literal = slots = 0
        if isinstance(subject, Words):
            words, literal = 1, int(subject.literal)
        elif subject is not None:
            slots = len(subject.strip("*"))
        for element in elements:
            slots += element.slot is not None
            for word in element.words:
                words += 1
                literal += word.number < 0
        depth = len(entry.code or "-----")
        rank = (-words, -literal, -slots, -depth, -sketch.order, entry.line, sketch.number)
        bound = whole if whole is not None and ((), ()) not in whole.heads[trigger] else None
        needs, sets = _needs(kind, subject, elements)
        return Pattern(sketch.text, kind, trigger, subject, elements, entry, rank, bound, needs, sets)


def compile_actions(
    entries: Sequence[ActionEntry], sets: WordSets, grammar: Grammar, problems: Problems
) -> ActionTable:
    """Compile entries; later files win over earlier ones. What cannot be compiled is a diagnostic."""
    compiler = Compiler(sets, grammar, problems)
    order = {name: number for number, name in enumerate(dict.fromkeys(e.file for e in entries))}
    removed = {text: at for at, e in enumerate(entries) if e.removed for text in expand(e.pattern)}
    sketches: dict[str, dict[str, list[Sketch]]] = {"verb": {}, "noun": {}, "predicate": {}}
    texts: list[str] = []
    for at, entry in enumerate(entries):
        if entry.removed:
            continue
        for text in expand(entry.pattern):
            if text and removed.get(text, -1) < at:  # a removal takes away what stands above it
                texts.append(text)
                sketch = Sketch(text, entry, order[entry.file], len(texts))
                for kind, trigger in compiler.heads(sketch):
                    sketches[kind].setdefault(trigger, []).append(sketch)
    used = {word[1:] for text in texts for word in text.split() if word.startswith("&")}
    for name in filter(used.__contains__, sets):  # most others are classes of the grammar
        compiler.words(f"&{name}", Line("", 0, "", {}))
    sets_of: dict[str, list[int]] = {}
    for words in compiler.numbers.values():
        for head in words.heads:
            sets_of.setdefault(head, []).append(words.number)
    frozen = {kind: {word: tuple(found) for word, found in by.items()} for kind, by in sketches.items()}
    return ActionTable(frozen, {word: tuple(numbers) for word, numbers in sets_of.items()}, len(texts), compiler)


def compile_all(table: ActionTable, files: Container[str] | None = None) -> None:
    """Compile every entry now, or those of `files`, so that every problem is found: for lint."""
    for triggers in table.sketches.values():
        for sketch in (sketch for found in triggers.values() for sketch in found):
            if files is None or sketch.entry.file in files:
                any(table.compiler.compile(sketch))


def _spellings(member: str) -> Iterator[list[str]]:
    """A hyphenated word is one token for some parsers and several for others."""
    yield member.split()
    if "-" in member.strip("-"):
        yield member.replace("-", " ").split()


def _wanted(heads: Mapping[str, object], only: str | None) -> Iterable[str]:
    if only is None:
        return heads
    return (only,) if only in heads else ()


def _tokens(text: str) -> list[str]:
    return text.replace("S and T", "S&T").split()


def _needs(
    kind: str, subject: str | Words | None, elements: Iterable[Element]
) -> tuple[frozenset[str], frozenset[int]]:
    """Words that a sentence must hold for a pattern to match in it, and sets of which it must hold a member."""
    wanted = [subject] if isinstance(subject, Words) else []
    words: set[str] = set()
    for element in elements:
        wanted += element.words
        # An infinitive may stand without *to*; the slots of nouns are also filled by possessors.
        if element.preposition and not (element.preposition == "to" if element.words else kind == "noun"):
            words.add(element.preposition)
    words.update(head for w in wanted if w.literal and len(w.heads) == 1 for head in w.heads)
    return frozenset(words), frozenset(w.number for w in wanted if not w.literal)
