"""Events and incidents as pandas data frames (`pip install 'eventcode[pandas]'`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from eventcode.export._documents import Documents, missing_extra
from eventcode.export.acled import ACLED_COLUMNS, acled_rows
from eventcode.export.records import COLUMNS, records

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["dataframe", "incidents_dataframe"]

_DTYPES = {str: "string", int: "Int64", float: "Float64", bool: "boolean"}


def _pandas() -> Any:
    try:
        import pandas
    except ImportError as error:
        raise missing_extra("pandas", "pandas") from error
    return pandas


def dataframe(documents: Documents) -> pd.DataFrame:
    """The events as a data frame with the columns of `COLUMNS`, also when there are none.

    Types are nullable (`string`, `Int64`, `Float64`, `boolean`); `date` and `published` are `datetime64`.
    """
    pandas = _pandas()
    frame = pandas.DataFrame.from_records(records(documents), columns=list(COLUMNS))
    frame = frame.astype({name: _DTYPES[kind] for name, kind in COLUMNS.items()})
    for name in ("date", "published"):
        frame[name] = pandas.to_datetime(frame[name])
    return frame


def incidents_dataframe(documents: Documents) -> pd.DataFrame:
    """The incidents as a data frame with ACLED's columns; `event_date` is `datetime64`."""
    pandas = _pandas()
    frame = pandas.DataFrame.from_records(list(acled_rows(documents)), columns=list(ACLED_COLUMNS))
    frame["event_date"] = pandas.to_datetime(frame["event_date"])
    return frame
