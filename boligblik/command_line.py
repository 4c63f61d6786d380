"""The command line: the same code as the pages, for analysts and for checks.

Exit codes: 0 clean, 1 findings or nothing done, 2 unreadable file or unusable store.
"""

import argparse
import getpass
import io
import json
import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from boligblik.approving import approve, preview, vocabulary_of
from boligblik.backup_commands import add_backup_commands
from boligblik.contracts.vocabulary import Vocabulary
from boligblik.importing import Answers, Reading, findings_as_data, reading_as_data
from boligblik.intake.finding import Finding
from boligblik.intake.finding_list import finding_list
from boligblik.intake.finding_text import finding_sentences
from boligblik.intake.raw_file import RawFile, raw_as_data
from boligblik.kept_forecasts import keep_forecasts
from boligblik.language import Language, language_for
from boligblik.reading_apart import read_apart, read_raw_apart
from boligblik.settings import SettingsError, settings_from
from boligblik.starting import start
from boligblik.status import (
    indicator_status_as_data,
    indicator_statuses,
    status_as_data,
    target_statuses,
)
from boligblik.store.kept_files import is_kept, kept_file
from boligblik.store.problems import StoreError
from boligblik.store.reading.uploads import uploads
from boligblik.store.recording import reinstate_uploads, withdraw_uploads

CLEAN, FINDINGS, UNUSABLE = 0, 1, 2


