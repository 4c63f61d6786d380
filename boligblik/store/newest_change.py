"""The number of the newest acknowledged change, noted beside the store.

DuckDB opens a store whose write-ahead log is cut off, zeroed or damaged at its start without a
word, and what stood in it is gone. The note tells.
"""

from pathlib import Path

from boligblik.store.safe_files import replace_file


def note_change(file: Path, number: int) -> None:
    """Note that everything up to this number was acknowledged; raises ``OSError``."""
    replace_file(file, str(number).encode())


def noted_change(file: Path) -> int:
    """Return the number noted, 0 where there is no note or it cannot be read."""
    try:
        return int(file.read_text(encoding="ascii"))
    except (OSError, ValueError):
        return 0
