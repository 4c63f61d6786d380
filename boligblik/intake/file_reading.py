"""Any spreadsheet's bytes as a grid, or why there is none."""

from boligblik.intake.file_kind import kind_of
from boligblik.intake.grid import Grid
from boligblik.intake.limits import Limits
from boligblik.intake.text_file import read_text
from boligblik.intake.workbook import read_workbook


def read_grid(file_name: str, content: bytes, limits: Limits) -> Grid:
    """Read a file's cells. Raises ``UnreadableError`` naming the cause."""
    file_format = kind_of(file_name, content, limits)
    if file_format == "csv":
        return read_text(content, limits)
    return read_workbook(content, file_format, limits)
