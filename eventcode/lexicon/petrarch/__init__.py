"""Dictionaries of TABARI, PETRARCH, PETRARCH2 and Universal PETRARCH, read as they are published."""

from eventcode.lexicon.petrarch.convert import to_native
from eventcode.lexicon.petrarch.lexicon import PetrarchLexicon, load_petrarch

__all__ = ["PetrarchLexicon", "load_petrarch", "to_native"]
