from __future__ import annotations

import csv
import gzip
import io
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest
from click.testing import CliRunner, Result

from eventcode import cli
from eventcode.batch import code_many
from eventcode.document import Document
from eventcode.errors import DictionaryError
from eventcode.events import CodedDocument

ROW = "1\tRebels\trebel\tNOUN\t_\t_\t0\troot\t_\t_\n\n"


class FakeCoder:
    """Finds the event of the fixture in every text, and keeps what it was given."""

    def __init__(self, answer: CodedDocument) -> None:
        self.answer = answer
        self.parser = self
        self.name = "fake"
        self.calls: list[dict[str, Any]] = []

    def parse(self, text: str) -> Document:
        return Document(text, self.answer.parse.sentences, self.name)

    def parse_many(self, texts: Iterable[str]) -> Iterator[Document]:
        return map(self.parse, texts)

    def code(self, text: str, **known: Any) -> CodedDocument:
        return self.code_parsed(self.parse(text), **known)

    def code_parsed(self, parsed: Document, **known: Any) -> CodedDocument:
        self.calls.append({"text": parsed.text, **known})
        return attrs.evolve(self.answer, id=known.get("id"))

    def code_many(self, articles: Iterable[object], **options: Any) -> Iterator[CodedDocument]:
        return code_many(self, articles, **options)


@pytest.fixture
def coder(coded: CodedDocument, monkeypatch: pytest.MonkeyPatch) -> FakeCoder:
    fake = FakeCoder(coded)
    monkeypatch.setattr(cli, "make_coder", lambda overlays: fake)
    return fake


def run(*arguments: str, stdin: str | None = None, status: int = 0) -> Result:
    result = CliRunner().invoke(cli.main, arguments, input=stdin)
    assert result.exit_code == status, (result.output, result.exception)
    return result


def test_plain_text_as_a_table(coder: FakeCoder, tmp_path: Path) -> None:
    path = tmp_path / "news.txt"
    path.write_text("\ufeffRebels attacked.\n", encoding="utf-8")
    result = run("code", str(path), "--date", "2021-07-30", "--country", "SYR")
    assert coder.calls == [
        {
            "text": "Rebels attacked.\n",
            "date": "2021-07-30",
            "country": "SYR",
            "actors": None,
            "id": "news.txt",
        }
    ]
    assert "news.txt" in result.stdout and "SYRREB" in result.stdout and "190" in result.stdout
    assert result.stderr == ""


def test_table_with_reasons(coder: FakeCoder) -> None:
    result = run("code", "-", "--explain", "--why-not", stdin="Rebels attacked.")
    assert "actions/19-fight.txt:12" in result.stdout
    assert "no event: Nobody came." in result.stdout


def test_json_lines_bring_their_own_date(coder: FakeCoder) -> None:
    lines = '{"text": "a", "id": 1, "date": "2020-01-01", "url": "x"}\n\n{"text": "b", "actors": [[0, 1]]}\n'
    result = run("code", "-", "--date", "2021-07-30", "--format", "jsonl", stdin=lines)
    assert [(c["text"], c["date"], c["id"]) for c in coder.calls] == [
        ("a", "2020-01-01", "1"),
        ("b", "2021-07-30", None),
    ]
    assert coder.calls[1]["actors"] == [[0, 1]]
    assert [json.loads(line)["document"] for line in result.stdout.splitlines()] == ["1", None]


def test_conllu_is_coded_as_it_was_parsed(coder: FakeCoder, tmp_path: Path) -> None:
    path = tmp_path / "parsed.conllu"
    path.write_text(f"# newdoc id = a\n{ROW}# newdoc id = b\n{ROW}", encoding="utf-8")
    result = run("code", str(path), "--format", "csv", "--country", "SYR")
    assert [(c["id"], c["country"]) for c in coder.calls] == [("a", "SYR"), ("b", "SYR")]
    assert [row["document"] for row in csv.DictReader(io.StringIO(result.stdout))] == ["a", "b"]


def test_conllu_is_written(coder: FakeCoder) -> None:
    from eventcode.parsing.conllu import read_conllu

    result = run("code", "-", "--format", "conllu", stdin=f"# newdoc id = a\n{ROW}")
    assert read_conllu(result.stdout).text == "Rebels"
    assert coder.calls == []


@pytest.mark.parametrize(
    ("format_", "first"), [("acled", "event_id_cnty,"), ("icews", "Event ID\t"), ("phoenix", "e1\t")]
)
def test_other_formats_to_a_file(coder: FakeCoder, tmp_path: Path, format_: str, first: str) -> None:
    out = tmp_path / "out"
    assert run("code", "-", "--format", format_, "-o", str(out), stdin="x").stdout == ""
    assert out.read_text(encoding="utf-8").startswith(first)


def test_progress_on_standard_error(coder: FakeCoder) -> None:
    result = run("code", "-", "--progress", "--format", "jsonl", stdin="x")
    assert "1" in result.stderr and len(result.stdout.splitlines()) == 1


@pytest.mark.parametrize(
    ("content", "name", "message"),
    [
        (None, "gone.txt", "cannot read"),
        (b"a\ncaf\xe9", "latin.txt", "is not UTF-8 (line 2, byte 4)"),
        (b"%PDF-1.7\n", "a.txt", "a PDF, no text"),
        (b"h\x00i\x00", "a.txt", "holds NUL characters"),
        (b"\xff\xfea", "a.txt", "damaged UTF-16"),
        (b"[{}", "a.json", "a.json:1:4: not JSON"),
        (b'[{"text": "a"}, 5]', "a.json", "a.json: record 2: int is no article"),
        (b"id,words\n1,a\n", "a.csv", "a.csv:1: no column 'text', only 'id', 'words'"),
        (b"no gzip", "a.txt.gz", "cannot read"),
        (b'{"text": "a"}\n{"text": }\n', "bad.jsonl", "bad.jsonl:2:10: not JSON"),
        (b'{"id": 5}\n', "bad.jsonl", "bad.jsonl:1 (id '5'): it has no text, only 'id'"),
        (b"1\tRebels\n\n", "bad.conllu", "bad.conllu"),
    ],
)
def test_what_cannot_be_read(coder: FakeCoder, tmp_path: Path, content: bytes | None, name: str, message: str) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    result = run("code", str(path), status=2)
    assert message in result.stderr and "Traceback" not in result.stderr


