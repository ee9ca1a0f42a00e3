"""What a text says, as the rules ask for it: cues with their status, deeds with the classes of both sides."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence

import attrs

from eventcode._evolve import evolved
from eventcode._records import record
from eventcode.actions.extract import Draft, SentenceEvents
from eventcode.actors.acled import AcledNames
from eventcode.document import Document, Sentence
from eventcode.events import Actor
from eventcode.incidents.allies import is_ally
from eventcode.incidents.cues import CueHit
from eventcode.incidents.rules import Condition, Rule, RuleBook
from eventcode.incidents.status import statuses
from eventcode.lexicon.grammar import Grammar

__all__ = ["Deed", "Facts", "Party", "gather", "party_of"]

STATE_PLACES = frozenset({"country", "territory", "capital", "seat"})
CIVIC = frozenset({"party", "movement", "company", "media", "church", "ngo", "religious", "ethnic"})
TOLD = frozenset({"real", "prior"})
LABEL = 6
"""So many words a label at the beginning of a note may have, its colon included."""


@record
class Party:
    """An actor as ACLED would write it. `plural` people without arms can be a crowd; `official` is a government;
    `alternative` stands after *or*; `ally` only helps somebody: "backed by the army"; `unknown` is said to be so:
    "an unidentified group"."""

    name: str
    inter: int
    assoc: tuple[str, ...] = ()
    country: str | None = None
    plural: bool = False
    official: bool = False
    place: bool = False
    actor: Actor | None = None
    alternative: bool = False
    ally: bool = False
    unknown: bool = False

    def is_told_by(self, words: frozenset[str]) -> bool:
        """Whether the text calls it by one of some words: "unknown persons"."""
        return self.actor is not None and not words.isdisjoint(self.actor.text.lower().split())

    @property
    def unspecified(self) -> bool:
        """A bare role noun, "soldiers", whose country the text leaves open; no name ("French and *Malian* troops")."""
        if self.actor is None or self.actor.via != "agent" or len(self.actor.tokens) != 1:
            return False
        return self.actor.tokens[0] == 0 or not self.actor.text[:1].isupper()

    @property
    def as_source(self) -> frozenset[str]:
        """The classes that it counts as when it acts: many unarmed people also as a crowd (5)."""
        return frozenset({str(self.inter), "5"}) if self.inter == 7 and self.plural else frozenset({str(self.inter)})

    @property
    def as_target(self) -> frozenset[str]:
        """The classes that it counts as when it suffers: officials are civilians, a place is nobody."""
        if self.place:
            return frozenset({"?"})
        return frozenset({"7"}) if self.official else frozenset({str(self.inter)})


@record
class Deed:
    """One reading of an action: a CAMEO code with its two sides, and how the text tells it."""

    code: str
    source: Party | None
    target: Party | None
    status: str
    sentence: int
    token: int
    draft: Draft | None = None


@attrs.frozen(eq=False)
class Facts:
    """Everything the rules may ask about a stretch of text."""

    book: RuleBook
    cues: Mapping[str, tuple[tuple[CueHit, str], ...]]
    deeds: tuple[Deed, ...]
    parties: tuple[Party, ...]
    sentences: tuple[int, ...]
    labels: frozenset[str]

    def holds(self, rule: Rule) -> bool:
        """Whether all conditions of a rule hold."""
        if not rule.cues <= self.cues.keys():
            return False
        return all(self._holds(c) != c.negated for c in rule.conditions)

    def told(self, name: str, mode: str = "") -> tuple[CueHit, ...]:
        """The cues of a set that the text tells as happening; `now` without what came before, `any` in every status."""
        hits = self.cues.get(name, ())
        if mode == "any":
            return tuple(h for h, _ in hits)
        wanted = frozenset({"real"}) if mode == "now" else TOLD
        first = self.sentences[0] if self.sentences else 0
        return tuple(h for h, s in hits if s in wanted and (mode != "first" or h.sentence == first))

    def _holds(self, condition: Condition) -> bool:
        if condition.kind == "named":
            return any(str(p.inter) in condition.by for p in self.parties)
        if condition.kind == "deed":
            return any(True for _ in self.done(condition))
        if condition.kind == "suggests":
            return any(
                d.status in TOLD
                and d.draft is not None
                and d.draft.found.pattern.entry.attributes.get("acled") == condition.name
                for d in self.deeds
            )
        if condition.mode == "label":
            return condition.name in self.labels
        return bool(self.told(condition.name, condition.mode))

    def done(self, condition: Condition) -> Iterator[Deed]:
        """The deeds that a condition on a family of codes asks for; with `lead`, those of the first trigger."""
        wanted = frozenset({"real"}) if condition.mode == "now" else TOLD
        told = [d for d in self.deeds if d.status in wanted and self.book.family(condition.name, d.code)]
        if condition.mode == "lead":
            lead = next((d for d in told if d.status == "real" and d.target), None) or next(iter(told), None)
            told = [d for d in told if lead is not None and (d.sentence, d.token) == (lead.sentence, lead.token)]
        for deed in told:
            if _is_of(deed.source, condition.by, True) and _is_of(deed.target, condition.to, False):
                yield deed


def _is_of(party: Party | None, classes: frozenset[str], source: bool) -> bool:
    if not classes:
        return True
    if party is None:
        return "?" in classes
    return bool((party.as_source if source else party.as_target) & classes)


def gather(
    document: Document,
    found: Sequence[SentenceEvents],
    hits: Sequence[Sequence[CueHit]],
    mentions: Sequence[Actor],
    book: RuleBook,
    grammar: Grammar,
    names: AcledNames,
    country: str | None,
    date: dt.date | None,
    wanted: Sequence[int],
) -> Facts:
    """The facts of the `wanted` sentences of a document; `found`, `hits` are the events and cues of all sentences."""
    cues: dict[str, list[tuple[CueHit, str]]] = {}
    deeds: list[Deed] = []
    labels: set[str] = set()
    for index in wanted:
        sentence = document.sentences[index]
        if _is_aside(sentence):
            continue
        status = statuses(sentence, book.words, grammar)
        for hit in hits[index]:
            cues.setdefault(hit.name, []).append((hit, status[hit.token]))
            if index == wanted[0] and _is_label(sentence, hit):
                labels.add(hit.name)
        if index < len(found):
            deeds.extend(_deeds(found[index], sentence, status, names, country, date, book.words))
    if not any(book.family("harm", d.code) and (d.source or d.target) for d in deeds):
        violent = (h for h, told in cues.get("violence", ()) if told in TOLD)
        guesses = (_guess(document, h, mentions, names, country, date, book.words) for h in violent)
        deeds.extend(g for g in guesses if g is not None)
    here = frozenset(wanted)
    parties = [
        party_of(a, sentence_of(document, a), names, country, date, book.words)
        for a in mentions
        if a.sentence in here and not _is_heading(a, document)
    ]
    return Facts(
        book,
        {name: tuple(hits) for name, hits in cues.items()},
        tuple(deeds),
        tuple(p for p in parties if p is not None),
        tuple(wanted),
        frozenset(labels),
    )


def _guess(
    document: Document,
    hit: CueHit,
    mentions: Sequence[Actor],
    names: AcledNames,
    country: str | None,
    date: dt.date | None,
    words: Mapping[str, frozenset[str]],
) -> Deed | None:
    """A deed read off the order of words, where no pattern of the dictionaries found both sides of one."""
    sentence = document.sentences[hit.sentence]
    token = sentence.tokens[hit.token]
    if token.upos != "VERB":
        return None
    here = [a for a in mentions if a.sentence == hit.sentence]
    before = next((a for a in reversed(here) if a.head < hit.token), None)
    after = next((a for a in here if a.head > hit.token), None)
    above = (token.head,) if token.relation == "xcomp" else ()  # "was found decapitated"
    if any(c.deprel in ("aux:pass", "obl:agent") for i in (token.index, *above) for c in sentence.dependents(i)):
        before, after = after, before
    one = party_of(before, sentence, names, country, date, words) if before else None
    two = party_of(after, sentence, names, country, date, words) if after else None
    return Deed("190", one, two, "real", hit.sentence, hit.token) if one or two else None


def sentence_of(document: Document, actor: Actor) -> Sentence:
    return document.sentences[actor.sentence]


def _is_aside(sentence: Sentence) -> bool:
    """A coder's remark in brackets, "[women targeted: girls]", which tells nothing that happened."""
    return len(sentence) > 2 and sentence.tokens[0].text == "[" and sentence.tokens[-1].text in ("]", "].")


