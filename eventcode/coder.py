"""`Coder`: text or parse in, coded document out."""

from __future__ import annotations

import datetime as dt
import warnings
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Any

import attrs

from eventcode._evolve import evolved
from eventcode._why_not import NOT_NEWS, why_not
from eventcode.actions.captors import held_by
from eventcode.actions.claimed import credited
from eventcode.actions.extract import NOTHING, SentenceEvents, deeds, extract
from eventcode.actions.mending import mended
from eventcode.actions.outcomes import attributed
from eventcode.actions.tree import Tree
from eventcode.actors.abbreviations import introduced
from eventcode.actors.callers import CallerActor, caller_mentions, read_callers
from eventcode.actors.domestic import Settled, settled
from eventcode.actors.fuzzy import THRESHOLD, FuzzyNames, fuzzy_mentions
from eventcode.actors.mentions import Context, Reading, read_names
from eventcode.actors.namesakes import without_surnames
from eventcode.actors.normalise import fold
from eventcode.actors.owners import country_by_words, sole_country
from eventcode.actors.reference import Reference
from eventcode.actors.resolve import Phrases
from eventcode.actors.table import NameTable
from eventcode.actors.uncoded import uncoded_names
from eventcode.assemble import Assembler
from eventcode.compiled import CompiledLexicon, compile_lexicon
from eventcode.document import Document, Sentence
from eventcode.errors import DictionaryWarning, InputError, ParserError, Severity
from eventcode.events import Actor, CodedDocument
from eventcode.given import known_of, read_country, read_date
from eventcode.lexicon.dictionaries import Dictionaries
from eventcode.lexicon.grammar import Grammar
from eventcode.parsing import Parser, StanzaParser, to_document

__all__ = ["Coder"]

_NEAR = 3  # so many sentences back a deed may have been told that somebody suffered from


