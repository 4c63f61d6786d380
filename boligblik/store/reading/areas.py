"""Area indicators, their definitions and the published table."""

from dataclasses import dataclass
from datetime import date, datetime

from boligblik.store.connection import Store


@dataclass(frozen=True)
class Indicator:
    """What an area is measured on; None where the source gives no definition."""

    indicator: str
    name_da: str
    name_en: str | None
    question_da: str | None
    question_en: str | None
    numerator_da: str | None
    numerator_en: str | None
    denominator_da: str | None
    denominator_en: str | None
    unit: str
    polarity: str
    published_table: str | None
    source_da: str | None


@dataclass(frozen=True)
class ReportedAreaValue:
    """What one upload said of an indicator of an area in a period (times in UTC)."""

    upload_id: int
    period_start: date
    period_end: date
    value: float
    file_name: str
    sheet: str
    cell: str
    recorded_at: datetime
    recorded_by: str
    is_withdrawn: bool


@dataclass(frozen=True)
class MunicipalityYear:
    """A municipality, a year for which its areas have values, and how many those are."""

    municipality: str
    municipality_name: str
    is_example: bool
    year: int
    values: int


@dataclass(frozen=True)
class AreaIndicator:
    """An indicator of an area in a year beside its municipality's; ``value`` None is missing.

    ``difference`` is in the indicator's unit (percentage points for percent), ``ratio`` is
    area / municipality.
    """

    indicator: str
    indicator_name_da: str
    indicator_name_en: str | None
    unit: str
    polarity: str
    published_table: str | None
    area: str
    area_name: str
    is_municipality: bool
    period_start: date | None
    period_end: date | None
    value: float | None
    numerator: float | None
    denominator: float | None
    municipality_value: float | None
    difference: float | None
    ratio: float | None
    note: str | None
    footnote_marks: str | None
    origin: str | None


@dataclass(frozen=True)
class AreaYear:
    """An area's value of one indicator in a year."""

    area: str
    area_name: str
    is_municipality: bool
    year: int
    value: float
    numerator: float | None
    denominator: float | None
    origin: str


@dataclass(frozen=True)
class Footnote:
    """A footnote of the published tables; on a whole indicator, one cell, or nothing."""

    mark: str
    indicator: str | None
    area: str | None
    text_da: str
    text_en: str


@dataclass(frozen=True)
class PublishedValue:
    """A cell of published table 2, exactly as printed."""

    indicator: str
    indicator_name_da: str
    indicator_name_en: str | None
    unit: str
    published_table: str | None
    area: str
    area_name: str
    is_municipality: bool
    value: float
    footnote_marks: str | None


@dataclass(frozen=True)
class AreaWithValues:
    """A housing area that has values, and its municipality."""

    area: str
    area_name: str
    municipality: str
    municipality_name: str
    is_example: bool


def areas_with_values(store: Store) -> list[AreaWithValues]:
    """Read the housing areas that any indicator has a value of, real ones first."""
    return store.rows("areas/area_with_values", AreaWithValues)


def indicators(store: Store) -> list[Indicator]:
    """Read the definitions of all indicators."""
    return store.rows("areas/indicator", Indicator)


def municipality_years(store: Store) -> list[MunicipalityYear]:
    """Read which municipalities and years have values: real ones first, newest year first."""
    return store.rows("areas/municipality_year", MunicipalityYear)


def newest_full_year(store: Store) -> MunicipalityYear | None:
    """Choose the newest year of the first municipality that is not a mere part of its best one."""
    years = municipality_years(store)
    own = [year for year in years if year.municipality == years[0].municipality]
    most = max((year.values for year in own), default=0)
    return next((year for year in own if 2 * year.values >= most), None)


def area_indicators(store: Store, *, municipality: str, year: int) -> list[AreaIndicator]:
    """Read all indicators of all areas of a municipality in a year, the municipality last."""
    return store.rows(
        "areas/value_by_indicator_area", AreaIndicator, municipality=municipality, year=year
    )


def area_years(store: Store, *, municipality: str, indicator: str) -> list[AreaYear]:
    """Read one indicator over the years; a year without a value has no row."""
    return store.rows(
        "areas/value_by_area_year", AreaYear, municipality=municipality, indicator=indicator
    )


def footnotes(store: Store) -> list[Footnote]:
    """Read the footnotes of the published tables."""
    return store.rows("areas/footnote", Footnote)


def published_values(store: Store) -> list[PublishedValue]:
    """Read published table 2, indicator by indicator, areas in the printed order."""
    return store.rows("areas/published_value", PublishedValue)


def history_of_value(store: Store, *, indicator: str, area: str) -> list[ReportedAreaValue]:
    """Read everything that uploads ever said of an indicator of an area, newest period first."""
    return store.rows("areas/value_history", ReportedAreaValue, indicator=indicator, area=area)
