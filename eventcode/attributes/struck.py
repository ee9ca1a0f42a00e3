"""What an attack without a coded target hit: a named place, "the city", a hospital."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from eventcode.actors.resolve import is_definite
from eventcode.attributes.document import DocumentAttributes
from eventcode.document import Sentence
from eventcode.events import Actor, Place

__all__ = ["struck_actor"]

_ATTACKS = frozenset({"15", "17", "18", "19", "20"})
_NAMES = frozenset({"flat", "compound", "nmod", "appos"})


def struck_actor(
    attributes: DocumentAttributes, sentence: Sentence, code: str, heads: Sequence[int], location: Place | None
) -> Actor | None:
    """The place or institution that a deed without any other target is aimed at.

    `heads` are the words that may name it, `location` is where it happened. A town ("shelled Nawa") and what refers
    to one ("shelled the city") are coded as its country, an institution as its country's with the role that it has
    in the grammar file ("hit the hospital": `SYRHLH`). `None` for other codes than force posture, coercion and
    violence, and where the country is unknown.
    """
    if code[:2] not in _ATTACKS:
        return None
    for actor in (*_named(attributes, sentence, heads), *_unnamed(attributes, sentence, heads, location)):
        return actor
    return None


def _named(attributes: DocumentAttributes, sentence: Sentence, heads: Iterable[int]) -> Iterator[Actor]:
    for head in heads:
        near = (head, *(t.index for t in sentence.dependents(head, *_NAMES)))
        place = attributes.target_place(sentence.index, near)
        if place is not None and place.country is not None:
            yield _actor(place, place.country, sentence.index, (place.start, place.end), place.text, head, near)


def _unnamed(
    attributes: DocumentAttributes, sentence: Sentence, heads: Iterable[int], location: Place | None
) -> Iterator[Actor]:
    grammar = attributes.lexicon.grammar
    for head in _counted(attributes, sentence, heads):
        token = sentence.tokens[head]
        role = _role(attributes, sentence, head)
        place = location
        if not role:
            if not is_definite(sentence, head, grammar) or token.lemma_lower not in grammar["refers-place"]:
                continue
            place = attributes.place_named_before(sentence.index, head) or location
        if place is not None and place.country is not None:
            text = attributes.document.text[token.start : token.end]
            code = place.country + role
            yield _actor(place, code, sentence.index, (token.start, token.end), text, head, (head,))


def _counted(attributes: DocumentAttributes, sentence: Sentence, heads: Iterable[int]) -> Iterator[int]:
    """The things themselves, where others count them: "dozens of homes"."""
    collective = attributes.lexicon.grammar["collective"]
    for head in heads:
        if sentence.tokens[head].lemma_lower in collective:
            yield from (c.index for c in sentence.dependents(head, "nmod"))
        yield head


def _role(attributes: DocumentAttributes, sentence: Sentence, head: int) -> str:
    """The role of those to whom a thing belongs: the sets `owner-ROLE`."""
    token, grammar = sentence.tokens[head], attributes.lexicon.grammar
    words = {token.lemma_lower}
    words.update(f"{c.lemma_lower} {token.lemma_lower}" for c in sentence.dependents(head, "compound", "amod"))
    for role in grammar["owner-role"]:
        if not words.isdisjoint(grammar[f"owner-{role}"]):
            return role.upper()
    return ""


def _actor(
    place: Place, code: str, sentence: int, span: tuple[int, int], text: str, head: int, tokens: Iterable[int]
) -> Actor:
    return Actor(
        code=code,
        country=place.country,
        roles=tuple(code[i : i + 3] for i in range(3, len(code), 3)),
        name=place.name if len(code) == 3 else text,
        text=text,
        start=span[0],
        end=span[1],
        via="dictionary" if text == place.text else "coreference",
        kind="place",
        sentence=sentence,
        head=head,
        tokens=tuple(tokens),
    )