def _is_heading(actor: Actor, document: Document) -> bool:
    """Whether an actor is no more than a word of a note's label: "Movement of *forces*: …"."""
    tokens = document.sentences[actor.sentence].tokens
    label = next((t.index for t in tokens[:LABEL] if t.text == ":"), 0) if actor.sentence == 0 else 0
    return max(actor.tokens, default=label) < label


def _is_label(sentence: Sentence, hit: CueHit) -> bool:
    """ "Looting: …" at the very beginning."""
    after = max(hit.tokens) + 1
    return min(hit.tokens) == 0 and after < len(sentence) and sentence.tokens[after].text == ":"


def _deeds(
    found: SentenceEvents,
    sentence: Sentence,
    status: Sequence[str],
    names: AcledNames,
    country: str | None,
    date: dt.date | None,
    words: Mapping[str, frozenset[str]],
) -> Iterator[Deed]:
    drafts: Iterable[Draft] = sorted((*found.drafts, *found.bare), key=lambda d: d.found.frame.index)
    for draft in drafts:
        if draft.reverse:
            continue
        source = draft.pair.source.actor if draft.pair.source else None
        target = draft.pair.target.actor if draft.pair.target else None
        index = draft.found.frame.index
        yield Deed(
            draft.code,
            party_of(source, sentence, names, country, date, words) if source else None,
            party_of(target, sentence, names, country, date, words) if target else None,
            status[index],
            sentence.index,
            index,
            draft,
        )


