"""Before whose seat people protest: "gathered in front of the ministry", "marched to the court"."""

from __future__ import annotations

from collections.abc import Iterator

from eventcode.actions.frames import Frame
from eventcode.actions.tree import NOMINAL
from eventcode.actors.codes import PLACE_KINDS
from eventcode.actors.resolve import Phrases, Resolved

__all__ = ["faced", "faces"]


def faces(frame: Frame) -> Iterator[int]:
    """The phrases that name the seat that a protest faces, or that it goes to."""
    tree, grammar = frame.tree, frame.tree.grammar
    for preposition in sorted(grammar["genitive"] & frame.prepositions.keys()):
        for index in frame.prepositions[preposition]:
            above = tree.tokens[index].head
            if above >= 0 and tree.tokens[above].lemma_lower in grammar["facing-noun"] and tree.case(above):
                yield index
    top = (frame.index, frame.light)
    at = grammar["seat-preposition"]
    for preposition in sorted((grammar["facing-preposition"] | at) & frame.prepositions.keys()):
        for index in frame.prepositions[preposition]:
            token = tree.tokens[index]
            seat = preposition not in at or token.lemma_lower in grammar["seat-noun"]
            if token.head in top and token.upos in NOMINAL and seat:
                yield index


def faced(frame: Frame, phrases: Phrases) -> tuple[Resolved, ...]:
    """The bodies and leaders before whose seat a protest is; not the people or the town there."""
    seats, venues = frame.tree.grammar["seat-role"], frame.tree.grammar["venue-noun"]
    for index in faces(frame):
        found = tuple(
            one
            for one in phrases.resolve(index)
            if one.actor.kind not in PLACE_KINDS
            and not seats.isdisjoint(one.actor.roles)
            and one.actor.name not in venues
        )
        if found:
            return found
    return ()
