"""Compiled tables as plain data, and lazily as objects again: what the cache keeps of a dictionary.

A coder starts quickly when the thousands of entries that a text never asks for are never made. `pack_*` turn
entries into tuples that `marshal` can write; `LazyMap` and `LazyList` make the object of a row when it is
first asked for.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Generic, TypeVar, overload

import attrs

from eventcode.lexicon.action_format import ActionEntry
from eventcode.lexicon.actor_format import ActorEntry, DatedCode, Name

__all__ = [
    "LazyList",
    "LazyMap",
    "pack_action",
    "pack_actor",
    "plain",
    "rows_of",
    "unpack_action",
    "unpack_actor",
]

K = TypeVar("K")
V = TypeVar("V")
D = TypeVar("D")
Row = tuple[Any, ...]

_ACTOR_REST = tuple(f.name for f in attrs.fields(ActorEntry) if f.name not in ("names", "codes"))
_ACTION_REST = tuple(f.name for f in attrs.fields(ActionEntry) if f.name != "examples")


class LazyMap(Mapping[K, V], Generic[K, V]):
    """A mapping whose values are made from rows when they are first asked for.

    >>> numbers = LazyMap({"a": "1"}, int)
    >>> numbers["a"], numbers.get("b"), "a" in numbers
    (1, None, True)
    """

    __slots__ = ("_build", "_ready", "_rows")

    def __init__(self, rows: Mapping[K, Any], build: Callable[[Any], V]) -> None:
        self._rows = rows
        self._build = build
        self._ready: dict[K, V] = {}

    def __getitem__(self, key: K) -> V:
        if key not in self._ready:
            self._ready[key] = self._build(self._rows[key])
        return self._ready[key]

    @overload
    def get(self, key: K, /) -> V | None: ...
    @overload
    def get(self, key: K, /, default: V | D) -> V | D: ...
    def get(self, key: K, default: Any = None) -> Any:
        ready = self._ready.get(key)
        if ready is not None:
            return ready
        return self[key] if key in self._rows else default

    def __contains__(self, key: object) -> bool:
        return key in self._rows

    def __iter__(self) -> Iterator[K]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)


def rows_of(mapping: Mapping[K, Any]) -> Mapping[K, Any]:
    """What to ask whether a mapping has a key: the plain rows below a lazy one, which answer without its Python.

    Nearly every word of a text is looked up in vain.

    >>> "a" in rows_of(LazyMap({"a": "1"}, int))
    True
    """
    return mapping._rows if isinstance(mapping, LazyMap) else mapping


class LazyList(Sequence[V], Generic[V]):
    """A sequence whose members are made from rows when they are first asked for.

    >>> numbers = LazyList(("1", "2"), int)
    >>> numbers[1], list(numbers), len(numbers)
    (2, [1, 2], 2)
    """

    __slots__ = ("_build", "_ready", "_rows")

    def __init__(self, rows: Sequence[Any], build: Callable[[Any], V]) -> None:
        self._rows = rows
        self._build = build
        self._ready: dict[int, V] = {}

    @overload
    def __getitem__(self, index: int) -> V: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[V]: ...
    def __getitem__(self, index: int | slice) -> V | Sequence[V]:
        if isinstance(index, slice):
            return [self[i] for i in range(*index.indices(len(self)))]
        if index not in self._ready:
            self._ready[index] = self._build(self._rows[index])
        return self._ready[index]

    def __len__(self) -> int:
        return len(self._rows)


def plain(instance: attrs.AttrsInstance) -> Row:
    """The fields of an object that hold plain data already."""
    return attrs.astuple(instance, recurse=False)


def pack_actor(entry: ActorEntry) -> Row:
    """An actor or agent as plain data; `unpack_actor` gives an equal entry back.

    >>> chad = ActorEntry((Name("Chad"),), (DatedCode("TCD", dt.date(1960, 8, 11)),), "a.txt", 1)
    >>> unpack_actor(pack_actor(chad)) == chad
    True
    """
    codes = tuple((c.code, _ordinal(c.start), _ordinal(c.end)) for c in entry.codes)
    return tuple(map(plain, entry.names)), codes, *(_simple(getattr(entry, name)) for name in _ACTOR_REST)


def unpack_actor(row: Row) -> ActorEntry:
    """The entry that `pack_actor` packed."""
    names, codes, *rest = row
    dated = tuple(DatedCode(code, _date(start), _date(end)) for code, start, end in codes)
    return ActorEntry(
        names=tuple(Name(*name) for name in names), codes=dated, **dict(zip(_ACTOR_REST, rest, strict=True))
    )


def pack_action(entry: ActionEntry) -> Row:
    """An action as plain data, without its examples, which coding does not need.

    >>> visit = ActionEntry("S visit T", "042", "043", "a.txt", 1)
    >>> unpack_action(pack_action(visit)) == visit
    True
    """
    return tuple(_simple(getattr(entry, name)) for name in _ACTION_REST)


def unpack_action(row: Row) -> ActionEntry:
    """The entry that `pack_action` packed."""
    return ActionEntry(**dict(zip(_ACTION_REST, row, strict=True)))


def _simple(value: Any) -> Any:
    return dict(value) if isinstance(value, Mapping) else value


def _ordinal(day: dt.date | None) -> int | None:
    return day.toordinal() if day is not None else None


def _date(ordinal: int | None) -> dt.date | None:
    return dt.date.fromordinal(ordinal) if ordinal is not None else None
