"""Triples become incidents: the rows that an ACLED coder would write, decided by `dictionaries/incidents/`.

`RuleBook` holds the rules, `Facts` what a text says, `IncidentCoder` puts both together.
"""

from __future__ import annotations

from eventcode.incidents.build import IncidentCoder, decide
from eventcode.incidents.facts import Facts
from eventcode.incidents.rules import Rule, RuleBook, read_rules

__all__ = ["Facts", "IncidentCoder", "Rule", "RuleBook", "decide", "read_rules"]
