"""How the `eventcode` command writes coded documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, TextIO

from eventcode.events import CodedDocument

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["FORMATS", "console_for", "print_document", "write_documents"]

FORMATS = ("table", "jsonl", "csv", "acled", "icews", "phoenix", "conllu")


def console_for(out: TextIO) -> Console:
    """A rich console on a stream: plain, and 120 wide, where that is no terminal."""
    from rich.console import Console

    return Console(file=out, width=None if out.isatty() else 120, highlight=False, soft_wrap=False)


def write_documents(
    documents: Iterable[CodedDocument], format: str, out: TextIO, explain: bool = False, why_not: bool = False
) -> None:
    """Writes documents as they come, in one of `FORMATS` other than `conllu`."""
    from eventcode import export

    writers = {
        "jsonl": export.write_jsonl,
        "csv": export.write_csv,
        "acled": export.write_acled,
        "icews": export.write_icews,
        "phoenix": export.write_phoenix,
    }
    if format in writers:
        writers[format](documents, out)
        return
    console = console_for(out)
    for document in documents:
        print_document(document, console, explain, why_not)


def print_document(document: CodedDocument, console: Console, explain: bool = False, why_not: bool = False) -> None:
    """A document's events as a table, and on demand their explanations and the sentences without events."""
    from rich.text import Text

    from eventcode.display.table import events_table

    title = document.id or "text"
    if document.discarded:
        console.print(Text(f"{title}: discarded ({document.discarded})"))
    elif document.events:
        console.print(events_table(document, title=None if document.id is None else title))
    else:
        console.print(Text(f"{title}: no events"))
    for line in _notes(document, explain, why_not):
        console.print(Text(line), soft_wrap=True)


def _notes(document: CodedDocument, explain: bool, why_not: bool) -> Iterator[str]:
    if explain:
        for event in document.events:
            yield f"\n{event.explain()}"
    if why_not:
        for why in document.why_not:
            words = " ".join(document.parse.sentence_text(why.sentence).split())
            yield f"\nno event: {words}\n  {why.reason}: {why.detail}"
