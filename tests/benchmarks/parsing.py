"""How fast and how large the parser is, beside Stanza as it comes with the same model.

    python -m tests.benchmarks.parsing [--threads 2] [--articles 60] [--no-stock]

Each of the two runs in a process of its own, one after the other, on the same generated articles.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any

import psutil

_WHO = [
    "The army",
    "Gunmen",
    "Rebel fighters",
    "Riot police",
    "Hundreds of students",
    "The foreign ministry of Peru",
]
_WHAT = [
    "attacked",
    "shelled",
    "took back",
    "marched on",
    "promised to rebuild",
    "didn't leave",
    "surrounded",
]
_WHOM = [
    "a checkpoint",
    "the governor's office",
    "two villages near Gao",
    "the old port",
    "a convoy of aid lorries",
]
_WHEN = ["on Monday", "late on Friday", "before dawn", "for the third day in a row", "after talks had failed"]
_HOW = [
    ", killing at least three people and wounding a dozen, a hospital official said",
    ", according to witnesses who asked not to be named because they feared reprisals",
    " while negotiators from the two sides were meeting in Geneva to discuss a truce",
    "",
]


def article(number: int, paragraphs: int = 6) -> str:
    """A made-up article: headline, dateline, paragraphs of one to three sentences."""
    draw = random.Random(number)

    def sentence() -> str:
        return " ".join(draw.choice(part) for part in (_WHO, _WHAT, _WHOM, _WHEN)) + draw.choice(_HOW) + "."

    body = [" ".join(sentence() for _ in range(draw.randint(1, 3))) for _ in range(paragraphs)]
    return f"{sentence()[:-1]}\n\nGAO, Mali -- " + "\n\n".join(body)


def ours(threads: int) -> tuple[Callable[[list[str]], int], float]:
    """The parser of eventcode, loaded, and the seconds that took."""
    start = time.perf_counter()
    from eventcode.parsing import StanzaParser

    parser = StanzaParser(threads=threads)
    parser.load()
    seconds = time.perf_counter() - start

    def run(texts: list[str]) -> int:
        return sum(len(sentence) for document in parser.parse_many(texts) for sentence in document)

    return run, seconds


def stock(threads: int) -> tuple[Callable[[list[str]], int], float]:
    """Stanza with the same model and nothing of ours at work: bulk processing, the encoder run twice."""
    start = time.perf_counter()
    import stanza
    import torch
    from stanza.models.common.foundation_cache import BertRecord, FoundationCache
    from transformers import AutoModel, AutoTokenizer

    from eventcode.parsing._load import bundled_dir

    torch.set_num_threads(threads)
    folder = bundled_dir("en")
    assert folder is not None
    encoder = str(folder / "encoder")
    cache = FoundationCache(local_files_only=True)
    model = AutoModel.from_pretrained(encoder, dtype=torch.float32).eval()
    cache.bert["en-ud-encoder"] = BertRecord(model, AutoTokenizer.from_pretrained(encoder), {})
    names = ("tokenize", "mwt", "pos", "lemma", "depparse")
    pipeline = stanza.Pipeline(
        "en",
        dir=str(folder),
        download_method=None,
        allow_unknown_language=True,
        use_gpu=False,
        verbose=False,
        foundation_cache=cache,
        processors=",".join(names),
        **{f"{name}_model_path": str(folder / f"{name}.pt") for name in names},
    )
    seconds = time.perf_counter() - start

    def run(texts: list[str]) -> int:
        return sum(document.num_words for document in pipeline.bulk_process(texts))

    return run, seconds


def measure(
    make: Callable[[int], tuple[Callable[[list[str]], int], float]], threads: int, articles: int
) -> dict[str, Any]:
    """Seconds to load, words per second of batches and of single texts, resident memory in MB."""
    run, loading = make(threads)
    texts = [article(number) for number in range(articles)]
    run(texts[:2])
    start = time.perf_counter()
    words = run(texts)
    batch = words / (time.perf_counter() - start)
    start = time.perf_counter()
    single = sum(run([text]) for text in texts[:10]) / (time.perf_counter() - start)
    memory = psutil.Process().memory_info().rss / 2**20
    return {
        "load_s": round(loading, 1),
        "words": words,
        "words_per_s": round(batch),
        "words_per_s_one_text_at_a_time": round(single),
        "resident_mb": round(memory),
    }


def main() -> None:
    """Print one line of JSON for each parser."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--threads", type=int, default=2)
    options.add_argument("--articles", type=int, default=60)
    options.add_argument("--no-stock", action="store_true")
    options.add_argument("--only", choices=("eventcode", "stanza"), help=argparse.SUPPRESS)
    chosen = options.parse_args()
    if chosen.only:
        make = ours if chosen.only == "eventcode" else stock
        found = {"parser": chosen.only} | measure(make, chosen.threads, chosen.articles)
        sys.stdout.write(json.dumps(found) + "\n")
        return
    for name in ("eventcode",) if chosen.no_stock else ("eventcode", "stanza"):
        command = [sys.executable, "-m", "tests.benchmarks.parsing", "--only", name]
        command += ["--threads", str(chosen.threads), "--articles", str(chosen.articles)]
        subprocess.run(command, check=True, env=os.environ | {"OMP_NUM_THREADS": str(chosen.threads)})


if __name__ == "__main__":
    main()
