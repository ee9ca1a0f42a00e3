"""Distances on the globe."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

__all__ = ["kilometres"]

_DIAMETER = 12742.0  # kilometres


def kilometres(a: float, b: float, c: float, d: float) -> float:
    """Great-circle distance of the points (latitude `a`, longitude `b`) and (`c`, `d`), in degrees.

    >>> round(kilometres(0, 0, 0, 1))
    111
    """
    a, b, c, d = map(radians, (a, b, c, d))
    return _DIAMETER * asin(sqrt(sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2))
