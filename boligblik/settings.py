"""The settings of one installation, read once from the environment."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

PROJECT_FOLDER = Path(__file__).resolve().parent.parent
LAST_DAY_OF_EVERY_MONTH = 28


class SettingsError(ValueError):
    """A setting cannot be read; the text names the variable and what it may be."""


@dataclass(frozen=True)
class Settings:
    """What may differ between installations.

    ``data_folder`` holds the store and its key. ``today`` fixes the date that
    reports are due against (None: the calendar). A month's report is due on ``deadline_day`` of
    the following month. ``examples`` loads the example spreadsheets into a new store; they are
    read as of ``example_as_of``, the day that they were written for. ``backups`` is where backups
    go (None: the folder ``backups`` of the data folder); the last ``backups_kept`` are kept, and
    the last one of every month.
    """

    data_folder: Path = PROJECT_FOLDER / "data" / "local"
    reference_folder: Path = PROJECT_FOLDER / "data" / "reference"
    example_folder: Path = PROJECT_FOLDER / "data" / "example"
    queries_folder: Path = PROJECT_FOLDER / "queries"
    home_municipality: str = "odense"
    today: date | None = None
    deadline_day: int = 10
    examples: bool = True
    example_as_of: date = date(2016, 10, 12)
    backups: Path | None = None
    backups_kept: int = 10

    @property
    def store_file(self) -> Path:
        """The one DuckDB file."""
        return self.data_folder / "boligblik.duckdb"

    @property
    def key_file(self) -> Path:
        """The secret that residents' case numbers are hashed with; never inside the store."""
        return self.data_folder / "pseudonym.key"

    @property
    def change_note_file(self) -> Path:
        """The note of the newest acknowledged change."""
        return self.data_folder / "newest_change"

    @property
    def kept_blocks_file(self) -> Path:
        """What a checkpoint under way may tear."""
        return self.data_folder / "before_checkpoint"

    @property
    def originals_folder(self) -> Path:
        """Where accepted spreadsheets are kept as they came."""
        return self.data_folder / "originals"

    @property
    def backup_folder(self) -> Path:
        """Where backups are made."""
        return self.backups or self.data_folder / "backups"

    @property
    def damaged_folder(self) -> Path:
        """Where a store goes that a backup takes the place of."""
        return self.data_folder / "damaged"


def settings_from(environment: Mapping[str, str] = os.environ) -> Settings:
    """Read the settings; raise ``SettingsError`` naming the variable that cannot be read."""
    default = Settings()
    folder = environment.get("BOLIGBLIK_DATA")
    today = environment.get("BOLIGBLIK_TODAY")
    examples = environment.get("BOLIGBLIK_EXAMPLES", "yes")
    if examples not in ("yes", "no"):
        raise SettingsError(f"BOLIGBLIK_EXAMPLES must be yes or no, not {examples!r}")
    try:
        day = date.fromisoformat(today) if today else None
    except ValueError:
        raise SettingsError(
            f"BOLIGBLIK_TODAY must be a date like 2016-10-12, not {today!r}"
        ) from None
    backups = environment.get("BOLIGBLIK_BACKUPS")
    kept = environment.get("BOLIGBLIK_BACKUPS_KEPT", str(default.backups_kept))
    if not kept.isdecimal() or int(kept) < 1:
        raise SettingsError(f"BOLIGBLIK_BACKUPS_KEPT must be a number from 1 on, not {kept!r}")
    deadline = environment.get("BOLIGBLIK_DEADLINE_DAY", str(default.deadline_day))
    if not deadline.isdecimal() or not 1 <= int(deadline) <= LAST_DAY_OF_EVERY_MONTH:
        raise SettingsError(f"BOLIGBLIK_DEADLINE_DAY must be a day from 1 to 28, not {deadline!r}")
    return Settings(
        data_folder=Path(folder) if folder else default.data_folder,
        backups=Path(backups) if backups else None,
        backups_kept=int(kept),
        today=day,
        deadline_day=int(deadline),
        examples=examples == "yes",
    )