def test_every_kind_of_file(coder: FakeCoder, tmp_path: Path) -> None:
    row = {"id": "7", "text": "Rebels, they say, attacked.", "date": "2021-07-30", "country": "SYR"}
    table = 'Id;date;country;Text\r\n7;2021-07-30;SYR;"Rebels, they say, attacked."\r\n;;;\r\n'
    (tmp_path / "a.csv").write_bytes(b"\xef\xbb\xbf" + table.encode())
    (tmp_path / "b.tsv").write_text(table.replace(";", "\t"), encoding="utf-16")
    (tmp_path / "c.json").write_text(json.dumps([row], indent=1))
    (tmp_path / "d.jsonl.gz").write_bytes(gzip.compress(json.dumps(row).encode()))
    (tmp_path / "e.doc").write_text("not looked at")
    run("code", str(tmp_path))
    assert [(c["text"], str(c["date"]), c["country"], c["id"]) for c in coder.calls] == [
        (row["text"], "2021-07-30", "SYR", "7")
    ] * 4
    (tmp_path / "new").mkdir()
    assert "holds no file" in run("code", str(tmp_path / "new"), status=2).stderr


@pytest.mark.parametrize(
    "text", ["Rebels attacked.", '{"text": "Rebels attacked."}\n', '[\n{"text": "Rebels attacked."}]']
)
def test_standard_input_of_every_kind(coder: FakeCoder, text: str) -> None:
    run("code", "-", stdin=text)
    assert [c["text"] for c in coder.calls] == ["Rebels attacked."]


def test_broken_lines_can_be_skipped(coder: FakeCoder, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "one"}\n{"text": \n{"text": "three", "id": 3}\n')
    for format_, written in (("jsonl", 2), ("conllu", 2)):
        result = run("code", str(path), "--format", format_, "--skip-errors")
        assert f"eventcode: left out: {path}:2:10: not JSON" in result.stderr
        assert result.stdout.count('"event"' if format_ == "jsonl" else "eventcode_text") == written
        run("code", str(path), "--format", format_, status=2)


def test_nothing_is_overwritten_before_the_input_is_read(coder: FakeCoder, tmp_path: Path) -> None:
    path, out = tmp_path / "a.jsonl", tmp_path / "out.csv"
    path.write_text('{"text": "one"}\n')
    out.write_text("kept")
    assert "read and cannot be written" in run("code", str(path), "-o", str(path), status=2).stderr
    assert "there is no folder" in run("code", str(path), "-o", str(tmp_path / "no" / "x"), status=2).stderr
    for wrong in ("gone.txt", "--date=30.7.2021", "--country=Utopia"):
        run("code", str(path), wrong, "--format", "csv", "-o", str(out), status=2)
    path.write_text("{")
    run("code", str(path), "--format", "csv", "-o", str(out), status=2)
    assert out.read_text() == "kept"


def test_reasons_go_with_tables(coder: FakeCoder) -> None:
    assert "--format table" in run("code", "-", "--explain", "--format", "csv", stdin="x", status=2).stderr


def test_parses_keep_what_is_known_of_the_text(coder: FakeCoder, tmp_path: Path) -> None:
    path = tmp_path / "a.conllu"
    path.write_text("# eventcode_date = 2021-07-30\n# eventcode_country = SYR\n" + ROW)
    again = run("code", str(path), "--format", "conllu").stdout
    assert "# eventcode_date = 2021-07-30" in again and "# eventcode_country = SYR" in again
    run("code", str(path), "--date", "2020-01-01", "--country", "IRQ")
    assert (coder.calls[-1]["date"], coder.calls[-1]["country"]) == ("2021-07-30", "SYR")


def test_errors_of_the_library_end_with_status_2(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(overlays: tuple[str, ...]) -> None:
        raise DictionaryError("my.txt cannot be read")

    monkeypatch.setattr(cli, "make_coder", broken)
    assert run("demo", status=2).stderr == "eventcode: my.txt cannot be read\n"


@pytest.mark.parametrize(("article", "country"), [("conflict", "SDN"), ("diplomacy", "GEO")])
def test_demo(coder: FakeCoder, article: str, country: str) -> None:
    result = run("demo", "--article", article)
    assert coder.calls[0]["country"] == country and 380 < len(coder.calls[0]["text"].split()) < 450
    assert "1 events in 2 sentences" in result.stdout


def test_unknown_actors(coder: FakeCoder) -> None:
    result = run("actors", "unknown", "-", stdin='{"text": "a"}\n{"text": "b"}\n')
    assert result.stdout.splitlines() == [
        "@actors",
        "# 2 times (0 source, 2 target): Rebels <attacked> the army in Nawa. Nobody came.",
        "the army = ---",
    ]
    assert run("actors", "unknown", "-", "--least", "3", stdin='{"text": "a"}\n').stdout == "@actors\n"


def test_help_loads_no_parser() -> None:
    import subprocess
    import sys

    code = "import sys, eventcode.cli; assert not {'torch', 'stanza', 'pandas'} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)
