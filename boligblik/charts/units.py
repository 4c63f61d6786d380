"""Values with their unit, with no more digits than the data hold."""

from collections.abc import Iterable

from boligblik.language import Language, message

UNIT_TEXTS = {
    "days": message("{n} days"),
    "per_1000": message("{n} per 1,000"),
}
DIFFERENCE_TEXTS = {
    "percent": message("{n} percentage points"),
    "days": message("{n} days"),
    "per_1000": message("{n} per 1,000"),
}


def digits_of(values: Iterable[float | None]) -> int:
    """Return 0 when every value is whole, otherwise 1: rounded sources stay rounded."""
    return 0 if all(value is None or float(value).is_integer() for value in values) else 1


def with_unit(value: float, unit: str, language: Language, digits: int = 0) -> str:
    """Write a value: ``47 %``, ``17 dage``, ``31 pr. 1.000``; an unknown unit is left out."""
    if unit == "percent":
        return language.percent(value, digits)
    number = language.number(value, digits)
    return language.text(UNIT_TEXTS[unit], n=number) if unit in UNIT_TEXTS else number


def short(value: float, unit: str, language: Language, digits: int = 0) -> str:
    """Write a value for a direct label: percent keeps its sign, other units are in the subtitle."""
    if unit == "percent":
        return language.percent(value, digits)
    return language.number(value, digits)


def difference_with_unit(value: float, unit: str, language: Language, digits: int = 0) -> str:
    """Write the size of a difference, without its sign: ``6 procentpoint``."""
    number = language.number(abs(value), digits)
    return language.text(DIFFERENCE_TEXTS[unit], n=number) if unit in DIFFERENCE_TEXTS else number


def axis_suffix(unit: str, language: Language) -> str:
    """Return what follows the numbers of an axis."""
    if unit != "percent":
        return ""
    return "%" if language.code == "en" else "\N{NO-BREAK SPACE}%"
