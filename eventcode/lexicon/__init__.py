"""Dictionary files, read and combined."""

from eventcode.lexicon.dictionaries import Dictionaries

__all__ = ["Dictionaries"]
