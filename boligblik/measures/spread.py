"""How much months vary beside what chance alone gives (METHODS 6)."""

from collections.abc import Sequence

WIDE = 1.5
"""Above this the months are said to vary more than chance."""


def dispersion_of(years: Sequence[Sequence[int]]) -> float:
    """Return the variance of months over their mean, within years and never below 1.

    Each year is held against its own mean, since levels differ between years (Pearson's estimate
    with one group per year). A year of fewer than two months, or without any event, tells
    nothing; when no year tells anything the answer is 1, the spread of chance. The estimate is
    taken as it comes: used above 1.5 only, or drawn towards 1, it made the forecasts' ranges cover
    less of wild years.
    """
    squares, freedom = 0.0, 0
    for year in years:
        mean = sum(year) / len(year) if year else 0
        if mean and len(year) > 1:
            squares += sum((month - mean) ** 2 for month in year) / mean
            freedom += len(year) - 1
    return max(squares / freedom, 1.0) if freedom else 1.0
