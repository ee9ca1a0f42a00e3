"""Dictionary forms that a lemmatiser missed: tried after its own lemma, against words that dictionaries know."""

from __future__ import annotations

from functools import lru_cache

__all__ = ["singular", "verb_bases", "verb_forms"]

_NO_PLURAL = ("ss", "us", "is", "'s")
_SIBILANT = ("sses", "shes", "ches", "xes", "zes")


@lru_cache(maxsize=16384)
def singular(word: str) -> str:
    """The singular of a noun that looks like a plural; other words stay as they are.

    >>> [singular(w) for w in ("troops", "policemen", "parties", "clashes", "congress")]
    ['troop', 'policeman', 'party', 'clash', 'congress']
    """
    if word.endswith("men") and len(word) > 4:
        return word[:-2] + "an"
    if not word.endswith("s") or len(word) < 4 or word.endswith(_NO_PLURAL):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-2] if word.endswith(_SIBILANT) else word[:-1]


@lru_cache(maxsize=16384)
def verb_bases(form: str) -> tuple[str, ...]:
    """What a regular verb form may be a form of, the likeliest first.

    >>> verb_bases("expelled"), verb_bases("barring"), verb_bases("denies")
    (('expel', 'expell', 'expelle'), ('bar', 'barr', 'barre'), ('deny',))
    """
    for ending in ("ed", "ing"):
        if form.endswith(ending) and len(form) > len(ending) + 1:
            return tuple(_stems(form[: -len(ending)]))
    found = singular(form)
    return (found,) if found != form else ()


def _stems(stem: str) -> list[str]:
    if stem.endswith("i"):
        return [stem[:-1] + "y", stem]
    doubled = len(stem) > 2 and stem[-1] == stem[-2]
    return [stem[:-1], stem, stem + "e"] if doubled else [stem, stem + "e"]


def verb_forms(base: str) -> list[str]:
    """Every form that `verb_bases` may trace back to a word.

    >>> sorted(verb_forms("bar"))
    ['bared', 'bares', 'baring', 'barred', 'barring', 'bars']
    """
    stems = [base, base + base[-1:]]
    plurals = [base + "s", base + "es"]
    if base.endswith("e"):
        stems.append(base[:-1])
    if base.endswith("y"):
        stems.append(base[:-1] + "i")
        plurals.append(base[:-1] + "ies")
    if base.endswith("man"):
        plurals.append(base[:-2] + "en")
    return plurals + [stem + ending for stem in stems for ending in ("ed", "ing")]
