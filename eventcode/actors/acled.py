"""How ACLED names an actor: state forces with the period of rule, classes of people with the country."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping

import attrs

from eventcode._evolve import evolved
from eventcode.actors.identity import identity_militia
from eventcode.actors.normalise import name_pieces
from eventcode.events import AcledActor
from eventcode.lexicon.actor_format import ActorEntry, first_day, last_day
from eventcode.lexicon.lines import Problems, Source, read_lines

__all__ = ["AcledNames", "Rule", "as_civilian", "country_words", "read_periods"]

_PERIOD = re.compile(r"(?P<start>\d{4}[\d-]*)?\.\.(?P<end>\d{4}[\d-]*)?$")
STATE_CLASSES = {
    "military": "Military Forces",
    "police": "Police Forces",
    "intelligence": "Police Forces",
    "government": "Government",
}
FORCES = frozenset({"Military Forces", "Police Forces", "Government"})
NAMED_KINDS = frozenset({"armed-group", "party", "movement", "ethnic", "religious", "igo", "ngo", "company", "media"})
ARMED_KINDS = frozenset({"armed-group", "military", "police"})
TITLED = (frozenset({"armed-group"}), frozenset({"armed-group", "igo"}))
UNITS = frozenset({"military", "police"})
FIGHTERS = frozenset({"2", "3", "4"})
ARMED_STATE = frozenset({"Military Forces", "Police Forces"})
IDENTITY_KINDS = frozenset({"ethnic", "religious"})
UNARMED = frozenset({"5", "6", "7"})
CIVIC_KINDS = frozenset({"party", "movement", "company", "media", "church", "ngo"})
CIVILIANS = {"inter": "7", "acled": "Civilians"}
PARTISAN_KINDS = frozenset({"party", "movement"})
PARTISAN = "3"  # parties and associations whose entry gives no class: political groups
ORGANISED = frozenset(
    {"armed-group", "party", "movement", "government", "military", "police", "intelligence"}
    | {"igo", "ngo", "media", "company", "church"}
)
NO_UNIT = "none"  # in a `unit` attribute: the name stands for the forces as a whole
_BY_COUNTRY = ("acled-", "inter-")
_HERE = "(...)"  # in an `acled` attribute: the country where the actor acts


@attrs.frozen
class Rule:
    """A government's time: its first and last day (`None` while it lasts), both included."""

    first: dt.date
    last: dt.date | None = None

    @property
    def label(self) -> str:
        """`2000-2024`, in ACLED's manner."""
        return f"{self.first.year}-{self.last.year if self.last else ''}"


