"""Dictionaries compiled into the lookups that the coder uses."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import attrs

from eventcode.actions.compile import compile_actions
from eventcode.actions.extract import ActionLexicon
from eventcode.actions.operators import Crosswalk, Operator, OperatorTable, read_crosswalk
from eventcode.actions.packed import pack_table, unpack_table
from eventcode.actors.acled import AcledNames, Rule, country_words, read_periods
from eventcode.actors.implied import Implied, agents_called
from eventcode.actors.mentions import ActorLexicon
from eventcode.actors.table import NameTable, Ref
from eventcode.errors import Diagnostic, Severity
from eventcode.lexicon.action_format import OperatorEntry, WordSets
from eventcode.lexicon.actor_format import ActorEntry
from eventcode.lexicon.cache import cached
from eventcode.lexicon.dictionaries import Dictionaries
from eventcode.lexicon.grammar import Grammar
from eventcode.lexicon.lines import Problems
from eventcode.lexicon.packed import LazyList, LazyMap, pack_actor, plain, unpack_actor
from eventcode.ontology import acled, countries

__all__ = ["CompiledLexicon", "code_version", "compile_lexicon", "pack", "unpack"]

WORTH_KEEPING = 250_000  # characters of dictionaries; grammar, operators and crosswalk alone are 100,000


@attrs.frozen(eq=False)
class CompiledLexicon:
    """Everything compiled from one set of dictionaries; immutable, shared between threads."""

    actors: ActorLexicon
    actions: ActionLexicon
    grammar: Grammar
    implied: Implied
    version: str
    problems: Problems


def compile_lexicon(dictionaries: Dictionaries) -> CompiledLexicon:
    """Compile every entry that can be used; the rest are diagnostics of the result.

    Large dictionaries are kept on disk as they were compiled, by the hash of their content and of the code
    that compiles them; small ones are compiled sooner than read.
    """
    if sum(len(source.text) for source in dictionaries.sources) < WORTH_KEEPING:
        return _compile(dictionaries)
    key = f"lexicon {dictionaries.version} {code_version()}".encode()
    packed = cached(key, lambda: pack(_compile(dictionaries), dictionaries.entries.sets))
    return unpack(packed, dictionaries.version)


def _compile(dictionaries: Dictionaries) -> CompiledLexicon:
    entries = dictionaries.entries
    problems = Problems(list(entries.problems.found))
    grammar = Grammar.of(entries.sets)
    crosswalk = read_crosswalk(dictionaries.of_kind("crosswalk"), problems)
    periods = {
        iso: found
        for source in dictionaries.of_kind("periods")
        for iso, found in read_periods(source, problems).items()
    }
    actor_lexicon = ActorLexicon(
        NameTable.build(entries.actors),
        NameTable.build(entries.agents, agents=True),
        grammar,
        frozenset(c.alpha3 for c in countries) | entries_countries(entries.actors),
        _acled_names(periods, entries.actors, grammar),
    )
    action_lexicon = ActionLexicon(
        compile_actions(entries.actions, entries.sets, grammar, problems),
        OperatorTable.build(entries.operators, grammar["preposition"]),
        crosswalk,
        grammar,
    )
    sources = frozenset(v for e in entries.actions for k, v in e.attributes.items() if k.partition("-")[0] == "source")
    implied = Implied(agents_called(entries.agents, sources), actor_lexicon.acled)
    return CompiledLexicon(actor_lexicon, action_lexicon, grammar, implied, dictionaries.version, problems)


def _acled_names(
    periods: Mapping[str, tuple[str, bool, tuple[Rule, ...]]], actors: tuple[ActorEntry, ...], grammar: Grammar
) -> AcledNames:
    names = {c.alpha3: c.name for c in acled.countries()}
    names.update({key: name for key, (name, _, _) in periods.items()})
    return AcledNames(
        names,
        {key: rules for key, (_, _, rules) in periods.items()},
        frozenset(key for key, (_, article, _) in periods.items() if article),
        country_words(actors),
        grammar["whole-force"],
        grammar["force-epithet"],
    )


def entries_countries(actors: tuple[ActorEntry, ...]) -> frozenset[str]:
    """Codes of former countries and territories that ISO 3166 no longer lists."""
    places = (e for e in actors if e.attributes.get("kind") in ("country", "territory"))
    return frozenset(c.code for e in places for c in e.codes if len(c.code) == 3 and c.code.isalpha())


def code_version() -> str:
    """What tells one state of the compiling code from another: sizes and times of its modules."""
    package = Path(__file__).parent
    found = (package, *(package / name for name in ("actions", "actors", "lexicon", "ontology")))
    stats = ((path.name, path.stat()) for folder in found for path in sorted(folder.glob("*.py")))
    return " ".join(f"{name} {stat.st_size} {stat.st_mtime_ns}" for name, stat in stats)


def pack(lexicon: CompiledLexicon, sets: WordSets) -> dict[str, Any]:
    """A compiled lexicon as plain data, which `unpack` makes a lexicon of again."""
    table, acled_names = lexicon.actions.table, lexicon.actors.acled
    return {
        "sets": sets,
        "problems": [(*plain(d)[:3], d.severity.value, *plain(d)[4:]) for d in lexicon.problems.found],
        "names": _pack_names(lexicon.actors.names),
        "agents": _pack_names(lexicon.actors.agents),
        "countries": lexicon.actors.countries,
        "acled": plain(attrs.evolve(acled_names, periods={})),
        "periods": {key: tuple(map(_pack_rule, rules)) for key, rules in acled_names.periods.items()},
        "implied": {name: pack_actor(entry) for name, entry in lexicon.implied.agents.items()},
        "operators": {
            lemma: tuple((plain(o.entry), *plain(o)[1:]) for o in found)
            for lemma, found in lexicon.actions.operators.by_lemma.items()
        },
        "operator needs": dict(lexicon.actions.operators.needs),
        "crosswalk": plain(lexicon.actions.crosswalk),
        "actions": pack_table(table),
    }


def unpack(packed: dict[str, Any], version: str) -> CompiledLexicon:
    """The lexicon that `pack` packed; what is in it is made when it is first asked for."""
    grammar = Grammar.of(packed["sets"])
    found = [
        Diagnostic(file, line, column, Severity(severity), *said)
        for file, line, column, severity, *said in packed["problems"]
    ]
    problems = Problems(found)
    periods = LazyMap(packed["periods"], lambda rules: tuple(map(_unpack_rule, rules)))
    acled_names = attrs.evolve(AcledNames(*packed["acled"]), periods=periods)
    actors = ActorLexicon(
        _unpack_names(packed["names"]),
        _unpack_names(packed["agents"]),
        grammar,
        packed["countries"],
        acled_names,
    )
    actions = ActionLexicon(
        unpack_table(packed["actions"], packed["sets"], grammar, problems),
        OperatorTable(LazyMap(packed["operators"], _unpack_operators), packed["operator needs"]),
        Crosswalk(*packed["crosswalk"]),
        grammar,
    )
    implied = Implied(LazyMap(packed["implied"], unpack_actor), acled_names)
    return CompiledLexicon(actors, actions, grammar, implied, version, problems)


def _pack_names(table: NameTable) -> tuple[Any, ...]:
    names = {key: tuple(map(plain, refs)) for key, refs in table.names.items()}
    words = table.lengths, table.first_names, table.agents, table.shared
    return tuple(map(pack_actor, table.entries)), names, *words


def _unpack_names(row: tuple[Any, ...]) -> NameTable:
    entries, names, *rest = row
    refs = LazyMap(names, lambda rows: tuple(Ref(*ref) for ref in rows))
    return NameTable(LazyList(entries, unpack_actor), refs, *rest)


def _unpack_operators(rows: tuple[Any, ...]) -> tuple[Operator, ...]:
    return tuple(Operator(OperatorEntry(*entry), *rest) for entry, *rest in rows)


def _pack_rule(rule: Rule) -> tuple[int, int | None]:
    return rule.first.toordinal(), rule.last.toordinal() if rule.last else None


def _unpack_rule(row: tuple[int, int | None]) -> Rule:
    first, last = row
    return Rule(dt.date.fromordinal(first), dt.date.fromordinal(last) if last else None)
