"""One way of looking into a workbook besides its values, whatever its format."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Protocol

from boligblik.intake import ods_details, xls_details, xlsb_details, xlsx_parts
from boligblik.intake.archive import Archive, open_archive
from boligblik.intake.compound_file import open_compound_file
from boligblik.intake.extent import Filled, refuse_beyond
from boligblik.intake.limits import Limits
from boligblik.intake.markup_texts import texts_in
from boligblik.intake.outside_cells import Told, texts_outside_cells
from boligblik.intake.record_texts import texts_in_xls, texts_in_xlsb
from boligblik.intake.records import xls_records, xlsb_records
from boligblik.intake.regular_sheet import RegularSheet
from boligblik.intake.regular_texts import regular_texts
from boligblik.intake.shared_texts import lengths_of_shared_texts, look_at_shared_texts
from boligblik.intake.sheet_details import SheetDetails
from boligblik.intake.sheet_pieces import sheet_pieces
from boligblik.intake.xlsx_details import (
    details_of_xlsx,
    filled_in_xlsx,
    may_reach_far,
)
from boligblik.intake.xlsx_styles import style_kinds

_SEARCHED_WITH_CELLS = ("comments", "sharedStrings", "threadedComment")
_XLSB_TEXTS = "xl/sharedStrings.bin"
_SMALL_PART = 5 * 1024 * 1024
"""Unpacked bytes up to which a sheet is looked through before it is read, at little cost."""


class WorkbookSource(Protocol):
    """What there is to know of a workbook's sheets besides their values, by sheet name."""

    def details(self) -> Mapping[str, SheetDetails]:
        """Return what is said of each sheet. Raises ``UnreadableError`` if unsafe or damaged."""

    def outside_cells(self) -> Iterator[Told]:
        """Yield where and what is written besides the cells; the details are gone through first."""

    def filled(self) -> Iterator[tuple[str, Filled]]:
        """Yield the filled cells of all sheets, sheet by sheet, in constant memory."""


def open_source(content: bytes, file_format: str, limits: Limits) -> WorkbookSource:
    """Look into a workbook of a format. Raises ``UnreadableError`` if it cannot be opened."""
    if file_format == "xls":
        return _XlsSource(xls_details.workbook_stream(open_compound_file(content)))
    archive = open_archive(content, limits)
    if file_format == "xlsb":
        return _XlsbSource(archive)
    return (_OdsSource if file_format == "ods" else _XlsxSource)(archive, limits)


class _XlsxSource:
    def __init__(self, archive: Archive, limits: Limits) -> None:
        self._archive = archive
        self._limits = limits
        self._outside: list[Told] = []

    def _sheets(self) -> Iterator[Told]:
        for name, part in xlsx_parts.sheet_parts(self._archive).items():
            if part in self._archive:
                yield name, part

    def details(self) -> Mapping[str, SheetDetails]:
        percentages = xlsx_parts.percentage_styles(self._archive)
        texts = look_at_shared_texts(self._archive, self._limits)
        found = {}
        for name, part in self._sheets():
            pieces: Iterable[bytes] = sheet_pieces(self._archive, part, self._limits)
            if self._archive.size(part) <= _SMALL_PART:
                pieces = list(pieces)
                if texts.has_long or any(map(may_reach_far, pieces)):
                    refuse_beyond(self._filled_in(pieces), name, self._limits)
                found[name] = details_of_xlsx(pieces, percentages)
            else:
                found[name] = self._details_with_lines(pieces, percentages)
            found[name].has_spaces |= texts.has_spaces
            found[name].comments.update(xlsx_parts.comments_of(self._archive, part))
            self._outside += (("sheet", text) for text in texts_in(found[name].ending))
            self._outside += (("formula", text) for text in texts_in(_formulas(found[name])))
        return found

    def outside_cells(self) -> Iterator[Told]:
        yield from self._outside
        sheets = [part for _, part in self._sheets()]
        searched = {
            part
            for source in (*sheets, xlsx_parts.WORKBOOK)
            for _, kind, part in xlsx_parts.relations_of(self._archive, source)
            if kind in _SEARCHED_WITH_CELLS
        }
        yield from texts_outside_cells(self._archive, {*sheets, *searched})

    def _details_with_lines(
        self, pieces: Iterable[bytes], percentages: Mapping[int, str]
    ) -> SheetDetails:
        """Go through a large sheet once, and read its values on the way if it is a regular one."""
        sheet = RegularSheet(style_kinds(self._archive))
        details = details_of_xlsx(sheet.through(pieces), percentages)
        if not details.instead and self._regular_texts is not None:
            details.lines = sheet.lines(self._regular_texts, self._limits)
            details.merged = sheet.merged()
        return details

    @cached_property
    def _regular_texts(self) -> Sequence[str] | None:
        return regular_texts(self._archive)

    def filled(self) -> Iterator[tuple[str, Filled]]:
        for name, part in self._sheets():
            for cell in self._filled_in(sheet_pieces(self._archive, part, self._limits)):
                yield name, cell

    def _filled_in(self, pieces: Iterable[bytes]) -> Iterator[Filled]:
        return filled_in_xlsx(pieces, self._lengths)

    @cached_property
    def _lengths(self) -> Sequence[int]:
        return lengths_of_shared_texts(self._archive)


