"""A chart's table as CSV that Excel opens rightly: semicolons and a byte order mark."""

import csv
import io

from boligblik.charts.caption import Caption
from boligblik.charts.table import Table, Value
from boligblik.language import Language
from boligblik.reports.harmless_text import harmless
from boligblik.reports.table_file import EXAMPLE_LINE


def csv_bytes(table: Table, caption: Caption, language: Language) -> bytes:
    """Write the table; the decimal mark is the language's, and example data say so first."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    if caption.is_example:
        writer.writerow([language.text(EXAMPLE_LINE)])
    writer.writerow([harmless(column) for column in table.columns])
    writer.writerows([_field(value, language) for value in row] for row in table.rows)
    return text.getvalue().encode("utf-8-sig")


def _field(value: Value, language: Language) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return harmless(value)
    digits = f"{value:.10g}"
    return digits if language.code == "en" else digits.replace(".", ",")
