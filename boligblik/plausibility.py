"""Values that may well be right but are likelier a slip: they are asked about, never refused."""

from collections.abc import Iterator
from dataclasses import asdict, replace

from boligblik.approving import preview
from boligblik.contracts.rows import MonthlyCount
from boligblik.importing import Reading
from boligblik.intake.finding import Finding, Weight
from boligblik.store.connection import Store
from boligblik.store.reading.uploads import counts_far_above_earlier


def with_doubts(store: Store, reading: Reading) -> Reading:
    """Add what is asked about a reading's values, held against each other and the store.

    A file that must be corrected first is not asked about: its values may be others then.
    """
    if any(finding.weight is Weight.STOPS for finding in reading.findings) or not reading.rows:
        return reading
    counts = [row for row in reading.rows if isinstance(row, MonthlyCount)]
    doubts = [
        *_reported_otherwise(store, reading),
        *_far_above_earlier(store, counts),
        *_fewer_in_arrears_than_evicted(counts),
    ]
    return replace(reading, findings=(*reading.findings, *doubts))


def _reported_otherwise(store: Store, reading: Reading) -> Iterator[Finding]:
    """Name the values that would replace others; a register that grows replaces nothing."""
    for change in preview(store, reading).changed:
        old, new = change.old_value, change.new_value
        if old is None or (reading.register_months and old < new):
            continue
        params = (("old", repr(old)), ("new", repr(new)))
        yield Finding("already_reported", change.sheet, change.cell, params=params)


def _far_above_earlier(store: Store, counts: list[MonthlyCount]) -> Iterator[Finding]:
    incoming = [asdict(count) for count in counts]
    for found in counts_far_above_earlier(store, incoming) if incoming else ():
        params = (("new", str(found.value)), ("highest", str(found.highest_earlier)))
        yield Finding("far_above_earlier", found.sheet, found.cell, params=params)


def _fewer_in_arrears_than_evicted(counts: list[MonthlyCount]) -> Iterator[Finding]:
    evicted = {
        (count.organisation, count.month): count.value
        for count in counts
        if count.measure == "evictions"
    }
    for count in counts:
        evictions = evicted.get((count.organisation, count.month), 0)
        if count.measure == "arrears" and count.value < evictions:
            params = (("new", str(count.value)), ("evictions", str(evictions)))
            yield Finding("arrears_below_evictions", count.sheet, count.cell, params=params)
