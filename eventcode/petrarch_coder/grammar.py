"""The few words of languages that coding with PETRARCH dictionaries needs: `dictionaries/petrarch.txt`."""

from __future__ import annotations

from functools import lru_cache

import attrs

from eventcode._resources import dictionaries_dir

__all__ = ["Grammar", "grammar"]


@attrs.frozen
class Grammar:
    """Words that PETRARCH's rules need, in any of the languages of its dictionaries."""

    passive_agent: frozenset[str]  # prepositions before a passive's agent
    origin: frozenset[str]  # before where a deed comes from, which stands for an agent that is not named
    negations: frozenset[str]  # words that negate a verb
    refusing: frozenset[str]  # lemmas of verbs whose infinitive does not happen
    empty: frozenset[str]  # words that say nothing in a pattern, in capitals
    purpose: frozenset[str]  # before an infinitive of purpose
    calendar: frozenset[str]  # names of days and months
    participles: tuple[tuple[str, str], ...]  # a participle's ending and its infinitive's, in capitals

    def infinitives(self, participle: str) -> tuple[str, ...]:
        """What a participle may be a form of.

        >>> grammar().infinitives("DESAPARECIDO")
        ('DESAPARECER', 'DESAPARECIR')
        """
        return tuple(
            participle.removesuffix(ending) + infinitive
            for ending, infinitive in self.participles
            if participle.endswith(ending)
        )


@lru_cache(maxsize=1)
def grammar() -> Grammar:
    """The shipped words."""
    from eventcode.lexicon import Dictionaries

    sets = Dictionaries.load(dictionaries_dir() / "petrarch.txt").entries.sets
    pairs = [member.upper().split() for member in sets["participle"]]
    return Grammar(
        passive_agent=frozenset(sets["passive-agent"]),
        origin=frozenset(sets["passive-origin"]),
        negations=frozenset(sets["verb-negation"]),
        refusing=frozenset(sets["refusing-verb"]),
        empty=frozenset(word.upper() for word in sets["empty-word"]),
        purpose=frozenset(sets["purpose-mark"]),
        calendar=frozenset(sets["calendar-word"]),
        participles=tuple((ending, infinitive) for ending, infinitive in pairs),
    )
