"""What the source documents say, and what the store holds."""

from dataclasses import dataclass
from datetime import date

from boligblik.store.connection import Store


@dataclass(frozen=True)
class PublishedCount:
    """A single figure printed in the source document, with its page."""

    measure: str
    period_start: date | None
    period_end: date | None
    value: float
    unit: str
    page: str
    note: str | None


@dataclass(frozen=True)
class Oddity:
    """A place where the sources contradict themselves."""

    code: str
    text_da: str
    text_en: str
    page: str | None


@dataclass(frozen=True)
class Milestone:
    """A milestone or success criterion with its due date."""

    milestone: str
    kind: str
    due: date
    page: str
    text_da: str
    text_en: str


@dataclass(frozen=True)
class AreaPlan:
    """A row of published table 1: a plan area, its organisations and fields of effort."""

    area: str
    area_name: str
    organisations: str
    children_youth_family: bool
    education_employment: bool
    resident_network_democracy: bool
    vulnerable_groups: bool


@dataclass(frozen=True)
class TableDescription:
    """A table of the store and what it holds."""

    table_name: str
    comment: str
    row_count: int


def published_counts(store: Store) -> list[PublishedCount]:
    """Read the printed single figures."""
    return store.rows("sources/published_count", PublishedCount)


def oddities(store: Store) -> list[Oddity]:
    """Read where the sources contradict themselves."""
    return store.rows("sources/oddity", Oddity)


def milestones(store: Store) -> list[Milestone]:
    """Read the milestones, earliest due first."""
    return store.rows("sources/milestone", Milestone)


def area_plans(store: Store) -> list[AreaPlan]:
    """Read published table 1."""
    return store.rows("sources/area_plan", AreaPlan)


def table_descriptions(store: Store) -> list[TableDescription]:
    """Read what each table of the store holds and how many rows it has."""
    return store.rows("sources/table_description", TableDescription)
