"""The CAMEO code of an actor that several words name together: country, organisation, office and roles."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence, Set

import attrs

from eventcode.actors.table import Hit

__all__ = [
    "COUNTRY_KINDS",
    "NATIONAL_KINDS",
    "PEOPLES",
    "REBELS",
    "ENDED",
    "KIN",
    "PLACE_KINDS",
    "ROLE_AND_COUNTRY",
    "RULING",
    "Group",
    "code_after",
    "code_blocks",
    "code_of",
    "country_of",
    "is_state",
    "kind_of",
    "role_only",
    "split_code",
]

COUNTRY_KINDS = frozenset({"country", "territory", "capital", "region"})
PLACE_KINDS = COUNTRY_KINDS | {"seat"}
WIDER_KINDS = COUNTRY_KINDS | {"ethnic", "religious", "igo", "ngo"}
PEOPLES = frozenset({"ethnic", "religious"})
_OTHERS = PEOPLES | {"ngo", "movement"}
STATE_ROLES = frozenset({"GOV", "MIL", "COP"})
NATIONAL_KINDS = frozenset({"government", "military", "police", "intelligence", "party"})
ROLE_AND_COUNTRY = frozenset({"ETH", "MUS"})  # CAMEO roles that are also Ethiopia and Mauritius
PARTY_ROLES = frozenset({"GOV", "OPP", "PTY", "LEG"})
_PARTY_SIDES = frozenset({"GOV", "OPP"})
_OFFICES = {"GOV": "ELI", "LEG": "ELI", "JUD": "ELI"}
ENDED = {
    "owner": _OFFICES,
    "office": {**_OFFICES, "MIL": "ELI", "COP": "ELI", "SPY": "ELI"},
    "service": {**_OFFICES, "MIL": "CVL", "COP": "CVL", "SPY": "ELI"},
}
"""Roles and what those are who had them: in an office of their own, as soldiers and policemen, or as people of one
whose office is over."""
RULING = "ruling"
KIN = "kin"
REBELS = frozenset({"REB", "SEP", "UAF"})
"""CAMEO roles of those in arms without a state."""
GENERIC_ROLES = frozenset({"GOV", "MIL", "ELI", "CVL", "COP"})


@attrs.define
class Group:
    """Hits that make one actor: `main` gives the code, `others` modify it."""

    main: Hit
    head: int
    tokens: set[int]
    country: Hit | None = None
    roles: list[Hit] = attrs.field(factory=list)
    nation: Hit | None = None  # the country of the organisation that an office belongs to
    owned: bool = False  # the country stands before the name: "Israel's Labour Party"
    sense: str = ""  # what its words say of its role: a key of `ENDED`, `RULING` or `KIN`
    private: str = ""  # the role in place of the entry's: see `offices.private_role`


def kind_of(hit: Hit) -> str:
    """The kind of the entry that was found: `agent` for role nouns, empty where the dictionary gives none."""
    return "agent" if hit.entry.agent else hit.entry.attributes.get("kind", "")


def role_only(group: Group) -> bool:
    """Whether `ETH` or `MUS` comes from a group of people or a role noun, and no place of that code is named."""
    own = (group.main.entry.code_on(None) or "")[:3]
    place = group.country if group.country and (group.country.entry.code_on(None) or "")[:3] == own else None
    hits = (group.main, *group.roles, *([place] if place else []))
    return all(kind_of(h) in ("ethnic", "religious", "agent") for h in hits)


def is_state(hit: Hit) -> bool:
    """Whether a role noun is the state's: officials, soldiers, police."""
    return hit.entry.code_on(None) in STATE_ROLES


def code_after(code: str, sense: str) -> str:
    """An actor code without what has ended, by a key of `ENDED`; other senses change nothing.

    >>> code_after("SYRGOV", "office"), code_after("SYRMIL", "service"), code_after("SYRREB", "office")
    ('SYRELI', 'SYRCVL', 'SYRREB')
    """
    now = ENDED.get(sense, {})
    return "".join(dict.fromkeys([now.get(block, block) for block in code_blocks(code)]))


def code_of(group: Group, date: dt.date | None, countries: frozenset[str]) -> str:
    """The CAMEO code of a group on a day, before what has ended is taken off it; empty where there is none.
    `countries` are the codes of countries (ISO alpha-3)."""
    own = group.private or group.main.entry.code_on(date) or ""
    if (group.owned and kind_of(group.main) in NATIONAL_KINDS) or _is_people_of_country(group):
        return _in_country_of(group.main, group.country, own, date, countries)
    if kind_of(group.main) == "party" and any("OPP" in code_blocks(h.entry.code_on(None) or "") for h in group.roles):
        return "".join([block for block in code_blocks(own) if block not in PARTY_ROLES]) + "OPP"
    if not group.main.entry.agent:
        return _in_opposition(group, own if date is not None else _code_by_title(group, own))
    blocks = code_blocks(own) if group.sense == KIN else _role_blocks(group, own)
    if group.country is None or (group.sense == KIN and group.country.entry.agent):
        return "".join(blocks)  # the wife of a minister is none
    base = group.country.entry.code_on(date) or ""
    if date is None:
        base = _code_with(group.country, _meant_by(group, blocks), base)
    if group.nation is not None:
        base = _in_country_of(group.country, group.nation, base, date, countries)
    if blocks == ["IGO", "UNO"]:
        blocks = []  # "the secretary general of the council" is no office of the United Nations
    if group.country.entry.agent:
        return "".join(dict.fromkeys([*code_blocks(base), *blocks]))
    kind = kind_of(group.country)
    prefix, base_roles = split_code(base, countries)
    if kind == "igo" or (kind in _OTHERS and "others" in group.main.entry.attributes):
        blocks = [block for block in blocks if block != "GOV"]  # "a Tuareg leader", "a U.N. committee"
    if kind in WIDER_KINDS or not base_roles:
        return "".join(dict.fromkeys([*code_blocks(base), *blocks]))
    if kind == "person" or group.sense == KIN or (kind == "company" and "LAB" in blocks):
        prefix = prefix or country_of(group.country, date, countries)
        return "".join(dict.fromkeys([*([prefix] if prefix else code_blocks(base)), *blocks]))
    if kind == "party" and prefix and group.sense == RULING:
        return "".join(dict.fromkeys([prefix, "GOV", *(b for b in base_roles if b not in _PARTY_SIDES), *blocks]))
    if kind == "party" and prefix and "LEG" in blocks:  # "a Labour MP" is in parliament, whoever governs
        return "".join(dict.fromkeys([prefix, *(b for b in base_roles if b != "GOV"), *blocks]))
    return base


