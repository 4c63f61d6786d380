"""Workbooks: what is read of each format, and what calamine alone would not tell."""

import io
import struct
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment

from boligblik.intake.apart import BrokeError, run_apart
from boligblik.intake.finding import UnreadableError
from boligblik.intake.grid import UNCALCULATED, Grid, Sheet
from boligblik.intake.limits import Limits
from boligblik.intake.sheet_details import shows_percentage
from boligblik.intake.why_unreadable import why_it_failed
from boligblik.intake.workbook import read_workbook
from tests.hostile_files import WORKBOOKS
from tests.raw_workbooks import (
    MAIN,
    SHEET,
    STYLES,
    compound_file,
    ods_of,
    relations,
    shared_texts,
    styles,
    wide,
    xls_beginning,
    xls_records,
    xlsb_cell,
    xlsb_of,
    xlsb_row,
    xlsx_of,
    xlsx_parts,
    zipped,
)

FORMATS = Path(__file__).parents[2] / "corpus" / "formats"


def grid_of(content: bytes, file_format: str = "xlsx", limits: Limits | None = None) -> Grid:
    return read_workbook(content, file_format, limits or Limits())


def only_sheet(content: bytes, file_format: str = "xlsx") -> Sheet:
    (sheet,) = grid_of(content, file_format).sheets
    return sheet


def code_of(content: bytes, file_format: str = "xlsx", limits: Limits | None = None) -> str:
    with pytest.raises(UnreadableError) as raised:
        grid_of(content, file_format, limits)
    return raised.value.finding.code


def rich_workbook() -> bytes:
    """Write with openpyxl the workbook that the files in the corpus were saved from."""
    book = Workbook()
    sheet = book["Sheet"]
    sheet.title = "Ark1"
    sheet["A1"] = "Titel"
    sheet.merge_cells("A1:C1")
    sheet["A4"], sheet["A5"] = date(2016, 1, 31), datetime(2016, 1, 31, 12, 30)  # noqa: DTZ001
    sheet["B4"], sheet["B5"], sheet["B6"], sheet["B7"] = 4, 4.5, 7, 8
    sheet["C4"], sheet["C5"] = 0.5, 0.125
    sheet["C4"].number_format, sheet["C5"].number_format = "0%", "0.0 %"
    sheet["D4"], sheet["D5"] = "#N/A", "#DIV/0!"
    sheet["E5"] = " mellemrum "
    sheet["B7"].comment = Comment("En bemærkning", "MM")
    sheet.row_dimensions[6].hidden = True
    sheet.column_dimensions["H"].hidden = True
    book.create_sheet("Skjult")["B2"] = "x"
    book["Skjult"].sheet_state = "hidden"
    book.create_sheet("Tom")
    book.create_chartsheet("Diagram")
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


@pytest.mark.parametrize("file_format", ["xlsx", "xls", "ods"])
def test_every_format_tells_the_same_of_the_same_workbook(file_format: str) -> None:
    saved = FORMATS / f"libreoffice.{file_format}"
    grid = grid_of(saved.read_bytes() if saved.exists() else rich_workbook(), file_format)
    sheet, hidden, empty = grid.sheets[:3]
    assert grid.file_format == file_format
    assert [sheet.at(4, column).value for column in range(1, 5)] == [
        date(2016, 1, 31),
        4,
        0.5,
        "#N/A",
    ]
    assert sheet.at(5, 1).value == datetime(2016, 1, 31, 12, 30)  # noqa: DTZ001
    assert (sheet.at(5, 4).value, sheet.at(5, 5).value) == ("#DIV/0!", "mellemrum")
    assert set(sheet.number_formats) == {(4, 3), (5, 3)}
    assert all("%" in shown for shown in sheet.number_formats.values())
    assert sheet.merged == ((1, 1, 1, 3),)
    assert set(sheet.hidden_rows) == {6}
    assert set(sheet.hidden_columns) == {8}
    assert sheet.comments == {(7, 2): "En bemærkning"}
    assert not sheet.is_hidden
    assert (hidden.name, hidden.is_hidden, hidden.at(2, 2).value) == ("Skjult", True, "x")
    assert list(empty) == []


@pytest.mark.parametrize("file_format", ["xls", "ods"])
def test_times_of_day_and_durations_are_texts(file_format: str) -> None:
    sheet = grid_of((FORMATS / f"libreoffice.{file_format}").read_bytes(), file_format).sheets[0]
    assert (sheet.at(4, 6).value, sheet.at(4, 7).value) == ("10:30:00", "30:00:00")


