"""The steps of training, each a function of the working folder."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from eventcode.errors import ParserError
from eventcode.parsing.training.augment import news_paragraphs
from eventcode.parsing.training.treebank import clean, lemma_types, read_sentences, write_sentences

__all__ = ["TRAINERS", "command", "prepare", "run"]

_BANK = "UD_English-EWT"  # the name Stanza's own scripts know; all training data goes under it
_SHORT = "en_ewt"

# Encoder and biaffine parser without tags and characters; the learning rate of the encoder is lr * 0.075.
_PARSER = (
    "--batch_size 2200 --no_pretrain --bert_finetune --bert_hidden_layers 4 --word_emb_dim 0 --tag_emb_dim 0 "
    "--no_upos --no_xpos --no_ufeats --no_char --hidden_dim 200 --num_layers 1 --deep_biaff_hidden_dim 100 "
    "--no_linearization --no_distance --word_dropout 0.1 --dropout 0.33 --optim adamw --lr 2e-3 "
    "--bert_learning_rate 0.075 --bert_start_finetuning 0 --bert_warmup_steps 0 --no_plateau "
    "--no_second_optim --beta2 0.99 --weight_decay 1e-4 --log_step 10 --no_checkpoint"
)
_TAGGER = (
    "--batch_size 80 --no_pretrain --bert_hidden_layers 4 --word_emb_dim 0 --char_emb_dim 50 "
    "--char_hidden_dim 60 --transformed_dim 75 --hidden_dim 200 --num_layers 1 --deep_biaff_hidden_dim 200 "
    "--share_hid --word_dropout 0.1 --dropout 0.33 --optim adamw --lr 4e-3 --no_second_optim "
    "--fix_eval_interval --log_step 20"
)
_TOKENIZER = "--max_seqlen 300 --anneal_after 100000 --eval_steps 300 --report_steps 200 --use_mwt"
_MWT = "--num_epoch 10"
_LEMMA = "--num_epoch 8 --decay_epoch 4 --batch_size 100 --hidden_dim 100 --log_step 100"

_MODULES: Mapping[str, str] = {
    "tokenizer": "stanza.models.tokenizer",
    "mwt": "stanza.models.mwt_expander",
    "lemma": "stanza.models.lemmatizer",
    "parser": "eventcode.parsing.training.scheduled",
    "tagger": "eventcode.parsing.training.scheduled",
}
TRAINERS = tuple(_MODULES)
_JOINT: Mapping[str, str] = {"parser": _PARSER, "tagger": _TAGGER}  # trained by one module, on the encoder
_EVALUATED = 200  # steps from one look at the dev set to the next
_STEPS: Mapping[str, int] = {"tokenizer": 20_000, "parser": 1500, "tagger": 3000}


def prepare(work: Path, main: Sequence[Path], more: Sequence[Path], dev: Path) -> None:
    """Write cleaned treebanks, the tokenizer's pseudo-paragraphs and the lemmatizer's types under `work`.

    `main` is the treebank whose conventions count, `more` are added to it, `dev` chooses checkpoints.
    """
    first = [clean(sentence) for sentence in read_sentences(main)]
    second = [clean(sentence) for sentence in read_sentences(more)]
    held = [clean(sentence) for sentence in read_sentences([dev])]
    for part, sentences in (("train", first + second), ("dev", held), ("test", held)):
        write_sentences(work / "ud" / _BANK / f"{_SHORT}-ud-{part}.conllu", sentences)
    news = news_paragraphs(first + second, paragraphs=2200, datelines=350)
    for part, sentences in (("train", [*first, *second, *news]), ("dev", held), ("test", held)):
        write_sentences(work / "ud_tok" / _BANK / f"{_SHORT}-ud-{part}.conllu", sentences)
    write_sentences(work / "lemma" / "types.conllu", lemma_types(first, second))
    for kind, base in (("tokenizer", "ud_tok"), ("mwt", "ud")):
        module = f"stanza.utils.datasets.prepare_{kind}_treebank"
        run([sys.executable, "-m", module, _BANK], work, {"UDBASE": str(work / base)})


def command(step: str, work: Path, base: Path | None, steps: int | None) -> list[str]:
    """The command line of a trainer. `base` is the encoder to begin with (for `parser`)."""
    common = ["--mode", "train", *(() if step == "lemma" else ("--lang", "en")), "--shorthand", _SHORT, "--cpu"]
    common += ["--save_dir", str(work / "saved" / step), "--save_name", f"{step}.pt"]
    encoder = {"parser": base, "tagger": work / "encoder"}.get(step)
    extra = ["--bert_model", str(encoder)] if encoder else []
    kind = [step] if step in _JOINT else []
    return [sys.executable, "-m", _MODULES[step], *kind, *common, *_options(step, work, steps), *extra]


def _options(step: str, work: Path, steps: int | None) -> list[str]:
    """What a trainer is told of its files and settings; `steps` instead of the bundled model's number."""
    bank, limit = f"{work}/ud/{_BANK}/{_SHORT}-ud", steps or _STEPS.get(step, 0)
    gold = ["--eval_file", f"{bank}-dev.conllu"]
    if step in _JOINT:
        lengths = {"--max_steps": limit, "--max_steps_before_stop": limit, "--eval_interval": min(_EVALUATED, limit)}
        counted = [part for name, number in lengths.items() for part in (name, str(number))]
        return ["--train_file", f"{bank}-train.conllu", *gold, *_JOINT[step].split(), *counted]
    if step == "lemma":
        return ["--train_file", f"{work}/lemma/types.conllu", *gold, *_LEMMA.split()]
    if step == "mwt":
        return [*_mwt_files(work), *_MWT.split()]
    return [*_tokenizer_files(work), *_TOKENIZER.split(), "--steps", str(limit)]


def _tokenizer_files(work: Path) -> list[str]:
    data = work / "data" / "tokenize"
    return [
        *("--txt_file", f"{data}/{_SHORT}.train.txt", "--label_file", f"{data}/{_SHORT}-ud-train.toklabels"),
        *("--mwt_json_file", f"{data}/{_SHORT}-ud-train-mwt.json"),
        *("--dev_txt_file", f"{data}/{_SHORT}.dev.txt", "--dev_label_file", f"{data}/{_SHORT}-ud-dev.toklabels"),
        *("--dev_conll_gold", f"{data}/{_SHORT}.dev.gold.conllu", "--conll_file", f"{work}/tok.dev.conllu"),
    ]


def _mwt_files(work: Path) -> list[str]:
    data = work / "data" / "mwt"
    return [
        *("--train_file", f"{data}/{_SHORT}.train.in.conllu", "--eval_file", f"{data}/{_SHORT}.dev.in.conllu"),
        *("--gold_file", f"{data}/{_SHORT}.dev.gold.conllu", "--output_file", f"{work}/mwt.dev.conllu"),
    ]


def run(line: Sequence[str], work: Path, extra: Mapping[str, str] | None = None) -> None:
    """Run one command in the working folder, offline. Raises `ParserError` if it fails."""
    settings = {"HF_HUB_OFFLINE": "1", "DATA_ROOT": str(work / "data")} | dict(extra or {})
    work.mkdir(parents=True, exist_ok=True)
    done = subprocess.run(line, cwd=work, env=os.environ | settings, check=False)
    if done.returncode:
        raise ParserError(f"training stopped with {done.returncode}: {' '.join(line[:4])} ... in {work}")