def main(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code."""
    # A terminal that cannot show a sign gets another one, not a crash.
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    options = _parser().parse_args(arguments)
    language = language_for(options.lang)
    try:
        return int(options.run(options, language))
    except StoreError as problem:
        print(problem.sentence(language), file=sys.stderr)
    except SettingsError as problem:
        print(problem, file=sys.stderr)
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
    check.set_defaults(run=_check)

    take_in = commands.add_parser("import", help="store files that read cleanly")
    take_in.add_argument("files", nargs="+", type=Path, metavar="FILE")
    take_in.add_argument("--by", default=None, help="who approves (default: the signed-in user)")
    _add_answers(take_in)
    take_in.set_defaults(run=_import)

    withdraw = commands.add_parser("withdraw", help="undo an upload")
    withdraw.add_argument("upload", type=int, metavar="UPLOAD", help="its number, see uploads")
    withdraw.add_argument("--by", default=None)
    withdraw.set_defaults(run=_withdraw)

    reinstate = commands.add_parser("reinstate", help="let a withdrawn upload count again")
    reinstate.add_argument("upload", type=int, metavar="UPLOAD", help="its number, see uploads")
    reinstate.add_argument("--by", default=None)
    reinstate.set_defaults(run=_reinstate)

    original = commands.add_parser("original", help="fetch back the file of an upload")
    original.add_argument("upload", type=int, metavar="UPLOAD", help="its number, see uploads")
    original.add_argument("--to", type=Path, required=True, metavar="FILE")
    original.set_defaults(run=_original)

    listing = commands.add_parser("uploads", help="list what was ever accepted")
    listing.add_argument("--json", action="store_true")
    listing.set_defaults(run=_uploads)

    findings = commands.add_parser("findings", help="list what can be found in a file, by code")
    findings.set_defaults(run=_findings)

    status = commands.add_parser("status", help="tell where each target stands")
    status.add_argument("--json", action="store_true")
    status.set_defaults(run=_status)

    add_backup_commands(commands)
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


def _answers(options: argparse.Namespace) -> Answers:
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


def _check(options: argparse.Namespace, language: Language) -> int:
    if options.raw:
        return _check_raw(options, language)
    vocabulary = Vocabulary.from_reference(settings_from().reference_folder)
    readings = [_read(file, vocabulary, options, with_rows=False) for file in options.files]
    if options.json:
        _print_json([reading_as_data(reading, language) for reading in readings])
    else:
        for reading in readings:
            _print_findings(reading, language)
    return _exit_code(readings)


def _check_raw(options: argparse.Namespace, language: Language) -> int:
    """Print the tables of each file; an unreadable one is told by its finding."""
    found = [_read_raw(file) for file in options.files]
    if options.json:
        data = [
            raw_as_data(raw) | {"findings": findings_as_data(raw.findings, language)}
            for raw in found
        ]
        _print_json(data[0] if len(data) == 1 else data)
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


def _import(options: argparse.Namespace, language: Language) -> int:
    with closing(start()) as installation:
        readings, results = [], []
        for file in options.files:
            reading = _read(file, vocabulary_of(installation.store), options)
            readings.append(reading)
            result = reading_as_data(reading, language)
            if not reading.blocking:
                changes = preview(installation.store, reading)
                receipt = approve(
                    installation.store,
                    reading,
                    done_by=options.by or getpass.getuser(),
                    pseudonyms=installation.pseudonyms,
                    settings=installation.settings,
                )
                result |= {
                    "upload": receipt.upload_id,
                    "is_new": receipt.is_new,
                    "new": len(changes.new),
                    "changed": len(changes.changed),
                    "unchanged": len(changes.unchanged),
                    "not_in_file": len(changes.left),
                }
            results.append(result)
            if not options.json:
                _print_findings(reading, language)
                if "upload" in result:
                    _print_receipt(result, language)
        keep_forecasts(installation.store, installation.settings)
        if options.json:
            _print_json(results)
        return _exit_code(readings)


def _read(
    file: Path, vocabulary: Vocabulary, options: argparse.Namespace, *, with_rows: bool = True
) -> Reading:
    if not file.is_file():
        return Reading(file.name, b"", findings=(Finding("file_not_found"),))
    return read_apart(
        file.name,
        file.read_bytes(),
        vocabulary,
        _answers(options),
        settings_from().today,
        with_rows=with_rows,
    )


def _exit_code(readings: Sequence[Reading]) -> int:
    if any(reading.unreadable for reading in readings):
        return UNUSABLE
    return FINDINGS if any(reading.blocking for reading in readings) else CLEAN


def _print_findings(reading: Reading, language: Language) -> None:
    if not reading.findings:
        print(language.text("{file}: nothing to remark.", file=reading.file_name))
        return
    print(f"{reading.file_name}:")
    for sentence in finding_sentences(reading.findings, language):
        print(f"  {sentence}")


def _print_receipt(result: dict[str, object], language: Language) -> None:
    if not result["is_new"]:
        print(language.text("Already stored as upload {upload}; nothing changed.", **result))
        return
    print(
        language.text(
            "Stored as upload {upload}: {new} new values, {changed} changed, "
            "{unchanged} unchanged. Undo: python -m boligblik withdraw {upload}",
            **result,
        )
    )


def _withdraw(options: argparse.Namespace, language: Language) -> int:
    with closing(start()) as installation:
        store = installation.store
        known = {upload.upload_id: upload for upload in uploads(store)}
        upload = known.get(options.upload)
        if upload is None or upload.origin == "published":
            print(
                language.text("There is no upload {number}.", number=options.upload),
                file=sys.stderr,
            )
            return FINDINGS
        if upload.is_withdrawn:
            print(language.text("Upload {number} is already withdrawn.", number=options.upload))
            return CLEAN
        withdraw_uploads(store, [upload.upload_id], options.by or getpass.getuser())
        keep_forecasts(store, installation.settings)
        print(language.text("Upload {number} is withdrawn.", number=options.upload))
        return CLEAN


def _reinstate(options: argparse.Namespace, language: Language) -> int:
    with closing(start()) as installation:
        store = installation.store
        withdrawn = [upload.upload_id for upload in uploads(store) if upload.is_withdrawn]
        if options.upload not in withdrawn:
            text = language.text("Upload {number} is not withdrawn.", number=options.upload)
            print(text, file=sys.stderr)
            return FINDINGS
        reinstate_uploads(store, [options.upload], options.by or getpass.getuser())
        keep_forecasts(store, installation.settings)
        print(language.text("Upload {number} counts again.", number=options.upload))
        return CLEAN


def _original(options: argparse.Namespace, language: Language) -> int:
    """Write the kept file of an upload; what is there already is never written over."""
    with closing(start()) as installation:
        known = {upload.upload_id: upload for upload in uploads(installation.store)}
        upload = known.get(options.upload)
        folder = installation.settings.originals_folder
        if upload is None or not is_kept(folder, upload.content_hash):
            text = language.text("No file is kept of upload {number}.", number=options.upload)
            print(text, file=sys.stderr)
            return FINDINGS
        content = kept_file(folder, upload.content_hash)
        try:
            with options.to.open("xb") as written:
                written.write(content)
        except FileExistsError:
            print(language.text("{file} is there already.", file=options.to), file=sys.stderr)
            return FINDINGS
        return CLEAN


def _uploads(options: argparse.Namespace, language: Language) -> int:
    with closing(start()) as installation:
        listed = uploads(installation.store)
    if options.json:
        _print_json(
            [
                vars(upload)
                | {
                    "recorded_at": upload.recorded_at.isoformat(timespec="seconds") + "Z",
                    "last_event_at": upload.last_event_at.isoformat(timespec="seconds") + "Z",
                }
                for upload in listed
            ]
        )
        return CLEAN
    for upload in listed:
        state = language.text("withdrawn") if upload.is_withdrawn else ""
        print(
            f"{upload.upload_id:>4}  {upload.recorded_at:%Y-%m-%d %H:%M}  {upload.kind:<16}"
            f"  {upload.origin:<9}  {upload.file_name}  {state}".rstrip()
        )
    return CLEAN


def _findings(_options: argparse.Namespace, language: Language) -> int:
    print(finding_list(language), end="")
    return CLEAN


def _status(options: argparse.Namespace, language: Language) -> int:
    with closing(start()) as installation:
        statuses = [
            status_as_data(status, language)
            for status in target_statuses(installation.store, installation.settings)
        ]
        statuses += [
            indicator_status_as_data(status, language)
            for status in indicator_statuses(installation.store, installation.settings)
        ]
        if options.json:
            _print_json(statuses)
            return CLEAN
        for status in statuses:
            example = f" ({language.text('Example data')})" if status["is_example"] else ""
            parts = ("sentence", "chance", "because", "completeness", "certainty")
            told = [str(status[part]) for part in parts if status.get(part)]
            print(f"{status['target']}{example}: {' '.join(told)}")
        return CLEAN


def _print_json(data: object) -> None:
    print(json.dumps(data, ensure_ascii=False, indent=2, default=str))
