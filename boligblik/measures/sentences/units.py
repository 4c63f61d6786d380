"""Values with their unit, with no more digits than the data hold."""

from collections.abc import Iterable

from boligblik.language import Language


def digits_of(values: Iterable[float | None]) -> int:
    """Return 0 when every value is whole, otherwise 1: rounded sources stay rounded."""
    return 0 if all(value is None or float(value).is_integer() for value in values) else 1


def with_unit(value: float, unit: str, language: Language, digits: int = 0) -> str:
    """Write a value: ``47 %``, ``17 dage``, ``31 pr. 1.000``; an unknown unit is left out."""
    number = language.number(value, digits)
    if unit == "percent":
        return language.percent(value, digits)
    if unit == "days":
        return language.plural("{size} day", "{size} days", _form(value), size=number)
    if unit == "per_1000":
        return language.text("{n} per 1,000", n=number)
    return number


def _form(value: float) -> int:
    """Return a whole number that takes the same form of a word; 1.5 is more than one."""
    return 1 if value == 1 else 2


def short(value: float, unit: str, language: Language, digits: int = 0) -> str:
    """Write a value for a direct label: percent keeps its sign, other units are in the subtitle."""
    if unit == "percent":
        return language.percent(value, digits)
    return language.number(value, digits)


def difference_with_unit(value: float, unit: str, language: Language, digits: int = 0) -> str:
    """Write the size of a difference, without its sign: ``6 procentpoint``."""
    size = abs(value)
    if unit == "percent":
        points = language.number(size, digits)
        form = _form(size)
        return language.plural(
            "{size} percentage point", "{size} percentage points", form, size=points
        )
    return with_unit(size, unit, language, digits)


def axis_suffix(unit: str, language: Language) -> str:
    """Return what follows the numbers of an axis."""
    if unit != "percent":
        return ""
    return "%" if language.code == "en" else "\N{NO-BREAK SPACE}%"
