"""Commands on the store: take files in, undo, fetch back, list, tell where targets stand."""

import argparse
import getpass
import sys
from contextlib import closing
from dataclasses import replace
from datetime import date

from boligblik.approving import approve, preview, vocabulary_of
from boligblik.exit_codes import CLEAN, FINDINGS
from boligblik.file_commands import exit_code, print_json, print_reading, read, write_new
from boligblik.importing import Reading, reading_as_data
from boligblik.intake.finding import CONFIRMABLE
from boligblik.kept_forecasts import keep_forecasts
from boligblik.language import Language
from boligblik.plausibility import with_doubts
from boligblik.reports.template_workbook import template_workbook
from boligblik.starting import start
from boligblik.status import (
    indicator_status_as_data,
    indicator_statuses,
    status_as_data,
    target_statuses,
)
from boligblik.store.kept_files import is_kept, kept_file
from boligblik.store.reading.uploads import uploads
from boligblik.store.recording import reinstate_uploads, withdraw_uploads


def import_files(options: argparse.Namespace, language: Language) -> int:
    """Store the files that read cleanly."""
    with closing(start()) as installation:
        readings, results = [], []
        for file in options.files:
            reading = read(file, vocabulary_of(installation.store), options)
            reading = with_doubts(installation.store, reading)
            if options.confirm:
                reading = _confirmed(reading)
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
                print_reading(reading, vocabulary_of(installation.store), language)
                if "upload" in result:
                    _print_receipt(result, language)
        keep_forecasts(installation.store, installation.settings)
        if options.json:
            print_json(results)
        return exit_code(readings)


def _confirmed(reading: Reading) -> Reading:
    """Say of all that can be right that it is."""
    keys = frozenset(f.key for f in reading.findings if f.code in CONFIRMABLE)
    return replace(reading, answers=replace(reading.answers, confirmed=keys))


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


def withdraw(options: argparse.Namespace, language: Language) -> int:
    """Take an upload out of sight; it can be reinstated."""
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


def reinstate(options: argparse.Namespace, language: Language) -> int:
    """Let a withdrawn upload count again."""
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


def original(options: argparse.Namespace, language: Language) -> int:
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
        return write_new(options.to, content, language)


def write_template(options: argparse.Namespace, language: Language) -> int:
    """Write an empty template with the names that the store knows."""
    with closing(start()) as installation:
        year = options.year or (installation.settings.today or date.today()).year
        content = template_workbook(options.kind, year, vocabulary_of(installation.store))
        return write_new(options.file, content, language)


def list_uploads(options: argparse.Namespace, language: Language) -> int:
    """List what was ever accepted."""
    with closing(start()) as installation:
        listed = uploads(installation.store)
    if options.json:
        print_json(
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


def tell_status(options: argparse.Namespace, language: Language) -> int:
    """Tell where each target stands."""
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
            print_json(statuses)
            return CLEAN
        for status in statuses:
            example = f" ({language.text('Example data')})" if status["is_example"] else ""
            parts = ("sentence", "chance", "because", "completeness", "certainty")
            told = [str(status[part]) for part in parts if status.get(part)]
            print(f"{status['target']}{example}: {' '.join(told)}")
        return CLEAN
