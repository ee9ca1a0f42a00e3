"""Who is the source and who the target of a verb, where its pattern has no slots for them."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from eventcode.document import Sentence
from eventcode.petrarch_coder.clauses import Clause
from eventcode.petrarch_coder.matching import Match
from eventcode.petrarch_coder.mentions import Mention

__all__ = ["Participants"]


@attrs.frozen
class Participants:
    """The mentions of a sentence as seen from one verb."""

    sentence: Sentence
    mentions: Sequence[Mention]
    clause: Clause
    trigger: int

    def find(self, match: Match | None) -> tuple[Mention | None, Mention | None]:
        """Source and target with the pattern that matched, if any."""
        slots = match.slots if match else {}
        source, target = slots.get("$"), slots.get("+")
        compound = slots.get("%")
        if compound is not None:
            return compound, target or compound
        subject = self._within(self.clause.subject)
        if source is None:
            if self.clause.passive and (target is None or target is not subject):
                source = self._within(self.clause.agent)
            elif target is None or target is not subject:
                source = subject
        if target is None:
            target = subject if self.clause.passive and subject is not source else None
            target = target or self._following(source)
            if target is None and "$" in slots and subject is not source:
                target = subject
        if (target is None or self._own(target)) and not slots and match is not None and source is subject:
            speaker = self._speaker(match)
            if speaker is not None and subject is not None and not speaker.codes & subject.codes:
                source, target = speaker, subject
        if source is None and target is not None and "+" in slots:
            source = self._other(target)
        if source is None and self.clause.subject is None and not self.clause.passive and self._governed(match):
            source = self._preceding(target)
        if target is None and source is not None and source is subject and not slots and not self.clause.passive:
            target = self._beside(source)
        return source, target

    def _beside(self, source: Mention) -> Mention | None:
        """The other party of a subject, where none follows the verb: "the row of Rohan with Gondor deepened"."""
        inside = self._phrase(self.clause.subject)
        others = (m for m in self.mentions if m.position in inside and m is not source and m.coded)
        return next((m for m in others if not m.codes <= source.codes), None)

    def _speaker(self, match: Match) -> Mention | None:
        """The subject of the verb above that the pattern names: in "Rohan said Gondor must withdraw", coded by
        `SAID MUST *`, Rohan does something to Gondor."""
        rows = self.sentence.tokens
        above = (i for i in self.sentence.ancestors(self.clause.verb) if i in match.tokens and rows[i].upos == "VERB")
        verb = next(above, None)
        subjects = self.sentence.dependents(verb, "nsubj") if verb is not None else ()
        return self._within(next((c.index for c in subjects), None))

    def _within(self, head: int | None) -> Mention | None:
        """The first coded mention of a noun phrase, relative clauses left out; else the first at all."""
        inside = self._phrase(head)
        found = [m for m in self.mentions if m.position in inside]
        return next((m for m in found if m.coded), found[0] if found else None)

    def _phrase(self, head: int | None) -> frozenset[int]:
        """The words of a noun phrase, relative clauses left out."""
        return frozenset(() if head is None else self.sentence.subtree(head, stop=("acl", "parataxis", "advcl")))

    def _following(self, source: Mention | None) -> Mention | None:
        """The first coded mention after the verb with another code than the source's."""
        lower = frozenset(self.clause.lower)
        taken = source.codes if source is not None else frozenset()
        found = [m for m in self.mentions if m.position in lower and m is not source]
        found.sort(key=lambda m: (m.position in self.clause.heads, self._own(m)))  # the verb's own clause first
        for mention in found:
            if mention.coded and (len(mention.members) > 1 or not mention.codes <= taken):
                return mention
        return next((m for m in found if not m.coded), None)

    def _own(self, mention: Mention) -> bool:
        """Whether it is a role noun of somebody named before: "its troops"."""
        bare = all(actor.code is None or actor.code.startswith("---") for actor in mention.members)
        return bare and any(c.upos == "PRON" for c in self.sentence.dependents(mention.head, "nmod", "det"))

    def _other(self, target: Mention) -> Mention | None:
        """The source where a pattern names only the target and the subject is it: a passive's agent, else
        the first actor before the verb, else the first after it."""
        agent = self._within(self.clause.agent)
        if agent is not None and agent is not target:
            return agent
        return self._preceding(target) or self._following(target)

    def _preceding(self, target: Mention | None) -> Mention | None:
        """The first coded mention of the words before the verb, in text order."""
        upper = frozenset(self.clause.upper)
        taken = target.codes if target is not None else frozenset()
        return next((m for m in self.mentions if m.position in upper and m.coded and not m.codes <= taken), None)

    def _governed(self, match: Match | None) -> bool:
        """Whether an infinitive may have the subject of the verb above: not below a noun ("a place to visit")
        but one that its pattern names."""
        attributive = self.sentence.tokens[self.clause.verb].relation == "acl"
        return not attributive or (match is not None and any(i < self.trigger for i in match.tokens))
