"""Coded political events from news text: who did what to whom, where, when, with what harm.

>>> import eventcode
>>> coder = eventcode.Coder(parser=None)
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from eventcode.coder import Coder as Coder
    from eventcode.convenience import code as code
    from eventcode.document import Document as Document
    from eventcode.document import Sentence as Sentence
    from eventcode.document import Token as Token
    from eventcode.duplicates import deduplicate as deduplicate
    from eventcode.errors import Diagnostic as Diagnostic
    from eventcode.errors import EventcodeError as EventcodeError
    from eventcode.events import Action as Action
    from eventcode.events import Actor as Actor
    from eventcode.events import CodedDocument as CodedDocument
    from eventcode.events import Event as Event
    from eventcode.events import Incident as Incident
    from eventcode.events import Place as Place
    from eventcode.lexicon import Dictionaries as Dictionaries
    from eventcode.parsing import StanzaParser as StanzaParser
    from eventcode.parsing import read_conllu as read_conllu

__version__ = "0.1.0"

# Names are imported when they are first used, so that `import eventcode` stays quick and light.
_HOME = {
    "Action": "events",
    "Actor": "events",
    "CodedDocument": "events",
    "Coder": "coder",
    "Diagnostic": "errors",
    "Dictionaries": "lexicon",
    "Document": "document",
    "Event": "events",
    "EventcodeError": "errors",
    "Incident": "events",
    "Place": "events",
    "Sentence": "document",
    "StanzaParser": "parsing",
    "Token": "document",
    "code": "convenience",
    "deduplicate": "duplicates",
    "read_conllu": "parsing",
}

__all__ = sorted(_HOME)


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'eventcode' has no attribute {name!r}")
    return getattr(importlib.import_module(f"eventcode.{_HOME[name]}"), name)


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
