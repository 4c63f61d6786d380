"""Named events on the monthly charts."""

from dataclasses import dataclass
from datetime import date

from boligblik.store.connection import Store


@dataclass(frozen=True)
class NamedEvent:
    """Something that happened from a month on and may have changed the figures.

    Where it ``sets_limits_anew``, the months from it on have control limits of their own.
    """

    named_event: str
    month: date
    name: str
    sets_limits_anew: bool


def named_events(store: Store, *, kind: str) -> list[NamedEvent]:
    """Read the events of a kind of report, in order."""
    return store.rows("events/named_event_by_kind", NamedEvent, kind=kind)
