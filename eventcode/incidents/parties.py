"""Who stands as actor1 and actor2 of an incident, by the lines `parties Sub-event type := side ; side`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import pairwise

import attrs

from eventcode.errors import DictionaryError
from eventcode.incidents.cast import ARMED, CROWD, GENERIC, STATE, VIOLENT, Cast, same
from eventcode.incidents.crowd import (
    assoc,
    civilian_side,
    counter,
    forces,
    mobbed,
    protesters,
    resisted,
    rioters,
    victims,
)
from eventcode.incidents.facts import Facts, Party
from eventcode.incidents.militias import camp, gang, militia
from eventcode.incidents.rules import sides_named

__all__ = ["Sides", "sides_of"]


@attrs.frozen
class Sides:
    """Both sides: the actor and those who stand with it."""

    first: tuple[Party, ...] = ()
    second: tuple[Party, ...] = ()


def sides_of(
    sub_event: str,
    facts: Facts,
    iso: str | None,
    ruled: Callable[[str], str],
    countries: Mapping[str, str],
    own: str = "",
) -> Sides:
    """The sides of an incident of a type in a country; `ruled` names its forces, `countries` are ACLED's names,
    `own` is what the rule itself says of the sides.

    Raises `DictionaryError` for a side that does not exist; `read_rules` reports those of files before.
    """
    scene = Cast(facts, countries.get(iso or "", ""), iso, ruled, countries)
    wanted = sides_named(own or facts.book.names.get(f"parties {sub_event}", "armed ; anyone"))
    unknown = [side for side in wanted if side not in SIDES]
    if unknown:
        raise DictionaryError(f"{sub_event}: no side is called {unknown[0]!r}; known: {', '.join(sorted(SIDES))}")
    one = SIDES[wanted[0]](scene, ()) if wanted else ()
    two = SIDES[wanted[1]](scene, one) if len(wanted) > 1 else ()
    if not one and two:
        one, two = two, ()
    one, two = _opposed(scene, one, two)
    one = tuple(_other(scene.nationality(p), p, two) for p in one)
    two = tuple(_other(scene.nationality(p), p, one) for p in two)
    return Sides(_named(one), _named(two))


def _named(parties: Iterable[Party]) -> tuple[Party, ...]:
    """Each once; an unidentified group after a named one is that one, told again."""
    found: list[Party] = []
    for party in parties:
        if all(p.name != party.name for p in found):
            found.append(party)
    named = [p for p in found if not p.name.startswith(GENERIC)]
    if any(p.inter in ARMED - STATE for p in named):
        found = named
    found = _either(found)
    return tuple(attrs.evolve(p, inter=3) if p.name.startswith(GENERIC) else p for p in found)


def _either(parties: list[Party]) -> list[Party]:
    """Two groups joined by *or* are one actor in ACLED: "B and/or A", the name last in the alphabet first."""
    if len(parties) < 2 or not parties[1].alternative:
        return parties
    one, other = sorted(parties[:2], key=lambda p: p.name, reverse=True)
    joined = attrs.evolve(
        one, name=f"{one.name} and/or {other.name}", assoc=tuple(dict.fromkeys((*one.assoc, *other.assoc)))
    )
    return [joined, *parties[2:]]


def _opposed(
    scene: Cast, one: tuple[Party, ...], two: tuple[Party, ...]
) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Where a clash leaves the second side unknown, those told together fought each other ("A and B clashed"),
    or one group fought itself."""
    if (
        not scene.facts.told("battle")
        or not one
        or one[0].inter not in ARMED
        or any(not p.name.startswith(GENERIC) for p in two)
    ):
        return one, two
    named = [p for p in one if p.inter in ARMED and not p.name.startswith(GENERIC)]
    others = [p for p in named[1:] if p.name != named[0].name]
    if others and two:
        return (named[0],), tuple(others)
    return (one, one) if two and named and _is_rivalry(scene) else (one, two)


def _other(found: Party, told: Party, against: tuple[Party, ...]) -> Party:
    """Forces whose country the text leaves open are not those they fight."""
    same = any(found.name == a.name for a in against)
    return told if same and all(told.name != a.name for a in against) else found


def _together(scene: Cast, lead: Party, families: tuple[str, ...]) -> tuple[Party, ...]:
    """Those who act in the same deed as the first; where it has no target, not those of the other camp ("rebels
    and soldiers clashed")."""
    found = [lead]
    for deed in scene.deeds(*families):
        if deed.source is not None and same(deed.source, lead):
            beside = (d for d in scene.deeds(*families) if d.token == deed.token and d.sentence == deed.sentence)
            others = [d.source for d in beside if d.target is None or not same(d.target, lead)]
            camp = lead.inter in STATE
            found.extend(
                o
                for o in others
                if o is not None and o.inter in ARMED and (deed.target is not None or (o.inter in STATE) == camp)
            )
    return tuple(found)


