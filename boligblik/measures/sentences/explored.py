"""What Explore shows, told as a finding; where reports are missing, as no more than is known."""

from collections.abc import Sequence

from boligblik.language import Language
from boligblik.measures.explored import MONTHS_IN, Explored, Point, PointState, Series, Step
from boligblik.measures.months import months_later
from boligblik.measures.sentences.counts import small
from boligblik.measures.sentences.units import difference_with_unit, digits_of, with_unit

_CERTAIN = frozenset({PointState.WHOLE, PointState.NOT_OWED})


def place_words(explored: Explored, place: int, language: Language) -> str:
    """Name a place in time: ``marts 2016``, ``1. kvartal 2016``, ``2016``, ``marts``."""
    first = explored.places[place]
    if explored.step is Step.MONTH_OF_YEAR:
        return language.month_name(first)
    if explored.step is Step.QUARTER:
        quarter = language.number((first.month + 2) // 3)
        return language.text("quarter {n} of {year}", n=quarter, year=first.year)
    last_day = months_later(first, MONTHS_IN[explored.step]) - first.resolution
    return language.period(first, last_day)


def point_words(point: Point, unit: str, language: Language, digits: int = 0) -> str:
    """Write a point: its value, the least it can be, or why it has none."""
    if point.value is not None:
        value = with_unit(point.value, unit, language, digits)
        is_part = point.state is PointState.PART
        return language.text("at least {n}", n=value) if is_part else value
    if point.state is PointState.MISSING:
        return language.text("missing")
    if point.state is PointState.NOT_DUE:
        return language.text("not due yet")
    return language.text("not owed")


def nothing_sentence(language: Language) -> str:
    """Tell that there is nothing to show."""
    return language.text("There are no figures for this choice")


def total_sentence(name: str, explored: Explored, language: Language) -> str:
    """Tell the sum of the first series, and its highest point where all are whole."""
    (series, total) = explored.series[0], (explored.totals or (None,))[0]
    if total is None or total.value is None:
        return newest_sentence(name, explored, language)
    values = {
        "figure": name,
        "count": point_words(total, "", language),
        "first": place_words(explored, 0, language),
        "last": place_words(explored, len(explored.places) - 1, language),
    }
    if len(explored.places) == 1:
        return language.text("{figure}: {count} in {first}", **values)
    highest = _highest_place(series)
    if highest is None:
        return language.text("{figure}: {count} from {first} to {last}", **values)
    return language.text(
        "{figure}: {count} from {first} to {last}, most in {place} ({n})",
        **values,
        place=place_words(explored, highest, language),
        n=language.number(series.points[highest].value or 0),
    )


def _highest_place(series: Series) -> int | None:
    """Find the one place that is highest whatever is missing; None when it cannot be told."""
    if any(point.state in (PointState.MISSING, PointState.PART) for point in series.points):
        return None
    known = [point.value or 0 for point in series.points]
    return known.index(max(known)) if known.count(max(known)) == 1 else None


def newest_sentence(name: str, explored: Explored, language: Language) -> str:
    """Tell the newest value of the first series, for figures that cannot be added up."""
    series = explored.series[0]
    if series.last is None:
        return nothing_sentence(language)
    return language.text(
        "{figure}: {count} in {place}",
        figure=name,
        count=point_words(series.points[series.last], "", language),
        place=place_words(explored, series.last, language),
    )


def most_sentence(
    figure: str, points: Sequence[Point], names: Sequence[str], language: Language
) -> str:
    """Tell who has most of a figure (its name), unless missing reports may well change it."""
    known = sorted(
        (
            (point.value, name, point)
            for point, name in zip(points, names, strict=True)
            if point.value is not None
        ),
        key=lambda entry: entry[0],
        reverse=True,
    )
    if not known:
        return nothing_sentence(language)
    value, name, first = known[0]
    others = [point for point in points if point is not first]
    if any(_could_reach(point, value) for point in others):
        return language.text("Where there are most cannot be told: reports are missing")
    if len(known) > 1 and known[1][0] == value:
        return language.text("No one is clearly largest")
    values = {"figures": small(figure), "name": name, "count": point_words(first, "", language)}
    if all(point.state in _CERTAIN for point in others):
        return language.text("Most {figures}: {name}, {count}", **values)
    # A missing report can hold any number, however unlikely.
    return language.text("Most reported {figures}: {name}, {count}", **values)


def _could_reach(point: Point, value: float) -> bool:
    """Tell whether a point that is not whole may well turn out as large as a value."""
    if point.state in _CERTAIN:
        return False
    return point.upper is None or point.upper >= value


def two_sentence(explored: Explored, unit: str, language: Language, *, is_added_up: bool) -> str:
    """Tell how the second series lies against the first, where both are whole."""
    one, other = explored.series[0], explored.series[1]
    both = [
        (place, first.value or 0, second.value or 0)
        for place, (first, second) in enumerate(zip(one.points, other.points, strict=False))
        if first.state is second.state is PointState.WHOLE
    ]
    if not both:
        return language.text("{one} and {other} have nothing whole to compare", **_names(explored))
    if is_added_up:
        return _sums_sentence(explored, both, language)
    place, first, second = both[-1]
    change = first - second
    digits = digits_of([first, second])
    values = _names(explored) | {
        "place": place_words(explored, place, language),
        "n": difference_with_unit(change, unit, language, digits),
    }
    if change > 0:
        return language.text("{one} lies {n} above {other} in {place}", **values)
    if change < 0:
        return language.text("{one} lies {n} below {other} in {place}", **values)
    return language.text("{one} and {other} are alike in {place}", **values)


def _sums_sentence(
    explored: Explored, both: Sequence[tuple[int, float, float]], language: Language
) -> str:
    change = sum(first - second for _, first, second in both)
    values = _names(explored) | {"n": language.number(abs(change))}
    if change > 0:
        told = language.text("{one} has {n} more than {other}", **values)
    elif change < 0:
        told = language.text("{one} has {n} fewer than {other}", **values)
    else:
        told = language.text("{one} has as many as {other}", **values)
    if len(both) == len(explored.places):
        return told
    return language.text("{told} where both are wholly reported", told=told)


def compared_words(explored: Explored, language: Language) -> str:
    """Tell over how many places the first two series can be held against each other."""
    one, other = explored.series[0], explored.series[1]
    both = sum(
        first.state is second.state is PointState.WHOLE
        for first, second in zip(one.points, other.points, strict=False)
    )
    return language.plural("{n} period compared", "{n} periods compared", both)


def _names(explored: Explored) -> dict[str, str]:
    return {"one": explored.series[0].name, "other": explored.series[1].name}


def areas_sentence(explored: Explored, unit: str, language: Language) -> str:
    """Tell the highest and the lowest area of the newest year that any has a value for."""
    areas = [series for series in explored.series if not series.is_context] or explored.series
    newest = max((series.last for series in areas if series.last is not None), default=None)
    if newest is None:
        return nothing_sentence(language)
    known = [
        (series.points[newest].value or 0.0, series.name)
        for series in areas
        if series.points[newest].value is not None
    ]
    digits = digits_of(value for value, _ in known)
    low, high = min(known)[0], max(known)[0]
    if low == high:
        return language.text(
            "{year}: {name}, {value}",
            year=explored.places[newest].year,
            name=language.join([name for _, name in known]),
            value=with_unit(high, unit, language, digits),
        )
    return language.text(
        "{year}: highest in {highest} ({high}), lowest in {lowest} ({low})",
        year=explored.places[newest].year,
        highest=language.join([name for value, name in known if value == high]),
        lowest=language.join([name for value, name in known if value == low]),
        high=with_unit(high, unit, language, digits),
        low=with_unit(low, unit, language, digits),
    )


def changes_sentence(explored: Explored, language: Language) -> str:
    """Tell in how many areas an indicator rose and fell between the first and the last place."""
    areas = [series for series in explored.series if not series.is_context]
    pairs = [(series.points[0].value, series.points[-1].value) for series in areas if series.points]
    known = [(first, last) for first, last in pairs if first is not None and last is not None]
    if not known:
        return nothing_sentence(language)
    return language.text(
        "From {first} to {last}: up in {up} and down in {down} of {all} areas",
        first=explored.places[0].year,
        last=explored.places[-1].year,
        up=language.number(sum(last > first for first, last in known)),
        down=language.number(sum(last < first for first, last in known)),
        all=language.number(len(known)),
    )
