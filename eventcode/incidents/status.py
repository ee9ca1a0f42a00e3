"""What a sentence tells as happening: each word's status, passed down the tree.

`real` it happens; `prior` it happened before the main event; `topic` it is what somebody protests about,
is accused of, or gives as a reason; `unreal` planned, feared, demanded or prevented; `negated`.
"""

from __future__ import annotations

from collections.abc import Mapping

from eventcode.document import Sentence, Token
from eventcode.lexicon.grammar import Grammar

__all__ = ["statuses"]

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_COMPLEMENT = frozenset({"obj", "xcomp", "ccomp", "acl", "nmod", "obl"})
_HELD = frozenset({"obj", "nsubj"})
_DIRECT = frozenset({"obj", "xcomp", "ccomp"})
_NEGATED = _DIRECT | {"acl"}
_UNREAL = _COMPLEMENT | {"conj", "advcl"}
_ASKED = _COMPLEMENT | {"advcl"}
_PLAIN = frozenset({"parataxis", "nsubj", "root", "punct", "det", "case", "mark"})
_NEGATIONS = frozenset({"advmod", "det", "case", "cc", "mark"})
_TELLING = _NEGATIONS | {"aux", "amod"}  # what may negate a word or put it into another time


def statuses(sentence: Sentence, words: Mapping[str, frozenset[str]], grammar: Grammar) -> tuple[str, ...]:
    """The status of every word. `words` are the lists under "how things are told" in the rule files."""
    found = ["real"] * len(sentence)
    todo = [t.index for t in sentence.tokens if t.head < 0]
    seen = set(todo)
    while todo:
        here = todo.pop()
        token = sentence.tokens[here]
        above = found[token.head] if token.head >= 0 else "real"
        found[here] = _status(sentence, token, above, words, grammar)
        fresh = [c for c in sentence.children[here] if c not in seen]
        seen.update(fresh)
        todo.extend(fresh)
    return tuple(found)


def _status(sentence: Sentence, token: Token, above: str, words: Mapping[str, frozenset[str]], grammar: Grammar) -> str:
    relation = token.relation
    inherited = "real"
    if above in ("topic", "prior"):
        inherited = above
    elif above == "negated" and relation in _NEGATED:
        inherited = "negated"
    elif above == "unreal" and relation in _UNREAL:
        inherited = "unreal"
    own = _own(sentence, token, words, grammar)
    if own != "real" and inherited == "real":
        return own
    if inherited == "topic" or token.head < 0:
        return inherited
    edge = _edge(sentence, token, words)
    return edge if edge != "real" and inherited in ("real", "prior") else inherited


def _own(sentence: Sentence, token: Token, words: Mapping[str, frozenset[str]], grammar: Grammar) -> str:
    """Negation and auxiliaries of a word itself, and what says that it is still to come: "the *planned* march"."""
    status = "real"
    if sentence.links[token.index].keys().isdisjoint(_TELLING):
        return status
    for child in sentence.below[token.index]:
        word = child.lower
        if word in grammar["negation"] and child.relation in _NEGATIONS:
            return "negated"
        if child.relation == "det" and word in grammar["negative-determiner"]:
            return "negated"
        if child.relation == "amod" and child.index < token.index and word in words["planned"]:
            status = "unreal"
        if child.relation == "aux" and (
            word in grammar["future-auxiliary"]
            or word in grammar["conditional-auxiliary"]
            or word in grammar["hypothetical-auxiliary"]
        ):
            status = "unreal"
        if child.relation == "aux" and child.lemma_lower in grammar["perfect-auxiliary"] and child.has("Tense=Past"):
            status = "prior"
        if child.relation == "mark" and word in grammar["conditional-mark"] and token.relation == "advcl":
            status = "unreal"
    return status


def _is_below_topic(sentence: Sentence, token: Token, words: Mapping[str, frozenset[str]]) -> bool:
    """Whether a word of protest stands above, or beside as what was held: "rallied at the ministry's gate
    *over the arrests*", "held a march *against the arrests*"."""
    above = [*sentence.ancestors(token.index)]
    beside = [c.index for c in sentence.dependents(token.head) if c.relation in _HELD and c.index < token.index]
    near = [sentence.tokens[i] for i in (*above, *beside)]
    return any(_is_topical(t, words) or (t.upos == "VERB" and t.lemma_lower in words["crowd-act"]) for t in near)


