"""What can be brought back, and what that costs, in words."""

from datetime import datetime

from boligblik.language import Language, message
from boligblik.settings import Settings
from boligblik.store.backup_record import Backup
from boligblik.store.recovering import Rescue

REASONS = {
    "asked": message("made by hand"),
    "daily": message("made by itself"),
    "migration": message("made before an update"),
}


def rescue_sentences(
    rescue: Rescue | None, settings: Settings, language: Language
) -> tuple[str, ...]:
    """Tell what would be brought back, what it lacks, and what becomes of the present store."""
    if rescue is None:
        return (
            language.text(
                "There is no backup, and nothing could be saved by itself. Remove nothing: let "
                "whoever looks after Boligblik see the folder {folder}.",
                folder=settings.data_folder,
            ),
        )
    return (
        _what(rescue, language),
        _lacking(rescue, language),
        language.text(
            "The present store is not removed; it is moved to {folder}.",
            folder=settings.damaged_folder,
        ),
    )


def _what(rescue: Rescue, language: Language) -> str:
    if rescue.backup is None:
        return language.text(
            "The store's file is whole without the damaged part of its log, and can be used again."
        )
    return language.text(
        "The newest whole store is the backup from {moment}.",
        moment=moment(rescue.backup.made_at, language),
    )


def _lacking(rescue: Rescue, language: Language) -> str:
    if rescue.lacking == 0:
        return language.text("It holds every change that was confirmed: nothing is lost.")
    if rescue.lacking:
        return language.plural(
            "It lacks the last confirmed change: what was uploaded, withdrawn or entered since "
            "must be done again.",
            "It lacks the last {n} confirmed changes: what was uploaded, withdrawn or entered "
            "since must be done again.",
            rescue.lacking,
        )
    return language.text("What was uploaded, withdrawn or entered since must be done again.")


def backup_line(backup: Backup, language: Language) -> str:
    """Tell of one backup when and why it was made and what it holds."""
    parts = [
        moment(backup.made_at, language),
        language.text(REASONS[backup.reason]),
        language.plural("{n} row", "{n} rows", sum(backup.rows.values())),
        f"{language.number(backup.size / 1e6, 1)} MB",
    ]
    return " · ".join(parts)


def moment(time: datetime, language: Language) -> str:
    """Write a time as a clock on the wall here shows it."""
    here = time.astimezone()
    return language.text("{day} at {time}", day=language.date(here.date()), time=f"{here:%H:%M}")
