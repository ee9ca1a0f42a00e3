"""The `eventcode` command."""

from __future__ import annotations

import errno
import io
import json
import sys
import warnings
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, groupby, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO, TypeVar

import attrs
import click

from eventcode import __version__
from eventcode._cli_dict import dictionaries as dict_commands
from eventcode._cli_input import KINDS, Item, input_files, read_items
from eventcode._cli_output import FORMATS, console_for, print_document, write_documents
from eventcode._resources import sample_path
from eventcode.document import Document
from eventcode.errors import DictionaryWarning, EventcodeError, RecordWarning
from eventcode.events import CodedDocument
from eventcode.export import writing
from eventcode.given import known_of, read_country, read_date, with_known

if TYPE_CHECKING:
    from eventcode.coder import Coder

__all__ = ["main"]

Command = TypeVar("Command", bound=Callable[..., Any])


class _Group(click.Group):
    """Turns an `EventcodeError` into a message and exit status 2, and warnings into messages, here and nowhere else."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("always", RecordWarning)
                warnings.showwarning = _as_message
                return super().invoke(ctx)
        except EventcodeError as error:
            click.echo(f"eventcode: {error}", err=True)
            ctx.exit(2)
        except OSError as error:
            if error.errno == errno.EPIPE:  # "| head": click ends quietly
                raise
            click.echo(f"eventcode: cannot write: {error.strerror or error}", err=True)
            ctx.exit(2)


def _as_message(message: Warning | str, category: type[Warning], *_: object, **__: object) -> None:
    if issubclass(category, (RecordWarning, DictionaryWarning)):
        click.echo(f"eventcode: {message}", err=True)


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, package_name="eventcode")
def main() -> None:
    """Codes political events in news text: who did what to whom, in CAMEO, PLOVER and ACLED terms."""


def make_coder(overlays: tuple[str, ...]) -> Coder:
    """A coder with the shipped dictionaries and the overlays, which must be without errors, laid over them."""
    import eventcode

    dictionaries = eventcode.Dictionaries.default()
    if overlays:
        dictionaries = dictionaries.overlay(*overlays).check()
    return eventcode.Coder(dictionaries=dictionaries)


def _checked(read: Callable[[str | None], object]) -> Callable[..., str | None]:
    """A callback that looks at the value of an option before any work is done."""

    def check(ctx: click.Context, option: click.Parameter, value: str | None) -> str | None:
        try:
            read(value)
        except EventcodeError as error:
            raise click.BadParameter(str(error), ctx, option) from error
        return value

    return check


def _input_options(command: Command) -> Command:
    for option in (
        click.option(
            "--date",
            metavar="YYYY-MM-DD",
            callback=_checked(read_date),
            help="Publication date, where a text brings none.",
        ),
        click.option(
            "--country",
            metavar="ISO3",
            callback=_checked(read_country),
            help="Country that the texts are about (SYR), likewise.",
        ),
        click.option("--input", "kind", type=click.Choice(KINDS), default="auto", help="Kind of the input."),
        click.option("--dictionary", "-d", "overlays", multiple=True, metavar="FILE", help="Overlay; may be repeated."),
        click.option("--workers", default=1, show_default=True, help="Processes."),
        click.option("--skip-errors", is_flag=True, help="Name what cannot be coded, leave it out and go on."),
        click.option("--progress/--no-progress", default=None, help="Progress bar; by default on a terminal only."),
    ):
        command = option(command)
    return command


@main.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@_input_options
@click.option("--format", "format_", type=click.Choice(FORMATS), default="table", show_default=True)
@click.option("--output", "-o", default="-", metavar="FILE", help="Where to write; standard output by default.")
@click.option("--explain", is_flag=True, help="With a table: say why each event was coded so.")
@click.option("--why-not", is_flag=True, help="With a table: say why other sentences have no event.")
def code(
    files: tuple[str, ...],
    format_: str,
    output: str,
    explain: bool,
    why_not: bool,
    overlays: tuple[str, ...],
    workers: int,
    progress: bool | None,
    skip_errors: bool,
    **reading: str,
) -> None:
    """Code the events in FILEs; - is standard input, a folder stands for its files.

    Plain text is one article a file. JSON Lines (.jsonl), JSON (.json) and tables (.csv, .tsv) hold one article
    a line, object or row, with text and, as far as known, id, date, country and actors. CoNLL-U (.conllu) is
    coded as it was parsed. All of them may be compressed (.gz). The format conllu writes parses instead of
    events.
    """
    if (explain or why_not) and format_ != "table":
        raise click.UsageError("--explain and --why-not go with --format table")
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # for terminals that lack a character
    files = input_files(files)
    if any(Path(output).exists() and Path(file).exists() and Path(file).samefile(output) for file in files):
        raise click.UsageError(f"{output} is read and cannot be written at the same time: give another --output")
    items = _begun(read_items(files, **reading), skip_errors)
    coder = make_coder(overlays)
    with writing(sys.stdout if output == "-" else output) as out:
        if format_ == "conllu":
            for text in _parses(coder, items, skip_errors):
                out.write(text)
        else:
            documents = _documents(coder, items, workers, _show(progress, out), skip_errors, reading)
            write_documents(documents, format_, out, explain, why_not)


def _begun(items: Iterator[Item], skip: bool) -> Iterator[Item]:
    """The items, the first of them read already: a file that cannot be read ends the command before it writes."""
    first = list(islice(items, 1))
    if first and isinstance(first[0], EventcodeError) and not skip:
        raise first[0]
    return chain(first, items)


def _show(progress: bool | None, out: TextIO) -> bool:
    """Whether to draw a bar: as asked for, else where it would not cut into a table on the same terminal."""
    return progress if progress is not None else sys.stderr.isatty() and not out.isatty()


def _documents(
    coder: Coder, items: Iterable[Item], workers: int, progress: bool, skip: bool, known: dict[str, str]
) -> Iterator[CodedDocument]:
    """Items coded in order: runs of articles together, parses one by one."""
    for parsed, run in groupby(items, key=lambda item: isinstance(item, Document)):
        if not parsed:
            yield from coder.code_many(run, workers=workers, progress=progress, errors="skip" if skip else "raise")
            continue
        for item in run:
            assert isinstance(item, Document)
            told = known_of(item)
            date, country = told.get("date", known["date"]), told.get("country", known["country"])
            yield coder.code_parsed(item, date=date, country=country, id=item.id)


def _parses(coder: Coder, items: Iterable[Item], skip: bool) -> Iterator[str]:
    for item in items:
        if isinstance(item, EventcodeError):
            if not skip:
                raise item
            warnings.warn(f"left out: {item}", RecordWarning, stacklevel=1)
        elif isinstance(item, Document):
            yield item.to_conllu()
        else:
            parsed = attrs.evolve(coder.parse(item.text), id=item.id)
            yield with_known(parsed, item.date, item.country).to_conllu()


@main.command()
@click.option("--article", type=click.Choice(("conflict", "diplomacy")), default="conflict", show_default=True)
@click.option("--explain", is_flag=True, help="Say why each event was coded so.")
@click.option("--why-not", is_flag=True, help="Say why other sentences have no event.")
def demo(article: str, explain: bool, why_not: bool) -> None:
    """Code a sample article that comes with eventcode."""
    about = json.loads(sample_path("samples.json").read_text(encoding="utf-8"))[article]
    text = sample_path(about["file"]).read_text(encoding="utf-8")
    document = make_coder(()).code(text, date=about["date"], country=about["country"])
    click.echo(f"{text.splitlines()[0]} (sample article, published {about['date']})\n")
    print_document(document, console_for(sys.stdout), explain, why_not)
    counts = f"{len(document.events)} events in {len(document.sentences)} sentences"
    versions = ", ".join(f"{name} {version}" for name, version in document.provenance.items())
    click.echo(f"\n{counts}; {versions}")
    click.echo("Next: eventcode demo --explain; eventcode code FILE --date YYYY-MM-DD")


@main.group()
def actors() -> None:
    """Work on actors."""


@actors.command()
@click.argument("corpus", nargs=-1, required=True, metavar="CORPUS...")
@_input_options
@click.option("--least", default=1, show_default=True, help="Leave out names found less often.")
@click.option("--limit", default=100, show_default=True, help="Names to print at most.")
def unknown(
    corpus: tuple[str, ...],
    least: int,
    limit: int,
    overlays: tuple[str, ...],
    workers: int,
    progress: bool | None,
    skip_errors: bool,
    **reading: str,
) -> None:
    """Rank the names in CORPUS that act or are acted upon and have no code.

    The output is a dictionary of actors to be completed: replace each --- with a code.
    """
    from eventcode.actors.unknown import unknown_actors

    items = read_items(input_files(corpus), **reading)
    show = _show(progress, sys.stdout)
    found = unknown_actors(_documents(make_coder(overlays), items, workers, show, skip_errors, reading), least)
    click.echo("@actors")
    for actor in found[:limit]:
        click.echo(actor.line())


main.add_command(dict_commands)
