"""What can keep the store from being used, each told in one sentence."""

import duckdb

from boligblik.language import message
from boligblik.store.error import StoreError


class StoreBusyError(StoreError):
    """Another process holds the file; DuckDB allows one at a time."""

    message_id = message(
        "Another program is using the data store. "
        "Close Boligblik or the other command and try again."
    )


class StoreTooNewError(StoreError):
    """The file was written by another version."""

    message_id = message(
        "The data store was written by another version of Boligblik ({detail}). "
        "Use that version or restore a backup."
    )


class KeyMissingError(StoreError):
    """The pseudonym key is gone or is another store's."""

    message_id = message(
        "The key file {detail} does not belong to this data store. "
        "Put back the right key file from your backup."
    )


class NoAccessError(StoreError):
    """The operating system keeps Boligblik from the file or its folder."""

    message_id = message(
        "Boligblik is not allowed to read and write the data store in {detail}. "
        "Give the user that runs Boligblik access to the folder and everything in it. "
        "The data themselves are not known to be damaged."
    )


class DiskFullError(StoreError):
    """There was no room for a write; the running store was opened anew."""

    message_id = message(
        "The disk is full, so the last change was not stored. Everything stored before it is "
        "unharmed. Make room on the disk and do it again."
    )


class BackupError(StoreError):
    """A backup cannot be made or used; ``detail`` names it."""

    message_id = message(
        "The backup {detail} is damaged or not whole and cannot be used. Choose another one."
    )


class BackupNotMadeError(StoreError):
    """A backup could not be written; the store itself is unharmed."""

    message_id = message(
        "The backup could not be made in {detail}: the disk is full, or Boligblik may not write "
        "there. The data store itself is unharmed."
    )


class NoBackupError(StoreError):
    """There is no backup of this name, or none at all."""

    message_id = message("There is no such backup. See: python -m boligblik backups")


class StoreDamagedError(StoreError):
    """The store's file or log is damaged; a backup or what is whole of it can be brought back."""


class LogDamagedError(StoreDamagedError):
    """The write-ahead log does not fit its checksums, as after a power cut."""

    message_id = message(
        "The data store cannot be opened: its log, where the newest changes are written first, "
        "is damaged. That happens in a power cut."
    )


class FileDamagedError(StoreDamagedError):
    """The file does not fit its checksums, or is none of DuckDB's."""

    message_id = message(
        "The data store cannot be read: its file is damaged. "
        "That happens when a disk fails or another program has written in the file."
    )


class FileEmptyError(StoreDamagedError):
    """The file has no content at all."""

    message_id = message(
        "The data store cannot be opened: its file is empty. "
        "That happens in a power cut, or when the file was copied to a full disk."
    )


class FileMissingError(StoreDamagedError):
    """There was a store with changes, and now there is none."""

    message_id = message(
        "The data store is gone: its file is no longer in the data folder, "
        "though changes have been stored in it."
    )


class NotAFileError(StoreDamagedError):
    """Something else than a file lies where the store should."""

    message_id = message(
        "The data store cannot be opened: a folder, or something else than a file, has its name."
    )


class ChangesLostError(StoreDamagedError):
    """The file opens but lacks changes that were acknowledged."""

    message_id = message(
        "The data store has lost its newest changes ({detail} in number): they had been stored and "
        "confirmed, but are not in the file. That happens in a power cut, or when an older copy of "
        "the file was put back by hand."
    )


_BUSY = ("Could not set lock", "being used by another process")
_NO_ROOM = ("Could not write file", "No space left", "Disk quota exceeded", "Out of disk space")
_DAMAGE = (duckdb.IOException, duckdb.SerializationException, duckdb.FatalException)


def problem_of(error: duckdb.Error, place: str) -> StoreError | None:
    """Tell which problem of the file an error is a sign of; None for a fault of the statement.

    DuckDB has no error classes for locks, rights, room and damage; its texts tell them apart.
    ``place`` is the data folder, for the sentence.
    """
    text = str(error)
    if any(sign in text for sign in _BUSY):
        return StoreBusyError()
    if any(sign in text for sign in _NO_ROOM):
        return DiskFullError()
    if not isinstance(error, _DAMAGE):
        return None
    if "Permission denied" in text or "Access is denied" in text:
        return NoAccessError(place)
    return LogDamagedError() if "WAL file" in text else FileDamagedError()
