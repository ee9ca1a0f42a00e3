"""The source of a match: its slot, the subject, the possessor, the modifier, or who did what it came about in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from eventcode._evolve import evolved
from eventcode.actions.circumstance import agent_of_circumstances, agents_apart, makers
from eventcode.actions.dissent import is_opposing
from eventcode.actions.frames import Frame
from eventcode.actions.matcher import Found
from eventcode.actions.narrowing import is_suffered, without_scenes
from eventcode.actions.patterns import Words
from eventcode.actions.setting import by_prepositions, is_setting
from eventcode.actions.tree import Tree
from eventcode.actors.codes import PLACE_KINDS
from eventcode.actors.resolve import Phrases, Resolved, resolve_all
from eventcode.events import Actor

__all__ = ["CIRCUMSTANCES", "doers_of", "noun_source", "sources_of"]

COERCION = "17"
"""From this root on, codes are of coercion and force."""
CIRCUMSTANCES = "who did what it came about in"
"""What a source is called that only the circumstances of an event name."""

SUBJECTS = {
    "passive": "agent of the passive",
    "noun": "phrase of the noun",
    "occurrence": "phrase of the noun",
    "light verb": "subject of the noun's verb",
    "inverse light verb": "phrase of the noun's verb",
}
"""What the subject of an action is called where it is not that of an active verb."""
UNSUPPORTED = frozenset({"noun", "occurrence"})  # event nouns without a verb of somebody who does it


def sources_of(found: Found, phrases: Phrases) -> tuple[tuple[Resolved, ...], str]:
    """Who did what a match tells, and in words how they were found; where nobody is said to have done what somebody
    suffered, who did what it came about in."""
    sources, note = _own_sources(found, phrases)
    frame = found.frame
    if sources:
        coerced = found.pattern.code >= COERCION
        return tuple([_of_branch(one, frame.tree) for one in sources]) if coerced else sources, note
    dies = found.pattern.subject == "T" and frame.how == "active"
    if dies or ((frame.kind == "noun" or frame.how == "passive") and not frame.agents):
        return _behind_it(found, phrases, dies)
    return sources, note


def _behind_it(found: Found, phrases: Phrases, dies: bool) -> tuple[tuple[Resolved, ...], str]:
    """Who did what somebody suffered, where nobody stands beside it who did; `dies` is whether the sufferer is its
    subject."""
    frame = found.frame
    apart = resolve_all(agents_apart(frame), phrases)
    if apart:
        frame.explicit = True
        return apart, SUBJECTS["passive"]
    words = found.tokens if dies else ()
    circumstances = agent_of_circumstances(frame, found.pattern.code, phrases, words)
    if circumstances:
        return circumstances, CIRCUMSTANCES
    forces = _own_force(found, phrases)
    if forces:
        return forces, "the forces themselves"
    return _lawgivers(found, phrases), "where it is the law"


def _of_branch(source: Resolved, tree: Tree) -> Resolved:
    """A country before a deed of its army as that army: "a [U.S. military] airstrike", "Chad's military coup"."""
    actor = source.actor
    if actor.kind != "country" or source.how == "coreference" or actor.head < 0:
        return source
    noun, branch = tree.tokens[actor.head].head, tree.grammar["force-adjective"]
    beside = tree.links(noun).get("amod", ()) if noun >= 0 else ()
    if not any(actor.head < c.index and c.lemma_lower in branch for c in beside):
        return source
    return Resolved(evolved(actor, code=f"{actor.country}MIL", roles=("MIL",)), source.how)


def _own_force(found: Found, phrases: Phrases) -> tuple[Resolved, ...]:
    """The forces that are moved and the envoys that are called home, where nobody is said to do it: "Turkish troops
    were deployed in Syria", "the deployment of American warships", "Estonia's ambassador was recalled"."""
    frame, grammar = found.frame, found.frame.tree.grammar
    entry = found.pattern.entry
    classes = grammar.classes[found.pattern.code]
    envoys = "own-envoy-code" in classes
    if not (envoys or "own-force-code" in classes):
        return ()
    if "source" in entry.attributes or "needs" in entry.attributes:
        return ()
    forces = grammar["own-envoy-role" if envoys else "own-force-role"]
    return tuple(
        r
        for r in resolve_all(frame.patients, phrases)
        if r.actor.country is not None and (not r.actor.roles or any(role in forces for role in r.actor.roles))
    )


