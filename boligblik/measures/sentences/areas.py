"""Housing areas beside their municipality, in words."""

from collections.abc import Iterable, Mapping, Sequence

from boligblik.language import Language, message
from boligblik.measures.area_gaps import AreaFigure, IndicatorGap, Side, side_of
from boligblik.measures.area_verdicts import AreaVerdict, Verdict
from boligblik.measures.year_trend import Direction

_VERDICTS = {
    Verdict.BETTER: message("better"),
    Verdict.WORSE: message("worse"),
    Verdict.LOWER: message("lower"),
    Verdict.HIGHER: message("higher"),
    Verdict.LEVEL: message("no clear difference"),
    Verdict.NOT_JUDGED: message("not judged"),
}
_DIRECTIONS = {
    Direction.RISING: message("rising"),
    Direction.FALLING: message("falling"),
    Direction.NO_CHANGE: message("no clear change"),
    Direction.NOT_CALCULATED: message("cannot be calculated"),
}


def verdict_word_of_area(verdict: Verdict, language: Language) -> str:
    """Name where an area stands."""
    return language.text(_VERDICTS[verdict])


def direction_word(direction: Direction, language: Language) -> str:
    """Name which way a figure has moved."""
    return language.text(_DIRECTIONS[direction])


def gaps_sentence(gaps: Sequence[IndicatorGap], municipality: str, language: Language) -> str:
    """Tell on how many indicators all areas lie on the harder side of their municipality."""
    if not gaps:
        return language.text(
            "No area can be compared with {municipality}", municipality=municipality
        )
    return language.text(
        "On {n} of {all} indicators all areas have greater challenges than {municipality}",
        municipality=municipality,
        n=language.number(sum(gap.worse == gap.areas for gap in gaps)),
        all=language.number(len(gaps)),
    )


def profile_sentence(
    gaps: Sequence[IndicatorGap], area: str, municipality: str, language: Language
) -> str:
    """Tell on how many indicators one area, whose gaps these are, lies on the harder side."""
    if not gaps:
        return language.text(
            "{area} cannot be compared with {municipality}", area=area, municipality=municipality
        )
    return language.text(
        "{area} has greater challenges than {municipality} on {n} of {all} indicators",
        area=area,
        municipality=municipality,
        n=language.number(sum(gap.worse for gap in gaps)),
        all=language.number(len(gaps)),
    )


def certainty_sentence(verdicts: Sequence[AreaVerdict], percent: float, language: Language) -> str:
    """Tell how many differences are more than chance; ``verdicts`` are those of the areas."""
    judged = [verdict for verdict in verdicts if verdict.is_judged]
    if not judged:
        return language.text(
            "Certainty: not judged. Without numerators and denominators it cannot be told whether "
            "a difference is more than chance."
        )
    sentence = language.text(
        "{clear} of {judged} differences are larger than chance gives at {level} certainty.",
        clear=language.number(sum(verdict.is_clear for verdict in judged)),
        judged=language.number(len(judged)),
        level=language.percent(percent, 0 if percent == 95 else 1),
    )
    left_out = len(verdicts) - len(judged)
    if not left_out:
        return sentence
    rest = language.plural(
        "{n} is not judged: it comes without numerator and denominator.",
        "{n} are not judged: they come without numerator and denominator.",
        left_out,
    )
    return f"{sentence} {rest}"


def many_comparisons_sentence(judged: int, percent: float, language: Language) -> str:
    """Tell how many of so many comparisons chance alone would call clear."""
    false = judged * (100 - percent) / 100
    values = {
        "judged": language.number(judged),
        "level": language.percent(percent, 0 if percent == 95 else 1),
        "n": language.number(round(false)),
    }
    if round(false) < 1:
        return language.text(
            "If no area differed, fewer than 1 of {judged} comparisons would look clear at "
            "{level}.",
            **values,
        )
    return language.text(
        "If no area differed, about {n} of {judged} comparisons would still look clear at "
        "{level}; 99.8 % is the stricter choice.",
        **values,
    )


def area_sentence(
    figures: Sequence[AreaFigure],
    verdicts: Sequence[AreaVerdict],
    municipality: str,
    language: Language,
) -> str:
    """Tell how many areas lie on which side of their municipality on one indicator.

    Where all that can be compared are judged, only differences larger than chance count.
    """
    areas = [
        (side_of(figure.difference, figure.polarity), verdict)
        for figure, verdict in zip(figures, verdicts, strict=True)
        if not figure.is_municipality and figure.difference is not None
    ]
    if not areas:
        return language.text(
            "No area can be compared with {municipality}", municipality=municipality
        )
    is_context = figures[0].polarity == "context"
    is_every = len(areas) == sum(not figure.is_municipality for figure in figures)
    values = {
        "municipality": municipality,
        "all": language.number(len(areas)),
        "areas": language.text("areas") if is_every else language.text("areas with figures"),
    }
    if all(verdict.is_judged for _, verdict in areas):
        wanted = Verdict.HIGHER if is_context else Verdict.WORSE
        values["n"] = language.number(sum(verdict.verdict is wanted for _, verdict in areas))
        if is_context:
            return language.text("{n} of {all} {areas} lie clearly above {municipality}", **values)
        return language.text(
            "{n} of {all} {areas} clearly have a greater challenge than {municipality}", **values
        )
    if is_context:
        values["n"] = language.number(sum(side is Side.HIGHER for side, _ in areas))
        return language.text("{n} of {all} {areas} lie above {municipality}", **values)
    values["n"] = language.number(sum(side is Side.WORSE for side, _ in areas))
    return language.text(
        "{n} of {all} {areas} have a greater challenge than {municipality}", **values
    )


def development_sentence(
    years: Sequence[int], directions: Mapping[str, Direction], language: Language
) -> str:
    """Tell over which years an indicator is known, and which areas have moved; by area name."""
    known = sorted(set(years))
    if len(known) < 2:
        return language.text("The development cannot be shown: only one year is known")
    span = {"first": known[0], "last": known[-1]}
    calculated = [way for way in directions.values() if way is not Direction.NOT_CALCULATED]
    if not calculated:
        return language.text(
            "The development from {first} to {last}; a trend cannot be calculated", **span
        )
    parts = [
        language.text(
            "{direction} in {names}", direction=direction_word(way, language), names=names
        )
        for way in (Direction.RISING, Direction.FALLING)
        if (names := _names(directions, way, language))
    ]
    if not parts:
        return language.text("No clear change from {first} to {last}", **span)
    return language.text("From {first} to {last}: {changes}", changes=language.join(parts), **span)


def _names(directions: Mapping[str, Direction], wanted: Direction, language: Language) -> str:
    return language.join([name for name, direction in directions.items() if direction is wanted])


def source_of_areas(origins: Iterable[str | None], language: Language) -> str:
    """Name where values of areas come from, all of it."""
    known = {origin for origin in origins if origin}
    names = []
    if "published" in known:
        names.append(
            language.text("the plan of Boligsocialt Fællessekretariat Odense, tables 2a and 2b")
        )
    if known - {"published"}:
        names.append(language.text("uploaded area figures"))
    return language.join(names)