@attrs.frozen
class AcledNames:
    """ACLED's country names and government periods, by ISO alpha-3 (or by the name of a de facto state).

    `articles`: the keys whose name takes an article ("Police Forces of the Philippines"); `own_words`: words
    that name a country, by key; `whole_forces`: what a country's forces are called as a whole.
    """

    countries: Mapping[str, str]
    periods: Mapping[str, tuple[Rule, ...]]
    articles: frozenset[str] = frozenset()
    own_words: Mapping[str, frozenset[str]] = attrs.field(factory=dict)
    whole_forces: frozenset[str] = frozenset()
    plain_words: frozenset[str] = frozenset()

    def period(self, country: str, date: dt.date | None) -> str:
        """` (2000-2024)`, the rule that a day falls into; of two that share a day, the later one."""
        rules = self.periods.get(country, ())
        if date is not None:
            rules = tuple(r for r in rules if r.first <= date and (r.last is None or date <= r.last))
        return f" ({rules[-1].label})" if rules else ""

    def forces(self, acled: str, country: str | None, date: dt.date | None) -> str:
        """`Police Forces of the Philippines (2016-2022)`; `acled` alone when the country is not known."""
        place = self.countries.get(country or "", country or "")
        if not place:
            return acled
        article = "the " if country in self.articles else ""
        return f"{acled} of {article}{place}{self.period(country or '', date)}"

    def composed(
        self,
        entry: ActorEntry,
        modifier: ActorEntry | None,
        country: str | None,
        scene: str | None,
        date: dt.date | None,
        unknown: str = "",
    ) -> AcledActor | None:
        """The actor of a name or role noun `entry` with the name that modifies it.

        A role noun bound to an organisation takes the organisation's name; unarmed people keep theirs and
        bring the organisation into `assoc_actor`, and the officials and leaders of a party are such people.
        `country` is where the actor belongs, `scene` where the text is set; `unknown` are proper nouns
        before a role noun that no dictionary knows.
        """
        attributes = entry.attributes
        extra: tuple[str, ...] = ()
        state = group = None
        identity = identity_militia(attributes, modifier, unknown) if entry.agent else None
        if identity is not None:
            attributes = {**attributes, **identity}
        elif modifier is not None and modifier is not entry:
            other = _with_title(modifier, entry.agent and _is_armed(attributes))
            state = modifier.name if modifier.name in self.periods else None
            if entry.agent and "acled" in other and other.get("kind") in ORGANISED:
                if attributes.get("inter") in UNARMED and not _is_member(attributes, other):
                    extra = (other["acled"],)
                elif _is_civic(other, attributes.get("acled", "")) and not _is_armed(attributes):
                    attributes, extra = {**attributes, **CIVILIANS}, (other["acled"],)
                elif other["acled"] != CIVILIANS["acled"]:
                    attributes, group = _as_group(attributes, other), modifier
            if "assoc" in other:
                extra = (*extra, other["assoc"])
        acts_here = attributes.get("acled", "").endswith(_HERE)  # where it acts, not where it belongs
        place = (scene or country) if acts_here else (country or scene)
        return self.actor(attributes, entry, place, date, extra, state, group)

    def actor(
        self,
        attributes: Mapping[str, str],
        entry: ActorEntry,
        country: str | None,
        date: dt.date | None,
        extra: tuple[str, ...] = (),
        state: str | None = None,
        group: ActorEntry | None = None,
    ) -> AcledActor | None:
        """Name, class and associated actors for an entry; `None` when ACLED has no class for it.

        `country` is where the actor belongs or acts (ISO alpha-3), `state` a de facto state that has periods
        of its own, `extra` what modifying names bring into `assoc_actor`, `group` the organisation that a
        role noun belongs to ("Taliban fighters").
        """
        inter = _by_country("inter", attributes, country)
        kind = attributes.get("kind", "")
        acled = (
            _by_country("acled", attributes, country)
            or STATE_CLASSES.get(kind)
            or (attributes.get("assoc") if kind in PARTISAN_KINDS else None)
            or (entry.name if kind in NAMED_KINDS else None)
        )
        if inter is None and kind in PARTISAN_KINDS:
            inter = PARTISAN
        if kind == "armed-group" and "unit" in attributes and _is_state(group or entry, date):
            inter, acled = "1", "Military Forces"
        if inter is None or acled is None:
            return None
        place = self.countries.get(country or "", country or "")
        named = (a.strip() for source in (*extra, attributes.get("assoc", "")) for a in source.split(","))
        assoc = (f"{a} ({place})" if place and ":" not in a and "(" not in a else a for a in named if a)
        if acled in FORCES:
            name = self._forces(acled, kind, attributes, entry, country, date, state)
        else:
            name = _named(acled, kind, entry, place)
        return AcledActor(name, int(inter), tuple(dict.fromkeys(assoc)))

    def _forces(
        self,
        acled: str,
        kind: str,
        attributes: Mapping[str, str],
        entry: ActorEntry,
        country: str | None,
        date: dt.date | None,
        state: str | None,
    ) -> str:
        """Forces of a country, and which unit: an entry's own name, unless it names the forces as a whole."""
        base = self.forces(acled, state or country, date)
        unit = _by_country("unit", attributes, country)
        if unit is None and kind in STATE_CLASSES and kind != "government" and not entry.agent:
            unit = None if self._is_whole(entry, country or "") else entry.name
        return f"{base} {unit}" if unit and unit != NO_UNIT and country else base

    def _is_whole(self, entry: ActorEntry, country: str) -> bool:
        own = self.own_words.get(country, frozenset())
        for name in entry.names:
            words = (norm for norm, _ in name_pieces(name.text))
            rest = " ".join(w for w in words if w not in own and w not in self.plain_words)
            if rest in self.whole_forces:
                return True
        return False


def _with_title(entry: ActorEntry, armed: bool) -> Mapping[str, str]:
    """The attributes of an entry, those of an armed group, and of a mission that has `armed` men, with its name."""
    attributes = entry.attributes
    kind = attributes.get("kind", "")
    if "acled" in attributes or not (kind in TITLED[armed] or (armed and kind in UNITS)):
        return attributes
    return {**attributes, "acled": STATE_CLASSES[kind] if kind in UNITS else entry.name}


