"""Kinds of files: by their content, whatever they are called, and refused when both disagree."""

import struct
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import pytest

from boligblik.intake.compound_file import open_compound_file
from boligblik.intake.file_kind import kind_of
from boligblik.intake.finding import UnreadableError
from boligblik.intake.limits import Limits
from tests.raw_workbooks import (
    compound_file,
    ods_of,
    xls_beginning,
    xls_records,
    xlsb_of,
    xlsx_of,
    xlsx_parts,
    zipped,
)

FORMATS = Path(__file__).parents[2] / "corpus" / "formats"
OLD = compound_file({"Workbook": xls_records(xls_beginning(5), (0x000A, b""))})

KINDS: Mapping[str, tuple[str, bytes]] = {
    "a.xlsx": ("xlsx", xlsx_of()),
    "A.XLSX": ("xlsx", xlsx_of()),
    "a.xlsm": ("xlsm", zipped({**xlsx_parts(), "xl/vbaProject.bin": "x"})),
    "a.xlsb": ("xlsb", xlsb_of([])),
    "a.xls": ("xls", OLD),
    "a.ods": ("ods", ods_of("")),
    "a.csv": ("csv", b"a;b\n1;2\n"),
    "a.tsv": ("csv", "Måned\tAntal\n".encode("utf-16")),
    "a.txt": ("csv", "Måned;Antal\n".encode("cp1252")),
}


def code_of(file_name: str, content: bytes, limits: Limits | None = None) -> str:
    with pytest.raises(UnreadableError) as raised:
        kind_of(file_name, content, limits or Limits())
    return raised.value.finding.code


@pytest.mark.parametrize("file_name", KINDS)
def test_each_kind_is_known_by_its_content(file_name: str) -> None:
    kind, content = KINDS[file_name]
    assert kind_of(file_name, content, Limits()) == kind


@pytest.mark.parametrize(("named", "found"), [("a.xlsx", "a.xlsm"), ("a.xlsm", "a.xlsx")])
def test_macros_alone_are_no_disagreement(named: str, found: str) -> None:
    kind, content = KINDS[found]
    assert kind_of(named, content, Limits()) == kind


DISAGREEING: Mapping[str, tuple[str, bytes, str]] = {
    "workbook called text": ("a.csv", xlsx_of(), ".xlsx"),
    "text called workbook": ("a.xlsx", b"a;b\n", ".csv"),
    "text called old workbook": ("a.xls", b"a\tb\n", ".csv"),
    "new workbook called old": ("a.xls", xlsx_of(), ".xlsx"),
    "old workbook called new": ("a.xlsx", OLD, ".xls"),
    "binary workbook called xlsx": ("a.xlsx", xlsb_of([]), ".xlsb"),
    "ods called xlsx": ("a.xlsx", ods_of(""), ".ods"),
    "web page called workbook": ("a.xls", b"\r\n<HTML><body>", "HTML"),
    "web page with a mark before it": ("a.xls", b"\xef\xbb\xbf<table border=1>", "HTML"),
    "XML called workbook": ("a.xls", b'<?xml version="1.0"?><Workbook/>', "XML"),
    "web archive called workbook": ("a.xls", b"MIME-Version: 1.0\r\n", "MHTML"),
}


@pytest.mark.parametrize("name", DISAGREEING)
def test_a_name_that_says_otherwise_is_refused_with_what_was_found(name: str) -> None:
    file_name, content, found = DISAGREEING[name]
    with pytest.raises(UnreadableError) as raised:
        kind_of(file_name, content, Limits())
    assert raised.value.finding.code == "suffix_disagrees"
    assert dict(raised.value.finding.params)["found"] == found


REFUSED: Mapping[str, tuple[str, bytes, str]] = {
    "nothing": ("a.xlsx", b"", "empty_file"),
    "a mark of utf-8 and no more": ("a.csv", b"\xef\xbb\xbf\r\n", "empty_file"),
    "blanks": ("a.csv", b" \r\n\t", "empty_file"),
    "unknown suffix": ("a.pdf", b"%PDF-1.7", "unsupported_suffix"),
    "no suffix": ("tal", b"a;b\n", "unsupported_suffix"),
    "pdf called workbook": ("a.xlsx", b"%PDF-1.7", "not_a_workbook"),
    "picture called workbook": ("a.xlsx", b"\x89PNG\r\n\x1a\n", "not_a_workbook"),
    "document called workbook": ("a.xlsx", zipped({"word/document.xml": "x"}), "not_a_workbook"),
    "archive called workbook": ("a.xlsx", zipped({"a.csv": "1;2"}), "not_a_workbook"),
    "old document called workbook": (
        "a.xls",
        compound_file({"WordDocument": b"x"}),
        "not_a_workbook",
    ),
    "oldest Excel": ("a.xls", b"\x09\x04\x06\x00\x00\x00\x10\x00", "old_excel"),
    "half an archive": ("a.xlsx", xlsx_of()[:-30], "damaged_workbook"),
    "half an old workbook": ("a.xls", OLD[:600], "damaged_workbook"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_workbook_or_text_is_refused_for_its_own_reason(name: str) -> None:
    file_name, content, code = REFUSED[name]
    assert code_of(file_name, content) == code


LIMITED: Mapping[str, tuple[Limits, bytes]] = {
    "too_large": (Limits(file_bytes=100), xlsx_of()),
    "too_many_entries": (Limits(entries=3), xlsx_of()),
    "unpacks_too_much": (Limits(unpacked_bytes=1000), xlsx_of()),
}


@pytest.mark.parametrize("code", LIMITED)
def test_what_is_beyond_a_limit_is_refused_by_the_directory_alone(code: str) -> None:
    limits, content = LIMITED[code]
    assert code_of("a.xlsx", content, limits) == code


def test_a_directory_that_claims_to_be_large_is_not_read() -> None:
    content = xlsx_of()
    end = content.rindex(b"PK\x05\x06")
    lying = content[: end + 12] + struct.pack("<L", 2**31) + content[end + 16 :]
    assert code_of("a.xlsx", lying) == "too_many_entries"


def test_a_small_archive_may_unpack_by_any_ratio() -> None:
    content = xlsx_of("<row/>" * 500_000)
    assert kind_of("a.xlsx", content, Limits(unpacking_ratio=2)) == "xlsx"


def test_an_entry_with_a_password_is_told_as_such() -> None:
    content = xlsx_of().replace(
        b"PK\x01\x02\x14\x03\x14\x00\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01\x00"
    )
    assert code_of("a.xlsx", content) == "password_protected"


@pytest.mark.parametrize("size", [100, 4096, 5000, 60_000])
def test_a_stream_of_any_size_is_read_as_it_was_written(size: int) -> None:
    data = bytes(range(250)) * (size // 250 + 1)
    file = open_compound_file(compound_file({"Andet": b"x", "Workbook": data[:size]}))
    assert file.read("Workbook")[:size] == data[:size]


@pytest.mark.parametrize("place", range(24, 1500, 41))
def test_a_flipped_byte_in_an_old_workbook_never_breaks_the_reader(place: int) -> None:
    content = bytearray(OLD)
    content[place] ^= 0xFF
    with suppress(UnreadableError):
        kind_of("a.xls", bytes(content), Limits())


def test_a_small_stream_is_found_among_the_small_ones() -> None:
    file = open_compound_file((FORMATS / "libreoffice.xls").read_bytes())
    assert file.read("\x01CompObj").startswith(b"\x01\x00\xfe\xff")
