"""Run the examples that stand beside action entries: is each sentence coded by the entry it stands under?"""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import TYPE_CHECKING

import attrs

from eventcode.errors import Diagnostic, Severity
from eventcode.lexicon.action_format import BY_WHOM, ActionEntry, Example
from eventcode.lexicon.dictionaries import Dictionaries

if TYPE_CHECKING:
    from eventcode.events import CodedDocument
    from eventcode.parsing import Parser

__all__ = ["Checked", "check_examples", "coded_examples"]


@attrs.frozen
class Checked:
    """An example, the entry it belongs to, and what the coder made of it."""

    entry: ActionEntry
    example: Example
    coded: CodedDocument

    @property
    def passed(self) -> bool:
        """An example gives an event with its entry's code, by this entry or a more specific one.

        A counter-example gives none by its entry; that of a null entry (`= ---`) gives no event at all.
        """
        if self.example.counter:
            return not self.coded.events if self.entry.code is None else not self.own
        return self.own or any(e.action.cameo == self.entry.code for e in self.coded.events)

    @property
    def own(self) -> bool:
        """Whether the entry itself gave an event with its code, or with the one that it has for such a source."""
        by_whom = (value for key, value in self.entry.attributes.items() if key.startswith(BY_WHOM))
        codes = (self.entry.code, self.entry.back, *by_whom)
        return any(e.action.entry == self.entry.entry and e.action.cameo in codes for e in self.coded.events)

    def diagnostic(self) -> Diagnostic:
        """The failure in words, at the line of the example."""
        wanted = f"not by {self.entry.code}" if self.example.counter else f"by {self.entry.code}"
        return Diagnostic(
            self.entry.file,
            self.example.line,
            1,
            Severity.ERROR,
            "example-fails",
            f"{self.example.text!r} should be coded {wanted} ({self.entry.pattern}); {_made(self.coded)}",
            "change the example or the entry",
        )


def coded_examples(
    dictionaries: Dictionaries, parser: Parser, files: Container[str] | None = None
) -> Iterator[Checked]:
    """Every example of the dictionaries (of `files`, if given), parsed and coded, in file and line order."""
    from eventcode.coder import Coder

    entries = [e for e in dictionaries.entries.actions if files is None or e.file in files]
    pairs = [(entry, example) for entry in entries for example in entry.examples]
    coder = Coder(dictionaries=dictionaries, parser=None)
    documents = parser.parse_many([example.text for _, example in pairs])
    for (entry, example), document in zip(pairs, documents, strict=True):
        yield Checked(entry, example, coder.code_parsed(document))


def check_examples(
    dictionaries: Dictionaries, parser: Parser, files: Container[str] | None = None
) -> tuple[Diagnostic, ...]:
    """The examples that are not coded as the entry above them says; with `files`, only those of these files.

    `>` sentences must be coded by their entry with its code, `!>` sentences must not. Empty when all is well.
    """
    return tuple(c.diagnostic() for c in coded_examples(dictionaries, parser, files) if not c.passed)


def _made(coded: CodedDocument) -> str:
    events = [f"{e.action.cameo} by {e.action.entry}" for e in coded.events]
    if events:
        return "it is " + ", ".join(events)
    reasons = [w.detail for w in coded.why_not]
    return "no event: " + "; ".join(reasons) if reasons else "no event"
