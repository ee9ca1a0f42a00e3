"""Copies of immutable objects with some fields changed."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar

import attrs

__all__ = ["evolved"]

T = TypeVar("T", bound=attrs.AttrsInstance)


def evolved(instance: T, **changes: Any) -> T:
    """What `attrs.evolve` gives, for what is copied at every actor and place of a text: `attrs.evolve` asks the
    class for its fields anew each time, which takes longer than the copy.

    >>> @attrs.frozen
    ... class Point:
    ...     x: int
    ...     y: int = 0
    >>> evolved(Point(1, 2), y=3).x
    1
    """
    names, values = _fields(type(instance))
    return type(instance)(**{**dict(zip(names, values(instance), strict=True)), **changes})


@cache
def _fields(cls: type[attrs.AttrsInstance]) -> tuple[tuple[str, ...], Callable[[Any], tuple[Any, ...]]]:
    """The arguments of a class and what reads them off an object; for classes of at least two fields."""
    fields = [field for field in attrs.fields(cls) if field.init]
    return tuple(str(field.alias) for field in fields), attrgetter(*(field.name for field in fields))
