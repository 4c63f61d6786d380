"""The kept originals of uploads in backups: each once, for they are named by their content."""

from pathlib import Path

from boligblik.settings import Settings
from boligblik.store.backup_record import Backup
from boligblik.store.safe_files import copy_file


def back_up_originals(settings: Settings) -> tuple[str, ...]:
    """Copy the originals that no backup holds yet and return the paths of all there are."""
    names = _names_in(settings.originals_folder)
    _copy_missing(names, settings.originals_folder, _pool(settings))
    return names


def restore_originals(settings: Settings, backup: Backup) -> None:
    """Copy back the originals of a backup that are gone."""
    _copy_missing(backup.originals, _pool(settings), settings.originals_folder)


def remove_originals_of_no_backup(settings: Settings, kept: list[Backup]) -> None:
    """Remove copies of originals that no kept backup belongs to."""
    needed = {name for backup in kept for name in backup.originals}
    for name in set(_names_in(_pool(settings))) - needed:
        (_pool(settings) / name).unlink()


def _pool(settings: Settings) -> Path:
    return settings.backup_folder / "originals"


def _names_in(folder: Path) -> tuple[str, ...]:
    files = (file for file in folder.rglob("*") if file.is_file() and file.suffix != ".new")
    return tuple(sorted(file.relative_to(folder).as_posix() for file in files))


def _copy_missing(names: tuple[str, ...], source: Path, target: Path) -> None:
    for name in names:
        if not (target / name).exists() and (source / name).exists():
            copy_file(source / name, target / name)
