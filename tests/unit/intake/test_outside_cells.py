"""Personal data outside the cells is found wherever people can write it."""

import io
import zipfile

import pytest
from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart

from boligblik.intake.file_reading import read_grid
from boligblik.intake.finding import Finding
from boligblik.intake.limits import Limits
from boligblik.intake.personal import personal_findings
from tests.raw_workbooks import ods_of, xlsx_parts, zipped

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
        ("docProps/custom.xml", f"<vt:lpwstr>{PERSON}</vt:lpwstr>", "properties"),
        ("customXml/item1.xml", f"<title>{PERSON}</title>", "part"),
    ],
)
def test_parts_that_openpyxl_does_not_write(part: str, xml: str, place: str) -> None:
    assert places(zipped({**xlsx_parts(), part: f"<x>{xml}</x>"})) == [place]


def test_marks_of_the_program_are_nobody() -> None:
    marks = (
        '<xdr:ext cx="0101801234" cy="0101801234"/><xdr:colOff>0101801234</xdr:colOff>'
        "<a:t>Udsættelser</a:t><c:v>101801234</c:v>"
    )
    assert places(zipped({**xlsx_parts(), "xl/drawings/drawing1.xml": f"<x>{marks}</x>"})) == []


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


def test_a_text_box_of_an_ods_sheet() -> None:
    space = 'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"'
    box = f"<draw:text-box {space}><text:p>{PERSON}</text:p></draw:text-box>"
    cell = f"<table:table-cell>{box}</table:table-cell>"
    assert "shape" in places(ods_of(f"<table:table-row>{cell}</table:table-row>"), "fil.ods")
