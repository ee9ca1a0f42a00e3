"""People of a group or a place who act with violence: ethnic and communal militias, gangs, parties with thugs."""

from __future__ import annotations

from eventcode.incidents.cast import Cast
from eventcode.incidents.facts import Party

__all__ = ["camp", "gang", "militia"]

GUARDS = "Private Security Forces"


def militia(scene: Cast) -> tuple[Party, ...]:
    """People of a group who act with violence: the group itself where it has fighters, else an ethnic or a communal
    militia."""
    acting = [p for p in scene.sources("harm", "property", "coerce") if p.inter == 7]
    own = next((p for p in acting if p.actor is not None and p.actor.acled and p.actor.acled.inter == 3), None)
    if own is not None and own.assoc and own.assoc[0].startswith("Civilians"):
        return ()  # "a white supremacist": one of a kind that has no name
    if own is not None and own.assoc:
        return (Party(own.assoc[0], 3, own.assoc[1:], scene.iso),)
    nameless = scene.facts.book.words["nameless"]  # "three men" are nobody's militia
    people = [p for p in acting if _has_identity(p) or (p.plural and not p.is_told_by(nameless))]
    if not people:
        return ()
    if any(a.startswith(GUARDS) for p in people for a in p.assoc):
        return (scene.party(GUARDS, 8),)
    ethnic = [a for p in people for a in p.assoc if "Ethnic Group" in a]
    others = tuple(a for p in people for a in p.assoc if "Ethnic Group" not in a)
    if ethnic:
        return (Party(ethnic[0].replace("Ethnic Group", "Ethnic Militia"), 4, others, scene.iso),)
    return (scene.party("Unidentified Communal Militia", 4, others),)


def camp(scene: Cast, taken: tuple[Party, ...]) -> tuple[Party, ...]:
    """A people or a place that fights another one, as a militia."""
    people = [p for p in scene.facts.parties if not p.place and (p.inter == 7 or p.inter == 4)]
    names: list[str] = [p.name for p in people if p.inter == 4]
    for party in people:
        names.extend(a.replace("Ethnic Group", "Ethnic Militia") for a in party.assoc if "Ethnic Group" in a)
    free = [n for n in dict.fromkeys(names) if all(n != t.name for t in taken)]
    return (Party(free[0], 4, (), scene.iso) if free else scene.party("Unidentified Communal Militia", 4),)


def gang(scene: Cast, taken: tuple[Party, ...]) -> tuple[Party, ...]:
    """A victim who is a member of a gang."""
    return (scene.party("Unidentified Gang", 3),)


def _has_identity(party: Party) -> bool:
    """Farmers, herders and members of ethnic groups act as such in ACLED."""
    return any(a.startswith(("Farmers", "Pastoralists")) or "Ethnic Group" in a for a in party.assoc)
