"""Make workbooks part by part, as no spreadsheet program would write them."""

import io
import struct
import zipfile
from collections.abc import Iterable, Mapping, Sequence

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STYLES = "xl/styles.xml"
SHEET = "xl/worksheets/sheet1.xml"
TEXTS = "xl/sharedStrings.xml"

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KINDS = {"worksheets": "worksheet", "styles": "styles", "sharedStrings": "sharedStrings"}
_SECTOR, _END, _FREE, _TABLE = 512, 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
_MIN_STREAM = 4096


def zipped(entries: Mapping[str, str | bytes]) -> bytes:
    """Pack entries into an archive."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return content.getvalue()


def relations(targets: Iterable[tuple[str, str, str]]) -> str:
    """Write what a part points at: identity, kind and target."""
    lines = (
        f'<Relationship Id="{name}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for name, kind, target in targets
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{"".join(lines)}</Relationships>'


def xlsx_parts(rows: str = "", **parts: str) -> dict[str, str]:
    """Return the parts of a workbook of one sheet, ``Ark1``.

    ``rows`` go into its data; ``before`` and ``after`` stand around that, ``settings`` before the
    sheets of the workbook; ``styles`` and ``texts`` are whole parts.
    """
    sheet = f"{parts.get('before', '')}<sheetData>{rows}</sheetData>{parts.get('after', '')}"
    book = '<sheets><sheet name="Ark1" sheetId="1" r:id="rId1"/></sheets>'
    targets = (
        ("rId1", "worksheet", "worksheets/sheet1.xml"),
        ("rId2", "styles", "styles.xml"),
        ("rId3", "sharedStrings", "sharedStrings.xml"),
    )
    return {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"/>',
        "_rels/.rels": relations([("rId1", "officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": (
            f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">'
            f"{parts.get('settings', '')}{book}</workbook>"
        ),
        "xl/_rels/workbook.xml.rels": relations(targets),
        SHEET: f'<worksheet xmlns="{MAIN}">{sheet}</worksheet>',
        STYLES: parts.get("styles", f'<styleSheet xmlns="{MAIN}"/>'),
        TEXTS: parts.get("texts", shared_texts([])),
    }


def xlsx_of(rows: str = "", **parts: str) -> bytes:
    """Pack the parts of a workbook of one sheet."""
    return zipped(xlsx_parts(rows, **parts))


def shared_texts(texts: Sequence[str]) -> str:
    """Write the part that holds the texts of all sheets."""
    items = "".join(f'<si><t xml:space="preserve">{text}</t></si>' for text in texts)
    return f'<sst xmlns="{MAIN}">{items}</sst>'


def styles(*formats: int | str) -> str:
    """Write cell styles, one for each number format: a built-in number, or a text."""
    own = [shown for shown in formats if isinstance(shown, str)]
    written = "".join(
        f'<numFmt numFmtId="{164 + place}" formatCode="{shown}"/>'
        for place, shown in enumerate(own)
    )
    numbers = [164 + own.index(shown) if isinstance(shown, str) else shown for shown in formats]
    used = "".join(f'<xf numFmtId="{number}"/>' for number in numbers)
    formats_and_styles = f"<numFmts>{written}</numFmts><cellXfs>{used}</cellXfs>"
    return f'<styleSheet xmlns="{MAIN}">{formats_and_styles}</styleSheet>'


def ods_of(rows: str, before: str = "", manifest: str = "", sheet: str = "Ark1") -> bytes:
    """Write an ods workbook of one sheet from its rows."""
    names = {"office": "office", "table": "table", "text": "text", "meta": "meta"}
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{space}:1.0"'
        for name, space in names.items()
    )
    calc = 'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
    body = f'<table:table table:name="{sheet}">{rows}</table:table>'
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": f"<manifest>{manifest}</manifest>",
            "content.xml": (
                f"{before}<office:document-content {spaces} {calc}><office:body>"
                f"<office:spreadsheet>{body}</office:spreadsheet>"
                "</office:body></office:document-content>"
            ),
        }
    )


def compound_file(streams: Mapping[str, bytes]) -> bytes:
    """Write a compound file; every stream is filled up to the size that needs no small sectors."""
    table: list[int] = [_TABLE, *range(2, 2 + len(streams) // 4), _END]
    body = b""
    entries = [_entry("Root Entry", 5, _END, 0, child=1)]
    for number, (name, data) in enumerate(streams.items(), start=1):
        whole = data.ljust(max(len(data), _MIN_STREAM), b"\0")
        sectors = -(-len(whole) // _SECTOR)
        start = len(table)
        table += [*range(start + 1, start + sectors), _END]
        body += whole.ljust(sectors * _SECTOR, b"\0")
        right = number + 1 if number < len(streams) else _FREE
        entries.append(_entry(name, 2, start, len(whole), right=right))
    directory = b"".join(entries).ljust((1 + len(streams) // 4) * _SECTOR, b"\0")
    following = struct.pack(f"<{len(table)}L", *table).ljust(_SECTOR, b"\xff")
    header = bytes.fromhex("d0cf11e0a1b11ae1").ljust(24, b"\0") + struct.pack(
        "<5H6x9L", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, _MIN_STREAM, _END, 0, _END, 0
    )
    return (header + struct.pack("<L", 0)).ljust(_SECTOR, b"\xff") + following + directory + body


def _entry(
    name: str, kind: int, start: int, size: int, child: int = _FREE, right: int = _FREE
) -> bytes:
    said = name.encode("utf-16-le")
    links = struct.pack("<HBB3L", len(said) + 2, kind, 1, _FREE, right, child)
    return said.ljust(64, b"\0") + links + bytes(36) + struct.pack("<LQ", start, size)


def xls_records(*records: tuple[int, bytes]) -> bytes:
    """Write the records of an old Excel workbook one after another."""
    return b"".join(struct.pack("<HH", kind, len(data)) + data for kind, data in records)


def xls_beginning(part: int) -> tuple[int, bytes]:
    """Return the first record of the workbook's part (5) or a sheet's (16)."""
    return 0x0809, struct.pack("<4HLL", 0x0600, part, 0, 0, 0, 0)


def xlsb_records(*records: tuple[int, bytes]) -> bytes:
    """Write binary records, number and size in seven bits a byte."""
    written = b""
    for kind, data in records:
        number = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
        size, sizes = len(data), b""
        while size > 127:
            sizes += bytes([size & 0x7F | 0x80])
            size >>= 7
        written += number + sizes + bytes([size]) + data
    return written


def wide(text: str) -> bytes:
    """Write a text with its length before it, two bytes a letter."""
    return struct.pack("<L", len(text)) + text.encode("utf-16-le")


def xlsb_row(row: int, *, is_hidden: bool = False) -> tuple[int, bytes]:
    """Return the record that begins a row, from 1."""
    return 0, struct.pack("<LLHBBBL", row - 1, 0, 300, 0, 0x10 * is_hidden, 0, 0)


def xlsb_cell(kind: int, column: int, value: bytes, style: int = 0) -> tuple[int, bytes]:
    """Return the record of a cell of some kind, its column from 1."""
    return kind, struct.pack("<LL", column - 1, style) + value


def xlsb_of(
    cells: Iterable[tuple[int, bytes]],
    formats: Sequence[int] = (0,),
    before: Iterable[tuple[int, bytes]] = (),
    after: Iterable[tuple[int, bytes]] = (),
    comments: Iterable[tuple[int, bytes]] = (),
) -> bytes:
    """Write an xlsb workbook of one sheet, ``Ark1``, from its records."""
    used = [(47, struct.pack("<HHHHHHHH", 0, number, 0, 0, 0, 0, 0, 0)) for number in formats]
    return zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": relations([("rId1", "officeDocument", "xl/workbook.bin")]),
            "xl/workbook.bin": xlsb_records(
                (131, b""),
                (143, b""),
                (156, struct.pack("<LL", 0, 1) + wide("rId1") + wide("Ark1")),
                (144, b""),
                (132, b""),
            ),
            "xl/_rels/workbook.bin.rels": relations(
                [("rId1", "worksheet", "worksheets/sheet1.bin"), ("rId2", "styles", "styles.bin")]
            ),
            "xl/styles.bin": xlsb_records((617, struct.pack("<L", len(used))), *used, (618, b"")),
            "xl/worksheets/sheet1.bin": xlsb_records(
                (129, b""),
                (148, struct.pack("<4L", 0, 0, 0, 0)),
                *before,
                (145, b""),
                *cells,
                (146, b""),
                *after,
                (130, b""),
            ),
            "xl/worksheets/_rels/sheet1.bin.rels": relations(
                [("rId1", "comments", "../comments1.bin")]
            ),
            "xl/comments1.bin": xlsb_records(*comments),
        }
    )
