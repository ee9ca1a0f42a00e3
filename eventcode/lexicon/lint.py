"""Everything that is wrong or doubtful in a set of dictionaries, in file and line order."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from eventcode.errors import Diagnostic, Severity
from eventcode.lexicon.action_format import BY_WHOM, ActionEntry, OperatorEntry, expand
from eventcode.lexicon.actor_format import ActorEntry
from eventcode.lexicon.dictionaries import Dictionaries, Entries
from eventcode.lexicon.lines import Line, Problems, did_you_mean
from eventcode.ontology import acled, cameo

__all__ = ["errors", "lint"]

VALUES = {
    "lethal": frozenset({"yes"}),
    "alone": frozenset({"yes"}),
    "negated": frozenset({"yes"}),
    "local": frozenset({"yes"}),
    "member": frozenset({"yes"}),
    "needs": frozenset({"source"}),
    "aim": frozenset({"place", "answered"}),
}
"""The attributes that take a few values only."""
CODED = ("blame", *BY_WHOM)
"""The same of all attributes that hold CAMEO codes."""


def lint(dictionaries: Dictionaries) -> tuple[Diagnostic, ...]:
    """Reading problems, unknown event codes, and names or patterns that stand twice.

    In an overlay a second entry is what the user wants: it is reported as information, with both lines.
    """
    from eventcode.actions.compile import compile_all
    from eventcode.attributes.regions import RegionTable
    from eventcode.attributes.tables import KINDS, read_table
    from eventcode.compiled import compile_lexicon
    from eventcode.incidents.rules import read_rules

    lexicon = compile_lexicon(dictionaries)
    compile_all(lexicon.actions.table)
    problems = Problems(list(lexicon.problems.found))
    read_rules(dictionaries.of_kind("incidents"), problems)
    RegionTable.build(dictionaries, problems)
    for kind in KINDS:
        read_table(dictionaries, kind, problems)
    entries = dictionaries.entries
    _effects(entries.operators, lexicon.actions.crosswalk.effects, problems)
    _actor_codes((*entries.actors, *entries.agents), problems)
    _values((*entries.actors, *entries.agents, *entries.actions), problems)
    _implied(entries.actions, frozenset(lexicon.implied.agents), problems)
    _removals(entries, problems)
    _patterns(entries.actions, dictionaries.overlays, problems)
    _names(entries.actors, dictionaries.overlays, problems)
    _names(entries.agents, dictionaries.overlays, problems)
    found = list(problems.found)
    if dictionaries.petrarch is not None:
        found.extend(dictionaries.petrarch.diagnostics)
    return tuple(sorted(set(found)))


def errors(dictionaries: Dictionaries) -> tuple[Diagnostic, ...]:
    """The lines that cannot be used, in the overlays if there are any: found more quickly than by `lint`."""
    from eventcode.actions.compile import compile_all
    from eventcode.compiled import compile_lexicon

    files = dictionaries.overlays or frozenset(source.name for source in dictionaries.sources)
    lexicon = compile_lexicon(dictionaries)
    compile_all(lexicon.actions.table, files)
    problems = Problems(list(lexicon.problems.found))
    own = attrs.evolve(dictionaries, sources=tuple(s for s in dictionaries.sources if s.name in files)).entries
    _effects(own.operators, lexicon.actions.crosswalk.effects, problems)
    found = {d for d in problems.found if d.severity is Severity.ERROR and d.file in files}
    if dictionaries.petrarch is not None:
        found.update(d for d in dictionaries.petrarch.diagnostics if d.severity is Severity.ERROR)
    return tuple(sorted(found))


def _effects(operators: Iterable[OperatorEntry], effects: frozenset[str], problems: Problems) -> None:
    from eventcode.actions.modality import IN_CONTEXT, MODALITY, NEUTRAL

    known = effects | NEUTRAL | IN_CONTEXT | set(MODALITY)
    for entry in operators:
        if effects and entry.effect not in known:
            hint = did_you_mean(entry.effect, frozenset(known))
            problems.add(_line(entry), "unknown-effect", f"{entry.effect!r} is no effect", hint)


def _actor_codes(entries: Iterable[ActorEntry], problems: Problems) -> None:
    for entry in entries:
        for dated in entry.codes:
            if len(dated.code) % 3:
                problems.warn(_line(entry), "odd-actor-code", f"{dated.code} is not made of three-letter blocks")


def _values(entries: Iterable[ActorEntry | ActionEntry], problems: Problems) -> None:
    for entry in entries:
        for key, value in entry.attributes.items():
            known = VALUES.get(key)
            if known is not None and value not in known:
                hint = did_you_mean(value, known)
                problems.warn(_line(entry), "bad-value", f"{key} is {value!r}, which it never is", hint)


def _implied(actions: Iterable[ActionEntry], agents: frozenset[str], problems: Problems) -> None:
    """What an action names beside its code: the agent who does it, ACLED's name of it, other codes."""
    for entry in actions:
        for key, value in entry.attributes.items():
            if key.partition("-")[0] == "source" and value not in agents:
                problems.warn(_line(entry), "bad-value", f"{key} is {value!r}, which no agent is called")
            if key == "acled" and not acled.is_sub_event(value):
                problems.warn(_line(entry), "bad-value", f"{key} is {value!r}, which is no sub-event type of ACLED")
            if key.startswith(CODED) and value != "---" and not cameo.is_code(value):
                problems.warn(_line(entry), "bad-value", f"{key} is {value!r}, which is no CAMEO code")


