"""When: expressions of time against the publication date."""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from collections.abc import Callable, Iterable, Mapping
from collections.abc import Set as AbstractSet
from itertools import filterfalse

import attrs

from eventcode._evolve import evolved
from eventcode._records import record
from eventcode.document import Document, Sentence
from eventcode.lexicon.grammar import Grammar

__all__ = ["DateFinder", "TimeExpression"]

DAY, WEEK, MONTH = 1, 2, 3
_WORD = re.compile(r"[^\W\d_]+")
_FIGURE = re.compile(r"\d")
_FIGURES = {"figures of a year": re.compile(r"(?:19|20)\d\d"), "figures of a day": re.compile(r"\d[./]\d")}
# A day without a year lies at most this far after the publication: "on Saturday, 3 May" in an announcement.
_AHEAD = dt.timedelta(days=7)


@record
class TimeExpression:
    """A date with ACLED's precision (1 day, 2 week, 3 month), where it stands in the text, and, for a range,
    its last day. `ahead` is what it means of something still to come, where that is another date: of "Friday" in a
    text of Thursday tomorrow and not last week."""

    date: dt.date
    precision: int
    start: int
    end: int
    last: dt.date | None = None
    relative: bool = False
    ahead: dt.date | None = None


Reader = Callable[["DateFinder", "re.Match[str]", "dt.date | None"], "TimeExpression | None"]


@attrs.frozen(eq=False)
class _Words:
    """The words of `dates.txt` by what they mean, and the sets `date-…` that stand around them."""

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    seasons: Mapping[str, tuple[int, int]]
    relative: Mapping[str, tuple[str, int]]
    units: Mapping[str, int]
    parts: Mapping[str, str]
    approximate: tuple[str, ...]
    numbers: Mapping[str, int]
    grammar: Grammar

    @classmethod
    def of(cls, table: Mapping[str, str], numbers: Mapping[str, int], grammar: Grammar) -> _Words:
        seasons, relative = {}, {}
        for word, meaning in table.items():
            kind, _, value = meaning.partition(" ")
            if kind == "season":
                first, last = value.split("-")
                seasons[word] = (int(first), int(last))
            elif kind in ("day", "week", "month-relative", "year"):
                relative[word] = (kind, int(value))
        months, weekdays, units = (_numbered(table, kind) for kind in ("month", "weekday", "unit"))
        parts = {w: m.split()[1] for w, m in table.items() if m.startswith("part ")}
        approximate = tuple(w for w, m in table.items() if m == "approx")
        return cls(months, weekdays, seasons, relative, units, parts, approximate, numbers, grammar)


