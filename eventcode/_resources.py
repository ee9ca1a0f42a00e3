"""Where the files that travel with the package lie, in an installed wheel and in a source tree."""

from __future__ import annotations

from pathlib import Path

from eventcode.errors import DictionaryError

__all__ = ["dictionaries_dir", "sample_path"]

_PACKAGE = Path(__file__).resolve().parent


def dictionaries_dir() -> Path:
    """The folder of the shipped dictionaries.

    A wheel carries them inside the package; in a source tree, or an editable install of it, they are the
    folder beside the package.

    >>> (dictionaries_dir() / "actors").is_dir()
    True
    """
    for folder in (_PACKAGE / "dictionaries", _PACKAGE.parent / "dictionaries"):
        if folder.is_dir():
            return folder
    raise DictionaryError(f"the shipped dictionaries are missing from {_PACKAGE}: install eventcode again")


def sample_path(name: str) -> Path:
    """A file of `eventcode/data`: a sample article or its description.

    >>> sample_path("samples.json").is_file()
    True
    """
    return _PACKAGE / "data" / name
