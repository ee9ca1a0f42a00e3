"""No entry is idle: every alternative of every action line wins in a sentence made of it, every operator stands
over an event. The sentences are parses by hand (`pattern_sentences`, `operator_sentences`), no model is needed."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator
from functools import cache

import pytest
from operator_sentences import operator_sentences
from pattern_sentences import document_of, sentences, unsaid

from eventcode import Coder
from eventcode.actions.operators import Governing
from eventcode.actions.patterns import Pattern, PatternCompiler, Sketch
from eventcode.actions.tree import Tree
from eventcode.document import Document
from eventcode.events import CodedDocument, Event
from eventcode.lexicon.action_format import ActionEntry, OperatorEntry

BRACES = re.compile(r"\{([^{}]*)\}")
SOURCE, TARGET = "KEN", "PER"  # what the generated sentences have in the slots
CODES = frozenset({"code", "armed", "civil", "place"})  # attributes with a code by who does it or to what
TURNS, TREES, MORE_TREES = 60, 60, 6
TELLS = frozenset({"asserted", "reported", "forced", "insisted", "suggested"})
"""What stands under these operators took place."""

Choice = tuple[int, ...]
Maker = Callable[[Pattern, frozenset[str], int], Iterator[Document]]


@cache
def coder() -> Coder:
    return Coder(parser=None)


@cache
def prepositions() -> frozenset[str]:
    return frozenset(coder().lexicon.grammar["preposition"])


def compiler() -> PatternCompiler:
    return coder().lexicon.actions.table.compiler


def entries() -> list[ActionEntry]:
    return [entry for entry in coder().dictionaries.entries.actions if not entry.removed]


FILES = sorted({entry.file for entry in entries()})


# --- action lines


def documents(text: str, entry: ActionEntry, turn: int, make: Maker = sentences) -> Iterator[tuple[Pattern, Document]]:
    """Sentences made of one phrase of an entry: with the set member of this turn first, then with others."""
    turns = TURNS if "&" in text else 1
    for pattern in compiler().compile(Sketch(text, entry, 0, 0)):
        for more in range(turns):
            limit = MORE_TREES if more else TREES
            for document in itertools.islice(make(pattern, prepositions(), turn + more), limit):
                yield pattern, document


def says(entry: ActionEntry, pattern: Pattern, coded: CodedDocument) -> bool:
    """Whether a sentence is coded by its entry; that of a null entry, or of one that somebody must say (`blame`), by
    nothing, because of the entry."""
    if entry.code is None or "blame" in entry.attributes:
        reasons = [why.detail for why in coded.why_not if why.reason == "suppressed"]
        return not coded.events and any(f"({entry.entry})" in reason for reason in reasons)
    own = [e for e in (*coded.events, *coded.unrealised) if e.action.entry == entry.entry]
    slots = {element.slot for element in pattern.elements}
    if pattern.subject == "S" and "T" in slots:
        return any(who(event) == (SOURCE, TARGET) and event.action.cameo in codes(entry) for event in own)
    return bool(own)


def codes(entry: ActionEntry) -> set[str | None]:
    """The code of an entry, and those that it has by who does it or what it is done to."""
    others = {code for name, code in entry.attributes.items() if name.split("-")[0] in CODES}
    return {entry.code, *others}


def who(event: Event) -> tuple[str | None, str | None]:
    return event.source.code if event.source else None, event.target.code if event.target else None


def is_live(entry: ActionEntry, choice: Choice) -> bool:
    """Whether one phrase of an entry wins in any of its sentences."""
    found = documents(phrase(entry.pattern, choice), entry, sum(choice))
    return any(says(entry, pattern, coder().code_parsed(document)) for pattern, document in found)


def phrase(pattern: str, choice: Choice) -> str:
    """The phrase that takes these alternatives of a pattern's braces."""
    pieces = BRACES.split(pattern)
    for number, at in enumerate(choice):
        words = pieces[2 * number + 1].split("|")[at].split()
        subject = number == 0 and not pieces[0]
        pieces[2 * number + 1] = ("_" if subject else " ").join(words)
    return " ".join("".join(pieces).split())


def choices(sizes: list[int]) -> Iterator[Choice]:
    """Phrases in which every alternative occurs; then each alternative together with others of the other braces."""
    for at in range(max(sizes, default=1)):
        yield tuple(at % size for size in sizes)
    for brace, size in enumerate(sizes):
        for at in range(size):
            for shift in range(1, 20):
                turned = enumerate(sizes)
                yield tuple(at if n == brace else (at + shift * (n or 1)) % other for n, other in turned)


