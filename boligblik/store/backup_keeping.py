"""Which backups are kept: the last ones, and the last one of every month."""

import shutil
from collections.abc import Sequence

from boligblik.settings import Settings
from boligblik.store.backup_record import Backup, backups
from boligblik.store.originals import remove_originals_of_no_backup

_BEING_REMOVED = "being_removed"


def keep_backups(settings: Settings) -> None:
    """Remove the backups that need not be kept; the newest always stays."""
    known = backups(settings.backup_folder)
    kept = to_keep(known, settings.backups_kept)
    gone = settings.backup_folder / _BEING_REMOVED
    for backup in known:
        if backup not in kept:
            shutil.rmtree(gone, ignore_errors=True)
            backup.folder.rename(gone)
    shutil.rmtree(gone, ignore_errors=True)
    remove_originals_of_no_backup(settings, kept)


def to_keep(known: Sequence[Backup], last: int) -> list[Backup]:
    """Choose from backups, newest first, the ``last`` ones and the last one of every month."""
    of_months: dict[tuple[int, int], Backup] = {}
    for backup in known:
        of_months.setdefault((backup.made_at.year, backup.made_at.month), backup)
    chosen = [*known[:last], *of_months.values()]
    return [backup for backup in known if backup in chosen]
