"""Verbs and nouns that say something about the event below them, and the crosswalk from effect to code."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping, Sequence
from types import MappingProxyType

import attrs

from eventcode.actions.attachment import asking_above, infinitive_joined, is_told, is_under_preposition, participle_of
from eventcode.actions.complements import COMPLEMENTS, QUESTIONS, complements_of
from eventcode.actions.tree import NOMINAL, Tree, is_gerund
from eventcode.document import Token
from eventcode.lexicon.action_format import OperatorEntry
from eventcode.lexicon.forms import verb_bases
from eventcode.lexicon.lines import Problems, Source, read_lines
from eventcode.lexicon.packed import rows_of

__all__ = ["Crosswalk", "Governing", "Operator", "OperatorTable", "read_crosswalk"]

_LINE = re.compile(r"(?P<effect>[a-z-]+)\s+(?P<inner>\d{1,4}|\*|none)\s*->\s*(?P<code>\d{2,4}|-|=)$")
_LIKE = re.compile(r"(?P<effect>[a-z-]+)\s+like\s+(?P<other>[a-z-]+)$")
_CLASS = re.compile(r"class\s+(?P<code>\d{2,4})\s*->\s*(?P<plover>[A-Z]+)$")
_PARTED = frozenset({"acl", "advcl"})
_APART = frozenset({"conj", "parataxis", "advcl"})
_MAX_CHAIN = 6
_Found = Mapping[str | None, Sequence[tuple[int, "Operator"]]]
"""Operators by their complement, with their place among all that a word has: the lowest comes first."""
_UNKNOWN: _Found = MappingProxyType({})


@attrs.frozen
class Operator:
    """A compiled operator: a `verb`, `noun` or `predicate`, the words that must stand beside its head, and what
    it asks of its complement."""

    entry: OperatorEntry
    kind: str
    extra: tuple[str, ...]
    complement: str | None

    @property
    def weight(self) -> int:
        return len(self.extra) * 2 + (self.complement is not None)


@attrs.frozen
class Governing:
    """An operator found above an event: the word, its entry and its effect."""

    index: int
    operator: str
    effect: str
    entry: str


@attrs.frozen
class OperatorTable:
    """Operators by their head word. `needs` gives, by effect and head word, what the verbs and predicates with that
    effect ask for beside them."""

    by_lemma: Mapping[str, tuple[Operator, ...]]
    needs: Mapping[str, Mapping[str, Sequence[tuple[str, ...]]]]
    _heads: Container[str] = attrs.field(init=False, eq=False, repr=False)
    _ready: dict[tuple[str, str], _Found] = attrs.field(init=False, eq=False, repr=False, factory=dict)

    @_heads.default
    def _known_heads(self) -> Container[str]:
        return rows_of(self.by_lemma)

    @classmethod
    def build(cls, entries: Sequence[OperatorEntry], prepositions: frozenset[str]) -> OperatorTable:
        found: dict[str, list[Operator]] = {}
        for entry in entries:
            head, operator = _read(entry, prepositions)
            found.setdefault(head, []).insert(0, operator)
        ordered = {k: tuple(sorted(v, key=lambda o: -o.weight)) for k, v in found.items()}
        needs: dict[str, dict[str, list[tuple[str, ...]]]] = {}
        for head, operators in ordered.items():
            for operator in operators:
                if operator.kind != "noun":
                    needs.setdefault(operator.entry.effect, {}).setdefault(head, []).append(operator.extra)
        return cls(ordered, needs)

    def chain(self, tree: Tree, index: int, light: int = -1) -> list[Governing]:
        """The operators above a trigger, from the nearest outwards."""
        found: list[Governing] = []
        here = light if light >= 0 else index
        for _ in range(_MAX_CHAIN):
            step = self._step(tree, here)
            if step is None:
                break
            here, operator = step
            if operator is not None:
                found.append(operator)
        return found

    def _step(self, tree: Tree, index: int) -> tuple[int, Governing | None] | None:
        token = tree.tokens[index]
        if token.head < 0:
            return None
        if token.relation == "conj":
            return (infinitive_joined(tree, token), None) if _shares_governor(tree, token) else None
        operator = self.over(tree, token)
        if operator is not None:
            return operator.index, operator
        if (
            token.deprel in ("xcomp", "obj", "nsubj:pass", "nmod")
            and tree.tokens[token.head].lemma_lower in tree.grammar["collective"]
        ):
            return token.head, None
        if token.relation == "advcl" and (tree.is_infinitive(index) or _is_manner(tree, token)):
            return token.head, None  # an aim or a means is planned with what it belongs to
        return None

    def over(self, tree: Tree, token: Token) -> Governing | None:
        """The operator that governs a word directly, or has it beside its object ("accused X of killing Y", where
        parsers hang the clause on X)."""
        key = ("operator over", token.index)
        if key not in tree.kept:
            tree.kept[key] = self._governing(tree, token)
        found: Governing | None = tree.kept[key]
        return found

    def _governing(self, tree: Tree, token: Token) -> Governing | None:
        governor = tree.tokens[token.head]
        found = self._over(tree, token, governor)
        if found is not None or token.relation not in _PARTED:
            return found
        if token.relation == "acl":
            marked = is_under_preposition(tree, token.index) or _is_that(tree, token)
            beside = governor.relation == "obj" and governor.head >= 0 and marked
            return self._over(tree, token, tree.tokens[governor.head]) if beside else None
        if governor.relation == "acl" and (above := asking_above(tree, token, governor)) >= 0:
            found = self._over(tree, token, tree.tokens[above])
        free = tree.is_infinitive(token.index) or is_under_preposition(tree, token.index)
        if found is None and token.relation == "advcl" and free:
            noun = _parted(tree, governor, token)
            return None if noun is None else self._over(tree, token, noun)
        return found

    def _over(self, tree: Tree, token: Token, governor: Token) -> Governing | None:
        known = self._known(governor) if token.deprel != "nsubj" else _UNKNOWN  # subjects are no complements
        if not known:
            return None
        fits = known.keys() & complements_of(tree, token, governor)
        if not fits:
            return None
        kinds = _kinds(tree, governor)
        near: set[str] | None = None
        for _, operator in sorted([found for fit in fits for found in known[fit]]):
            if operator.kind not in kinds:
                continue
            if operator.extra:
                near = _near(tree, governor, token) if near is None else near
                if not near.issuperset(operator.extra):
                    continue
            entry = operator.entry
            return Governing(governor.index, entry.words, entry.effect, entry.entry)
        return None

    def is_misread(self, verb: Token) -> bool:
        """Whether a verb is only known by what its lemma should be."""
        heads = self._heads
        if verb.lemma_lower in heads or verb.lower in heads:
            return False
        return any(map(heads.__contains__, verb_bases(verb.lower)))

    def _known(self, governor: Token) -> _Found:
        """Operators of a word: those of its form first ("had to" is not "have to"), then of its lemma, or of what
        the lemma of a verb should be."""
        form, lemma, heads = governor.lower, governor.lemma_lower, self._heads
        if form not in heads and lemma not in heads:
            bases = verb_bases(form) if governor.upos == "VERB" else ()
            form = lemma = next(filter(heads.__contains__, bases), "")
            if not form:
                return _UNKNOWN
        ready = self._ready.get((form, lemma))
        if ready is None:
            named = [o for name in dict.fromkeys((form, lemma)) if name in heads for o in self.by_lemma[name]]
            ready = self._ready[form, lemma] = _by_complement(named)
        return ready


def _by_complement(operators: Iterable[Operator]) -> _Found:
    found: dict[str | None, list[tuple[int, Operator]]] = {}
    for place, operator in enumerate(operators):
        found.setdefault(operator.complement, []).append((place, operator))
    return found


def _read(entry: OperatorEntry, prepositions: frozenset[str]) -> tuple[str, Operator]:
    words = entry.words.split()
    noun = words[0] == "the"
    predicate = words[0] == "be" and len(words) > 1
    words = words[1:] if noun or predicate else words
    complement = None
    if len(words) > 1 and (words[-1] in COMPLEMENTS | QUESTIONS or words[-1] in prepositions):
        complement = words[-1]
        words = words[:-1]
    if noun or predicate:
        kind = "predicate" if predicate else "noun"
        return words[-1], Operator(entry, kind, tuple(words[:-1]), complement)
    return words[0], Operator(entry, "verb", tuple(words[1:]), complement)


def _kinds(tree: Tree, governor: Token) -> tuple[str, ...]:
    """The kinds of operators that a word can be."""
    if governor.upos in NOMINAL:
        return ("noun", "predicate") if "cop" in tree.links(governor.index) else ("noun",)
    if governor.upos != "VERB":
        return ("verb", "predicate")
    if "VerbForm=Fin" in governor.feats or (is_gerund(governor) and tree.has_object(governor.index)):
        return ("verb",)  # "opened fire" is not "be open", nor "setting fires" "be set"
    auxiliaries = tree.links(governor.index).get("aux")
    if auxiliaries and tree.grammar["perfect-auxiliary"].issuperset([c.lemma_lower for c in auxiliaries]):
        return ("verb",)  # nor is "had opened"
    return ("verb", "predicate")


def _near(tree: Tree, governor: Token, complement: Token) -> set[str]:
    """The words around an operator among which its particle or object may stand: not those of what it governs
    ("go on strike"), of what is told beside it ("demanded a vote and stopped trains"), nor of a time ("called on
    Friday")."""
    near = set()
    times = tree.grammar["time-word"]  # "called him on Friday to explain" is no "call on"
    for child in tree.children(governor.index):
        if child is complement or child.relation in _APART or child.lemma_lower in times:
            continue
        near.add(child.lemma_lower)
        if child.relation in ("obj", "xcomp", "nmod", "obl"):
            near.update(c.lemma_lower for c in tree.children(child.index))
    return near


def _is_that(tree: Tree, token: Token) -> bool:
    """Whether a clause tells what a noun says: "dismissed claims [that] rebels had attacked"."""
    return any(c.lemma_lower == "that" for c in tree.links(token.index).get("mark", ()))


def _parted(tree: Tree, verb: Token, infinitive: Token) -> Token | None:
    """The object that an infinitive or gerund on its verb belongs to, from which a phrase parts it: parsers take
    "foiled a plot by rebels to seize the port" so."""
    for token in tree.children(verb.index):
        if token.relation == "obj" and token.index < infinitive.index:
            parting = any(c.index > token.index for c in tree.links(token.index).get("nmod", ()))
            return token if parting else None
    return None


def _is_manner(tree: Tree, token: Token) -> bool:
    """Whether a gerund says by what or with what something is done: "vowed to retaliate by striking ports"."""
    if participle_of(tree, token) != token.head:
        return False
    return is_gerund(token) and "nsubj" not in tree.links(token.index)


def _shares_governor(tree: Tree, token: Token) -> bool:
    """Whether a second conjunct stands under what governs the first ("vowed to fight and win")."""
    if "nsubj" in tree.links(token.index) or token.has("VerbForm=Fin"):
        return False
    return tree.tokens[token.head].has("VerbForm=Fin") or not is_told(tree, token)


@attrs.frozen
class Crosswalk:
    """Which code an effect and the event below it give together: `planned` + `07` -> `033`."""

    rules: Mapping[tuple[str, str], tuple[str, str]]
    effects: frozenset[str]
    classes: Mapping[str, str] = attrs.field(factory=dict)

    def plover(self, code: str, default: str | None) -> str | None:
        """The PLOVER class of a code: that of a `class` line for its longest prefix, else `default`."""
        for length in range(len(code), 1, -1):
            if code[:length] in self.classes:
                return self.classes[code[:length]]
        return default

    def code(self, effect: str, inner: str) -> tuple[str, str] | None:
        """(code or `-` or `=`, dictionary line) for the longest prefix of `inner`; `None` without a rule."""
        for length in range(len(inner), 0, -1):
            rule = self.rules.get((effect, inner[:length]))
            if rule is not None:
                return rule
        return self.rules.get((effect, "*"))

    def alone(self, effect: str) -> str | None:
        """The code of an operator over something that no pattern knows ("agreed to ..."), if it has one."""
        rule = self.rules.get((effect, "none"))
        return rule[0] if rule is not None and rule[0].isdigit() else None


def read_crosswalk(sources: Sequence[Source], problems: Problems) -> Crosswalk:
    """Read `EFFECT INNER -> CODE` lines; `-` makes the event unrealised, `=` keeps its code, `*` is any code,
    `none` an operator over words that no pattern knows. `EFFECT like OTHER` copies the rules above of another
    effect; `class CODE -> PLOVER` overrides the class of a code."""
    rules: dict[tuple[str, str], tuple[str, str]] = {}
    classes: dict[str, str] = {}
    copied: set[tuple[str, str]] = set()
    for source in sources:
        for line in read_lines(source, problems):
            found = _LINE.match(line.text)
            if found:
                effect, inner = found["effect"], found["inner"]
                for key in [k for k in copied if k[0] == effect and k[1].startswith(inner)]:
                    copied.remove(key)  # a rule of its own stands for what it covers
                    rules.pop(key)
                rules[effect, inner] = (found["code"], line.where)
            elif found := _LIKE.match(line.text):
                other = [(inner, rule) for (effect, inner), rule in rules.items() if effect == found["other"]]
                rules.update({(found["effect"], inner): rule for inner, rule in other})
                copied.update((found["effect"], inner) for inner, _ in other)
            elif found := _CLASS.match(line.text):
                classes[found["code"]] = found["plover"]
            else:
                problems.add(line, "bad-crosswalk", "a rule is `effect inner -> code`", "e.g. planned 07 -> 033")
    return Crosswalk(rules, frozenset(effect for effect, _ in rules), classes)
