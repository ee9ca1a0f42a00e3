"""Parses and coders for tests: documents written by hand in a few columns, coders of a few dictionary lines.

For whoever tests eventcode, a dictionary of their own, or a program that works on coded documents: nothing
here loads a parser or the shipped dictionaries of actors and actions.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import attrs

from eventcode._resources import dictionaries_dir
from eventcode.coder import Coder
from eventcode.document import Document, Sentence, Token
from eventcode.errors import InputError
from eventcode.events import CodedDocument
from eventcode.lexicon.dictionaries import Dictionaries
from eventcode.lexicon.lines import read_source

__all__ = ["coder_of", "dictionaries_of", "parsed", "sketch", "triples"]

GRAMMAR = ("grammar.txt", "operators.txt", "crosswalk.txt")


def parsed(rows: str, id: str | None = None) -> Document:
    """A document from rows of `form lemma upos head deprel [feats]`, blanks between the columns.

    `head` counts from 1, 0 is the root, as in CoNLL-U. A blank line ends a sentence. Words are joined by one
    blank; a form that begins with `+` stands directly after the word before it (`+'s`, `+.`). The lemma `=`
    is the form in lower case. A line `# key = value` is a comment of the sentence that follows, such as
    `# eventcode_role = byline`. Raises `InputError` naming the row that cannot be read.

    >>> document = parsed('''
    ... Rebels    rebel   NOUN  2 nsubj Number=Plur
    ... attacked  attack  VERB  0 root  Tense=Past|VerbForm=Fin
    ... Nawa      Nawa    PROPN 2 obj
    ... +.        =       PUNCT 2 punct
    ... ''')
    >>> document.text, [t.deprel for t in document.sentences[0]]
    ('Rebels attacked Nawa.', ['nsubj', 'root', 'obj', 'punct'])
    """
    text = ""
    sentences: list[Sentence] = []
    for block in _blocks(rows):
        comments = tuple(row for _, row in block if row.startswith("#"))
        tokens: list[Token] = []
        for number, row in block:
            if row.startswith("#"):
                continue
            token = _token(row, number, len(tokens))
            glued = token.text.startswith("+") and len(token.text) > 1
            form = token.text[1:] if glued else token.text
            text += "" if glued or not text else " "
            lemma = form.lower() if token.lemma == "=" else token.lemma
            start = len(text)
            text += form
            tokens.append(attrs.evolve(token, text=form, lemma=lemma, start=start, end=len(text)))
        _check_heads(tokens, block[0][0])
        sentences.append(Sentence(len(sentences), tuple(tokens), tokens[0].start, tokens[-1].end, comments))
    return Document(text, tuple(sentences), "by hand", id)


def _blocks(rows: str) -> Iterator[list[tuple[int, str]]]:
    block: list[tuple[int, str]] = []
    for number, row in enumerate([*rows.splitlines(), ""], 1):
        if row.strip():
            block.append((number, row.strip()))
        elif any(not text.startswith("#") for _, text in block):
            yield block
            block = []


def _token(row: str, number: int, index: int) -> Token:
    columns = row.split()
    if not 5 <= len(columns) <= 6 or not columns[3].isdecimal():
        raise InputError(f"row {number}: {row!r} is not `form lemma upos head deprel [feats]`")
    form, lemma, upos, head, deprel, *feats = columns
    return Token(index, form, lemma, upos, int(head) - 1, deprel, 0, 0, feats=feats[0] if feats else "_")


def _check_heads(tokens: Sequence[Token], number: int) -> None:
    for token in tokens:
        seen, here = set(), token.index
        while here >= 0:
            if here >= len(tokens) or here in seen:
                raise InputError(f"sentence at row {number}: the heads above {token.text!r} make no tree")
            seen.add(here)
            here = tokens[here].head


def sketch(document: Document) -> str:
    """A document in the notation that `parsed` reads: to turn a parse into the material of a test.

    >>> rows = "Rebels rebel NOUN 2 nsubj _\\nfled flee VERB 0 root Tense=Past\\n+. = PUNCT 2 punct _"
    >>> " ".join(sketch(parsed(rows)).split()) == " ".join(rows.split())
    True
    """
    return "\n\n".join("\n".join(_rows(document, sentence)) for sentence in document.sentences)


def _rows(document: Document, sentence: Sentence) -> Iterator[str]:
    yield from sentence.comments
    cells = []
    for token in sentence.tokens:
        before = document.text[: token.start]
        glue = "+" if token.index and before and not before[-1].isspace() else ""
        lemma = "=" if token.lemma == token.lower else token.lemma
        cells.append((glue + token.text, lemma, token.upos, str(token.head + 1), token.deprel, token.feats))
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    for row in cells:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()


def dictionaries_of(*texts: str, grammar: Iterable[str] = GRAMMAR) -> Dictionaries:
    """Dictionaries of a few lines: the texts, each beginning with its `@` line, over the shipped closed word
    classes, operators and crosswalk (`grammar` names other files of the shipped folder, or none).

    The texts are files named `1.txt`, `2.txt` and so on. Raises `DictionaryError` as reading a file does.

    >>> [entry.entry for entry in dictionaries_of("@agents\\nrebel = REB").entries.agents]
    ['1.txt:2']
    """
    base = [read_source(dictionaries_dir() / name, name) for name in grammar]
    mine = [Dictionaries.of_text(text, f"{n}.txt").sources[0] for n, text in enumerate(texts, 1)]
    return Dictionaries((*base, *mine))


def coder_of(*texts: str, grammar: Iterable[str] = GRAMMAR) -> Coder:
    """A coder without a parser that knows the given dictionary lines; see `dictionaries_of`.

    >>> coder = coder_of("@agents\\nrebel = REB\\nsoldier = MIL", "@actions\\nS attack T = 190")
    >>> triples(coder.code_parsed(parsed('''
    ... Rebels    rebel   NOUN 2 nsubj
    ... attacked  attack  VERB 0 root
    ... soldiers  soldier NOUN 2 obj''')))
    (('REB', '190', 'MIL'),)
    """
    return Coder(dictionaries_of(*texts, grammar=grammar), parser=None)


def triples(document: CodedDocument) -> tuple[tuple[str, str, str], ...]:
    """The events of a document as (source code, CAMEO code, target code), `---` for nobody or no code."""
    return tuple(
        (
            event.source.code or "---" if event.source else "---",
            event.action.cameo,
            event.target.code or "---" if event.target else "---",
        )
        for event in document.events
    )