def _is_civic(attributes: Mapping[str, str], role: str = "") -> bool:
    """Whether a party, movement or association has no armed class of its own, or only its officials are meant."""
    return attributes["kind"] in CIVIC_KINDS and ("inter" not in attributes or role == STATE_CLASSES["government"])


def _is_armed(agent: Mapping[str, str]) -> bool:
    """Whether a role noun is a soldier's, a policeman's or a fighter's."""
    return agent.get("acled") in ARMED_STATE or agent.get("inter") in FIGHTERS


def _is_member(agent: Mapping[str, str], other: Mapping[str, str]) -> bool:
    """Whether a role noun before which an armed body is named means its people: "RSF men", but not "RSF doctors"."""
    return agent.get("member") == "yes" and other.get("kind") in ARMED_KINDS


def _as_group(agent: Mapping[str, str], other: Mapping[str, str]) -> dict[str, str]:
    """The attributes of a role noun that belongs to a group: the group's, also where the noun by itself means
    somebody else in a country ("militants" in Thailand)."""
    own = {k: v for k, v in agent.items() if not k.startswith(_BY_COUNTRY)}
    return {**own, **other, **_own_forces(agent, other)}


def _own_forces(agent: Mapping[str, str], other: Mapping[str, str]) -> dict[str, str]:
    """The soldiers or policemen of a government are its forces, not the government."""
    forces, ruler = agent.get("acled", ""), "Government of "
    if forces not in ARMED_STATE or not other["acled"].startswith(ruler):
        return {}
    return {"acled": f"{forces} of {other['acled'].removeprefix(ruler)}"}


def _is_state(entry: ActorEntry, date: dt.date | None) -> bool:
    """Whether an armed group is the government or a part of its army on a day, by its code."""
    return (entry.code_on(date) or "")[3:6] in ("GOV", "MIL")


def _by_country(key: str, attributes: Mapping[str, str], country: str | None) -> str | None:
    """An attribute, or what it is in one country: `acled-NGA`."""
    return attributes.get(f"{key}-{country}") or attributes.get(key)


def _named(acled: str, kind: str, entry: ActorEntry, place: str) -> str:
    if acled.endswith(_HERE):
        bare = acled[: -len(_HERE)].rstrip()
        return f"{bare} ({place})" if place else bare
    if kind in NAMED_KINDS and kind not in IDENTITY_KINDS:  # also for "Al Shabaab fighters"
        return acled
    return f"{acled} ({place})" if place and "(" not in acled and ":" not in acled else acled


def country_words(entries: Iterable[ActorEntry]) -> dict[str, frozenset[str]]:
    """The words of the names and adjectives of countries, by ISO alpha-3."""
    found: dict[str, set[str]] = {}
    for entry in entries:
        if entry.attributes.get("kind") in ("country", "territory") and entry.codes:
            words = found.setdefault(entry.codes[-1].code[:3], set())
            words.update(norm for name in entry.names for norm, _ in name_pieces(name.text))
    return {iso: frozenset(words) for iso, words in found.items()}


def as_civilian(entry: ActorEntry) -> ActorEntry:
    """A role noun for somebody who has the role no more; a name stays what it is."""
    if not entry.agent:
        return entry
    return evolved(entry, attributes={"kind": "agent", **CIVILIANS})


def read_periods(source: Source, problems: Problems) -> dict[str, tuple[str, bool, tuple[Rule, ...]]]:
    """`the Mark | MRK = 2016..2022-06, 2022-06..` as key -> (ACLED's name, takes an article, periods)."""
    found: dict[str, tuple[str, bool, tuple[Rule, ...]]] = {}
    for line in read_lines(source, problems):
        left, equals, right = line.text.partition("=")
        name, bar, iso = (part.strip() for part in left.partition("|"))
        rules = tuple(_rule(part.strip()) for part in right.split(","))
        if not equals or not bar or None in rules:
            problems.add(
                line,
                "bad-period",
                "an entry is `Country | ISO = 2000..2024, 2024..`",
                "years, months or days on both sides of ..",
            )
            continue
        bare = name.removeprefix("the ")
        found[iso] = (bare, bare != name, tuple(rule for rule in rules if rule))
    return found


def _rule(text: str) -> Rule | None:
    found = _PERIOD.match(text)
    first = first_day(found["start"]) if found and found["start"] else None
    last = last_day(found["end"]) if found and found["end"] else None
    if found is None or first is None or (found["end"] and last is None):
        return None
    return Rule(first, last)