@attrs.frozen(slots=False, eq=False)
class Coder:
    """Codes events. Without arguments: the shipped dictionaries and the bundled English model, both loaded
    on first use. With `parser=None` only parsed input is coded. `fuzzy` is how alike, of 100, a misspelt long
    name must be to one of a dictionary (see `eventcode.actors.fuzzy`); `None` takes names as they are written.

    >>> coder = Coder(parser=None)
    >>> doc = coder.code_parsed("1\\tRebels\\trebel\\tNOUN\\t_\\tNumber=Plur\\t2\\tnsubj\\t_\\t_\\n"
    ...     "2\\tattacked\\tattack\\tVERB\\t_\\tTense=Past|VerbForm=Fin\\t0\\troot\\t_\\t_\\n"
    ...     "3\\tsoldiers\\tsoldier\\tNOUN\\t_\\tNumber=Plur\\t2\\tobj\\t_\\t_\\n\\n")
    >>> [(e.source.code, e.action.cameo, e.target.code) for e in doc]
    [('REB', '190', 'MIL')]
    """

    dictionaries: Dictionaries = attrs.field(factory=Dictionaries.default)
    parser: Parser | None = attrs.field(factory=StanzaParser)
    fuzzy: float | None = THRESHOLD

    def __attrs_post_init__(self) -> None:
        if not isinstance(self.dictionaries, Dictionaries):
            given = f"dictionaries is {self.dictionaries!r}"
            raise InputError(f"{given}: give Dictionaries, such as Dictionaries.default().overlay(FILE)")
        if not (self.parser is None or hasattr(self.parser, "parse_many")):
            raise InputError(f"parser is {self.parser!r}: give StanzaParser(), another parser, or None")

    def __getstate__(self) -> dict[str, Any]:
        """A coder travels to worker processes by its configuration and compiles there again."""
        return {"dictionaries": self.dictionaries, "parser": self.parser, "fuzzy": self.fuzzy}

    @cached_property
    def lexicon(self) -> CompiledLexicon:
        """The compiled dictionaries. Lines of overlays that cannot be used are a `DictionaryWarning`."""
        compiled = compile_lexicon(self.dictionaries)
        mine = self.dictionaries.overlays
        wrong = [d for d in compiled.problems.found if d.file in mine and d.severity is Severity.ERROR]
        if wrong:
            said = "\n".join(map(str, wrong))
            warnings.warn(f"these dictionary lines cannot be used in full:\n{said}", DictionaryWarning, stacklevel=3)
        return compiled

    @cached_property
    def _misspelt(self) -> FuzzyNames:
        return FuzzyNames.build(self.lexicon.actors.names, self.fuzzy or THRESHOLD)

    @cached_property
    def _assembler(self) -> Assembler:
        return Assembler(self.dictionaries, self.lexicon)

    def parse(self, text: str) -> Document:
        """Parse a text once; `code_parsed` codes it as often as the dictionaries change.

        Raises `ParserError` for a coder without a parser, `InputError` when `text` is not a string.
        """
        if self.parser is None:
            raise ParserError("this coder has no parser: give Coder(parser=StanzaParser()), or use code_parsed")
        if not isinstance(text, str):
            raise InputError(f"text is {type(text).__name__}, not a string; several texts are for code_many")
        return self.parser.parse(text)

    def code(
        self,
        text: str,
        *,
        date: str | dt.date | None = None,
        country: str | None = None,
        actors: Sequence[Any] | None = None,
        id: str | None = None,
    ) -> CodedDocument:
        """Code a text.

        `date` is the publication date (ISO string or `datetime.date`), `country` the ISO 3166 alpha-3 code of
        what the text is about, `actors` spans that are actors: `(start, end)` or `(start, end, code)`.
        Raises `DateError`, `InputError`, `ParserError`.
        """
        return self.code_parsed(self.parse(text), date=date, country=country, actors=actors, id=id)

    def code_parsed(
        self,
        parsed: Any,
        *,
        date: str | dt.date | None = None,
        country: str | None = None,
        actors: Sequence[Any] | None = None,
        id: str | None = None,
    ) -> CodedDocument:
        """Code a parse: an eventcode or Stanza `Document`, a spaCy `Doc`, CoNLL-U text or a path. Without `date` and
        `country` those hold that the parse was saved with."""
        document = to_document(parsed)
        name = id if id is not None else document.id
        told = known_of(document)
        published = read_date(date) or read_date(told.get("date"))
        context = Context(published, read_country(country) or read_country(told.get("country")), _is_caseless(document))
        spans = read_callers(actors or (), document)
        if self.dictionaries.petrarch is not None:
            from eventcode.petrarch_coder.documents import code_document

            return code_document(document, self.dictionaries.petrarch, context.date, context.country, name)
        return self._code(document, context, spans, name)

    def code_many(
        self, articles: Iterable[Any], *, workers: int = 1, progress: bool = False, errors: str = "raise"
    ) -> Iterator[CodedDocument]:
        """Code articles in order: strings, `(id, text)` pairs, mappings with the arguments of `code`, or a data frame
        with such columns. See `eventcode.batch.code_many`."""
        from eventcode.batch import code_many

        return code_many(self, articles, workers=workers, progress=progress, errors=errors)

    def _code(
        self, document: Document, context: Context, spans: Sequence[CallerActor], name: str | None
    ) -> CodedDocument:
        parse, document = document, mended(document, self.lexicon.grammar)  # what was given is given back
        readings: dict[int, Reading] = {}
        named, context = self._named(document, context, spans, readings)
        given = context.country is not None
        if not given:
            home = _main_country(document, named) or country_by_words(document.sentences, self.lexicon.grammar)
            context = evolved(context, country=home)
            named = self._reread(document, named, context, spans, readings)
        who = settled(document, named, context, given, self.lexicon.actors)
        trees = {s.index: Tree(s, self.lexicon.grammar) for s in document.sentences}
        found, everyone = self._read(document, who, context, trees)
        session = self._assembler.session(document, context, tuple(found), who, trees)
        events = session.events(d for s in found for d in s.drafts)
        return CodedDocument(
            parse=parse,
            events=events,
            mentions=tuple(everyone),
            why_not=tuple(why_not(document, found, everyone, events)),
            id=name,
            date=context.date,
            country=context.country,
            provenance={"dictionaries": self.lexicon.version, "parser": document.parser},
            incidents_of=session.incidents,
            unrealised_of=session.unrealised,
        )

    def _named(
        self, document: Document, context: Context, spans: Sequence[CallerActor], readings: dict[int, Reading]
    ) -> tuple[list[tuple[Actor, ...]], Context]:
        """The actors of every sentence, and the context with the abbreviations that the text defines itself. How the
        sentences were read is left in `readings`."""
        mentions = [self._mentions(document, s, spans, context, readings) for s in document.sentences]
        short = introduced(document, mentions, self.lexicon.grammar)
        if short:  # "the Syrian Democratic Forces (SDF)": read again with what the text itself defines
            context = attrs.evolve(context, abbreviations=short)
            for sentence in document.sentences:
                if any(token.text in short for token in sentence.tokens):
                    del readings[sentence.index]
                    mentions[sentence.index] = self._mentions(document, sentence, spans, context, readings)
        return without_surnames(document, mentions, self.lexicon.actors.names), context

    def _reread(
        self,
        document: Document,
        named: list[tuple[Actor, ...]],
        context: Context,
        spans: Sequence[CallerActor],
        readings: dict[int, Reading],
    ) -> list[tuple[Actor, ...]]:
        """The actors again, where a name means another one in the country that turned out to be the text's."""
        names = self.lexicon.actors.names
        doubtful = [s.index for s in document.sentences if not names.shared.isdisjoint(s.positions)]
        if not doubtful:
            return named
        country = context.country
        if country is None:
            others = [
                tuple(a for a in actors if a.kind == "country" or _is_certain(sentence, a, names))
                for sentence, actors in zip(document.sentences, named, strict=True)
            ]
            country = sole_country(document.sentences, others, self.lexicon.grammar)
        if country is None:
            return named
        context = evolved(context, country=country)
        again = {i: self._mentions(document, document.sentences[i], spans, context, readings) for i in doubtful}
        named = [again.get(i, actors) for i, actors in enumerate(named)]
        return without_surnames(document, named, names)

    def _mentions(
        self,
        document: Document,
        sentence: Sentence,
        spans: Sequence[CallerActor],
        context: Context,
        readings: dict[int, Reading],
    ) -> tuple[Actor, ...]:
        """The actors of a sentence, which is read anew only where its names may mean others than in `readings`."""
        lexicon = self.lexicon.actors
        reading = readings.get(sentence.index)
        if reading is None or not reading.holds(lexicon, context):
            reading = readings[sentence.index] = read_names(sentence, lexicon, context)
        named = reading.actors(document, sentence, lexicon, context)
        if self.fuzzy is not None:
            named = fuzzy_mentions(document, sentence, named, lexicon, context, lambda: self._misspelt)
        return caller_mentions(document, sentence, named, spans, lexicon.countries) if spans else named

    def _read(
        self, document: Document, who: Sequence[Settled], context: Context, trees: dict[int, Tree]
    ) -> tuple[list[SentenceEvents], list[Actor]]:
        """What every sentence tells, and all actors with the names that nobody knows. Pronouns refer back, so the
        sentences are read in order."""
        lexicon = self.lexicon
        reference = Reference(lexicon.grammar, context.country)
        found: list[SentenceEvents] = []
        everyone: list[Actor] = []
        implied = lexicon.implied.in_country(context.country, context.date)
        for sentence, here in zip(document.sentences, who, strict=True):
            if here.country != implied.country:
                implied = lexicon.implied.in_country(here.country, context.date)
            phrases = Phrases(document, sentence, here.actors, reference, lexicon.grammar, implied)
            told = NOTHING if sentence.role in NOT_NEWS else extract(trees[sentence.index], phrases, lexicon.actions)
            if told.drafts:
                told = held_by(told, lexicon.grammar)
                told = attributed(told, _before(document, sentence, found, lexicon.grammar), lexicon.grammar)
            found.append(told)
            unknown = () if told is NOTHING else uncoded_names(document, phrases, told, lexicon.actors.names)
            everyone += _with_uncoded(here.actors, unknown)
            if here.actors and sentence is not document.sentences[-1]:
                reference.remember(sentence, here.actors)
            if told.drafts:
                reference.told.remember(deeds(told))
                for index, known in credited(found, lexicon.grammar):
                    found[index] = known
                    reference.told.remember(deeds(known))
        return found, everyone