@attrs.frozen(eq=False)
class DateFinder:
    """Finds expressions of time in a text. `shapes` are tried in their order; `cues` has, by its last word, each phrase
    that some of them cannot stand without: its kind and all its words."""

    words: _Words
    shapes: tuple[tuple[re.Pattern[str], str], ...]
    cues: Mapping[str, tuple[tuple[str, frozenset[str]], ...]]
    _cue_words: frozenset[str] = attrs.field(init=False, repr=False)

    @_cue_words.default
    def _words_of_cues(self) -> frozenset[str]:
        return frozenset(self.cues)

    @classmethod
    def build(cls, table: Mapping[str, str], numbers: Mapping[str, int], grammar: Grammar) -> DateFinder:
        """Compile the words of a date table (`word -> meaning`), with number words and a coder's word lists."""
        words = _Words.of(table, numbers, grammar)
        phrases: dict[str, Iterable[str]] = {
            "relative": words.relative,
            "unit": words.units,
            "season": words.seasons,
            "weekday": words.weekdays,
            "month": words.months,
            "ago": grammar["date-ago"],
            "which": grammar["date-last"] | grammar["date-next"],
        }
        cues: dict[str, tuple[tuple[str, frozenset[str]], ...]] = {}
        for kind, members in phrases.items():
            for found in filter(None, map(_WORD.findall, members)):
                cues[found[-1]] = (*cues.get(found[-1], ()), (kind, frozenset(found)))
        shapes = tuple((re.compile(text, re.I), name) for name, text in _shapes(words))
        return cls(words, shapes, cues)

    def in_sentence(self, document: Document, sentence: Sentence, base: dt.date | None) -> tuple[TimeExpression, ...]:
        """Expressions of a sentence, as `find` gives them; the parse has its words already, and lemmas do no harm."""
        text = document.text[sentence.start : sentence.end]
        parts = " ".join(filterfalse(str.isalpha, sentence.positions))  # "mid-July"
        return self._find(text, base, sentence.start, sentence.positions.keys() | _WORD.findall(parts))

    def find(self, text: str, base: dt.date | None) -> tuple[TimeExpression, ...]:
        """Expressions of a text, left to right, without overlaps. Relative ones need `base`, the publication
        date.

        >>> from eventcode.attributes.lexicon import AttributeLexicon
        >>> finder = AttributeLexicon.default().dates
        >>> base = dt.date(2021, 7, 30)
        >>> [(str(e.date), e.precision) for e in finder.find("Clashes on Thursday after a truce in June", base)]
        [('2021-07-29', 1), ('2021-06-01', 3)]
        """
        return self._find(text, base, 0, frozenset(_WORD.findall(text.lower())))

    def _find(self, text: str, base: dt.date | None, start: int, words: AbstractSet[str]) -> tuple[TimeExpression, ...]:
        """The expressions of a text that holds no other `words`; `start` is added to their offsets."""
        present = {kind for word in self._cue_words & words for kind, whole in self.cues[word] if whole <= words}
        if _FIGURE.search(text):
            present.add("figure")
            present.update([kind for kind, figures in _FIGURES.items() if figures.search(text)])
        if not present:
            return ()
        found: list[TimeExpression] = []
        taken: list[tuple[int, int]] = []
        for pattern, name in self.shapes:
            if not _NEEDS[name] <= present:
                continue
            for match in pattern.finditer(text):
                if any(match.start() < e and s < match.end() for s, e in taken):
                    continue
                expression = _READERS[name](self, match, base)
                if expression is not None:
                    taken.append(match.span())
                    found.append(evolved(expression, start=match.start() + start, end=match.end() + start))
        return tuple(sorted(found, key=lambda e: e.start))

    def read(self, text: str, base: dt.date | None) -> TimeExpression | None:
        """One expression, alone in a string: the shapes above, else what `dateparser` makes of it."""
        found = self.find(text, base)
        return found[0] if found else _dateparser(text, base)


def _numbered(table: Mapping[str, str], kind: str) -> dict[str, int]:
    return {w: int(m.split()[1]) for w, m in table.items() if m.split()[0] == kind and len(m.split()) == 2}


def _any(words: Iterable[str]) -> str:
    """A regular expression of alternatives, the longest first; one that matches nothing where there are none."""
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(words, key=len, reverse=True)) or "(?!)"


def _shapes(words: _Words) -> tuple[tuple[str, str], ...]:
    """One regular expression a shape, the more explicit first."""

    def around(name: str) -> str:
        return _any(words.grammar[name])

    month, weekday = rf"(?P<month>{_any(words.months)})\b\.?", f"(?P<weekday>{_any(words.weekdays)})"
    ordinal, of = f"(?:{around('date-ordinal')})?", rf"(?:(?:{around('date-of')})\s+)?"
    day, year = rf"(?P<day>[0-3]?\d){ordinal}", r"(?P<year>(?:19|20)\d\d)"
    lead = rf"(?P<approx>\b(?:{_any(words.approximate)})\s+)?"
    until = rf"(?:\s*(?:-|–|&|{around('date-range')})\s*(?P<last>[0-3]?\d){ordinal})?"
    part = rf"(?P<part>\b(?:{_any(words.parts)})[\s-]+)"
    count = rf"(?P<count>\d+|{_any(w for w, n in words.numbers.items() if 1 <= n <= 20)})"
    which = f"(?P<which>{_any(words.grammar['date-last'] | words.grammar['date-next'])})"
    inside = "|".join(rf"(?<=\b{re.escape(w)}\s)" for w in words.grammar["date-month-lead"]) or "(?!)"
    return (
        ("full", rf"{lead}(?<![\d./]){day}{until}\s+{of}{month},?(?:\s+{year}\b)?(?!\d)"),
        (
            "full",
            rf"{lead}\b{month}\s+(?:(?:{around('date-article')})\s+)?{day}(?![\d,]\d|\d|:\d){until}"
            rf"(?:,?\s+{year}\b)?(?!\d)",
        ),
        ("iso", r"\b(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)\b"),
        ("numeric", r"(?<![\d/.])(?P<day>[0-3]?\d)[/.](?P<month>[01]?\d)[/.](?P<year>(?:19|20)?\d\d)(?![\d/])"),
        ("numeric", r"(?<=[(\[])(?P<day>[0-3]?\d)/(?P<month>[01]?\d)(?=[)\]])"),
        ("month of a year", rf"{part}?\b(?:(?:{around('date-month-lead')})\s+)?{month},?\s+{of}{year}\b"),
        ("season", rf"\b(?P<season>{_any(words.seasons)})\s+{of}{year}\b"),
        ("relative", rf"(?<![\w-])(?P<words>{_any(words.relative)})\b"),
        ("last", rf"\b{which}\s+{weekday}\b"),
        ("ago", rf"\b{count}\s+(?P<unit>{_any(words.units)})\s+(?:{around('date-ago')})\b"),
        ("weekday", rf"\b{weekday}\b(?:'s)?"),
        ("partial", rf"{part}\b{month}(?!\w)"),
        ("partial", rf"(?:{inside}){month}(?!\w)"),
        ("year", rf"(?:\b(?:{around('date-year-lead')})[\s-]+|(?<=\()){year}\b(?![-–/]\d)"),
    )


