"""The parties of a stretch of text, by what they do in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

import attrs

from eventcode.incidents.facts import Deed, Facts, Party

__all__ = ["ARMED", "CROWD", "GENERIC", "STATE", "VIOLENT", "Cast", "same"]

ARMED = frozenset({1, 2, 3, 4, 8})
STATE = frozenset({1, 8})
CROWD = frozenset({5, 6, 7})
UNARMED_KINDS = frozenset({"igo", "ngo", "company", "media", "church"})
GENERIC = "Unidentified Armed Group"
VIOLENT = ("harm", "coerce", "posture")


@attrs.frozen(eq=False)
class Cast:
    """The parties of a stretch of text by what they do in it."""

    facts: Facts
    place: str
    iso: str | None
    ruled: Callable[[str], str]
    countries: Mapping[str, str]

    def party(self, text: str, inter: int, assoc: tuple[str, ...] = ()) -> Party:
        """A class of people of the incident's country: `Protesters (Chile)`."""
        return Party(f"{text} ({self.place})" if self.place else text, inter, assoc, self.iso)

    def forces(self, text: str) -> Party:
        """State forces of the incident's country: `Police Forces of Chile (2022-)`."""
        return Party(self.ruled(text), 1, (), self.iso)

    def deeds(self, *families: str) -> Iterator[Deed]:
        for family in families:
            for status in ("real", "prior"):
                for deed in self.facts.deeds:
                    if deed.status == status and self.facts.book.family(family, deed.code):
                        yield deed

    def sources(self, *families: str) -> Iterator[Party]:
        return (d.source for d in self.deeds(*families) if d.source is not None)

    def targets(self, *families: str) -> Iterator[Party]:
        return (d.target for d in self.deeds(*families) if d.target is not None and not _is_tool(d))

    def mentioned(self, classes: Iterable[int]) -> list[Party]:
        """Named actors of some classes, without those that only observe or help."""
        wanted = [p for p in self.facts.parties if p.inter in classes and not p.official and not p.place]
        return [p for p in wanted if p.actor is None or p.actor.kind not in UNARMED_KINDS]

    def rebels(self) -> frozenset[str]:
        """The armed groups without a state that the text names."""
        named = (p for p in self.mentioned(ARMED - STATE) if not p.name.startswith(GENERIC))
        return frozenset(p.name for p in named)

    def nationality(self, party: Party) -> Party:
        """Forces told without a country, where the only forces with one are another state's: those."""
        if party.inter != 1 or not party.unspecified or party.official:
            return party
        told = [p for p in self.mentioned(STATE) if not p.unspecified]
        foreign = [p for p in told if p.inter == 8]
        return foreign[0] if foreign and len(foreign) == len(told) else party

    def hurt(self) -> bool:
        """Whether civilians came to harm."""
        return any(p.inter == 7 or p.official for p in self.targets("harm"))


def _is_tool(deed: Deed) -> bool:
    """Whether the words of the action itself were taken for its target: "shelled the town with artillery"."""
    if deed.draft is None or deed.target is None or deed.target.actor is None:
        return False
    found, head = deed.draft.found, deed.target.actor.head
    return bool(found.targets) and head in found.tokens and head not in found.targets


def same(one: Party, other: Party) -> bool:
    """Whether two parties are one: an unidentified group may be any named one, unless it is said to be unknown."""
    if one.name == other.name:
        return True
    if one.unknown or other.unknown:
        return False
    generic = [p.name.startswith(GENERIC) for p in (one, other)]
    return any(generic) and not all(generic) and {one.inter, other.inter} <= ARMED - STATE
