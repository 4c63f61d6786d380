"""A long regular sheet read by column holds what the reader of values finds in it."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from xml.sax.saxutils import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from boligblik.intake.archive import open_archive
from boligblik.intake.coded_lines import CodedLines
from boligblik.intake.grid import Sheet, address_of
from boligblik.intake.limits import Limits
from boligblik.intake.regular_sheet import RegularSheet
from boligblik.intake.regular_texts import regular_texts
from boligblik.intake.sheet_pieces import sheet_pieces
from boligblik.intake.workbook import read_workbook
from boligblik.intake.xlsx_styles import style_kinds
from tests.raw_workbooks import SHEET, STYLES, TEXTS, shared_texts, styles, xlsx_parts, zipped

BOOK = "xl/workbook.xml"
LIMITS = Limits()
FORMATS = (
    "General",
    "0.00%",
    "#,##0.00",
    "0&quot; stk.&quot;",
    "@",
    "dd\\-mm\\-yyyy;@",
    "[$-406]d. mmmm yyyy;@",
)
DAYS = (5, 6)
DRAWN_TEXTS = st.text(
    st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff_"), min_size=1
)
VALUES = st.one_of(
    st.none(),
    DRAWN_TEXTS,
    st.integers(-(10**17), 10**17),
    st.floats(allow_nan=False, allow_infinity=False),
    st.dates(date(1900, 3, 1), date(2100, 1, 1)),
    st.sampled_from(["ja", " ja", "ja ", "30", 30]),
)
ROWS = st.lists(
    st.lists(st.tuples(VALUES, st.integers(0, 4)), min_size=1, max_size=30), min_size=1, max_size=12
)
Row = Sequence[tuple[object, int]]


def parts_of(rows: Sequence[Row], **parts: str) -> dict[str, str]:
    """Write rows of values and the numbers of their styles as spreadsheet programs do."""
    texts: dict[str, int] = {}
    lines = "".join(_row(number, row, texts) for number, row in enumerate(rows, start=1))
    shared = shared_texts([escape(text) for text in texts])
    return xlsx_parts(lines, styles=styles(*FORMATS), texts=shared, **parts)


def _row(number: int, cells: Row, texts: dict[str, int]) -> str:
    written = []
    for column, (value, style) in enumerate(cells, start=1):
        at = f'<c r="{address_of(number, column)}"'
        at += f' s="{style}"' if style else ""
        if isinstance(value, str):
            place = texts.setdefault(value, len(texts))
            written.append(f'{at} t="s"><v>{place}</v></c>')
        elif isinstance(value, date):
            at = f'<c r="{address_of(number, column)}" s="{DAYS[number % 2]}"'
            written.append(f"{at}><v>{(value - date(1899, 12, 30)).days}</v></c>")
        else:
            written.append(f"{at}/>" if value is None else f"{at}><v>{value!r}</v></c>")
    return f'<row r="{number}" spans="1:9">{"".join(written)}</row>'


def by_column(content: bytes) -> CodedLines | None:
    """Read the first sheet by column."""
    archive = open_archive(content, LIMITS)
    sheet = RegularSheet(style_kinds(archive))
    for _ in sheet.through(sheet_pieces(archive, SHEET, LIMITS)):
        pass
    texts = regular_texts(archive)
    return None if texts is None else sheet.lines(texts, LIMITS)


def cells_of(sheet: Sheet) -> dict[tuple[int, int], object]:
    """Return the filled cells with their values' types, which 30 and "30" differ in."""
    return {(cell.row, cell.column): (type(cell.value), cell.value) for cell in sheet}


@settings(max_examples=200, deadline=None)
@given(ROWS)
def test_reads_what_the_reader_of_values_reads(rows: list[Row]) -> None:
    content = zipped(parts_of(rows))
    lines = by_column(content)
    (expected,) = read_workbook(content, "xlsx", LIMITS).sheets
    if lines is None:
        assert not cells_of(expected)
        return
    found = Sheet("Ark1", lines)
    assert cells_of(found) == cells_of(expected)
    for column in range(1, len(lines.columns) + 1):
        is_full = all(found.value_at(row, column) is not None for row in range(1, len(lines) + 1))
        assert found.has_blank(column) is not is_full


EXAMPLE: Sequence[Row] = (
    [("Dato", 0), ("Sag", 0), ("Beløb", 0)],
    [(date(2016, 1, 4), 0), ("a & b", 0), (12.5, 1)],
    [(date(2016, 2, 4), 0), (None, 2), (1e-7, 0)],
)


