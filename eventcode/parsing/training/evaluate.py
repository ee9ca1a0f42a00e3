"""How well a model parses raw text, against a gold treebank: the CoNLL 2018 measure of `udtools`."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

from eventcode.document import Document
from eventcode.parsing.protocol import Parser
from eventcode.parsing.training.treebank import clean, read_sentences

__all__ = ["evaluate"]

_MEASURES = ("Tokens", "Sentences", "Words", "UPOS", "UFeats", "Lemmas", "UAS", "LAS")


def evaluate(parser: Parser, gold: Path, group: int = 5) -> dict[str, float]:
    """F1 in percent for each measure, the sentences of `gold` parsed as texts of `group` sentences."""
    from udtools import udeval as measure  # type: ignore[import-untyped]  # Stanza brings it along

    sentences = [clean(sentence) for sentence in read_sentences([gold])]
    lines = [next(x[9:] for x in s.split("\n") if x.startswith("# text = ")) for s in sentences]
    texts = [" ".join(lines[at : at + group]) for at in range(0, len(lines), group)]
    found = "".join(row for document in parser.parse_many(texts) for row in _rows(document))
    scores = measure.evaluate(
        measure.load_conllu(io.StringIO("\n\n".join(sentences) + "\n\n"), "gold", {}),
        measure.load_conllu(io.StringIO(found), "parse", {}),
    )
    return {name: round(100 * scores[name].f1, 2) for name in _MEASURES}


def _rows(document: Document) -> Iterator[str]:
    for sentence in document:
        ranges = {multiword.first: multiword for multiword in sentence.multiwords}
        for token in sentence:
            whole = ranges.get(token.index)
            if whole is not None:
                yield f"{whole.first + 1}-{whole.last + 1}\t{whole.text}" + "\t_" * 8 + "\n"
            cells = (
                token.index + 1,
                token.text.replace(" ", "\u00a0"),
                token.lemma,
                token.upos,
                token.xpos,
                token.feats,
            )
            yield "\t".join(map(str, (*cells, token.head + 1, token.deprel, "_", "_"))) + "\n"
        yield "\n"
