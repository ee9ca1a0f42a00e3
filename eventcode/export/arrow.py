"""Events as Arrow tables and Parquet files (`pip install 'eventcode[arrow]'`)."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any, BinaryIO

from eventcode.errors import InputError
from eventcode.export._documents import Documents, cannot_write, missing_extra
from eventcode.export.records import COLUMNS, iter_records

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["arrow_batches", "arrow_schema", "arrow_table", "write_parquet"]


def _pyarrow() -> Any:
    try:
        import pyarrow
    except ImportError as error:
        raise missing_extra("pyarrow", "arrow") from error
    return pyarrow


def arrow_schema() -> pa.Schema:
    """The schema of an event: the columns of `COLUMNS`, each nullable."""
    arrow = _pyarrow()
    kinds = {str: arrow.string(), int: arrow.int64(), float: arrow.float64(), bool: arrow.bool_()}
    return arrow.schema([(name, kinds[kind]) for name, kind in COLUMNS.items()])


def arrow_batches(documents: Documents, size: int = 10_000) -> Iterator[pa.RecordBatch]:
    """The events in record batches of at most `size` rows; documents are read as batches are asked for."""
    arrow, schema, rows = _pyarrow(), arrow_schema(), iter_records(documents)
    while batch := list(islice(rows, size)):
        yield arrow.RecordBatch.from_pylist(batch, schema=schema)


def arrow_table(documents: Documents) -> pa.Table:
    """The events as one Arrow table."""
    return _pyarrow().Table.from_batches(list(arrow_batches(documents)), schema=arrow_schema())


def write_parquet(documents: Documents, path: str | os.PathLike[str] | BinaryIO) -> int:
    """Writes events to a Parquet file, or a stream of bytes, batch by batch; returns how many."""
    _pyarrow()
    import pyarrow.parquet as parquet

    if not (isinstance(path, (str, os.PathLike)) or hasattr(path, "write")):
        raise InputError(f"cannot write to {type(path).__name__}: give a path or a stream of bytes")
    count = 0
    try:
        target = os.fspath(path) if isinstance(path, (str, os.PathLike)) else path
        with parquet.ParquetWriter(target, arrow_schema()) as writer:
            for batch in arrow_batches(documents):
                writer.write_batch(batch)
                count += batch.num_rows
    except OSError as error:
        if not isinstance(path, (str, os.PathLike)):
            raise
        raise cannot_write(path, error) from error
    return count
