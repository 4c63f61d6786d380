"""What has been agreed, and how many events that allows or asks for."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction
from math import ceil, floor

from boligblik.measures.completeness import Total
from boligblik.measures.months import first_of_month, months_between, months_later


class Rule(StrEnum):
    """What a target asks of the total of its period."""

    REDUCE_BY_PERCENT = "reduce_by_percent"
    AT_MOST = "at_most"
    AT_LEAST = "at_least"


@dataclass(frozen=True)
class Target:
    """A target as it was agreed; ``value`` is percent for a reduction, otherwise a count.

    Periods are whole months, first day to last. ``organisation`` is the one reporter that the
    target holds for; None is the whole municipality. A target with an ``area`` is one of an area
    indicator, which ``measure`` is then the code of; its ``value`` is in the indicator's ``unit``.
    ``text_da`` and ``text_en`` are the words that it was agreed in and ``page`` where they stand,
    if anywhere.
    """

    target: str
    measure: str
    period_start: date
    period_end: date
    rule: Rule
    value: float
    baseline_start: date | None
    baseline_end: date | None
    organisation: str | None
    organisation_name: str | None
    text_da: str | None
    text_en: str | None
    page: str | None
    area: str | None = None
    area_name: str | None = None
    indicator_name_da: str | None = None
    indicator_name_en: str | None = None
    unit: str | None = None

    @property
    def is_ceiling(self) -> bool:
        """Tell whether fewer is better."""
        return self.rule is not Rule.AT_LEAST

    @property
    def earlier_start(self) -> date:
        """Return the first day of what the period is compared with and learns from.

        That is its baseline; without one, the year before it.
        """
        return self.baseline_start or months_later(self.period_start, -12)

    @property
    def earlier_end(self) -> date:
        """Return the last day of what the period is compared with."""
        return self.baseline_end or self.period_start - timedelta(days=1)

    @property
    def months_apart(self) -> int:
        """Return how many months lie between a month and the one that it is compared with."""
        return months_between(self.earlier_start, first_of_month(self.period_start))


def limit_of(target: Target, baseline: Total | None) -> int | None:
    """Return the ceiling (rounded down) or floor (rounded up) as a count of events.

    A reduction needs a whole baseline; without one there is no ceiling.
    """
    # Exact arithmetic: in floats 0.9 x 130 is 117.0 but 0.9 x 110 is 99.00000000000001.
    value = Fraction(str(target.value))
    if target.rule is Rule.AT_LEAST:
        return ceil(value)
    if target.rule is Rule.AT_MOST:
        return floor(value)
    if baseline is None or baseline.reported is None or not baseline.is_final:
        return None
    return floor(baseline.reported * (1 - value / 100))
