"""Targets as they stand and as they stood, and what was foretold of them."""

from dataclasses import dataclass, fields
from datetime import date, datetime

from boligblik.measures.targets import Rule, Target
from boligblik.store.connection import Store


@dataclass(frozen=True)
class TargetVersion:
    """One version of a target (time in UTC); the bundled one has no editor and no reason."""

    edit_id: int
    is_removed: bool
    reason: str | None
    happened_at: datetime
    done_by: str | None
    target: Target


@dataclass(frozen=True)
class StoredForecast:
    """What was foretold of a target when ``months`` of its period were whole.

    ``probability`` is that of meeting the limit; ``low`` and ``high`` are the 80 % range.
    """

    target: str
    measure: str
    organisation: str | None
    period_start: date
    period_end: date
    is_ceiling: bool
    limit_count: int
    months: int
    probability: float
    low: int
    high: int
    as_of: date


@dataclass(frozen=True)
class _Target:
    target: str
    measure: str
    period_start: date
    period_end: date
    rule: str
    value: float
    baseline_start: date | None
    baseline_end: date | None
    organisation: str | None
    organisation_name: str | None
    area: str | None
    area_name: str | None
    indicator_name_da: str | None
    indicator_name_en: str | None
    unit: str | None
    text_da: str | None
    text_en: str | None
    page: str | None


@dataclass(frozen=True)
class _Version(_Target):
    edit_id: int
    is_removed: bool
    reason: str | None
    happened_at: datetime
    done_by: str | None


@dataclass(frozen=True)
class _KeptVersion:
    data_version: int


def targets(store: Store) -> list[Target]:
    """Read all targets that stand, earliest period first."""
    return [_target(row) for row in store.rows("targets/target", _Target)]


def removed_targets(store: Store) -> list[Target]:
    """Read the targets that were removed, as they last stood."""
    return [_target(row) for row in store.rows("targets/removed_target", _Target)]


def target_versions(store: Store, target: str) -> list[TargetVersion]:
    """Read every version of a target, newest first."""
    return [
        TargetVersion(
            row.edit_id, row.is_removed, row.reason, row.happened_at, row.done_by, _target(row)
        )
        for row in store.rows("targets/version_by_target", _Version, target=target)
    ]


def stored_forecasts(store: Store, *, is_example: bool) -> list[StoredForecast]:
    """Read the last forecast kept of each target at each stage of its period."""
    return store.rows("targets/kept_forecast", StoredForecast, is_example=is_example)


def last_kept_version(store: Store) -> int:
    """Read the newest version of the data that forecasts were kept for; 0 for none."""
    return store.rows("targets/kept_version", _KeptVersion)[0].data_version


def _target(row: _Target) -> Target:
    """Take a target's own columns, whatever else the row tells."""
    values = {field.name: getattr(row, field.name) for field in fields(Target)}
    return Target(**(values | {"rule": Rule(row.rule)}))