def _formulas(details: SheetDetails) -> bytes:
    return b"".join(b"<f>%s</f>" % formula for formula in details.formulas)


class _XlsbSource:
    def __init__(self, archive: Archive) -> None:
        self._archive = archive

    def details(self) -> Mapping[str, SheetDetails]:
        percentages = xlsb_details.percentage_styles(self._archive)
        return {
            name: xlsb_details.details_of_xlsb(self._archive, part, percentages)
            for name, part in xlsb_details.sheet_parts(self._archive).items()
        }

    def outside_cells(self) -> Iterator[Told]:
        parts = xlsb_details.sheet_parts(self._archive).values()
        sheets = {*parts}
        for part in parts:
            yield from texts_in_xlsb(xlsb_records(self._archive.pieces(part)))
            relations = xlsx_parts.relations_of(self._archive, part)
            sheets |= {target for _, kind, target in relations if kind == "comments"}
        yield from texts_outside_cells(self._archive, {*sheets, _XLSB_TEXTS})

    def filled(self) -> Iterator[tuple[str, Filled]]:
        for name, part in xlsb_details.sheet_parts(self._archive).items():
            for cell in xlsb_details.filled_in_xlsb(self._archive, part):
                yield name, cell


class _XlsSource:
    def __init__(self, stream: bytes) -> None:
        self._stream = stream

    def details(self) -> Mapping[str, SheetDetails]:
        percentages = xls_details.percentage_styles(self._stream)
        return {
            name: xls_details.details_of_xls(self._stream, start, percentages)
            for name, start in xls_details.sheet_starts(self._stream).items()
        }

    def outside_cells(self) -> Iterator[Told]:
        return texts_in_xls(xls_records(self._stream))

    def filled(self) -> Iterator[tuple[str, Filled]]:
        for name, start in xls_details.sheet_starts(self._stream).items():
            for cell in xls_details.filled_in_xls(self._stream, start):
                yield name, cell


class _OdsSource:
    def __init__(self, archive: Archive, limits: Limits) -> None:
        self._archive = archive
        self._limits = limits

    def _content(self) -> Iterator[bytes]:
        return self._archive.pieces(ods_details.CONTENT, ods_details.ROW_BEGINS)

    def details(self) -> Mapping[str, SheetDetails]:
        if not any(map(ods_details.SAYS_MORE.search, self._content())):
            return {}
        return ods_details.details_of_ods(self._content(), self._limits)

    def outside_cells(self) -> Iterator[Told]:
        return texts_outside_cells(self._archive, ())

    def filled(self) -> Iterator[tuple[str, Filled]]:
        return ods_details.filled_in_ods(self._content(), self._limits)
