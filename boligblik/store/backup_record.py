"""What lies in the folder of backups, and what each one holds."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from boligblik.store.problems import BackupError
from boligblik.store.safe_files import replace_file

STORE_NAME = "boligblik.duckdb"
KEY_NAME = "pseudonym.key"
_RECORD_NAME = "backup.json"
_TIME_IN_NAME = "%Y-%m-%dT%H%M%SZ"


@dataclass(frozen=True)
class Backup:
    """One whole backup.

    ``made_at`` is in UTC, ``reason`` is ``asked``, ``daily`` or ``migration``, ``data_version`` is
    None for a store of an older layout. ``rows`` counts each table; ``originals`` are paths below
    the folder of originals.
    """

    folder: Path
    made_at: datetime
    reason: str
    data_version: int | None
    rows: Mapping[str, int]
    size: int
    sha256: str
    originals: tuple[str, ...]

    @property
    def name(self) -> str:
        """Return what the commands call it."""
        return self.folder.name

    @property
    def store_file(self) -> Path:
        """The copy of the store."""
        return self.folder / STORE_NAME

    @property
    def key_file(self) -> Path:
        """The copy of the pseudonym key."""
        return self.folder / KEY_NAME

    def check(self) -> None:
        """Raise ``BackupError`` unless the copy is, byte for byte, what was verified when made."""
        try:
            is_whole = hash_of(self.store_file) == self.sha256
        except OSError as error:
            raise BackupError(self.name) from error
        if not is_whole:
            raise BackupError(self.name)


def hash_of(file: Path) -> str:
    """Return the sha256 of a file's content."""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def free_folder(parent: Path, now: datetime) -> Path:
    """Return a folder that does not exist yet, named for the time (UTC)."""
    name = now.astimezone(UTC).strftime(_TIME_IN_NAME)
    taken = {folder.name for folder in parent.glob(f"{name}*")}
    later = (f"{name}-{number}" for number in range(2, len(taken) + 3))
    return parent / next(free for free in (name, *later) if free not in taken)


def write_record(backup: Backup, folder: Path) -> None:
    """Write beside the copy what it holds."""
    record = asdict(backup) | {"made_at": backup.made_at.isoformat()}
    del record["folder"]
    replace_file(folder / _RECORD_NAME, json.dumps(record, indent=1).encode())


def backups(folder: Path) -> list[Backup]:
    """List the backups in a folder, newest first; what is being made or removed is left out."""
    found = [_read(file) for file in folder.glob(f"[0-9]*/{_RECORD_NAME}")]
    known = [backup for backup in found if backup]
    return sorted(known, key=lambda backup: (backup.made_at, backup.name), reverse=True)


def _read(file: Path) -> Backup | None:
    try:
        record = json.loads(file.read_bytes())
        return Backup(
            **record
            | {
                "folder": file.parent,
                "made_at": datetime.fromisoformat(record["made_at"]),
                "originals": tuple(record["originals"]),
            }
        )
    except (OSError, ValueError, TypeError, KeyError):
        return None
