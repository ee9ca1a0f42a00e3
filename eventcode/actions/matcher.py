"""Does a pattern match a frame? The most specific that does wins."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import attrs

from eventcode.actions.frames import Frame, verb_frame
from eventcode.actions.patterns import Around, Element, Pattern, Words
from eventcode.actions.tree import VERBAL, Tree
from eventcode.document import Token

__all__ = ["Found", "best_match"]

_WITHIN = frozenset({"compound", "amod", "nmod", "flat", "nummod", "conj", "appos"})
_NAMED_BY = frozenset({"amod", "compound"})
_ELSEWHERE = frozenset({"nsubj", "punct", "ccomp", "parataxis", "conj", "acl"})
_Hits = Mapping[int, tuple[int, ...]]


@attrs.frozen(eq=False)
class Found:
    """A pattern matched in a frame: the matched words, and the phrases in its slots."""

    pattern: Pattern
    frame: Frame
    tokens: tuple[int, ...]
    sources: tuple[int, ...]
    targets: tuple[int, ...]


class _State:
    """What of a pattern was found so far; `beside` are the phrases in its object, `inner` the last infinitive."""

    __slots__ = ("beside", "inner", "sources", "strict", "targets", "tokens")

    def __init__(self, index: int, strict: bool) -> None:
        self.tokens = [index]
        self.sources: list[int] = []
        self.targets: list[int] = []
        self.beside: Sequence[int] = ()
        self.inner: Frame | None = None
        self.strict = strict


def best_match(frame: Frame, patterns: Iterable[Pattern]) -> Found | None:
    """The first of `patterns`, ordered by the specificity rule, that matches, or `None`."""
    for pattern in patterns:
        found = _match(pattern, frame)
        if found is not None:
            return found
    return None


def _match(pattern: Pattern, frame: Frame) -> Found | None:
    for words in pattern.heads:
        if not frame.has_near(_hits(frame.tree, words)):
            return None
    state = _State(frame.index, pattern.entry.code is None and frame.kind == "verb")
    if pattern.bound is not None:
        beside = _hits(frame.tree, pattern.bound).get(frame.index)
        if beside is None:
            return None
        state.tokens.extend(beside)
    for element in pattern.elements:
        if not (state.inner is not None and _element(element, state.inner, state)) and not _element(
            element, frame, state
        ):
            return None
    if state.beside and all(index in state.tokens for index in state.beside):
        return None  # "took prisoners": who is taken prisoner must be somebody else
    if not _subject(pattern, frame, state) or not _particles_used(frame, state):
        return None
    free = [t for t in state.targets if t not in state.tokens]  # "denied him [access]": only he is the target
    targets = tuple(free or state.targets)
    return Found(pattern, frame, tuple(sorted(set(state.tokens))), tuple(state.sources), targets)


def _subject(pattern: Pattern, frame: Frame, state: _State) -> bool:
    subject = pattern.subject
    if subject == "ST":
        parties = [i for agent in frame.agents for i in frame.tree.coordinated(agent)]
        if len(parties) < 2 and not any(_are_of_two(frame.tree, i) for i in parties):
            return False
    elif subject == "T":
        phrases = frame.agents if frame.how != "passive" else frame.patients
        if not phrases:
            return False
        state.targets.extend(phrases)
    elif isinstance(subject, Words):
        hit = _first(frame, [*frame.agents, *_counted(frame)], (subject,))
        if hit is None:
            return False
        state.tokens.extend(hit)
        state.sources.append(hit[0])
    return True


def _are_of_two(tree: Tree, index: int) -> bool:
    """Whether the words before a plural are two joined by *and*: "Chilean and Peruvian envoys"."""
    before = (c for c in tree.children(index) if c.relation in _NAMED_BY and c.index < index)
    return tree.tokens[index].has("Number=Plur") and any("conj" in tree.links(c.index) for c in before)


def _counted(frame: Frame) -> Iterator[int]:
    """What a collective subject counts, "contingents of peacekeepers", or what a subject is full of."""
    tree = frame.tree
    genitive = tree.grammar["genitive"]
    for agent in frame.agents:
        if tree.tokens[agent].lemma_lower in tree.grammar["collective"]:
            cases = ((c.index, tree.case(c.index)) for c in tree.children(agent))
            yield from (index for index, case in cases if len(case) == 1 and case[0] in genitive)
        for child in tree.children(agent):
            if child.lemma_lower in tree.grammar["filled-word"]:
                yield from (c.index for c in tree.links(child.index).get("obl", ()))


def _element(element: Element, frame: Frame, state: _State) -> bool:
    if element.slot is not None:
        return _slot(element, frame, state)
    if element.preposition is None:
        pool: Sequence[int] = _heads(frame) if state.strict else frame.bare
        hit = _first(frame, pool, element.words)
        plain = [i for i in frame.infinitives if not frame.tree.is_clause(i)]
        hit = hit or _first(frame, plain, element.words)
        hit = hit or _scattered(frame, element.words) or _over(frame, element.words)
    elif not element.words:
        return element.preposition in frame.tree.case(frame.index)
    else:
        pool = frame.prepositions.get(element.preposition, ())
        hit = _infinitive(frame, element.words, state) if element.preposition == "to" else None
        if hit is None:
            hit = _first(frame, pool, element.words)
        if hit is None and (particle := _particle(frame, element.preposition)) is not None:
            hit = _first(frame, frame.bare, element.words)
            hit = (*hit, particle) if hit is not None else None
        if hit is None and frame.kind == "predicate" and element.preposition in frame.tree.case(frame.index):
            hit = _first(frame, frame.bare, element.words)
    if hit is None:
        return False
    state.tokens.extend(hit)
    if element.owner == "T":
        state.targets.append(hit[0])
    return True


def _heads(frame: Frame) -> list[int]:
    """The objects themselves: what suppresses an event is not read off a word within them or joined to them
    ("attacked the election office", "killed herders and cattle")."""
    tokens = frame.tree.tokens
    return [i for i in frame.bare if tokens[i].relation not in _WITHIN and tokens[i].upos not in VERBAL]


def _slot(element: Element, frame: Frame, state: _State) -> bool:
    phrases = _slot_phrases(element, frame, state)
    if not phrases:
        return False
    if element.preposition is None and frame.kind != "noun":
        state.beside = phrases
    if element.slot == "*":
        return True
    if element.slot == "ST":
        state.sources.extend(phrases)
        state.targets.extend(phrases)
    elif element.slot == "T":
        state.targets.extend(phrases)
    else:
        state.sources.extend(phrases)
    return True


def _slot_phrases(element: Element, frame: Frame, state: _State) -> Sequence[int]:
    preposition = element.preposition
    if preposition is None:
        if frame.kind == "noun":
            return frame.patients
        used = set(state.tokens)
        return tuple(p for p in frame.patients if p not in used) or frame.patients
    if element.slot == "ST" and frame.between:
        return frame.between
    phrases = frame.prepositions.get(preposition, ())
    if phrases:
        used = set(state.tokens)
        free = [p for p in phrases if p not in used and not _is_in_opening(frame, p)]
        if preposition in frame.tree.grammar["genitive"]:
            free = [p for p in free if not _is_in_another(frame, p, used)]
        return free[:1]
    particle = _particle(frame, preposition)
    if particle is not None and frame.patients:
        state.tokens.append(particle)
        return frame.patients
    if frame.kind == "noun":
        grammar = frame.tree.grammar
        if preposition in grammar["genitive"]:
            return frame.patients
        if preposition in grammar["agent-preposition"]:
            return frame.agents
    return ()


def _is_in_opening(frame: Frame, index: int) -> bool:
    """Whether a phrase belongs to a noun of an adverbial before the verb: "on a visit [to Rome], he voiced support"."""
    if frame.kind != "verb" or index > frame.index:
        return False
    tokens = frame.tree.tokens
    here = index
    while tokens[here].head >= 0 and tokens[here].head != frame.index:
        here = tokens[here].head
    return here != index and tokens[here].relation == "obl" and bool(frame.tree.case(here))


def _is_in_another(frame: Frame, index: int, used: set[int]) -> bool:
    """Whether an *of* phrase belongs to a noun under another preposition: "backed the party as a member [of ...]"."""
    above = frame.tree.tokens[index].head
    return above not in used and frame.tree.tokens[above].relation == "obl" and bool(frame.tree.case(above))


def _particles_used(frame: Frame, state: _State) -> bool:
    """A verb with a particle is another verb ("kick off", "blow up"): a pattern must ask for the particle."""
    if frame.kind != "verb":
        return True
    return all(t.index in state.tokens for t in frame.tree.links(frame.index).get("compound:prt", ()))


def _particle(frame: Frame, word: str) -> int | None:
    """The particle or stranded preposition of a verb."""
    for token in frame.tree.children(frame.index):
        if token.lemma_lower != word or token.upos == "PART":  # "began [to] protest" is no protest to anybody
            continue
        if token.relation in ("compound", "advmod", "case", "obl", "mark"):
            return token.index
    return None


def _first(frame: Frame, pool: Sequence[int], words: Sequence[Words]) -> tuple[int, ...] | None:
    """The first phrase of `pool` whose head is the last of `words` and that holds the others before it."""
    heads = _hits(frame.tree, words[-1])
    if heads.keys().isdisjoint(pool):
        return None
    for index in pool:
        if index in heads and (before := _before(frame.tree, index, words[:-1])) is not None:
            return (index, *heads[index], *before)
    return None


def _before(tree: Tree, index: int, words: Sequence[Words]) -> tuple[int, ...] | None:
    """The words that stand before the head of a phrase."""
    found: tuple[int, ...] = ()
    for modifier in words:
        hit = _modifier(tree, index, _hits(tree, modifier))
        if hit is None:
            return None
        found += hit
    return found


def _modifier(tree: Tree, index: int, hits: _Hits, depth: int = 0) -> tuple[int, ...] | None:
    for token in tree.children(index) if hits else ():
        if token.index in hits:
            return (token.index, *hits[token.index])
        if depth < 2 and token.index < index:
            deeper = _modifier(tree, token.index, hits, depth + 1)
            if deeper is not None:
                return deeper
    return None


def _infinitive(frame: Frame, words: Sequence[Words], state: _State) -> tuple[int, ...] | None:
    """An infinitive and what stands below it; the elements that follow may stand below it too."""
    verbs = _hits(frame.tree, words[0])
    for index in frame.infinitives:
        if index in verbs:
            inner = verb_frame(frame.tree, index)
            rest = _first(inner, inner.bare, words[1:]) if len(words) > 1 else ()
            if rest is not None:
                state.inner = inner
                return (index, *verbs[index], *rest)
    return None


def _over(frame: Frame, words: Sequence[Words]) -> tuple[int, ...] | None:
    """The first of two prepositions over a phrase, taken for a part of it: "walked [out of] the talks"."""
    for preposition in words[0].heads if len(words) == 1 and words[0].literal else ():
        for index in frame.prepositions.get(preposition, ()):
            if len(frame.tree.case(index)) < 2:
                continue
            for token in frame.tree.children(index):
                if token.lemma_lower == preposition:
                    return (token.index,)
    return None


def _scattered(frame: Frame, words: Sequence[Words]) -> tuple[int, ...] | None:
    """Words that are each a direct dependent of the trigger: "shot dead", "called talks off"."""
    if len(words) < 2 and frame.kind != "verb":
        return None
    found: tuple[int, ...] = ()
    for wanted in words:
        hits = _hits(frame.tree, wanted)
        beside = next((i for i in hits if _stands_beside(frame, i)), -1)
        hit = (beside, *hits[beside]) if beside >= 0 else _first(frame, frame.bare, (wanted,))
        if hit is None:
            return None
        found += hit
    return found


def _stands_beside(frame: Frame, index: int) -> bool:
    """Whether a word hangs on the trigger and is no clause, no phrase under a preposition, and no verb that tells what
    for: "demanded the king release them" has no object, in "blocked a road to protest" no protest is blocked."""
    tree, token = frame.tree, frame.tree.tokens[index]
    if token.head != frame.index or token.relation in _ELSEWHERE or "nsubj" in tree.links(index):
        return False
    if token.relation == "advcl":
        return not tree.is_infinitive(index)
    return token.relation != "obl" or not tree.case(index)


def _hits(tree: Tree, words: Words) -> _Hits:
    """The words of a sentence that are one of `words`, in text order, each with the other words of a member of
    several."""
    known: _Hits | None = tree.kept.get(words)
    if known is None:
        known = tree.kept[words] = _find(tree, words)
    return known


def _find(tree: Tree, words: Words) -> _Hits:
    heads, positions = words.heads, tree.sentence.positions
    places = [i for form in heads.keys() & positions.keys() for i in positions[form]]
    places += [i for i, one in tree.unread.items() if one in heads]
    found = {}
    for index in sorted(places):
        rest = _rest(tree, index, words)
        if rest is not None:
            found[index] = rest
    return found


def _rest(tree: Tree, index: int, words: Words) -> tuple[int, ...] | None:
    """The other words of the member that a word is the head of, where they stand around it."""
    for form in tree.forms(index):
        for around in words.heads.get(form, ()):
            found = _around(tree, index, around)
            if found is not None:
                return found
    return None


def _around(tree: Tree, index: int, around: Around) -> tuple[int, ...] | None:
    before, after = around
    if not before and not after:
        return ()
    tokens = tree.tokens
    found: list[int] = []
    here = index - 1
    for word in reversed(before):
        while here >= 0 and _is_skipped(tree, tokens[here], word):
            here -= 1
        if here < 0 or word not in (tokens[here].lemma_lower, tokens[here].lower):
            return None
        found.append(here)
        here -= 1
    here = index + 1
    for word in after:
        while here < len(tokens) and _is_skipped(tree, tokens[here], word):
            here += 1
        if here >= len(tokens) or word not in (tokens[here].lemma_lower, tokens[here].lower):
            return None
        found.append(here)
        here += 1
    return tuple(found)


def _is_skipped(tree: Tree, token: Token, wanted: str) -> bool:
    """Punctuation and articles may stand between the words of a pattern that does not have them itself."""
    return token.upos == "PUNCT" or (token.lower != wanted and token.lower in tree.grammar["article"])
