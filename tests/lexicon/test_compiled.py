"""Compiled dictionaries kept as plain data: the same lexicon comes back, quickly, whoever runs beside."""

from __future__ import annotations

import marshal
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from cases import read_cases
from small import ACTIONS, ACTORS, AGENTS

from eventcode import compiled
from eventcode.coder import Coder
from eventcode.compiled import code_version, compile_lexicon, pack, unpack
from eventcode.events import CodedDocument
from eventcode.lexicon import Dictionaries
from eventcode.lexicon.actor_format import ActorEntry
from eventcode.lexicon.cache import cached
from eventcode.lexicon.packed import unpack_actor
from eventcode.testing import dictionaries_of, parsed

BROKEN = "@actions\nS hit &nothing = 190\nS praise = 0x\nS ruin T = 190 {mod: x}\n"
PERIODS = "@periods\nSyria | SYR = 1971..2000, 2000..2024-12\n"
MORE = "@actors\nJoined Front = AAA {kind: party; country: SYR} \nDated = BBB @1999-01..2001, CCC\n- Chad\n"
TEXTS = (ACTORS, AGENTS, ACTIONS, BROKEN, PERIODS, MORE)
CASES = read_cases(Path(__file__).parents[1] / "actions" / "constructions.txt")


def coded(dictionaries: Dictionaries) -> list[CodedDocument]:
    coder = Coder(dictionaries, parser=None)
    return [coder.code_parsed(case.document, date="2020-01-01", country="SYR") for case in CASES]


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A cache folder in which small dictionaries are kept too."""
    monkeypatch.setenv("EVENTCODE_CACHE", str(tmp_path))
    monkeypatch.setattr(compiled, "WORTH_KEEPING", 0)
    return tmp_path


def test_packed_and_unpacked() -> None:
    lexicon = compile_lexicon(dictionaries_of(*TEXTS))
    packed = pack(lexicon, dictionaries_of(*TEXTS).entries.sets)
    again = unpack(marshal.loads(marshal.dumps(packed)), lexicon.version)
    assert again.problems == lexicon.problems and again.grammar == lexicon.grammar
    assert list(again.actors.names.entries) == list(lexicon.actors.names.entries)
    assert dict(again.actors.names.names) == dict(lexicon.actors.names.names)
    assert again.actors.acled.own_words == lexicon.actors.acled.own_words
    assert dict(again.actors.acled.periods) == dict(lexicon.actors.acled.periods)
    assert dict(again.actions.operators.by_lemma) == dict(lexicon.actions.operators.by_lemma)
    assert again.actions.crosswalk == lexicon.actions.crosswalk
    assert again.actions.table.sketches.keys() == lexicon.actions.table.sketches.keys()


def test_coding_is_the_same(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = coded(dictionaries_of(*TEXTS))
    assert list(kept.glob("*.bin"))
    assert coded(dictionaries_of(*TEXTS)) == first
    monkeypatch.setenv("EVENTCODE_CACHE", "off")
    assert coded(dictionaries_of(*TEXTS)) == first


def test_lint_is_the_same(kept: Path) -> None:
    first = dictionaries_of(*TEXTS).lint()
    assert {"unknown-set", "unknown-event-code", "unknown-attribute"} <= {d.id for d in first}
    assert dictionaries_of(*TEXTS).lint() == first


def test_other_content_or_code_is_compiled_anew(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    compile_lexicon(dictionaries_of(ACTORS))
    compile_lexicon(dictionaries_of(ACTORS + "Mali = MLI\n"))
    assert len(list(kept.glob("*.bin"))) == 2
    monkeypatch.setattr(compiled, "code_version", lambda: "later")
    compile_lexicon(dictionaries_of(ACTORS))
    assert len(list(kept.glob("*.bin"))) == 3


def test_the_code_has_a_version() -> None:
    assert code_version() == code_version() and "compile.py" in code_version()


def test_small_dictionaries_are_not_kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("EVENTCODE_CACHE", str(tmp_path))
    compile_lexicon(dictionaries_of(ACTORS))
    assert not list(tmp_path.glob("*.bin"))


def test_a_folder_that_cannot_be_written(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = coded(dictionaries_of(*TEXTS))
    blocked = kept / "file"
    blocked.write_text("no folder")
    monkeypatch.setenv("EVENTCODE_CACHE", str(blocked))
    assert coded(dictionaries_of(*TEXTS)) == first


def test_nothing_is_made_before_it_is_needed(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    compile_lexicon(dictionaries_of(*TEXTS))
    made: list[tuple[Any, ...]] = []

    def counting(row: tuple[Any, ...]) -> ActorEntry:
        made.append(row)
        return unpack_actor(row)

    monkeypatch.setattr("eventcode.compiled.unpack_actor", counting)
    coder = Coder(dictionaries_of(*TEXTS), parser=None)
    assert coder.lexicon.version and made == []
    coder.code_parsed(parsed("SDF SDF PROPN 2 nsubj\nspoke speak VERB 0 root"))
    assert len(made) == 1


_LOAD = """
from eventcode.coder import Coder
from eventcode.testing import parsed, triples
rows = "Syria Syria PROPN 2 nsubj\\nattacked attack VERB 0 root\\nIraq Iraq PROPN 2 obj"
print(*triples(Coder(parser=None).code_parsed(parsed(rows))))
"""


@pytest.mark.slow
def test_processes_that_start_together(tmp_path: Path) -> None:
    environment = {**os.environ, "EVENTCODE_CACHE": str(tmp_path)}
    command = [sys.executable, "-c", _LOAD]
    for count in (3, 1):
        runs = [subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) for _ in range(count)]
        assert {run.communicate()[0].strip() for run in runs} == {"('SYR', '190', 'IRQ')"}
    assert len(list(tmp_path.glob("*.bin"))) >= 1 and not list(tmp_path.glob("*.part"))


def test_the_cache_gives_what_was_built(kept: Path) -> None:
    assert cached(b"one", lambda: {"a": (1,)}) == cached(b"one", dict) == {"a": (1,)}
