"""Small values that the library makes by the thousand for its own use."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from attrs import frozen as record
else:
    from attrs import define

    def record(cls: type | None = None, *, eq: bool = True) -> Any:
        """`attrs.frozen` to the type checker, which finds every assignment to a field; at run time without the guard,
        with which an object takes five times as long to make. What users get is `attrs.frozen` throughout.

        >>> @record
        ... class Point:
        ...     x: int
        ...     y: int = 0
        >>> Point(1) == Point(1, 0), hash(Point(1)) == hash(Point(1, 0))
        (True, True)
        """
        return define(cls, eq=eq, unsafe_hash=eq or None)


__all__ = ["record"]
