"""`Coder` on parses by hand: errors, reasons, pairs, determinism."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from cases import read_cases
from hypothesis import given, settings
from hypothesis import strategies as st
from small import ACTIONS, ACTORS, AGENTS

from eventcode.coder import Coder
from eventcode.document import Document, Sentence, Token
from eventcode.errors import (
    ConlluError,
    DateError,
    DictionaryError,
    DictionaryWarning,
    EventcodeError,
    InputError,
    ParserError,
)
from eventcode.events import CodedDocument
from eventcode.given import with_known
from eventcode.lexicon import Dictionaries
from eventcode.testing import coder_of, parsed, triples

CODER = coder_of(ACTORS, AGENTS, ACTIONS)
ATTACK = """
    Rebels    rebel   NOUN  2 nsubj Number=Plur
    attacked  attack  VERB  0 root  Tense=Past|VerbForm=Fin
    soldiers  soldier NOUN  2 obj   Number=Plur
"""
CASES = read_cases(Path(__file__).parent / "actions" / "constructions.txt")


# --- what cannot be coded


@pytest.mark.parametrize("date", ["yesterday", "2021-13-01", "30.07.2021", 5, "21"])
def test_no_date(date: Any) -> None:
    with pytest.raises(DateError, match="is not a date: give YYYY-MM-DD"):
        CODER.code_parsed(parsed(ATTACK), date=date)


@pytest.mark.parametrize("date", ["2021-07-30", "2021-07-30T10:00:00Z", dt.date(2021, 7, 30)])
def test_dates(date: str | dt.date) -> None:
    assert CODER.code_parsed(parsed(ATTACK), date=date).date == dt.date(2021, 7, 30)


def test_a_moment_is_its_day_and_nothing_is_no_date() -> None:
    assert CODER.code_parsed(parsed(ATTACK), date=dt.datetime(2021, 7, 30, 9)).date == dt.date(2021, 7, 30)
    assert CODER.code_parsed(parsed(ATTACK), date="").date is None


@pytest.mark.parametrize("country", ["Syria", "SY", "XXZ", 5])
def test_no_country(country: Any) -> None:
    with pytest.raises(InputError, match="is not a country: give an ISO 3166 alpha-3 code such as SYR"):
        CODER.code_parsed(parsed(ATTACK), country=country)


def test_countries_in_lower_case() -> None:
    assert CODER.code_parsed(parsed(ATTACK), country="syr").country == "SYR"


def test_no_text() -> None:
    texts: list[Any] = [None, 5, b"bytes"]
    for text in texts:
        with pytest.raises(InputError, match="not a string"):
            Coder(CODER.dictionaries, parser=_Silent()).code(text)


def test_no_parser() -> None:
    with pytest.raises(ParserError, match="this coder has no parser"):
        CODER.code("Rebels attacked.")


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot read CoNLL-U"):
        CODER.code_parsed(tmp_path / "gone.conllu")
    with pytest.raises(DictionaryError, match="cannot read the dictionary"):
        Dictionaries.default().overlay(tmp_path / "gone.txt")


def test_broken_conllu() -> None:
    with pytest.raises(ConlluError, match="line 2"):
        CODER.code_parsed("1\tA\ta\tNOUN\t_\t_\t0\troot\t_\t_\n2\tbroken\n\n")


def test_what_is_no_parse() -> None:
    with pytest.raises(EventcodeError):
        CODER.code_parsed(12)


class _Silent:
    name = "silent"

    def parse(self, text: str) -> Document:
        return Document(text, (), self.name)

    def parse_many(self, texts: Any) -> Any:
        return map(self.parse, texts)


# --- what comes out


def test_a_document() -> None:
    found = CODER.code_parsed(parsed(ATTACK, "a1"), date="2021-07-30", country="SYR")
    assert (found.id, found.date, found.country) == ("a1", dt.date(2021, 7, 30), "SYR")
    assert found.provenance == {"dictionaries": CODER.lexicon.version, "parser": "by hand"}
    (event,) = found
    assert (event.sentence, event.trigger, event.start, event.end) == (0, 1, 0, 24)
    assert (event.action.cameo_root, event.action.plover, event.action.quad) == ("19", "ASSAULT", 4)
    assert event.action.entry == "3.txt:5"
    assert CODER.code_parsed(parsed(ATTACK, "a1"), id="mine").id == "mine"


def test_empty_documents() -> None:
    for text in ("", " \n"):
        found = CODER.code_parsed(Document(text, ()))
        assert (found.events, found.mentions, found.why_not, found.incidents) == ((), (), (), ())


NEVER = """
    Rebels   rebel   NOUN 3 nsubj Number=Plur
    never never ADV 3 advmod
    attacked attack  VERB 0 root
    soldiers soldier NOUN 3 obj   Number=Plur