def _valid(year: int, month: int, day: int) -> dt.date | None:
    if not 1 <= month <= 12 or not 1 <= day <= monthrange(year, month)[1]:
        return None
    return dt.date(year, month, day)


def _year_for(base: dt.date | None, month: int, day: int) -> int | None:
    """The year that puts a day without one last before the publication."""
    if base is None:
        return None
    here = _valid(base.year, month, min(day, monthrange(base.year, month)[1]))
    return base.year - 1 if here is not None and here > base + _AHEAD else base.year


def _group(match: re.Match[str], name: str) -> str | None:
    return match.groupdict().get(name)


def _full(finder: DateFinder, match: re.Match[str], base: dt.date | None) -> TimeExpression | None:
    month, day = finder.words.months[match["month"].lower()], int(match["day"])
    if match["month"] in finder.words.grammar["date-common-word"]:
        return None
    year = int(match["year"]) if match["year"] else _year_for(base, month, day)
    date = _valid(year, month, day) if year else None
    if date is None or year is None:
        return None
    last = _valid(year, month, int(match["last"])) if match["last"] else None
    ahead = _valid(year + 1, month, day) if not match["year"] and base is not None and date < base else None
    return TimeExpression(date, WEEK if match["approx"] else DAY, 0, 0, last, ahead=ahead)


def _iso(finder: DateFinder, match: re.Match[str], base: dt.date | None) -> TimeExpression | None:
    date = _valid(int(match["year"]), int(match["month"]), int(match["day"]))
    return TimeExpression(date, DAY, 0, 0) if date else None


def _numeric(finder: DateFinder, match: re.Match[str], base: dt.date | None) -> TimeExpression | None:
    """Day first, as most of the world writes; month first where only that is a date."""
    first, second = int(match["day"]), int(match["month"])
    day, month = (second, first) if second > 12 >= first else (first, second)
    if not 1 <= month <= 12:
        return None
    written = _group(match, "year")
    year = int(written) if written else _year_for(base, month, day)
    if year is None:
        return None
    date = _valid(year + (2000 if year < 70 else 1900) if year < 100 else year, month, day)
    return TimeExpression(date, DAY, 0, 0) if date else None


def _partial(finder: DateFinder, match: re.Match[str], base: dt.date | None) -> TimeExpression | None:
    name = match["month"]
    if name[0].islower():
        return None
    month = finder.words.months[name.lower()]
    written = _group(match, "year")
    year = int(written) if written else _year_for(base, month, 1)
    if year is None:
        return None
    part = _group(match, "part")
    day = {"mid": 15, "late": 25}.get(finder.words.parts.get((part or "").strip(" -").lower(), ""), 1)
    date = dt.date(year, month, day)
    ahead = (
        dt.date(year + 1, month, day)
        if not written and base is not None and (year, month) < base.timetuple()[:2]
        else None
    )
    return TimeExpression(date, WEEK if part else MONTH, 0, 0, ahead=ahead)


