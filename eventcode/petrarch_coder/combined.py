"""Codes that two words make together in PETRARCH2: a verb that is negated, or that is asked for, promised,
demanded or threatened.

PETRARCH2's dictionaries have no patterns for negation and few for infinitives. It computes such codes from bits
that its verbs share; the tables below give the same CAMEO codes by what they mean.
"""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["combined", "negated"]

_REFUSED: Mapping[str, str] = {
    "03": "120", "031": "121", "0311": "1211", "0312": "1212", "033": "122", "0331": "1221", "0332": "1222",
    "0333": "1223", "0334": "1224", "034": "123", "035": "124", "036": "125", "037": "127", "038": "126",
    "039": "126", "04": "125", "045": "126", "05": "120", "057": "127", "06": "121", "061": "1211", "062": "1212",
    "07": "122", "071": "1221", "072": "1222", "073": "1223", "074": "1224", "08": "124",
}  # fmt: skip
"""Cooperation, and the code of its refusal."""

_MODES: Mapping[str, Mapping[str, str]] = {
    "020": {
        "04": "026", "045": "028", "05": "022", "057": "027", "06": "021", "061": "0211", "062": "0212",
        "063": "0213", "064": "0214", "07": "023", "071": "0231", "072": "0232", "073": "0233", "074": "0234",
        "08": "025", "083": "024",
    },
    "030": {
        "04": "036", "045": "039", "05": "032", "057": "037", "06": "031", "061": "0311", "062": "0312",
        "07": "033", "071": "0331", "072": "0332", "073": "0333", "074": "0334", "08": "035", "083": "034",
    },
    "100": {
        "04": "106", "045": "108", "05": "102", "057": "107", "06": "101", "061": "1011", "062": "1012",
        "07": "103", "071": "1031", "072": "1032", "073": "1033", "074": "1034", "08": "105", "083": "104",
    },
    "130": {"14": "133", "17": "132", "18": "138", "19": "138", "20": "138"},
}  # fmt: skip
"""What is appealed for, intended, demanded or threatened, and the code of the two together."""


def negated(code: str) -> str:
    """The code of an event that does not take place; empty where that is no event.

    >>> negated("061"), negated("040"), negated("190")
    ('1211', '125', '')
    """
    return _longest(_REFUSED, code)


def combined(outer: str, inner: str) -> str:
    """The code of a general appeal, intention, demand or threat with that of what it is about; the first where
    the two have none.

    >>> combined("020", "070"), combined("130", "190"), combined("112", "190")
    ('023', '138', '112')
    """
    return _longest(_MODES.get(outer, {}), inner) or outer


def _longest(table: Mapping[str, str], code: str) -> str:
    prefixes = (code[:length] for length in range(len(code), 1, -1))
    return next((table[prefix] for prefix in prefixes if prefix in table), "")
