"""Where something happened, as against whom it happened to: "a landmine planted in northern Syria"."""

from __future__ import annotations

from collections.abc import Container, Iterator

from eventcode.actions.frames import Frame
from eventcode.actions.tree import Tree
from eventcode.actors.codes import PLACE_KINDS
from eventcode.actors.owners import is_behind_edge
from eventcode.actors.resolve import Phrases, Resolved
from eventcode.events import Actor

__all__ = ["by_prepositions", "is_aside", "is_circumstance", "is_setting"]

_DEPTH = 5
_POSTURE = "15"
_PLACE_WORDS = ("place-noun", "refers-place")
_MATTERS = frozenset({"spoken-code", "meeting-code", "cause-code"})
"""Classes of codes of what is done about or because of something."""
# "agreed to a truce in Syria", "held a meeting in New York", "signed a treaty in Lima", "blocked a road in Lima"
_MEETING_PLACES = frozenset({"03", "04", "05", "14"})


def is_setting(tree: Tree, actor: Actor, index: int = -1, code: str = "") -> bool:
    """Whether the actor of the phrase at `index` is a place under a preposition of place
    (`setting-preposition` in the grammar file), beside the event or inside of the phrase.

    Without an `index` only the actor's own preposition counts. What an event of force comes *from*
    (`force-origin`) is a place too, unlike in "receive from" and "withdraw from".
    """
    grammar = tree.grammar
    if actor.kind == "ethnic":  # a region has a people's name: "villages in Amhara"
        return not grammar["scene-preposition"].isdisjoint(tree.case(actor.head))
    if _is_assembly(tree, actor):  # "said in parliament"
        return True
    if actor.kind not in PLACE_KINDS:
        return False
    token, force = tree.tokens[actor.head], "circumstance-code" in grammar.classes[code]
    if token.relation == "compound" and tree.tokens[token.head].lemma_lower in grammar["occasion"]:
        return True  # "at the opening of the London conference"
    if force and is_behind_edge(tree.sentence, actor.head, grammar):
        return True
    steps = list(_climb(tree, actor.head, index) if index >= 0 else _named(tree, actor.head))
    above = tree.tokens[steps[-1]].head if steps else -1
    wider = token.relation == "amod" if index < 0 else not force  # "in the Syrian province"
    if wider and above >= 0 and any(tree.tokens[above].lemma_lower in grammar[words] for words in _PLACE_WORDS):
        steps.append(above)  # "talks at the border village of Panmunjom"
    over = {word for step in steps for word in tree.case(step)}
    if not grammar["setting-preposition"].isdisjoint(over):
        return True
    return force and not grammar["force-origin"].isdisjoint(over)


def _is_assembly(tree: Tree, actor: Actor) -> bool:
    """Whether an actor is an assembly in which something is done or said."""
    grammar = tree.grammar
    sits = not grammar["assembly-role"].isdisjoint(actor.roles) and actor.kind != "person"
    return sits and not grammar["scene-preposition"].isdisjoint(tree.case(actor.head)[:1])


def is_aside(tree: Tree, actor: Actor, index: int, code: str) -> bool:
    """Whether an actor inside the phrase at `index` only tells where that is: beyond a border ("a town on the
    Chadian border"), what something was done for or before ("sanctions over the raid", "broke up a sit-in in front of
    the ministry"), or the place of what was done, where the event is not one of force."""
    grammar, classes = tree.grammar, tree.grammar.classes[code]
    steps = [step for step in _climb(tree, actor.head, index) if step != index]
    if any(tree.tokens[step].lemma_lower in grammar["edge-noun"] for step in steps):
        return True
    cases = [word for step in steps for word in tree.case(step)[:1]]
    if "cause-code" in classes and not grammar["cause-preposition"].isdisjoint(cases):
        return True  # "imposed sanctions over the Rohingya crisis"
    if "front-code" in classes and any(_is_front(tree, step, actor) for step in steps):
        return True
    if any(tree.tokens[step].lemma_lower in grammar["occasion"] and tree.case(step) for step in steps):
        return is_setting(tree, actor)  # "called for a truce at talks in Doha"
    if actor.kind == "ethnic" or _is_assembly(tree, actor):
        return is_setting(tree, actor)
    if "circumstance-code" in classes:
        return False
    if actor.kind not in PLACE_KINDS and "meeting-code" not in classes:
        return False
    meets = code[:2] in _MEETING_PLACES and actor.kind in PLACE_KINDS
    loose = grammar["setting-preposition"] if meets else grammar["loose-preposition"]
    return any(word in loose for step in _own_name(tree, actor.head, index) for word in tree.case(step))


def _is_front(tree: Tree, index: int, actor: Actor) -> bool:
    """Whether a word begins a phrase that tells before or beside what something is: "in front of the ministry",
    "outside his office", unless that is a place."""
    case, grammar = tree.case(index)[:1], tree.grammar
    beside = actor.kind not in PLACE_KINDS and not grammar["near-preposition"].isdisjoint(case)
    return beside or (bool(case) and tree.tokens[index].lemma_lower in grammar["front-noun"])


def _named(tree: Tree, start: int) -> Iterator[int]:
    """A name and the word that it stands before: "the [Aleppo] [province]"."""
    for step in _climb(tree, start, -2):
        yield step
        if tree.tokens[step].relation not in ("flat", "compound"):
            return


