"""When: expressions of time against the publication date."""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from collections.abc import Callable, Iterator, Mapping

import attrs

from eventcode._evolve import evolved

__all__ = ["DateFinder", "TimeExpression"]

DAY, WEEK, MONTH = 1, 2, 3
_WORD = re.compile(r"[^\W\d_]+")
_DIGITS = re.compile(r"\d\d|\d[./]\d")
# A day without a year lies at most this far after the publication: "on Saturday, 3 May" in an announcement.
_AHEAD = dt.timedelta(days=7)


@attrs.frozen
class TimeExpression:
    """A date with ACLED's precision (1 day, 2 week, 3 month), where it stands in the text, and, for a range,
    its last day."""

    date: dt.date
    precision: int
    start: int
    end: int
    last: dt.date | None = None
    relative: bool = False


Reader = Callable[["DateFinder", "re.Match[str]", "dt.date | None"], "TimeExpression | None"]


@attrs.frozen(eq=False)
class DateFinder:
    """Finds expressions of time in a text. Built from the words of `dates.txt`."""

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    seasons: Mapping[str, tuple[int, int]]
    relative: Mapping[str, tuple[str, int]]
    units: Mapping[str, int]
    parts: Mapping[str, str]
    numbers: Mapping[str, int]
    shapes: tuple[tuple[re.Pattern[str], str], ...]
    cues: Mapping[str, str]

    @classmethod
    def build(cls, table: Mapping[str, str], numbers: Mapping[str, int]) -> DateFinder:
        """Compile the words of a date table (`word -> meaning`)."""
        months, weekdays, units = (_numbered(table, kind) for kind in ("month", "weekday", "unit"))
        seasons = {}
        relative = {}
        for word, meaning in table.items():
            kind, _, value = meaning.partition(" ")
            if kind == "season":
                first, last = value.split("-")
                seasons[word] = (int(first), int(last))
            elif kind in ("day", "week", "month-relative", "year"):
                relative[word] = (kind, int(value))
        parts = {w: m.split()[1] for w, m in table.items() if m.startswith("part ")}
        approx = [w for w, m in table.items() if m == "approx"]
        shapes = _shapes(months, weekdays, seasons, relative, units, parts, approx, numbers)
        cues = {phrase.split()[-1]: "relative" for phrase in relative}
        cues.update(dict.fromkeys(units, "unit") | dict.fromkeys(seasons, "season"))
        cues.update(dict.fromkeys(weekdays, "weekday") | dict.fromkeys(months, "month"))
        return cls(months, weekdays, seasons, relative, units, parts, numbers, shapes, cues)

    def find(self, text: str, base: dt.date | None, start: int = 0) -> tuple[TimeExpression, ...]:
        """Expressions of a text, left to right, without overlaps. Relative ones need `base`, the publication
        date. `start` is added to the offsets.

        >>> from eventcode.attributes.lexicon import AttributeLexicon
        >>> finder = AttributeLexicon.default().dates
        >>> base = dt.date(2021, 7, 30)
        >>> [(str(e.date), e.precision) for e in finder.find("Clashes on Thursday after a truce in June", base)]
        [('2021-07-29', 1), ('2021-06-01', 3)]
        """
        present = {self.cues[w] for w in _WORD.findall(text.lower()) if w in self.cues}
        if _DIGITS.search(text):
            present.add("digit")
        if not present:
            return ()
        found: list[TimeExpression] = []
        taken: list[tuple[int, int]] = []
        for pattern, name in self.shapes:
            if present.isdisjoint(_NEEDS[name]):
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


def _any(words: Iterator[str] | list[str] | Mapping[str, object]) -> str:
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(words, key=len, reverse=True))