def test_xlsb_written_by_a_program_is_read() -> None:
    sheet, hidden = grid_of((FORMATS / "small.xlsb").read_bytes(), "xlsb").sheets
    assert list(sheet.lines)[1:] == [[date(2016, 1, 31), 4], ["x", 4.5], [True, ""]]
    assert hidden.is_hidden


def number(value: float) -> bytes:
    return struct.pack("<d", value)


def test_xlsb_tells_percentages_errors_hidden_parts_merged_cells_and_comments() -> None:
    sheet = only_sheet(
        xlsb_of(
            [
                xlsb_row(1),
                xlsb_cell(5, 1, number(4)),
                xlsb_cell(5, 2, number(0.5), style=1),
                xlsb_row(3, is_hidden=True),
                xlsb_cell(3, 2, b"\x2a"),
                xlsb_cell(5, 3, number(1)),
            ],
            formats=[0, 9],
            before=[(390, b""), (60, struct.pack("<4LH", 2, 3, 300, 0, 1)), (391, b"")],
            after=[(176, struct.pack("<4L", 0, 0, 0, 1))],
            comments=[
                (635, struct.pack("<5L", 0, 2, 2, 2, 2) + bytes(16)),
                (637, b"\0" + wide("husk")),
            ],
        ),
        "xlsb",
    )
    assert list(sheet.lines) == [[4, 0.5, ""], ["", "", ""], ["", "#N/A", 1]]
    assert sheet.number_formats == {(1, 2): "0%"}
    assert set(sheet.hidden_rows) == {3}
    assert set(sheet.hidden_columns) == {3, 4}
    assert sheet.merged == ((1, 1, 1, 2),)
    assert sheet.comments == {(3, 3): "husk"}


def test_excel_95_is_read() -> None:
    beginning = (0x0809, struct.pack("<4H", 0x0500, 5, 0, 0))
    book = [
        beginning,
        (0x041E, struct.pack("<HB", 164, 2) + b"0%"),
        (0x00E0, struct.pack("<HH", 0, 0) + bytes(12)),
        (0x00E0, struct.pack("<HH", 0, 164) + bytes(12)),
    ]
    sheet = xls_records(
        (0x0809, struct.pack("<4H", 0x0500, 16, 0, 0)),
        (0x0204, struct.pack("<4H", 0, 0, 0, 5) + "Måned".encode("cp1252")),
        (0x0203, struct.pack("<3H", 1, 0, 1) + number(0.5)),
        (0x0205, struct.pack("<3HBB", 1, 1, 0, 0x2A, 1)),
        (0x000A, b""),
    )
    place = len(xls_records(*book)) + 4 + 11 + 4
    named = (0x0085, struct.pack("<LHB", place, 0, 4) + b"Ark1")
    stream = xls_records(*book, named, (0x000A, b"")) + sheet
    found = only_sheet(compound_file({"Book": stream}), "xls")
    assert [cell.value for cell in found] == ["Måned", 0.5, "#N/A"]
    assert found.number_formats == {(2, 1): "0%"}


@pytest.mark.parametrize("error", ["#N/A", "#DIV/0!", "#SPILL!", "#CALC!", "#I/T", "Err:502"])
def test_an_error_is_the_text_that_is_shown_even_one_calamine_does_not_know(error: str) -> None:
    rows = f'<row r="1"><c r="A1" t="e"><v>{error}</v></c><c r="B1"><v>2</v></c></row>'
    assert only_sheet(xlsx_of(rows)).lines == [[error, 2]]


FORMULAS = {
    "<f>B1</f>": UNCALCULATED,
    "<f>B1</f><v></v>": UNCALCULATED,
    "<f>B1</f><v/>": UNCALCULATED,
    '<f t="shared" si="0"/>': UNCALCULATED,
    "<f>B1</f><v>4</v>": 4,
    '<f t="shared" si="0"/><v>4</v>': 4,
}


@pytest.mark.parametrize("formula", FORMULAS)
def test_a_formula_without_a_stored_result_is_marked(formula: str) -> None:
    rows = f'<row r="1"><c r="A1"><v>1</v></c><c r="B1">{formula}</c></row>'
    assert only_sheet(xlsx_of(rows)).lines == [[1, FORMULAS[formula]]]


