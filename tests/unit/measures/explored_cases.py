"""What Explore's sentences are composed from, case by case; see ``sentence_cases``."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial

from boligblik.language import Language
from boligblik.measures.explored import Explored, Point, PointState, Series, Step
from boligblik.measures.months import months_later
from boligblik.measures.sentences import explored as words

WHOLE, PART, MISSING = PointState.WHOLE, PointState.PART, PointState.MISSING


def whole(*values: float) -> tuple[Point, ...]:
    return tuple(Point(value, WHOLE, value) for value in values)


def of(
    *series: tuple[Point, ...],
    names: Sequence[str] = ("Nord", "Syd"),
    step: Step = Step.MONTH,
    totals: tuple[Point, ...] | None = None,
    has_context: bool = False,
) -> Explored:
    """Lay series out from January 2016 on, or from 2014 on by year."""
    months = {Step.QUARTER: 3, Step.YEAR: 12}.get(step, 1)
    first = date(2014 if step is Step.YEAR else 2016, 1, 1)
    places = tuple(months_later(first, months * place) for place in range(len(series[0])))
    named = tuple(
        Series(name, points, has_context and place == len(series) - 1)
        for place, (name, points) in enumerate(zip(names, series, strict=False))
    )
    return Explored(places, step, named, totals)


def total(value: float, *points: Point) -> Explored:
    is_whole = all(point.state is WHOLE for point in points)
    return of(points, names=("",), totals=(Point(value, WHOLE if is_whole else PART),))


GONE, NONE_DUE, NOT_OWED = (
    Point(None, state) for state in (MISSING, PointState.NOT_DUE, PointState.NOT_OWED)
)
AT_LEAST_5 = Point(5, PART, 9)
AREAS = ("Bakken", "Dalen", "Engen", "Prøveby")


def explored_cases() -> Mapping[str, Callable[[Language], str | None]]:
    """Return the cases by name."""
    evictions, two = "Evictions", partial(words.two_sentence, unit="", is_added_up=True)
    level = partial(words.two_sentence, unit="percent", is_added_up=False)
    most, names = words.most_sentence, ["Nord", "Syd"]
    areas = partial(of, names=AREAS, step=Step.YEAR, has_context=True)

    def told(tell: Callable[..., str], *given: object) -> Callable[[Language], str]:
        return lambda language: tell(*given, language=language)

    return {
        "explored: nothing": told(words.nothing_sentence),
        "explored: place, quarter": told(words.place_words, of(whole(1, 2), step=Step.QUARTER), 1),
        "explored: place, year": told(words.place_words, of(whole(1, 2), step=Step.YEAR), 1),
        "explored: place, month of any year": told(
            words.place_words, of(whole(1, 2), step=Step.MONTH_OF_YEAR), 1
        ),
        "explored: point, part": told(words.point_words, AT_LEAST_5, ""),
        "explored: point, missing": told(words.point_words, GONE, ""),
        "explored: point, not due": told(words.point_words, NONE_DUE, ""),
        "explored: point, not owed": told(words.point_words, NOT_OWED, ""),
        "explored: total, one month": told(words.total_sentence, evictions, total(3, *whole(3))),
        "explored: total, a highest month": told(
            words.total_sentence, evictions, total(9, *whole(3, 4, 2))
        ),
        "explored: total, two highest months": told(
            words.total_sentence, evictions, total(8, *whole(4, 4))
        ),
        "explored: total, a part": told(
            words.total_sentence, evictions, total(9, *whole(4), AT_LEAST_5)
        ),
        "explored: newest": told(words.newest_sentence, "Residents in arrears", of(whole(3, 41))),
        "explored: newest, nothing": told(words.newest_sentence, "Arrears", of((GONE, GONE))),
        "explored: most": told(most, evictions, whole(9, 4), names),
        "explored: most, though a part is missing": told(
            most, evictions, [*whole(10), AT_LEAST_5], names
        ),
        "explored: most, a part could reach it": told(
            most, evictions, [*whole(9), AT_LEAST_5], names
        ),
        "explored: most, nobody told": told(most, evictions, [*whole(9), GONE], names),
        "explored: most, alike": told(most, evictions, whole(4, 4), names),
        "explored: most, nothing": told(most, evictions, [GONE, GONE], names),
        "explored: two, more": told(two, of(whole(3, 4), whole(2, 1))),
        "explored: two, fewer where both are whole": told(
            two, of((*whole(3), AT_LEAST_5), whole(4, 1))
        ),
        "explored: two, alike": told(two, of(whole(3, 4), whole(4, 3))),
        "explored: two, nothing": told(two, of((GONE,), whole(4))),
        "explored: two, above": told(level, of(whole(12), whole(9.5), step=Step.YEAR)),
        "explored: two, below": told(level, of(whole(8), whole(9), step=Step.YEAR)),
        "explored: two, level": told(level, of(whole(9), whole(9), step=Step.YEAR)),
        "explored: two, one period": told(words.compared_words, of(whole(9), whole(9))),
        "explored: two, periods": told(words.compared_words, of(whole(9, 8), whole(9, 8))),
        "explored: areas": told(
            words.areas_sentence,
            areas(whole(5, 12), whole(4, 7), whole(9, 7), whole(1, 1)),
            "percent",
        ),
        "explored: areas, alike": told(
            words.areas_sentence, areas(whole(12), whole(12), whole(12), whole(1)), "percent"
        ),
        "explored: areas, nothing": told(
            words.areas_sentence, areas((GONE,), (GONE,), (GONE,), (GONE,)), "percent"
        ),
        "explored: changes": told(
            words.changes_sentence, areas(whole(5, 12), whole(4, 3), (*whole(9), GONE), whole(1, 1))
        ),
        "explored: changes, nothing": told(words.changes_sentence, of((GONE, GONE))),
    }
