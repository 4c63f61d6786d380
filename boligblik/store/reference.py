"""Load the bundled reference lists (``data/reference/*.csv``) as one upload of their own.

The lists are data like any other: a new version is recorded beside the old one and replaces it in
what is read.
"""

import csv
import hashlib
from datetime import date
from pathlib import Path

from boligblik.store.connection import Rows, Store
from boligblik.store.reading.uploads import BUNDLED_BY, newest_reference_hash
from boligblik.store.recording import NewUpload, record_upload

_TABLE_OF_FILE = {
    "areas.csv": "area",
    "organisations.csv": "organisation",
    "aliases.csv": "alias",
    "indicators.csv": "indicator",
    "footnotes.csv": "footnote",
    "oddities.csv": "oddity",
    "targets.csv": "target",
    "milestones.csv": "milestone",
    "published_counts.csv": "published_count",
    "plans.csv": "area_plan",
}
_COLUMN_IN_FILE = {"published_table": "table"}
_TRUE = ("true", "x")


def load_reference(store: Store, folder: Path) -> None:
    """Record the reference lists if the store does not hold this very version of them."""
    contents = {name: (folder / name).read_bytes() for name in _TABLE_OF_FILE}
    content_hash = hashlib.sha256(b"\0".join(contents.values())).hexdigest()
    if newest_reference_hash(store) == content_hash:
        return
    rows_by_table = {
        table: _rows(contents[name].decode("utf-8"), store.incoming_columns(f"add_{table}"))
        for name, table in _TABLE_OF_FILE.items()
    }
    new = NewUpload(content_hash, "data/reference", "reference", "reference", None)
    record_upload(store, new, rows_by_table, done_by=BUNDLED_BY)


def _rows(text: str, columns: dict[str, str]) -> Rows:
    return [
        {
            column: _value(row[_COLUMN_IN_FILE.get(column, column)], sql_type)
            for column, sql_type in columns.items()
        }
        for row in csv.DictReader(text.splitlines())
    ]


def _value(text: str, sql_type: str) -> object:
    if sql_type == "boolean":
        return text in _TRUE
    if text == "":
        return None
    if sql_type == "date":
        return date.fromisoformat(text)
    if sql_type == "double":
        return float(text)
    if sql_type == "bigint":
        return int(text)
    return text
