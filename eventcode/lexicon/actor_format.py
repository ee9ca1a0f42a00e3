"""The native format of actors and agents: `names = codes {attributes}`; see docs/dictionary-format.md."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping

import attrs

from eventcode.lexicon.lines import Line, Problems, Source, did_you_mean, parse_attributes, read_lines

__all__ = ["ActorEntry", "DatedCode", "Name", "first_day", "last_day", "read_actors"]

KINDS = frozenset(
    [
        "country",
        "territory",
        "region",
        "capital",
        "seat",
        "person",
        "government",
        "military",
        "police",
        "intelligence",
        "party",
        "movement",
        "armed-group",
        "igo",
        "ngo",
        "company",
        "media",
        "church",
        "ethnic",
        "religious",
        "agent",
        "equipment",
    ]
)
ATTRIBUTES = frozenset(
    [
        "kind",
        "inter",
        "acled",
        "assoc",
        "unit",
        "identity",
        "local",
        "member",
        "others",
        "society",
        "country",
        "founded",
        "dissolved",
        "became",
        "note",
    ]
)
LASTING = {"person": frozenset({"GOV", "IGO"}), "armed-group": frozenset({"REB", "SEP", "UAF"})}
"""Roles that a text without a date means, by kind: people are known by their office, armed groups by their wars."""
SETTLED = {"person": "CHR", "armed-group": "MIL"}
"""What they are without a date all the same, where it is the default: clergymen, an army."""
_CODE = re.compile(r"(?P<code>[A-Z0-9]+|---)(?:\s*@\s*(?P<start>[\d-]*)\.\.(?P<end>[\d-]*))?$")
_DATE = re.compile(r"(\d{4})(?:-(\d\d?))?(?:-(\d\d?))?$")


@attrs.frozen
class Name:
    """One spelling. `exact` matches letter for letter; `adjective` modifies role nouns; `blocked` is not coded."""

    text: str
    exact: bool = False
    adjective: bool = False
    blocked: bool = False


@attrs.frozen
class DatedCode:
    """A CAMEO actor code and the days, both included, on which it holds."""

    code: str
    start: dt.date | None = None
    end: dt.date | None = None

    def holds(self, date: dt.date) -> bool:
        """Whether the code holds on a day."""
        return (self.start is None or self.start <= date) and (self.end is None or date <= self.end)

    @property
    def roles(self) -> tuple[str, ...]:
        """The three-letter parts of the code."""
        return tuple([self.code[i : i + 3] for i in range(0, len(self.code), 3)])

    @property
    def dated(self) -> bool:
        """Whether the code holds for some time only."""
        return self.start is not None or self.end is not None


@attrs.frozen
class ActorEntry:
    """One line of an actor or agent dictionary."""

    names: tuple[Name, ...]
    codes: tuple[DatedCode, ...]
    file: str
    line: int
    attributes: Mapping[str, str] = attrs.field(factory=dict)
    agent: bool = False
    removed: bool = False

    @property
    def name(self) -> str:
        """The canonical name."""
        return self.names[0].text

    @property
    def entry(self) -> str:
        """Where the line stands, as results name it: `actors/countries.txt:12`."""
        return f"{self.file}:{self.line}"

    def code_on(self, date: dt.date | None) -> str | None:
        """The code on a day: the first period that covers it, else the undated default, else `None`.

        Without a day the latest office of a person and the latest war of an armed group count (`LASTING`), then a
        period that has not ended, then the default, then what held last.
        """
        dated = [c for c in self.codes if c.dated]
        default = next((c.code for c in self.codes if not c.dated), None)
        if date is not None:
            return next((c.code for c in dated if c.holds(date)), default)
        if not dated:
            return default
        kind = self.attributes.get("kind", "")
        known = [c for c in dated if not LASTING.get(kind, frozenset()).isdisjoint(c.roles)]
        if known and not (default or "").endswith(SETTLED[kind]):
            return max(known, key=lambda c: c.end or dt.date.max).code
        return next((c.code for c in dated if c.end is None), default or dated[-1].code)


def read_actors(source: Source, problems: Problems) -> tuple[ActorEntry, ...]:
    """Every entry that can be read; the rest are diagnostics in `problems`."""
    entries = (_entry(line, source.kind == "agents", problems) for line in read_lines(source, problems, ATTRIBUTES))
    return tuple(entry for entry in entries if entry is not None)


def _entry(line: Line, agent: bool, problems: Problems) -> ActorEntry | None:
    if line.text.startswith("- "):
        gone = (Name(" ".join(line.text[2:].split())),)
        return ActorEntry(gone, (), line.file, line.number, {}, agent, removed=True)
    body, brace, attributes = line.text.partition("{")
    left, equals, right = body.rpartition("=")
    if not equals:
        problems.add(line, "no-equals", "an entry is `names = codes`", "write NAME = CODE", len(line.text))
        return None
    if brace and not attributes.rstrip().endswith("}"):
        problems.add(line, "unbalanced-bracket", "the attributes are not closed", "add }", len(line.text))
        return None
    names = tuple(_name(text, line, problems) for text in left.split("|"))
    codes = tuple(_code(text, line, problems) for text in right.split(","))
    if None in names or None in codes:
        return None
    merged = {**line.defaults, **parse_attributes(line, attributes, problems, ATTRIBUTES)}
    _check_attributes(merged, line, problems)
    return ActorEntry(tuple(n for n in names if n), tuple(c for c in codes if c), line.file, line.number, merged, agent)


def _name(text: str, line: Line, problems: Problems) -> Name | None:
    text = text.strip()
    mark = text[:1] if text[:1] in "~!" else ""
    text = text[len(mark) :].strip()
    exact = len(text) > 2 and text[0] == text[-1] == '"'
    text = " ".join(text.strip('"').split())
    if not any(c.isalnum() for c in text):
        problems.add(line, "empty-name", "a name without letters can never match", "delete it or the extra |")
        return None
    return Name(text, exact, mark == "~", mark == "!")


def _code(text: str, line: Line, problems: Problems) -> DatedCode | None:
    text = text.strip()
    found = _CODE.match(text)
    column = max(line.text.find(text), 0) + 1
    if not found:
        problems.add(line, "bad-code", f"{text!r} is not a code", "CODE or CODE @2000-07-17..2024-12-08", column)
        return None
    if found["start"] is None:
        return DatedCode(found["code"])
    start, end = first_day(found["start"]), last_day(found["end"])
    for written, read in ((found["start"], start), (found["end"], end)):
        if written and read is None:
            problems.add(line, "bad-date", f"{written!r} is not a date", "YYYY, YYYY-MM or YYYY-MM-DD", column)
            return None
    if start and end and end < start:
        problems.add(line, "range-reversed", "the period ends before it begins", "swap the dates", column)
        return None
    return DatedCode(found["code"], start, end)


def first_day(text: str) -> dt.date | None:
    """The first day that a year, month or day names; `None` when the text names none.

    >>> first_day("2000-07")
    datetime.date(2000, 7, 1)
    """
    return _date(text, False)


def last_day(text: str) -> dt.date | None:
    """The last day that a year, month or day names; `None` when the text names none.

    >>> last_day("2024-02")
    datetime.date(2024, 2, 29)
    """
    return _date(text, True)


def _date(text: str, last: bool) -> dt.date | None:
    """The first or last day that a year, month or day names."""
    found = _DATE.match(text)
    if not found:
        return None
    year, month, day = (int(g) if g else None for g in found.groups())
    try:
        if day:
            return dt.date(year or 0, month or 0, day)
        if not last:
            return dt.date(year or 0, month or 1, 1)
        following = dt.date((year or 0) + 1, 1, 1) if not month or month == 12 else dt.date(year or 0, month + 1, 1)
    except ValueError:
        return None
    return following - dt.timedelta(days=1)


def _check_attributes(attributes: dict[str, str], line: Line, problems: Problems) -> None:
    """What cannot be used is said and left out."""
    kind = attributes.get("kind")
    if kind is not None and kind not in KINDS:
        problems.add(line, "unknown-kind", f"unknown kind {kind!r}", did_you_mean(kind, KINDS))
        del attributes["kind"]
    inter = attributes.get("inter")
    if inter is not None and inter not in tuple("12345678"):
        problems.add(line, "bad-inter", f"inter {inter!r} is not 1 to 8", "see ACLED's actor classes")
        del attributes["inter"]
