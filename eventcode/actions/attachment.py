"""Clauses that a parser attached to the wrong word, and clauses whose subject grammar leaves out: what `Tree` asks
when it looks for subjects and objects."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from eventcode.document import Token

if TYPE_CHECKING:
    from eventcode.actions.tree import Tree

__all__ = [
    "NOMINAL",
    "VERBAL",
    "asking_above",
    "is_gerund",
    "is_told",
    "is_told_in_full",
    "is_under_preposition",
    "infinitive_joined",
    "joined_to",
    "left_so",
    "lost_subject",
    "nearest_subject",
    "opens_clause",
    "participle_apart",
    "participle_of",
    "postmodified",
    "strayed_subject",
    "tells_where",
    "told_of",
]

VERBAL = frozenset({"VERB", "AUX"})
NOMINAL = frozenset({"NOUN", "PROPN"})
_PHRASES = frozenset({"obj", "obl", "nmod", "conj"})
_OBJECTS = frozenset({"obj", "iobj"})
_QUOTES = ('"', "''", "“", "”", "â€", "»")


def is_gerund(token: Token) -> bool:
    """Whether a word is a verb in *-ing*, which treebanks mark in two ways."""
    features = token.feats
    return "VerbForm=Ger" in features or ("VerbForm=Part" in features and "Tense=Pres" in features)


def strayed_subject(tree: Tree, index: int, governor: int) -> int:
    """The subject of a clause that a parser gave to the verb of saying after it, which has one of its own:
    "[villagers] who fear for their land clashed with police, witnesses said". -1 without one."""
    subjects = [c.index for c in tree.links(governor).get("nsubj", ())]
    return subjects[0] if len(subjects) == 2 and subjects[0] < index < subjects[1] < governor else -1


def told_of(tree: Tree, verb: int) -> int:
    """What a relative clause with a verb of saying is about: "[an offensive] that they said had failed". -1 where
    the clause is no such."""
    token = tree.tokens[verb]
    if token.deprel != "acl:relcl" or token.head < 0:
        return -1
    relative = tree.grammar["relative-pronoun"]
    below = [c for c in tree.children(verb) if c.relation in ("nsubj", "obj")]
    subjects = [c for c in below if c.relation == "nsubj"]
    gap = any(c.relation == "obj" and c.lower in relative for c in below)
    return token.head if gap and subjects and not any(tree.is_relative(s, relative) for s in subjects) else -1


def nearest_subject(tree: Tree, index: int, subjects: Sequence[Token]) -> int:
    """Which of a verb's subjects is its own: "what they did not say was that [the army] left"; the nearer where a
    parser joined two clauses; not the agent of a participle ("soldiers deployed by the governor recaptured")."""
    if len(subjects) == 1:
        return subjects[0].index
    by = tree.grammar["agent-preposition"]
    inner = [c for c in subjects if c.deprel != "nsubj:outer" and by.isdisjoint(tree.case(c.index))]
    relative = tree.grammar["relative-pronoun"]
    near = [c for c in inner if c.index < index and c.lower not in relative]
    if len(near) < len(inner) or _ends_phrase(tree, near[-1], index):
        return inner[0].index
    return near[-1].index


def _ends_phrase(tree: Tree, name: Token, verb: int) -> bool:
    """Whether a bare name before a verb only ends the phrase before it: "posts in Rune, [Nawa] were burned", unlike
    "in his speech in Rune, [Smith] said"."""
    before = tree.tokens[name.index - 1]
    bare = name.upos == "PROPN" and before.upos == "PUNCT" and not tree.children(name.index)
    aux = all(t.relation == "aux" for t in tree.tokens[name.index + 1 : verb])
    return bare and aux and tree.tokens[verb].lemma_lower not in tree.grammar["reporting-verb"]


def participle_of(tree: Tree, token: Token) -> int:
    """The verb whose subject does what a participle clause tells, where the parser gave it to another after a comma:
    "told them to leave the town, [apologising] to its people", "attacked a base used by soldiers, [killing] two",
    "freed sailors held by pirates who had taken their ship, [killing] two pirates"."""
    governor = tree.tokens[token.head]
    if not is_gerund(token) or token.index < governor.index or not _is_apart(tree, token):
        return token.head
    if governor.relation == "xcomp" and governor.head >= 0 and tree.has_object(governor.head):
        return governor.head
    first = _clause_verb(tree, governor)
    beside = first.relation == "acl" or (first.relation == "advcl" and postmodified(tree, first) >= 0)
    above = _main_verb(tree, first) if beside else -1
    if not 0 <= above < first.index:
        return token.head
    reduced = first.deprel != "acl:relcl" and tree.is_passive(first.index)
    elsewhere = reduced or _is_done_to_own_kind(tree, token) or _is_harm_of(tree, token, governor, above)
    return above if elsewhere else token.head


def _is_harm_of(tree: Tree, token: Token, governor: Token, above: int) -> bool:
    """Whether harm comes of the main verb rather than of a clause that does none: "dispersed students who had walked
    to the square, [wounding] ten"."""
    done, harmful = tree.grammar["done-to-others"], tree.grammar["harmful-verb"]
    if token.lemma_lower not in done or governor.lemma_lower in done or governor.lemma_lower in harmful:
        return False
    main = tree.tokens[above].lemma_lower
    return any(main in words for words in (done, harmful, tree.grammar["hostile-aim"], tree.grammar["reciprocal-noun"]))


