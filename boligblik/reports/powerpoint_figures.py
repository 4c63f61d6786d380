"""A slide's goals at a glance as a native table: a row for each, a rule above it."""

from collections.abc import Sequence
from typing import Any

from pptx.enum.text import MSO_ANCHOR
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Inches

from boligblik.charts.theme import LIGHT
from boligblik.language import Language
from boligblik.reports.powerpoint_text import Place, Style, write, write_run
from boligblik.reports.slide import KeyFigure, Mark

ROW_HEIGHT = 0.95
_WIDTHS = (4.0, 5.3, 2.8)
_WITHOUT_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
_SHAPES: dict[Mark, tuple[str, str]] = {
    "good": ("●", LIGHT.better),
    "bad": ("▲", LIGHT.worse),
    "open": ("○", LIGHT.level),
}


def add_figures(page: Any, rows: Sequence[KeyFigure], place: Place, language: Language) -> None:
    """Put the table on a slide: what it is, how far it has come, the verdict beside its shape."""
    frame = page.shapes.add_table(
        len(rows),
        len(_WIDTHS),
        Inches(place.left),
        Inches(place.top),
        Inches(place.width),
        Inches(ROW_HEIGHT * len(rows)),
    )
    named = "; ".join(f"{row.name}: {row.figure}. {row.verdict}" for row in rows)
    frame._element.nvGraphicFramePr.cNvPr.set("descr", named)  # noqa: SLF001 (no other way)
    table = frame.table
    table.first_row = table.horz_banding = False
    table._tbl.tblPr.find("{*}tableStyleId").text = _WITHOUT_STYLE  # noqa: SLF001 (no other way)
    for column, width in zip(table.columns, _WIDTHS, strict=True):
        column.width = Inches(width)
    for number, row in enumerate(rows):
        cells = table.rows[number].cells
        _name(cells[0].text_frame, row, language)
        _figure(cells[1].text_frame, row, language)
        _verdict(cells[2].text_frame, row, language)
        for cell in cells:
            cell.vertical_anchor = MSO_ANCHOR.MIDDLE
            _rule_above(cell)


def _name(frame: Any, row: KeyFigure, language: Language) -> None:
    write(frame, [row.name], Style(20, is_bold=True), language)
    if row.told:
        write_run(frame.add_paragraph(), row.told, Style(14, LIGHT.muted), language)


def _figure(frame: Any, row: KeyFigure, language: Language) -> None:
    frame.word_wrap = True
    paragraph = frame.paragraphs[0]
    write_run(paragraph, row.figure, Style(36, is_bold=True), language)
    write_run(paragraph, f"   {row.asked}", Style(16), language)


def _verdict(frame: Any, row: KeyFigure, language: Language) -> None:
    frame.word_wrap = True
    if not row.verdict:
        return
    shape, colour = _SHAPES[row.mark]
    paragraph = frame.paragraphs[0]
    write_run(paragraph, f"{shape}  ", Style(18, colour), language)
    write_run(paragraph, row.verdict, Style(18), language)


def _rule_above(cell: Any) -> None:
    colour = LIGHT.grid.removeprefix("#")
    rule = parse_xml(
        f'<a:lnT {nsdecls("a")} w="9525">'
        f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill></a:lnT>'
    )
    cell._tc.get_or_add_tcPr().insert(0, rule)  # noqa: SLF001 (no other way)