def test_a_formula_whose_result_is_an_empty_text_is_blank() -> None:
    rows = '<row r="1"><c r="A1" t="str"><f>""</f><v></v></c><c r="B1"><v>1</v></c></row>'
    assert only_sheet(xlsx_of(rows)).lines == [["", 1]]


def test_a_formula_beyond_the_last_value_is_not_lost() -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="3"><c r="C3"><f>A1</f></c></row>'
    sheet = only_sheet(xlsx_of(rows))
    assert [(cell.address, cell.value) for cell in sheet] == [("A1", 1), ("C3", UNCALCULATED)]


@pytest.mark.parametrize("claimed", ["A1:XFD1048576", "C3:C3", "A1", "ZZZZ99999999"])
def test_the_claimed_dimension_of_a_sheet_is_not_believed(claimed: str) -> None:
    rows = '<row r="2"><c r="B2"><v>1</v></c><c r="C2"><v>2</v></c></row>'
    content = xlsx_of(rows, before=f'<dimension ref="{claimed}"/>')
    assert [(cell.address, cell.value) for cell in only_sheet(content)] == [("B2", 1), ("C2", 2)]


def test_the_1904_calendar_is_followed() -> None:
    rows = '<row r="1"><c r="A1" s="1"><v>40938</v></c></row>'
    content = xlsx_of(rows, styles=styles(0, 14), settings='<workbookPr date1904="1"/>')
    assert only_sheet(content).lines == [[date(2016, 1, 31)]]


def test_a_day_with_time_and_a_time_alone() -> None:
    rows = (
        '<row r="1"><c r="A1" s="1"><v>42400.5</v></c><c r="B1" s="2"><v>0.4375</v></c>'
        '<c r="C1" s="3"><v>1.25</v></c></row>'
    )
    (line,) = only_sheet(xlsx_of(rows, styles=styles(0, 22, 20, "[h]:mm:ss"))).lines
    assert line == [datetime(2016, 1, 31, 12), "10:30:00", "30:00:00"]  # noqa: DTZ001


PERCENTAGES = {
    "0%": True,
    "0.0\\ %": True,
    "0_%%": True,
    '0"%"': False,
    "0\\%": False,
    '0" pct. af 100%"': False,
    "General": False,
}


@pytest.mark.parametrize("number_format", PERCENTAGES)
def test_a_percent_sign_that_is_mere_text_makes_no_percentage(number_format: str) -> None:
    assert shows_percentage(number_format) is PERCENTAGES[number_format]


def test_only_numbers_have_a_format_that_makes_them_percentages() -> None:
    rows = (
        '<row r="1" s="1" customFormat="1"><c r="A1" s="1" t="s"><v>0</v></c>'
        '<c r="B1" s="1"><v>0.5</v></c><c r="C1" s="1"/><c r="D1" s="10"><v>1</v></c></row>'
    )
    content = xlsx_of(rows, styles=styles(0, "0.0%"), texts=shared_texts(["Andel"]))
    assert only_sheet(content).number_formats == {(1, 2): "0.0%"}


PLAIN = (
    '<row r="1"><c r="A1" s="1"><v>2</v></c><c r="B1" t="e"><v>#REF!</v></c></row>'
    '<row r="2" hidden="1"><c r="C2"><f>A1</f></c></row>'
)
WAYS = {
    "plain": xlsx_parts(PLAIN)[SHEET],
    "prefixed": xlsx_parts(PLAIN)[SHEET]
    .replace("<", "<x:")
    .replace("<x:/", "</x:")
    .replace("xmlns=", "xmlns:x="),
    "single quotation marks": xlsx_parts(PLAIN)[SHEET].replace('"', "'"),
    "without addresses": xlsx_parts(
        '<row><c s="1"><v>2</v></c><c t="e"><v>#REF!</v></c></row>'
        '<row hidden="1"><c/><c/><c><f>A1</f></c></row>'
    )[SHEET],
}


@pytest.mark.parametrize("way", WAYS)
def test_whoever_wrote_the_sheet_the_same_is_found(way: str) -> None:
    content = zipped({**xlsx_parts(), SHEET: WAYS[way], STYLES: styles(0, 9)})
    sheet = only_sheet(content)
    assert [(cell.address, cell.value) for cell in sheet] == [
        ("A1", 2),
        ("B1", "#REF!"),
        ("C2", UNCALCULATED),
    ]
    assert sheet.number_formats == {(1, 1): "0%"}
    assert sheet.hidden_rows == {2}


