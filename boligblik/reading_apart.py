"""Read spreadsheets in a process of their own, so that no file can stop or slow the program."""

from dataclasses import replace
from datetime import date

from boligblik.contracts.vocabulary import Vocabulary
from boligblik.importing import Answers, Reading, base_name, read_spreadsheet
from boligblik.intake.apart import CrashedError, OutOfTimeError, run_apart
from boligblik.intake.finding import Finding
from boligblik.intake.limits import Limits, limits_from
from boligblik.intake.raw_file import RawFile, read_raw
from boligblik.intake.why_unreadable import why_it_failed


def read_apart(
    file_name: str,
    content: bytes,
    vocabulary: Vocabulary,
    answers: Answers | None = None,
    today: date | None = None,
    limits: Limits | None = None,
    *,
    with_rows: bool = True,
) -> Reading:
    """Read a spreadsheet as ``read_spreadsheet`` does, in a process that can harm nothing.

    Where only the findings are wanted, handing over a large file's rows takes longer than reading
    them, so they can be left behind. Raises ``BrokeError`` for a fault of the program's own.
    """
    bounds = limits or limits_from()
    try:
        reading: Reading = run_apart(
            _read, file_name, content, vocabulary, answers, today, bounds, with_rows, limits=bounds
        )
    except (CrashedError, OutOfTimeError) as end:
        finding = _why(end, file_name, content, bounds)
        reading = Reading(base_name(file_name), b"", findings=(finding,))
    return replace(reading, content=content, answers=answers or Answers())


def read_raw_apart(file_name: str, content: bytes, limits: Limits | None = None) -> RawFile:
    """Lay out a file's tables as ``read_raw`` does, in a process that can harm nothing."""
    bounds = limits or limits_from()
    try:
        raw: RawFile = run_apart(read_raw, base_name(file_name), content, bounds, limits=bounds)
    except (CrashedError, OutOfTimeError) as end:
        return RawFile(base_name(file_name), findings=(_why(end, file_name, content, bounds),))
    return raw


def _read(
    file_name: str,
    content: bytes,
    vocabulary: Vocabulary,
    answers: Answers | None,
    today: date | None,
    limits: Limits,
    with_rows: bool,
) -> Reading:
    """Read without handing the content back: the parent has it."""
    reading = read_spreadsheet(file_name, content, vocabulary, answers, today, limits)
    return replace(reading, content=b"", rows=reading.rows if with_rows else ())


def _why(
    end: CrashedError | OutOfTimeError, file_name: str, content: bytes, limits: Limits
) -> Finding:
    """Find out what in a file ended the process that read it."""
    if isinstance(end, OutOfTimeError):
        return Finding("takes_too_long", params=(("seconds", str(limits.cpu_seconds)),))
    try:
        found: Finding = run_apart(why_it_failed, file_name, content, limits, limits=limits)
    except (CrashedError, OutOfTimeError):
        return Finding("damaged_workbook")
    return found