def _own_name(tree: Tree, start: int, end: int) -> Iterator[int]:
    """A name and the words that it is another name of: "[the capital Damascus]"."""
    for step in _climb(tree, start, end):
        if step == end:
            return
        yield step
        if tree.tokens[step].relation not in ("appos", "flat", "compound"):
            return


def is_circumstance(tree: Tree, index: int, above: tuple[int, int]) -> bool:
    """Whether a phrase stands inside of one that tells why, when or beside what something was done
    (`aside-preposition` in the grammar file): "sent in connection with the arrest of A" is not done to A.
    `above` are the words of the event, where the search ends. Those fought with are ("after clashes with A")."""
    aside = tree.grammar["aside-preposition"]
    for step in _climb(tree, tree.tokens[index].head, -2):
        if step in above:
            return False
        named = tree.tokens[step].lemma_lower in tree.grammar["aside-noun"] and tree.case(step)
        if named or not aside.isdisjoint(tree.case(step)):
            return tree.tokens[step].lemma_lower not in tree.grammar["reciprocal-noun"]
    return False


def _climb(tree: Tree, start: int, end: int) -> Iterator[int]:
    """The words from an actor's head up to the head of the phrase."""
    index = start
    for _ in range(_DEPTH):
        if index < 0:
            return
        yield index
        if index == end or end == -1:
            return
        index = tree.tokens[index].head


def by_prepositions(
    frame: Frame, phrases: Phrases, wanted: frozenset[str], code: str = "", skipped: Container[int] = ()
) -> tuple[Resolved, ...]:
    """The first phrase under one of the prepositions that names an actor; nearest to the trigger first, without
    those of `skipped` words.

    With the `code` of the event, a place where it merely happened does not count, and nobody further off is meant
    than a name that nobody knows ("an inquiry into Roe with help from Chad").
    """
    if frame.prepositions.keys().isdisjoint(wanted):
        return ()
    tree = frame.tree
    aside, beside = tree.grammar["aside-preposition"], tree.grammar["aside-noun"]
    found = {
        i
        for p, phrase in frame.prepositions.items()
        if p in wanted
        for i in phrase
        if i not in skipped
        and aside.isdisjoint(tree.case(i)[:1])  # "because of the army's anger" is no "of"
        and not (code and _is_apart(frame, i, code))
        and tree.tokens[i].lemma_lower not in beside
    }
    for index in sorted(found, key=lambda i: abs(i - frame.index)) if len(found) > 1 else found:
        resolved = phrases.resolve(index)
        if code and resolved:
            resolved = _parties(frame, resolved, index, code)
        if resolved:
            return resolved
        if code and _is_stranger(frame, phrases, index):
            break
    return ()


def _is_apart(frame: Frame, index: int, code: str) -> bool:
    """Whether a phrase does not belong to the event itself but to a circumstance of it, or to other words."""
    above = (frame.index, frame.light)
    if frame.tree.tokens[index].head not in above and is_circumstance(frame.tree, index, above):
        return True
    return _is_elsewhere(frame, index, code)


def _parties(frame: Frame, resolved: tuple[Resolved, ...], index: int, code: str) -> tuple[Resolved, ...]:
    """Those of a phrase who are not only named to tell where something happened or where somebody is."""
    tree = frame.tree
    led = code[:2] == _POSTURE and not tree.grammar["dative-preposition"].isdisjoint(tree.case(index))
    if not (led and resolved[0].how == "nested"):  # "sent troops to bases in Poland"
        resolved = tuple([r for r in resolved if not is_setting(tree, r.actor, index, code)])
    resolved = tuple([r for r in resolved if r.how != "nested" or not is_aside(tree, r.actor, index, code)])
    if resolved and "front-code" in tree.grammar.classes[code]:
        steps = tuple(_steps(frame, index))
        return tuple(r for r in resolved if not any(_is_front(tree, i, r.actor) for i in steps))
    return resolved


def _is_elsewhere(frame: Frame, index: int, code: str) -> bool:
    """Whether a phrase stands inside of one that tells before what something was done, or what words are about or
    for: "met to discuss the budget of X", "the debate on the answer to X"."""
    tree, grammar = frame.tree, frame.tree.grammar
    classes = grammar.classes[code]
    if classes.isdisjoint(_MATTERS):
        return False
    spoken = "spoken-code" in classes
    if spoken and tree.is_infinitive(index):
        return True
    meeting, caused = "meeting-code" in classes, "cause-code" in classes
    for step in _steps(frame, index):
        case = tree.case(step)[:1]
        if spoken and step != index and tree.is_infinitive(step):
            return True
        if meeting and not grammar["matter-preposition"].isdisjoint(case):
            return True
        if caused and not grammar["cause-preposition"].isdisjoint(case):
            return True
    return False


def _steps(frame: Frame, index: int) -> Iterator[int]:
    """The words from a phrase up to the event."""
    for step in _climb(frame.tree, index, frame.index):
        if step in (frame.index, frame.light):
            return
        yield step


def _is_stranger(frame: Frame, phrases: Phrases, index: int) -> bool:
    """Whether a phrase names somebody whom nobody knows, and does not only tell where or when."""
    tree = frame.tree
    token = tree.tokens[index]
    if token.upos != "PROPN" or index in phrases.by_token or token.lemma_lower in tree.grammar["time-word"]:
        return False
    setting = tree.grammar["setting-preposition"]
    return all(setting.isdisjoint(tree.case(step)) for step in _climb(tree, index, frame.index))
