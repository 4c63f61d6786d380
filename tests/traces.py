"""What stands in files, also where it is packed: a grep of bytes sees nothing in a workbook."""

import zipfile
from collections.abc import Iterable
from pathlib import Path

import duckdb

_ENCODINGS = ("utf-8", "cp1252", "utf-16-le")


def traces(folder: Path, parts: Iterable[str]) -> list[tuple[str, str]]:
    """Return the files below a folder whose name or content holds a part, and the part."""
    sought = list(parts)
    files = [file for file in folder.rglob("*") if file.is_file()]
    return [
        (file.name, part)
        for file in files
        for text in [f"{file.name}\n{texts_in(file)}"]
        for part in sought
        if part in text
    ]


def texts_in(file: Path) -> str:
    """Return all that a file holds, with the parts of an archive and the rows of a store."""
    contents = [file.read_bytes()]
    if zipfile.is_zipfile(file):
        with zipfile.ZipFile(file) as archive:
            contents += [archive.read(name) for name in archive.namelist()]
    texts = [content.decode(code, "ignore") for content in contents for code in _ENCODINGS]
    return "\n".join([*texts, _rows_of(file)])


def _rows_of(file: Path) -> str:
    """Write out all tables of a store, whose file may hold texts compressed."""
    if file.suffix != ".duckdb":
        return ""
    with duckdb.connect(str(file), read_only=True) as store:
        tables = store.sql(
            "select schema_name, table_name from duckdb_tables() where not internal"
        ).fetchall()
        return "\n".join(
            str(store.table(f'"{schema}"."{name}"').fetchall()) for schema, name in tables
        )
