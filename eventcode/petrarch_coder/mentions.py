"""Actors and agents of a sentence, put together to codes as PETRARCH does.

A noun phrase takes the code of its first actor; the role nouns of the phrase are added in text order
(`~GOV` behind, `NGO~` before), each three-letter block once. Conjuncts stay apart. A role noun without an
actor of its own looks for one in its prepositional phrases ("soldiers from Gondor") and among its
conjuncts ("lawmakers and officials in Gondor"); failing that its code is `---GOV`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import attrs

from eventcode.actors.codes import code_blocks
from eventcode.document import Sentence
from eventcode.lexicon.petrarch import PetrarchLexicon
from eventcode.petrarch_coder.results import RawActor
from eventcode.petrarch_coder.view import View

__all__ = ["Mention", "find_mentions"]

_PHRASE = frozenset({"compound", "amod", "nmod", "flat", "appos", "nummod", "name", "fixed", "det", "list", "dep"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "ADJ", "NUM", "X", "SYM", "DET", "INTJ"})
_BETWEEN = frozenset({"ADJ", "NOUN", "PROPN"})
_GAP = 3
_NULL = frozenset({"---", "+++", "###"})


@attrs.frozen
class Unit:
    """A dictionary phrase found in the text."""

    actor: bool
    name: str
    codes: tuple[str, ...]  # of an actor on the given date, empty for none; of an agent the one code
    tokens: tuple[int, ...]
    head: int
    entry: str
    role: tuple[str, str] | None = None  # code and entry of an actor's name that is a role noun too


@attrs.frozen
class Mention:
    """A noun phrase with one actor, or with several that are coordinated; `position` is the first word that
    a dictionary matched, `end` the last."""

    members: tuple[RawActor, ...]
    head: int
    position: int
    end: int

    @property
    def coded(self) -> bool:
        """Whether any member has a code."""
        return any(member.code for member in self.members)

    @property
    def codes(self) -> frozenset[str | None]:
        """The members' codes."""
        return frozenset(member.code for member in self.members)


def find_mentions(view: View, lexicon: PetrarchLexicon, date: int | None) -> tuple[Mention, ...]:
    """All actor mentions in text order; `date` is a number YYYYMMDD."""
    units = tuple(_units(view, lexicon, date))
    return _Composer(view.sentence, units).mentions()


def _units(view: View, lexicon: PetrarchLexicon, date: int | None) -> Iterator[Unit]:
    taken: set[int] = set()
    hit: tuple[Sequence[int], tuple[Any, ...]] | None
    for actor, table in ((True, "actors"), (False, "agents")):
        position = 0
        while position < len(view.forms):
            hit = None if position in taken else _longest(view, position, lexicon, table, taken)
            if actor and position not in taken and view.forms[position] in lexicon.data["gapped"]:
                hit = _spread(view, position, lexicon, len(hit[0]) if hit else 0) or hit
            if hit is None:
                position += 1
                continue
            places, row = hit
            taken.update(places)
            yield _unit(view, lexicon, actor, row, places, date)
            position += 1


def _longest(
    view: View, position: int, lexicon: PetrarchLexicon, name: str, taken: set[int]
) -> tuple[range, tuple[Any, ...]] | None:
    """The longest phrase of a table that begins here and takes no word twice."""
    table = lexicon.data[name]
    best: tuple[range, tuple[Any, ...]] | None = None
    for length, key in view.phrases_at(position, table, lexicon.data["prefixes"][name], name == "agents"):
        row = table[key]
        if position + length - 1 in taken:
            break
        by_form = key.endswith(view.forms[position + length - 1])
        if (name == "actors" or by_form or row[3]) and not (length == 1 and _too_common(view, position)):
            best = range(position, position + length), row
    return best


