"""The few words of languages that coding with PETRARCH dictionaries needs: `dictionaries/petrarch.txt`."""

from __future__ import annotations

from functools import lru_cache

import attrs

from eventcode._resources import dictionaries_dir

__all__ = ["Grammar", "grammar"]


@attrs.frozen
class Grammar:
    """`passive_agent` holds the prepositions before a passive's agent, `origin` those before where it comes from
    (which stands for the agent where none is named), `negations` the words that negate a verb, `refusing` the verbs that do so to their infinitive,
    `empty` (in capitals) those that say nothing in a pattern, `purpose` those before an infinitive of purpose,
    `participles` pairs of a participle's ending and its infinitive's, both in capitals."""

    passive_agent: frozenset[str]
    origin: frozenset[str]
    negations: frozenset[str]
    refusing: frozenset[str]
    empty: frozenset[str]
    purpose: frozenset[str]
    participles: tuple[tuple[str, str], ...]

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
    pairs = (member.upper().split() for member in sets["participle"])
    passive, negations = frozenset(sets["passive-agent"]), frozenset(sets["verb-negation"])
    empty = frozenset(word.upper() for word in sets["empty-word"])
    purpose = frozenset(sets["purpose-mark"])
    origin = frozenset(sets["passive-origin"])
    refusing = frozenset(sets["refusing-verb"])
    return Grammar(
        passive, origin, negations, refusing, empty, purpose, tuple((ending, other) for ending, other in pairs)
    )
