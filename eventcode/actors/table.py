"""Actor and agent entries compiled into lookups by the first word of a name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import compress, count
from typing import NamedTuple

import attrs

from eventcode.actors.normalise import Words, Written, fold, name_pieces, parts_of
from eventcode.lexicon.actor_format import ActorEntry, Name
from eventcode.lexicon.packed import rows_of

__all__ = ["ALONE", "FIRST", "ROLE", "Hit", "NameTable", "Ref", "Vocabulary"]

ALONE, FIRST = 1, 2  # what may begin with a word: see `NameTable.opens`
ROLE = 4  # so many times as much where it is a role noun

_SHORTEST = 2  # letters
_KEPT = 65_536  # words that are remembered


@attrs.frozen
class Ref:
    """One way to write a name: `entry` is the number of its entry, `capitals` the words that need a capital,
    `home` the country it belongs to; a `local` name is used in texts about that country only."""

    entry: int
    capitals: tuple[bool, ...]
    exact: tuple[str, ...] | None
    adjective: bool
    blocked: bool
    home: str = ""
    local: bool = False


class Hit(NamedTuple):
    """A dictionary name found in a sentence: pieces `first` to `last`, both included."""

    first: int
    last: int
    entry: ActorEntry
    adjective: bool
    blocked: bool


class _Called(NamedTuple):
    """One of those who have a name; a `plain` one is written anyhow, in any text."""

    ref: Ref
    entry: ActorEntry
    plain: bool


_Written = tuple[str, str, str, bool, str | None]
"""A word as it is compared, as it is written and its lemma, in a text without capitals, about a country."""


@attrs.frozen
class NameTable:
    """Longest-match lookup of names. `lengths`: for a first word, the lengths of names to try; `first_names`: words
    that begin the name of a person; `shared`: words that begin a name which means somebody else in another country;
    `single`: words that are a name by themselves; `pairs`: for the first two words, the lengths of names to try.
    """

    entries: Sequence[ActorEntry]
    names: Mapping[tuple[str, ...], tuple[Ref, ...]]
    lengths: Mapping[str, tuple[int, ...]]
    first_names: frozenset[str] = frozenset()
    agents: bool = False
    shared: frozenset[str] = frozenset()
    _known: Mapping[tuple[str, ...], object] = attrs.field(init=False, eq=False, repr=False)
    _called: dict[tuple[str, ...], tuple[_Called, ...]] = attrs.field(factory=dict, init=False, eq=False, repr=False)
    _alone: dict[_Written, _Called | None] = attrs.field(factory=dict, init=False, eq=False, repr=False)
    single: frozenset[str] = attrs.field(init=False, eq=False, repr=False)
    pairs: Mapping[tuple[str, ...], tuple[int, ...]] = attrs.field(init=False, eq=False, repr=False)

    @_known.default
    def _names_known(self) -> Mapping[tuple[str, ...], object]:
        return rows_of(self.names)

    @single.default
    def _words_that_are_names(self) -> frozenset[str]:
        return frozenset([word for word, found in self.lengths.items() if found[-1] == 1])

    @pairs.default
    def _lengths_by_first_two_words(self) -> Mapping[tuple[str, ...], tuple[int, ...]]:
        found: dict[tuple[str, ...], tuple[int, ...]] = {}
        for key in self._known:
            length = len(key)
            if length > 1:
                known = found.get(key[:2], ())
                if length not in known:
                    found[key[:2]] = tuple(sorted((*known, length), reverse=True))
        return found

    @classmethod
    def build(cls, entries: Sequence[ActorEntry], agents: bool = False) -> NameTable:
        """Compile entries; where a name stands in several, the later entry is looked at first."""
        names: dict[tuple[str, ...], list[Ref]] = {}
        for number, entry in enumerate(entries):
            for name in entry.names:
                for key, ref in _keys(name, number, entry, agents):
                    if entry.removed:
                        names.pop(key, None)
                    elif ref.adjective and key in names and names[key][0].entry == number:
                        names[key].append(ref)  # "Laos" is the country before it is several of the Lao
                    else:
                        names.setdefault(key, []).insert(0, ref)
        lengths: dict[str, set[int]] = {}
        for key in names:
            lengths.setdefault(key[0], set()).add(len(key))
        return cls(
            tuple(entries),
            {key: tuple(refs) for key, refs in names.items()},
            {word: tuple(sorted(found, reverse=True)) for word, found in lengths.items()},
            frozenset(_first_names(names, entries)),
            agents,
            frozenset([key[0] for key, refs in names.items() if _is_shared(refs)]),
        )

    def opens(self, norm: str, lemma: str) -> int:
        """Whether a word may be a name (`ALONE`), begin a longer one (`FIRST`), both (their sum) or none of it (0)."""
        lengths = self.lengths.get(norm, ())
        if self.agents:  # each word as it is written or as its lemma: see `_lookups`
            lengths += self.lengths.get(lemma, ())
        return ALONE * (1 in lengths) + FIRST * any(length > 1 for length in lengths)

    def is_pair(self, words: Words, start: int) -> bool:
        """Whether a role noun may begin with a piece and the next one, as they are written or as lemmas."""
        pairs, two, base = self.pairs, words.norms[start : start + 2], words.lemmas[start : start + 2]
        if two in pairs:
            return True
        return two != base and (base in pairs or (two[0], *base[1:]) in pairs)

    def at(self, words: Words, start: int, caseless: bool = False, country: str | None = None) -> Hit | None:
        """The longest name that begins at piece `start`; of several that have it, the one at home in `country`."""
        return self.longer(words, start, caseless, country) or self.alone(words, start, caseless, country)

    def alone(self, words: Words, start: int, caseless: bool = False, country: str | None = None) -> Hit | None:
        """The name that a piece is by itself."""
        norm = words.norms[start]
        if not (caseless or norm in self.shared):
            country = None  # the word means the same everywhere
        written = (norm, words.raws[start], words.lemmas[start], caseless, country)
        if written not in self._alone:  # news repeats its words
            self._alone[written] = self._matching(words, start, start + 1, caseless, country)
        called = self._alone[written]
        return None if called is None else Hit(start, start, called.entry, called.ref.adjective, called.ref.blocked)

    def longer(self, words: Words, start: int, caseless: bool = False, country: str | None = None) -> Hit | None:
        """The longest name of several words that begins at a piece."""
        norms, pairs = words.norms, self.pairs
        two = norms[start : start + 2]
        lengths = pairs.get(two, ())
        if self.agents:
            base = words.lemmas[start : start + 2]
            if base != two:
                others = pairs.get(base, ()), pairs.get((two[0], *base[1:]), ())
                lengths = tuple(sorted({*lengths, *others[0], *others[1]}, reverse=True))
        for length in lengths:
            end = start + length
            if end <= len(norms):
                called = self._matching(words, start, end, caseless, country)
                if called is not None:
                    return Hit(start, end - 1, called.entry, called.ref.adjective, called.ref.blocked)
        return None

    def _matching(self, words: Words, start: int, end: int, caseless: bool, country: str | None) -> _Called | None:
        """Who is called as the pieces from `start` to before `end` are written; of several, who is of `country`."""
        name = words.norms[start:end]
        for key in _lookups(name, words.lemmas[start:end]) if self.agents else (name,):
            if key in self._known:
                called = self._first(key, words.raws[start:end], caseless, country)
                if called is not None:
                    return called
        return None

    def _first(
        self, key: tuple[str, ...], window: Sequence[str], caseless: bool, country: str | None
    ) -> _Called | None:
        """The first of those called by a key whose name may be written as it stands in the `window`."""
        called = self._called.get(key) or self._call(key)
        if country is not None and (len(called) > 1 or len(key) > 1):
            if len(key) > 1 and _is_party_of_others(called, country):
                return None  # every country may have a Democratic Party
            called = tuple(sorted(called, key=lambda one: one.ref.home != country))
        for one in called:
            at_home = country is not None and one.ref.home == country
            if one.plain or ((at_home or not one.ref.local) and _acceptable(one.ref, window, caseless, at_home)):
                return one
        return None

    def _call(self, key: tuple[str, ...]) -> tuple[_Called, ...]:
        """Those whom a key names; they are made when a text first names them."""
        called = tuple([_Called(ref, self.entries[ref.entry], _is_plain(ref)) for ref in self.names[key]])
        self._called[key] = called
        return called

    def tells_apart(self, words: Words, country: str | None) -> bool:
        """Whether a name among the words means somebody else in texts about `country`."""
        shared = compress(count(), map(self.shared.__contains__, words.norms))
        return any(self.at(words, i, False, country) != self.at(words, i) for i in shared)

    def entry_called(self, name: str, identifier: str) -> ActorEntry | None:
        """The entry of an identifier (`Actor.entry`) among those that have a name; `None` without one."""
        refs = self.names.get(tuple(norm for norm, _ in name_pieces(name)), ())
        return next((e for ref in refs if (e := self.entries[ref.entry]).entry == identifier), None)

    def entries_of(self, word: str) -> tuple[ActorEntry, ...]:
        """The entries that have a name of one word."""
        return tuple(self.entries[ref.entry] for ref in self.names.get((fold(word),), ()))


class Vocabulary(dict[Written, tuple[tuple[str, str, str, int], ...]]):
    """The pieces of words, each with what names and `ROLE` times what role nouns may begin with it (`NameTable.opens`).

    News repeats its words, and few of them begin a name: this is asked at every one.
    """

    def __init__(self, names: NameTable, agents: NameTable) -> None:
        super().__init__()
        self.names = names
        self.agents = agents

    def __missing__(self, written: Written) -> tuple[tuple[str, str, str, int], ...]:
        if len(self) >= _KEPT:
            self.clear()
        found = [
            (norm, raw, lemma, self.names.opens(norm, lemma) + ROLE * self.agents.opens(norm, lemma))
            for norm, raw, lemma in parts_of(*written)
        ]
        self[written] = tuple(found)
        return self[written]


def _is_plain(ref: Ref) -> bool:
    """Whether a name may be written with and without capitals, in texts about any country."""
    return ref.exact is None and not ref.local and True not in ref.capitals


def _is_party_of_others(called: Sequence[_Called], country: str) -> bool:
    """Whether parties of several countries have a name, and none of `country` is known by it."""
    shared = any(one.ref.local for one in called) and all(one.ref.home != country for one in called)
    return shared and all(one.entry.attributes.get("kind") == "party" for one in called)


def _is_shared(refs: Sequence[Ref]) -> bool:
    return any(ref.local for ref in refs) or len({ref.home for ref in refs}) > 1


def _first_names(names: Mapping[tuple[str, ...], Sequence[Ref]], entries: Sequence[ActorEntry]) -> Iterator[str]:
    for key, refs in names.items():
        if len(key) > 1 and any(entries[ref.entry].attributes.get("kind") == "person" for ref in refs):
            yield key[0]


def _lookups(norms: tuple[str, ...], lemmas: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """What role nouns may be listed under: as written, with the lemma of the last word, all as lemmas."""
    if norms == lemmas:
        return (norms,)
    if len(norms) == 1:
        return (norms, lemmas)
    return (norms, (*norms[:-1], lemmas[-1]), lemmas)


def _keys(name: Name, number: int, entry: ActorEntry, agents: bool) -> Iterable[tuple[tuple[str, ...], Ref]]:
    parts = name_pieces(name.text)
    if not parts:
        return
    norms = tuple(norm for norm, _ in parts)
    exact = tuple(raw for _, raw in parts) if name.exact else None
    capitals = tuple(raw[:1].isupper() and not agents for _, raw in parts)
    blocked = name.blocked or all(c.code == "---" for c in entry.codes)
    home = entry.attributes.get("country") or entry.codes[-1].code[:3] if entry.codes else ""
    local = name.exact and entry.attributes.get("local") == "yes"
    ref = Ref(number, capitals, exact, name.adjective, blocked, home, local)
    yield norms, ref
    if "'s " in name.text:  # "Peoples Defence Forces" is written as often
        yield tuple(norm for norm, _ in name_pieces(name.text.replace("'s ", "s "))), ref
    if (name.adjective or entry.removed) and not norms[-1].endswith("s"):
        yield (*norms[:-1], norms[-1] + "s"), ref
    if agents:  # a capital at the beginning of a sentence makes parsers leave the plural in the lemma
        yield (*norms[:-1], plural(norms[-1])), ref


def plural(noun: str) -> str:
    """The regular plural of an English noun in lower case.

    >>> plural("rebel"), plural("deputy"), plural("envoy"), plural("boss"), plural("coach")
    ('rebels', 'deputies', 'envoys', 'bosses', 'coaches')
    """
    if noun.endswith("y") and noun[-2:-1] not in tuple("aeiou"):
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "z", "ch", "sh")) else "s")


def _acceptable(ref: Ref, window: Sequence[str], caseless: bool, at_home: bool) -> bool:
    """Whether a name is written as it must be. In a text without capitals abbreviations of its own country need
    none, but for the shortest, which are words too often."""
    if ref.exact is not None:
        if caseless and at_home and len("".join(ref.exact)) > _SHORTEST:
            return True
        return all(raw.rstrip(".") == e.rstrip(".") for raw, e in zip(window, ref.exact, strict=True))
    if caseless or True not in ref.capitals:
        return True
    return not any(map(str.islower, compress(window, ref.capitals)))
