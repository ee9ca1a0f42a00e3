"""Reads the tab-separated tables beside this package."""

from __future__ import annotations

from importlib import resources

__all__ = ["rows"]


def rows(name: str) -> list[list[str]]:
    """The rows of `data/NAME.tsv` without the header, each padded to the header's length."""
    text = resources.files("eventcode.ontology").joinpath("data", f"{name}.tsv").read_text(encoding="utf-8")
    header, *lines = text.splitlines()
    width = len(header.split("\t"))
    cells = [line.split("\t") for line in lines]
    return [row + [""] * (width - len(row)) for row in cells]