def test_what_stands_far_down_a_long_sheet_is_found_too() -> None:
    row = '<row r="{0}"><c r="A{0}"><v>{0}</v></c><c r="B{0}" t="{1}"><v>#N/A</v></c></row>'
    rows = "".join(
        row.format(place, "e" if place % 1000 == 0 else "str") for place in range(1, 90_001)
    )
    sheet = only_sheet(xlsx_of(rows))
    assert sheet.at(90_000, 1).value == 90_000
    assert all(sheet.at(place, 2).value == "#N/A" for place in range(1, 90_001))


SPACED = {
    "s": "<v>0</v>",
    "str": "<v> januar </v>",
    "inlineStr": '<is><t xml:space="preserve"> januar </t></is>',
}


@pytest.mark.parametrize("kind", SPACED)
def test_space_around_a_text_is_no_part_of_it(kind: str) -> None:
    rows = f'<row r="1"><c r="A1" t="{kind}">{SPACED[kind]}</c></row>'
    assert only_sheet(xlsx_of(rows, texts=shared_texts([" januar \n"]))).lines == [["januar"]]


def test_what_was_said_in_a_thread_stands_instead_of_the_note_for_older_programs() -> None:
    note = "[Threaded comment] Your version of Excel allows you to read this"
    content = zipped(
        {
            **xlsx_parts('<row r="1"><c r="A1"><v>1</v></c></row>'),
            "xl/worksheets/_rels/sheet1.xml.rels": relations(
                [
                    ("rId1", "comments", "../comments1.xml"),
                    ("rId2", "threadedComment", "/xl/threadedComments/threadedComment1.xml"),
                ]
            ),
            "xl/comments1.xml": f'<comments xmlns="{MAIN}"><commentList>'
            f'<comment ref="A1"><text><t>{note}</t></text></comment>'
            '<comment ref="B2"><text><r><t>Fra </t></r><r><t>CIVICA</t></r></text></comment>'
            "</commentList></comments>",
            "xl/threadedComments/threadedComment1.xml": "<ThreadedComments>"
            '<threadedComment ref="A1"><text>Er det rigtigt?</text></threadedComment>'
            '<threadedComment ref="A1"><text>Ja</text></threadedComment></ThreadedComments>',
        }
    )
    assert only_sheet(content).comments == {(1, 1): "Er det rigtigt?\nJa", (2, 2): "Fra CIVICA"}


def test_strict_open_xml_is_read() -> None:
    content = zipped(
        {
            name: part.replace(MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main").replace(
                "http://schemas.openxmlformats.org/officeDocument/2006",
                "http://purl.oclc.org/ooxml/officeDocument",
            )
            for name, part in xlsx_parts(
                '<row r="1"><c r="A1" s="1"><v>1</v></c></row>', styles=styles(0, 9)
            ).items()
        }
    )
    sheet = only_sheet(content)
    assert (sheet.lines, sheet.number_formats) == ([[1]], {(1, 1): "0%"})


def test_parts_named_in_the_way_of_windows_are_found() -> None:
    rows = '<row r="1"><c r="A1" s="1"><v>1</v></c></row>'
    parts = xlsx_parts(rows, styles=styles(0, 9))
    sheet = only_sheet(zipped({name.replace("/", "\\"): part for name, part in parts.items()}))
    assert (sheet.lines, sheet.number_formats) == ([[1]], {(1, 1): "0%"})


def test_a_chart_is_no_sheet() -> None:
    names = [sheet.name for sheet in grid_of(rich_workbook()).sheets]
    assert names == ["Ark1", "Skjult", "Tom"]


def test_a_nul_byte_far_down_a_sheet_is_damage() -> None:
    row = '<row r="{0}"><c r="A{0}" t="str"><v>{1}</v></c></row>'
    rows = "".join(row.format(place, place * 7919) for place in range(1, 60_000))
    assert code_of(xlsx_of(rows + row.format(60_000, "a\0b"))) == "damaged_workbook"


def test_a_far_cell_in_a_small_file_is_seen_before_the_reader_dies_of_it() -> None:
    hostile = WORKBOOKS["cell at XFD1048576"]
    with pytest.raises(BrokeError, match="UnreadableError"):
        run_apart(read_workbook, hostile.make(), "xlsx", Limits(), limits=Limits())


