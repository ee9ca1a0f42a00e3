"""Dictionaries compiled into the lookups that the coder uses."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from eventcode.actions.compile import compile_actions
from eventcode.actions.extract import ActionLexicon
from eventcode.actions.operators import OperatorTable, read_crosswalk
from eventcode.actors.acled import AcledNames, Rule, country_words, read_periods
from eventcode.actors.implied import Implied, agents_called
from eventcode.actors.mentions import ActorLexicon
from eventcode.actors.table import NameTable
from eventcode.lexicon.actor_format import ActorEntry
from eventcode.lexicon.dictionaries import Dictionaries
from eventcode.lexicon.grammar import Grammar
from eventcode.lexicon.lines import Problems
from eventcode.ontology import acled, countries

__all__ = ["CompiledLexicon", "compile_lexicon"]


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
    """Compile every entry that can be used; the rest are diagnostics of the result."""
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
    sources = frozenset(e.attributes["source"] for e in entries.actions if "source" in e.attributes)
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
