"""The triggers of a sentence and the pattern that each matched."""

from __future__ import annotations

from collections.abc import Iterator

from eventcode.actions.compile import ActionTable
from eventcode.actions.frames import noun_frame, predicate_frame, verb_frame
from eventcode.actions.matcher import Found, best_match
from eventcode.actions.tree import NOMINAL, VERBAL, Tree
from eventcode.document import Token
from eventcode.lexicon.forms import verb_bases
from eventcode.lexicon.grammar import Grammar

__all__ = ["find_triggers"]

CONTENT = frozenset({"VERB", "AUX", "NOUN", "PROPN", "ADJ", "ADV"})
_INSIDE = frozenset({"compound", "amod", "flat", "case", "mark", "fixed", "goeswith"})


def find_triggers(tree: Tree, table: ActionTable) -> Iterator[Found]:
    """Every word of a sentence at which a pattern matches, with the most specific pattern."""
    open_classes = CONTENT if _is_title_case(tree) else CONTENT - {"PROPN"}
    for token in tree.tokens:
        if token.upos not in open_classes:
            continue
        found = _at(tree, token, table)
        if found is not None:
            yield found


def _at(tree: Tree, token: Token, table: ActionTable) -> Found | None:
    forms: tuple[str, ...] = tree.forms(token.index)
    if token.upos in VERBAL:
        if token.relation in ("aux", "cop", "amod", "compound"):  # "the visiting minister", "US-led"
            return None
        if not table.has("verb", forms[0]):
            forms = (*repaired(token.lower, tree.grammar), *forms)
        return _better(
            _try(tree, token, "verb", forms, table),
            _try(tree, token, "predicate", forms[::-1], table) if _is_participle(token) else None,
        )
    predicate = not table.known["predicate"].isdisjoint(forms)
    if token.upos in NOMINAL:
        noun = not table.known["noun"].isdisjoint(forms)
        if not (noun or predicate) or (token.relation in _INSIDE and not _is_event_modifier(tree, token)):
            return None
        return _better(
            _try(tree, token, "noun", forms, table) if noun else None,
            _try(tree, token, "predicate", forms, table) if predicate and _has_copula(tree, token) else None,
        )
    if (
        predicate
        and token.upos in ("ADJ", "ADV")
        and (_has_copula(tree, token) or token.relation in ("root", "xcomp", "acl", "advcl", "conj", "amod"))
    ):
        return _try(tree, token, "predicate", forms, table)
    return None


def repaired(form: str, grammar: Grammar) -> tuple[str, ...]:
    """What a verb whose lemma no pattern knows may be a form of: lemmatisers guess at stems they have not seen.

    >>> repaired("overran", Grammar.of({"irregular-verb": ("overran overrun",)})), repaired("vetoed", Grammar({}))
    (('overrun',), ('veto', 'vetoe'))
    """
    listed = grammar.pairs("irregular-verb").get(form)
    return (listed,) if listed is not None else verb_bases(form)


def _try(tree: Tree, token: Token, kind: str, forms: tuple[str, ...], table: ActionTable) -> Found | None:
    known, words = table.known[kind], tree.words
    if not any(form in known and table.awaits(kind, form, words) for form in forms):
        return None
    return best_match(_FRAMES[kind](tree, token.index), table, forms)


def _better(one: Found | None, other: Found | None) -> Found | None:
    if one is None or other is None:
        return one or other
    return one if one.pattern.rank <= other.pattern.rank else other


def _is_title_case(tree: Tree) -> bool:
    """A headline with capitals throughout; elsewhere a capital marks a name ("March", "the Revolt party")."""
    words = [t.text for t in tree.tokens if t.text[:1].isalpha() and len(t.text) > 3]
    return sum(w[0].isupper() for w in words) * 4 > len(words) * 3 or all(w.islower() for w in words)


def _is_participle(token: Token) -> bool:
    return token.has("VerbForm=Part") or token.has("VerbForm=Ger")


def _has_copula(tree: Tree, token: Token) -> bool:
    return any(c.relation == "cop" for c in tree.children(token.index)) or token.relation in ("root", "xcomp")


def _is_event_modifier(tree: Tree, token: Token) -> bool:
    """A noun inside another that only counts or frames it: "the arrest of", "attack series"."""
    return token.head >= 0 and tree.tokens[token.head].lemma_lower in tree.grammar["collective"]


_FRAMES = {"verb": verb_frame, "noun": noun_frame, "predicate": predicate_frame}
