"""What is kept of a workbook reads as it did, and holds nothing that cannot be searched."""

import io
import struct
import zipfile
from collections.abc import Mapping

import pytest

from boligblik.intake.compound_file import open_compound_file
from boligblik.intake.compound_writing import compound_file_of
from boligblik.intake.file_reading import read_grid
from boligblik.intake.kept_copy import kept_copy
from boligblik.intake.limits import Limits
from tests.raw_workbooks import (
    compound_file,
    ods_of,
    relations,
    wide,
    xls_beginning,
    xls_records,
    xlsb_cell,
    xlsb_of,
    xlsb_row,
    xlsx_parts,
    zipped,
)

PERSON = "Jens Hansen"
ROW = '<row r="1"><c r="A1"><v>3</v></c></row>'


def kept(content: bytes) -> bytes:
    copy = kept_copy(content, Limits())
    assert copy is not None
    return copy


def parts_of(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def with_part(name: str, part: str | bytes, **more: str) -> bytes:
    return zipped({**xlsx_parts(ROW), **more, name: part})


def values(name: str, content: bytes) -> list[object]:
    return [cell.value for cell in read_grid(name, content, Limits())]


@pytest.mark.parametrize(
    ("part", "before", "after"),
    [
        ("docProps/core.xml", "<x><dc:creator>{}</dc:creator></x>", "<dc:creator></dc:creator>"),
        (
            "docProps/core.xml",
            "<x><cp:lastModifiedBy>{}</cp:lastModifiedBy><dc:title>Tal</dc:title></x>",
            "<cp:lastModifiedBy></cp:lastModifiedBy><dc:title>Tal</dc:title>",
        ),
        ("docProps/app.xml", "<x><Manager>{}</Manager></x>", "<Manager></Manager>"),
        ("xl/comments1.xml", "<x><author>{}</author><t>ja</t></x>", "<author></author><t>ja</t>"),
        (
            "xl/persons/person.xml",
            '<x><person displayName="{}" userId="j@x.dk" id="1"/></x>',
            '<person displayName="" userId="" id="1"/>',
        ),
        (
            "xl/externalLinks/_rels/externalLink1.xml.rels",
            '<x><R Target="https://x.dk/personal/{}/tal.xlsx" Id="1"/></x>',
            '<R Target="tal.xlsx" Id="1"/>',
        ),
        (
            "xl/worksheets/_rels/sheet1.xml.rels",
            "<x><R Target='file:///C:\\Users\\{}\\tal.xlsx'/></x>",
            "<R Target='tal.xlsx'/>",
        ),
        ("xl/revisions/userNames.xml", '<x><userInfo name="{}"/></x>', '<userInfo name=""/>'),
    ],
)
def test_names_of_authors_go_and_the_rest_stays(part: str, before: str, after: str) -> None:
    given = {**xlsx_parts(ROW), part: before.format(PERSON)}
    copy = parts_of(kept(zipped(given)))
    assert copy.pop(part).decode() == f"<x>{after}</x>"
    del given[part]
    assert {name: xml.decode() for name, xml in copy.items()} == given


def test_the_folder_it_was_saved_in_goes() -> None:
    settings = '<a:absPath xmlns:a="x" url="C:\\Users\\Jens Hansen\\"/>'
    copy = kept(zipped(xlsx_parts(ROW, settings=settings)))
    assert b'url=""' in parts_of(copy)["xl/workbook.xml"]
    assert values("a.xlsx", copy) == [3]


def test_what_nothing_is_taken_out_of_stays_as_it_is() -> None:
    for content in (zipped(xlsx_parts(ROW)), b"a;b\n1;2\n", "Måned;Tal".encode("cp1252")):
        assert kept_copy(content, Limits()) is content


@pytest.mark.parametrize("part", ["xl/media/image1.jpeg", "xl/media/image1.emf"])
def test_pictures_are_blank_in_the_copy(part: str) -> None:
    copy = parts_of(kept(with_part(part, b"\xff\xd8 " + PERSON.encode())))
    assert copy[part].startswith(b"\x89PNG")
    assert PERSON.encode() not in copy[part]


@pytest.mark.parametrize(
    "part", ["xl/embeddings/Microsoft_Word.docx", "xl/activeX/activeX1.bin", "[trash]/0000.dat"]
)
def test_files_within_are_empty_in_the_copy(part: str) -> None:
    assert parts_of(kept(with_part(part, PERSON)))[part] == b""


DROPPED: Mapping[str, str] = {
    "xl/vbaProject.bin": "vbaProject.bin",
    "xl/printerSettings/printerSettings1.bin": "printerSettings/printerSettings1.bin",
    "customXml/item1.xml": "../customXml/item1.xml",
    "docProps/custom.xml": "/docProps/custom.xml",
    "docProps/thumbnail.jpeg": "../docProps/thumbnail.jpeg",
}


@pytest.mark.parametrize(("part", "target"), DROPPED.items())
def test_other_parts_are_left_out_with_all_that_mentions_them(part: str, target: str) -> None:
    mentions = {
        "xl/_rels/workbook.xml.rels": relations(
            [("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId9", "x", target)]
        ),
        "[Content_Types].xml": (
            f'<Types><Override PartName="/{part}" ContentType="x"/>'
            '<Override PartName="/xl/workbook.xml" ContentType="y"/></Types>'
        ),
    }
    copy = kept(with_part(part, PERSON, **mentions))
    parts = parts_of(copy)
    assert part not in parts
    assert b"rId9" not in parts["xl/_rels/workbook.xml.rels"]
    types = parts["[Content_Types].xml"].decode()
    assert types == '<Types><Override PartName="/xl/workbook.xml" ContentType="y"/></Types>'
    assert values("a.xlsx", copy) == [3]


def test_a_sheet_no_longer_mentions_its_printer() -> None:
    setup = '<pageSetup paperSize="9" orientation="landscape" r:id="rId1"/>'
    sheets = xlsx_parts(ROW, after=setup)
    printer = "xl/printerSettings/printerSettings1.bin"
    of_sheet = relations([("rId1", "printerSettings", "../printerSettings/printerSettings1.bin")])
    content = zipped({**sheets, printer: PERSON, "xl/worksheets/_rels/sheet1.xml.rels": of_sheet})
    parts = parts_of(kept(content))
    assert (
        b'<pageSetup paperSize="9" orientation="landscape"/>' in parts["xl/worksheets/sheet1.xml"]
    )
    assert b"<Relationship " not in parts["xl/worksheets/_rels/sheet1.xml.rels"]


def test_what_stands_between_the_parts_or_twice_is_not_copied() -> None:
    file = io.BytesIO(with_part("xl/media/image1.png", b"x"))
    with zipfile.ZipFile(file, "a") as archive:
        archive.comment = PERSON.encode()
        book = archive.read("xl/workbook.xml")
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("xl/workbook.xml", book)
    copy = kept(file.getvalue())
    assert PERSON.encode() not in copy
    assert values("a.xlsx", copy) == [3]


def test_an_ods_workbook() -> None:
    content = ods_of(
        "<table:table-row><table:table-cell office:value-type='float'/></table:table-row>"
    )
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        given = {name: archive.read(name) for name in archive.namelist()}
    more = {
        "meta.xml": f"<x><dc:creator>{PERSON}</dc:creator></x>".encode(),
        "Pictures/1.png": PERSON.encode(),
        "Object 1": PERSON.encode(),
        "META-INF/documentsignatures.xml": PERSON.encode(),
    }
    parts = parts_of(kept(zipped({**given, **more})))
    assert PERSON.encode() not in b"".join(parts.values())
    assert parts.keys() == {*given, "meta.xml", "Pictures/1.png", "Object 1"}
    assert {name: parts[name] for name in given} == given


def test_an_xlsb_workbook() -> None:
    author = (632, wide(PERSON))
    copy = kept(xlsb_of([xlsb_row(1), xlsb_cell(6, 1, wide("Måned"))], comments=[author]))
    assert values("a.xlsb", copy) == ["Måned"]
    assert wide(PERSON)[4:] not in b"".join(parts_of(copy).values())


def stream(*records: tuple[int, bytes]) -> bytes:
    """Write an old workbook of one sheet with the number 3 and more records in its first part."""
    name = (0x0085, bytes(6) + b"\x04\0Ark1")
    book = xls_records(xls_beginning(5), *records, name, (0x000A, b""))
    number = (0x0203, struct.pack("<3Hd", 0, 0, 0, 3.0))
    sheet = xls_records(xls_beginning(16), number, (0x000A, b""))
    place = book.rindex(b"\x04\0Ark1") - 6
    return book[:place] + struct.pack("<L", len(book)) + book[place + 4 :] + sheet


def old_workbook(*records: tuple[int, bytes], **streams: bytes) -> bytes:
    return compound_file({"Workbook": stream(*records), **streams})


def test_an_old_workbook_is_kept_without_its_properties_and_authors() -> None:
    author = (0x005C, b"\x0b\0\0" + PERSON.encode())
    copy = kept(old_workbook(author, SummaryInformation=PERSON.encode()))
    assert values("a.xls", copy) == [3]
    assert PERSON.encode() not in copy


@pytest.mark.parametrize("filling", [0, 800, 1_000, 4_000])
def test_a_compound_file_of_any_size_is_read(filling: int) -> None:
    written = stream(*[(0x0863, bytes(8_000))] * filling)
    file = compound_file_of("Workbook", written)
    assert open_compound_file(file).read("Workbook")[: len(written)] == written
    assert values("a.xls", file) == [3]


def test_an_old_workbook_with_pictures_or_folders_is_not_kept() -> None:
    assert kept_copy(old_workbook((0x00EB, bytes(9) + b"\x62\0\x07\xf0")), Limits()) is None
    with_folder = bytearray(old_workbook(Macros=b"x"))
    place = with_folder.index("Macros".encode("utf-16-le"))
    with_folder[place + 66] = 1
    assert kept_copy(bytes(with_folder), Limits()) is None
