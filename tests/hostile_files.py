"""Make files that are meant to do harm, or that came to harm: each small, and made in no time."""

import struct
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from tests.raw_workbooks import (
    SHEET,
    TEXTS,
    compound_file,
    ods_of,
    shared_texts,
    xls_beginning,
    xls_records,
    xlsb_cell,
    xlsb_of,
    xlsb_row,
    xlsx_of,
    xlsx_parts,
    zipped,
)

MIB = 1024 * 1024
LONGEST_TEXT = 32_767
ROW = '<row r="1"><c r="A1"><v>1</v></c></row>'
LAUGHS = (
    '<!DOCTYPE lolz [<!ENTITY lol "lol">'
    + "".join(f'<!ENTITY lol{n + 1} "{f"&lol{n or str()};" * 10}">' for n in range(9))
    + "]>"
)
FILE = '<!DOCTYPE a [<!ENTITY file SYSTEM "file:///etc/passwd">]>'


@dataclass(frozen=True)
class Hostile:
    """A file, and the code it must be refused with; ``read`` if it is to be read rightly."""

    file_name: str
    make: Callable[[], bytes]
    code: str


def repeated(part: bytes, times: int) -> bytes:
    """Deflate the same bytes many times over without ever holding them all."""
    packing = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    packing.compress(part)
    packing.flush(zlib.Z_FULL_FLUSH)
    once = packing.compress(part) + packing.flush(zlib.Z_FULL_FLUSH)
    return once * times + packing.flush(zlib.Z_FINISH)


@dataclass(frozen=True)
class Deflated:
    """Deflated bytes that claim to unpack to ``size``."""

    data: bytes
    size: int


def forged(entries: Mapping[str, bytes | Deflated]) -> bytes:
    """Write an archive entry by entry, as no honest program would."""
    body, directory = b"", b""
    for name, entry in entries.items():
        packed = entry if isinstance(entry, Deflated) else Deflated(repeated(entry, 1), len(entry))
        checksum = zlib.crc32(entry) if isinstance(entry, bytes) else 0
        said = struct.pack(
            "<5H3L2H", 20, 0, 8, 0, 33, checksum, len(packed.data), packed.size, len(name), 0
        )
        place = struct.pack("<3HLL", 0, 0, 0, 0, len(body))
        directory += b"PK\x01\x02\x14\x00" + said + place + name.encode()
        body += b"PK\x03\x04" + said + name.encode() + packed.data
    count = len(entries)
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, count, count, len(directory), len(body), 0)
    return body + directory + end


def replaced(part: str, made: bytes | Deflated | str) -> bytes:
    """Write a workbook with one part replaced."""
    parts = {name: data.encode() for name, data in xlsx_parts(ROW).items()}
    return forged({**parts, part: made.encode() if isinstance(made, str) else made})


def declaring(part: str, declaration: str) -> bytes:
    """Write a workbook in which one part declares a document type before it begins."""
    return replaced(part, declaration + xlsx_parts(ROW)[part])


def sheet_of(repeated_part: bytes, times: int, size: int | None = None) -> bytes:
    """Write a workbook whose sheet holds the same bytes many times over."""
    data = repeated(repeated_part, times)
    return replaced(SHEET, Deflated(data, size or len(repeated_part) * times))


def sharing_one_text() -> bytes:
    """Write a workbook in which 100,000 cells show the same text of 32,767 letters."""
    cell = '<row r="{0}"><c r="A{0}" t="s"><v>0</v></c></row>'
    rows = "".join(cell.format(row) for row in range(1, 100_001))
    return xlsx_of(rows, texts=shared_texts(["x" * LONGEST_TEXT]))


def overlapping() -> bytes:
    """Write a workbook whose directory names the same few bytes 2,000 times."""
    content = sheet_of(b" " * MIB, 60)
    start = content.index(b"PK\x01\x02")
    end = content.rindex(b"PK\x05\x06")
    directory = content[start:end] * 300
    count = content[start:end].count(b"PK\x01\x02") * 300
    return (
        content[:start]
        + directory
        + struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, count, count, len(directory), start, 0)
    )


def locked_xls() -> bytes:
    """Write an old workbook whose records are encrypted from the second one on."""
    stream = xls_records(xls_beginning(5), (0x002F, bytes(54)), (0x000A, b""))
    return compound_file({"Workbook": stream})


def circular_xls() -> bytes:
    """Write an old workbook whose directory is followed by itself."""
    content = bytearray(compound_file({"Workbook": bytes(5000)}))
    content[512 + 4 : 512 + 8] = struct.pack("<L", 1)
    return bytes(content)


