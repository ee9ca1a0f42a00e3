"""The native format of actions, operators and word lists; see docs/dictionary-format.md.

Reading gives entries as written; `eventcode.actions.compile` turns them into lookups.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping

import attrs

from eventcode.lexicon.lines import Line, Problems, Source, parse_attributes, read_lines
from eventcode.ontology import cameo

__all__ = [
    "ActionEntry",
    "Example",
    "OperatorEntry",
    "WordSets",
    "expand",
    "read_actions",
    "read_operators",
    "read_words",
]

ATTRIBUTES = frozenset(
    [
        "acled",
        "mode",
        "weapon",
        "lethal",
        "source",
        "negated",
        "alone",
        "needs",
        "aim",
        "code",
        "armed",
        "civil",
        "crowd",
        "police",
        "place",
        "blame",
        "note",
    ]
)
BY_WHOM = ("armed", "civil", "code-", "crowd", "place", "police")
"""What the names of attributes that hold the code for some sources or targets begin with."""
_SET = re.compile(r"&?([\w-]+)\s*(:=|\+=)\s*(.*)$")
_CODE = re.compile(r"\d{2,4}$|---$")
_ALTERNATIVES = re.compile(r"\{([^{}]*)\}")

WordSets = dict[str, tuple[str, ...]]


@attrs.frozen
class Example:
    """A sentence kept beside an entry; `counter` examples must not be coded by it."""

    text: str
    counter: bool
    line: int


@attrs.frozen
class ActionEntry:
    """One line of an action dictionary. `code` is `None` for `---`; `back` codes the other direction."""

    pattern: str
    code: str | None
    back: str | None
    file: str
    line: int
    attributes: Mapping[str, str] = attrs.field(factory=dict)
    examples: tuple[Example, ...] = ()
    removed: bool = False

    @property
    def entry(self) -> str:
        """Where the line stands, as results name it: `actions/19-fight.txt:12`."""
        return f"{self.file}:{self.line}"


@attrs.frozen
class OperatorEntry:
    """One line of an operator dictionary: words and what they do to the event below them."""

    words: str
    effect: str
    file: str
    line: int

    @property
    def entry(self) -> str:
        """Where the line stands, as results name it: `actions/19-fight.txt:12`."""
        return f"{self.file}:{self.line}"


def expand(text: str) -> Iterator[str]:
    """The plain phrases that a phrase with `{a|b}` alternatives stands for.

    >>> list(expand("S {open|resume} fire on T"))
    ['S open fire on T', 'S resume fire on T']
    >>> list(expand("{fighter jet|drone} bomb T"))
    ['fighter_jet bomb T', 'drone bomb T']
    """
    pieces = _ALTERNATIVES.split(text)
    choices = [[p] if i % 2 == 0 else [a.strip() for a in p.split("|")] for i, p in enumerate(pieces)]
    if text.startswith("{"):  # a subject: its words stay together
        choices[1] = ["_".join(words.split()) for words in choices[1]]
    for choice in itertools.product(*choices):
        yield " ".join("".join(choice).split())


def read_actions(source: Source, sets: WordSets, problems: Problems) -> tuple[ActionEntry, ...]:
    """The entries of an action dictionary; its sets are added to `sets`."""
    entries: list[ActionEntry] = []
    for line in read_lines(source, problems, ATTRIBUTES):
        if line.text.startswith((">", "!>")):
            _attach_example(line, entries, problems)
        elif line.text.startswith("- "):
            entries.append(
                ActionEntry(" ".join(line.text[2:].split()), None, None, line.file, line.number, removed=True)
            )
        elif line.text.startswith("&") and (found := _SET.match(line.text)):
            _add_set(found, line, sets, problems)
        else:
            entry = _action(line, problems)
            if entry is not None:
                entries.append(entry)
    return tuple(entries)


def read_words(source: Source, sets: WordSets, problems: Problems) -> None:
    """Add the named lists of a word file to `sets`."""
    for line in read_lines(source, problems):
        found = _SET.match(line.text)
        if found:
            _add_set(found, line, sets, problems)
        else:
            problems.add(line, "bad-set", "a word list is `name := member | member`", "use := or +=")


def read_operators(source: Source, problems: Problems) -> tuple[OperatorEntry, ...]:
    """The operators of a file, alternatives expanded."""
    entries: list[OperatorEntry] = []
    for line in read_lines(source, problems):
        words, equals, effect = (part.strip() for part in line.text.partition("="))
        if not equals or not words or not re.fullmatch(r"[a-z-]+", effect):
            problems.add(line, "bad-operator", "an operator is `words = effect`", "write e.g. vow to = planned")
        elif words.count("{") != words.count("}"):
            problems.add(line, "unbalanced-bracket", "braces are not balanced", "add the missing brace")
        else:
            phrases = (phrase.replace("_", " ") for phrase in expand(words))  # each word is looked up for itself
            entries.extend(OperatorEntry(phrase, effect, line.file, line.number) for phrase in phrases)
    return tuple(entries)


def _attach_example(line: Line, entries: list[ActionEntry], problems: Problems) -> None:
    if not entries:
        problems.add(line, "stray-example", "an example without an entry above it", "move it below its entry")
        return
    counter = line.text.startswith("!")
    text = line.text.lstrip("!").lstrip(">").strip()
    last = entries[-1]
    entries[-1] = attrs.evolve(last, examples=(*last.examples, Example(text, counter, line.number)))


def _add_set(found: re.Match[str], line: Line, sets: WordSets, problems: Problems) -> None:
    name, sign, members = found[1], found[2], found[3]
    words = tuple(filter(None, (" ".join(m.split()) for m in members.split("|"))))
    if not words:
        problems.warn(line, "empty-set", f"&{name} has no members", "add members separated by |")
    if sign == ":=" and name in sets:
        problems.warn(line, "duplicate-set", f"&{name} is defined again", "use += to add members")
    sets[name] = (*sets.get(name, ()), *(w for w in words if w not in sets.get(name, ())))


def _action(line: Line, problems: Problems) -> ActionEntry | None:
    text, attributes = _split_attributes(line.text)
    pattern, equals, right = text.rpartition("=")
    if not equals:
        problems.add(line, "no-equals", "an entry is `pattern = code`", "write S attack T = 190", len(line.text))
        return None
    codes = _codes(right, line, problems)
    if codes is None:
        return None
    if pattern.count("{") != pattern.count("}"):
        problems.add(line, "unbalanced-bracket", "braces are not balanced", "add the missing brace")
        return None
    merged = {**line.defaults, **parse_attributes(line, attributes, problems, ATTRIBUTES)}
    return ActionEntry(" ".join(pattern.split()), *codes, line.file, line.number, merged)


def _codes(text: str, line: Line, problems: Problems) -> tuple[str | None, str | None] | None:
    """The code and that of the other direction, `None` for `---`; no codes where one cannot be read."""
    code, arrow, back = (part.strip() for part in text.partition("<>"))
    for part in (code, back) if arrow else (code,):
        if not _CODE.match(part) or (part != "---" and not cameo.is_code(part)):
            column = max(line.text.rfind(part), 0) + 1
            said = f"{part!r} is not a CAMEO code"
            problems.add(line, "unknown-event-code", said, "2 to 4 digits, see docs/ontology.md, or ---", column)
            return None
    return (None if code == "---" else code), (back if arrow and back != "---" else None)


def _split_attributes(text: str) -> tuple[str, str]:
    """The entry and its attributes: a brace after the last `=` opens them, those before are alternatives."""
    brace = text.find("{", text.rfind("="))
    return (text[:brace].strip(), text[brace:]) if brace >= 0 else (text, "")
