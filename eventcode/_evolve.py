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
    place, read = _fields(type(instance))
    values = list(read(instance))
    for name, value in changes.items():
        values[place[name]] = value
    return type(instance)(*values)


@cache
def _fields(cls: type[attrs.AttrsInstance]) -> tuple[dict[str, int], Callable[[Any], tuple[Any, ...]]]:
    """The place of each argument of a class and what reads them all off an object; for classes of at least two."""
    fields = [field for field in attrs.fields(cls) if field.init]
    place = {str(field.alias): i for i, field in enumerate(fields)}
    return place, attrgetter(*(field.name for field in fields))
