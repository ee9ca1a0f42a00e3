"""Coding with TABARI/PETRARCH dictionaries: their patterns and rules on dependency trees."""

from eventcode.petrarch_coder.coding import code_sentence
from eventcode.petrarch_coder.results import CodedSentence, RawActor, RawEvent

__all__ = ["CodedSentence", "RawActor", "RawEvent", "code_sentence"]
