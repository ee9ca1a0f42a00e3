"""The names that act and that no dictionary knows, ranked: what to add to a dictionary next."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

import attrs

from eventcode.events import Actor, CodedDocument

__all__ = ["UnknownActor", "unknown_actors"]

_CONTEXT = 60  # characters on either side of a name


@attrs.frozen
class UnknownActor:
    """An uncoded name with how often it stood as source and as target, and one place where it stood."""

    name: str
    as_source: int
    as_target: int
    context: str

    @property
    def count(self) -> int:
        """How often it stood in either place."""
        return self.as_source + self.as_target

    def line(self) -> str:
        """A line for a dictionary of actors, to be completed: `---` stands until somebody writes the code.

        >>> print(UnknownActor("Horan Assembly", 2, 1, "The Horan Assembly rejected the deal").line())
        # 3 times (2 source, 1 target): The Horan Assembly rejected the deal
        Horan Assembly = ---
        """
        times = f"{self.count} time{'' if self.count == 1 else 's'}"
        where = f"{self.as_source} source, {self.as_target} target"
        return f"# {times} ({where}): {self.context}\n{self.name} = ---"


def unknown_actors(documents: Iterable[CodedDocument], least: int = 1) -> list[UnknownActor]:
    """Names without a code where the documents' actions have their source or target, most frequent first.

    Names that stand so in fewer than `least` places are left out; case and blanks make no difference.
    """
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    spelling: dict[str, Counter[str]] = defaultdict(Counter)
    contexts: dict[str, str] = {}
    for document in documents:
        for side, actor in _uncoded(document):
            name = " ".join(actor.text.split())
            key = name.casefold()
            counts[key][side] += 1
            spelling[key][name] += 1
            contexts.setdefault(key, _context(document.text, actor))
    found = (
        UnknownActor(spelling[key].most_common(1)[0][0], sides["source"], sides["target"], contexts[key])
        for key, sides in counts.items()
    )
    return sorted((a for a in found if a.count >= least), key=lambda a: (-a.count, a.name.casefold()))


def _uncoded(document: CodedDocument) -> Iterator[tuple[str, Actor]]:
    """Each place once: uncoded actors of events, and uncoded mentions, which no event may hold."""
    seen = set()
    for event in (*document.events, *document.unrealised):
        for side, actor in (("source", event.source), ("target", event.target)):
            if actor is None or actor.code is not None or (actor.start, actor.end) in seen:
                continue
            seen.add((actor.start, actor.end))
            yield side, actor
    for actor in document.mentions:
        if actor.code is None and (actor.start, actor.end) not in seen:
            yield _side(document, actor), actor


def _side(document: CodedDocument, actor: Actor) -> str:
    """Source or target by the place in the sentence: subjects, owners and agents act."""
    token = document.parse.sentences[actor.sentence].tokens[actor.head]
    return "source" if token.deprel in ("nsubj", "nmod:poss", "obl:agent") else "target"


def _context(text: str, actor: Actor) -> str:
    before, after = max(0, actor.start - _CONTEXT), actor.end + _CONTEXT
    return " ".join(text[before:after].split())
