"""Text to `Document`: Stanza with the bundled model, any Stanza pipeline, spaCy documents, CoNLL-U.

Importing this loads neither torch nor stanza; a parser loads them with its first text.
"""

from eventcode.parsing.protocol import Parser
from eventcode.parsing.stanza import StanzaParser

__all__ = ["Parser", "StanzaParser"]
