"""Train the bundled English model again.

The order: prepare, parser, encoder, tagger, tokenizer, mwt, lemma, pack, evaluate. Everything is written
under --work; a step that was interrupted is run again as a whole.

    python -m eventcode.parsing.training prepare --work W --train ewt.conllu --more gum.conllu --dev d.conllu
    python -m eventcode.parsing.training parser --work W --base all-MiniLM-L6-v2/
    python -m eventcode.parsing.training encoder --work W --base all-MiniLM-L6-v2/
    python -m eventcode.parsing.training tagger --work W          (and tokenizer, mwt, lemma)
    python -m eventcode.parsing.training pack --work W --to eventcode/models/en --model-version 1.1
    python -m eventcode.parsing.training evaluate --model eventcode/models/en --gold en_pud-ud-test.conllu
"""

from __future__ import annotations

import argparse
import json
import shlex
import sys
from collections.abc import Sequence
from pathlib import Path

from eventcode.errors import EventcodeError
from eventcode.parsing.training import evaluate as evaluation
from eventcode.parsing.training import export, steps

__all__ = ["main"]


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m eventcode.parsing.training",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    kinds = parser.add_subparsers(dest="step", required=True, metavar="STEP")
    one = kinds.add_parser("prepare", help="clean the treebanks, make the trainers' files")
    one.add_argument("--train", type=Path, nargs="+", required=True, help="the treebank whose conventions count")
    one.add_argument("--more", type=Path, nargs="*", default=[], help="further training data")
    one.add_argument("--dev", type=Path, required=True, help="chooses checkpoints")
    for name in steps.TRAINERS:
        one = kinds.add_parser(name, help=f"train the {name}")
        one.add_argument("--steps", type=int, help="how many, instead of the number the bundled model had")
        one.add_argument("--dry-run", action="store_true", help="show the trainer's command line")
        if name == "parser":
            one.add_argument("--base", type=Path, required=True, help="folder of the encoder to begin with")
    one = kinds.add_parser("encoder", help="take the encoder out of the parser's checkpoint")
    one.add_argument("--base", type=Path, required=True, help="folder of the encoder that training began with")
    one = kinds.add_parser("pack", help="write the model folder")
    one.add_argument("--to", type=Path, required=True)
    one.add_argument("--model-version", required=True)
    for one in kinds.choices.values():
        one.add_argument("--work", type=Path, required=True, help="the working folder")
    one = kinds.add_parser("evaluate", help="parse a gold treebank from raw text")
    one.add_argument("--model", type=Path, help="a model folder; the bundled one if left out")
    one.add_argument("--gold", type=Path, required=True)
    return parser


def _run(chosen: argparse.Namespace) -> None:
    if chosen.step == "prepare":
        steps.prepare(chosen.work.resolve(), chosen.train, chosen.more, chosen.dev)
    elif chosen.step == "encoder":
        export.split_encoder(chosen.work, chosen.base)
    elif chosen.step == "pack":
        export.pack(chosen.work, chosen.to, chosen.model_version)
    elif chosen.step == "evaluate":
        _evaluate(chosen)
    else:
        base = chosen.base.resolve() if "base" in chosen else None
        line = steps.command(chosen.step, chosen.work.resolve(), base, chosen.steps)
        if chosen.dry_run:
            sys.stdout.write(shlex.join(line) + "\n")
        else:
            steps.run(line, chosen.work.resolve())


def _evaluate(chosen: argparse.Namespace) -> None:
    from eventcode.parsing import StanzaParser

    scores = evaluation.evaluate(StanzaParser(model_dir=chosen.model), chosen.gold)
    sys.stdout.write(json.dumps(scores) + "\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one step; the exit status is 1 if it failed."""
    try:
        _run(_arguments().parse_args(arguments))
    except EventcodeError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
