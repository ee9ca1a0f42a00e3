"""How fast the coder is once a text is parsed, what it costs to start, and what larger dictionaries cost.

    python -m tests.benchmarks.coding [--sentences 4000] [--times 10] [--corpus FILE.conllu]

Prints sentences per second on one core with parses given, for the shipped dictionaries and for `--times` as
many entries; the time of `import eventcode`, of compiling the dictionaries cold and from the cache; and the
resident memory. The text is the two sample articles and the generated articles of the parsing benchmark, which
tell more than one event a sentence; with `--corpus` it is parsed text of your own. Cost grows with the events that
a text holds, so their number is printed beside the speed.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import psutil

import eventcode
from eventcode._resources import sample_path
from eventcode.document import Document
from eventcode.parsing.conllu import read_conllu_documents
from tests.benchmarks.parsing import article

_ROUNDS = 7
_SYLLABLES = ("ba", "ko", "ri", "mu", "ten", "zal", "or", "vi")


def corpus(sentences: int) -> list[Document]:
    """Parsed articles with at least so many sentences."""
    parser = eventcode.StanzaParser()
    texts = [path.read_text(encoding="utf-8") for path in sorted(sample_path(".").glob("*.txt"))]
    found: list[Document] = []
    count = number = 0
    while count < sentences:
        text = texts.pop() if texts else article(number)
        number += 1
        found.append(parser.parse(text))
        count += len(found[-1])
    return found


def made_up_word(number: int) -> str:
    """A word that no text holds, another for each number."""
    word = "x"
    while True:
        word += _SYLLABLES[number % len(_SYLLABLES)]
        number //= len(_SYLLABLES)
        if not number:
            return word


def swollen(times: int, folder: Path) -> eventcode.Dictionaries:
    """The shipped dictionaries with `times - 1` as many made-up entries on top."""
    default = eventcode.Dictionaries.default()
    actors = (times - 1) * len(default.entries.actors)
    actions = (times - 1) * len(default.entries.actions)
    path = folder / "actors.txt"
    path.write_text("\n".join(["@actors", *_made_up_actors(actors)]), encoding="utf-8")
    verbs = folder / "actions.txt"
    verbs.write_text("\n".join(["@actions", *_made_up_actions(actions)]), encoding="utf-8")
    return default.overlay(path, verbs)


def _made_up_actors(count: int) -> Iterator[str]:
    for number in range(count):
        word = made_up_word(number).capitalize()
        yield f"{word} Front | Army of {word} | ~{word}ian = XXXREB {{kind: armed-group; inter: 2}}"


def _made_up_actions(count: int) -> Iterator[str]:
    for number in range(count):
        word = made_up_word(number)
        yield f"S {word} T = 190"
        yield f"S attack T with {word} = 190"


def coding_speed(dictionaries: eventcode.Dictionaries, documents: Sequence[Document]) -> tuple[float, float, float]:
    """Sentences per second of processor time, the same for the last half of the documents in the first pass, and
    events per sentence.

    In the first figure each document counts with the least of `_ROUNDS` times: what else a machine does only ever
    adds to a time, which is why `timeit` takes the least as well. Words, names and patterns are worked out when first
    met and kept, which the second figure shows: it is nearer to the first the more text was coded before.
    """
    coder = eventcode.Coder(dictionaries=dictionaries, parser=None)
    before, new = documents[: len(documents) // 2], documents[len(documents) // 2 :]
    events = sum(len(coder.code_parsed(document, date="2023-04-18")) for document in before)
    fresh = sum(map(len, new)) / sum(_seconds(coder, document) for document in new)
    events += sum(len(coder.code_parsed(document, date="2023-04-18")) for document in new)
    rounds = [[_seconds(coder, document) for document in documents] for _ in range(_ROUNDS)]
    sentences = sum(map(len, documents))
    return sentences / sum(map(min, zip(*rounds, strict=True))), fresh, events / sentences


def _seconds(coder: eventcode.Coder, document: Document) -> float:
    began = time.process_time()
    coder.code_parsed(document, date="2023-04-18")
    return time.process_time() - began


def in_new_process(code: str, **environment: str) -> float:
    """Seconds that `code` prints when it runs in a process of its own."""
    before = "import time; began = time.perf_counter()\n"
    run = subprocess.run(
        [sys.executable, "-c", f"{before}{code}\nprint(time.perf_counter() - began)"],
        capture_output=True,
        check=True,
        text=True,
        env={**os.environ, **environment},
    )
    return float(run.stdout)


def report(sentences: int, times: int, parsed: Path | None) -> Iterator[str]:
    """The lines of the report; `parsed` is a CoNLL-U file to code instead of our own text."""
    load = "import eventcode; eventcode.Coder(parser=None).lexicon"
    with tempfile.TemporaryDirectory() as name:
        cache = {"EVENTCODE_CACHE": name}
        yield f"import eventcode             {in_new_process('import eventcode', **cache):8.3f} s"
        yield f"dictionaries compiled        {in_new_process(load, **cache):8.3f} s"
        yield f"dictionaries from the cache  {in_new_process(load, **cache):8.3f} s"
    documents = corpus(sentences) if parsed is None else list(read_conllu_documents(parsed))
    yield f"sentences                    {sum(map(len, documents)):8d}"
    speed, fresh, density = coding_speed(eventcode.Dictionaries.default(), documents)
    yield f"events per sentence          {density:8.2f}"
    yield f"coding, shipped dictionaries {speed:8.0f} sentences/s ({fresh:.0f} in the first pass)"
    with tempfile.TemporaryDirectory() as name:
        larger = swollen(times, Path(name))
        speed, fresh, _ = coding_speed(larger, documents)
        yield f"coding, {times:3d} times the entries {speed:7.0f} sentences/s ({fresh:.0f} in the first pass)"
    memory = psutil.Process().memory_info().rss / 2**20
    yield f"resident memory              {memory:8.0f} MiB"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the report."""
    plain = argparse.RawDescriptionHelpFormatter
    options = argparse.ArgumentParser(description=__doc__, formatter_class=plain)
    options.add_argument("--sentences", type=int, default=4000)
    options.add_argument("--times", type=int, default=10)
    options.add_argument("--corpus", type=Path)
    chosen = options.parse_args(arguments)
    for line in report(chosen.sentences, chosen.times, chosen.corpus):
        print(line, flush=True)  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main())
