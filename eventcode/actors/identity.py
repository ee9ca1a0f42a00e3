"""Armed people who are named by a people, a creed, a clan or a place: "Fulani militiamen", "Hawadle clan militia"."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from eventcode.document import Sentence
from eventcode.lexicon.actor_format import ActorEntry

__all__ = ["identity_militia", "unknown_name"]

MILITIA = {"ethnic": "Ethnic Militia", "religious": "Militia"}
PLACE_KINDS = frozenset({"region"})
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


def unknown_name(sentence: Sentence, head: int, tokens: Collection[int]) -> str:
    """The proper nouns that stand right before the words `tokens` of an actor and belong to its head."""
    index = min(tokens) - 1
    found: list[str] = []
    while index >= 0:
        token = sentence.tokens[index]
        if token.upos != "PROPN" or not token.text[:1].isupper() or not _below(sentence, index, head):
            break
        found.insert(0, token.text)
        index -= 1
    return " ".join(found)


def _below(sentence: Sentence, index: int, head: int) -> bool:
    for _ in range(4):
        index = sentence.tokens[index].head
        if index == head:
            return True
        if index < 0:
            return False
    return False
