"""Agent files: role nouns, their plurals and substitution sets."""

from __future__ import annotations

import re

from eventcode.lexicon.petrarch._lines import Findings, Line, read_lines
from eventcode.lexicon.petrarch._words import phrase_key, plural

__all__ = ["AgentEntry", "read_agents"]

_CODE = re.compile(r"\[([^\[\]{}]*)[\]}]")
_PLURAL = re.compile(r"\{([^{}]*)\}")
_MARK = re.compile(r"![^!\s]+!")

AgentEntry = tuple[str, str, int, bool]
"""Phrase, code (`~GOV` is appended to the actor's, `NGO~` put before it), line, and whether the
last word may also be matched through its lemma."""


def read_agents(data: bytes, found: Findings) -> list[AgentEntry]:
    """The entries of an agent file, with plurals and substitution sets written out.

    >>> text = b"!MAN! = MAN, MEN\\nGUN!MAN! [~UAF]\\nPOLICE {} [~COP]\\n"
    >>> [entry[:2] for entry in read_agents(text, Findings("f"))]
    [('GUNMAN', '~UAF'), ('GUNMEN', '~UAF'), ('POLICE', '~COP')]
    """
    sets: dict[str, tuple[str, ...]] = {}
    entries: list[AgentEntry] = []
    for line in read_lines(data, found, semicolon=True):
        text = line.text.strip()
        if text.startswith("!") and "=" in text and "[" not in text:
            _substitution(text, line, sets, found)
        else:
            entries.extend(_entry(text, line, sets, found))
    return entries


def _substitution(text: str, line: Line, sets: dict[str, tuple[str, ...]], found: Findings) -> None:
    name, _, members = text.partition("=")
    if "_" in name or re.search(r",\s*_", members):
        found.warning(line.number, 1, "odd-underscore", "the substitution set is written with _ for blanks")
    words = tuple(dict.fromkeys(w for w in (m.strip(" _\t") for m in members.upper().split(",")) if w))
    sets[name.strip(" _\t").upper()] = words


def _entry(text: str, line: Line, sets: dict[str, tuple[str, ...]], found: Findings) -> list[AgentEntry]:
    hit = _CODE.search(text)
    if hit is None:
        found.error(line.number, 1, "no-code", f"{text} has no code", "add [~CODE]")
        return []
    column = hit.start() + 1
    if hit.group().endswith("}"):
        found.warning(line.number, hit.end(), "unbalanced-bracket", "the code is closed by }", "close it with ]")
    code = hit.group(1).strip().upper()
    if "~" not in code:
        found.warning(line.number, column, "no-tilde", f"{code} is read as ~{code}", "write [~CODE] or [CODE~]")
        code = "~" + code
    if code.strip("~") == "":
        found.error(line.number, column, "no-code", "the code is empty")
        return []
    before = text[: hit.start()]
    forms = _PLURAL.search(before)
    if forms is None and ("{" in before or "}" in before):
        found.warning(line.number, 1, "unbalanced-bracket", f"a brace is not closed in {text}")
        before = before.replace("{", " ").replace("}", " ")
    phrase = _PLURAL.sub(" ", before).strip()
    if phrase != phrase.upper():
        found.warning(line.number, 1, "lower-case", f"{phrase} is not in upper case")
    phrase = phrase.upper().strip("_ \t")
    if not phrase_key(phrase.replace("!", "")):
        found.error(line.number, 1, "empty-phrase", "an agent without letters or digits")
        return []
    if _MARK.search(phrase):
        return _expand(phrase, code, line, sets, found)
    entries = [(phrase, code, line.number, forms is None)]
    written = forms.group(1).strip().upper().strip("_ ") if forms else plural(phrase)
    if written and written != phrase:
        entries.append((written, code, line.number, False))
    return entries


def _expand(phrase: str, code: str, line: Line, sets: dict[str, tuple[str, ...]], found: Findings) -> list[AgentEntry]:
    phrases = [phrase]
    for mark in dict.fromkeys(_MARK.findall(phrase)):
        members = sets.get(mark)
        if members is None:
            found.error(
                line.number,
                1,
                "undefined-substitution",
                f"{mark} is not defined above this line",
                f"write {mark} = WORD, WORD",
            )
            return []
        phrases = [p.replace(mark, member) for p in phrases for member in members]
    return [(p, code, line.number, False) for p in phrases]
