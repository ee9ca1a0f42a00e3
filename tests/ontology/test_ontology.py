from __future__ import annotations

from pathlib import Path

import pytest

from eventcode.errors import InputError
from eventcode.ontology import acled, cameo, countries, plover
from eventcode.ontology.__main__ import page


def test_every_root_has_codes_and_every_code_a_parent() -> None:
    assert {c.root for c in cameo} == {f"{n:02}" for n in range(1, 21)}
    assert all(c.parent is None or c.parent in cameo for c in cameo)
    assert len(cameo) == len({c.code for c in cameo}) == 313


@pytest.mark.parametrize(
    ("code", "type_", "mode", "quad"),
    [
        ("010", None, None, 1),
        ("0231", "REQUEST", "assist", 3),
        ("03", "AGREE", None, 1),
        ("042", "CONSULT", "visit", 1),
        ("08", "CONCEDE", None, 2),
        ("0871", "RETREAT", "ceasefire", 2),
        ("090", "ACCUSE", "investigate", 3),
        ("1712", "ASSAULT", "destroy", 4),
        ("175", "ASSAULT", None, 4),
        ("191", "COERCE", "restrict", 4),
        ("193", "ASSAULT", "firearms", 4),
    ],
)
def test_crosswalk(code: str, type_: str | None, mode: str | None, quad: int) -> None:
    found = cameo.get(code)
    assert (found.plover, found.mode, found.quad) == (type_, mode, quad)


def test_values_lie_in_their_ranges() -> None:
    for code in cameo:
        assert -10 <= code.goldstein <= 10
        assert code.quad in (1, 2, 3, 4)
        assert code.label and code.label == code.label.strip()
        if code.root != "01":
            assert code.plover in plover
            assert code.plover_score is not None and -10 <= code.plover_score <= 10


def test_unknown_codes() -> None:
    assert cameo.get("1939") is cameo.get("193")
    assert cameo.find("21") is None and cameo.find("") is None
    assert not cameo.is_code("1939")
    with pytest.raises(InputError, match="no CAMEO event code"):
        cameo.get("99")


def test_plover_scores() -> None:
    assert len(plover) == 16
    assert plover.score("ACCUSE") == -3
    assert plover.score("ASSAULT", "massacre") == plover.score("ASSAULT")
    assert plover.score("NOTHING") is None and plover.quad("NOTHING") is None and plover.get("") is None


def test_acled_sub_events() -> None:
    assert len(acled.sub_events()) == 25
    assert acled.sub_event("Mob violence").disorder_type == "Political violence"
    assert acled.sub_event("Violent demonstration").disorder_type == "Demonstrations"
    assert acled.sub_event("Agreement").disorder_type == "Strategic developments"
    assert not acled.is_sub_event("Sit-in")
    with pytest.raises(InputError, match="Armed clash"):
        acled.sub_event("Sit-in")


def test_acled_countries_are_iso_countries() -> None:
    assert len(acled.countries()) == 243
    assert all(c.alpha3 in countries for c in acled.countries())
    assert [c.alpha3 for c in acled.countries() if not c.iso] == ["XKX"]
    assert acled.country("COD") != acled.country("COG")
    assert acled.country("ZZZ") is None


def test_countries() -> None:
    assert len(countries) == len(list(countries)) > 245
    syria, kosovo = countries.get("SY"), countries.get("XKX")
    assert syria is not None and syria.alpha3 == "SYR"
    assert kosovo is not None and kosovo.numeric is None
    assert countries.get("XXX") is None


def test_the_page_is_current() -> None:
    kept = Path(__file__).parents[2] / "docs" / "ontology.md"
    assert kept.read_text(encoding="utf-8") == page(), "run: python -m eventcode.ontology > docs/ontology.md"
