"""Why a sentence gave no event, said so that somebody can act on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from eventcode.actions.extract import Draft, SentenceEvents
from eventcode.document import Document, Sentence
from eventcode.events import Actor, Event, WhyNot
from eventcode.ontology import cameo

__all__ = ["NOT_NEWS", "why_not"]

NOT_NEWS = frozenset({"byline", "copyright", "dateline"})
"""Roles of lines (`Sentence.role`) that tell nothing."""
_UNTOLD = "no pattern fits a verb or noun of the sentence"


def why_not(
    document: Document,
    found: Sequence[SentenceEvents],
    mentions: Sequence[Actor],
    events: Sequence[Event],
) -> Iterator[WhyNot]:
    """The reason for each sentence without an event; `found` are those of every sentence, `mentions` every actor of
    the document, coded or not."""
    coded = {event.sentence for event in events}
    naming = {actor.sentence for actor in mentions if actor.code}
    for sentence, here in zip(document.sentences, found, strict=True):
        index = sentence.index
        if index in coded:
            continue
        if sentence.role in NOT_NEWS:
            yield WhyNot(index, "not-news", f"the line is a {sentence.role}")
        elif not (here.unrealised or here.bare or here.suppressed):
            yield WhyNot(index, "no-trigger", _UNTOLD if index in naming else f"{_UNTOLD}, and no actor is named")
        else:
            yield WhyNot(index, *_reason(sentence, here, mentions))


def _reason(sentence: Sentence, here: SentenceEvents, mentions: Sequence[Actor]) -> tuple[str, str]:
    """The stable name of the reason, and the reason in words."""
    if here.unrealised:
        draft = here.unrealised[0]
        reason = "negated" if draft.judged.negated else "hypothetical"
        return reason, f"{_action(sentence, draft)}: {'; '.join(draft.judged.steps)}"
    if here.bare:
        unknown = [actor.name for actor in mentions if actor.sentence == sentence.index and actor.code is None]
        return _missing(sentence, here.bare[0], unknown)
    match = here.suppressed[0]
    word = sentence.tokens[match.frame.index].text
    pattern = f"`{match.pattern.text}` ({match.pattern.entry.entry})"
    return "suppressed", f"“{word}” matches {pattern}, which says that it is no event"


def _missing(sentence: Sentence, draft: Draft, unknown: Sequence[str]) -> tuple[str, str]:
    """Which actor a pattern that matched lacks, and the names of the sentence that no dictionary knows."""
    source, target = draft.pair.source, draft.pair.target
    if source is None and target is None:
        reason, lacks = "no-actor", "a source or a target"
    else:
        reason, lacks = ("no-target", "a target") if target is None else ("no-source", "a source")
    named = [note for actor, note in zip((source, target), draft.pair.notes, strict=True) if actor is None and note]
    if not named and unknown:
        named = [f"no dictionary knows {' and '.join(f'“{name}”' for name in dict.fromkeys(unknown))}"]
    said = "; ".join(dict.fromkeys(named)) or "nobody with a code is found"
    return reason, f"{_action(sentence, draft)} needs {lacks}: {said}"


def _action(sentence: Sentence, draft: Draft) -> str:
    """An action as `“condemned” (111 Criticize or denounce)`."""
    code = cameo.find(draft.code)
    label = f" {code.label}" if code is not None else ""
    return f"“{sentence.tokens[draft.found.frame.index].text}” ({draft.code}{label})"
