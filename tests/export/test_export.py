from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import attrs
import pytest

from eventcode import export
from eventcode.errors import InputError
from eventcode.events import CodedDocument


def test_a_record_has_every_column_in_order(coded: CodedDocument) -> None:
    (record,) = coded.to_records()
    assert list(record) == list(export.COLUMNS)
    assert record["source_code"] == "SYRREB" and record["target_code"] is None
    assert record["source_roles"] == "REB" and record["weapons"] == "mortar; rifle"
    assert record["date"] == record["published"] == "2021-07-30"
    assert record["location_name"] == "Nawa" and record["location_precision"] == 1
    assert record["text"] == "Rebels <attacked> the army in Nawa."
    for name, value in record.items():
        assert value is None or isinstance(value, export.COLUMNS[name]), name


def test_json_lines(coded: CodedDocument) -> None:
    out = io.StringIO()
    assert export.write_jsonl([coded, coded], out) == 2
    assert [json.loads(line) for line in out.getvalue().splitlines()] == coded.to_records() * 2


def test_csv(coded: CodedDocument, uncoded: CodedDocument, tmp_path: Path) -> None:
    path = tmp_path / "events.csv"
    assert export.write_csv([coded, uncoded], path) == 1
    (row,) = csv.DictReader(path.open(encoding="utf-8"))
    assert row["cameo"] == "190" and row["target_code"] == "" and row["historical"] == "True"


def test_acled(coded: CodedDocument, uncoded: CodedDocument) -> None:
    out = io.StringIO()
    assert export.write_acled([uncoded, coded], out) == 1
    (row,) = csv.DictReader(io.StringIO(out.getvalue()))
    assert list(row) == list(export.ACLED_COLUMNS)
    assert row["sub_event_type"] == "Armed clash" and row["interaction"] == "12"
    assert row["year"] == "2021" and row["region"] == "Middle East" and row["source"] == "a1"


def test_icews_and_phoenix(coded: CodedDocument) -> None:
    out = io.StringIO()
    assert export.write_icews(coded, out) == 1
    header, row = (line.split("\t") for line in out.getvalue().splitlines())
    assert tuple(header) == export.ICEWS_COLUMNS
    icews = dict(zip(header, row, strict=True))
    assert icews["CAMEO Code"] == "190" and icews["Source Country"] == "Syria" and icews["Target Country"] == ""
    out = io.StringIO()
    assert export.write_phoenix(coded, out) == 1
    phoenix = dict(zip(export.PHOENIX_COLUMNS, out.getvalue().rstrip("\n").split("\t"), strict=True))
    assert phoenix["SourceActorRole"] == "REB" and phoenix["TargetActorFull"] == "---"
    assert (phoenix["Year"], phoenix["Month"], phoenix["Day"]) == ("2021", "07", "30")


def test_no_events(uncoded: CodedDocument) -> None:
    assert uncoded.to_records() == []
    out = io.StringIO()
    assert export.write_icews(uncoded, out) == 0 and len(out.getvalue().splitlines()) == 1


def test_a_folder_is_no_target(coded: CodedDocument, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot write"):
        export.write_csv(coded, tmp_path)


def test_dataframe(coded: CodedDocument, uncoded: CodedDocument) -> None:
    pytest.importorskip("pandas")
    frame = coded.to_dataframe()
    assert list(frame.columns) == list(export.COLUMNS)
    assert str(frame["goldstein"].dtype) == "Float64" and str(frame["fatalities"].dtype) == "Int64"
    assert frame["date"].dt.year.tolist() == [2021]
    empty = uncoded.to_dataframe()
    assert empty.empty and list(empty.columns) == list(frame.columns)
    assert export.incidents_dataframe([coded])["event_type"].tolist() == ["Battles"]


def test_arrow(coded: CodedDocument, uncoded: CodedDocument, tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    import pyarrow.parquet as parquet

    table = export.arrow_table([coded, coded])
    assert table.to_pylist() == coded.to_records() * 2
    assert export.arrow_table(uncoded).num_rows == 0
    assert [batch.num_rows for batch in export.arrow_batches([coded] * 5, size=2)] == [2, 2, 1]
    path = tmp_path / "events.parquet"
    assert export.write_parquet([coded, coded], path) == 2
    assert parquet.read_table(path).equals(table)


def test_lone_surrogates_are_written_as_escapes(coded: CodedDocument, tmp_path: Path) -> None:
    event = attrs.evolve(coded[0], crowd_size="caf\udce9")
    document = attrs.evolve(coded, events=(event,))
    assert export.write_jsonl(document, tmp_path / "a.jsonl") == 1
    assert json.loads((tmp_path / "a.jsonl").read_text(encoding="utf-8"))["crowd_size"] == "caf\udce9"


@pytest.mark.parametrize("wrong", ["text", None, 5, [None], ["text"]])
def test_what_is_no_document(wrong: Any) -> None:
    with pytest.raises(InputError, match="give"):
        export.records(wrong)


def test_what_is_no_target(coded: CodedDocument) -> None:
    for target in (None, io.BytesIO()):
        with pytest.raises(InputError, match="give a path or a stream opened as text"):
            export.write_csv(coded, target)  # type: ignore[arg-type]
    out = io.BytesIO()
    assert export.write_parquet(coded, out) == len(coded) and out.getvalue()[:4] == b"PAR1"
    with pytest.raises(InputError, match="give a path or a stream of bytes"):
        export.write_parquet(coded, None)  # type: ignore[arg-type]


def test_phoenix_roles_without_a_country(coded: CodedDocument) -> None:
    source = coded[0].source
    assert source is not None
    rebels = attrs.evolve(source, code="REB", country=None, via="agent")
    out = io.StringIO()
    export.write_phoenix(attrs.evolve(coded, events=(attrs.evolve(coded[0], source=rebels),)), out)
    assert out.getvalue().split("\t")[5:9] == ["---REB", "---", "REB", ""]
