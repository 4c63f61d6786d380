"""The command that gives a file back marked; only it needs what writes workbooks."""

import argparse
import sys

from boligblik.contracts.vocabulary import Vocabulary
from boligblik.exit_codes import UNUSABLE
from boligblik.file_commands import print_reading, read, write_new
from boligblik.language import Language
from boligblik.marking_apart import marked_apart
from boligblik.reports.marked_workbook import STILL_PERSONAL
from boligblik.settings import settings_from


def mark(options: argparse.Namespace, language: Language) -> int:
    """Give a file back with the cells marked that something was found in."""
    vocabulary = Vocabulary.from_reference(settings_from().reference_folder)
    reading = read(options.file, vocabulary, options, with_rows=False)
    if reading.unreadable:
        print_reading(reading, vocabulary, language)
        return UNUSABLE
    code = write_new(options.to, marked_apart(reading, language), language)
    if any(finding.is_personal for finding in reading.findings):
        print(language.text(STILL_PERSONAL), file=sys.stderr)
    return code