def _lawgivers(found: Found, phrases: Phrases) -> tuple[Resolved, ...]:
    """The country in which something is forbidden: "a party outlawed in Turkey"."""
    frame, grammar = found.frame, found.frame.tree.grammar
    if frame.how != "passive" or "law-code" not in grammar.classes[found.pattern.code]:
        return ()
    there = by_prepositions(frame, phrases, grammar["law-preposition"])
    return tuple(r for r in there if r.actor.kind == "country" and r.how != "nested")


def _own_sources(found: Found, phrases: Phrases) -> tuple[tuple[Resolved, ...], str]:
    frame, subject = found.frame, found.pattern.subject
    if subject is None:
        slot = doers_of(found.sources, frame.tree, phrases) if found.sources else ()
        if slot:
            return slot, "where the pattern has S"
    elif subject == "T":
        by = _without_places(by_prepositions(frame, phrases, frame.tree.grammar["source-preposition"]), frame.tree)
        made = (i for index in frame.patients for i in makers(frame.tree, index))  # "hit a mine laid by rebels"
        return by or resolve_all(made, phrases), "phrase with by"
    elif isinstance(subject, Words):
        own = _bearers(found.sources, phrases) or _owners(frame.tree, found.sources, phrases)
        own = own or _counted(found.sources, frame.tree, phrases)
        if own:
            return own, "subject of the pattern"
        by = by_prepositions(frame, phrases, frame.tree.grammar["agent-preposition"])
        return _without_places(by, frame.tree), "phrase with by"
    if frame.suffered:
        return (), ""
    agents = doers_of(frame.agents, frame.tree, phrases)
    if frame.how in UNSUPPORTED:
        return _of_noun(frame, agents, phrases)
    if agents:
        return agents, SUBJECTS.get(frame.how, "subject")
    return noun_source(frame, phrases) if frame.kind == "noun" else _document_source(frame, phrases)


def _of_noun(frame: Frame, agents: tuple[Resolved, ...], phrases: Phrases) -> tuple[tuple[Resolved, ...], str]:
    """Who did what a noun without a verb of theirs tells, of its `agents` or of the words before it."""
    if frame.tree.tokens[frame.index].lemma_lower in frame.tree.grammar["local-noun"]:
        agents = tuple(a for a in agents if a.actor.kind not in PLACE_KINDS or frame.patients)
    if is_suffered(frame, agents):  # "his arrest"
        frame.agents, frame.patients, frame.suffered = (), frame.agents, True
        return (), ""
    if agents:
        return _forces_of(agents, frame, phrases) or agents, SUBJECTS[frame.how]
    return noun_source(frame, phrases)


def _forces_of(owners: Sequence[Resolved], frame: Frame, phrases: Phrases) -> tuple[Resolved, ...]:
    """The forces of a country whose deed it is: "Myanmar's [military] coup", "Israel's [police] crackdown"."""
    country = owners[0].actor.country
    if len(owners) > 1 or owners[0].actor.kind not in PLACE_KINDS or country is None:
        return ()
    forces = frame.tree.grammar["own-force-role"]
    for index in _modifiers(phrases, frame.index):
        named = phrases.named(index)
        if named is not None and named.actor.head == index and not forces.isdisjoint(named.actor.roles):
            code = named.actor.code or ""
            own = code if named.actor.country is not None else country + code
            return (Resolved(evolved(named.actor, code=own, country=country), named.how),)
    return ()


def doers_of(indexes: Iterable[int], tree: Tree, phrases: Phrases) -> tuple[Resolved, ...]:
    """The actors of subjects, without the places inside of them ("bombings in Surabaya killed ten people") and those
    to whom they are done ("violence against women forced thousands to flee")."""
    return _without_places(resolve_all(indexes, phrases), tree)


def _without_places(found: tuple[Resolved, ...], tree: Tree) -> tuple[Resolved, ...]:
    """Actors without the places inside of a phrase: "hit by a shell in Srinagar"."""
    return tuple([r for r in found if r.how != "nested" or not _is_no_doer(tree, r.actor)]) if found else found