def _spread(
    view: View, position: int, lexicon: PetrarchLexicon, longer_than: int
) -> tuple[tuple[int, ...], tuple[Any, ...]] | None:
    """A name written with blanks whose words stand apart within one noun phrase."""
    for key in lexicon.data["gapped"][view.forms[position]]:
        words = key.split(" ")
        places = [position]
        for place in range(position + 1, min(position + len(words) + _GAP, len(view.forms))):
            token = view.sentence.tokens[view.owner[place]]
            if view.forms[place] == words[len(places)]:
                places.append(place)
                if len(places) == len(words):
                    break
            elif token.upos not in _BETWEEN and token.relation != "amod":
                break
        if len(places) == len(words) > longer_than:
            return tuple(places), lexicon.data["actors"][key]
    return None


def _too_common(view: View, position: int) -> bool:
    """Short names in lower case are ordinary words: "us", "who"."""
    form = view.forms[position]
    return (
        len(form) <= 3
        and form.isalpha()
        and view.is_lower(position)
        and view.sentence.tokens[view.owner[position]].upos not in ("PROPN", "NOUN", "ADJ")
    )


def _unit(
    view: View,
    lexicon: PetrarchLexicon,
    actor: bool,
    row: tuple[Any, ...],
    places: Sequence[int],
    date: int | None,
) -> Unit:
    tokens = tuple(dict.fromkeys(view.owner[p] for p in places))
    inside = set(tokens)
    head = next((t for t in tokens if view.sentence.tokens[t].head not in inside), tokens[-1])
    if not actor:
        code, file, line, _ = row
        return Unit(False, code, (code,), tokens, head, lexicon.entry(file, line))
    name, dated, file, line = row
    dated_code, code_line = _on_date(dated, date)
    codes = tuple(c for c in dated_code.split("/") if c) if dated_code and dated_code not in _NULL else ()
    agent = lexicon.data["agents"].get(" ".join(view.forms[p] for p in places))
    role = None if agent is None else (agent[0], lexicon.entry(agent[1], agent[2]))
    return Unit(True, name, codes, tokens, head, lexicon.entry(file, code_line or line), role)


def _on_date(dated: tuple[tuple[str, int, int, int], ...], date: int | None) -> tuple[str | None, int]:
    """Restrictions in file order, both ends included; else the default; else no code."""
    default: tuple[str | None, int] = (None, 0)
    for code, start, end, line in dated:
        if start == 0 and end == 99999999:
            if default[0] is None:
                default = (code, line)
        elif date is not None and start <= date <= end:
            return code, line
    return default


def _as_agent(unit: Unit) -> Unit | None:
    """A role noun, or a name that is one too: the senate is the United States' but in "Rwanda's senate"."""
    if not unit.actor:
        return unit
    if unit.role is None:
        return None
    code, entry = unit.role
    return Unit(False, code, (code,), unit.tokens, unit.head, entry)


