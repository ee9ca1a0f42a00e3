"""Training data made ready, and the trainers' command lines; nothing is trained here."""

from __future__ import annotations

from pathlib import Path

import pytest

from eventcode.errors import InputError
from eventcode.parsing.training.__main__ import main
from eventcode.parsing.training.augment import news_paragraphs, word_sets
from eventcode.parsing.training.steps import TRAINERS, command
from eventcode.parsing.training.treebank import clean, lemma_types, read_sentences, surface, write_sentences


def sentence(*forms: str, tag: str = "X", name: str = "a") -> str:
    rows = [
        "\t".join([str(i + 1), form, form.lower(), tag, "_", "_", str(i), "dep" if i else "root", "_", "_"])
        for i, form in enumerate(forms)
    ]
    return "\n".join([f"# sent_id = {name}", f"# text = {' '.join(forms)}", *rows])


LONG = sentence("Gunmen", "attacked", "a", "post", "near", "Gao", "on", "January", "3", ".")


def test_clean_keeps_basic_dependencies() -> None:
    text = "\n".join(
        [
            "# newdoc id = d",
            "# speaker = x",
            "# text = a",
            "1\ta\ta\tX\t_\t_\t0\troot\t0:root\tSpaceAfter=No|Gloss=x",
            "1.1\tb\tb\tX\t_\t_\t_\t_\t1:dep\t_",
        ]
    )
    assert clean(text).split("\n") == [
        "# newdoc id = d",
        "# text = a",
        "1\ta\ta\tX\t_\t_\t0\troot\t_\tSpaceAfter=No",
    ]


def test_surface_tokens_hold_their_words() -> None:
    rows = ["1-2\tdon't" + "\t_" * 8, "1\tdo" + "\t_" * 8, "2\tn't" + "\t_" * 8, "3\tgo" + "\t_" * 8]
    assert [len(token) for token in surface("\n".join(rows))] == [3, 1]


def test_lemma_types_add_only_what_is_missing() -> None:
    own, other = sentence("Dogs"), sentence("Dogs", "bark").replace("dogs", "Dogs")
    made = "\n".join(lemma_types([own], [other]))
    assert "\tDogs\tdogs\t" in made
    assert "\tDogs\tDogs\t" not in made
    assert "\tbark\tbark\t" in made


def test_news_paragraphs_have_datelines_and_short_months() -> None:
    made = list(news_paragraphs([LONG] * 3, paragraphs=2, datelines=1))
    text = "\n".join(made)
    assert "Jan. 3" in text
    assert sum(m.startswith("# newpar") for m in made) == 3
    assert made == list(news_paragraphs([LONG] * 3, paragraphs=2, datelines=1)), "the same seed, the same text"


def test_word_sets_of_the_shipped_file() -> None:
    sets = word_sets()
    assert {"months", "titles", "titled", "agencies", "places", "dashes"} <= set(sets)
    assert all(">" in month for month in sets["months"])


@pytest.mark.parametrize("step", TRAINERS)
def test_command_lines(step: str, tmp_path: Path) -> None:
    line = command(step, tmp_path, tmp_path / "base", 7)
    assert line[1] == "-m"
    assert line[line.index("--save_name") + 1] == f"{step}.pt"
    assert ("--max_steps" in line) == (step in ("parser", "tagger"))
    assert ("--bert_model" in line) == (step in ("parser", "tagger"))


def test_dry_run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lemma", "--work", str(tmp_path), "--dry-run"]) == 0
    assert "stanza.models.lemmatizer" in capsys.readouterr().out


def test_errors_are_said_and_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    missing = str(tmp_path / "none.conllu")
    assert main(["prepare", "--work", str(tmp_path), "--train", missing, "--dev", missing]) == 1
    assert "cannot read the treebank" in capsys.readouterr().err
    with pytest.raises(InputError, match="is empty"):
        (tmp_path / "empty").touch()
        read_sentences([tmp_path / "empty"])


@pytest.mark.slow
def test_prepare_writes_what_the_trainers_read(tmp_path: Path) -> None:
    bank = tmp_path / "a.conllu"
    write_sentences(bank, [LONG.replace("# sent_id = a", f"# sent_id = {i}") for i in range(12)])
    work = tmp_path / "work"
    assert main(["prepare", "--work", str(work), "--train", str(bank), "--dev", str(bank)]) == 0
    for step in TRAINERS:
        line = command(step, work, tmp_path, 7)
        files = [line[i + 1] for i, word in enumerate(line) if word in ("--train_file", "--txt_file", "--eval_file")]
        assert files
        assert all(Path(file).is_file() for file in files), (step, files)
