"""What was found wrong or open in a spreadsheet, as data; text is made of it only when shown."""

from dataclasses import dataclass
from enum import StrEnum


class Weight(StrEnum):
    """What a finding asks of the analyst: to correct the file, to answer, or only to know."""

    STOPS = "stops"
    ASKS = "asks"
    NOTES = "notes"


IMPLAUSIBLE = frozenset(
    {
        "already_reported",
        "arrears_below_evictions",
        "derived_figures",
        "far_above_earlier",
        "measure_differs",
        "measure_untold",
        "month_in_future",
        "months_differ",
        "not_held",
        "percent_outside",
        "planned_figures",
        "years_differ",
    }
)
"""Values that may be right; they are read on, and asked about."""
ASKING = IMPLAUSIBLE | frozenset(
    {
        "dash_asked",
        "decimal_unclear",
        "month_without_sessions",
        "organisation_unknown",
        "share_or_percent",
        "table_not_known",
        "unknown_area",
        "unknown_indicator",
        "unknown_organisation",
        "year_unknown",
    }
)
CONFIRMABLE = IMPLAUSIBLE | {"table_not_known"}
"""Asking codes that are answered by saying of each finding that it is as it should be."""
NOTING = frozenset(
    {
        "hidden_columns",
        "hidden_rows",
        "hidden_sheet",
        "mark_for_missing",
        "mark_for_withheld",
        "remark_left_out",
        "sheet_of_words",
        "total_left_out",
        "word_for_none",
    }
)
UNREADABLE = frozenset(
    {
        "damaged_workbook",
        "empty_file",
        "far_cell",
        "file_not_found",
        "not_a_workbook",
        "old_excel",
        "password_protected",
        "suffix_disagrees",
        "takes_too_long",
        "takes_too_much_memory",
        "text_too_long",
        "too_large",
        "too_many_cells",
        "too_many_columns",
        "too_many_entries",
        "too_many_rows",
        "too_many_sheets",
        "too_much_text",
        "undecodable_text",
        "unpacking_ratio",
        "unpacks_too_much",
        "unsafe_content",
        "unsupported_suffix",
    }
)


@dataclass(frozen=True)
class Finding:
    """One fault or open question: its stable code, its place, and what stood there.

    ``value`` is None where nothing may be repeated (personal data) or nothing stood. ``params``
    are further values for the text, by name.
    """

    code: str
    sheet: str | None = None
    cell: str | None = None
    column: str | None = None
    value: str | None = None
    params: tuple[tuple[str, str], ...] = ()

    @property
    def weight(self) -> Weight:
        """Tell whether the file must be corrected, a question answered, or nothing done."""
        if self.code in NOTING:
            return Weight.NOTES
        return Weight.ASKS if self.code in ASKING else Weight.STOPS

    @property
    def is_personal(self) -> bool:
        """Tell whether it is personal data that was found."""
        return self.code.startswith("personal_")

    @property
    def key(self) -> str:
        """Return what tells this finding from others of a file, for the analyst to confirm it."""
        return "|".join((self.code, self.sheet or "", self.cell or ""))


class UnreadableError(Exception):
    """The file cannot be read at all; carries the one finding that says why.

    ``params`` are values for the finding's text, by name.
    """

    def __init__(self, code: str, **params: str) -> None:
        super().__init__(code)
        self.finding = Finding(code, params=tuple(params.items()))
