"""Bring back a store that will not open: from what is whole of it, or from a backup.

What a restored store takes the place of is moved aside, never removed.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from boligblik.settings import Settings
from boligblik.store.backup_record import Backup, backups, free_folder
from boligblik.store.error import StoreError
from boligblik.store.newest_change import note_change, noted_change
from boligblik.store.originals import restore_originals
from boligblik.store.problems import BackupError, ChangesLostError, LogDamagedError, NoBackupError
from boligblik.store.safe_files import copy_file, sync_folder
from boligblik.store.saving import forget_saved, save


@dataclass(frozen=True)
class Rescue:
    """What can be brought back: a backup, or what was saved of the damaged store itself.

    ``lacking`` counts the acknowledged changes that it does not hold, None when nobody knows.
    """

    file: Path
    backup: Backup | None
    data_version: int | None
    lacking: int | None


def best_rescue(settings: Settings, problem: StoreError | None) -> Rescue | None:
    """Find the newest whole store among the backups and what can be saved; None without any.

    ``problem`` is why the store did not open, None for one that does. It must not be open.
    """
    of_backup = _newest_whole(settings)
    if not isinstance(problem, LogDamagedError | ChangesLostError):
        return of_backup
    saved = save(settings)
    if saved is None:
        return of_backup
    of_store = _rescue(settings, saved.file, None, saved.holding.data_version)
    if of_backup and (of_backup.data_version or 0) > (of_store.data_version or 0):
        return of_backup
    return of_store


def rescue_from(settings: Settings, name: str) -> Rescue:
    """Return the backup of this name; raises ``NoBackupError``, ``BackupError``."""
    for backup in backups(settings.backup_folder):
        if backup.name == name:
            backup.check()
            return _rescue(settings, backup.store_file, backup, backup.data_version)
    raise NoBackupError(name)


def _newest_whole(settings: Settings) -> Rescue | None:
    for backup in backups(settings.backup_folder):
        try:
            return rescue_from(settings, backup.name)
        except BackupError:
            continue
    return None


def _rescue(settings: Settings, file: Path, backup: Backup | None, version: int | None) -> Rescue:
    noted = noted_change(settings.change_note_file)
    is_known = noted and version is not None
    return Rescue(file, backup, version, max(0, noted - (version or 0)) if is_known else None)


def bring_back(settings: Settings, rescue: Rescue) -> Path:
    """Put a rescued store in the place of the present one and return where that one went.

    The store must not be open. Stopped in the middle, the store is found missing at the next
    start, and bringing back can be done again.
    """
    ready = settings.store_file.with_name(f"{settings.store_file.name}.restored")
    copy_file(rescue.file, ready)
    aside = free_folder(settings.damaged_folder, datetime.now(UTC))
    aside.mkdir(parents=True, mode=0o700)
    if not noted_change(settings.change_note_file):
        note_change(settings.change_note_file, 1)
    _move_aside(settings, aside)
    if rescue.backup:
        _bring_back_key(settings, rescue.backup, aside)
        restore_originals(settings, rescue.backup)
    ready.replace(settings.store_file)
    settings.change_note_file.unlink(missing_ok=True)
    sync_folder(settings.data_folder)
    forget_saved(settings)
    return aside


def _move_aside(settings: Settings, aside: Path) -> None:
    file = settings.store_file
    # The file first: stopped in between, no file is found without the log that belongs to it.
    for name in (file.name, f"{file.name}.wal"):
        present = file.with_name(name)
        if present.exists():
            present.rename(aside / name)
    sync_folder(aside)
    sync_folder(settings.data_folder)


def _bring_back_key(settings: Settings, backup: Backup, aside: Path) -> None:
    """Take the backup's key unless the present one is the same."""
    if not backup.key_file.exists():
        return
    if settings.key_file.exists():
        if settings.key_file.read_bytes() == backup.key_file.read_bytes():
            return
        settings.key_file.rename(aside / settings.key_file.name)
    copy_file(backup.key_file, settings.key_file)
