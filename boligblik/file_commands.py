"""Commands that read files without a store: check them, lay out their tables, list findings."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from boligblik.contracts.vocabulary import Vocabulary
from boligblik.exit_codes import CLEAN, FINDINGS, UNUSABLE
from boligblik.importing import Answers, Reading, findings_as_data, reading_as_data
from boligblik.intake.finding import Finding
from boligblik.intake.finding_list import finding_list
from boligblik.intake.finding_text import finding_sentences
from boligblik.intake.raw_file import RawFile, raw_as_data
from boligblik.language import Language
from boligblik.reading_apart import read_apart, read_raw_apart
from boligblik.reading_sentences import what_is_not_used, what_it_is, why_it_is_so
from boligblik.settings import settings_from

_LONGEST_LINE = 500


def check(options: argparse.Namespace, language: Language) -> int:
    """Read files and tell what is wrong; nothing is stored."""
    if options.raw:
        return _check_raw(options, language)
    vocabulary = Vocabulary.from_reference(settings_from().reference_folder)
    readings = [read(file, vocabulary, options, with_rows=False) for file in options.files]
    if options.json:
        print_json([reading_as_data(reading, language) for reading in readings])
    else:
        for reading in readings:
            print_reading(reading, vocabulary, language)
    return exit_code(readings)


def _check_raw(options: argparse.Namespace, language: Language) -> int:
    """Print the tables of each file; an unreadable one is told by its finding."""
    found = [_read_raw(file) for file in options.files]
    if options.json:
        data = [
            raw_as_data(raw) | {"findings": findings_as_data(raw.findings, language)}
            for raw in found
        ]
        print_json(data[0] if len(data) == 1 else data)
    else:
        for raw in found:
            _print_tables(raw, language)
    return UNUSABLE if any(raw.findings for raw in found) else CLEAN


def _read_raw(file: Path) -> RawFile:
    if not file.is_file():
        return RawFile(file.name, findings=(Finding("file_not_found"),))
    return read_raw_apart(file.name, file.read_bytes())


def _print_tables(raw: RawFile, language: Language) -> None:
    print(f"{raw.file_name}:")
    for sentence in finding_sentences(raw.findings, language):
        print(f"  {sentence}")
    for table in raw.tables:
        print(f"  {table.sheet}!{table.cells}" if table.sheet else f"  {table.cells}")
        for row in (table.header, *table.rows):
            print("    " + " | ".join(row))
        for part in table.left_out:
            print(f"    ({part.why} {part.cells}: {' | '.join(part.text)})")


def write_new(file: Path, content: bytes, language: Language) -> int:
    """Write a file; what is there already is never written over."""
    try:
        with file.open("xb") as written:
            written.write(content)
    except FileExistsError:
        print(language.text("{file} is there already.", file=file), file=sys.stderr)
        return FINDINGS
    except OSError:
        line = language.text("{file} cannot be written. Check the folder.", file=file)
        print(line, file=sys.stderr)
        return UNUSABLE
    return CLEAN


def list_findings(_options: argparse.Namespace, language: Language) -> int:
    """List what can be found in a file, by code."""
    print(finding_list(language), end="")
    return CLEAN


def answers(options: argparse.Namespace) -> Answers:
    """Take the analyst's answers out of a command's options."""
    return Answers(
        kind=options.kind,
        organisation=options.organisation,
        year=options.year,
        dash=options.dash,
        decimal_mark=options.decimal_mark,
        shares=options.shares,
        unknown_names=options.unknown_names,
        empty_months=options.empty_months,
    )


def read(
    file: Path, vocabulary: Vocabulary, options: argparse.Namespace, *, with_rows: bool = True
) -> Reading:
    """Read one file; a missing one is told by a finding."""
    if not file.is_file():
        return Reading(file.name, b"", findings=(Finding("file_not_found"),))
    return read_apart(
        file.name,
        file.read_bytes(),
        vocabulary,
        answers(options),
        settings_from().today,
        with_rows=with_rows,
    )


def exit_code(readings: Sequence[Reading]) -> int:
    """Return the exit code of what was read."""
    if any(reading.unreadable for reading in readings):
        return UNUSABLE
    return FINDINGS if any(reading.blocking for reading in readings) else CLEAN


def print_reading(reading: Reading, vocabulary: Vocabulary, language: Language) -> None:
    """Print what a file was taken to be, and its findings as sentences."""
    told = [
        what_it_is(reading, vocabulary, language),
        why_it_is_so(reading, language),
        what_is_not_used(reading, language),
        *finding_sentences(reading.findings, language),
    ]
    if not reading.findings:
        print(language.text("{file}: nothing to remark.", file=reading.file_name))
    else:
        print(f"{reading.file_name}:")
    for sentence in filter(None, told):
        print(f"  {printable(sentence)}")


def printable(sentence: str) -> str:
    """Return a sentence on one line, without signs that a terminal would act on, cut if long."""
    plain = "".join(sign if sign.isprintable() else " " for sign in sentence)
    return plain if len(plain) <= _LONGEST_LINE else f"{plain[:_LONGEST_LINE]} …"


def print_json(data: object) -> None:
    """Print data as JSON."""
    print(json.dumps(data, ensure_ascii=False, indent=2, default=str))
