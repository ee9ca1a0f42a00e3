"""`eventcode dict`: work on dictionaries."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from eventcode._cli_input import input_files, read_items
from eventcode._resources import dictionaries_dir
from eventcode.document import Document
from eventcode.errors import Diagnostic, DictionaryError, Severity

if TYPE_CHECKING:
    from eventcode.lexicon import Dictionaries

__all__ = ["dictionaries"]


@click.group("dict")
def dictionaries() -> None:
    """Check, format, search, compare and test dictionaries.

    Where FILEs are taken, they are laid over the shipped dictionaries; with --alone they stand on the shipped
    grammar only.
    """


def _load(files: Sequence[str], alone: bool) -> Dictionaries:
    from eventcode.lexicon import Dictionaries

    if not alone:
        return Dictionaries.default().overlay(*files)
    if not files:
        raise DictionaryError("--alone needs the files that are to stand alone")
    grammar = (dictionaries_dir() / name for name in ("grammar.txt", "operators.txt", "crosswalk.txt"))
    return Dictionaries.load(*grammar).overlay(*files)


def _of_files(found: Iterable[Diagnostic], loaded: Dictionaries, files: Sequence[str]) -> list[Diagnostic]:
    """With files given, what is said about them; else everything."""
    return [d for d in found if not files or d.file in loaded.overlays or not loaded.overlays]


_FILES = click.argument("files", nargs=-1, metavar="[FILE]...")
_ALONE = click.option("--alone", is_flag=True, help="Without the shipped actors and actions.")


@dictionaries.command()
@_FILES
@_ALONE
@click.option("--strict", is_flag=True, help="Status 1 for warnings too.")
@click.pass_context
def lint(context: click.Context, files: tuple[str, ...], alone: bool, strict: bool) -> None:
    """Print every problem of FILEs, or of the shipped dictionaries.

    Ends with status 1 if a line could not be loaded, with status 2 if a file could not be read.
    """
    loaded = _load(files, alone)
    found = _of_files(loaded.lint(), loaded, files)
    for diagnostic in found:
        click.echo(str(diagnostic))
    counts = {severity: sum(d.severity is severity for d in found) for severity in Severity}
    errors, warnings = counts[Severity.ERROR], counts[Severity.WARNING]
    click.echo(f"{errors} errors, {warnings} warnings, {counts[Severity.INFO]} remarks", err=True)
    context.exit(1 if errors or (strict and warnings) else 0)


@dictionaries.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--check", is_flag=True, help="Write nothing; status 1 if a file is not in canonical form.")
@click.pass_context
def fmt(context: click.Context, files: tuple[str, ...], check: bool) -> None:
    """Bring FILEs, or the files of folders, into canonical form, in place.

    No line is moved, added or deleted; lines that cannot be read stay as they are.
    """
    from eventcode.lexicon.dictionaries import dictionary_files
    from eventcode.lexicon.format import format_text
    from eventcode.lexicon.lines import read_text

    changed = 0
    for path in (path for name in files for path in dictionary_files(Path(name))):
        text = read_text(path, str(path))
        formatted = format_text(text, str(path))
        if path.read_bytes() != formatted.encode("utf-8"):
            changed += 1
            click.echo(f"{'would change' if check else 'changed'} {path}")
            if not check:
                _replace(path, formatted)
    context.exit(1 if check and changed else 0)


def _replace(path: Path, text: str) -> None:
    """Write a file at once: whoever reads it meanwhile sees the old text or the new one, never half of it."""
    path = path.resolve()
    part = path.with_name(f"{path.name}.part")
    part.write_bytes(text.encode("utf-8"))
    shutil.copymode(path, part)
    part.replace(path)


@dictionaries.command()
@click.argument("word", nargs=-1, required=True, metavar="WORD...")
@click.option("--dictionary", "-d", "files", multiple=True, metavar="FILE", help="Overlay; may be repeated.")
@_ALONE
@click.pass_context
def show(context: click.Context, word: tuple[str, ...], files: tuple[str, ...], alone: bool) -> None:
    """Print every line that WORD (or words side by side) can match.

    Names, role nouns, patterns, operators and sets are searched. Ends with status 1 if there is none.
    """
    from eventcode.lexicon.find import find_lines

    found = find_lines(_load(files, alone), " ".join(word))
    kind = ""
    for shown in found:
        if shown.kind != kind:
            kind = shown.kind
            click.echo(f"{kind}s")
        click.echo(f"  {shown}")
    if not found:
        click.echo(f"no line can match {' '.join(word)!r}", err=True)
    context.exit(0 if found else 1)


@dictionaries.command()
@click.argument("old")
@click.argument("new")
@click.argument("corpus", nargs=-1, required=True, metavar="CORPUS.conllu...")
@click.option("--date", metavar="YYYY-MM-DD", help="Date of the texts, for names with periods.")
@click.pass_context
def diff(context: click.Context, old: str, new: str, corpus: tuple[str, ...], date: str | None) -> None:
    """Code a parsed CORPUS with OLD and with NEW dictionaries and print the sentences that change, and why.

    OLD and NEW are each `default`, a file that is laid over the shipped dictionaries, or a folder: a complete
    one (with a grammar.txt) stands alone. Ends with status 1 if anything changed.
    """
    from eventcode.lexicon.compare import compare, dictionaries_at

    documents = (document for document in read_items(input_files(corpus), "conllu") if isinstance(document, Document))
    removed = added = sentences = 0
    for change in compare(dictionaries_at(old), dictionaries_at(new), documents, date):
        click.echo(str(change))
        sentences += 1
        removed += len(change.removed)
        added += len(change.added)
    click.echo(f"{sentences} sentences changed: {removed} events removed, {added} added", err=True)
    context.exit(1 if sentences else 0)


@dictionaries.command()
@_FILES
@_ALONE
@click.pass_context
def test(context: click.Context, files: tuple[str, ...], alone: bool) -> None:
    """Parse and code the example sentences (`>` and `!>`) of FILEs, or of the shipped dictionaries.

    Ends with status 1 if an example is not coded by the entry that it stands under.
    """
    from eventcode.lexicon.examples import check_examples
    from eventcode.parsing import StanzaParser

    loaded = _load(files, alone)
    names = loaded.overlays if files else None
    failed = check_examples(loaded, StanzaParser(), names)
    for diagnostic in failed:
        click.echo(str(diagnostic))
    count = sum(len(e.examples) for e in loaded.entries.actions if names is None or e.file in names)
    click.echo(f"{count} examples, {len(failed)} fail", err=True)
    context.exit(1 if failed else 0)
