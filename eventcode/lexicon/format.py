"""The canonical form of native dictionary files, and entries written as lines again.

Formatting never moves, adds or deletes a line, so that diagnostics, provenance and version control stay
right: it settles blanks, the order of attributes and the shape of section headings. Lines that cannot be
read stay as they are.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping

from eventcode.lexicon.action_format import ActionEntry, read_actions, read_operators, read_words
from eventcode.lexicon.actor_format import ActorEntry, DatedCode, Name, read_actors
from eventcode.lexicon.lines import SECTION, Problems, Source, source_of

__all__ = ["ORDER", "action_line", "actor_line", "format_text"]

_COMMENT = re.compile(r"(?:^|\s)(#.*)$")
_SET = re.compile(r"(&?[\w-]+)\s*(:=|\+=)\s*(.*)$")
_BRACES = re.compile(r"\{([^{}]*)\}")
ORDER = (
    *("kind", "inter", "founded", "dissolved", "became", "country"),
    *("mode", "weapon", "lethal", "source", "acled", "unit", "identity", "member", "others", "society", "local"),
    *("assoc", "negated", "alone", "needs", "aim", "code", "armed", "civil", "crowd", "police", "place", "blame"),
    "note",
)
"""Attributes in the order in which they are written, those of one country (`acled-NGA`) after the general one."""
_READERS = frozenset({"actors", "agents", "actions", "operators", "words"})


def format_text(text: str, name: str = "<text>") -> str:
    """A dictionary file in its canonical form. Raises `DictionaryError` for a file without a kind.

    >>> text = "@actors\\n [ states{kind:country} ]\\nChad|~Chadian=TCD{note:x;inter:8} # N\\n"
    >>> print(format_text(text), end="")
    @actors
    [states {kind: country}]
    Chad | ~Chadian = TCD {inter: 8; note: x}  # N
    """
    source = source_of(name, text)
    lines = source.text.split("\n")
    while lines and not lines[-1].strip():
        lines.pop()
    if source.kind not in _READERS:
        return "".join(raw.rstrip() + "\n" for raw in lines)
    broken = _broken(source)
    return "".join(
        (raw.rstrip() if number in broken else _line(raw, source.kind)) + "\n" for number, raw in enumerate(lines, 1)
    )


def _broken(source: Source) -> frozenset[int]:
    """The lines that nobody can read."""
    problems = Problems()
    if source.kind in ("actors", "agents"):
        read_actors(source, problems)
    elif source.kind == "actions":
        read_actions(source, {}, problems)
    elif source.kind == "operators":
        read_operators(source, problems)
    else:
        read_words(source, {}, problems)
    return frozenset(problem.line for problem in problems.found)


def _line(raw: str, kind: str) -> str:
    if raw.startswith((">", "!>")):
        mark = "!>" if raw.startswith("!") else ">"
        return f"{mark} {' '.join(raw.lstrip('!').lstrip('>').split())}"
    found = _COMMENT.search(raw)
    comment = found[1].rstrip() if found else ""
    body = (raw[: found.start()] if found else raw).strip()
    if not body:
        return comment
    return f"{_body(body, kind)}  {comment}" if comment else _body(body, kind)


def _body(body: str, kind: str) -> str:
    section = SECTION.match(body)
    if section:
        return _section(section)
    if body.startswith("@"):
        return body
    if body.startswith("- "):
        return "- " + " ".join(body[2:].split())
    if kind in ("actors", "agents"):
        return _actor(body)
    if kind in ("actions", "words") and (found := _SET.match(body)):
        return f"{found[1]} {found[2]} {_alternatives(found[3])}".rstrip()
    if kind == "actions":
        return _action(body)
    if kind == "operators":
        words, _, effect = body.partition("=")
        return f"{_words(words)} = {effect.strip()}"
    return body


def _section(found: re.Match[str]) -> str:
    attributes = _attributes(found[2] or "")
    return f"[{' '.join(found[1].split())}{' ' + attributes if attributes else ''}]"


def _actor(body: str) -> str:
    left, brace, rest = body.partition("{")
    names, _, codes = left.rpartition("=")
    shown = ", ".join(re.sub(r"\s*@\s*", " @", code.strip()) for code in codes.split(","))
    return f"{_names(names)} = {shown} {_attributes(brace + rest)}".rstrip()


def _names(text: str) -> str:
    return " | ".join(re.sub(r"^([~!])\s+", r"\1", " ".join(name.split())) for name in text.split("|"))


def _action(body: str) -> str:
    brace = body.find("{", body.rfind("="))
    entry, attributes = (body[:brace], body[brace:]) if brace >= 0 else (body, "")
    pattern, _, codes = entry.rpartition("=")
    code, arrow, back = (part.strip() for part in codes.partition("<>"))
    shown = f"{code} {arrow} {back}" if arrow else code
    return f"{_words(pattern)} = {shown} {_attributes(attributes)}".rstrip()


def _words(text: str) -> str:
    """A phrase with its blanks settled, also inside `{a|b}`."""
    inside = _BRACES.sub(lambda m: "{" + "|".join(" ".join(a.split()) for a in m[1].split("|")) + "}", text)
    return " ".join(inside.split())


def _alternatives(text: str) -> str:
    return " | ".join(filter(None, (" ".join(member.split()) for member in text.split("|"))))


def _attributes(text: str) -> str:
    pairs: dict[str, str] = {}
    for piece in text.strip("{} ").split(";"):
        key, _, value = piece.partition(":")
        if key.strip():
            pairs[key.strip()] = value.strip()
    return _shown(pairs)


def _shown(attributes: Mapping[str, str]) -> str:
    keys = sorted(attributes, key=_rank)
    return "{" + "; ".join(f"{key}: {attributes[key]}" for key in keys) + "}" if attributes else ""


def _rank(key: str) -> tuple[int, str]:
    general, _, country = key.partition("-")
    return (ORDER.index(general) if general in ORDER else len(ORDER)), country


def actor_line(entry: ActorEntry) -> str:
    """An actor or agent as a line of a dictionary, the attributes of its section written out.

    >>> actor_line(ActorEntry((Name("Chad"), Name("Chadian", adjective=True)), (DatedCode("TCD"),), "a", 1))
    'Chad | ~Chadian = TCD'
    """
    names = " | ".join(map(_name, entry.names))
    if entry.removed:
        return f"- {names}"
    return f"{names} = {', '.join(map(_code, entry.codes))} {_shown(entry.attributes)}".rstrip()


def _name(name: Name) -> str:
    mark = "~" if name.adjective else "!" if name.blocked else ""
    return f'{mark}"{name.text}"' if name.exact else mark + name.text


def _code(code: DatedCode) -> str:
    return f"{code.code} @{_day(code.start)}..{_day(code.end)}" if code.dated else code.code


def _day(day: dt.date | None) -> str:
    return day.isoformat() if day else ""


def action_line(entry: ActionEntry) -> str:
    """An action as a line of a dictionary, with its examples below it.

    >>> action_line(ActionEntry("S visit T", "042", "043", "a.txt", 1))
    'S visit T = 042 <> 043'
    """
    if entry.removed:
        return f"- {entry.pattern}"
    codes = (entry.code or "---") + (f" <> {entry.back}" if entry.back else "")
    first = f"{entry.pattern} = {codes} {_shown(entry.attributes)}".rstrip()
    return "\n".join([first, *(f"{'!>' if e.counter else '>'} {e.text}" for e in entry.examples)])