def _season(finder: DateFinder, match: re.Match[str], base: dt.date | None) -> TimeExpression | None:
    first, _ = finder.words.seasons[match["season"].lower()]
    return TimeExpression(dt.date(int(match["year"]), first, 1), MONTH, 0, 0)


def _relative(finder: DateFinder, match: re.Match[str], base: dt.date | None) -> TimeExpression | None:
    if base is None:
        return None
    kind, amount = finder.words.relative[" ".join(match["words"].lower().split())]
    if kind == "day":
        return TimeExpression(base + dt.timedelta(days=amount), DAY, 0, 0, relative=True)
    if kind == "week":
        return TimeExpression(base + dt.timedelta(days=7 * amount), WEEK, 0, 0, relative=True)
    if kind == "year":
        return TimeExpression(dt.date(base.year + amount, 1, 1), MONTH, 0, 0, relative=True)
    index = base.year * 12 + base.month - 1 + amount
    date = base if amount == 0 else dt.date(index // 12, index % 12 + 1, 1)
    return TimeExpression(date, MONTH, 0, 0, relative=True)


def _weekday(finder: DateFinder, match: re.Match[str], base: dt.date | None) -> TimeExpression | None:
    """The last such day up to the publication: an article of Friday that says "Friday" means its own day."""
    word = match["weekday"]
    if base is None or word[0].islower() != word.islower() or word in finder.words.grammar["date-common-word"]:
        return None
    back = (base.weekday() - finder.words.weekdays[word.lower()]) % 7
    which = (_group(match, "which") or "").lower()
    words = finder.words.grammar
    days = 7 - back if which in words["date-next"] else -(back or 7) if which in words["date-last"] else -back
    ahead = base + dt.timedelta(days=7 - back) if back and not which else None
    return TimeExpression(base + dt.timedelta(days=days), DAY, 0, 0, relative=True, ahead=ahead)


def _ago(finder: DateFinder, match: re.Match[str], base: dt.date | None) -> TimeExpression | None:
    if base is None:
        return None
    word, unit = match["count"].lower(), finder.words.units[match["unit"].lower()]
    count = int(word) if word.isdigit() else finder.words.numbers[word]
    precision = DAY if unit == 1 else WEEK if unit == 7 else MONTH
    try:
        date = base - dt.timedelta(days=count * unit)
    except OverflowError:
        return None
    return TimeExpression(date, precision, 0, 0, relative=True)


def _year(finder: DateFinder, match: re.Match[str], base: dt.date | None) -> TimeExpression | None:
    return TimeExpression(dt.date(int(match["year"]), 1, 1), MONTH, 0, 0)


def _dateparser(text: str, base: dt.date | None) -> TimeExpression | None:
    """What the library reads; it knows many languages and takes milliseconds, so it comes last."""
    import dateparser

    settings: dict[str, object] = {"PREFER_DATES_FROM": "past", "REQUIRE_PARTS": ["month"]}
    if base is not None:
        settings["RELATIVE_BASE"] = dt.datetime(base.year, base.month, base.day)
    found = dateparser.parse(text, settings=settings)
    return TimeExpression(found.date(), DAY, 0, len(text)) if found is not None else None


_NEEDS: Mapping[str, frozenset[str]] = {
    "full": frozenset({"month", "figure"}),
    "iso": frozenset({"figures of a year"}),
    "numeric": frozenset({"figures of a day"}),
    "month of a year": frozenset({"month", "figures of a year"}),
    "partial": frozenset({"month"}),
    "season": frozenset({"season", "figures of a year"}),
    "relative": frozenset({"relative"}),
    "last": frozenset({"which", "weekday"}),
    "weekday": frozenset({"weekday"}),
    "ago": frozenset({"ago", "unit"}),
    "year": frozenset({"figures of a year"}),
}
_READERS: Mapping[str, Reader] = {
    "full": _full,
    "iso": _iso,
    "numeric": _numeric,
    "month of a year": _partial,
    "partial": _partial,
    "season": _season,
    "relative": _relative,
    "last": _weekday,
    "weekday": _weekday,
    "ago": _ago,
    "year": _year,
}
