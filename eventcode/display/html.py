"""A coded document in a notebook: the table of events above the text with its actors and actions marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from eventcode.display._words import date_words, harm_words, place_words, status_words
from eventcode.events import Actor, CodedDocument, Event

__all__ = ["document_html", "marked_text"]

Mark = tuple[int, int, str, str]
"""Start, end, style class, title."""

_STYLE = """<style>
.eventcode table{border-collapse:collapse;margin:.4em 0}
.eventcode th,.eventcode td{text-align:left;vertical-align:top;padding:.2em .7em}
.eventcode tr{border-bottom:1px solid #8884}
.eventcode small{opacity:.7}
.eventcode mark{color:inherit;padding:0 .1em;border-radius:.2em}
.eventcode .ec-source{background:#3b82f644}
.eventcode .ec-target{background:#f59e0b44}
.eventcode .ec-action{background:#ef444433}
.eventcode .ec-mention{background:none;border-bottom:1px dotted #888}
.eventcode .ec-text{white-space:pre-wrap;line-height:1.5;max-width:60em}
</style>"""
_HEADERS = ("date", "source", "event", "target", "where", "harm")


def document_html(document: CodedDocument) -> str:
    """The document as HTML; everything that comes from the text or a dictionary is escaped."""
    parts = [
        f'<div class="eventcode">{_STYLE}',
        f"<div>{_summary(document)}</div>",
        _table(document.events) if document.events else "",
        f'<div class="ec-text">{marked_text(document)}</div>',
        _why_not(document),
        "</div>",
    ]
    return "\n".join(part for part in parts if part)


def _summary(document: CodedDocument) -> str:
    if document.discarded:
        return f"discarded: {escape(document.discarded)}"
    count, sentences = len(document.events), len(document.sentences)
    name = f"<b>{escape(document.id)}</b>: " if document.id else ""
    return f"{name}{_counted(count, 'event')} in {_counted(sentences, 'sentence')}"


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


def _table(events: Iterable[Event]) -> str:
    head = "".join(f"<th>{name}</th>" for name in _HEADERS)
    return f"<table><tr>{head}</tr>{''.join(map(_row, events))}</table>"


def _row(event: Event) -> str:
    status = status_words(event)
    label = f"{event.action.cameo} {event.action.label}" + (f" [{status}]" if status else "")
    what = f"{escape(label)}<br><small>{escape(event.action.text)}</small>"
    plain = (escape(words) for words in (place_words(event), harm_words(event)))
    cells = (escape(date_words(event)), _actor(event.source), what, _actor(event.target), *plain)
    return f'<tr title="{escape(event.explain())}">{"".join(f"<td>{cell}</td>" for cell in cells)}</tr>'


def _actor(actor: Actor | None) -> str:
    if actor is None:
        return "<small>-</small>"
    return f"{escape(actor.text)}<br><small>{escape(actor.code or 'no code')}</small>"


def marked_text(document: CodedDocument) -> str:
    """The text with `<mark>` around the words of actions, sources, targets and other mentions.

    Where spans overlap, actions go before actors and actors before other mentions.
    """
    text, at, parts = document.text, 0, []
    for start, end, kind, title in _without_overlap(_marks(document)):
        parts.append(escape(text[at:start]))
        parts.append(f'<mark class="ec-{kind}" title="{escape(title)}">{escape(text[start:end])}</mark>')
        at = end
    return "".join([*parts, escape(text[at:])])


def _marks(document: CodedDocument) -> Iterator[Mark]:
    for event in document.events:
        yield event.action.start, event.action.end, "action", f"{event.action.cameo} {event.action.label}"
    for event in document.events:
        for actor, kind in ((event.source, "source"), (event.target, "target")):
            if actor is not None:
                yield actor.start, actor.end, kind, f"{actor.code or 'no code'} {actor.name}"
    for actor in document.mentions:
        yield actor.start, actor.end, "mention", f"{actor.code or 'no code'} {actor.name}"


def _without_overlap(marks: Iterable[Mark]) -> list[Mark]:
    """The marks in text order; one that would overlap an earlier one of the iteration is left out."""
    kept: list[Mark] = []
    taken: set[int] = set()
    for mark in marks:
        span = range(mark[0], mark[1])
        if span and taken.isdisjoint(span):
            taken.update(span)
            kept.append(mark)
    return sorted(kept)


def _why_not(document: CodedDocument) -> str:
    if not document.why_not:
        return ""
    items = "".join(
        f"<li><small>{escape(document.parse.sentence_text(why.sentence))}</small><br>{escape(why.detail)}</li>"
        for why in document.why_not
    )
    return f"<details><summary>sentences without an event</summary><ul>{items}</ul></details>"
