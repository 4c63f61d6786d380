"""The small parts of an xlsx or xlsm workbook: which part is which sheet, formats, comments."""

import posixpath
import re
from collections.abc import Iterator, Mapping
from xml.etree import ElementTree

from boligblik.intake.archive import Archive
from boligblik.intake.finding import UnreadableError
from boligblik.intake.grid import column_number
from boligblik.intake.sheet_details import Place, shows_percentage

WORKBOOK = "xl/workbook.xml"
BUILT_IN_PERCENTAGES = {9: "0%", 10: "0.00%"}
_ADDRESS = re.compile(r"^\$?([A-Z]{1,3})\$?([0-9]{1,7})$")


def sheet_parts(archive: Archive) -> dict[str, str]:
    """Return the part of each sheet, by the sheet's name."""
    targets = {name: target for name, _, target in relations_of(archive, WORKBOOK)}
    parts = {}
    for sheet in elements_of(archive, WORKBOOK, "sheet"):
        identity = next((text for name, text in sheet.attrib.items() if name.endswith("}id")), "")
        if identity in targets:
            parts[sheet.get("name", "")] = targets[identity]
    return parts


def relations_of(archive: Archive, part: str) -> Iterator[tuple[str, str, str]]:
    """Yield what a part points at within the archive: identity, kind and part."""
    folder, name = posixpath.split(part)
    for relation in elements_of(archive, f"{folder}/_rels/{name}.rels", "Relationship"):
        target = relation.get("Target", "").replace("\\", "/")
        if relation.get("TargetMode") != "External":
            kind = relation.get("Type", "").rpartition("/")[2]
            # Only looked up among the archive's entries: never a path of this machine.
            place = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            yield relation.get("Id", ""), kind, place


def percentage_styles(archive: Archive) -> Mapping[int, str]:
    """Return the number formats of the cell styles that are shown as a percentage."""
    styles = "xl/styles.xml"
    own = {
        int(style.get("numFmtId", "0")): style.get("formatCode", "")
        for style in elements_of(archive, styles, "numFmt")
    }
    formats = BUILT_IN_PERCENTAGES | own
    found = {}
    for cell_styles in elements_of(archive, styles, "cellXfs"):
        for style, element in enumerate(cell_styles):
            number_format = formats.get(int(element.get("numFmtId", "0")), "")
            if shows_percentage(number_format):
                found[style] = number_format
    return found


def comments_of(archive: Archive, part: str) -> dict[Place, str]:
    """Return the texts of a sheet's comments by cell; of a thread, all that was said."""
    notes: dict[Place, str] = {}
    threads: dict[Place, list[str]] = {}
    for _, kind, target in relations_of(archive, part):
        if kind == "comments":
            for comment in elements_of(archive, target, "comment"):
                notes[place_of(comment.get("ref", ""))] = _text_in(comment, "t")
        elif kind == "threadedComment":
            for comment in elements_of(archive, target, "threadedComment"):
                said = threads.setdefault(place_of(comment.get("ref", "")), [])
                said.append(_text_in(comment, "text"))
    # Beside a thread stands a note for older programs that says that there is a thread.
    return notes | {place: "\n".join(said) for place, said in threads.items()}


def place_of(address: str) -> Place:
    """Return the row and column of an address such as ``D14``."""
    found = _ADDRESS.match(address)
    if found is None:
        raise UnreadableError("damaged_workbook")
    return int(found.group(2)), column_number(found.group(1))


def elements_of(archive: Archive, part: str, name: str) -> Iterator[ElementTree.Element]:
    """Yield the elements of a name in a small part, whatever their namespace.

    A part that declares a document type is refused before it is parsed, so no entity is expanded.
    """
    content = archive.read(part)
    refuse_unsafe(content)
    if not content:
        return
    try:
        root = ElementTree.fromstring(content)  # noqa: S314
    except ElementTree.ParseError as error:
        raise UnreadableError("damaged_workbook") from error
    yield from (element for element in root.iter() if element.tag.rpartition("}")[2] == name)


def refuse_unsafe(xml: bytes) -> None:
    """Refuse XML that declares a document type, and any in letters of two bytes, which hide it."""
    if b"<!DOCTYPE" in xml or b"<!ENTITY" in xml:
        raise UnreadableError("unsafe_content")
    if b"\x00" in xml:
        raise UnreadableError("damaged_workbook")


def _text_in(element: ElementTree.Element, name: str) -> str:
    parts = (part.text or "" for part in element.iter() if part.tag.rpartition("}")[2] == name)
    return "".join(parts).strip()
