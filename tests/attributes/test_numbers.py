"""Number words and counted chains."""

from __future__ import annotations

import pytest

from eventcode.attributes.lexicon import AttributeLexicon
from eventcode.attributes.numbers import Amount


@pytest.mark.parametrize(
    ("words", "amount"),
    [
        ("fifteen", Amount(15)),
        ("twenty-five", Amount(25)),
        ("a dozen", Amount(12)),
        ("two dozen", Amount(24)),
        ("dozens", Amount(None, 12)),
        ("scores", Amount(None, 20)),
        ("hundreds", Amount(None, 100)),
        ("1,200", Amount(1200)),
        ("1.5 million", Amount(1_500_000)),
        ("2.5 thousand", Amount(2500)),
        ("99999999999", Amount(None)),
        ("two hundred and five", Amount(205)),
        ("200-300", Amount(200)),
        ("several", Amount(None)),
        ("no", Amount(0)),
    ],
)
def test_read(words: str, amount: Amount) -> None:
    parts = words.split()
    parts = parts[1:] if parts[0] == "a" else parts
    assert AttributeLexicon.default().numbers.read(parts) == amount


def test_words_that_are_no_numbers() -> None:
    assert AttributeLexicon.default().numbers.read(["soldiers"]) is None
    assert AttributeLexicon.default().numbers.read(["9" * 30]) is None
