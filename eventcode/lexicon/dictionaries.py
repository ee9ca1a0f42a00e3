"""`Dictionaries`: what the caller chooses and combines; reading and compiling happen on first use."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from functools import cached_property
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from eventcode._resources import dictionaries_dir
from eventcode.errors import Diagnostic, DictionaryError
from eventcode.lexicon.action_format import (
    ActionEntry,
    OperatorEntry,
    WordSets,
    read_actions,
    read_operators,
    read_words,
)
from eventcode.lexicon.actor_format import ActorEntry, read_actors
from eventcode.lexicon.lines import Problems, Source, read_source

if TYPE_CHECKING:
    from eventcode.lexicon.petrarch import PetrarchLexicon

__all__ = ["Dictionaries", "Entries", "dictionary_files"]

FORMAT_VERSION = 1


@attrs.frozen
class Entries:
    """Everything read from the sources, as written, with the problems found on the way."""

    actors: tuple[ActorEntry, ...]
    agents: tuple[ActorEntry, ...]
    actions: tuple[ActionEntry, ...]
    operators: tuple[OperatorEntry, ...]
    sets: WordSets
    problems: Problems


@attrs.frozen(slots=False, repr=False)
class Dictionaries:
    """A set of dictionary files, immutable; combining gives a new one.

    >>> mine = Dictionaries.of_text("@actors\\nRuritania | ~Ruritanian = RUR", name="mine.txt")
    >>> [entry.name for entry in mine.entries.actors]
    ['Ruritania']
    """

    sources: tuple[Source, ...] = ()
    petrarch: PetrarchLexicon | None = None
    overlays: frozenset[str] = frozenset()

    @classmethod
    def default(cls) -> Dictionaries:
        """The dictionaries that come with eventcode."""
        return cls.in_folder(dictionaries_dir())

    @classmethod
    def in_folder(cls, folder: str | PathLike[str]) -> Dictionaries:
        """A complete set of dictionaries: every `.txt` file below a folder, named by its path in there.

        Raises `DictionaryError`.
        """
        paths = sorted(Path(folder).rglob("*.txt"))
        return cls(tuple(read_source(path, path.relative_to(folder).as_posix()) for path in paths))

    @classmethod
    def load(cls, *paths: str | PathLike[str], format: str | None = None) -> Dictionaries:
        """Read native dictionary files, or every `.txt` file of a folder.

        `format` may be `"native"`; PETRARCH files are read with `from_petrarch`. Raises `DictionaryError`.
        """
        if format not in (None, "native"):
            raise DictionaryError(f"unknown format {format!r}; give 'native', or use Dictionaries.from_petrarch")
        if not paths:
            raise DictionaryError("no dictionary to load: give files or folders; the shipped ones are default()")
        files = [file for path in paths for file in dictionary_files(Path(path))]
        return cls(tuple(read_source(file) for file in files))

    @classmethod
    def of_text(cls, text: str, name: str = "<text>") -> Dictionaries:
        """Dictionaries from text in the native format, for tests and notebooks."""
        from eventcode.lexicon.lines import source_of

        return cls((source_of(name, text),))

    @classmethod
    def from_petrarch(
        cls,
        verbs: str | PathLike[str] | None = None,
        actors: Sequence[str | PathLike[str]] = (),
        agents: str | PathLike[str] | None = None,
        discards: str | PathLike[str] | None = None,
        issues: str | PathLike[str] | None = None,
    ) -> Dictionaries:
        """TABARI and PETRARCH dictionaries as they are; `lint()` lists every line that is wrong."""
        from eventcode.lexicon.petrarch import load_petrarch

        return cls(petrarch=load_petrarch(verbs=verbs, actors=actors, agents=agents, discards=discards, issues=issues))

    def overlay(self, *paths: str | PathLike[str] | Dictionaries) -> Dictionaries:
        """These dictionaries with files, folders or `Dictionaries` of your own on top: their entries win over the ones
        below.

        >>> mine = Dictionaries.of_text("@actors\\nZenda Circle = RUROPP", name="mine")
        >>> len(Dictionaries.default().overlay(mine).sources) - len(Dictionaries.default().sources)
        1
        """
        added: list[Source] = []
        for path in paths:
            if isinstance(path, Dictionaries):
                added += path.sources
            elif isinstance(path, (str, PathLike)):
                added += map(read_source, dictionary_files(Path(path)))
            else:
                raise DictionaryError(f"cannot overlay {type(path).__name__}: give a file, a folder or Dictionaries")
        names = self.overlays | {source.name for source in added}
        return attrs.evolve(self, sources=(*self.sources, *added), overlays=names)

    def __repr__(self) -> str:
        kind = "native" if self.petrarch is None else "PETRARCH"
        return f"Dictionaries({kind}, files={len(self.sources)}, version={self.version!r})"

    @cached_property
    def version(self) -> str:
        """A hash of the content: the same files give the same version."""
        digest = hashlib.sha256(str(FORMAT_VERSION).encode())
        for source in self.sources:
            digest.update(f"\0{source.name}\0{source.kind}\0".encode())
            digest.update(source.text.encode("utf-8", "surrogatepass"))
        if self.petrarch is not None:
            digest.update(self.petrarch.version.encode())
        return digest.hexdigest()[:16]

    def of_kind(self, *kinds: str) -> tuple[Source, ...]:
        """The sources of a kind (`actors`, `words`, `crosswalk`, …), in order."""
        return tuple(source for source in self.sources if source.kind in kinds)

    @cached_property
    def entries(self) -> Entries:
        """Every entry that could be read."""
        problems = Problems()
        sets: WordSets = {}
        for source in self.of_kind("words"):
            read_words(source, sets, problems)
        actors = [e for source in self.of_kind("actors") for e in read_actors(source, problems)]
        agents = [e for source in self.of_kind("agents") for e in read_actors(source, problems)]
        actions = [e for source in self.of_kind("actions") for e in read_actions(source, sets, problems)]
        operators = [e for source in self.of_kind("operators") for e in read_operators(source, problems)]
        return Entries(tuple(actors), tuple(agents), tuple(actions), tuple(operators), sets, problems)

    def lint(self) -> tuple[Diagnostic, ...]:
        """Every problem of every file, in file and line order."""
        from eventcode.lexicon.lint import lint

        return lint(self)

    def check(self) -> Dictionaries:
        """These dictionaries, or `DictionaryError` with every line (of the overlays, if any) that cannot be used."""
        from eventcode.lexicon.lint import errors

        found = errors(self)
        if found:
            raise DictionaryError(f"{len(found)} dictionary lines cannot be used", found)
        return self


def dictionary_files(path: Path) -> Iterable[Path]:
    """A dictionary file itself, or the dictionary files of a folder and of those in it, by name."""
    return sorted(path.rglob("*.txt")) if path.is_dir() else (path,)
