"""Armed people who are named by a people, a creed, a clan or a place: "Fulani militiamen", "Hawadle clan militia"."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

import attrs

from eventcode.document import Sentence
from eventcode.events import AcledActor
from eventcode.lexicon.actor_format import ActorEntry

__all__ = ["identity_militia", "is_nameless", "own_name", "proper_nouns_before"]

MILITIA = {"ethnic": "Ethnic Militia", "religious": "Militia"}
PLACE_KINDS = frozenset({"region"})
ARMED = frozenset({2, 3, 4})
NAMELESS = "Unidentified"
NAMING = frozenset({"PROPN", "ADJ", "NOUN"})
OWN_CLASS = "4"  # ACLED's identity militias
_GROUP = re.compile(r" (?:(?:Ethnic|Indigenous|Religious|Clan|Tribal|Caste) )?Group$")


def identity_militia(agent: Mapping[str, str], group: ActorEntry | None, unknown: str = "") -> dict[str, str] | None:
    """ACLED's class and name for an agent with the attribute `identity`: class 4, `Fulani Ethnic Militia`.

    `group` is the name before the agent: an ethnic or religious group, or a region. `unknown` are the words
    there when no dictionary knows them; regions and unknown words name a militia only of agents whose own
    class is 4 ("Al Laqmush tribesmen"), in the words of `identity`. `None` where nothing makes the agent a
    group's militia.

    >>> identity_militia({"identity": "Tribal Militia", "inter": "4"}, None, "Al Laqmush")
    {'inter': '4', 'acled': 'Al Laqmush Tribal Militia'}
    """
    if "identity" not in agent:
        return None
    kind = group.attributes.get("kind", "") if group is not None else ""
    if group is not None and kind in MILITIA:
        name = _GROUP.sub("", group.attributes.get("assoc", "").split(",")[0].strip()) or group.name
        return {"inter": OWN_CLASS, "acled": f"{name} {group.attributes.get('identity') or MILITIA[kind]}"}
    if agent.get("inter") == OWN_CLASS:
        name = group.name if group is not None and kind in PLACE_KINDS else unknown
        return {"inter": OWN_CLASS, "acled": f"{name} {agent['identity']}"} if name else None
    return None


def proper_nouns_before(
    sentence: Sentence, head: int, tokens: Collection[int], kinds: frozenset[str] = frozenset({"PROPN"})
) -> str:
    """The proper nouns that stand right before the words `tokens` of an actor and belong to its head; `kinds`
    are the parts of speech that count as such."""
    index = min(tokens) - 1
    found: list[str] = []
    while index >= 0:
        token = sentence.tokens[index]
        if token.upos not in kinds or not token.text[:1].isupper() or not _below(sentence, index, head):
            break
        found.insert(0, token.text)
        index -= 1
    return " ".join(found)


def is_nameless(found: AcledActor | None) -> bool:
    """Whether an actor is an armed group that no dictionary knows by its name."""
    return found is not None and found.inter in ARMED and found.name.startswith(NAMELESS)


def own_name(sentence: Sentence, head: int, tokens: Sequence[int], found: AcledActor | None) -> AcledActor | None:
    """A nameless armed group is named as the text names it, where its kind is a part of the name: "the Sea Wolves
    Guerrilla Force", but not "Sea Wolves fighters"."""
    if found is None or not all(sentence.tokens[i].text[:1].isupper() for i in tokens):
        return found
    before = proper_nouns_before(sentence, head, tokens, NAMING)
    return attrs.evolve(found, name=" ".join((before, *(sentence.tokens[i].text for i in tokens)))) if before else found


def _below(sentence: Sentence, index: int, head: int) -> bool:
    for _ in range(4):
        index = sentence.tokens[index].head
        if index == head:
            return True
        if index < 0:
            return False
    return False