def postmodified(tree: Tree, token: Token) -> int:
    """The noun that a participle belongs to, where the parser gave it to the verb: "met dissidents [opposed] to him",
    "to disperse workers [demanding] pay". -1 where it goes with the verb."""
    governor = tree.tokens[token.head]
    here = token.index - 1
    while here > 0 and tree.tokens[here].upos == "ADV" and tree.tokens[here].head == token.index:
        here -= 1  # "a mine probably [laid] by rebels"
    before = tree.tokens[here] if here >= 0 else token
    if before.upos not in NOMINAL or not governor.index < before.index or "mark" in tree.links(token.index):
        return -1
    past = token.has("VerbForm=Part") and token.has("Tense=Past") and "aux" not in tree.links(token.index)
    if not past and not (is_gerund(token) and tree.is_infinitive(governor.index)):
        return -1
    while before.relation in ("flat", "compound") and before.head > governor.index:
        before = tree.tokens[before.head]
    return before.index if before.relation in (_PHRASES if past else _OBJECTS) else -1


def participle_apart(tree: Tree, token: Token) -> int:
    """The main verb that a participle after a comma goes with, where the parser gave it to a noun before the comma:
    "threw stones at the residence of the envoy, [accusing] him"; also without a comma where it tells of means or of a
    toll: "beat students [using] sticks", "attacked a post [wounding] two". -1 where it goes with the noun."""
    noun, grammar = tree.tokens[token.head], tree.grammar
    if not is_gerund(token) or noun.deprel == "obl:agent":
        return -1
    means = noun.relation == "obj" and token.lemma_lower in grammar["means-participle"]
    if noun.relation == "obj" and token.lemma_lower in grammar["toll-verb"]:
        means = tree.tokens[noun.head].lemma_lower in grammar["harmful-verb"]
    if not (means or _is_apart(tree, token)):
        return -1
    told = [c.index for c in tree.links(noun.index).get("acl:relcl", ()) if noun.index < c.index < token.index]
    if told:  # "a charge which he denied, accusing"
        return told[-1]
    above = _main_verb(tree, token)
    return above if 0 <= above < noun.index < token.index else -1


