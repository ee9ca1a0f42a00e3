"""Attributes that are worked out when they are first asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Generic, TypeVar

__all__ = ["lazy"]

T = TypeVar("T")


class lazy(Generic[T]):  # noqa: N801 - it is read as a decorator
    """What `functools.cached_property` is, without the lock that it takes in Python 3.11: for objects that are made
    for every sentence and live in one thread.

    >>> class Word:
    ...     @lazy
    ...     def length(self) -> int:
    ...         return len("word")
    >>> word = Word()
    >>> word.length, vars(word)
    (4, {'length': 4})
    """

    def __init__(self, make: Callable[[Any], T]) -> None:
        self.make = make
        self.__doc__ = make.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    def __get__(self, instance: Any, owner: type | None = None) -> T:
        value: T = self.make(instance)
        setattr(instance, self.name, value)  # to touch `__dict__` makes all attributes of an object slower
        return value

    if TYPE_CHECKING:

        def __set__(self, instance: Any, value: T) -> None: ...