def _shapes(
    months: Mapping[str, int],
    weekdays: Mapping[str, int],
    seasons: Mapping[str, tuple[int, int]],
    relative: Mapping[str, tuple[str, int]],
    units: Mapping[str, int],
    parts: Mapping[str, str],
    approx: list[str],
    numbers: Mapping[str, int],
) -> tuple[tuple[re.Pattern[str], str], ...]:
    """One regular expression a shape, the more explicit first."""
    month, weekday, about = f"(?P<month>{_any(months)})\\b\\.?", _any(weekdays), _any(approx)
    day = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
    year = r"(?P<year>(?:19|20)\d\d)"
    lead = rf"(?P<approx>\b(?:{about})\s+)?"
    other = r"(?:\s*(?:-|–|to|and|until|or|&)\s*(?P<last>[0-3]?\d)(?:st|nd|rd|th)?)?"
    part = rf"(?P<part>\b(?:{_any(parts)})[\s-]+)"
    count = rf"(?P<count>\d+|{_any([w for w, n in numbers.items() if 1 <= n <= 20])})"
    unit = rf"(?P<unit>{_any(units)})"
    table = (
        ("full", rf"{lead}(?<![\d./]){day}{other}\s+(?:of\s+)?{month},?(?:\s+{year}\b)?(?!\d)"),
        ("full", rf"{lead}\b{month}\s+(?:the\s+)?{day}(?![\d,]\d|\d|:\d){other}(?:,?\s+{year}\b)?(?!\d)"),
        ("iso", r"\b(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)\b"),
        ("numeric", r"(?<![\d/.])(?P<day>[0-3]?\d)[/.](?P<month>[01]?\d)[/.](?P<year>(?:19|20)?\d\d)(?![\d/])"),
        ("numeric", r"(?<=[(\[])(?P<day>[0-3]?\d)/(?P<month>[01]?\d)(?=[)\]])"),
        ("partial", rf"{part}?\b(?:in\s+)?{month},?\s+(?:of\s+)?{year}\b"),
        ("season", rf"\b(?P<season>{_any(seasons)})\s+(?:of\s+)?{year}\b"),
        ("relative", rf"(?<![\w-])(?P<words>{_any(relative)})\b"),
        ("last", rf"\b(?P<which>last|next)\s+(?P<weekday>{weekday})\b"),
        ("ago", rf"\b{count}\s+{unit}\s+(?:ago|earlier|before)\b"),
        ("weekday", rf"\b(?P<weekday>{weekday})\b(?:'s)?"),
        ("partial", rf"{part}\b{month}(?!\w)"),
        ("partial", rf"(?<=\bin\s){month}(?!\w)|(?<=\bsince\s){month.replace('month', 'month2')}(?!\w)"),
        ("year", rf"(?:\b(?:in|since|of|during|from|until|by|early|late|mid)[\s-]+|(?<=\()){year}\b(?![-–/]\d)"),
    )
    return tuple(
        (re.compile(text, 0 if name in ("weekday", "last", "partial", "full") else re.I), name)
        for name, text in _cased(table)
    )


def _cased(table: tuple[tuple[str, str], ...]) -> Iterator[tuple[str, str]]:
    for name, text in table:
        yield name, f"(?i:{text})"


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
    month, day = finder.months[match["month"].lower()], int(match["day"])
    if match["month"].islower() and match["month"] in ("may", "march", "mar", "sat", "sun"):
        return None
    year = int(match["year"]) if match["year"] else _year_for(base, month, day)
    date = _valid(year, month, day) if year else None
    if date is None or year is None:
        return None
    last = _valid(year, month, int(match["last"])) if match["last"] else None
    return TimeExpression(date, WEEK if match["approx"] else DAY, 0, 0, last)


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
    name = match["month"] or _group(match, "month2")
    if name is None or name[0].islower():
        return None
    month = finder.months[name.lower()]
    written = _group(match, "year")
    year = int(written) if written else _year_for(base, month, 1)
    if year is None:
        return None
    part = _group(match, "part")
    day = {"mid": 15, "late": 25}.get(finder.parts.get((part or "").strip(" -").lower(), ""), 1)
    return TimeExpression(dt.date(year, month, day), WEEK if part else MONTH, 0, 0)


def _season(finder: DateFinder, match: re.Match[str], base: dt.date | None) -> TimeExpression | None:
    first, _ = finder.seasons[match["season"].lower()]
    return TimeExpression(dt.date(int(match["year"]), first, 1), MONTH, 0, 0)


def _relative(finder: DateFinder, match: re.Match[str], base: dt.date | None) -> TimeExpression | None:
    if base is None:
        return None
    kind, amount = finder.relative[" ".join(match["words"].lower().split())]
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
    if (
        base is None
        or word[0].islower() != word.islower()
        or (word.lower() in ("sat", "sun", "mon", "wed") and not word[0].isupper())
    ):
        return None
    back = (base.weekday() - finder.weekdays[word.lower()]) % 7
    which = (_group(match, "which") or "").lower()
    days = 7 - back if which == "next" else -(back or 7) if which == "last" else -back
    return TimeExpression(base + dt.timedelta(days=days), DAY, 0, 0, relative=True)


def _ago(finder: DateFinder, match: re.Match[str], base: dt.date | None) -> TimeExpression | None:
    if base is None:
        return None
    word, unit = match["count"].lower(), finder.units[match["unit"].lower()]
    count = int(word) if word.isdigit() else finder.numbers[word]
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
    "full": frozenset({"month"}),
    "iso": frozenset({"digit"}),
    "numeric": frozenset({"digit"}),
    "partial": frozenset({"month"}),
    "season": frozenset({"season"}),
    "relative": frozenset({"relative", "unit"}),
    "last": frozenset({"weekday"}),
    "weekday": frozenset({"weekday"}),
    "ago": frozenset({"unit"}),
    "year": frozenset({"digit"}),
}
_READERS: Mapping[str, Reader] = {
    "full": _full,
    "iso": _iso,
    "numeric": _numeric,
    "partial": _partial,
    "season": _season,
    "relative": _relative,
    "last": _weekday,
    "weekday": _weekday,
    "ago": _ago,
    "year": _year,
}
