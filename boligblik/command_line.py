"""The command line: the same code as the pages, for analysts and for checks.

Exit codes: 0 clean, 1 findings or nothing done, 2 unreadable file or unusable store.
"""

import argparse
import importlib
import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from boligblik.exit_codes import UNUSABLE
from boligblik.language import language_for
from boligblik.settings import SettingsError
from boligblik.store.error import StoreError

TEMPLATES = (
    "area_indicators",
    "counselling_months",
    "counselling_register",
    "evictions",
    "evictions_year",
)


def main(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code."""
    # A terminal that cannot show a sign gets another one, not a crash.
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    options = _parser().parse_args(arguments)
    language = language_for(options.lang)
    try:
        # Only what a command needs is imported: checking a file needs no store.
        module, _, function = options.run.partition(".")
        command = getattr(importlib.import_module(f"boligblik.{module}"), function)
        code = int(command(options, language))
        sys.stdout.flush()
    except StoreError as problem:
        print(problem.sentence(language), file=sys.stderr)
    except SettingsError as problem:
        print(problem, file=sys.stderr)
    except BrokenPipeError:
        # Whoever read the output has heard enough; closing it once more must not fail either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    else:
        return code
    return UNUSABLE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m boligblik", description="Boligblik from the command line."
    )
    parser.add_argument("--lang", choices=("da", "en"), default="da", help="language of the texts")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    check = commands.add_parser("check", help="read files and tell what is wrong; stores nothing")
    check.add_argument("files", nargs="+", type=Path, metavar="FILE")
    check.add_argument(
        "--raw", action="store_true", help="lay out the tables as found, whatever they are about"
    )
    _add_answers(check)
    check.set_defaults(run="file_commands.check")

    take_in = commands.add_parser("import", help="store files that read cleanly")
    take_in.add_argument("files", nargs="+", type=Path, metavar="FILE")
    take_in.add_argument(
        "--confirm", action="store_true", help="what is asked about is right, as far as it can be"
    )
    take_in.add_argument("--by", default=None, help="who approves (default: the signed-in user)")
    _add_answers(take_in)
    take_in.set_defaults(run="store_commands.import_files")

    template = commands.add_parser("template", help="write an empty template to fill in")
    template.add_argument("kind", choices=TEMPLATES, metavar="KIND", help=", ".join(TEMPLATES))
    template.add_argument("file", type=Path, metavar="FILE")
    template.add_argument("--year", type=int, choices=range(2000, 2100), metavar="YEAR")
    template.set_defaults(run="store_commands.write_template")

    mark = commands.add_parser("mark", help="give a file back with its findings marked")
    mark.add_argument("file", type=Path, metavar="FILE")
    mark.add_argument("--to", type=Path, required=True, metavar="FILE")
    _add_answers(mark)
    mark.set_defaults(run="mark_command.mark")

    withdraw = commands.add_parser("withdraw", help="undo an upload")
    withdraw.add_argument("upload", type=int, metavar="UPLOAD", help="its number, see uploads")
    withdraw.add_argument("--by", default=None)
    withdraw.set_defaults(run="store_commands.withdraw")

    reinstate = commands.add_parser("reinstate", help="let a withdrawn upload count again")
    reinstate.add_argument("upload", type=int, metavar="UPLOAD", help="its number, see uploads")
    reinstate.add_argument("--by", default=None)
    reinstate.set_defaults(run="store_commands.reinstate")

    original = commands.add_parser("original", help="fetch back the file of an upload")
    original.add_argument("upload", type=int, metavar="UPLOAD", help="its number, see uploads")
    original.add_argument("--to", type=Path, required=True, metavar="FILE")
    original.set_defaults(run="store_commands.original")

    listing = commands.add_parser("uploads", help="list what was ever accepted")
    listing.add_argument("--json", action="store_true")
    listing.set_defaults(run="store_commands.list_uploads")

    findings = commands.add_parser("findings", help="list what can be found in a file, by code")
    findings.set_defaults(run="file_commands.list_findings")

    status = commands.add_parser("status", help="tell where each target stands")
    status.add_argument("--json", action="store_true")
    status.set_defaults(run="store_commands.tell_status")

    _add_backup_commands(commands)
    return parser


def _add_answers(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print JSON instead of sentences")
    answers = parser.add_argument_group("answers to what a file leaves open")
    answers.add_argument("--kind", choices=("area_indicators", "evictions", "counselling"))
    answers.add_argument("--organisation", help="whose report it is")
    answers.add_argument(
        "--year", type=int, choices=range(2000, 2100), metavar="YEAR", help="which year it is for"
    )
    answers.add_argument("--dash", choices=("missing", "zero"), help="what a '-' means")
    answers.add_argument("--decimal-mark", choices=(",", "."), help="what sets decimals apart")
    answers.add_argument(
        "--shares", choices=("percent", "fraction"), help="whether 0,5 is half a percent or 50 %%"
    )
    answers.add_argument("--unknown-names", choices=("add",), help="add names not seen before")
    answers.add_argument(
        "--empty-months", choices=("zero", "missing"), help="what a register's empty months mean"
    )


def _add_backup_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add ``backup``, ``backups`` and ``restore`` to the command line."""
    make = commands.add_parser("backup", help="back up the store, its key and the originals")
    make.set_defaults(run="backup_commands.make_backup")
    listing = commands.add_parser("backups", help="list the backups")
    listing.set_defaults(run="backup_commands.list_backups")
    restore = commands.add_parser("restore", help="bring back a backup, or a damaged store")
    restore.add_argument(
        "backup",
        nargs="?",
        metavar="BACKUP",
        help="its name, see backups (default: the newest whole store that there is)",
    )
    restore.add_argument("--yes", action="store_true", help="do not ask")
    restore.set_defaults(run="backup_commands.restore")