def test_a_stray_cell_is_told_by_its_address() -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="9"><c r="ZZ9"><v>1</v></c></row>'
    with pytest.raises(UnreadableError) as raised:
        grid_of(xlsx_of(rows), limits=Limits(columns=100))
    assert raised.value.finding.code == "far_cell"
    assert dict(raised.value.finding.params) == {"sheet": "Ark1", "cell": "ZZ9"}


def test_why_a_workbook_failed_is_told_even_if_it_cannot_be_looked_into() -> None:
    short = (0x0204, b"")
    book = [xls_beginning(5), (0x0085, struct.pack("<LHBB", 0, 0, 4, 0) + b"Ark1"), short]
    content = compound_file({"Workbook": xls_records(*book, (0x000A, b""))})
    assert why_it_failed("a.xls", content, Limits()).code == "damaged_workbook"


def test_a_workbook_that_is_only_too_much_is_told_as_such() -> None:
    content, tiny = xlsb_of([xlsb_row(1), xlsb_cell(5, 1, number(1))]), Limits(memory_bytes=99)
    assert why_it_failed("a.xlsb", content, Limits()).code == "damaged_workbook"
    assert why_it_failed("a.xlsb", content, tiny).code == "takes_too_much_memory"
    assert why_it_failed("a.csv", b"a;b", tiny).code == "takes_too_much_memory"


def test_ods_counts_repetitions_and_keeps_lines_and_tabs() -> None:
    sheet = only_sheet(
        ods_of(
            '<table:table-row table:number-rows-repeated="2"><table:table-cell/>'
            '<table:table-cell table:number-columns-repeated="2" office:value-type="percentage" '
            'office:value="0.5"/></table:table-row>'
            '<table:table-row><table:table-cell office:value-type="string"><text:p>a</text:p>'
            "<text:p>b<text:line-break/>c<text:tab/>d</text:p></table:table-cell>"
            '<table:table-cell table:formula="of:=[.A1]"/></table:table-row>'
        ),
        "ods",
    )
    assert list(sheet.lines) == [["", 0.5, 0.5], ["", 0.5, 0.5], ["a\nb\nc\td", UNCALCULATED, ""]]
    assert set(sheet.number_formats) == {(1, 2), (1, 3), (2, 2), (2, 3)}


def test_more_sheets_than_allowed_are_refused() -> None:
    assert code_of(rich_workbook(), limits=Limits(sheets=2)) == "too_many_sheets"


LIMITS = {
    "too_many_rows": Limits(rows=3),
    "too_many_columns": Limits(columns=3),
    "too_many_cells": Limits(cells=15),
}


@pytest.mark.parametrize("code", LIMITS)
def test_a_full_sheet_beyond_a_limit_is_told_by_its_number(code: str) -> None:
    rows = "".join(
        f'<row r="{row}">'
        + "".join(f'<c r="{column}{row}"><v>1</v></c>' for column in "ABCD")
        + "</row>"
        for row in range(1, 5)
    )
    assert code_of(xlsx_of(rows), limits=LIMITS[code]) == code


def test_a_text_beyond_its_limit_is_refused() -> None:
    content = xlsx_of(
        '<row r="1"><c r="A1" t="s"><v>0</v></c></row>', texts=shared_texts(["å" * 3000])
    )
    assert code_of(content, limits=Limits(text_length=2999)) == "text_too_long"
    assert grid_of(content, limits=Limits(text_length=3000))


@pytest.mark.parametrize("place", range(0, 6000, 97))
def test_a_flipped_byte_never_breaks_the_reader(place: int) -> None:
    for file_format, made in (("xlsx", rich_workbook()), ("xlsb", xlsb_of([xlsb_row(1)]))):
        content = bytearray(made)
        content[place % len(content)] ^= 0xFF
        with suppress(UnreadableError):
            grid_of(bytes(content), file_format)


@pytest.mark.parametrize("file_format", ["xls", "ods"])
@pytest.mark.parametrize("place", range(512, 8700, 389))
def test_a_flipped_byte_in_other_formats_never_breaks_the_reader(
    file_format: str, place: int
) -> None:
    content = bytearray((FORMATS / f"libreoffice.{file_format}").read_bytes())
    content[place] ^= 0xFF
    with suppress(UnreadableError):
        grid_of(bytes(content), file_format)
