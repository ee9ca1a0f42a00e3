"""Events and incidents for other programs.

Each function takes one coded document or any number of them; a target is a path or an open text stream.
Importing this loads neither pandas nor pyarrow.
"""

from eventcode.export._documents import writing
from eventcode.export.acled import ACLED_COLUMNS, acled_rows, write_acled
from eventcode.export.arrow import arrow_batches, arrow_schema, arrow_table, write_parquet
from eventcode.export.frames import dataframe, incidents_dataframe
from eventcode.export.records import COLUMNS, event_record, iter_records, records
from eventcode.export.text import write_csv, write_jsonl
from eventcode.export.tsv import ICEWS_COLUMNS, PHOENIX_COLUMNS, write_icews, write_phoenix

__all__ = [
    "ACLED_COLUMNS",
    "COLUMNS",
    "ICEWS_COLUMNS",
    "PHOENIX_COLUMNS",
    "acled_rows",
    "arrow_batches",
    "arrow_schema",
    "arrow_table",
    "dataframe",
    "event_record",
    "incidents_dataframe",
    "iter_records",
    "records",
    "write_acled",
    "write_csv",
    "write_icews",
    "write_jsonl",
    "write_parquet",
    "write_phoenix",
    "writing",
]