def _armed(scene: Cast, taken: tuple[Party, ...]) -> tuple[Party, ...]:
    """An armed actor: who acts; as the second side, against whom."""
    if not taken:
        suffering = [p for p in scene.targets("harm") if p.inter in ARMED and not p.place]
        acting = [p for p in scene.sources(*VIOLENT) if p.inter in ARMED]
        late = _arresting(scene)
        acting = [p for p in acting if p.name not in late]
        acting = [p for p in acting if not (p.place and p.inter == 1)] or acting  # "in Lima, gunmen killed"
        if acting:
            found = _together(scene, _identified(scene, acting[0], tuple(suffering)), VIOLENT)
            return tuple(_in_arms(scene, p) for p in _local_first(_alternatives(scene, found)))
        hit = [s for s in suffering if not s.name.startswith(GENERIC)] if len(scene.rebels()) > 1 else suffering
        free = [p for p in scene.mentioned(ARMED) if not any(same(p, s) for s in hit)]
        fought = any(p.inter not in STATE for p in suffering)
        rest = [p for p in free if fought or not _is_police(p)] or _both_hurt(suffering)
        # "five soldiers" less than "the rebels X", who helps less than who is helped
        rest.sort(key=lambda p: p.ally or (p.inter in STATE and p.unspecified))
        rest = [_identified(scene, p, tuple(suffering)) for p in rest[:1]]
        rest = rest or [p for p in scene.facts.parties if p.inter == 8 and not p.official and not p.place][:1]
        return _alternatives(scene, tuple(rest)) or militia(scene) or (scene.party(GENERIC, 3),)
    return tuple(_identified(scene, p, taken) for p in _opponent(scene, taken) or (scene.party(GENERIC, 3),))


def _alternatives(scene: Cast, found: tuple[Party, ...]) -> tuple[Party, ...]:
    """A group with the one told next as its alternative: "JNIM *or* ISGS militants"."""
    named = scene.mentioned(ARMED)
    if len({p.name for p in found if not p.name.startswith(GENERIC)}) != 1:
        return found
    pairs = [pair for a, b in pairwise(named) for pair in ((a, b), (b, a))]
    nexts = (b for a, b in pairs if a.name == found[0].name and b.alternative and b.name != a.name)
    return (found[0], *(p for p in nexts if (p.inter in STATE) == (found[0].inter in STATE)))[:2]


def _local_first(found: tuple[Party, ...]) -> tuple[Party, ...]:
    """Forces that act together: those of the country before those of another ("French and Malian troops")."""
    joint = {p.inter for p in found} == STATE and not any(p.alternative for p in found)
    return tuple(sorted(found, key=lambda p: p.inter == 8)) if joint else found


def _in_arms(scene: Cast, party: Party) -> Party:
    """A government that fights does so by its army: "the regime has been using tanks"."""
    return scene.forces("Military Forces") if party.official and party.country == scene.iso else party


def _both_hurt(suffering: list[Party]) -> list[Party]:
    """The armed sides of a fight that is told by its dead alone: "one militant and one soldier were killed"."""
    rebels = [p for p in suffering if p.inter not in STATE]
    return rebels if rebels and len(rebels) < len(suffering) else []


def _arresting(scene: Cast) -> frozenset[str]:
    """Police who only make arrests after a deed, or strike whoever did it: they are not who did it."""
    strikes = sorted(scene.deeds("strike"), key=lambda d: (d.sentence, d.token))
    if not strikes:
        return frozenset()
    first, culprit = (strikes[0].sentence, strikes[0].token), strikes[0].source
    culprit = culprit if culprit is not None and culprit.inter == 7 else None
    named: dict[str, bool] = {}
    for deed in scene.deeds(*VIOLENT):
        if deed.source is not None and _is_police(deed.source):
            late = deed.status == "real" and (deed.sentence, deed.token) > first
            met = deed.target is not None and culprit is not None and same(deed.target, culprit)
            answer = scene.facts.book.family("arrest", deed.code) or met
            named[deed.source.name] = named.get(deed.source.name, True) and late and answer
    return frozenset(n for n, only in named.items() if only)


def _is_police(party: Party) -> bool:
    """The police are named in most texts, as those who speak or come later: they need a deed of their own."""
    return party.name.startswith("Police Forces")


