"""Name what in a workbook is beyond the limits, by going through it without building anything."""

import struct
from itertools import groupby
from operator import itemgetter

from boligblik.intake.extent import refuse_beyond
from boligblik.intake.file_kind import kind_of
from boligblik.intake.finding import Finding, UnreadableError
from boligblik.intake.limits import Limits
from boligblik.intake.workbook_source import open_source

AMISS = (struct.error, LookupError, ValueError, ArithmeticError, TypeError)
"""What looking into content that is not what it should be leads to."""

_BYTES_PER_PLACE = 100
"""What a place of a sheet takes at most while it is read, blank or not, short texts included."""


def why_it_failed(file_name: str, content: bytes, limits: Limits) -> Finding:
    """Return what is wrong with a file whose reading ended the process it was read in."""
    try:
        file_format = kind_of(file_name, content, limits)
        places = 0 if file_format == "csv" else refuse_content(content, file_format, limits)
    except UnreadableError as refused:
        return refused.finding
    except AMISS:
        return Finding("damaged_workbook")
    if file_format != "csv" and places * _BYTES_PER_PLACE < limits.memory_bytes:
        return Finding("damaged_workbook")
    memory = f"{limits.memory_bytes // 1024**2}"
    return Finding("takes_too_much_memory", params=(("limit", memory),))


def refuse_content(content: bytes, file_format: str, limits: Limits) -> int:
    """Return how many places a workbook's sheets span together, blank ones too.

    Raises ``UnreadableError`` naming what is beyond a limit.
    """
    places = 0
    cells = open_source(content, file_format, limits).filled()
    for name, of_sheet in groupby(cells, key=itemgetter(0)):
        places += refuse_beyond((cell for _, cell in of_sheet), name, limits)
    if places > limits.cells:
        raise UnreadableError("too_many_cells", sheet="", limit=str(limits.cells))
    return places