def lost_subject(tree: Tree, token: Token) -> int:
    """The subject of a finite verb that a parser gave to the participle beside it or to the clause before: "after
    [troops] shelling a camp wounded two", "met him after the [Tigers], who denied it, warned them". -1 without one."""
    if not is_told(tree, token):
        return -1
    if token.relation == "conj":
        return _beside_conjunction(tree, token)
    before = token.index - 1
    while before > 0 and tree.tokens[before].upos in ("AUX", "ADV", "PART"):
        before -= 1
    if before > 0 and tree.tokens[before].upos == "PUNCT" and "cc" not in tree.links(token.index):
        return _described(tree, before - 1, token.index)
    for index in range(before, -1, -1):
        word = tree.tokens[index]
        if word.upos == "SCONJ" and word.head == token.index:
            break
        if word.relation == "nsubj" and index < word.head < token.index:
            return -1 if _is_finite(tree, word.head) else tree.antecedent(index, word.head)
    return -1


def _beside_conjunction(tree: Tree, token: Token) -> int:
    """The subject of a verb joined to another: what stands between *and* and the verb, where the parser joined it to
    a noun before ("saw the envoy, and [supporters] of Hariri marched"); that of the verb joined by *and* before it,
    which is a participle ("and [soldiers] sent to guard them arrested two")."""
    joining = tree.links(token.index).get("cc")
    if joining:
        return next((i for i in range(joining[-1].index + 1, token.index) if opens_clause(tree, tree.tokens[i])), -1)
    for other in reversed(tree.links(token.head).get("conj", ())):
        if other.index < token.index and "cc" in tree.links(other.index):
            subjects = tree.links(other.index).get("nsubj")
            if subjects and "cop" not in tree.links(other.index):
                return subjects[-1].index
    before = token.index - 1
    if before > 0 and tree.tokens[before].upos == "PUNCT":
        return _described(tree, before - 1, token.index)
    return -1


def opens_clause(tree: Tree, token: Token) -> bool:
    """Whether a noun that a parser joined to one before stands behind an *and* that joins a verb after it."""
    if token.relation != "conj" or token.upos not in NOMINAL or "cc" in tree.links(token.index):
        return False
    first = min(tree.sentence.subtree(token.index), default=token.index)
    before = tree.tokens[first - 1] if first > 0 else token
    if before.upos == "PUNCT" and before.index > 0:
        before = tree.tokens[before.index - 1]
    return before.relation == "cc" and before.head > token.index


def _described(tree: Tree, last: int, verb: int) -> int:
    """The noun of the relative clause that ends at `last` before a comma, where it can be the verb's subject: under a
    word that can also open a clause, or joined by *and* after a comma."""
    here = last
    while 0 <= here < verb:
        word = tree.tokens[here]
        if word.deprel == "acl:relcl" and 0 <= word.head < here:
            noun = tree.tokens[word.head]
            if noun.relation == "obl" and not tree.grammar["opening-preposition"].isdisjoint(tree.case(noun.index)):
                return noun.index
            joining = [c.index for c in tree.links(noun.index).get("cc", ())]
            apart = noun.relation == "conj" and any(tree.tokens[c - 1].upos == "PUNCT" for c in joining if c)
            return noun.index if apart else -1
        here = word.head
    return -1


def asking_above(tree: Tree, token: Token, clause: Token) -> int:
    """The verb whose object a participle belongs to that a parser gave the verb's second complement: "urged rebels
    hiding in the hills to surrender", "accused guards hired by a firm of shooting". -1 where the complement stands
    directly behind the participle, or the verb has another."""
    if clause.deprel == "acl:relcl" or "nsubj" in tree.links(clause.index) or token.index < clause.index:
        return -1
    if all(c.head == token.index for c in tree.tokens[clause.index + 1 : token.index]):
        return -1
    noun = tree.tokens[clause.head]
    while noun.relation == "nmod" and noun.head >= 0:
        noun = tree.tokens[noun.head]
    if noun.relation not in _OBJECTS or noun.head < 0:
        return -1
    taken = any(c.relation in ("xcomp", "ccomp") for c in tree.children(noun.head))
    return -1 if taken else noun.head


def _is_apart(tree: Tree, token: Token) -> bool:
    """Whether a comma stands before a clause without a conjunction."""
    before = token.index - 1
    while before >= 0 and tree.tokens[before].upos == "ADV":
        before -= 1
    return before >= 0 and tree.tokens[before].upos == "PUNCT"


