"""Who wrote a workbook is taken out of it, and nothing else is."""

import io
import zipfile

import pytest

from boligblik.intake.authors import without_authors
from tests.raw_workbooks import xlsx_parts, zipped

PERSON = "Jens Hansen"


def parts_of(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize(
    ("part", "before", "after"),
    [
        (
            "docProps/core.xml",
            "<x><dc:creator>{}</dc:creator></x>",
            "<x><dc:creator></dc:creator></x>",
        ),
        (
            "docProps/core.xml",
            "<x><cp:lastModifiedBy>{}</cp:lastModifiedBy><dc:title>Tal</dc:title></x>",
            "<x><cp:lastModifiedBy></cp:lastModifiedBy><dc:title>Tal</dc:title></x>",
        ),
        ("docProps/app.xml", "<x><Manager>{}</Manager></x>", "<x><Manager></Manager></x>"),
        (
            "xl/comments1.xml",
            "<x><author>{}</author><t>ja</t></x>",
            "<x><author></author><t>ja</t></x>",
        ),
        (
            "xl/persons/person.xml",
            '<person displayName="{}" userId="j@x.dk" id="1"/>',
            '<person displayName="" userId="" id="1"/>',
        ),
    ],
)
def test_names_of_authors_go_and_the_rest_stays(part: str, before: str, after: str) -> None:
    parts = {**xlsx_parts("<row r='1'/>"), part: before.format(PERSON)}
    cleaned = parts_of(without_authors(zipped(parts)))
    assert cleaned.pop(part).decode() == after
    del parts[part]
    assert {name: xml.decode() for name, xml in cleaned.items()} == parts


def test_a_file_without_authors_and_one_that_is_no_archive_stay_as_they_are() -> None:
    for content in (zipped(xlsx_parts()), b"a;b\n1;2\n"):
        assert without_authors(content) is content
