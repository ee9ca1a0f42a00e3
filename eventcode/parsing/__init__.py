"""Text to `Document`: Stanza with the bundled model, any Stanza pipeline, spaCy documents, CoNLL-U.

Importing this loads neither torch nor stanza; a parser loads them with its first text.
"""

from eventcode.parsing.adapters import from_spacy, from_stanza, to_document
from eventcode.parsing.conllu import dump_conllu, read_conllu, read_conllu_documents
from eventcode.parsing.protocol import Parser
from eventcode.parsing.relations import normalise_relations
from eventcode.parsing.stanza import StanzaParser

__all__ = [
    "Parser",
    "StanzaParser",
    "dump_conllu",
    "from_spacy",
    "from_stanza",
    "normalise_relations",
    "read_conllu",
    "read_conllu_documents",
    "to_document",
]
