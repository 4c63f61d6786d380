"""Personal data outside the cells is found wherever people can write it."""

import io
import random
import struct
import zipfile
import zlib

import pytest
from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart

from boligblik.intake.file_reading import read_grid
from boligblik.intake.finding import Finding
from boligblik.intake.limits import Limits
from boligblik.intake.personal import personal_findings
from tests.raw_workbooks import (
    compound_file,
    ods_of,
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

PERSON = "Jens Hansen"
NUMBER = "010180-1234"


def found_in(content: bytes, name: str = "fil.xlsx") -> list[Finding]:
    return personal_findings(name, read_grid(name, content, Limits()))


def places(content: bytes, name: str = "fil.xlsx") -> list[str]:
    findings = found_in(content, name)
    assert all(finding.code == "personal_outside" for finding in findings)
    assert all(finding.value is None for finding in findings)
    return [dict(finding.params)["place"] for finding in findings]


def book(change: str, text: str) -> bytes:
    made = Workbook()
    sheet = made.worksheets[0]
    sheet.append(["Måned", "Udsættelser"])
    sheet.append(["januar", 3])
    match change:
        case "header":
            sheet.oddHeader = HeaderFooterItem(center=_HeaderFooterPart(text))
        case "footer":
            sheet.firstFooter = HeaderFooterItem(left=_HeaderFooterPart(text))
        case "list":
            validation = DataValidation("list", formula1=f'"{text},Anden"', sqref="C2")
            sheet.add_data_validation(validation)
        case "prompt":
            validation = DataValidation("whole", prompt=text, formula1="1", sqref="C2")
            sheet.add_data_validation(validation)
        case "link":
            sheet["A1"].hyperlink = "mailto:jens.hansen@example.dk"
        case "chart":
            chart = BarChart()
            chart.title = text
            chart.add_data(Reference(sheet, min_col=2, min_row=1, max_row=2))
            sheet.add_chart(chart)
        case "properties":
            made.properties.description = text
        case "author":
            made.properties.creator = text
            made.properties.lastModifiedBy = text
    saved = io.BytesIO()
    made.save(saved)
    return saved.getvalue()


@pytest.mark.parametrize("text", [PERSON, NUMBER, "jens@example.dk", "tlf. 22334455"])
@pytest.mark.parametrize(
    ("change", "place"),
    [
        ("header", "sheet"),
        ("footer", "sheet"),
        ("list", "sheet"),
        ("prompt", "sheet"),
        ("link", "link"),
        ("chart", "chart"),
        ("properties", "properties"),
    ],
)
def test_each_place_is_looked_into(change: str, place: str, text: str) -> None:
    assert places(book(change, text)) == [place]
    if change != "link":
        assert places(book(change, "Boligkontoret, udsættelser 2016")) == []


def test_who_wrote_the_file_does_not_stop_it() -> None:
    assert places(book("author", PERSON)) == []


DRAWN = "<xdr:sp><a:p><a:r><a:t>Jens</a:t></a:r><a:r><a:t> Hansen</a:t></a:r></a:p></xdr:sp>"


@pytest.mark.parametrize(
    ("part", "xml", "place"),
    [
        ("xl/drawings/drawing1.xml", DRAWN, "shape"),
        ("xl/drawings/drawing1.xml", f'<xdr:cNvPr id="1" descr="{PERSON}"/>', "shape"),
        ("xl/diagrams/data1.xml", DRAWN, "shape"),
        ("xl/drawings/vmlDrawing1.vml", f"<div><font>{PERSON}</font></div>", "shape"),
        ("xl/pivotCache/pivotCacheDefinition1.xml", f'<s v="{PERSON}"/>', "pivot"),
        ("xl/externalLinks/externalLink1.xml", f"<cell><v>{NUMBER}</v></cell>", "link"),
        ("xl/drawings/drawing1.xml", f"<xdr:cNvPr id='1' name='{PERSON}'/>", "shape"),
        ("xl/drawings/drawing1.xml", "<t>&#74;ens Hansen</t>", "shape"),
        ("xl/drawings/drawing1.xml", f"<t><![CDATA[{PERSON}]]></t>", "shape"),
        ("xl/worksheets/sheet9.xml", f"<is><t>{PERSON}</t></is>", "sheet"),
        ("xl/tables/table1.xml", f'<tableColumn name="{PERSON}"/>', "sheet"),
        ("xl/comments9.xml", f"<comment><text><t>{PERSON}</t></text></comment>", "part"),
        ("xl/connections.xml", '<dbPr connection="User=jens@example.dk"/>', "part"),
        (
            "xl/worksheets/_rels/sheet1.xml.rels",
            '<Relationship Target="https://example.dk/?navn=Jens%20Hansen" TargetMode="External"/>',
            "link",
        ),
        ("xl/drawings/drawing1.xml", "<a:p><a:r><a:t>0101801234</a:t></a:r></a:p>", "shape"),
        ("docProps/core.xml", "<dc:title>0101801234</dc:title>", "properties"),
        ("xl/pivotCache/pivotCacheDefinition1.xml", '<n v="101801234"/>', "pivot"),
        ("xl/pivotCache/pivotCacheRecords1.xml", f'<r><s v="{NUMBER}"/><x v="1"/></r>', "pivot"),
    ],
)
def test_parts_that_openpyxl_does_not_write(part: str, xml: str, place: str) -> None:
    assert places(zipped({**xlsx_parts(), part: f"<x>{xml}</x>"})) == [place]


def test_a_number_format_with_a_text() -> None:
    assert places(xlsx_of(styles=styles(f"&quot;{PERSON}&quot; 0"))) == ["part"]
    assert places(xlsx_of(styles=styles("0 &quot;boliger&quot;"))) == []


def test_a_part_in_letters_of_two_bytes() -> None:
    part = f"<x><t>{PERSON}</t></x>".encode("utf-16")
    assert places(zipped({**xlsx_parts(), "xl/other.xml": part})) == ["part"]


@pytest.mark.parametrize("letters", range(-3, 12))
def test_a_text_over_the_edge_of_two_pieces(letters: int) -> None:
    # What does not pack is unpacked 64 KB at a time.
    draw = random.Random(1)  # noqa: S311
    noise = "".join(f"<x y='{draw.randrange(16**8):08x}'/>" for _ in range(9_000))
    packing = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    packed = packing.compress(noise.encode()) + packing.flush()
    first = len(zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed[:65536]))
    part = f"{noise[: first - letters]}><t>{PERSON}</t><x a='{noise[first:]}"
    assert places(zipped({**xlsx_parts(), "xl/other.xml": f"<x>{part}</x>"})) == ["part"]