def party_of(
    actor: Actor,
    sentence: Sentence,
    names: AcledNames,
    country: str | None,
    date: dt.date | None,
    words: Mapping[str, frozenset[str]],
) -> Party | None:
    """An actor as a party of an incident in `country`, or `None` when ACLED has no class for it.

    `words` are lists of the rule files: those that make a soldier or fighter a civilian (`disarmed`: off-duty,
    former), those of which he is only a modifier (`disarming`: a policeman's *home*, the army's *interpreter*),
    prefixes of those who are against him (`against`) with what a unit may be for after one (`against-task`:
    anti-riot), numbers that are no crowd (`few`), singular nouns that are one (`crowd-body`), `militia-noun` and
    what joins alternatives (`alternative-link`).
    """
    if _is_against(actor, sentence, words["against"], words["against-task"]):
        return None
    plural = _is_plural(actor, sentence, words)
    if actor.acled is None or actor.kind in STATE_PLACES:
        if actor.kind in STATE_PLACES and actor.country and _is_counted(actor, sentence):
            people = f"Civilians ({names.countries.get(actor.country, '')})"
            return Party(people, 7, (), actor.country, plural, actor=actor)
        if actor.kind in STATE_PLACES and actor.country:
            name = names.forces("Military Forces", actor.country, date)
            foreign = country is not None and actor.country != country
            return Party(name, 8 if foreign else 1, (), actor.country, True, False, True, actor)
        return None
    inter = actor.acled.inter
    if inter == 3 and actor.kind in CIVIC:
        return Party(
            f"Civilians ({names.countries.get(country or '', '')})",
            7,
            (actor.acled.name, *actor.acled.assoc),
            actor.country,
            True,
            False,
            False,
            actor,
        )
    own = _identity_militia(actor, sentence, names.countries.get(country or "", ""), words["militia-noun"])
    if own is not None:
        return evolved(own, country=country, plural=plural, actor=actor)
    official = actor.acled.name.startswith("Government")
    armed_state = actor.acled.name.startswith(("Military Forces", "Police Forces"))
    if inter in (1, 2, 3, 4, 8) and _is_disarmed(actor, sentence, words):
        here = names.countries.get(country or "", "")
        return Party(
            f"Civilians ({here})" if here else "Civilians",
            7,
            (actor.acled.name,),
            actor.country,
            plural,
            actor=actor,
        )
    if inter == 1 and armed_state and country and actor.country and actor.country != country:
        inter = 8
    alternative = _after_or(actor, sentence, words["alternative-link"])
    ally = is_ally(actor, sentence, words)
    found = Party(
        actor.acled.name, inter, actor.acled.assoc, actor.country, plural, official, False, actor, alternative, ally
    )
    return evolved(found, unknown=inter == 3 and found.is_told_by(words["unknown-man"]))