def test_the_example_is_regular() -> None:
    lines = by_column(zipped(parts_of(EXAMPLE)))
    assert lines is not None
    assert [list(line) for line in lines] == [
        ["Dato", "Sag", "Beløb"],
        [date(2016, 1, 4), "a & b", 12.5],
        [date(2016, 2, 4), "", 1e-7],
    ]


@pytest.mark.parametrize(
    ("part", "before", "after"),
    [
        (SHEET, '<c r="C2"', '<c r="C2" cm="1"'),
        (SHEET, '<c r="C2" s="1">', '<c r="C2" t="b">'),
        (SHEET, '<c r="C2" s="1">', '<c r="C2" s="1" t="e">'),
        (SHEET, '<c r="C2"', '<c r="B2"'),
        (SHEET, '<c r="C2"', '<c r="AAA2"'),
        (SHEET, '<c r="C2"', '<c r="c2"'),
        (SHEET, '<c r="C2"', '<c r="C"'),
        (SHEET, "<v>12.5</v>", "<v>12,5</v>"),
        (SHEET, "<v>12.5</v>", "<v> 12.5</v>"),
        (SHEET, "<v>12.5</v>", "<v>1e999</v>"),
        (SHEET, "<v>12.5</v>", "<v></v>"),
        (SHEET, "<v>12.5</v>", "<v>12.5</v><extLst/>"),
        (SHEET, "<v>12.5</v>", "<f>5*2.5</f><v>12.5</v>"),
        (SHEET, ' s="1"><v>12.5</v>', ' t="inlineStr"><is><t>12.5</t></is>'),
        (SHEET, "<v>42373</v>", "<v>42373.5</v>"),
        (SHEET, "<v>42373</v>", "<v>30</v>"),
        (SHEET, "<v>42373</v>", "<v>9999999</v>"),
        (SHEET, 't="s"><v>0</v>', 't="s"><v>99</v>'),
        (SHEET, 't="s"><v>0</v>', 't="s"><v>0.5</v>'),
        (SHEET, 't="s"><v>0</v>', 't="s"><v>-1</v>'),
        (SHEET, 't="s"><v>0</v>', 't="str"><v>0</v>'),
        (SHEET, ' s="1"', ' s="99"'),
        (SHEET, "</sheetData>", "</sheetdata>"),
        (STYLES, "0.00%", "hh:mm"),
        (STYLES, "0.00%", "yyyy\\-mm\\-dd hh:mm"),
        (STYLES, "0.00%", "0.00E+00"),
        (TEXTS, '<t xml:space="preserve">Sag</t>', "<r><t>Sag</t></r>"),
        (TEXTS, "Sag", "S&#97;g"),
        (TEXTS, "Sag", "S_x0041_g"),
        (TEXTS, "Sag", "S\r\ng"),
        (BOOK, "<sheets>", '<workbookPr date1904="1"/><sheets>'),
    ],
)
def test_what_is_odd_is_left_to_the_reader_of_values(part: str, before: str, after: str) -> None:
    parts: Mapping[str, str] = parts_of(EXAMPLE)
    assert before in parts[part]
    odd = {**parts, part: parts[part].replace(before, after, 1)}
    assert by_column(zipped(odd)) is None


def test_a_number_may_be_told_to_be_one() -> None:
    parts = parts_of([[(1, 0), (2, 1)]])
    parts[SHEET] = re.sub("><v>", ' t="n"><v>', parts[SHEET])
    lines = by_column(zipped(parts))
    assert lines is not None
    assert list(lines[0]) == [1, 2]


def test_a_long_sheet_keeps_its_merged_areas_blank_rows_and_percent_signs() -> None:
    rows: list[Row] = [[("Rådgivninger", 0)], []]
    rows += [[(f"S-{row:07d}", 0), (" ja ", 0), (row, 0), (0.25, 0)] for row in range(3, 60_000)]
    rows.append([(None, 0), (None, 1), ("ja", 1), (0.5, 1)])
    merged = '<mergeCells count="1"><mergeCell ref="A1:C1"/></mergeCells>'
    content = zipped(parts_of(rows, after=merged))
    (found,) = read_workbook(content, "xlsx", LIMITS).sheets
    assert isinstance(found.lines, CodedLines)
    assert found.merged == ((1, 1, 1, 3),)
    assert [cell.value for cell in found.row(59_999)] == ["S-0059999", "ja", 59_999, 0.25]
    assert [cell.value for cell in found.row(1)] == ["Rådgivninger"]
    assert not found.row(2)
    assert found.number_formats == {(60_000, 4): "0.00%"}
