"""Whom a protest is against by its own words: "marched to denounce the junta", "an anti-government rally"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from eventcode.actions.aims import SUBJECTS, is_one_of, phrases_of, purposes
from eventcode.actions.frames import Frame
from eventcode.actions.tree import NOMINAL, VERBAL, Tree, is_gerund
from eventcode.actors.codes import PLACE_KINDS
from eventcode.actors.resolve import Phrases, Resolved, others, resolve_all
from eventcode.document import Token

__all__ = ["is_opposing", "opposed"]

_SCENES = frozenset({"obl", "nmod", "conj", "appos"})
_PLACES_DEEP = 3


def opposed(frame: Frame, phrases: Phrases, sources: Sequence[Resolved]) -> tuple[Resolved, ...]:
    """Whom the words of a protest are for, unless a phrase says by name whom it is against."""
    grammar = frame.tree.grammar
    against = (i for p in sorted(grammar["opposing-preposition"]) for i in frame.prepositions.get(p, ()))
    if any(frame.tree.tokens[i].upos == "PROPN" or _is_named(phrases.resolve(i)) for i in against):
        return ()
    meant = others(resolve_all(_words_for(frame), phrases), sources)
    return tuple(t for t in meant if not _is_before_noun(frame.tree, t))


def _is_named(resolved: Sequence[Resolved]) -> bool:
    """Whether a phrase names somebody, and not only a place inside of it."""
    return any(r.how != "nested" or r.actor.kind not in PLACE_KINDS for r in resolved)


def _is_before_noun(tree: Tree, target: Resolved) -> bool:
    """Whether people are only named by a word before another noun: "denounced consumer prices"."""
    private = tree.grammar["private-role"].issuperset(target.actor.roles) and target.actor.kind == "agent"
    return target.how == "nested" and private and tree.tokens[target.actor.head].relation == "compound"


def _words_for(frame: Frame) -> tuple[int, ...]:
    """Whom the words of a protest are for, by the verbs of `dissent-aim` in the grammar file: "marched to denounce the
    junta", "rallied, demanding that the mayor resign", "took to the streets to rail against the council"."""
    tree = frame.tree
    tops = [i for i in (frame.index, frame.light) if i >= 0]
    verbs = (verb for top in tops for verb in _words(tree, top))
    found = [i for top in (frame.index, *frame.agents) for i in _prefixed(tree, top)]
    found += [i for verb in dict.fromkeys(verbs) for i in _addressed(tree, verb)]
    found += [i for top in tops for i in _called_so(tree, top)]
    return tuple(dict.fromkeys(found))


def _prefixed(tree: Tree, index: int) -> Iterator[int]:
    """The words before a protest, or before those who protest, that say what they are against: "anti-regime"."""
    for token in tree.children(index):
        if token.index < index and is_opposing(tree, token):
            yield token.index


def is_opposing(tree: Tree, token: Token) -> bool:
    """Whether a word says what somebody or something is against: "anti-government"."""
    prefixes, before = tree.grammar["opposing-prefix"], tree.tokens[max(token.index - 2, 0) : token.index]
    apart = len(before) > 1 and before[1].text == "-" and before[0].lower in prefixes
    return apart or any(token.lower.startswith(f"{prefix}-") for prefix in prefixes)


def _called_so(tree: Tree, index: int) -> Iterator[int]:
    """At or of whom a deed is a protest: "downed tools in protest at the ministry"."""
    grammar = tree.grammar
    for token in tree.links(index).get("obl", ()):
        called = not grammar["calling-preposition"].isdisjoint(tree.case(token.index))
        if called and token.lemma_lower in grammar["gathering-noun"]:
            yield from phrases_of(tree, token.index, grammar["protest-preposition"] | grammar["genitive"])


def _words(tree: Tree, index: int, depth: int = 0) -> Iterator[int]:
    """The verbs that may say what a protest is for, beside it or beside an occasion or place: "blocked a road as a
    protest [to denounce] the mayor", "held rallies in Lima and at Ica's square, [urging] the mayor to go"."""
    grammar = tree.grammar
    occasion = depth == 0 or tree.tokens[index].lemma_lower in grammar["gathering-noun"]
    told = list(purposes(tree, index)) if occasion else []
    for token in tree.children(index):
        manner = _is_manner(tree, token) and (occasion or _is_apart(tree, token))
        if manner or (depth == 0 and _is_joined(tree, token)):
            told.append(token.index)
        elif token.upos in NOMINAL and depth < _PLACES_DEEP and _is_scene(tree, token):
            yield from _words(tree, token.index, depth + 1)
    for verb in told:
        yield verb
        yield from (c.index for c in tree.links(verb).get("conj", ()) if _is_joined(tree, c))


def _is_scene(tree: Tree, token: Token) -> bool:
    """Whether a phrase tells where a protest is, or calls it one: "in Lima", "as a demonstration"."""
    if token.relation not in _SCENES:
        return False
    named = token.lemma_lower in tree.grammar["gathering-noun"] and token.relation == "obl"
    setting = tree.grammar["setting-preposition"]
    return named or token.relation == "conj" or not setting.isdisjoint(tree.case(token.index))


def _is_apart(tree: Tree, token: Token) -> bool:
    """Whether a participle is set off, or hangs on a name, which it does not tell apart from others."""
    above = tree.tokens[token.head]
    return above.upos == "PROPN" or tree.tokens[token.index - 1].upos == "PUNCT"


def _is_manner(tree: Tree, token: Token) -> bool:
    """Whether a gerund tells how something is done: "marched through the town demanding"."""
    told = token.relation in ("advcl", "acl") and token.upos in VERBAL and is_gerund(token)
    aside = tree.grammar["contrast-mark"]  # "marched while calling on"
    return told and all(c.lower in aside for c in tree.children(token.index) if c.relation == "mark")


def _is_joined(tree: Tree, token: Token) -> bool:
    """Whether a verb is joined to another without a subject of its own: "marched and called on"."""
    joined = token.relation == "conj" and token.upos in VERBAL
    return joined and not any(c.relation in SUBJECTS for c in tree.children(token.index))


def _wished(tree: Tree, verb: int) -> Iterator[int]:
    """Who is to do what words ask for: "demanded that [the mayor] resign", "called for [the mayor] to resign"."""
    for token in tree.children(verb):
        if token.relation == "ccomp":
            yield from tree.surface_subject(token.index)
        elif token.relation == "advcl" and tree.is_infinitive(token.index):
            yield from (c.index for c in tree.links(token.index).get("nsubj", ()))


def _addressed(tree: Tree, verb: int) -> Iterator[int]:
    """Whom words are for: the object, the subject of what is demanded, or the phrase under a preposition."""
    if not is_one_of(tree.tokens[verb], tree.grammar["dissent-aim"]):
        return
    named = [i for top in (verb, *tree.objects(verb)) for i in phrases_of(tree, top, tree.grammar["asked-preposition"])]
    asked = tuple(i for i in named if tree.tokens[i].upos in NOMINAL)  # "demanded wages [from the ministry]"
    objects = asked or tree.objects(verb) or tuple(_wished(tree, verb))
    if objects and not tree.is_passive(verb):  # "denounce the killing of a nurse [by police]", parsed below the verb
        yield from phrases_of(tree, verb, tree.grammar["agent-preposition"])
    yield from objects or phrases_of(tree, verb, tree.grammar["protest-preposition"])
