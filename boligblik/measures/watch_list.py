"""Which areas develop worse than others (METHODS 10).

Development only: an area's level against its municipality is another question, and the two are
never added up.
"""

from collections.abc import Hashable, Iterable
from enum import StrEnum

import numpy as np
from numpy.typing import ArrayLike, NDArray

_FEWEST_OTHERS = 2
_NOISE = 1e-9
"""What binary fractions leave over when one decimal number is taken from another."""


class Flag(StrEnum):
    """Whether an area's development calls for a closer look."""

    FLAG = "flag"
    WATCH = "watch"
    NONE = "none"
    NOT_JUDGED = "not_judged"


def flags(
    change: ArrayLike,
    change_of_municipality: ArrayLike,
    change_of_comparable: ArrayLike,
    harder_is_up: ArrayLike,
    rounding: ArrayLike = 0.0,
) -> NDArray[np.str_]:
    """Flag areas that develop worse than both the municipality and comparable areas (METHODS 10).

    Changes are last less first value in the indicator's unit, arrays that broadcast (areas down,
    indicators across); worse than one of both is watched. ``harder_is_up`` tells whether a higher
    value is the harder one, nan for an indicator without judgement. ``rounding`` is how much a
    change of rounded values may owe to that alone (1 for whole percentages, 0 for exact values).
    Not judged: a number lacking, no judgement, or a change within rounding.
    """
    own, municipality, comparable, up, owed = np.broadcast_arrays(
        *(
            np.asarray(numbers, float)
            for numbers in (
                change,
                change_of_municipality,
                change_of_comparable,
                harder_is_up,
                rounding,
            )
        )
    )
    known = np.isfinite(own) & np.isfinite(municipality) & np.isfinite(comparable) & np.isfinite(up)
    within_rounding = (owed > 0) & (np.abs(own) <= owed + _NOISE)
    side = np.where(up > 0, 1, -1)
    worse = [side * (own - other) > _NOISE for other in (municipality, comparable)]
    return np.select(
        [~known | within_rounding, worse[0] & worse[1], worse[0] | worse[1]],
        [Flag.NOT_JUDGED.value, Flag.FLAG.value, Flag.WATCH.value],
        Flag.NONE.value,
    )


def changes_of_comparable(
    change: ArrayLike, group: Iterable[Hashable | None]
) -> NDArray[np.float64]:
    """Return the median change of the other areas in each area's group, never its own.

    ``change`` holds areas down (and indicators across), nan where it is not known; ``group`` names
    each area's group, None for an area that has none. Refused (nan): no group, or fewer than two
    others whose change is known.
    """
    changes = np.asarray(change, float)
    members: dict[Hashable, list[int]] = {}
    for place, name in enumerate(group):
        if name is not None:
            members.setdefault(name, []).append(place)
    medians = np.full(changes.shape, np.nan)
    for places in members.values():
        medians[places] = _medians_of_others(changes[places])
    return medians


def _medians_of_others(changes: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return for each row the median of the other rows, from one sorting of all of them."""
    known = np.isfinite(changes)
    order = np.argsort(np.where(known, changes, np.nan), axis=0)
    ordered = np.take_along_axis(changes, order, axis=0)
    rank = np.argsort(order, axis=0)
    others = known.sum(axis=0) - known
    enough = others >= _FEWEST_OTHERS
    total = np.zeros(changes.shape)
    for middle in ((others - 1) // 2, others // 2):
        # The place among the others is one further among all once the area itself is passed.
        place = np.where(enough, middle + (middle >= rank), 0)
        total += np.take_along_axis(ordered, place, axis=0)
    return np.where(enough, total / 2, np.nan)
