"""A parsed text: tokens, sentences with offsets into the caller's text, and walking a UD tree.

Everything here is immutable; the indexes a coder needs (dependents by relation, words by form and lemma) are
computed once, when a sentence is built.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from operator import attrgetter
from types import MappingProxyType
from typing import Any

import attrs

__all__ = ["Document", "Links", "MultiWord", "Sentence", "Token"]

Links = Mapping[str, tuple["Token", ...]]
"""Words by relation, left to right; one with a subtype stands under both `nmod` and `nmod:poss`."""
_INDEX = attrgetter("index")
_NO_LINKS: Links = MappingProxyType({})


@attrs.frozen
class Token:
    """One syntactic word of Universal Dependencies.

    `index` counts from 0 within the sentence; `head` is the index of the governor, -1 for the root.
    `start` and `end` are character offsets into `Document.text`. `deprel` keeps its subtype
    (`nsubj:pass`); `relation` is the universal part (`nsubj`).
    """

    index: int
    text: str
    lemma: str
    upos: str
    head: int
    deprel: str
    start: int
    end: int
    xpos: str = "_"
    feats: str = "_"
    deps: str = "_"
    misc: str = "_"
    relation: str = attrs.field(init=False, eq=False, repr=False)
    lower: str = attrs.field(init=False, eq=False, repr=False)
    lemma_lower: str = attrs.field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "relation", self.deprel.partition(":")[0])
        object.__setattr__(self, "lower", self.text.lower())
        object.__setattr__(self, "lemma_lower", self.lemma.lower() if self.lemma != "_" else self.text.lower())

    def has(self, feature: str) -> bool:
        """Whether `feats` holds the feature, written as in CoNLL-U.

        >>> token = Token(0, "fled", "flee", "VERB", -1, "root", 0, 4, feats="Tense=Past|VerbForm=Fin")
        >>> token.has("Tense=Past")
        True
        """
        return feature in self.feats


@attrs.frozen
class MultiWord:
    """A surface token that stands for the words `first` to `last` (indexes, both included): *don't*."""

    first: int
    last: int
    text: str
    start: int
    end: int
    misc: str = "_"


