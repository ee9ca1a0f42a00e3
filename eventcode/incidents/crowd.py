"""The unarmed side of an incident: civilians, and who they are; a crowd and whom it met."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from eventcode.incidents.cast import ARMED, CROWD, STATE, VIOLENT, Cast
from eventcode.incidents.facts import Party

__all__ = ["assoc", "civilian_side", "counter", "forces", "mobbed", "protesters", "resisted", "rioters", "victims"]

ANY_NATION = "(International)"
COMMUNAL = "Unidentified Communal Militia"


def civilian_side(scene: Cast, people: Sequence[Party]) -> Party:
    """`Civilians (Mali)`; of another nationality where the text gives one ("Afghan migrants")."""
    abroad = [p.name for p in people if p.inter == 7 and p.name.endswith(ANY_NATION)]
    if abroad:
        return Party(abroad[0], 7, assoc(people), scene.iso)
    foreign = [p for p in people if p.inter == 7 and p.country and p.country != scene.iso and not p.official]
    place = scene.countries.get(foreign[0].country or "") if foreign else None
    name = f"Civilians ({place})" if place else scene.party("Civilians", 7).name
    return Party(name, 7, assoc(people), scene.iso)


def assoc(parties: Iterable[Party]) -> tuple[str, ...]:
    """What parties bring into `assoc_actor`: their own, and the names of organisations and officials."""
    found: list[str] = []
    for party in parties:
        found.extend(party.assoc)
        if party.official or party.inter not in CROWD:
            found.append(party.name)
    return tuple(dict.fromkeys(found))


def victims(scene: Cast, taken: tuple[Party, ...]) -> tuple[Party, ...]:
    hurt = [p for p in scene.targets("harm", "coerce") if p.inter in CROWD or p.official]
    return (civilian_side(scene, hurt),)


def _crowd_assoc(scene: Cast) -> tuple[str, ...]:
    people = [p for p in (*scene.sources("protest"), *scene.sources("harm")) if p.inter in (*CROWD, 3)]
    if not people:
        people = [p for p in scene.mentioned(CROWD) if p.plural][:1]
    return assoc(people)


def protesters(scene: Cast, taken: tuple[Party, ...]) -> tuple[Party, ...]:
    return (scene.party("Protesters", 6, _crowd_assoc(scene)),)


def counter(scene: Cast, taken: tuple[Party, ...]) -> tuple[Party, ...]:
    """Those who demonstrate against the demonstration."""
    return (scene.party("Protesters", 6),) if scene.facts.told("counter-protest", "any") else ()


def rioters(scene: Cast, taken: tuple[Party, ...]) -> tuple[Party, ...]:
    return (scene.party("Rioters", 5, _crowd_assoc(scene)),)


def resisted(scene: Cast, taken: tuple[Party, ...]) -> tuple[Party, ...]:
    """Against whom a crowd turned violent: forces that clashed with it, another crowd, civilians, or nobody."""
    facts = scene.facts
    forces = scene.mentioned(STATE) or list(_fought(scene))
    if forces and (
        facts.told("crowd-clash") or facts.told("forces-clash") or facts.told("intervene") or facts.told("disperse")
    ):
        return tuple(forces[:1])
    own = {a for p in taken for a in p.assoc}  # "the Proud Boys and other demonstrators"
    hostile = (*scene.targets("harm"), *scene.sources("harm", "coerce"))
    own |= {p.name for p in scene.sources("protest") if p.inter not in STATE}  # "Papuans marched and burned a bank"
    acting = [p for p in hostile if p.inter in ARMED and not p.official and p.name not in own]
    if acting:
        return tuple(acting[:1])
    if facts.told("two-groups") or facts.told("brawl"):
        return (scene.party("Rioters", 5),)
    if scene.hurt() and not facts.told("property-only"):
        return victims(scene, taken)
    return ()


def _fought(scene: Cast) -> tuple[Party, ...]:
    """The forces that a crowd fought, by its deeds or by the words."""
    met = [p for p in scene.targets("harm", "protest") if p.inter in STATE and not p.official and not p.place]
    if met:
        return tuple(met[:1])
    one_sided = not (scene.facts.told("two-groups") or scene.facts.told("clash"))
    thrown = one_sided and scene.facts.told("stones", "now") and scene.mentioned(STATE)
    if not thrown and not scene.facts.told("forces-clash"):
        return ()
    return tuple(scene.mentioned(STATE)[:1]) or (scene.forces("Police Forces"),)


def _attacked(scene: Cast) -> list[Party]:
    """Whom somebody that the text names did harm to."""
    deeds = (d for d in scene.deeds("harm") if d.status == "real" and d.source is not None)
    return [d.target for d in deeds if d.target is not None]


def mobbed(scene: Cast, taken: tuple[Party, ...]) -> tuple[Party, ...]:
    """Whom a mob attacked."""
    facts = scene.facts
    against = [p for p in scene.targets("harm") if not p.place]
    fought = [p for p in (*against, *scene.sources("harm")) if p.inter in STATE and not p.official]
    met = _fought(scene)
    if met and not any(p.as_target & {"3", "7"} for p in _attacked(scene)):
        return met
    alone = not facts.told("clash", "now") and any(p.inter == 7 and not p.plural for p in _attacked(scene))
    if not alone and (facts.told("two-groups") or (facts.told("brawl", "now") and not fought)):
        return (scene.party("Rioters", 5),)
    if fought and facts.told("crowd-clash"):
        return (fought[0],)
    if against:
        first = against[0]
        nameless = first.inter == 3 or first.name.startswith(COMMUNAL)  # "thieves", "rustlers" in the mob's words
        return (first,) if first.inter in ARMED and not nameless and not first.official else victims(scene, taken)
    forces = scene.mentioned(STATE)
    if forces and facts.told("crowd-clash"):
        return tuple(forces[:1])
    return (scene.party("Civilians", 7),)


def forces(scene: Cast, taken: tuple[Party, ...]) -> tuple[Party, ...]:
    """Forces that step in: named ones that act, else named ones, else the police."""
    acting = [p for p in scene.sources(*VIOLENT) if p.inter in ARMED and not p.official]
    named = acting or scene.mentioned(ARMED)
    state = [p for p in named if p.inter in STATE]
    return tuple(state[:1] or named[:1]) or (scene.forces("Police Forces"),)