def _is_no_doer(tree: Tree, actor: Actor) -> bool:
    opposed = not tree.grammar["opposing-preposition"].isdisjoint(tree.case(actor.head)[:1])
    return opposed or is_setting(tree, actor)


def _bearers(subjects: Sequence[int], phrases: Phrases) -> tuple[Resolved, ...]:
    """Who a literal subject is ("protesters attacked") or belongs to ("a Taliban bomb"), not where it is."""
    found = [phrases.named(index) for index in subjects]
    before = [i for index in subjects for i in _modifiers(phrases, index)]
    before += [i for index in before for i in _modifiers(phrases, index)]  # "a [[Houthi] mortar] shell"
    found.extend(phrases.named(index) for index in before)
    return tuple(r for r in found if r is not None)[:1]


def _counted(subjects: Sequence[int], tree: Tree, phrases: Phrases) -> tuple[Resolved, ...]:
    """Of whom a literal subject is a group: "a group of farmers beat T"."""
    return doers_of([i for i in subjects if tree.tokens[i].lemma_lower in tree.grammar["collective"]], tree, phrases)


def _modifiers(phrases: Phrases, index: int) -> list[int]:
    return [token.index for token in phrases.sentence.dependents(index, "compound", "amod", "nmod:poss")]


def _owners(tree: Tree, subjects: Sequence[int], phrases: Phrases) -> tuple[Resolved, ...]:
    """Whose a literal subject is: "an air strike by X killed T", "a bomb planted by X", "X fired a missile targeting
    T"."""
    by = tree.grammar["agent-preposition"]
    for index in subjects:
        phrase = [c.index for c in tree.children(index) if any(word in by for word in tree.case(c.index))]
        found = resolve_all(phrase, phrases) or resolve_all(makers(tree, index), phrases)
        token = tree.tokens[index]
        if not found and token.relation == "obj" and token.head >= 0:
            found = doers_of(tree.agents(token.head), tree, phrases)
        if found:
            return found
    return ()


def _document_source(frame: Frame, phrases: Phrases) -> tuple[tuple[Resolved, ...], str]:
    """Who issued the text that says it: "X released a report accusing Y"."""
    tree = frame.tree
    token = tree.tokens[frame.index]
    if token.relation != "acl" or frame.how != "active" or token.head < 0:
        return (), ""
    text = tree.tokens[token.head].lemma_lower in tree.grammar["text-noun"]
    if not text and "nsubj" in tree.links(frame.index):
        return (), ""  # "nations that tested weapons" are no text
    governor = tree.tokens[token.head].head
    if governor < 0:
        return (), ""
    return resolve_all(tree.agents(governor), phrases), "subject of the verb above"


def noun_source(frame: Frame, phrases: Phrases) -> tuple[tuple[Resolved, ...], str]:
    """A modifier before the noun: "Israeli shelling", "police crackdown"."""
    modifiers = [
        c.index
        for c in frame.tree.children(frame.index)
        if c.relation in ("compound", "amod", "nmod")
        and c.index < frame.index
        and not (frame.tree.case(c.index) or is_opposing(frame.tree, c))
    ]
    found = without_scenes(frame, resolve_all(modifiers, phrases))
    if frame.tree.tokens[frame.index].lemma_lower in frame.tree.grammar["exchange-noun"]:
        found = tuple(r for r in found if r.actor.country is not None)  # "a prisoner exchange" is not by prisoners
    tokens = frame.tree.tokens
    held = [i for i in modifiers if tokens[i].lemma_lower in frame.tree.grammar["victim-word"]]
    if held:  # "a hostage crisis"
        frame.patients = frame.patients or tuple(held)
        found = tuple(r for r in found if r.actor.head not in held)
    if found and frame.how in UNSUPPORTED and is_suffered(frame, found):  # "journalist detentions"
        frame.patients, frame.suffered = tuple(modifiers), True
        return (), ""
    if found:
        frame.explicit = frame.explicit or bool(frame.patients or frame.prepositions)
    return found, "word before the noun" if found else ""