def idle(entry: ActionEntry) -> list[str]:
    """The alternatives of an entry that never win; its pattern, where it has none and does not."""
    braces = [found.split("|") for found in BRACES.findall(entry.pattern)]
    todo = {(brace, at) for brace, words in enumerate(braces) for at in range(len(words))} or {(-1, 0)}
    tried = set()
    for choice in choices([len(words) for words in braces]):
        covers = set(enumerate(choice)) or {(-1, 0)}
        if choice in tried or not covers & todo:
            continue
        tried.add(choice)
        if is_live(entry, choice):
            todo -= covers
        if not todo:
            break
    return [braces[brace][at] if brace >= 0 else entry.pattern for brace, at in sorted(todo)]


@pytest.mark.slow
@pytest.mark.parametrize("file", FILES)
def test_no_alternative_of_an_action_is_idle(file: str) -> None:
    found = {f"{entry.entry} {entry.pattern}": idle(entry) for entry in entries() if entry.file == file}
    assert {line: words for line, words in found.items() if words} == {}


# --- attributes


def having(key: str) -> list[ActionEntry]:
    return [entry for entry in entries() if entry.code is not None and key in entry.attributes]


def won(entry: ActionEntry, make: Maker = sentences) -> Iterator[tuple[Event, CodedDocument]]:
    """The events of an entry's sentences that are its own."""
    for choice in itertools.islice(choices([len(words.split("|")) for words in BRACES.findall(entry.pattern)]), 20):
        for _, document in documents(phrase(entry.pattern, choice), entry, sum(choice), make):
            coded = coder().code_parsed(document)
            for event in (*coded.events, *coded.unrealised):
                if event.action.entry == entry.entry:
                    yield event, coded


def test_lethal_entries_count_a_death() -> None:
    assert [e.entry for e in having("lethal") if not any(event.fatalities for event, _ in won(e))] == []


def test_negated_entries_tell_what_was_left_undone() -> None:
    def left_undone(entry: ActionEntry) -> bool:
        return any(event.negated and event in coded.unrealised for event, coded in won(entry))

    assert [e.entry for e in having("negated") if not left_undone(e)] == []


def test_entries_that_stand_alone_need_no_target() -> None:
    open_ended = [entry for entry in having("alone") if not re.search(r"\bT\b", entry.pattern)]
    assert [e.entry for e in open_ended if not any(event.target is None for event, _ in won(e))] == []


def test_entries_that_need_a_source_give_nothing_without() -> None:
    needing = having("needs")
    assert needing and {entry.attributes["needs"] for entry in needing} == {"source"}
    for entry in needing:
        assert all(event.source is not None for event, coded in won(entry, unsaid) if event in coded.events)


def test_entries_with_a_source_imply_it() -> None:
    """Where nobody is said to do it; words of the pattern may name the agent themselves ("police action")."""

    def implied(entry: ActionEntry) -> bool:
        paths = (event.match.source_path for event, _ in won(entry, unsaid) if event.match is not None)
        return any(path in ("implied by the action", "word before the noun") for path in paths)

    plain = [e for e in having("source") if e.pattern.startswith(("S ", "the ")) and not e.pattern.startswith("S be ")]
    assert plain and [e.entry for e in plain if not implied(e)] == []


# --- operators


def operates(entry: OperatorEntry) -> bool:
    """Whether an operator is found over the event of a sentence, and the event told in its mood: not as an attack
    that took place, unless the operator says so or a pattern of actions has its words ("thwarted an attack")."""
    return any(
        governor.operator == entry.words and governor.effect == entry.effect and told(document, governor)
        for document in map(document_of, operator_sentences(entry, prepositions()))
        for governor in governing(document)
    )


def governing(document: Document) -> list[Governing]:
    """The operators over the attack of a generated sentence, outwards."""
    lexicon = coder().lexicon.actions
    attack = max(token.index for token in document.sentences[0].tokens if token.text == "attack")
    return lexicon.operators.chain(Tree(document.sentences[0], lexicon.grammar), attack)


def told(document: Document, governor: Governing) -> bool:
    """Whether no attack is told as having taken place against what its operator says."""
    plain = [e for e in coder().code_parsed(document).events if e.action.cameo == "190" and e.modality == "asserted"]
    own = [event for event in plain if event.match is not None and governor.index in event.match.tokens]
    return governor.effect in TELLS or not plain or bool(own)


def test_no_operator_is_idle() -> None:
    lines: dict[str, list[str]] = {}
    for entry in coder().dictionaries.entries.operators:
        lines.setdefault(entry.entry, [])
        if not operates(entry):
            lines[entry.entry].append(entry.words)
    assert {line: words for line, words in lines.items() if words} == {}


def test_an_idle_entry_is_found() -> None:
    assert idle(ActionEntry("S {attack|hug} T", "190", None, "mine.txt", 1)) == ["attack", "hug"]
    assert not operates(OperatorEntry("hug to", "planned", "mine.txt", 1))