def _is_adjectival(sentence: Sentence, head: Token, token: Token) -> bool:
    """Whether a participle that the parser took for the main verb describes the subject of the clause below
    it: "*Suspected* militants killed a trader"."""
    return (
        token.relation == "ccomp"
        and head.index < token.index
        and not any(
            c.relation in ("nsubj", "aux", "expl") and c.index < head.index for c in sentence.dependents(head.index)
        )
    )


def _is_purpose(token: Token) -> bool:
    """Whether a verb tells what something is for: "a pact *to end* the killings"."""
    return token.relation in ("advcl", "acl") and token.has("VerbForm=Inf")


def _is_outcome(sentence: Sentence, token: Token, links: set[str]) -> bool:
    """Whether a participle tells what came of it all: "fired at workers who were demanding pay, *killing four*"."""
    bare = token.relation == "advcl" and token.lower.endswith("ing") and not links
    return bare and "ccomp" not in sentence.links[token.index]


def _is_state(sentence: Sentence, token: Token, words: Mapping[str, frozenset[str]]) -> bool:
    """Whether a participle tells what people are who do something else: "relatives of *people detained* marched"."""
    if token.deprel != "acl" or not token.has("Tense=Past") or token.lemma_lower not in words["held"]:
        return False
    head = sentence.tokens[token.head]
    return head.head >= 0 and head.relation in ("nsubj", "nmod")


def _is_progressive(sentence: Sentence, token: Token, words: Mapping[str, frozenset[str]]) -> bool:
    """Whether a verb tells what went on at the time: "people who *were demonstrating*"."""
    return token.lower.endswith("ing") and any(
        c.lemma_lower in words["progressive"] for c in sentence.dependents(token.index, "aux", "cop")
    )


def _is_topical(token: Token, words: Mapping[str, frozenset[str]]) -> bool:
    """Whether a word opens a topic; `/n` and `/v` in the list ask for a noun or a verb."""
    kind = {"NOUN": "n", "VERB": "v"}.get(token.upos, "")
    return token.lemma_lower in words["topic"] or f"{token.lemma_lower}/{kind}" in words["topic"]


def _edge(sentence: Sentence, token: Token, words: Mapping[str, frozenset[str]]) -> str:
    """What a word's governor makes of it: "protested *against the killing*" is a topic."""
    if token.relation in _PLAIN:
        return "real"
    head = sentence.tokens[token.head]
    links = {c.lower for c in sentence.dependents(token.index, "case", "mark")}
    if token.relation == "conj":  # "in support of the mayor *and against his arrest*"
        against = links & words["subject-link"] and _is_below_topic(sentence, token, words)
        return "topic" if against else "real"
    if links & words["cause-link"]:
        return "topic"
    if head.lemma_lower in words["unreal"] and token.relation in _ASKED and token.index > head.index:
        return "real" if _is_outcome(sentence, token, links) else "unreal"
    tried = token.relation == "xcomp" and head.lemma_lower in words["trying"]
    if (tried or _is_purpose(token)) and token.lemma_lower in words["goal"]:
        return "unreal"
    if head.lemma_lower in words["ending"] and token.relation in _DIRECT and _is_purpose(head):
        return "unreal"
    if head.lemma_lower in words["sympathy"] and token.relation in ("nmod", "obl"):
        return "topic"
    if _is_topical(head, words) and not (_is_topical(token, words) and links & words["purpose-link"]):
        if links & words["topic-link"]:
            return "topic"
        if token.relation in ("ccomp", "obj", "appos") and head.upos == "VERB" and not links:
            return "real" if _is_adjectival(sentence, head, token) else "topic"
        if links & words["purpose-link"] and token.relation in ("advcl", "acl", "xcomp", "obl", "nmod"):
            return "topic"
    answers = token.lemma_lower in words["answering"]
    if token.deprel == "acl:relcl" and not answers and not _is_progressive(sentence, token, words):
        return "prior"
    if _is_state(sentence, token, words):
        return "prior"
    if links & words["subject-link"] and _is_below_topic(sentence, token, words):
        return "topic"
    if links & words["prior-link"] and token.relation in ("advcl", "obl", "nmod"):
        return "prior"
    return "real"
