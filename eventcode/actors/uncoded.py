"""Names in source or target position that no dictionary knows, kept so that somebody can add them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from eventcode.actors.normalise import Words
from eventcode.actors.resolve import Phrases
from eventcode.actors.table import NameTable
from eventcode.document import Document, Sentence, Token
from eventcode.events import Actor

if TYPE_CHECKING:
    from eventcode.actions.extract import Draft, SentenceEvents

__all__ = ["UNKNOWN", "name_span", "uncoded_names", "unknown_name"]

UNKNOWN = "unknown"
"""The `kind` of a name that no dictionary knows; its `code` and `entry` are `None`."""

_PARTS = frozenset({"compound", "flat", "amod", "goeswith", "fixed"})
_NAME = frozenset({"PROPN", "ADJ", "NUM", "X", "NOUN"})


def uncoded_names(document: Document, phrases: Phrases, found: SentenceEvents, names: NameTable) -> tuple[Actor, ...]:
    """Proper names that stand where the source or target of a matched action stands and that nobody knows.

    A name that a dictionary leaves without a code on purpose (`= ---`) is known.
    """
    sentence = phrases.sentence
    drafts = (*found.drafts, *found.unrealised, *found.bare)
    if not drafts or "PROPN" not in sentence.tagged:
        return ()
    unknown = {token.index for token in sentence.tagged["PROPN"]} - phrases.by_token.keys()
    if not unknown:
        return ()
    places = {place for draft in drafts for place in _places(draft)}
    heads = {index for place in places for index in drafts[0].found.frame.tree.coordinated(place)}
    free = [index for index in heads & unknown if not phrases.resolve(index)]
    if not free:
        return ()
    refused = _refused(sentence, names)
    return tuple(_actor(document, sentence, index) for index in sorted(free) if index not in refused)


def _refused(sentence: Sentence, names: NameTable) -> frozenset[int]:
    """The words of names that a dictionary says are not to be coded."""
    words = Words.of(sentence)
    begun = [here for here, norm in enumerate(words.norms) if norm in names.lengths]
    hits = [hit for here in begun if (hit := names.at(words, here)) is not None and hit.blocked]
    return frozenset(token for hit in hits for token in words.tokens[hit.first : hit.last + 1])


def _places(draft: Draft) -> Iterator[int]:
    frame = draft.found.frame
    for place in (*frame.agents, *frame.patients, *draft.found.sources, *draft.found.targets):
        if 0 <= place < len(frame.tree.tokens):
            yield place


def name_span(sentence: Sentence, head: int) -> tuple[int, ...]:
    """The words of a name around its head, side by side: "Horan Reform Assembly"."""
    tokens = sentence.tokens
    inside = [head]
    for index in inside:
        inside += [token.index for token in sentence.dependents(index, *_PARTS)]
    first = last = head
    while first - 1 in inside and _belongs(tokens[first - 1]):
        first -= 1
    while last + 1 in inside and _belongs(tokens[last + 1]):
        last += 1
    return tuple(range(first, last + 1))


def unknown_name(indexes: Iterable[int], phrases: Phrases) -> str:
    """Words that tell which name nobody knows stands at the first of the phrases that has one; else empty."""
    sentence = phrases.sentence
    for index in indexes:
        if index >= 0 and sentence.tokens[index].upos == "PROPN" and index not in phrases.by_token:
            words = name_span(sentence, index)
            name = phrases.document.text[sentence.tokens[words[0]].start : sentence.tokens[words[-1]].end]
            return f"“{' '.join(name.split())}” stands there, which no dictionary knows"
    return ""


def _belongs(token: Token) -> bool:
    return token.upos in _NAME and (token.text[:1].isupper() or token.text[:1].isdigit())


def _actor(document: Document, sentence: Sentence, head: int) -> Actor:
    tokens = name_span(sentence, head)
    start, end = sentence.tokens[tokens[0]].start, sentence.tokens[tokens[-1]].end
    text = document.text[start:end]
    name = " ".join(text.split())
    return Actor(
        code=None,
        country=None,
        roles=(),
        name=name,
        text=text,
        start=start,
        end=end,
        kind=UNKNOWN,
        sentence=sentence.index,
        head=head,
        tokens=tokens,
    )
