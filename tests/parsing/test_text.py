"""Laying out text: paragraphs, lines that are no news, cuts, offsets."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eventcode.parsing.boilerplate import Boilerplate, shipped_boilerplate
from eventcode.parsing.text import Layout, clean, lay_out

SHIPPED = shipped_boilerplate()


def parts(text: str, boilerplate: Boilerplate = SHIPPED) -> list[tuple[str, str]]:
    layout = lay_out(text, boilerplate)
    return [(layout.text[b.start : b.end], b.role) for b in layout.blocks]


@pytest.mark.parametrize("text", ["", " ", "\n\n \t\n", "\x00", "\u200b\ufeff", "\r\n"])
def test_nothing_to_read(text: str) -> None:
    assert parts(text) == []


def test_blank_lines_and_line_ends_part_paragraphs() -> None:
    text = "Two soldiers died.\r\nThe army said so.\n \nNobody else did."
    assert [p for p, _ in parts(text)] == ["Two soldiers died.", "The army said so.", "Nobody else did."]


def test_wrapped_lines_are_one_paragraph() -> None:
    text = (
        "The army said on Monday that its soldiers had left the\n"
        "town of Kano after three days of fighting. Residents\n"
        "Musa and Ibrahim said that the gunmen had come back."
    )
    assert len(parts(text)) == 1


def test_a_sentence_goes_on_in_the_next_line() -> None:
    text = "The army said on Monday that its soldiers had left the\ntown of Kano."
    assert len(parts(text)) == 1


def test_markup_is_left_out() -> None:
    page = (
        "<!DOCTYPE html><html><head><title>News</title><style>p {color: red}</style></head><body>\n"
        '<h1 class="a">Rebels attack base</h1><p>Two <b>soldiers</b> died,<br/>the <a href="x">army</a> said.</p>'
        "<!-- <p>old</p> --><script>if (a < b) { run() }</script>\n<ul><li>Shops closed.<li>Schools closed.</ul></body>"
    )
    found = ["Rebels attack base", "Two soldiers died,", "the army said.", "Shops closed.", "Schools closed."]
    assert [p for p, _ in parts(page)] == found
    assert parts(page)[0][1] == "headline"
    layout = lay_out(page)
    for block in layout.blocks[1:]:
        for at in range(block.start, block.end):
            assert page[layout.place(at)] == layout.text[at]


def test_what_is_no_markup_stays() -> None:
    text = "Shares of <AAPL.O> fell < 3 percent, a<b."
    assert [p for p, _ in parts(text)] == [text]


def test_soft_hyphens_and_marks_of_direction() -> None:
    assert parts("\u200fThe govern\u00adment and the oppo\u00ad\nsition\u200e met.")[0][0].split() == [
        "The",
        "government",
        "and",
        "the",
        "opposition",
        "met.",
    ]


def test_headline_is_marked_where_something_follows() -> None:
    assert parts("Rebels attack base\n\nTwo died.") == [("Rebels attack base", "headline"), ("Two died.", "")]
    assert parts("Rebels attack base") == [("Rebels attack base", "")]
    assert parts("Two died.\n\nThe army said so.")[0][1] == ""


@pytest.mark.parametrize(
    ("text", "dateline", "place"),
    [
        ("DARAA, Syria -- Rebels left.", "DARAA, Syria --", "DARAA, Syria"),
        ("KABUL (Reuters) - Rebels left.", "KABUL (Reuters) -", "KABUL"),
        ("BEIRUT, July 30 (AP) — Rebels left.", "BEIRUT, July 30 (AP) —", "BEIRUT"),
        ("PORT-AU-PRINCE, Haiti – Gangs left.", "PORT-AU-PRINCE, Haiti –", "PORT-AU-PRINCE, Haiti"),
        ("NEW DELHI: The court ruled.", "NEW DELHI:", "NEW DELHI"),
        ("MOSCOW, March 3 /TASS/. Troops left.", "MOSCOW, March 3 /TASS/.", "MOSCOW"),
        ("Tripoli, Libya - Gunmen left.", "Tripoli, Libya -", "Tripoli, Libya"),
        ("(Reuters) - Rebels left.", "(Reuters) -", ""),
        ("DARAA, Syria\n\nRebels left.", "DARAA, Syria", "DARAA, Syria"),
        ("gandhinagar:\nthe house met.", "gandhinagar:", "gandhinagar"),
    ],
)
def test_datelines(text: str, dateline: str, place: str) -> None:
    layout = lay_out(text, SHIPPED)
    first, second = layout.blocks[:2]
    assert layout.text[first.start : first.end] == dateline
    assert (first.role, first.place) == ("dateline", place)
    assert second.role == ""


@pytest.mark.parametrize(
    "text",
    [
        "UN - Syria talks fail.",
        "Syria: Rebels attack.",
        "NATO says that troops leave.",
        "By Monday the rebels had left.",
        "US-Iran talks began - and failed.",
        "Police arrested ten people (Reuters reported).",
        "The writing by the wall was red.",
    ],
)
def test_news_is_not_taken_for_boilerplate(text: str) -> None:
    assert parts(text) == [(text, "")]


@pytest.mark.parametrize(
    ("text", "found", "role"),
    [
        ("By Jane Doe and John Roe, The Daily", "By Jane Doe and John Roe, The Daily", "byline"),
        ("*Writing by Jane Doe in Ankara", "*Writing by Jane Doe in Ankara", "byline"),
        ("Two died. (Reporting by J. Doe; Editing by A.)", "(Reporting by J. Doe; Editing by A.)", "byline"),
        ("Two died. © 2021 A. All rights reserved.", "© 2021 A. All rights reserved.", "copyright"),
        ("Copyright 2020 The Daily", "Copyright 2020 The Daily", "copyright"),
        ("This story is from March 12, 2002", "This story is from March 12, 2002", "dateline"),
    ],
)
def test_bylines_and_copyright(text: str, found: str, role: str) -> None:
    assert (found, role) in parts(text)


def test_copyright_before_the_news_does_not_swallow_it() -> None:
    assert ("Rebels left the town.", "") in parts("Copyright 2021 The Daily. Rebels left the town.")


def test_a_very_long_line_is_cut_at_sentences() -> None:
    text = "Rebels attacked the base near the old town. " * 2300
    found = parts(text)
    assert len(text) > 100_000
    assert max(len(p) for p, _ in found) <= 800
    assert all(p.startswith("Rebels") and p.endswith("town.") for p, _ in found)


def test_a_line_without_blanks_is_cut_too() -> None:
    assert "".join(p for p, _ in parts("x" * 100_000)) == "x" * 100_000


def test_control_characters_and_lone_surrogates() -> None:
    assert clean("a\x00b\x85c\ud800d\u2028e\rf\r\ng") == "a b c\ufffdd\ne\nf \ng"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("the court\u00e2\u20ac\u2122s order", "the court\u2019s order"),
        ("the \u00e2\u20ac\u0153army\u00e2\u20ac\ufffd said", "the \u201carmy\u201d said"),
        ("governor''s aide", "governor's aide"),
        ("R&amp;D &quot;now&quot;", 'R&D "now"'),
        ("Peña Nieto, Ã©lite", "Peña Nieto, élite"),
        ("CAFÉ “A” — JOSÉ’S", "CAFÉ “A” — JOSÉ’S"),
        ("Â£5 and Ángel Â ok", "£5 and Ángel   ok"),
    ],
)
def test_damaged_encodings_are_read_as_meant(text: str, meant: str) -> None:
    assert lay_out(text).text == meant


def test_offsets_of_repaired_text_lead_to_the_callers() -> None:
    text = "the court\u00e2\u20ac\u2122s order"
    layout = lay_out(text)
    at = layout.text.index("order")
    assert text[layout.place(at) : layout.place(len(layout.text))] == "order"
    quote = layout.text.index("\u2019")
    assert text[layout.place(quote) : layout.place(quote + 1)] == "\u00e2\u20ac\u2122"


def check(text: str, layout: Layout) -> None:
    end = 0
    for block in layout.blocks:
        assert end <= block.start < block.end <= len(layout.text)
        assert layout.text[block.start : block.end].strip() == layout.text[block.start : block.end]
        end = block.end
    covered = sum(len(layout.text[b.start : b.end].split()) for b in layout.blocks)
    assert covered >= len(layout.text.split())
    assert 0 <= layout.place(0) <= layout.place(len(layout.text)) == len(text)


@settings(max_examples=300)
@given(st.text(st.characters(codec=None, exclude_categories=()), max_size=400))
def test_any_text_is_covered_by_blocks(text: str) -> None:
    check(text, lay_out(text, SHIPPED))


NEWS = st.sampled_from(
    [
        "KABUL (Reuters) - ",
        "By Jane Doe\n",
        "\n\n",
        "â€™",
        "''",
        "Two died. ",
        "(Reporting by A)",
        "&amp;",
        "x" * 900,
        " ",
    ]
)


@settings(max_examples=200)
@given(st.lists(NEWS, max_size=30).map("".join))
def test_texts_of_known_trouble_are_covered_by_blocks(text: str) -> None:
    check(text, lay_out(text, SHIPPED))
