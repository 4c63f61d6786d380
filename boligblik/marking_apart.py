"""Mark what was found in a spreadsheet, in a process like the one that spreadsheets are read in."""

from boligblik.importing import Reading
from boligblik.intake.apart import BrokeError, CrashedError, OutOfTimeError, run_apart
from boligblik.intake.limits import limits_from
from boligblik.language import Language
from boligblik.reports.marked_workbook import list_workbook, marked_workbook


def marked_apart(reading: Reading, language: Language) -> bytes:
    """Give a file back marked; the list of findings alone where marking fails."""
    limits = limits_from()
    given = (reading.file_name, reading.content, reading.findings, language, limits)
    try:
        return bytes(run_apart(marked_workbook, *given, limits=limits))
    except (BrokeError, CrashedError, OutOfTimeError):
        return list_workbook(reading.findings, language)