@pytest.mark.parametrize(
    "formula",
    [
        f'IF(B1=1,"{PERSON}","")',
        f"VLOOKUP(&quot;{NUMBER}&quot;,A1:B2,2)",
        'HYPERLINK("mailto:jens@example.dk","Skriv")',
    ],
)
def test_texts_in_formulas(formula: str) -> None:
    cell = '<row r="1"><c r="A1" t="str"><f>{}</f><v>x</v></c></row>'
    assert places(xlsx_of(cell.format(formula))) == ["formula"]
    assert places(xlsx_of(cell.format('IF(B1=1,"ja","nej")'))) == []


def test_marks_of_the_program_are_nobody() -> None:
    marks = (
        '<xdr:ext cx="0101801234" cy="0101801234"/><xdr:colOff>0101801234</xdr:colOff>'
        "<a:t>Udsættelser</a:t><c:v>101801234</c:v><a:latin typeface='Jens Hansen'/>"
        '<a16:creationId id="{12010180-1234-4ABC-8DEF-010180123412}"/>'
    )
    assert places(zipped({**xlsx_parts(), "xl/drawings/drawing1.xml": f"<x>{marks}</x>"})) == []


@pytest.mark.parametrize(
    ("part", "xml"),
    [
        ("docProps/custom.xml", f"<vt:lpwstr>{PERSON}</vt:lpwstr>"),
        ("customXml/item1.xml", f"<owner>{PERSON}</owner>"),
        ("docMetadata/LabelInfo.xml", '<label owner="jens@example.dk"/>'),
        ("xl/persons/person.xml", f'<person displayName="{PERSON}" userId="jens@example.dk"/>'),
        (
            "xl/externalLinks/_rels/externalLink1.xml.rels",
            '<Relationship Target="file:///C:\\Users\\Jens Hansen\\tal.xlsx"/>',
        ),
    ],
)
def test_what_programs_write_by_themselves_and_is_not_kept_stops_nothing(
    part: str, xml: str
) -> None:
    assert places(zipped({**xlsx_parts(), part: f"<x>{xml}</x>"})) == []


def test_the_folder_that_a_workbook_was_saved_in_stops_nothing() -> None:
    settings = '<x15ac:absPath xmlns:x15ac="x" url="C:\\Users\\Jens Hansen\\"/>'
    assert places(xlsx_of(settings=settings)) == []