def _identified(scene: Cast, party: Party, others: tuple[Party, ...]) -> Party:
    """The named group that "militants" stands for, when the text names one that is not the other side."""
    if party.unknown or not party.name.startswith(GENERIC):
        return party
    named = [
        p
        for p in scene.mentioned(ARMED - STATE)
        if not p.name.startswith(GENERIC) and all(p.name != o.name for o in others)
    ]
    return named[0] if named else party


def _bomber(scene: Cast, taken: tuple[Party, ...]) -> tuple[Party, ...]:
    """Who blew himself up: as `armed`, but "a bomber" is a man here and no aircraft."""
    facts = scene.facts
    parties = tuple(p for p in facts.parties if not _is_machine(p))
    deeds = tuple(d for d in facts.deeds if d.source is None or not _is_machine(d.source))
    return _armed(attrs.evolve(scene, facts=attrs.evolve(facts, parties=parties, deeds=deeds)), taken)


def _is_machine(party: Party) -> bool:
    return party.actor is not None and party.actor.kind == "equipment"


def _planter(scene: Cast, taken: tuple[Party, ...]) -> tuple[Party, ...]:
    """Who used a hidden weapon: as `armed`, but forces that are only told by their role are those it met."""
    found = _armed(scene, taken)
    acting = {p.name for p in scene.sources(*VIOLENT)}
    met = [p for p in found[:1] if p.inter in STATE and p.name not in acting and p.actor and p.actor.via == "agent"]
    return (scene.party(GENERIC, 3),) if met else found


def _finder(scene: Cast, taken: tuple[Party, ...]) -> tuple[Party, ...]:
    """Who made a weapon harmless: the state's forces before those whose weapon it was."""
    acting = [p for p in scene.sources("any") if p.inter in STATE and not p.official and not p.place]
    return tuple(acting[:1]) or tuple(scene.mentioned(STATE)[:1]) or _armed(scene, taken)


def _opponent(scene: Cast, taken: tuple[Party, ...]) -> tuple[Party, ...]:
    """The armed side against `taken`; of a place that was attacked the forces that hold it, failing others."""
    targets = [p for p in scene.targets(*VIOLENT) if p.inter in ARMED and not p.official]
    against = [p for p in targets if not p.place and not any(same(p, t) for t in taken)]
    if against:
        return tuple(against)
    sources = [p for p in scene.sources("harm") if p.inter in ARMED and not any(same(p, t) for t in taken)]
    mentions = [p for p in scene.mentioned(ARMED) if not p.ally and not any(same(p, t) for t in taken)]
    if not scene.facts.told("battle"):
        mentions = [p for p in mentions if not _is_one_phrase(p, taken[0])]
    for party in (*sources, *mentions):
        if not _are_of_one_state(party, taken[0]):
            return (party,)
    places = () if _is_rivalry(scene) else targets
    return tuple(p for p in places if p.place and not any(same(p, t) for t in taken))


def _are_of_one_state(one: Party, other: Party) -> bool:
    """Whether two forces serve one government; of two governments of a country their names have other periods."""
    periods = {p.name.partition("(")[2].partition(")")[0] for p in (one, other)}
    return one.inter in STATE and other.inter in STATE and one.country == other.country and len(periods) == 1


def _is_one_phrase(one: Party, other: Party) -> bool:
    """Whether two parties are told by one noun: "Malian and French troops"."""
    a, b = one.actor, other.actor
    return a is not None and b is not None and (a.sentence, a.head) == (b.sentence, b.head)


def _is_rivalry(scene: Cast) -> bool:
    """Whether the text tells of two sides of one kind: "two clan militias clashed"."""
    return any(scene.facts.told(name) for name in ("each-other", "camps", "two-groups"))


def _struck(scene: Cast, taken: tuple[Party, ...]) -> tuple[Party, ...]:
    """Against whom a weapon was used: an armed side, else civilians who came to harm."""
    against = [
        p
        for p in scene.targets("harm")
        if p.inter in ARMED and not p.official and not p.place and not any(same(p, t) for t in taken)
    ]
    against = [p for p in against if not _is_machine(p)]  # "both bombers died"
    if against:
        return tuple(against)
    if scene.hurt() or scene.facts.told("people-hurt"):
        return victims(scene, taken)
    aimed = scene.facts.told("armed-aim")
    if scene.facts.told("harmed") and not aimed and not scene.facts.told("soldiers-hurt"):
        met = [p for p in scene.mentioned(ARMED) if not any(same(p, t) for t in taken) and not _is_police(p)]
        return tuple(met[:1]) or victims(scene, taken)
    rest = _opponent(scene, taken) if aimed or scene.facts.told("soldiers-hurt") else ()
    holders = (p for p in scene.facts.parties if aimed and p.place and p.inter in STATE)
    rest = rest or tuple(p for p in holders if not any(same(p, t) for t in taken))[:1]
    against_state = scene.facts.told("army-target") and any(p.inter == 8 for p in taken)
    return rest or ((scene.forces("Military Forces"),) if against_state else ())


