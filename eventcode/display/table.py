"""Coded documents as tables for a terminal."""

from __future__ import annotations

from rich.box import HORIZONTALS
from rich.table import Table
from rich.text import Text

from eventcode.display._words import date_words, harm_words, place_words, status_words
from eventcode.events import Actor, CodedDocument, Event

__all__ = ["events_table"]

_QUAD_STYLE = {1: "green", 2: "bold green", 3: "yellow", 4: "red"}


def events_table(document: CodedDocument, title: str | None = None) -> Table:
    """The events of a document as a `rich` table: who did what to whom, when, where, with what harm.

    Colour stands for the quad class; actors without a code are dim.
    """
    table = Table(title=title, title_justify="left", box=HORIZONTALS, show_lines=True, pad_edge=False)
    for header, least in (("date", 10), ("source", 8), ("event", 16), ("target", 8), ("where, harm", 8)):
        table.add_column(header, min_width=least, overflow="fold")
    for event in document.events:
        table.add_row(date_words(event), _actor(event.source), _action(event), _actor(event.target), _rest(event))
    return table


def _actor(actor: Actor | None) -> Text:
    if actor is None:
        return Text("-", style="dim")
    text = Text(_squeeze(actor.text))
    return text.append(f"\n{actor.code}", style="cyan") if actor.code else Text(_squeeze(actor.text), style="dim")


def _action(event: Event) -> Text:
    action = event.action
    text = Text(f"{action.cameo} {action.label}", style=_QUAD_STYLE[action.quad])
    text.append(f'\n"{_squeeze(action.text)}"', style="dim")
    if status := status_words(event):
        text.append(f" [{status}]", style="magenta")
    return text


def _rest(event: Event) -> str:
    return "\n".join(part for part in (place_words(event), harm_words(event)) if part)


def _squeeze(words: str) -> str:
    return " ".join(words.split())