def _clause_verb(tree: Tree, token: Token) -> Token:
    """The verb of the clause that a verb is joined to or the complement of."""
    while token.relation in ("conj", "xcomp") and token.head >= 0:
        token = tree.tokens[token.head]
    return token


def _main_verb(tree: Tree, clause: Token) -> int:
    """The verb above the noun that a clause stands beside, past participles of other nouns; -1 without one."""
    here = clause
    while here.head >= 0:
        here = tree.tokens[here.head]
        if here.upos in VERBAL and not (here.relation == "acl" and here.deprel != "acl:relcl"):
            return here.index
    return -1


def _is_done_to_own_kind(tree: Tree, token: Token) -> bool:
    """Whether a clause would tell what people did to their own: "pirates who ..., killing two of the pirates"."""
    subjects = {tree.tokens[i].lemma_lower for i in tree.surface_subject(token.head)}
    objects = [c for c in tree.children(token.index) if c.relation == "obj"]
    return any(o.lemma_lower in subjects for c in objects for o in (c, *tree.children(c.index)))


def joined_to(tree: Tree, token: Token) -> int:
    """The verb that one joined to another has its subject from, where the parser joined it to the wrong one:
    "killing men who had gathered and [burning] granaries", "urged rebels to disarm and [condemned] the killing",
    "accused guards, one of whom was hurt, and [occupied] the office"."""
    first = tree.tokens[token.head]
    if is_gerund(token):
        return _gerund_above(tree, token, first)
    if not is_told(tree, token):
        return infinitive_joined(tree, token)
    if (said := _said_before(tree, token, first)) >= 0:
        return said
    if first.upos in VERBAL and _is_bare(tree, first):
        above = next((i for i in tree.sentence.ancestors(token.head) if is_told(tree, tree.tokens[i])), -1)
        return above if 0 <= above < first.index else token.head
    if first.deprel == "acl:relcl" and _is_after_aside(tree, token, first):
        above = _main_verb(tree, first)
        return above if 0 <= above < first.index and _is_past(tree, tree.tokens[above]) else token.head
    return token.head


def _said_before(tree: Tree, token: Token, first: Token) -> int:
    """The verb of saying behind a quotation to whose words a parser joined the verb after it: "“The army will help”,
    he said and [urged] calm". -1 without one."""
    for other in tree.links(first.index).get("parataxis", ()):
        subjects = tree.links(other.index).get("nsubj", ())
        if subjects and first.index < other.index < token.index:
            quoted = tree.tokens[first.index : min(other.index, subjects[0].index)]
            if other.lemma_lower in tree.grammar["reporting-verb"] and any(_is_quote(t.text) for t in quoted):
                return other.index
    return -1


def _is_quote(text: str) -> bool:
    return any(mark in text for mark in _QUOTES)


def _gerund_above(tree: Tree, token: Token, first: Token) -> int:
    if is_gerund(first) and first.relation == "advcl" and postmodified(tree, first) >= 0 and _is_apart(tree, token):
        return first.head  # "to disperse workers demanding pay, injuring ten"
    if is_gerund(first) or _has_auxiliary(tree, token.index):
        return first.index
    if not _is_finite(tree, first.index):
        return participle_of(tree, token)  # "shelled a clinic run by nurses, killing two"
    for above in tree.sentence.ancestors(first.index):
        if is_gerund(tree.tokens[above]) and tree.tokens[above].relation == "advcl":
            return above
    return participle_of(tree, token)


def infinitive_joined(tree: Tree, token: Token) -> int:
    """What a conjunct is joined to: an infinitive never to a gerund under a preposition, but to the infinitive above
    it ("to keep the marchers from reaching the palace and [arrest] them")."""
    first = tree.tokens[token.head]
    bare = token.has("VerbForm=Inf") and not _has_auxiliary(tree, token.index)
    if not bare or not is_gerund(first) or not is_under_preposition(tree, first.index):
        return token.head
    return first.head if first.head >= 0 and tree.tokens[first.head].has("VerbForm=Inf") else token.head