"""


def reasons(rows: str) -> list[str]:
    return [reason.reason for reason in CODER.code_parsed(parsed(rows)).why_not]


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ("Rebels rebel NOUN 2 nsubj\nslept sleep VERB 0 root", "no-trigger"),
        ("It it PRON 2 nsubj\nattacked attack VERB 0 root\nit it PRON 2 obj", "no-actor"),
        ("France France PROPN 2 nsubj\ncondemned condemn VERB 0 root\nit it PRON 2 obj", "no-target"),
        ("It it PRON 2 nsubj\ncondemned condemn VERB 0 root\nFrance France PROPN 2 obj", "no-source"),
        (NEVER, "negated"),
        (NEVER.replace("never never ADV 3 advmod", "may may AUX 3 aux"), "hypothetical"),
        ("Rebels rebel NOUN 2 nsubj\nattacked attack VERB 0 root\nproblems problem NOUN 2 obj", "suppressed"),
        ("# eventcode_role = byline\nRebels rebel NOUN 2 nsubj\nattacked attack VERB 0 root", "not-news"),
        (ATTACK, None),
    ],
)
def test_why_not(rows: str, reason: str | None) -> None:
    assert reasons(rows) == ([reason] if reason else [])


def test_why_not_says_which_words() -> None:
    (why,) = CODER.code_parsed(
        parsed("Rebels rebel NOUN 2 nsubj\nattacked attack VERB 0 root\nproblems problem NOUN 2 obj")
    ).why_not
    assert (why.sentence, why.detail) == (
        0,
        "“attacked” matches `S attack problem` (3.txt:30), which says that it is no event",
    )


def test_unrealised_events_are_kept_apart() -> None:
    found = CODER.code_parsed(parsed(NEVER))
    assert found.events == () and len(found.unrealised) == 1
    assert found.unrealised[0].negated and found.unrealised[0].action.cameo == "190"


def test_the_two_directions_name_each_other() -> None:
    one, two = CODER.code_parsed(
        parsed("France France PROPN 2 nsubj\nvisited visit VERB 0 root\nChad Chad PROPN 2 obj")
    )
    assert (one.pair, two.pair) == (two.id, one.id) and one.id != two.id
    assert (one.action.cameo, two.action.cameo) == ("042", "043")
    assert one.source == two.target and one.target == two.source


def test_lone_events_have_no_partner() -> None:
    assert [event.pair for event in CODER.code_parsed(parsed(ATTACK))] == [None]


def test_identifiers_tell_documents_and_events_apart() -> None:
    one, two = (CODER.code_parsed(parsed(ATTACK + end)).events[0].id for end in ("", "\n\nOh oh INTJ 0 root"))
    assert one != two and CODER.code_parsed(parsed(ATTACK)).events[0].id == one


# --- properties


def test_coding_a_parse_equals_coding_it_saved() -> None:
    for case in CASES:
        direct = CODER.code_parsed(case.document, date="2020-01-01")
        again = CODER.code_parsed(case.document.to_conllu(), date="2020-01-01")
        assert again.events == direct.events and again.why_not == direct.why_not


_PRINT = """
import sys
sys.path[:0] = sys.argv[1:3]
from pathlib import Path
from cases import read_cases
from small import ACTIONS, ACTORS, AGENTS
from eventcode.testing import coder_of
coder = coder_of(ACTORS, AGENTS, ACTIONS)
for case in read_cases(Path(sys.argv[3])):
    document = coder.code_parsed(case.document, date="2020-01-01")
    print(document.to_records(), document.mentions, document.why_not, [e.explain() for e in document])