def _is_people_of_country(group: Group) -> bool:
    """Whether a people is told by its country: "Spanish Jews", "Hindus in Fiji"."""
    if kind_of(group.main) not in PEOPLES or group.country is None:
        return False
    return kind_of(group.country) in COUNTRY_KINDS


def _in_country_of(body: Hit, nation: Hit | None, own: str, date: dt.date | None, countries: frozenset[str]) -> str:
    """Several countries have a Labour Party and a National Guard: the one that is named before has it."""
    home, roles = split_code(own, countries)
    country = country_of(nation, date, countries)
    if kind_of(body) in PEOPLES:
        known = country_of(body, date, countries)
        return own if country is None or known is not None else country + own
    if country is None or home is None or country == home:
        return own
    return country + ("PTY" if kind_of(body) == "party" else "".join(roles))


def _in_opposition(group: Group, own: str) -> str:
    """Who is called an opposition leader beside the name is not in office, whatever the dictionary says."""
    blocks = code_blocks(own)
    if kind_of(group.main) != "person" or "GOV" not in blocks:
        return own
    opposed = any("OPP" in code_blocks(h.entry.code_on(None) or "") for h in group.roles)
    return "".join(["OPP" if block == "GOV" else block for block in blocks]) if opposed else own


def _code_by_title(group: Group, own: str) -> str:
    """Without a date the title says which of a person's offices is meant: "President" in any year."""
    titles = [h for h in (group.country, *group.roles) if h is not None and h.entry.agent]
    if kind_of(group.main) != "person" or not titles:
        return own
    return _code_with(
        group.main, {block for hit in titles for block in code_blocks(hit.entry.code_on(None) or "")}, own
    )


def _meant_by(group: Group, roles: Sequence[str]) -> Set[str]:
    """The roles that an organisation has where a noun behind its name says so: "PLO gunmen"."""
    if group.sense == RULING:
        return frozenset({"GOV"})
    if REBELS.isdisjoint(roles):
        return frozenset()
    return frozenset({"MIL"}) if "GOV" in roles else REBELS  # "the RSF government militia"


def _code_with(hit: Hit, wanted: Set[str], own: str) -> str:
    """Of the codes that a name has had, the one with a role of `wanted`: first its `own`, without such a one too."""
    if wanted.isdisjoint(code_blocks(own)):
        return next((held.code for held in reversed(hit.entry.codes) if not wanted.isdisjoint(held.roles)), own)
    return own


def _role_blocks(group: Group, own: str) -> list[str]:
    """Roles of the modifying agents first; a generic head role ("leader", "commander") yields to them."""
    modifiers = [block for hit in group.roles for block in code_blocks(hit.entry.code_on(None) or "")]
    mine = code_blocks(own)
    if modifiers and all(block in GENERIC_ROLES for block in mine):
        mine = []
    return list(dict.fromkeys([*modifiers, *mine]))


def code_blocks(code: str) -> list[str]:
    """The three-letter parts of an actor code.

    >>> code_blocks("SYRREB")
    ['SYR', 'REB']
    """
    return [code[i : i + 3] for i in range(0, len(code), 3)]


def split_code(code: str, countries: frozenset[str]) -> tuple[str | None, tuple[str, ...]]:
    """Country and roles of a CAMEO actor code.

    >>> split_code("SYRREB", frozenset({"SYR"}))
    ('SYR', ('REB',))
    """
    blocks = code_blocks(code)
    if blocks and blocks[0] in countries:
        return blocks[0], tuple(blocks[1:])
    country = next((b for b in blocks[1:] if b in countries and b not in ROLE_AND_COUNTRY), None)
    return country, tuple(b for b in blocks if b != country)


def country_of(hit: Hit | None, date: dt.date | None, countries: frozenset[str]) -> str | None:
    """The country (ISO alpha-3) that a name belongs to on a day; `None` for a people or role noun of none."""
    if hit is None:
        return None
    code = hit.entry.code_on(date) or ""
    if code[:3] in ROLE_AND_COUNTRY and code[3:6] != code[:3] and kind_of(hit) in ("ethnic", "religious", "agent"):
        return hit.entry.attributes.get("country")
    return split_code(code, countries)[0] or hit.entry.attributes.get("country")