def is_told(tree: Tree, token: Token) -> bool:
    """Whether a verb is in a past tense of its own, by its ending or its auxiliary."""
    auxiliaries = tree.links(token.index).get("aux")
    if auxiliaries:
        return any(c.has("Tense=Past") and c.has("VerbForm=Fin") for c in auxiliaries)
    return token.has("Tense=Past") and token.has("VerbForm=Fin")


def _is_past(tree: Tree, token: Token) -> bool:
    """Whether a verb is in the simple past."""
    return is_told(tree, token) and not _has_auxiliary(tree, token.index)


def _is_bare(tree: Tree, token: Token) -> bool:
    """Whether a verb tells what is wanted: "to lay down arms", "demanded that they withdraw"."""
    if tree.is_infinitive(token.index):
        return True
    return token.relation == "ccomp" and token.lower == token.lemma_lower and not _has_auxiliary(tree, token.index)


def left_so(tree: Tree, token: Token) -> tuple[int, ...]:
    """Whom a deed left so, where the parser put them below the word for it: "fought, leaving [three] wounded"."""
    if token.head < 0 or tree.tokens[token.head].lemma_lower not in tree.grammar["resulting-verb"]:
        return ()
    if tree.has_object(token.head):
        return ()
    before = (c for c in tree.children(token.index) if c.index < token.index and not tree.case(c.index))
    return tuple(c.index for c in before if c.relation in ("nummod", "obl") and c.upos in ("NUM", *NOMINAL))[:1]


def _is_after_aside(tree: Tree, token: Token, clause: Token) -> bool:
    """Whether a relative clause between commas is over before a verb joined by *and*: ", one of whom died, and
    occupied"."""
    joining = next((c.index for c in tree.children(token.index) if c.relation == "cc"), -1)
    if joining < 1 or tree.tokens[joining - 1].upos != "PUNCT":
        return False
    if _has_auxiliary(tree, clause.index) and not _has_auxiliary(tree, token.index):
        return True  # "in which they had taken refuge, and captured"
    opening = min(tree.sentence.subtree(clause.index), default=clause.index)
    return tree.tokens[opening].upos == "PUNCT" or (opening > 0 and tree.tokens[opening - 1].upos == "PUNCT")


def _is_finite(tree: Tree, index: int) -> bool:
    return tree.tokens[index].has("VerbForm=Fin") or _has_auxiliary(tree, index)


def _has_auxiliary(tree: Tree, index: int) -> bool:
    return "aux" in tree.links(index)


def is_told_in_full(tree: Tree, token: Token) -> bool:
    """Whether a parser's passive is the main verb of a full sentence without any auxiliary, where no passive can
    stand: "The leader, who was elected in May, called on ...", unlike the headline "Leader arrested in Cairo"."""
    if token.relation != "root" or tree.tokens[-1].upos != "PUNCT":
        return False
    below = tree.children(token.index)
    if any(c.relation == "aux" or c.deprel == "obl:agent" for c in below):
        return False
    return any(c.relation == "nsubj" and any(d.relation == "acl" for d in tree.children(c.index)) for c in below)


def is_under_preposition(tree: Tree, index: int) -> bool:
    """Whether a clause stands under a preposition: "convicted by a court [of killing]"."""
    prepositions = tree.grammar["preposition"]
    marks = (c for c in tree.links(index).get("mark", ()) if c.upos != "PART")
    return any(c.lemma_lower in prepositions for c in marks)


def tells_where(tree: Tree, index: int) -> bool:
    """Whether a relative clause has its antecedent as a place or time: "Lima, where teachers marched"."""
    adverbs, pronouns = tree.grammar["relative-adverb"], tree.grammar["relative-pronoun"]
    return any(
        (c.relation == "advmod" and c.lower in adverbs)
        or (c.relation == "obl" and c.lower in pronouns and tree.case(c.index))
        for c in tree.children(index)
    )
