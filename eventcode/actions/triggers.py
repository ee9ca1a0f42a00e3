"""The triggers of a sentence and the pattern that each matched."""

from __future__ import annotations

from operator import attrgetter

from eventcode.actions.frames import noun_frame, predicate_frame, verb_frame
from eventcode.actions.matcher import Found, best_match
from eventcode.actions.patterns import ActionTable
from eventcode.actions.tree import NOMINAL, VERBAL, Tree, is_gerund
from eventcode.document import Token
from eventcode.lexicon.forms import verb_bases
from eventcode.lexicon.grammar import Grammar

__all__ = ["find_triggers", "repaired"]

_BESIDE_VERBS = frozenset({"NOUN", "PROPN", "ADJ", "ADV"})
_ATTRIBUTIVE = frozenset({"aux", "cop", "amod", "compound"})
_PREDICATIVE = frozenset({"root", "xcomp", "acl", "advcl", "conj", "amod"})
_NOUN_PLACES = frozenset({"csubj", "nsubj", "obj", "obl", "nmod", "advcl", "conj"})
_OF_VERBS = frozenset({"nsubj", "obj", "aux", "mark", "xcomp", "ccomp", "expl"})
_INSIDE = frozenset({"compound", "amod", "flat", "case", "mark", "fixed", "goeswith"})
_PLACE = attrgetter("frame.index")
_TEXT = attrgetter("text")


def find_triggers(tree: Tree, table: ActionTable) -> list[Found]:
    """Every word of a sentence at which a pattern matches, with the most specific pattern, in text order: verbs, and
    the few others that any pattern knows. An attribute tells of no event of its own: "the visiting minister",
    "US-led"."""
    sentence, nominal = tree.sentence, table.nominal
    finder = _Finder(tree, table)
    verbs = [t for tag in VERBAL for t in sentence.tagged.get(tag, ()) if t.relation not in _ATTRIBUTIVE]
    places = sentence.among(nominal)
    if tree.unread:
        places = [*{*places, *[i for i, one in tree.unread.items() if one in nominal]}]
    others = [t for i in places if (t := tree.tokens[i]).upos in _BESIDE_VERBS]
    found = [m for m in (*map(finder.verb, verbs), *map(finder.other, others)) if m is not None]
    return sorted(found, key=_PLACE) if len(found) > 1 else found


class _Finder:
    """Looks at the words of one sentence. What the sentence holds for patterns to ask for is collected once."""

    __slots__ = ("nouns", "predicates", "sets", "table", "tree", "verbs", "words")

    def __init__(self, tree: Tree, table: ActionTable) -> None:
        self.tree = tree
        self.table = table
        self.words = tree.words
        self.sets = table.sets_in(tree.words)
        self.verbs, self.nouns, self.predicates = table.known["verb"], table.known["noun"], table.known["predicate"]

    def verb(self, token: Token) -> Found | None:
        """The match at a verb, or at a noun or adjective that a parser took for one."""
        forms = self.tree.forms(token.index)
        if not self.nouns.isdisjoint(forms) and is_gerund(token) and _is_verbal_noun(self.tree, token):
            noun = self._match(token, "noun", forms[::-1])
            if noun is not None:
                return noun
        if forms[0] not in self.verbs:
            forms = (*repaired(token.lower, self.tree.grammar), *forms)
        verb = self._match(token, "verb", forms)
        if self.predicates.isdisjoint(forms) or not _is_participle(token):
            return verb
        return _better(verb, self._match(token, "predicate", forms[::-1]))

    def other(self, token: Token) -> Found | None:
        """The match at a noun or at an adjective or adverb that says something of its noun."""
        forms = self.tree.forms(token.index)
        if token.upos in NOMINAL:
            return self._noun(token, forms)
        if not self.predicates.isdisjoint(forms) and (_has_copula(self.tree, token) or _is_predicative(token)):
            return self._match(token, "predicate", forms)
        return None

    def _noun(self, token: Token, forms: tuple[str, ...]) -> Found | None:
        tree = self.tree
        if token.relation in _INSIDE and not _is_event_modifier(tree, token):
            return None
        if token.upos == "PROPN" and not _is_title_case(tree):
            return None
        noun = self._match(token, "noun", forms)
        if self.predicates.isdisjoint(forms) or not _has_copula(tree, token):
            return noun
        return _better(noun, self._match(token, "predicate", forms))

    def _match(self, token: Token, kind: str, forms: tuple[str, ...]) -> Found | None:
        """The match of the first form that has one."""
        known, triggers = self.table.known[kind], self.table.triggers[kind]
        frame = None
        for form in forms:
            if form in known and (patterns := triggers[form].awaiting(self.words, self.sets)):
                frame = frame or _FRAMES[kind](self.tree, token.index)
                found = best_match(frame, patterns)
                if found is not None:
                    return found
        return None


def repaired(form: str, grammar: Grammar) -> tuple[str, ...]:
    """What a verb whose lemma no pattern knows may be a form of: lemmatisers guess at stems they have not seen.

    >>> repaired("overran", Grammar.of({"irregular-verb": ("overran overrun",)})), repaired("vetoed", Grammar({}))
    (('overrun',), ('veto', 'vetoe'))
    """
    listed = grammar.pairs("irregular-verb").get(form)
    return (listed,) if listed is not None else verb_bases(form)


def _better(one: Found | None, other: Found | None) -> Found | None:
    if one is None or other is None:
        return one or other
    return one if one.pattern.rank <= other.pattern.rank else other


def _is_title_case(tree: Tree) -> bool:
    """A headline with capitals throughout; elsewhere a capital marks a name ("March", "the Revolt party")."""
    words = [text for text in map(_TEXT, tree.tokens) if len(text) > 3 and text[0].isalpha()]
    capitals = sum(map(str.isupper, [word[0] for word in words]))
    return capitals * 4 > len(words) * 3 or all(map(str.islower, words))


def _is_verbal_noun(tree: Tree, token: Token) -> bool:
    """A noun in *-ing* that a parser took for a verb: "fighting between troops and rebels raged"."""
    below = tree.children(token.index)
    if token.relation not in _NOUN_PLACES or any(c.relation in _OF_VERBS for c in below):
        return False
    between = tree.grammar["between-preposition"]
    return token.relation == "csubj" or any(not between.isdisjoint(tree.case(c.index)) for c in below)


def _is_predicative(token: Token) -> bool:
    """Whether an adjective can say something of its noun: "traders angry over", but not "the defiant mayor"."""
    return token.relation in _PREDICATIVE and (token.relation != "amod" or token.index > token.head)


def _is_participle(token: Token) -> bool:
    return token.has("VerbForm=Part") or token.has("VerbForm=Ger")


def _has_copula(tree: Tree, token: Token) -> bool:
    return "cop" in tree.links(token.index) or token.relation in ("root", "xcomp")


def _is_event_modifier(tree: Tree, token: Token) -> bool:
    """A noun inside another that only counts or frames it: "the arrest of", "attack series"."""
    return token.head >= 0 and tree.tokens[token.head].lemma_lower in tree.grammar["collective"]


_FRAMES = {"verb": verb_frame, "noun": noun_frame, "predicate": predicate_frame}
