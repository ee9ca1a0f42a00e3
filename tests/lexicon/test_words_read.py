"""Every set of function words is read by the code: one that nothing reads misleads whoever adds words to it."""

from __future__ import annotations

import re
from pathlib import Path

import eventcode
from eventcode._resources import dictionaries_dir
from eventcode.lexicon.lines import read_source

SOURCE = "\n".join(path.read_text(encoding="utf-8") for path in Path(eventcode.__file__).parent.rglob("*.py"))
MENTIONED = frozenset(re.findall(r"[a-z][a-z0-9-]*", SOURCE))
FAMILIES = tuple(re.findall(r'f"([a-z][a-z-]*-)\{', SOURCE))


def test_every_set_of_words_is_read() -> None:
    unread = [
        f"{path.name}: {name}"
        for path in dictionaries_dir().rglob("*.txt")
        if (source := read_source(path)).kind == "words"
        for name in re.findall(r"^([a-z0-9-]+) :=", source.text, re.MULTILINE)
        if name not in MENTIONED and not name.startswith(FAMILIES)
    ]
    assert unread == []
