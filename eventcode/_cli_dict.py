"""`eventcode dict`: work on dictionaries."""

from __future__ import annotations

import click

from eventcode.errors import Severity

__all__ = ["dictionaries"]


@click.group("dict")
def dictionaries() -> None:
    """Work on dictionaries."""


@dictionaries.command()
@click.argument("files", nargs=-1, metavar="[FILE]...")
@click.pass_context
def lint(context: click.Context, files: tuple[str, ...]) -> None:
    """Print every problem of the shipped dictionaries, or of FILEs laid over them.

    Ends with status 1 if a line could not be loaded.
    """
    import eventcode

    loaded = eventcode.Dictionaries.default()
    for file in files:
        loaded = loaded.overlay(file)
    found = loaded.lint()
    for diagnostic in found:
        click.echo(str(diagnostic))
    errors = sum(d.severity is Severity.ERROR for d in found)
    click.echo(f"{errors} errors, {len(found) - errors} other findings", err=True)
    context.exit(1 if errors else 0)