def _before(
    document: Document, sentence: Sentence, found: Sequence[SentenceEvents], grammar: Grammar
) -> SentenceEvents | None:
    """What the last of the `_NEAR` sentences before tells that tells of force, if it is of the same paragraph."""
    for index in range(sentence.index - 1, max(sentence.index - 1 - _NEAR, -1), -1):
        if "\n" in document.text[document.sentences[index].end : document.sentences[index + 1].start]:
            break
        drafts = found[index].drafts
        if any(grammar.covers("doer-code", d.force) or grammar.covers("fray-code", d.code) for d in drafts):
            return found[index]
    return None


def _is_certain(sentence: Sentence, actor: Actor, names: NameTable) -> bool:
    """Whether the words of an actor mean nobody else in another country."""
    return all(fold(sentence.tokens[i].text) not in names.shared for i in actor.tokens)


def _with_uncoded(named: Sequence[Actor], uncoded: Sequence[Actor]) -> Iterable[Actor]:
    return sorted((*named, *uncoded), key=lambda a: (a.start, a.end)) if uncoded else named


def _is_caseless(document: Document) -> bool:
    """A text in lower case throughout: capitals then say nothing about names."""
    return document.text.islower()


_NAMED, _NAMED_OFTEN = 3, 5  # so often a country is named in a text that is about it; in a long text


def _main_country(document: Document, mentions: Sequence[Sequence[Actor]]) -> str | None:
    """The country that a text is about: that of the dateline, unless another is named far more often, else the one
    named more often than all others together or, in a long text, twice as often as any other."""
    at_home = None
    counts: Counter[str] = Counter()
    for sentence, named in zip(document.sentences, mentions, strict=True):
        found = [a.country for a in named if a.country]
        if sentence.role == "dateline":
            at_home = found[0] if at_home is None and len(set(found)) == 1 else at_home
        else:
            counts.update(found)
    (country, most), (_, second) = (*counts.most_common(2), (None, 0), (None, 0))[:2]
    if at_home is not None and (most < _NAMED_OFTEN or most <= 2 * counts[at_home]):
        return at_home
    alone = most >= _NAMED and 2 * most > counts.total()
    return country if alone or (most >= _NAMED_OFTEN and most >= 2 * second) else None
