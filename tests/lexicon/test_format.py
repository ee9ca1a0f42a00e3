"""The canonical form of dictionary files."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventcode.errors import DictionaryError, EventcodeError
from eventcode.lexicon import Dictionaries, action_format, actor_format
from eventcode.lexicon.action_format import ActionEntry
from eventcode.lexicon.actor_format import ActorEntry
from eventcode.lexicon.dictionaries import Entries
from eventcode.lexicon.format import ORDER, action_line, actor_line, format_text


@pytest.mark.parametrize(
    ("kind", "line", "canonical"),
    [
        ("actors", " Chad|~ Chadian ='TCD'", " Chad|~ Chadian ='TCD'"),
        ("actors", ' Chad|~ Chadian|"CHD"=TCD ', 'Chad | ~Chadian | "CHD" = TCD'),
        ("actors", "A  B = TCDGOV @ 1990..1995 ,TCD", "A B = TCDGOV @1990..1995, TCD"),
        ("actors", "A=AAA{note:x;kind:ngo}", "A = AAA {kind: ngo; note: x}"),
        ("actors", "A=AAA{}", "A = AAA"),
        ("actors", "A=AAA{assoc:x;acled-NGA:y;acled:z}", "A = AAA {acled: z; acled-NGA: y; assoc: x}"),
        ("actions", "S go=190{note:x;aim:place;lethal:yes}", "S go = 190 {lethal: yes; aim: place; note: x}"),
        ("actors", "A = AAA # why", "A = AAA  # why"),
        ("actors", "[ states{kind:country} ]", "[states {kind: country}]"),
        ("actors", "[states:kind:country]", "[states {kind: country}]"),
        ("actors", "-  Old   Name", "- Old Name"),
        ("actors", "   # comment", "# comment"),
        ("actors", "Mali  MLI   ", "Mali  MLI"),
        ("actions", "S  {attack| bomb }  T=190", "S {attack|bomb} T = 190"),
        ("actions", "S visit T = 042<>043{mode:x}", "S visit T = 042 <> 043 {mode: x}"),
        ("actions", "&arms:=gun |  car  bomb", "&arms := gun | car bomb"),
        ("actions", "&arms+=gun", "&arms += gun"),
        ("operators", "call  for=demanded", "call for = demanded"),
        ("words", "no:=not|never", "no := not | never"),
        ("crosswalk", "planned   07 -> 033 # aligned  ", "planned   07 -> 033 # aligned"),
    ],
)
def test_lines(kind: str, line: str, canonical: str) -> None:
    assert format_text(f"@{kind}\n{line}") == f"@{kind}\n{canonical}\n"


def test_every_attribute_has_its_place() -> None:
    assert sorted(ORDER) == sorted(action_format.ATTRIBUTES | actor_format.ATTRIBUTES)


def test_examples_keep_their_sharps() -> None:
    text = "@actions\nS attack T = 190\n>Rebels   attacked # 7.\n!>  No."
    assert format_text(text) == "@actions\nS attack T = 190\n> Rebels attacked # 7.\n!> No.\n"


def test_line_ends_and_the_byte_order_mark() -> None:
    assert format_text("\ufeff@actors\r\nChad = TCD\r\n\r\n\r\n") == "@actors\nChad = TCD\n"


def test_no_dictionary() -> None:
    with pytest.raises(DictionaryError, match=r"my\.txt:1:1.*no-kind"):
        format_text("Chad = TCD", "my.txt")


def test_the_shipped_dictionaries_are_in_canonical_form() -> None:
    assert [s.name for s in Dictionaries.default().sources if format_text(s.text, s.name) != s.text] == []


BLANKS = st.sampled_from(["", " ", "  ", "\t"])
WORD = st.text("abcXYZéß-'", min_size=1, max_size=6).filter(lambda w: any(c.isalpha() for c in w))
NAME = st.builds(
    lambda mark, words, exact: mark + (f'"{" ".join(words)}"' if exact else " ".join(words)),
    st.sampled_from(["", "", "~", "!"]),
    st.lists(WORD, min_size=1, max_size=3),
    st.booleans(),
)
DATE = st.sampled_from(["", "1999", "2000-02", "2001-03-04"])
CODE = st.builds(
    lambda code, dated, start, end, gap: f"{code}{gap}@{start}..{end}" if dated else code,
    st.sampled_from(["TCD", "SYRGOV", "---"]),
    st.booleans(),
    DATE,
    st.sampled_from(["", "2005", "2006-12"]),
    st.sampled_from([" ", "  ", ""]),
)
ATTRIBUTES = st.dictionaries(st.sampled_from(["kind", "inter", "note", "acled"]), st.just("ngo"), max_size=3)


@st.composite
def attributes(draw: st.DrawFn) -> str:
    pairs = dict(draw(ATTRIBUTES))
    if "inter" in pairs:
        pairs["inter"] = "2"
    gap = draw(BLANKS)
    return "{" + f"{gap};{gap}".join(f"{k}{gap}:{gap}{v}" for k, v in pairs.items()) + "}" if pairs else ""


@st.composite
def actor_files(draw: st.DrawFn) -> str:
    lines = ["@actors"]
    for _ in range(draw(st.integers(0, 5))):
        gap = draw(BLANKS)
        names = f"{gap}|{gap}".join(draw(st.lists(NAME, min_size=1, max_size=3)))
        codes = f"{gap},{gap}".join(draw(st.lists(CODE, min_size=1, max_size=3)))
        lines.append(f"{gap}{names}{gap}={gap}{codes}{gap}{draw(attributes())}")
        lines.append(draw(st.sampled_from(["", "# note", f"[s{gap}{draw(attributes())}{gap}]", "- Chad  x"])))
    return "\n".join(lines)


@st.composite
def action_files(draw: st.DrawFn) -> str:
    lines = ["@actions"]
    for _ in range(draw(st.integers(0, 5))):
        gap = draw(BLANKS)
        words = " ".join(draw(st.lists(st.sampled_from(["S", "T", "hit", "{a|b c}", "&x"]), min_size=1)))
        back = draw(st.sampled_from(["", f"{gap}<>{gap}043"]))
        lines.append(f"{words}{gap}={gap}{draw(st.sampled_from(['190', '---', '04']))}{back}{gap}")
        lines.append(draw(st.sampled_from(["", "> One two.", "!>Three # 4.", f"&x{gap}:={gap}y{gap}|z", "- S x"])))
    return "\n".join(lines)


@given(st.one_of(actor_files(), action_files()))
def test_load_format_load(text: str) -> None:
    first = Dictionaries.of_text(text).entries
    formatted = format_text(text)
    assert Dictionaries.of_text(formatted).entries == first
    assert format_text(formatted) == formatted


@given(st.one_of(actor_files(), action_files()))
def test_load_dump_load(text: str) -> None:
    first = Dictionaries.of_text(text).entries
    dumped = [actor_line(e) for e in first.actors] + [action_line(e) for e in first.actions]
    kind = text.split("\n")[0]
    second = Dictionaries.of_text("\n".join([kind, *dumped])).entries
    assert meaning(second) == meaning(first)


def meaning(entries: Entries) -> tuple[list[ActorEntry], list[ActionEntry]]:
    """Entries without their lines, which a dump does not keep."""
    actions = [
        attrs.evolve(e, line=0, examples=tuple(attrs.evolve(x, line=0) for x in e.examples)) for e in entries.actions
    ]
    return [attrs.evolve(e, line=0) for e in entries.actors], actions


@given(st.sampled_from(["actors", "agents", "actions", "operators", "words", "patterns"]), st.text())
def test_any_text_is_formatted_or_refused(kind: str, text: str) -> None:
    try:
        once = format_text(f"@{kind}\n{text}")
    except EventcodeError:
        return
    assert format_text(once) == once
