"""The table of actions as plain data, for the cache of compiled dictionaries."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from eventcode.actions.compile import Compiler
from eventcode.actions.patterns import ActionTable, Sketch, Words
from eventcode.lexicon.action_format import WordSets
from eventcode.lexicon.grammar import Grammar
from eventcode.lexicon.lines import Problems
from eventcode.lexicon.packed import LazyList, LazyMap, pack_action, unpack_action

__all__ = ["pack_table", "unpack_table"]


def pack_table(table: ActionTable) -> dict[str, Any]:
    """A table as plain data, its patterns not compiled; `unpack_table` makes a table of it again."""
    entries: dict[str, int] = {}
    rows: list[tuple[Any, ...]] = []
    sketches: dict[str, dict[str, list[tuple[str, int, int, int]]]] = {}
    for kind, triggers in table.sketches.items():
        for lemma, found in triggers.items():
            for sketch in found:
                place = sketch.entry.entry
                if place not in entries:
                    entries[place] = len(rows)
                    rows.append(pack_action(sketch.entry))
                row = (sketch.text, entries[place], sketch.order, sketch.number)
                sketches.setdefault(kind, {}).setdefault(lemma, []).append(row)
    numbers = {name: (words.heads, words.number) for name, words in table.compiler.numbers.items()}
    return {
        "entries": rows,
        "sketches": {kind: sketches.get(kind, {}) for kind in table.sketches},
        "sets_of": table.sets_of,
        "size": table.size,
        "numbers": numbers,
    }


def unpack_table(packed: dict[str, Any], sets: WordSets, grammar: Grammar, problems: Problems) -> ActionTable:
    """The table that `pack_table` packed; its sketches are made when a trigger is first met."""
    entries = LazyList(packed["entries"], unpack_action)

    def sketch(rows: Sequence[tuple[str, int, int, int]]) -> tuple[Sketch, ...]:
        return tuple(Sketch(text, entries[at], order, number) for text, at, order, number in rows)

    numbers = {name: Words(heads, number) for name, (heads, number) in packed["numbers"].items()}
    compiler = Compiler(sets, grammar, problems, numbers)
    sketches = {kind: LazyMap(triggers, sketch) for kind, triggers in packed["sketches"].items()}
    return ActionTable(sketches, packed["sets_of"], packed["size"], compiler)