def _is_counted(actor: Actor, sentence: Sentence) -> bool:
    """Whether people of a country are meant: "27 Syrians", not the country."""
    return any(c.relation == "nummod" for c in sentence.dependents(actor.head))


def _identity_militia(actor: Actor, sentence: Sentence, place: str, nouns: frozenset[str]) -> Party | None:
    """Armed men who are named by a people or a place: "Fulani gunmen", "Zamfara militiamen"."""
    acled = actor.acled
    if acled is None or not acled.name.startswith("Unidentified Armed Group") or not 0 <= actor.head < len(sentence):
        return None
    suffix = f" ({place})" if place else ""
    ethnic = next((a for a in acled.assoc if "Ethnic Group" in a), None)
    if ethnic is not None:
        return Party(ethnic.split(" (")[0].replace("Ethnic Group", "Ethnic Militia") + suffix, 4)
    if sentence.tokens[actor.head].lemma_lower in nouns:
        names = [
            c.text
            for c in sentence.dependents(actor.head, "compound", "amod", "nmod")
            if c.upos == "PROPN" and c.index < actor.head
        ]
        if names:
            return Party(f"{' '.join(names)} Communal Militia{suffix}", 4)
    return None


def _is_against(actor: Actor, sentence: Sentence, prefixes: frozenset[str], tasks: frozenset[str]) -> bool:
    """Whether a prefix turns a name into its opponents: "anti-Houthi forces", but not "anti-riot police"."""
    first = min(actor.tokens, default=0)
    start, words = sentence.tokens[first].lower if len(sentence) else "", sentence.tokens[max(first - 1, 0) : first]
    for prefix in prefixes:
        if actor.name.lower().startswith(prefix):
            continue  # "Anti-balaka"
        if start.startswith(f"{prefix}-") and start.removeprefix(f"{prefix}-") not in tasks:
            return True
        if any(t.lower.rstrip("-") == prefix for t in words) and start not in tasks:
            return True
    return False


def _after_or(actor: Actor, sentence: Sentence, links: frozenset[str]) -> bool:
    """Whether the word *or* stands just before an actor: "A or B", "A and/or B"."""
    first = min(actor.tokens, default=0)
    before = sentence.tokens[max(first - 1, 0) : first]
    return any(t.lower in links for t in before)


def _is_disarmed(actor: Actor, sentence: Sentence, words: Mapping[str, frozenset[str]]) -> bool:
    if not 0 <= actor.head < len(sentence):
        return False
    head = sentence.tokens[actor.head]
    above = sentence.tokens[head.head] if head.head >= 0 and head.relation in ("nmod", "compound") else None
    if head.lemma_lower in words["disarming"] or (above is not None and above.lemma_lower in words["disarming"]):
        return True
    roots = [head.index] if above is None or above.upos != "NOUN" else [head.index, above.index]
    near = {
        *actor.tokens,
        *(c.index for i in roots for c in sentence.dependents(i, "amod", "compound", "advmod")),
    }
    near |= {c for i in tuple(near) for c in sentence.children[i]}
    return any(sentence.tokens[i].lemma_lower in words["disarmed"] for i in near if i <= actor.head)


def _is_plural(actor: Actor, sentence: Sentence, words: Mapping[str, frozenset[str]]) -> bool:
    """Whether more than two people are meant, who can be a crowd."""
    if not 0 <= actor.head < len(sentence):
        return False
    token = sentence.tokens[actor.head]
    if actor.number is not None:
        return actor.number > 2
    few = any(c.relation == "nummod" and c.lower in words["few"] for c in sentence.dependents(token.index))
    many = any(c.relation == "nummod" and c.lower not in words["few"] for c in sentence.dependents(token.index))
    return many or (not few and (token.has("Number=Plur") or token.lower in words["crowd-body"]))
