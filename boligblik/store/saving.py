"""Save what is whole of a store whose log is damaged or whose newest changes are gone.

Only for a store that is not open: reading its file would release DuckDB's lock on it.
"""

import shutil
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import duckdb

from boligblik.settings import Settings
from boligblik.store.reading_all import Holding, read_all
from boligblik.store.safe_files import copy_file

_NAME = "being_saved"


@dataclass(frozen=True)
class Saved:
    """A whole store made of what could be saved of a damaged one."""

    file: Path
    holding: Holding


def save(settings: Settings) -> Saved | None:
    """Copy the file with as much of its log as is whole; None when the file itself is damaged.

    DuckDB reads a log that ends in the middle up to its last whole change, so the longest
    beginning that it reads is everything before the damage.
    """
    forget_saved(settings)
    copy = settings.damaged_folder / _NAME / settings.store_file.name
    try:
        copy_file(settings.store_file, copy)
        log = _log_of(settings.store_file)
        written = log.read_bytes() if log.exists() else b""
        _log_of(copy).write_bytes(written[: _whole_length(copy, written)])
        with closing(duckdb.connect(str(copy))) as connection:
            connection.execute("checkpoint").fetchall()
            return Saved(copy, read_all(connection, settings.queries_folder))
    except (duckdb.Error, OSError):
        return None


def forget_saved(settings: Settings) -> None:
    """Remove the copy that was saved."""
    shutil.rmtree(settings.damaged_folder / _NAME, ignore_errors=True)


def _whole_length(copy: Path, written: bytes) -> int:
    """Find how many bytes of a log DuckDB can read."""
    if _opens(copy, written):
        return len(written)
    whole, spoilt = 0, len(written)
    while spoilt - whole > 1:
        middle = (whole + spoilt) // 2
        if _opens(copy, written[:middle]):
            whole = middle
        else:
            spoilt = middle
    return whole


def _opens(copy: Path, log: bytes) -> bool:
    _log_of(copy).write_bytes(log)
    try:
        duckdb.connect(str(copy), read_only=True).close()
    except duckdb.Error:
        return False
    return True


def _log_of(file: Path) -> Path:
    return file.with_name(f"{file.name}.wal")