"""


def test_the_same_bytes_in_another_process_and_hash_seed() -> None:
    here = Path(__file__).parent
    outputs = set()
    for seed in ("0", "1", "4242"):
        arguments = [str(here / "support"), str(here), str(here / "actions" / "constructions.txt")]
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        outputs.add(
            subprocess.run(
                [sys.executable, "-c", _PRINT, *arguments], env=environment, capture_output=True, check=True
            ).stdout
        )
    assert len(outputs) == 1 and len(outputs.pop()) > 10_000


WORDS = ("Syria", "rebels", "attacked", "the", "in", "Lagos", "not", "said", "'s", "US", ",", "İ", "\u202e")
UPOS = (
    "NOUN",
    "PROPN",
    "VERB",
    "ADP",
    "DET",
    "ADJ",
    "AUX",
    "PRON",
    "PART",
    "PUNCT",
    "X",
    "NUM",
    "ADV",
    "SCONJ",
)
RELATIONS = (
    "nsubj",
    "obj",
    "obl",
    "nmod",
    "nmod:poss",
    "conj",
    "xcomp",
    "ccomp",
    "acl:relcl",
    "amod",
    "case",
    "aux:pass",
    "nsubj:pass",
    "compound",
    "appos",
    "advcl",
    "flat",
    "mark",
    "det",
    "dep",
    "cop",
    "list",
)
PARTICIPLE = "Tense=Past|VerbForm=Part|Voice=Pass"
FEATS = ("_", "Number=Plur", PARTICIPLE, "VerbForm=Inf", "PronType=Rel", "VerbForm=Ger")


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Any tree over any words: parsers make mistakes too."""
    text, sentences = "", []
    for number in range(draw(st.integers(0, 3))):
        tokens: list[Token] = []
        for index in range(draw(st.integers(1, 9))):
            form = draw(st.one_of(st.sampled_from(WORDS), st.text(min_size=1, max_size=4)))
            head = draw(st.integers(-1, index - 1)) if index else -1
            relation = draw(st.sampled_from(RELATIONS)) if head >= 0 else "root"
            start = len(text)
            text += form
            upos, feats = draw(st.sampled_from(UPOS)), draw(st.sampled_from(FEATS))
            tokens.append(Token(index, form, form.lower(), upos, head, relation, start, len(text), feats=feats))
            text += draw(st.sampled_from([" ", "", "\n"]))
        sentences.append(Sentence(number, tuple(tokens), tokens[0].start, tokens[-1].end))
    return Document(text, tuple(sentences))


def check_offsets(found: CodedDocument) -> None:
    text = found.text
    for actor in found.mentions:
        assert text[actor.start : actor.end] == actor.text
    for event in (*found.events, *found.unrealised):
        assert 0 <= event.start <= event.end <= len(text)
        assert text[event.action.start : event.action.end] == event.action.text
        for side in (event.source, event.target):
            assert side is None or text[side.start : side.end] == side.text
        event.explain()


@settings(max_examples=200)
@given(documents())
def test_any_parse_is_coded_with_offsets_that_slice(document: Document) -> None:
    check_offsets(CODER.code_parsed(document))


@settings(max_examples=200)
@given(st.text(), st.one_of(st.none(), st.text(max_size=12)), st.one_of(st.none(), st.text(max_size=4)))
def test_any_text_raises_nothing_but_its_own_errors(text: str, date: str | None, country: str | None) -> None:
    for parse in (text, f"1\t{text}\t_\tX\t_\t_\t0\troot\t_\t_\n\n"):
        try:
            check_offsets(CODER.code_parsed(parse, date=date, country=country))
        except EventcodeError:
            continue


KINDS = ("actors", "agents", "actions", "operators", "words", "crosswalk", "periods")


@settings(max_examples=50)
@given(st.sampled_from(KINDS), st.text())
def test_any_text_is_a_dictionary_or_an_error(kind: str, text: str) -> None:
    try:
        coder = coder_of(f"@{kind}\n{text}", ACTIONS, AGENTS)
        triples(coder.code_parsed(parsed(ATTACK)))
        coder.dictionaries.lint()
    except EventcodeError:
        return


def test_lines_of_an_overlay_that_cannot_be_used_are_a_warning(tmp_path: Path) -> None:
    mine = tmp_path / "mine.txt"
    mine.write_text("@actions\nS zonk T = 190\nS attack T\n", encoding="utf-8")
    coder = Coder(Dictionaries.default().overlay(mine), parser=None)
    with pytest.warns(DictionaryWarning, match=r"mine\.txt:3:10: error: .* \[no-equals\]"):
        assert "zonk" in coder.lexicon.actions.table.known["verb"]


def test_why_not_names_who_is_unknown() -> None:
    rows = "Ruritania = PROPN 2 nsubj\nattacked attack VERB 0 root Tense=Past\nZenda = PROPN 2 obj"
    (why,) = CODER.code_parsed(parsed(rows)).why_not
    assert why.reason == "no-actor" and why.detail.endswith("no dictionary knows “Ruritania” and “Zenda”")


def test_what_is_no_dictionary_or_parser() -> None:
    with pytest.raises(InputError, match="overlay"):
        Coder(dictionaries="my.txt")  # type: ignore[arg-type]
    with pytest.raises(InputError, match="StanzaParser"):
        Coder(parser="en")  # type: ignore[arg-type]
    with pytest.raises(DictionaryError, match="give files"):
        Dictionaries.load()
    with pytest.raises(DictionaryError, match="cannot overlay NoneType"):
        Dictionaries.default().overlay(None)  # type: ignore[arg-type]
    assert "text" not in repr(Dictionaries.default())


def test_a_parse_keeps_its_day_and_country() -> None:
    document = with_known(parsed(ATTACK), "2021-07-30", "SYR")
    again = CODER.code_parsed(document.to_conllu())
    assert (again.date, again.country) == (dt.date(2021, 7, 30), "SYR")
    assert CODER.code_parsed(document, date="2020-01-01", country="IRQ").country == "IRQ"
