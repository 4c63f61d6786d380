"""What people can write into a workbook besides its cells: page headers, shapes, lists, links.

Who wrote the file is not among it, nor what cannot be searched: neither is kept (``kept_parts``).
"""

import re
from collections.abc import Collection, Iterator, Mapping

from boligblik.intake.archive import Archive
from boligblik.intake.kept_parts import as_kept, is_searchable
from boligblik.intake.markup_texts import texts_in_pieces
from boligblik.intake.ods_details import CONTENT, ROW_BEGINS
from boligblik.intake.ods_outside import around_cells
from boligblik.intake.record_texts import runs_of_letters

Told = tuple[str, str]
"""The code of a place, and a text."""

_PLACES: Mapping[str, re.Pattern[str]] = {
    "names": re.compile(r"^xl/workbook\.(?:xml|bin)$"),
    "sheet": re.compile(r"^xl/(?:worksheets|chartsheets|macrosheets|tables)/[^/]+$|^styles\.xml$"),
    "shape": re.compile(r"^xl/(?:drawings|diagrams|ctrlprops)/|^xl/.*\.vml$"),
    "content": re.compile(r"^content\.xml$"),
    "chart": re.compile(r"^xl/charts/|^object ?\d*/"),
    "properties": re.compile(r"^docprops/|^meta\.xml$"),
    "pivot": re.compile(r"^xl/(?:pivot|slicer|timeline)"),
    "link": re.compile(r"\.rels$|^xl/externallinks/"),
}
_NO_TEXTS = re.compile(r"^xl/calcchain\.|^\[content_types\]\.xml$|^mimetype$")
_RECORDS = ".bin"


def texts_outside_cells(archive: Archive, searched: Collection[str]) -> Iterator[Told]:
    """Yield where and what is written in the parts of a workbook but those ``searched`` already."""
    elsewhere = {part.casefold() for part in searched}
    for name in archive.entries:
        if name in elsewhere or not is_searchable(name) or _NO_TEXTS.match(name):
            continue
        place = next((code for code, of in _PLACES.items() if of.search(name)), "part")
        yield from ((place, text) for text in _texts_of(archive, name))


def _texts_of(archive: Archive, name: str) -> Iterator[str]:
    if name.endswith(_RECORDS):
        return runs_of_letters(as_kept(name, b"".join(archive.pieces(name))))
    pieces = archive.pieces(name, ROW_BEGINS if name == CONTENT else b"<")
    searched = around_cells(pieces) if name == CONTENT else pieces
    return texts_in_pieces(as_kept(name, piece) for piece in searched)
