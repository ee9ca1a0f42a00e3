"""Words of languages are data."""

from __future__ import annotations

from eventcode.petrarch_coder.grammar import grammar


def test_the_agents_preposition_and_participles_are_data() -> None:
    assert {"by", "por"} <= grammar().passive_agent
    assert "ATACAR" in grammar().infinitives("ATACADO")
