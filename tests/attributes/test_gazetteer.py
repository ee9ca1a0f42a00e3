"""The gazetteer: names without diacritics and hyphens, transliterations with a threshold, regions and seats."""

from __future__ import annotations

import pytest

from eventcode.attributes.gazetteer import gazetteer, name_key
from eventcode.attributes.lexicon import AttributeLexicon


@pytest.mark.parametrize(
    ("name", "country", "latitude"),
    [
        ("Ouagadougou", "BF", 12.4),
        ("Fada N'Gourma", "BF", 12.1),
        ("Deir ez-Zor", "SY", 35.3),
        ("Sao Paulo", "BR", -23.5),
    ],
)
def test_named(name: str, country: str, latitude: float) -> None:
    assert gazetteer().in_country(name, country)[0].latitude == pytest.approx(latitude, abs=0.2)


def test_transliterations() -> None:
    assert gazetteer().similar("Jisr ash-Shughour", "SY")[0].latitude == pytest.approx(35.8, abs=0.2)
    assert gazetteer().similar("Xyzzyville", "SY") == ()


def test_unknown_names_and_scripts() -> None:
    assert gazetteer().named("Nowhere at all") == ()
    assert gazetteer().named("Сольдеу") == ()
    assert name_key("—") == ""


def test_largest_place_of_a_country() -> None:
    largest = gazetteer().largest("BJ")
    assert largest is not None
    assert largest.name == "Cotonou"


def test_regions_and_seats() -> None:
    regions = AttributeLexicon.default().regions
    assert regions.is_region("Uttar Pradesh", "IND")
    assert regions.is_region("Bayern", "DEU")
    assert not regions.is_region("Uttar Pradesh", "PAK")
    seat = regions.seat("Nord-Kivu", "COD")
    assert seat is not None
    assert seat.name == "Goma"
