"""The rule files of incidents, read: sets of cues, families of codes, and rules in order of decision.

docs/incidents.md describes the language.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

import attrs

from eventcode.incidents.cues import CueTable
from eventcode.lexicon.grammar import Grammar
from eventcode.lexicon.lines import Line, Problems, Source, did_you_mean, parse_attributes, read_lines
from eventcode.ontology import acled

__all__ = ["SIDES", "Condition", "Rule", "RuleBook", "read_rules", "sides_named"]

SIDES = frozenset(
    [
        "actor",
        "anyone",
        "armed",
        "bomber",
        "camp",
        "civilians",
        "counter",
        "finder",
        "forces",
        "gang",
        "held",
        "mobbed",
        "moving",
        "owners",
        "partner",
        "party",
        "planter",
        "protesters",
        "resisted",
        "rioters",
        "state",
        "struck",
        "touched",
        "victims",
    ]
)
"""The names of sides that a line may use; `eventcode.incidents.parties` finds who they are."""

_SET = re.compile(r"([&%])([\w-]+)\s*(:=|\+=)\s*(.*)$")
_CUE = re.compile(r"(?:(now|any|label|first)\s+)?&([\w-]+)$")
_DEED = re.compile(r"(?:(lead|now)\s+)?%([\w-]+)(?:\s+by\s+([\d?|]+))?(?:\s+to\s+([\d?|]+))?$")
_NAMED = re.compile(r"named\s+([\d|]+)$")
_SUGGESTS = re.compile(r"suggests\s+(.+)$")
_RULE = re.compile(r"(.+?)\s+if\s+(.+)$")
_SIDES = re.compile(r"parties\s+(.+?)\s+:=\s+(.+)$")
_JOIN = re.compile(r"\s*;\s*|\s+and\s+")
_OWN = frozenset({"parties"})
NOTHING = "---"


@attrs.frozen
class Condition:
    """One condition of a rule. `kind` is `cue`, `deed`, `suggests` or `named`; `by` and `to` are actor classes,
    `?` for unknown."""

    kind: str
    name: str
    mode: str = ""
    by: frozenset[str] = frozenset()
    to: frozenset[str] = frozenset()
    negated: bool = False
    text: str = ""


@attrs.frozen
class Rule:
    """`sub_event` is decided when every condition holds; `None` says that the text tells no incident."""

    sub_event: str | None
    conditions: tuple[Condition, ...]
    where: str
    text: str
    attributes: Mapping[str, str] = attrs.field(factory=dict)
    examples: tuple[str, ...] = ()
    cues: frozenset[str] = attrs.field(init=False, eq=False, repr=False)
    """The sets of cues without which it cannot hold."""

    @cues.default
    def _needed(self) -> frozenset[str]:
        return frozenset(c.name for c in self.conditions if c.kind == "cue" and not c.negated)


@attrs.frozen(eq=False)
class RuleBook:
    """Everything the rule files say, compiled."""

    rules: tuple[Rule, ...]
    cues: CueTable
    words: Grammar
    families: Mapping[str, tuple[str, ...]]
    names: Mapping[str, str]

    def family(self, name: str, code: str) -> bool:
        """Whether a CAMEO code belongs to a family of codes."""
        return code.startswith(self.families.get(name, ()))


def read_rules(sources: Iterable[Source], problems: Problems) -> RuleBook:
    """The rule book of all `@incidents` files, in order."""
    sets: dict[str, tuple[str, ...]] = {}
    families: dict[str, tuple[str, ...]] = {}
    names: dict[str, str] = {}
    rules: list[Rule] = []
    for source in sources:
        for line in read_lines(source, problems):
            if line.text.startswith(">"):
                _example(line, rules, problems)
            elif found := _SET.match(line.text):
                _add(sets if found[1] == "&" else families, found, line, problems)
            elif found := _SIDES.match(line.text):
                if _is_sub_event(found[1], line, problems) and _are_sides(found[2], line, problems):
                    names[f"parties {found[1]}"] = found[2]
            else:
                rule = _rule(line, problems)
                if rule is not None:
                    rules.append(rule)
    _check(rules, sets, families, problems)
    words = Grammar({name: frozenset(m.lower() for m in members) for name, members in sets.items()})
    return RuleBook(tuple(rules), CueTable.build(sets), words, families, names)


def _add(sets: dict[str, tuple[str, ...]], found: re.Match[str], line: Line, problems: Problems) -> None:
    name, sign, members = found[2], found[3], tuple(" ".join(m.split()) for m in _split(found[4]))
    if sign == ":=" and name in sets:
        problems.warn(line, "duplicate-set", f"{found[1]}{name} is defined again", "use += to add members")
    sets[name] = (*sets.get(name, ()), *members)


def _split(text: str) -> list[str]:
    """Members between bars, those inside braces left alone."""
    parts, depth, current = [], 0, ""
    for char in text:
        depth += (char == "{") - (char == "}")
        if char == "|" and depth == 0:
            parts.append(current)
            current = ""
        else:
            current += char
    return [p.strip() for p in (*parts, current) if p.strip()]


def _example(line: Line, rules: list[Rule], problems: Problems) -> None:
    if not rules:
        problems.add(line, "stray-example", "an example without a rule above it", "move it below its rule")
        return
    rules[-1] = attrs.evolve(rules[-1], examples=(*rules[-1].examples, line.text[1:].strip()))


def _rule(line: Line, problems: Problems) -> Rule | None:
    body, brace, attributes = line.text.partition(" {")
    found = _RULE.match(body.strip())
    if not found:
        problems.add(line, "bad-rule", "a rule is `Sub-event type if condition, condition`", "see docs/incidents.md")
        return None
    name = found[1].strip()
    if name != NOTHING and not _is_sub_event(name, line, problems):
        return None
    conditions = [_condition(part.strip()) for part in found[2].split(",")]
    if any(c is None for c in conditions):
        bad = [p.strip() for p, c in zip(found[2].split(","), conditions, strict=True) if c is None]
        problems.add(line, "bad-condition", f"cannot read the condition {bad[0]!r}", "see docs/incidents.md")
        return None
    own = parse_attributes(line, attributes, problems, _OWN) if brace else {}
    if not _are_sides(own.get("parties", ""), line, problems):
        return None
    return Rule(
        None if name == NOTHING else name,
        tuple(c for c in conditions if c is not None),
        line.where,
        line.text,
        own,
    )


def _is_sub_event(name: str, line: Line, problems: Problems) -> bool:
    if acled.is_sub_event(name):
        return True
    problems.add(line, "unknown-sub-event", f"{name!r} is no ACLED sub-event type", "see docs/ontology.md")
    return False


def _are_sides(text: str, line: Line, problems: Problems) -> bool:
    """Whether sides, as a line names them, exist; the first that does not is a diagnostic at its place."""
    start = line.text.rfind(text)
    for side in sides_named(text):
        if side not in SIDES:
            column = line.text.index(side, start) + 1
            problems.add(line, "unknown-side", f"no side is called {side!r}", did_you_mean(side, SIDES), column)
            return False
    return True


def sides_named(text: str) -> tuple[str, ...]:
    """The sides of a line, the first actor's first.

    >>> sides_named("armed ; struck"), sides_named("camp and camp"), sides_named("")
    (('armed', 'struck'), ('camp', 'camp'), ())
    """
    return tuple(filter(None, _JOIN.split(text.strip())))


def _condition(text: str) -> Condition | None:
    negated = text.startswith("no ")
    body = text[3:].strip() if negated else text
    if found := _CUE.match(body):
        return Condition("cue", found[2], found[1] or "", negated=negated, text=text)
    if found := _DEED.match(body):
        return Condition("deed", found[2], found[1] or "", _classes(found[3]), _classes(found[4]), negated, text)
    if (found := _SUGGESTS.match(body)) and acled.is_sub_event(found[1]):
        return Condition("suggests", found[1], negated=negated, text=text)
    if found := _NAMED.match(body):
        return Condition("named", "", "", _classes(found[1]), negated=negated, text=text)
    return None


def _classes(text: str | None) -> frozenset[str]:
    return frozenset(text.split("|")) if text else frozenset()


def _check(
    rules: Iterable[Rule], sets: Mapping[str, object], families: Mapping[str, object], problems: Problems
) -> None:
    for rule in rules:
        for condition in rule.conditions:
            known = {"cue": sets, "deed": families}.get(condition.kind)
            if known is not None and condition.name not in known:
                file, _, number = rule.where.rpartition(":")
                line = Line(file, int(number), rule.text, {})
                problems.add(
                    line,
                    "unknown-set",
                    f"{condition.text!r} names a set that is not defined",
                    "define it above",
                )
