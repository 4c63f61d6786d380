"""Targets as they were agreed."""

from dataclasses import dataclass
from datetime import date

from boligblik.measures.targets import Rule, Target
from boligblik.store.connection import Store


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
    text_da: str
    text_en: str
    page: str


def targets(store: Store) -> list[Target]:
    """Read all targets, earliest period first."""
    return [
        Target(**(vars(row) | {"rule": Rule(row.rule)}))
        for row in store.rows("targets/target", _Target)
    ]
