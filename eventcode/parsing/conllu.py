"""CoNLL-U: parses saved and read again, ours and those of other tools.

What eventcode writes it reads back equal: the text stands JSON-encoded in a comment, offsets stand in MISC.
What others write is read with the offsets that it gives, or with those that `# text` and `SpaceAfter` imply.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from eventcode.document import Document, Sentence, Token
from eventcode.errors import InputError
from eventcode.parsing._conllu_read import ID, NEWDOC, PARSER, SENTENCE_TEXT, TEXT, Block, blocks, to_document
from eventcode.parsing.relations import normalise_relations

__all__ = ["dump_conllu", "looks_like_conllu", "read_conllu", "read_conllu_documents"]


def looks_like_conllu(text: str) -> bool:
    r"""Whether a string holds CoNLL-U rather than a path or prose.

    >>> looks_like_conllu("1\tGo\tgo\tVERB\t_\t_\t0\troot\t_\t_\n")
    True
    """
    start = text.lstrip("\ufeff\r\n ")
    for line in start.split("\n", 200):
        if line and not line.startswith("#") and not line.isspace():
            return line.count("\t") == 9
    return start.startswith("#")


def read_conllu(source: str | Path, normalise: bool = True) -> Document:
    r"""Read one document from CoNLL-U text or from a file.

    A file of several documents (`# newdoc`) becomes one; `read_conllu_documents` keeps them apart. With
    `normalise`, labels of Universal Dependencies 1 and of spaCy's English models become those of version 2
    where they are seen. Raises `ConlluError` with the number of the line, `InputError` for a missing file.

    >>> read_conllu("1\tGo\tgo\tVERB\t_\t_\t0\troot\t_\t_\n").text
    'Go'
    """
    document = to_document(tuple(blocks(_lines(source))))
    return normalise_relations(document) if normalise else document


def read_conllu_documents(source: str | Path | Iterable[str], normalise: bool = True) -> Iterator[Document]:
    r"""Read the documents of a file, of a text or of lines one after another; a new one begins at `# newdoc`, or
    where eventcode wrote one.

    >>> row = "1\tGo\tgo\tVERB\t_\t_\t0\troot\t_\t_\n\n"
    >>> [d.id for d in read_conllu_documents("# newdoc id = a\n" + row + "# newdoc id = b\n" + row)]
    ['a', 'b']
    """
    for group in _by_document(blocks(_lines(source))):
        document = to_document(group)
        yield normalise_relations(document) if normalise else document


def _by_document(found: Iterable[Block]) -> Iterator[tuple[Block, ...]]:
    held: list[Block] = []
    for block in found:
        if held and any(comment.startswith(("# newdoc", TEXT)) for comment in block.comments):
            yield tuple(held)
            held = []
        held.append(block)
    if held:
        yield tuple(held)


def _lines(source: str | Path | Iterable[str]) -> Iterable[str]:
    if isinstance(source, Iterable) and not isinstance(source, (str, Path)):
        return (line.removeprefix("\ufeff").removesuffix("\n") for line in source)
    if isinstance(source, str) and ("\n" in source or "\t" in source or not source.strip()):
        text = source
    else:
        try:
            text = Path(source).read_bytes().decode("utf-8")
        except (OSError, TypeError, ValueError) as error:
            said = getattr(error, "strerror", None) or error
            raise InputError(f"cannot read CoNLL-U from {str(source)[:200]!r}: {said}") from error
    return text.removeprefix("\ufeff").split("\n")


def dump_conllu(document: Document) -> str:
    r"""Write a document as CoNLL-U with everything needed to read it back equal.

    >>> print(dump_conllu(Document("Go!\n", ())).splitlines()[0])
    # eventcode_text = "Go!\n"
    """
    lines = _document_comments(document)
    if not document.sentences:
        lines.append("")  # parts the comments from those of the next document
    for sentence in document.sentences:
        lines.extend(sentence.comments)
        lines.append(f"{SENTENCE_TEXT} {_flat(document.text[sentence.start : sentence.end])}")
        lines.extend(_rows(sentence))
        lines.append("")
    return "\n".join(lines) + "\n"


def _document_comments(document: Document) -> list[str]:
    lines = []
    if document.id is not None:
        name = _flat(document.id).strip()
        lines.append(f"{NEWDOC} {name}")
        if name != document.id:
            lines.append(f"{ID} {json.dumps(document.id)}")
    lines.append(f"{TEXT} {json.dumps(document.text)}")
    lines.append(f"{PARSER} {json.dumps(document.parser)}")
    return lines


def _rows(sentence: Sentence) -> Iterator[str]:
    ranges = {multiword.first: multiword for multiword in sentence.multiwords}
    within = {i for m in sentence.multiwords for i in range(m.first, m.last + 1)}
    empty: dict[int, list[str]] = {}
    for after, line in sentence.empty_nodes:
        empty.setdefault(after, []).append(line)
    starts = {token.start for token in sentence.tokens}
    yield from empty.get(0, ())
    for token in sentence.tokens:
        multiword = ranges.get(token.index)
        if multiword is not None:
            place = _place(multiword.start, multiword.end, multiword.misc, multiword.end in starts)
            span = f"{multiword.first + 1}-{multiword.last + 1}"
            yield f"{span}\t{_cell(multiword.text)}\t_\t_\t_\t_\t_\t_\t_\t{place}"
        yield _row(token, token.index not in within and token.end in starts and token.end > token.start)
        yield from empty.get(token.index + 1, ())


def _row(token: Token, glued: bool) -> str:
    """The line of a word; `glued` when no blank stands behind it."""
    cells = (
        str(token.index + 1),
        _cell(token.text),
        _cell(token.lemma),
        token.upos or "_",
        token.xpos or "_",
        token.feats or "_",
        str(token.head + 1),
        token.deprel or "_",
        token.deps or "_",
        _place(token.start, token.end, token.misc, glued),
    )
    return "\t".join(cells)


def _place(start: int, end: int, misc: str, glued: bool) -> str:
    parts = [] if misc == "_" else [misc]
    if glued:
        parts.append("SpaceAfter=No")
    parts.append(f"start_char={start}|end_char={end}")
    return "|".join(parts)


def _cell(value: str) -> str:
    return _flat(value) or "_"


def _flat(text: str) -> str:
    """One line of CoNLL-U: no tabs, no line ends, nothing that UTF-8 cannot hold."""
    if text.isascii() and text.isprintable():
        return text
    for bad in "\t\n\r":
        text = text.replace(bad, " ")
    return text.encode("utf-8", "replace").decode("utf-8")
