"""CAMEO event codes with labels, Goldstein scores and what they are in PLOVER."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType

import attrs

from eventcode.errors import InputError
from eventcode.ontology._data import rows
from eventcode.ontology._plover import plover

__all__ = ["Cameo", "CameoCode", "cameo"]


@attrs.frozen
class CameoCode:
    """A CAMEO event code.

    `goldstein` is -10 to 10; `root` the first two digits; `quad` 1 verbal cooperation, 2 material
    cooperation, 3 verbal conflict, 4 material conflict: PLOVER's class where the code has a PLOVER type,
    else that of the CAMEO root. `plover`, `mode` and `plover_score` are `None` where PLOVER has no class.
    """

    code: str
    label: str
    goldstein: float
    root: str
    quad: int
    plover: str | None
    mode: str | None
    contexts: tuple[str, ...]
    plover_score: float | None

    @property
    def parent(self) -> str | None:
        """The next broader code, `None` for a root: `1931` is below `193`, `193` below `19`."""
        return self.code[:-1] if len(self.code) > 2 else None


def _root_quad(root: str) -> int:
    """CAMEO's own quad class: roots 01-05, 06-08, 09-13, 14-20."""
    number = int(root)
    return 1 if number <= 5 else 2 if number <= 8 else 3 if number <= 13 else 4


def _row(code: str, label: str, goldstein: str, type_: str, mode: str, contexts: str) -> CameoCode:
    quad = plover.quad(type_) or _root_quad(code[:2])
    score = plover.score(type_, mode)
    words = tuple(contexts.split())
    return CameoCode(code, label, float(goldstein), code[:2], quad, type_ or None, mode or None, words, score)


@cache
def _codes() -> Mapping[str, CameoCode]:
    return MappingProxyType({row[0]: _row(*row) for row in rows("cameo")})


class Cameo:
    """The CAMEO table; iterating gives its codes in order.

    >>> cameo.get("193").label
    'Fight with small arms and light weapons'
    >>> cameo.get("0214").plover, cameo.get("0214").quad
    ('REQUEST', 3)
    """

    def __iter__(self) -> Iterator[CameoCode]:
        return iter(_codes().values())

    def __len__(self) -> int:
        return len(_codes())

    def __contains__(self, code: object) -> bool:
        return code in _codes()

    def is_code(self, code: str) -> bool:
        """Whether CAMEO has exactly this code.

        >>> cameo.is_code("193"), cameo.is_code("1939"), cameo.is_code("21")
        (True, False, False)
        """
        return code in _codes()

    def find(self, code: str) -> CameoCode | None:
        """The code, or its nearest parent that CAMEO has; `None` where even the root is unknown.

        >>> cameo.find("19311").code
        '193'
        """
        table = _codes()
        while len(code) >= 2:
            if found := table.get(code):
                return found
            code = code[:-1]
        return None

    def get(self, code: str) -> CameoCode:
        """As `find`, but an unknown root is an `InputError`.

        >>> cameo.get("1939").code
        '193'
        """
        if found := self.find(code):
            return found
        raise InputError(f"{code!r} is no CAMEO event code: give two to four digits, beginning with 01 to 20")


cameo = Cameo()
