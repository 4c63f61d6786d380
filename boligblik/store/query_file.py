"""SQL files with a typed header.

A header line ``-- $name type`` declares a parameter; ``-- incoming: name type, ...`` declares the
columns of the rows that the statement takes in.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import pyarrow as pa

_PARAMETER = re.compile(r"^-- \$(\w+) (\w+)$", re.MULTILINE)
_INCOMING = re.compile(r"^-- incoming: (.+)$", re.MULTILINE)

_PYTHON_TYPES: Mapping[str, type] = {
    "varchar": str,
    "bigint": int,
    "integer": int,
    "double": float,
    "boolean": bool,
    "date": date,
    "timestamp": datetime,
}
_ARROW_TYPES: Mapping[str, pa.DataType] = {
    "varchar": pa.string(),
    "bigint": pa.int64(),
    "integer": pa.int32(),
    "double": pa.float64(),
    "boolean": pa.bool_(),
    "date": pa.date32(),
}


@dataclass(frozen=True)
class Query:
    """One SQL statement and what it takes: parameter types and incoming columns by name."""

    name: str
    sql: str
    parameters: Mapping[str, str]
    incoming: Mapping[str, str]

    def check(self, values: Mapping[str, object]) -> None:
        """Raise ``TypeError`` unless the values are the declared parameters, rightly typed.

        DuckDB casts a wrongly typed parameter silently, so the check stands here.
        """
        if values.keys() != self.parameters.keys():
            raise TypeError(f"{self.name} takes {sorted(self.parameters)}, not {sorted(values)}")
        for name, value in values.items():
            expected = _PYTHON_TYPES[self.parameters[name]]
            if value is not None and type(value) is not expected:
                raise TypeError(f"{self.name}: ${name} must be {self.parameters[name]}")

    def incoming_table(self, rows: Sequence[Mapping[str, object]]) -> pa.Table:
        """Lay out rows (one mapping each, every declared column present) for DuckDB to scan."""
        return arrow_table(self.incoming, rows)


def arrow_table(columns: Mapping[str, str], rows: Sequence[Mapping[str, object]]) -> pa.Table:
    """Lay out rows by column; ``columns`` gives the SQL type of each by name."""
    return pa.table(
        {
            name: pa.array([row[name] for row in rows], type=_ARROW_TYPES[sql_type])
            for name, sql_type in columns.items()
        }
    )


def read_query(name: str, text: str) -> Query:
    """Read one SQL file's text."""
    declared = _INCOMING.search(text)
    columns = declared.group(1).split(", ") if declared else []
    return Query(
        name=name,
        sql=text,
        parameters=dict(_PARAMETER.findall(text)),
        incoming=dict(column.split(" ") for column in columns),
    )


def read_queries(folder: Path) -> dict[str, Query]:
    """Read all SQL files below a folder, named by path without suffix: ``areas/indicator``."""
    return {
        name: read_query(name, file.read_text(encoding="utf-8"))
        for file in sorted(folder.rglob("*.sql"))
        for name in [file.relative_to(folder).with_suffix("").as_posix()]
    }