@pytest.mark.parametrize(
    ("part", "xml", "place"),
    [
        ("styles.xml", f"<style:header><text:p>{PERSON}</text:p></style:header>", "sheet"),
        ("meta.xml", f"<dc:title>{PERSON}</dc:title>", "properties"),
    ],
)
def test_the_parts_of_an_ods_workbook(part: str, xml: str, place: str) -> None:
    content = ods_of("")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    assert places(zipped({**entries, part: f"<x>{xml}</x>".encode()}), "fil.ods") == [place]


SPACES = (
    'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" '
    'xmlns:xlink="http://www.w3.org/1999/xlink"'
)
IN_ODS_CELL = {
    "text box": f"<draw:text-box {SPACES}><text:p>{PERSON}</text:p></draw:text-box>",
    "link": f'<text:p><text:a {SPACES} xlink:href="mailto:jens@example.dk">x</text:a></text:p>',
}
IN_ODS_TABLE = {
    "list": f'<x table:condition="cell-content-is-in-list(&quot;{PERSON}&quot;)"/>',
    "name": f'<x table:name="navn" table:expression="&quot;{PERSON}&quot;"/>',
    "earlier value": f"<table:change-track-table-cell><text:p>{PERSON}</text:p>"
    "</table:change-track-table-cell>",
}
ODS_ROW = "<table:table-row><table:table-cell{}>{}</table:table-cell></table:table-row>"


@pytest.mark.parametrize("inside", IN_ODS_CELL.values(), ids=IN_ODS_CELL)
def test_what_stands_in_a_cell_of_an_ods_sheet_besides_its_value(inside: str) -> None:
    assert "content" in places(ods_of(ODS_ROW.format("", inside)), "fil.ods")


@pytest.mark.parametrize("inside", IN_ODS_TABLE.values(), ids=IN_ODS_TABLE)
def test_what_stands_around_the_rows_of_an_ods_sheet(inside: str) -> None:
    row = ODS_ROW.format("", "<text:p>Navn</text:p>")
    for rows in (inside + row, row + inside):
        assert places(ods_of(rows), "fil.ods") == ["content"]


def test_a_formula_of_an_ods_sheet() -> None:
    formula = f' table:formula="of:=IF([.B1];&quot;{PERSON}&quot;;1)" office:value-type="float"'
    assert places(ods_of(ODS_ROW.format(formula, "")), "fil.ods") == ["content"]


def test_the_records_of_an_xlsb_workbook() -> None:
    cells = [xlsb_row(1), xlsb_cell(6, 1, wide("Måned"))]
    assert places(xlsb_of(cells), "fil.xlsb") == []
    for after in ((479, bytes(2) + wide(f"&C{PERSON}")), (494, bytes(16) + wide(PERSON))):
        assert places(xlsb_of(cells, after=[after]), "fil.xlsb") == ["sheet"]
    formula = struct.pack("<d", 1) + bytes(6) + b"\x17" + wide(PERSON)[2:]
    assert places(xlsb_of([*cells, xlsb_cell(9, 2, formula)]), "fil.xlsb") == ["formula"]


@pytest.mark.parametrize(
    ("kind", "place"),
    [(0x0014, "sheet"), (0x01B8, "link"), (0x00EC, "shape"), (0x0018, "part"), (0x00CD, "pivot")],
)
@pytest.mark.parametrize("letters", ["utf-16-le", "latin-1"])
def test_the_records_of_an_old_workbook(kind: int, place: str, letters: str) -> None:
    records = [(kind, b"\x01\0\x02" + PERSON.encode(letters) + b"\0")]
    assert places(old_workbook(records), "fil.xls") == [place]


def test_cells_and_names_of_authors_in_an_old_workbook_are_left_to_others() -> None:
    author = (0x005C, b"\x0b\0\0" + PERSON.encode())
    note = (0x001C, bytes(8) + b"\x0b\0\0" + PERSON.encode())
    assert places(old_workbook([author, note]), "fil.xls") == []


def old_workbook(records: list[tuple[int, bytes]]) -> bytes:
    """Write an old workbook of one empty sheet with more records in it."""
    name = (0x0085, bytes(6) + b"\x04\0Ark1")
    book = xls_records(xls_beginning(5), name, (0x000A, b""))
    sheet = xls_records(xls_beginning(16), *records, (0x000A, b""))
    place = book.index(b"\x04\0Ark1") - 6
    book = book[:place] + struct.pack("<L", len(book)) + book[place + 4 :]
    return compound_file({"Workbook": book + sheet})
