"""Runs the examples in the docstrings of the installed package."""

from __future__ import annotations

import doctest
import importlib
import pkgutil

import pytest

import eventcode

_MODULES = sorted(
    m.name for m in pkgutil.walk_packages(eventcode.__path__, "eventcode.") if not m.name.endswith("__main__")
)


@pytest.mark.parametrize("name", _MODULES)
def test_examples(name: str) -> None:
    try:
        module = importlib.import_module(name)
    except ImportError as missing:
        pytest.skip(f"needs an extra: {missing}")
    flags = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
    assert doctest.testmod(module, optionflags=flags).failed == 0