@attrs.frozen(eq=True)
class Sentence:
    """A sentence and its dependency tree.

    `children[i]` are the indexes of the dependents of word `i`, left to right, `below[i]` the words themselves and
    `links[i]` these by relation; `root` is the first word without a governor. `positions` are the indexes of the
    words that have a form or lemma (in lower case), `forms[i]` the lemma and form of word `i`, or the one that both
    are; `related` are the words of each relation, `tagged` those of each part of speech; `role` is the kind of a line
    that is no running text: `headline`, `dateline`, `byline`, `copyright`. `empty_nodes` are the lines of enhanced
    UD's empty nodes, kept for the round trip and not used in coding.
    """

    index: int
    tokens: tuple[Token, ...]
    start: int
    end: int
    comments: tuple[str, ...] = ()
    multiwords: tuple[MultiWord, ...] = ()
    empty_nodes: tuple[tuple[int, str], ...] = ()
    children: tuple[tuple[int, ...], ...] = attrs.field(init=False, eq=False, repr=False)
    below: tuple[tuple[Token, ...], ...] = attrs.field(init=False, eq=False, repr=False)
    links: tuple[Links, ...] = attrs.field(init=False, eq=False, repr=False)
    positions: Mapping[str, tuple[int, ...]] = attrs.field(init=False, eq=False, repr=False)
    forms: tuple[tuple[str, ...], ...] = attrs.field(init=False, eq=False, repr=False)
    related: Links = attrs.field(init=False, eq=False, repr=False)
    tagged: Links = attrs.field(init=False, eq=False, repr=False)
    root: int = attrs.field(init=False, eq=False, repr=False)
    role: str | None = attrs.field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        below: list[list[Token]] = [[] for _ in self.tokens]
        forms = [(t.lemma_lower, t.lower) if t.lemma_lower != t.lower else (t.lower,) for t in self.tokens]
        positions: dict[str, list[int]] = {}
        roots = []
        for token in self.tokens:
            if token.head >= 0:
                below[token.head].append(token)
            else:
                roots.append(token.index)
            for word in forms[token.index]:
                positions.setdefault(word, []).append(token.index)
        object.__setattr__(self, "below", tuple(map(tuple, below)))
        object.__setattr__(self, "children", tuple([tuple([t.index for t in tokens]) for tokens in below]))
        object.__setattr__(self, "links", tuple(map(_links, below)))
        object.__setattr__(self, "related", _links(self.tokens))
        object.__setattr__(self, "tagged", _tagged(self.tokens))
        object.__setattr__(self, "forms", tuple(forms))
        object.__setattr__(self, "positions", {word: tuple(found) for word, found in positions.items()})
        object.__setattr__(self, "root", roots[0] if roots else -1)
        object.__setattr__(self, "role", _role(self.comments))

    def __getstate__(self) -> dict[str, Any]:
        """A sentence is stored without its indexes."""
        return {field.name: getattr(self, field.name) for field in attrs.fields(Sentence) if field.init}

    def __setstate__(self, state: Mapping[str, Any]) -> None:
        for field in attrs.fields(Sentence):
            if field.init:
                object.__setattr__(self, field.name, state[field.name])
        self.__attrs_post_init__()

    def __len__(self) -> int:
        return len(self.tokens)

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    def __getitem__(self, index: int) -> Token:
        return self.tokens[index]

    def dependents(self, index: int, *relations: str) -> Sequence[Token]:
        """Dependents of a word; with `relations`, only those (`nsubj` also finds `nsubj:pass`)."""
        links = self.links[index]
        if not links:
            return ()
        if len(relations) == 1:
            return links.get(relations[0], ())
        if not relations:
            return self.below[index]
        if links.keys().isdisjoint(relations):
            return ()
        found = [links[relation] for relation in relations if relation in links]
        if len(found) == 1:
            return found[0]
        return [t for t in self.below[index] if t.relation in relations or t.deprel in relations]

    def among(self, words: frozenset[str]) -> list[int]:
        """The indexes of the words whose form or lemma (in lower case) is one of `words`, in text order."""
        positions = self.positions
        found = words.intersection(positions)
        return sorted({index for word in found for index in positions[word]}) if found else []

    def of_relations(self, relations: Iterable[str]) -> Sequence[Token]:
        """The words of several relations, in text order."""
        return _in_order([self.related[relation] for relation in relations if relation in self.related])

    def of_tags(self, tags: Iterable[str]) -> Sequence[Token]:
        """The words of several parts of speech, in text order."""
        return _in_order([self.tagged[tag] for tag in tags if tag in self.tagged])

    def subtree(self, index: int, stop: Iterable[str] = ()) -> tuple[int, ...]:
        """Indexes below and including a word, in text order, without branches of a relation in `stop`."""
        cut, children, tokens = frozenset(stop), self.children, self.tokens
        found = [index]
        for here in found:
            below = children[here]
            if below:
                found += [c for c in below if tokens[c].relation not in cut] if cut else below
        found.sort()
        return tuple(found)

    def ancestors(self, index: int) -> Iterator[int]:
        """Governors of a word, from the nearest to the root."""
        seen = {index}
        head = self.tokens[index].head
        while head >= 0 and head not in seen:
            yield head
            seen.add(head)
            head = self.tokens[head].head


def _role(comments: Iterable[str]) -> str | None:
    """The kind of a line that a parser notes in a comment: `# eventcode_role = headline`."""
    for comment in comments:
        key, equals, value = comment.lstrip("# ").partition("=")
        if equals and key.strip() == "eventcode_role":
            return value.strip()
    return None


def _links(tokens: Sequence[Token]) -> Links:
    """Words by relation."""
    if not tokens:
        return _NO_LINKS
    found: dict[str, list[Token]] = {}
    for token in tokens:
        found.setdefault(token.relation, []).append(token)
        if token.deprel != token.relation:
            found.setdefault(token.deprel, []).append(token)
    return {relation: tuple(words) for relation, words in found.items()}


def _tagged(tokens: Iterable[Token]) -> Links:
    """Words by part of speech."""
    found: dict[str, list[Token]] = {}
    for token in tokens:
        found.setdefault(token.upos, []).append(token)
    return {tag: tuple(words) for tag, words in found.items()}


def _in_order(groups: Sequence[Sequence[Token]]) -> Sequence[Token]:
    """Words of several groups, none of which is in two, in text order."""
    if len(groups) < 2:
        return groups[0] if groups else ()
    return sorted(chain.from_iterable(groups), key=_INDEX)


@attrs.frozen
class Document:
    """A parsed text. `text[sentence.start:sentence.end]` and `text[token.start:token.end]` are what was read.

    `parser` names the parser and its version, for provenance. `id` is the caller's.
    """

    text: str
    sentences: tuple[Sentence, ...]
    parser: str = "unknown"
    id: str | None = None

    def __iter__(self) -> Iterator[Sentence]:
        return iter(self.sentences)

    def __len__(self) -> int:
        return len(self.sentences)

    def sentence_text(self, index: int) -> str:
        """The text of a sentence as the caller wrote it."""
        sentence = self.sentences[index]
        return self.text[sentence.start : sentence.end]

    def to_conllu(self) -> str:
        """The parse as CoNLL-U; `read_conllu` gives an equal document back."""
        from eventcode.parsing.conllu import dump_conllu

        return dump_conllu(self)
