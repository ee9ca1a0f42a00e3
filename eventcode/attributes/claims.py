"""Claims of harm in a sentence: how many were killed, injured, arrested, abducted or displaced, and who."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import attrs

from eventcode._evolve import evolved
from eventcode._records import record
from eventcode.actions.tree import VERBAL, Tree
from eventcode.attributes.headcount import HeadCount
from eventcode.attributes.numbers import Amount, NumberWords
from eventcode.attributes.status import ClaimStatus
from eventcode.attributes.sufferers import is_pronoun, is_under, later_objects, of_whom, undergoers
from eventcode.attributes.surface import counted_after, counted_before, counted_names
from eventcode.document import Token
from eventcode.lexicon.grammar import Grammar

__all__ = ["Claim", "HarmWords"]

KILLED, INJURED, ARRESTED, ABDUCTED, DISPLACED = "killed", "injured", "arrested", "abducted", "displaced"
_VERBS = {
    "harm-kill-verb": KILLED,
    "harm-injure-strict": INJURED,
    "harm-arrest-verb": ARRESTED,
    "harm-abduct-verb": ABDUCTED,
    "harm-displace-verb": DISPLACED,
}
_NOUNS = {
    "harm-death-noun": KILLED,
    "harm-injury-noun": INJURED,
    "harm-arrest-noun": ARRESTED,
    "harm-abduct-noun": ABDUCTED,
    "harm-displaced-noun": DISPLACED,
}


@record
class Claim:
    """Harm that a sentence states. `amount` is how many; `victims` the heads of the phrases that name them;
    `definite` when the phrase points back at people named before; `background` when it is the reason of
    something else (a protest over a killing); `unreal` when negated or only intended; `body` when only bodies
    or a bare noun tell of it, `reason` when it stands in a clause of *after* or *because*, `prior` when it is
    told in the perfect, `pronoun` when the victims are *them*."""

    kind: str
    amount: Amount
    sentence: int
    trigger: int
    victims: tuple[int, ...] = ()
    definite: bool = False
    background: bool = False
    unreal: bool = False
    body: bool = False
    reason: bool = False
    prior: bool = False
    pronoun: bool = False


@attrs.frozen(eq=False)
class HarmWords:
    """The words of `harm.txt`, compiled: which lemma may begin a claim."""

    grammar: Grammar
    numbers: NumberWords
    triggers: frozenset[str]
    single_verbs: Mapping[str, str]
    single_nouns: Mapping[str, str]
    particle_verbs: Mapping[tuple[str, str], str]
    dying: frozenset[tuple[str, str]]
    status: ClaimStatus
    people: HeadCount

    @classmethod
    def build(cls, grammar: Grammar, numbers: NumberWords) -> HarmWords:
        verbs = {w: kind for name, kind in _VERBS.items() for w in grammar[name]}
        nouns = {w: kind for name, kind in _NOUNS.items() for w in grammar[name]}
        particles = {(w.split()[0], w.split()[-1]): k for w, k in verbs.items() if " " in w}
        dying = frozenset((w.split()[0], w.split()[-1]) for w in grammar["harm-die-verb"] if " " in w)
        others = (
            "harm-die-verb harm-dead-adjective harm-body-noun harm-life-noun harm-to-death-noun "
            "harm-injured-noun harm-casualty-noun"
        )
        triggers = {w for name in others.split() for w in grammar[name]}
        triggers |= {w.split()[0] for w in (*verbs, *nouns, *grammar["harm-die-verb"])}
        status, people = ClaimStatus(grammar), HeadCount(grammar, numbers)
        return cls(grammar, numbers, frozenset(triggers), verbs, nouns, particles, dying, status, people)

    def claims(self, tree: Tree) -> tuple[Claim, ...]:
        """The claims of a sentence, in text order, unreal and background ones among them."""
        found: list[Claim] = []
        for index in tree.sentence.among(self.triggers):
            found.extend(self._at(tree, tree.tokens[index]))
        return tuple(_once(found))

    def _at(self, tree: Tree, token: Token) -> Iterator[Claim]:
        lemma, words = token.lemma_lower, self.grammar
        verbal = token.upos in VERBAL or (token.upos == "ADJ" and lemma not in words["harm-dead-adjective"])
        told = tuple(self._verb(tree, token)) if verbal else ()
        yield from told
        if token.lower in words["harm-dead-adjective"] or lemma in words["harm-dead-adjective"]:
            yield from self._dead(tree, token)
        elif token.lower in words["harm-injured-noun"] and token.upos in ("NOUN", "ADJ", "VERB"):
            if not told:  # "12 were killed and 40 injured": once
                yield from self._bare_number(tree, token, INJURED)
        elif token.upos in ("NOUN", "PROPN"):
            yield from self._noun(tree, token)

    def _verb(self, tree: Tree, token: Token) -> Iterator[Claim]:
        lemma = token.lemma_lower
        kind = self.single_verbs.get(lemma)
        if kind is None or kind == INJURED:  # "fatally wounded"
            kind = next(
                (
                    k
                    for c in tree.children(token.index)
                    if c.relation in ("compound", "obl", "advmod", "xcomp", "obj")
                    and (k := self._with_particle(token, c)) is not None
                ),
                kind,
            )
        if kind is not None:
            victims = undergoers(tree, token)
            moved = kind == DISPLACED and victims
            if moved and all(tree.tokens[v].lemma_lower in self.grammar["harm-moved"] for v in victims):
                return  # "evacuated its staff": their own people, who have lost no home
            counted = self._surface(tree, token)
            if victims or counted is not None:
                claim = self._claim(tree, kind, token.index, victims)
                if counted is not None and self._prefers(claim, counted):
                    claim = evolved(claim, amount=Amount(counted), definite=False)
                yield claim
        elif lemma in self.grammar["harm-die-verb"] or self._dies(tree, token):
            victims = tree.surface_subject(token.index)
            if victims:
                yield self._claim(tree, KILLED, token.index, victims)

    def _dies(self, tree: Tree, token: Token) -> bool:
        """A verb that means to die with one of its parts: "passed away", "embraced martyrdom"."""
        parts = tree.children(token.index)
        return any({(token.lemma_lower, c.lower), (token.lemma_lower, c.lemma_lower)} & self.dying for c in parts)

    def _surface(self, tree: Tree, token: Token) -> int | None:
        """The number that stands beside a verb in a plain chain of counted nouns."""
        tokens, index = tree.tokens, token.index
        before = index
        while before > 0 and tokens[before - 1].upos in ("AUX", "ADV"):
            before -= 1
        if not any(t.lemma_lower in self.grammar["harm-passive"] for t in tokens[before:index]):
            after = counted_after(tokens, index, self.numbers, *self._chain)
            if after is None:
                after = counted_names(
                    tokens, index, self.numbers, self.grammar["harm-rest"], self.grammar["harm-joint"]
                )
            if after is not None and self._are_people(tree, index + 1):
                return after
        bare = "obj" not in tree.links(index)
        if token.has("VerbForm=Part") or before < index or (bare and token.has("Tense=Past")):
            return counted_before(tokens, before, self.numbers, *self._before)
        return None

    @property
    def _chain(self) -> tuple[frozenset[str], frozenset[str]]:
        return self.grammar["harm-joint"], self.grammar["harm-injured-noun"]

    @property
    def _before(self) -> tuple[frozenset[str], frozenset[str]]:
        return self.grammar["harm-joint"], self.grammar["harm-subset"]

    def _are_people(self, tree: Tree, start: int) -> bool:
        """Whether the first noun from a place on may be people."""
        for token in tree.tokens[start : start + 12]:
            if token.upos in ("NOUN", "PROPN") and token.lower not in self.numbers.scales:
                following = tree.tokens[token.index + 1] if token.index + 1 < len(tree.tokens) else None
                if following is None or following.upos not in ("NOUN", "PROPN"):
                    return token.lemma_lower not in self.grammar["harm-not-person"]
        return True

    def _prefers(self, claim: Claim, counted: int) -> bool:
        """Whether the chain is believed rather than the tree."""
        told = claim.amount.value
        return told is None or told < counted or (len(claim.victims) == 1 and told != counted) or not claim.victims

    def _with_particle(self, token: Token, particle: Token) -> str | None:
        found = self.particle_verbs
        return found.get((token.lemma_lower, particle.lower)) or found.get((token.lower, particle.lower))

    def _dead(self, tree: Tree, token: Token) -> Iterator[Claim]:
        bare = tuple(self._bare_number(tree, token, KILLED))
        if bare:
            yield from bare
            return
        if token.relation == "amod" and token.head >= 0:
            if tree.tokens[token.head].lemma_lower not in self.grammar["harm-body-noun"]:
                yield self._left_dead(tree, token, (token.head,), body=True)
            return
        if "cop" in tree.links(token.index):
            victims = tree.surface_subject(token.index)
        elif token.head >= 0 and tree.tokens[token.head].lemma_lower in self.grammar["harm-make-dead-verb"]:
            victims = tree.objects(token.head) or tree.objects(token.index)
        elif token.head >= 0 and token.relation in ("acl", "conj") and tree.tokens[token.head].upos == "NOUN":
            victims = (token.head,) if token.relation == "acl" else ()
        else:
            victims = ()
        if victims:
            yield self._left_dead(tree, token, victims)

    def _left_dead(self, tree: Tree, token: Token, victims: tuple[int, ...], body: bool = False) -> Claim:
        """The claim of *dead* behind its noun, counted along the chain: "left six Iraqi and ten Irani men dead"."""
        claim = self._claim(tree, KILLED, token.index, victims, body=body)
        if "cop" in tree.links(token.index) or token.index != victims[-1] + 1:
            return claim
        counted = counted_before(tree.tokens, token.index, self.numbers, *self._before)
        told = claim.amount.value
        return evolved(claim, amount=Amount(counted)) if counted and told and counted > told else claim

    def _bare_number(self, tree: Tree, token: Token, kind: str) -> Iterator[Claim]:
        """Such as "19 dead", "a dozen wounded"."""
        before = tree.tokens[token.index - 1] if token.index else None
        if before is not None and before.relation in ("nsubj", "nummod", "root", "dep") and before.upos == "NUM":
            told = self.numbers.value_of(before.lower)
            if told is not None:
                yield evolved(self._claim(tree, kind, token.index, ()), amount=Amount(told))
                return
        if "nummod" in tree.links(token.index):
            amount = self.numbers.of_phrase(tree.sentence, token.index)
            if amount is not None:
                yield evolved(self._claim(tree, kind, token.index, ()), amount=amount)

    def _noun(self, tree: Tree, token: Token) -> Iterator[Claim]:
        lemma, words = token.lemma_lower, self.grammar
        if lemma in words["harm-body-noun"]:
            yield from self._body(tree, token)
            return
        governor = tree.tokens[token.head] if token.head >= 0 else None
        if lemma in words["harm-to-death-noun"] and governor is not None and self._to_death(tree, token, governor):
            victims = tree.objects(governor.index) or later_objects(tree, governor)
            if victims:
                yield self._claim(tree, KILLED, governor.index, victims)
            return
        if lemma in words["harm-life-noun"]:
            if governor is not None and token.relation in ("obj", "nsubj"):
                yield from self._life(tree, token, governor)
            return
        kind = self.single_nouns.get(lemma)
        if kind is not None:
            yield from self._event_noun(tree, token, kind, governor)

    def _life(self, tree: Tree, token: Token, governor: Token) -> Iterator[Claim]:
        """Such as "lost their lives", "claimed 12 lives", "had their throats slit", "slit the throat of a guard"."""
        words = self.grammar
        ended = governor.lemma_lower in words["harm-life-verb"] or any(
            c.lemma_lower in words["harm-life-verb"] for c in tree.children(governor.index) if c.relation == "xcomp"
        )
        if not ended:
            return
        losing = governor.lemma_lower in words["harm-lose-verb"] and token.relation == "obj"
        of = of_whom(tree, token.index, words["harm-of"])
        victims = tree.surface_subject(governor.index) if losing else tuple(v for v in of if not is_pronoun(tree, v))
        people = tuple(v for v in victims if tree.tokens[v].lemma_lower not in words["harm-not-person"])
        yield self._claim(tree, KILLED, token.index, people or (token.index,))

    def _to_death(self, tree: Tree, token: Token, governor: Token) -> bool:
        return governor.lemma_lower in self.grammar["harm-to-death-verb"] and is_under(
            tree, token.index, self.grammar["harm-to"]
        )

    def _event_noun(self, tree: Tree, token: Token, kind: str, governor: Token | None) -> Iterator[Claim]:
        amount = self.numbers.of_phrase(tree.sentence, token.index)
        articles = [c for c in tree.links(token.index).get("det", ()) if c.lower in self.grammar["harm-article"]]
        of = of_whom(tree, token.index, self.grammar["harm-of"])
        counted = token.lemma_lower in self.grammar["harm-deaths-counted"] or kind != KILLED
        following = tree.tokens[token.index + 1] if token.index + 1 < len(tree.tokens) else None
        chain = following is not None and following.lower in self.grammar["harm-of"] and governor is not None
        told = counted_after(tree.tokens, token.index + 1, self.numbers, *self._chain) if chain else None
        if told is not None and governor is not None and (amount is None or articles):
            caused = governor.lemma_lower in self.grammar["harm-cause-verb"]
            yield evolved(self._claim(tree, kind, token.index, of, body=not caused), amount=Amount(told))
            return
        if amount is not None and not articles and counted:
            yield evolved(self._claim(tree, kind, token.index, of), amount=amount)
        elif of and governor is not None:
            caused = governor.lemma_lower in self.grammar["harm-cause-verb"]
            yield self._claim(tree, kind, token.index, of, body=not caused)
        elif kind == INJURED and governor is not None and governor.lemma_lower in self.grammar["harm-sustain-verb"]:
            yield self._claim(tree, kind, token.index, tree.surface_subject(governor.index))

    def _body(self, tree: Tree, token: Token) -> Iterator[Claim]:
        of = of_whom(tree, token.index, self.grammar["harm-of"])
        governor = tree.tokens[token.head].lemma_lower if token.head >= 0 else ""
        if governor in self.grammar["harm-body-verb"] or (of and token.relation in ("root", "nsubj", "obj")):
            claim = self._claim(tree, KILLED, token.index, of or (token.index,), body=True)
            own = self.numbers.of_phrase(tree.sentence, token.index)
            counted = own is not None and own.value is not None and claim.amount.value is None
            yield evolved(claim, amount=own) if counted and own is not None else claim

    def _claim(self, tree: Tree, kind: str, trigger: int, victims: tuple[int, ...], body: bool = False) -> Claim:
        heads = tuple(dict.fromkeys(h for v in victims for h in tree.coordinated(v)))
        heads = tuple(h for h in heads if self._is_victim(tree, kind, trigger, heads[0], h))
        amount = self._amount(tree, heads) if heads else Amount(0 if victims else None)
        if amount.value and kind == KILLED:
            amount = evolved(amount, value=amount.value + self.people.joined(tree, trigger))
        return Claim(
            kind,
            amount,
            tree.sentence.index,
            trigger,
            heads,
            definite=bool(heads) and self._definite(tree, heads[0]),
            background=self.status.background(tree, trigger),
            unreal=self.status.unreal(tree, trigger),
            body=body,
            reason=self.status.is_after(tree, trigger),
            prior=self.status.is_perfect(tree, trigger),
            pronoun=bool(heads) and all(tree.tokens[h].upos == "PRON" or self._is_some_of(tree, h) for h in heads),
        )

    def _is_some_of(self, tree: Tree, head: int) -> bool:
        """Whether a number is of people told already: "16 *of them*", "13 civilians, [seven of them] children"."""
        of = tree.links(head).get("nmod", ())
        return any(is_pronoun(tree, c.index) and is_under(tree, c.index, self.grammar["harm-of"]) for c in of)

    def _is_victim(self, tree: Tree, kind: str, trigger: int, first: int, head: int) -> bool:
        """Whether a phrase joined to the first one suffers the same: not "two killed and [three wounded]"."""
        token = tree.tokens[head]
        inner = [c for c in tree.links(head).get("nmod", ()) if is_under(tree, c.index, self.grammar["harm-of"])]
        if token.lemma_lower in self.grammar["harm-not-person"]:
            return bool(inner) and token.lemma_lower in self.grammar["harm-office"]
        if self.people.is_collective(token) and inner and inner[0].lemma_lower in self.grammar["harm-not-person"]:
            return False
        if head == first:
            return True
        if any(t.lower in self.grammar["harm-subset"] for t in tree.tokens[first + 1 : head]):
            return False
        if any(self._is_some_of(tree, c.index) for c in (token, *tree.children(head))):
            return False
        if any(
            t.upos == "VERB" and t.relation != "amod"
            for t in tree.tokens[first + 1 : head]
            if t.index != trigger and t.relation != "acl"
        ):
            return False
        following = tree.tokens[head + 1] if head + 1 < len(tree.tokens) else None
        words = [c for c in tree.children(head) if c.relation in ("acl", "amod", "advcl") and c.index > head]
        if following is not None:
            words.append(following)
        return kind == INJURED or not any(w.lemma_lower in self.grammar["harm-injure-strict"] for w in words)

    def _amount(self, tree: Tree, heads: tuple[int, ...]) -> Amount:
        amounts = [self.people.count(tree, head) for head in heads if head == heads[0] or self._is_named(tree, head)]
        known = sum(a.value for a in amounts if a.value is not None)
        vague = [a for a in amounts if a.value is None]
        return vague[0] if vague and not known else Amount(known)

    def _is_named(self, tree: Tree, head: int) -> bool:
        """Whether a joined noun may be a person: it has a determiner, an owner or a number, or is a name."""
        token = tree.tokens[head]
        return token.upos in ("PROPN", "NUM", "PRON") or any(
            c.relation in ("det", "nummod") or c.deprel == "nmod:poss" for c in tree.children(head)
        )

    def _definite(self, tree: Tree, head: int) -> bool:
        token = tree.tokens[head]
        if token.upos == "PRON":
            return True
        marks = [c.lower for c in tree.links(head).get("det", ())]
        return any(m in self.grammar["harm-definite"] for m in marks)


def _once(claims: list[Claim]) -> Iterator[Claim]:
    """One claim a victim and kind: "shot and killed a man" is told once."""
    seen: set[tuple[str, int]] = set()
    for claim in claims:
        keys = {(claim.kind, v) for v in claim.victims}
        if keys and keys <= seen:
            continue
        seen |= keys
        yield claim
