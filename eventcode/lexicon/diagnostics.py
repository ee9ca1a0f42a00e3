"""Every identifier that a diagnostic can have, with its meaning: what docs/diagnostics.md is made from.

Run `python -m eventcode.lexicon.diagnostics` to print that page.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

__all__ = ["MEANINGS", "page"]

_FILES = {
    "no-kind": "The first line that is no comment names no kind of dictionary: begin the file with "
    "`@actors`, `@agents`, `@actions`, `@operators` or `@words`.",
    "not-utf8": "The file is not UTF-8: save it as UTF-8.",
    "control-char": "The line holds a control character, mostly from copying. Native files: the line is not "
    "loaded. PETRARCH files: the character is left out.",
}
_NATIVE = {
    "bad-attribute": "A piece between `{` and `}` is not `key: value`.",
    "bad-code": "The actor code is not of capitals and digits, or what follows it is not `@start..end`.",
    "bad-date": "A date is not `YYYY`, `YYYY-MM` or `YYYY-MM-DD` (PETRARCH: not `YYMMDD` or `YYYYMMDD`).",
    "bad-inter": "`inter` is not ACLED's class 1 to 8.",
    "bad-operator": "An operator is not `words = effect`.",
    "bad-set": "A word list is not `name := member | member`.",
    "bad-value": "An attribute has a value that it does not take; the attribute does nothing.",
    "conflicting-code": "A name or pattern has another code elsewhere: the later line wins.",
    "duplicate-pattern": "The same pattern with the same code stands twice.",
    "duplicate-phrase": "The same name with the same codes stands twice.",
    "duplicate-set": "A set is defined twice with `:=`; the members of both are taken. Use `+=` to add.",
    "empty-name": "A name has no letters and can never match; often a `|` too many.",
    "empty-set": "A set has no members.",
    "no-equals": "The line has no `=` and is no set, example, section or removal.",
    "no-noun": "After `the` stands no noun.",
    "no-predicate": "After `be` stands no word.",
    "no-verb": "A pattern has no verb after its subject.",
    "odd-actor-code": "A code does not consist of three-letter blocks.",
    "overrides": "Information: a line of an overlay replaces the line that it names.",
    "range-reversed": "A period ends before it begins.",
    "removes-nothing": "A line `- words` removes a name or pattern that no dictionary below it has.",
    "stray-example": "A `>` or `!>` line has no entry above it.",
    "unbalanced-bracket": "Braces or brackets are not balanced.",
    "unknown-attribute": "An attribute key that eventcode does not know.",
    "unknown-effect": "An operator has an effect that the crosswalk does not know.",
    "unknown-event-code": "A code is not one of CAMEO's event codes.",
    "unknown-kind": "`kind` is none of the kinds that docs/dictionary-format.md lists.",
    "unknown-set": "A pattern uses `&name` and no file defines it.",
    "example-fails": "`eventcode dict test`: an example is not coded by its entry, or a counter-example is.",
}
_TABLES = {
    "bad-condition": "Incident rules: a condition cannot be read.",
    "bad-crosswalk": "Crosswalk: a line is not `effect code -> code`.",
    "bad-pattern": "Boilerplate: a line holds no regular expression that Python can read.",
    "bad-period": "Periods: a line is not `Country | ISO = 2000..2024, 2024..`.",
    "bad-region": "Places: a line is not `region | short form = ISO3 Seat`.",
    "bad-rule": "Incident rules: a line is not `Sub-event type if condition, condition`.",
    "bad-table-line": "Attributes: a line is not `word | word = value`.",
    "missing-header": "Boilerplate: the first line does not name the kind of the file.",
    "unknown-side": "Incident rules: a line names a side of an incident that does not exist.",
    "unknown-role": "Boilerplate: the part of a text that a line names is none that eventcode knows.",
    "unknown-sub-event": "Incident rules: a name is none of ACLED's sub-event types.",
}
_PETRARCH = {
    "ambiguous-century": "Information: a two-digit year was read into the century that makes sense.",
    "code-without-tab": "A code line begins without a tab; it is read all the same.",
    "date-without-operator": "A date restriction has no `<`, `>` or range; the code is not loaded.",
    "empty-phrase": "A phrase has no letters.",
    "header-malformed": "A block header cannot be read.",
    "indented-phrase": "A name is indented and has no `+`; it is read as a synonym.",
    "inherits-next": "Information: a name without a code takes the codes of the next name.",
    "lower-case": "A phrase or code is not in upper case; it is read as if it were.",
    "no-block": "A line stands before the first block it could belong to.",
    "no-code": "An entry has no code, or an empty one.",
    "no-tilde": "An agent's code has no `~`; it is read as if it stood before the code.",
    "no-verb-marker": "A pattern has no `*`, so nobody knows where the verb stands.",
    "odd-underscore": "Information: a doubled or leading underscore.",
    "run-together": "Two entries stand on one line; both are read.",
    "slot-glued": "`*`, `$` or `+` is glued to a word; it is read as if a blank stood between.",
    "stem-like-word": "Information: a word looks like a stem and matches no whole word.",
    "stop-marker": "`---STOP---`: the rest of the file is not read, as in the original programs.",
    "stray-end": "An end tag closes nothing.",
    "synonym-after-code": "A synonym stands after the codes; it is read all the same.",
    "synset-glued": "Information: a synset's name is glued to the next word and was split.",
    "text-after-code": "What follows the code is not read.",
    "transformation-malformed": "A transformation line cannot be read.",
    "two-verb-markers": "A pattern has two `*`; the first is the verb.",
    "undefined-substitution": "An agent uses a `!SET!` that no line above it defines.",
    "unknown-mark": "A mark other than `n:` and `v:` in an issue phrase is left out.",
    "unknown-synset": "A pattern uses a synset that the file does not define.",
}
_SECTIONS = (
    ("Every file", _FILES),
    ("Native dictionaries", _NATIVE),
    ("Tables", _TABLES),
    ("TABARI and PETRARCH dictionaries", _PETRARCH),
)
MEANINGS: Mapping[str, str] = MappingProxyType({k: v for _, group in _SECTIONS for k, v in group.items()})
"""What each identifier means, in Markdown."""


def page() -> str:
    """The page of the documentation.

    >>> page().splitlines()[0]
    '# Diagnostics of dictionaries'
    """
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield "# Diagnostics of dictionaries"
    yield ""
    yield "`eventcode dict lint` prints a finding as"
    yield "`file:line:column: severity: message [identifier] (hint)`."
    yield "Identifiers are stable: scripts may rely on them. An *error* means that the line or attribute is not loaded,"
    yield "a *warning* that it probably does not do what was meant, *information* that a rule was applied."
    for title, group in _SECTIONS:
        yield from ("", f"## {title}", "", "| identifier | meaning |", "|---|---|")
        yield from (f"| `{id}` | {group[id]} |" for id in sorted(group))


if __name__ == "__main__":
    import sys

    sys.stdout.write(page())