def ods_times(rows: int, columns: int) -> bytes:
    """Write an ods workbook in which one cell claims to stand many times."""
    return ods_of(
        f'<table:table-row table:number-rows-repeated="{rows}"><table:table-cell '
        f'office:value-type="float" office:value="1" table:number-columns-repeated="{columns}"/>'
        "</table:table-row>"
    )


def xlsx_with(rows: str) -> Callable[[], bytes]:
    """Delay making a workbook of these rows."""
    return lambda: xlsx_of(rows)


NUMBER = struct.pack("<d", 1)
EMPTY_BOOK = xls_records(xls_beginning(5), (0x000A, b""))

WORKBOOKS: Mapping[str, Hostile] = {
    "zip bomb": Hostile("a.xlsx", lambda: sheet_of(b"0" * MIB, 2000), "unpacks_too_much"),
    "1 GB of blanks in 1 MB": Hostile(
        "a.xlsx", lambda: sheet_of(b" " * MIB, 1000), "unpacking_ratio"
    ),
    "16 million rows in 1 MB": Hostile(
        "a.xlsx", lambda: sheet_of(b"<row/>" * 100_000, 160), "unpacking_ratio"
    ),
    "entry that lies on its size": Hostile(
        "a.xlsx", lambda: sheet_of(b" " * MIB, 1000, size=1000), "unpacking_ratio"
    ),
    "texts that lie on their size": Hostile(
        "a.xlsx",
        lambda: replaced(TEXTS, Deflated(repeated(b" " * MIB, 500), 99)),
        "unpacking_ratio",
    ),
    "entry shorter than it claims": Hostile(
        "a.xlsx", lambda: sheet_of(b" " * MIB, 1, size=2 * MIB), "damaged_workbook"
    ),
    "entries that share their bytes": Hostile("a.xlsx", overlapping, "unpacks_too_much"),
    "one text without end": Hostile("a.xlsx", lambda: sheet_of(b"x" * MIB, 63), "text_too_long"),
    "billion laughs in the workbook": Hostile(
        "a.xlsx", lambda: declaring("xl/workbook.xml", LAUGHS), "unsafe_content"
    ),
    "billion laughs in the sheet": Hostile(
        "a.xlsx", lambda: declaring(SHEET, LAUGHS), "unsafe_content"
    ),
    "billion laughs in the texts": Hostile(
        "a.xlsx", lambda: declaring(TEXTS, LAUGHS), "unsafe_content"
    ),
    "billion laughs in ods": Hostile("a.ods", lambda: ods_of("", LAUGHS), "unsafe_content"),
    "XXE in the workbook": Hostile(
        "a.xlsx", lambda: declaring("xl/workbook.xml", FILE), "unsafe_content"
    ),
    "XXE in the sheet": Hostile("a.xlsx", lambda: declaring(SHEET, FILE), "unsafe_content"),
    "XXE in ods": Hostile("a.ods", lambda: ods_of("", FILE), "unsafe_content"),
    "XXE in letters of two bytes": Hostile(
        "a.xlsx",
        lambda: replaced(SHEET, (FILE + xlsx_parts(ROW)[SHEET]).encode("utf-16")),
        "damaged_workbook",
    ),
    "cell at XFD1048576": Hostile(
        "a.xlsx",
        xlsx_with(ROW + '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
        "far_cell",
    ),
    "cell ZZZZZZ1": Hostile(
        "a.xlsx", xlsx_with('<row r="1"><c r="ZZZZZZ1"><v>1</v></c></row>'), "far_cell"
    ),
    "row 99,999,999": Hostile(
        "a.xlsx",
        xlsx_with(ROW + '<row r="99999999"><c r="A99999999"><v>1</v></c></row>'),
        "far_cell",
    ),
    "formula without a result at row 99,999,999": Hostile(
        "a.xlsx",
        xlsx_with(ROW + '<row r="99999999"><c r="A99999999"><f>1</f></c></row>'),
        "far_cell",
    ),
    "row 99,999,999 below much else": Hostile(
        "a.xlsx",
        lambda: xlsx_of(
            ROW + "<row/>" * MIB + '<row r="99999999"><c r="A99999999"><v>1</v></c></row>'
        ),
        "far_cell",
    ),
    "100,000 cells sharing one text": Hostile("a.xlsx", sharing_one_text, "too_much_text"),
    "far cell in xlsb": Hostile(
        "a.xlsb",
        lambda: xlsb_of(
            [
                xlsb_row(1),
                xlsb_cell(5, 1, NUMBER),
                xlsb_row(1_048_576),
                xlsb_cell(5, 16_384, NUMBER),
            ]
        ),
        "far_cell",
    ),
    "far cell in ods": Hostile(
        "a.ods",
        lambda: ods_of(
            '<table:table-row table:number-rows-repeated="99999998"/><table:table-row>'
            '<table:table-cell office:value-type="float" office:value="1"/></table:table-row>'
        ),
        "far_cell",
    ),
    "cell that stands 90 million times": Hostile(
        "a.ods", lambda: ods_times(90_000, 1_000), "too_many_cells"
    ),
    "cell that stands 17,000 million times": Hostile(
        "a.ods", lambda: ods_times(1_048_576, 16_384), "too_many_columns"
    ),
    "20,000 entries": Hostile(
        "a.xlsx",
        lambda: zipped({**xlsx_parts(ROW), **{f"xl/media/{n}.png": "" for n in range(20_000)}}),
        "too_many_entries",
    ),
    "entries above the root": Hostile(
        "a.xlsx",
        lambda: zipped({**xlsx_parts(ROW), "../../../etc/passwd": "x", "/etc/shadow": "x"}),
        "read",
    ),
    "sheet above the root": Hostile(
        "a.xlsx",
        lambda: zipped(
            {
                name: text.replace("worksheets/sheet1.xml", "../../../../etc/passwd")
                for name, text in xlsx_parts(ROW).items()
            }
        ),
        "damaged_workbook",
    ),
    "deep nesting in a sheet": Hostile(
        "a.xlsx",
        xlsx_with(
            '<row r="1"><c r="A1" t="inlineStr"><is>'
            + "<r>" * 200_000
            + "<t>dyb</t>"
            + "</r>" * 200_000
            + "</is></c></row>"
        ),
        "read",
    ),
    "deep nesting in the workbook": Hostile(
        "a.xlsx",
        lambda: xlsx_of(ROW, settings="<a>" * 500_000 + "</a>" * 500_000),
        "read",
    ),
    "deep nesting in ods": Hostile(
        "a.ods", lambda: ods_of("<table:a>" * 500_000 + "</table:a>" * 500_000), "read"
    ),
    "nul bytes in a sheet": Hostile(
        "a.xlsx",
        xlsx_with('<row r="1"><c r="A1" t="inlineStr"><is><t>a\0b</t></is></c></row>'),
        "damaged_workbook",
    ),
    "nul bytes alone": Hostile("a.xlsx", lambda: bytes(5000), "empty_file"),
    "dimension that claims all": Hostile(
        "a.xlsx", lambda: xlsx_of(ROW, before='<dimension ref="A1:XFD1048576"/>'), "read"
    ),
    "dimension that claims too little": Hostile(
        "a.xlsx", lambda: xlsx_of(ROW, before='<dimension ref="C3:C3"/>'), "read"
    ),
    "workbook called text": Hostile("a.csv", lambda: xlsx_of(ROW), "suffix_disagrees"),
    "text called workbook": Hostile("a.xlsx", lambda: b"a;b\n1;2\n", "suffix_disagrees"),
    "web page called workbook": Hostile(
        "a.xls", lambda: b"<html><table><tr><td>1</td></tr></table></html>", "suffix_disagrees"
    ),
    "encrypted workbook": Hostile(
        "a.xlsx",
        lambda: compound_file({"EncryptionInfo": b"x", "EncryptedPackage": b"x"}),
        "password_protected",
    ),
    "encrypted old workbook": Hostile("a.xls", locked_xls, "password_protected"),
    "encrypted ods": Hostile(
        "a.ods",
        lambda: ods_of("", manifest="<manifest:encryption-data/>"),
        "password_protected",
    ),
    "truncated xlsx": Hostile("a.xlsx", lambda: xlsx_of(ROW)[:-60], "damaged_workbook"),
    "truncated ods": Hostile("a.ods", lambda: ods_of("")[:400], "damaged_workbook"),
    "truncated xls": Hostile(
        "a.xls", lambda: compound_file({"Workbook": EMPTY_BOOK})[:2000], "damaged_workbook"
    ),
    "old workbook that runs in a circle": Hostile("a.xls", circular_xls, "damaged_workbook"),
}
"""Every workbook, and what it must give."""


def _columns() -> bytes:
    return b";".join(b"%d" % column for column in range(200_000)) + b"\n"


TEXT_FILES: Mapping[str, Hostile] = {
    "200,000 csv columns": Hostile("a.csv", _columns, "too_many_columns"),
    "one 50 MB line": Hostile("a.csv", lambda: b"x" * (50 * MIB), "text_too_long"),
    "nul bytes in text": Hostile("a.csv", lambda: b"a;b\n1;\0\n" * 100, "read"),
}
"""Every text file, and what it must give."""