def _state(scene: Cast, taken: tuple[Party, ...]) -> tuple[Party, ...]:
    """The state's forces, who act."""
    acting = [p for p in scene.sources("coerce", "harm", "posture", "any") if p.inter in STATE]
    named = acting or scene.mentioned(STATE) or [p for p in scene.facts.parties if p.inter in STATE and not p.place]
    return tuple(named[:1]) or (scene.forces("Police Forces"),)


def _held(scene: Cast, taken: tuple[Party, ...]) -> tuple[Party, ...]:
    """Who was arrested."""
    targets = list(scene.targets("arrest"))
    for party in targets:
        if party.inter in ARMED - STATE:
            return (attrs.evolve(party, inter=3) if party.name.startswith(GENERIC) else party,)
        return (civilian_side(scene, targets),)
    return (scene.party("Civilians", 7),)


def _actor(scene: Cast, taken: tuple[Party, ...]) -> tuple[Party, ...]:
    """Whoever does it, armed ones before others."""
    acting = [p for p in scene.sources("any") if not any(same(p, t) for t in taken)]
    armed = [p for p in acting if p.inter in ARMED]
    if armed:
        return tuple(armed[:1])
    return tuple(
        p for p in scene.facts.parties if p.inter in ARMED and not p.place and not any(same(p, t) for t in taken)
    )[:1]


def _moving(scene: Cast, taken: tuple[Party, ...]) -> tuple[Party, ...]:
    """Whose forces move or whose measure it is: the first that the text names."""
    named = [p for p in scene.facts.parties if p.inter in ARMED and not p.place]
    return tuple(named[:1]) or (scene.party(GENERIC, 3),)


def _anyone(scene: Cast, taken: tuple[Party, ...]) -> tuple[Party, ...]:
    """The other side, if the text has one."""
    return _opponent(scene, taken) or (victims(scene, taken) if scene.hurt() else ())


def _owners(scene: Cast, taken: tuple[Party, ...]) -> tuple[Party, ...]:
    """Whose goods or property it was: forces whose post it was, else civilians."""
    against = [
        p
        for p in scene.targets("property", "harm")
        if not p.place and not p.official and not any(same(p, t) for t in taken)
    ]
    armed = [p for p in against if p.inter in ARMED]
    return tuple(armed[:1]) or (scene.party("Civilians", 7, assoc(p for p in against if p.inter in CROWD)),)


def _touched(scene: Cast, taken: tuple[Party, ...]) -> tuple[Party, ...]:
    """Civilians to whom something was done or said; nobody where the text names no people."""
    met = any(p.inter in CROWD for p in scene.targets("any"))
    people = [p for p in scene.facts.parties if p.inter in CROWD and p.plural and not any(same(p, t) for t in taken)]
    return _civilians(scene, taken) if met or people else ()


def _civilians(scene: Cast, taken: tuple[Party, ...]) -> tuple[Party, ...]:
    people = [p for p in scene.facts.parties if p.inter == 7][:2]
    return (scene.party("Civilians", 7, assoc(people)),)


def _partner(scene: Cast, taken: tuple[Party, ...]) -> tuple[Party, ...]:
    """The other party of an agreement, governments included."""
    others = [
        p
        for p in (*scene.targets("any"), *scene.facts.parties)
        if p.inter in ARMED and not any(same(p, t) for t in taken)
    ]
    return tuple(others[:1])


def _party(scene: Cast, taken: tuple[Party, ...]) -> tuple[Party, ...]:
    return tuple(p for p in (*scene.sources("any"), *scene.facts.parties) if p.inter in ARMED)[:1]


SIDES: Mapping[str, Callable[[Cast, tuple[Party, ...]], tuple[Party, ...]]] = {
    "armed": _armed,
    "planter": _planter,
    "bomber": _bomber,
    "finder": _finder,
    "struck": _struck,
    "victims": victims,
    "camp": camp,
    "gang": gang,
    "protesters": protesters,
    "counter": counter,
    "rioters": rioters,
    "forces": forces,
    "resisted": resisted,
    "mobbed": mobbed,
    "state": _state,
    "held": _held,
    "actor": _actor,
    "moving": _moving,
    "anyone": _anyone,
    "owners": _owners,
    "civilians": _civilians,
    "touched": _touched,
    "partner": _partner,
    "party": _party,
}