class _Composer:
    def __init__(self, sentence: Sentence, units: tuple[Unit, ...]) -> None:
        self.sentence = sentence
        self.units: dict[int, list[Unit]] = {}
        for unit in sorted(units, key=lambda u: u.tokens[0]):
            self.units.setdefault(unit.head, []).append(unit)
        self.used: set[int] = set()  # heads of units that belong to a mention
        self.conjuncts: dict[int, list[int]] = {}
        self.modified: dict[int, list[int]] = {}

    def mentions(self) -> tuple[Mention, ...]:
        found = []
        for index in self._top_down():
            nominal = self.sentence.tokens[index].upos in _NOMINAL or index in self.units
            if nominal and not self._in_participle(index):
                mention = self._mention(index)
                if mention is not None:
                    found.append(mention)
        return tuple(sorted(found, key=lambda m: (m.position, m.end)))

    def _top_down(self) -> Iterator[int]:
        roots = [t.index for t in self.sentence.tokens if t.head < 0]
        todo = list(roots)
        while todo:
            index = todo.pop(0)
            yield index
            todo.extend(self.sentence.children[index])

    def _mention(self, head: int) -> Mention | None:
        if not self._free(head):
            return None
        parts = [(member, self._member(member)) for member in self._members(head)]
        actors = [actor for _, found in self._shared(parts) for actor in found]
        if not actors:
            return None
        tokens = [t for actor in actors for t in actor.tokens]
        self.used.update(h for h, units in self.units.items() if any(set(u.tokens) & set(tokens) for u in units))
        self.used.update(h for member, _ in parts for h in self._own(member))  # one code for each noun phrase
        return Mention(tuple(actors), head, min(tokens), max(tokens))

    def _free(self, head: int) -> bool:
        return any(h in self.units and h not in self.used for m in self._members(head) for h in self._own(m))

    def _members(self, head: int) -> list[int]:
        """A noun and its conjuncts; an apposition within an enumeration is one of its members, and so is one
        that the others are coordinated with ("the one, the other and a third")."""
        known = self.conjuncts.get(head)
        if known is None:
            known = self.conjuncts[head] = self._coordinated(head)
        return known

    def _coordinated(self, head: int) -> list[int]:
        found = [head]
        conjuncts = [
            t.index for t in self.sentence.dependents(head, "conj") if t.upos in _NOMINAL or t.index in self.units
        ]
        for index in conjuncts:
            found.extend(self._members(index))
        if conjuncts:
            found.extend(
                t.index
                for t in self.sentence.dependents(head, "appos")
                if t.index < conjuncts[-1] and self._named(t.index) and head in self.units
            )
        elif head in self.units:
            for token in self.sentence.dependents(head, "appos"):
                others = self._members(token.index)
                if len(others) > 1 and all(self._named(i) for i in (head, *others)):
                    found.extend(others)
        return sorted(set(found))

    def _named(self, index: int) -> bool:
        """Whether the noun itself is an actor's name."""
        return any(unit.actor for unit in self.units.get(index, ()))

    def _own(self, head: int) -> list[int]:
        """The noun and its modifiers that are not prepositional phrases, in text order."""
        known = self.modified.get(head)
        if known is None:
            known = self.modified[head] = self._modified(head)
        return known

    def _modified(self, head: int) -> list[int]:
        found, todo = [head], [head]
        if self.sentence.tokens[head].upos in ("VERB", "AUX"):
            return found
        while todo:
            for child in self.sentence.dependents(todo.pop()):
                if (
                    child.relation in _PHRASE
                    and not self._in_phrase(child.index)
                    and not self._enumerated(child.index)
                    and not self._in_participle(child.index)
                ):
                    found.append(child.index)
                    todo.append(child.index)
        return sorted(found)

    def _in_participle(self, index: int) -> bool:
        """Whether a word belongs to a participle before a noun: "a government-held town" is no government."""
        head = self.sentence.tokens[index].head
        above = self.sentence.tokens[head] if head >= 0 else None
        return above is not None and above.upos == "VERB" and above.relation == "amod"

    def _enumerated(self, index: int) -> bool:
        token = self.sentence.tokens[index]
        return token.relation == "appos" and token.head >= 0 and index in self._members(token.head)[1:]

    def _in_phrase(self, index: int) -> bool:
        """Whether a word stands in a prepositional phrase; a possessive does not."""
        token = self.sentence.tokens[index]
        if token.relation != "nmod" or token.deprel == "nmod:poss":
            return False
        return any(c.upos == "ADP" for c in self.sentence.dependents(index, "case"))

    def _member(self, head: int) -> list[RawActor]:
        """The codes of one noun phrase, without its conjuncts."""
        own = [u for index in self._own(head) for u in self.units.get(index, ())]
        own.sort(key=lambda u: u.tokens[0])
        actors = [u for u in own if u.actor]
        coded = next((u for u in actors if u.codes), actors[0] if actors else None)
        agents = [u for u in map(_as_agent, own) if u is not None and u.tokens != (coded and coded.tokens)]
        if coded is not None:
            bases = self._owners(coded, head)
        elif agents:
            bases = self._from_phrase(head) or [RawActor("---", "", (), head)]
        else:
            return []
        return [self._with_agents(base, agents, head) for base in bases]

    def _owners(self, unit: Unit, head: int) -> list[RawActor]:
        """The actor of a phrase; one for each conjunct in "Arnor and Gondor officials"."""
        others = [i for i in self._members(unit.head) if i != unit.head] if unit.head != head else []
        others += self._owners_besides(unit.head, head)
        found = [RawActor(code, unit.name, unit.tokens, head, unit.entry) for code in unit.codes]
        for other in others:
            found.extend(a for a in self._member(other) if a.code)
        return found or [RawActor(None, unit.name, unit.tokens, head, unit.entry)]

    def _owners_besides(self, owner: int, head: int) -> list[int]:
        """Further possessors of a noun, each with an ending of its own: "Arnor's and Gondor's ministers"."""
        if owner == head or self.sentence.tokens[owner].deprel != "nmod:poss":
            return []
        rows = self.sentence.dependents(head, "nmod")
        others = (t.index for t in rows if t.deprel == "nmod:poss" and t.index > owner)
        return [i for i in others if any(True for _ in self.sentence.dependents(i, "cc"))]

    def _from_phrase(self, head: int) -> list[RawActor]:
        """The actors of the first prepositional phrase that has any."""
        for index in self._own(head):
            for child in self.sentence.dependents(index, "nmod"):
                if not self._in_phrase(child.index):
                    continue
                found = [a for m in self._members(child.index) for a in self._member(m)]
                found = [a for a in found if a.code and not a.code.startswith("---")] or self._from_phrase(child.index)
                if found:
                    return found
        return []

    def _with_agents(self, base: RawActor, agents: list[Unit], head: int) -> RawActor:
        if not agents:
            return attrs.evolve(base, head=head)
        blocks = code_blocks(base.code or "---")
        front: list[str] = []
        for unit in agents:
            code = unit.codes[0]
            new = [b for b in code_blocks(code.strip("~")) if b not in blocks and b not in front]
            if code.endswith("~"):
                front.extend(new)
            else:
                blocks.extend(new)
        if front and blocks[0] == "---":
            blocks = blocks[1:]
        tokens = tuple(sorted({*base.tokens, *(t for u in agents for t in u.tokens)}))
        return RawActor(
            "".join((*front, *blocks)),
            base.name,
            tokens,
            head,
            base.entry,
            (*base.agents, *(u.entry for u in agents)),
        )

    def _shared(self, parts: list[tuple[int, list[RawActor]]]) -> list[tuple[int, list[RawActor]]]:
        """Role nouns without an actor take that of a conjunct: "the Danish media and government"."""
        if len(parts) < 2:
            return parts
        donors = [(member, found) for member, found in parts if any(a.entry for a in found)]
        if not donors:
            return parts
        shared = []
        for member, found in parts:
            if found and all(a.entry is None for a in found):
                donor = self._donor(member, donors)
                if donor:
                    agents = [u for i in self._own(member) for u in self.units.get(i, ()) if not u.actor]
                    found = [self._with_agents(base, agents, member) for base in donor]
            shared.append((member, found))
        return shared

    def _donor(self, member: int, donors: list[tuple[int, list[RawActor]]]) -> list[RawActor]:
        """The bare actors behind the nearest conjunct that is a role noun itself."""
        for other, _ in donors:
            own = [u for i in self._own(other) for u in self.units.get(i, ())]
            if not any(not u.actor for u in own):
                continue
            actors = [u for u in own if u.actor and u.codes]
            if actors and (other > member or self._determined(member)):
                continue
            bases = self._owners(actors[0], other) if actors else self._from_phrase(other)
            if bases:
                return bases
        return []

    def _determined(self, member: int) -> bool:
        return any(True for _ in self.sentence.dependents(member, "det", "nmod:poss"))
