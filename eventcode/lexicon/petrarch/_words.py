"""Words as the dictionaries and the texts are compared: upper case, without diacritics, cut at hyphens."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

__all__ = ["atoms", "fold", "phrase_key", "plural", "verb_forms"]

_CUT = re.compile(r"[-\u2010-\u2015]+|(?=['\u2019])")
_VOWELS = frozenset("AEIOU")


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """A word in upper case without diacritics.

    >>> fold("Policía"), fold("’s")
    ('POLICIA', "'S")
    """
    if word.isascii():
        return word.upper()
    bare = unicodedata.normalize("NFKD", word)
    return "".join(c for c in bare if not unicodedata.combining(c)).replace("\u2019", "'").upper()


@lru_cache(maxsize=65536)
def atoms(word: str) -> tuple[str, ...]:
    """The parts of a word that are compared one by one: cut at hyphens and before apostrophes, without a
    final full stop.

    >>> atoms("al-Qaeda"), atoms("People's"), atoms("U.N.")
    (('AL', 'QAEDA'), ('PEOPLE', "'S"), ('U.N',))
    """
    parts = _CUT.split(fold(word))
    return tuple(p for p in (part.rstrip(".,") for part in parts) if p and p != "'")


def phrase_key(phrase: str) -> str:
    """A dictionary phrase as a key: its atoms, joined by blanks.

    >>> phrase_key("RED_CROSS_"), phrase_key("PEOPLE'S_FRONT")
    ('RED CROSS', "PEOPLE 'S FRONT")
    """
    return " ".join(atom for word in phrase.replace("_", " ").split() for atom in atoms(word))


def plural(word: str) -> str:
    """The regular English plural of a word in upper case.

    >>> [plural(w) for w in ("CLASH", "PARTY", "ENVOY", "CLASS", "GUNMAN", "TROOPS")]
    ['CLASHES', 'PARTIES', 'ENVOYS', 'CLASSES', 'GUNMEN', 'TROOPS']
    """
    if word.endswith("MAN") and len(word) > 4:
        return word[:-2] + "EN"
    if word.endswith(("SS", "X", "Z", "CH", "SH")):
        return word + "ES"
    if word.endswith("S"):
        return word
    if word.endswith("Y") and len(word) > 1 and word[-2] not in _VOWELS:
        return word[:-1] + "IES"
    return word + "S"


def verb_forms(verb: str) -> tuple[str, ...]:
    """The regular English forms of a verb in upper case, its base form left out; both spellings where the
    last consonant may double.

    >>> verb_forms("CLASH"), verb_forms("BURY")
    (('CLASHES', 'CLASHED', 'CLASHING'), ('BURIES', 'BURIED', 'BURYING'))
    >>> "HITTING" in verb_forms("HIT"), verb_forms("DESTROY")
    (True, ('DESTROYS', 'DESTROYED', 'DESTROYING'))
    """
    if len(verb) < 2:
        return ()
    third = plural(verb) if not verb.endswith(("S", "MAN")) else verb + ("ES" if verb.endswith("S") else "S")
    if verb.endswith("O"):
        third = verb + "ES"
    if verb.endswith("E"):
        ing = (
            verb[:-2] + "YING"
            if verb.endswith("IE")
            else verb + "ING"
            if verb.endswith(("EE", "OE", "YE"))
            else verb[:-1] + "ING"
        )
        return third, verb + "D", ing
    if verb.endswith("Y") and verb[-2] not in _VOWELS:
        return third, verb[:-1] + "IED", verb + "ING"
    forms = (third, verb + "ED", verb + "ING")
    last, middle = verb[-1], verb[-2]
    doubles = (
        last not in _VOWELS and last not in "WXY" and middle in _VOWELS and (len(verb) < 3 or verb[-3] not in _VOWELS)
    )
    return (*forms, verb + last + "ED", verb + last + "ING") if doubles else forms
