"""Workbooks opened, changed and written again."""

import io
from collections.abc import Callable

from openpyxl import Workbook, load_workbook


def changed_workbook(content: bytes, change: Callable[[Workbook], object]) -> bytes:
    """Return a workbook's content after a change to it."""
    book = load_workbook(io.BytesIO(content))
    change(book)
    changed = io.BytesIO()
    book.save(changed)
    return changed.getvalue()