def _line(entry: ActorEntry | ActionEntry | OperatorEntry) -> Line:
    return Line(entry.file, entry.line, "", {})


def _removals(entries: Entries, problems: Problems) -> None:
    patterns = {text for entry in entries.actions if not entry.removed for text in expand(entry.pattern)}
    names = {
        name.text.casefold()
        for entry in (*entries.actors, *entries.agents)
        if not entry.removed
        for name in entry.names
    }
    for action in entries.actions:
        if action.removed and not patterns.issuperset(expand(action.pattern)):
            _nothing(action, action.pattern, problems)
    for actor in (*entries.actors, *entries.agents):
        if actor.removed and actor.name.casefold() not in names:
            _nothing(actor, actor.name, problems)


def _nothing(entry: ActorEntry | ActionEntry, words: str, problems: Problems) -> None:
    problems.warn(_line(entry), "removes-nothing", f"{words!r} stands nowhere", "delete the line")


def _patterns(actions: Iterable[ActionEntry], overlays: frozenset[str], problems: Problems) -> None:
    seen: dict[str, ActionEntry] = {}
    for entry in actions:
        for text in expand(entry.pattern):
            first = seen.setdefault(text, entry)
            if first is entry or entry.removed or first.removed:
                continue
            same = "duplicate-pattern" if entry.code == first.code else None
            other = f"is {first.code}", "delete one, or add a word that tells them apart"
            _twice(entry, first, text, same, other, overlays, problems)


def _twice(
    entry: ActionEntry | ActorEntry,
    first: ActionEntry | ActorEntry,
    words: str,
    same: str | None,
    other: tuple[str, str],
    overlays: frozenset[str],
    problems: Problems,
) -> None:
    """What stands in two entries: an overlay means it, one file or the shipped ones do not.

    `same` is the id of the finding where both say the same; `other` is what the first says, and the hint.
    """
    line = _line(entry)
    if entry.file in overlays and first.file != entry.file:
        problems.inform(line, "overrides", f"{words!r} replaces the entry at {first.entry}")
    elif same is not None:
        problems.warn(line, same, f"{words!r} stands at {first.entry} already", "delete one")
    else:
        said, hint = other
        problems.warn(line, "conflicting-code", f"{words!r} {said} at {first.entry}", hint)


def _apart(one: ActorEntry, other: ActorEntry) -> bool:
    """Whether two entries belong to different countries: an abbreviation may stand in both."""
    homes = {e.attributes.get("country") or e.codes[-1].code[:3] for e in (one, other) if e.codes}
    return len(homes) == 2


def _names(entries: Iterable[ActorEntry], overlays: frozenset[str], problems: Problems) -> None:
    seen: dict[tuple[str, bool], ActorEntry] = {}
    for entry in entries:
        for name in entry.names:
            first = seen.setdefault((name.text if name.exact else name.text.casefold(), name.exact), entry)
            if first is entry or entry.removed or first.removed or (name.exact and _apart(first, entry)):
                continue
            same = "duplicate-phrase" if entry.codes == first.codes else None
            other = "has other codes", "the later line wins; delete one, or merge their codes"
            _twice(entry, first, name.text, same, other, overlays, problems)
