"""List-like sheets: where the header stands, what is under it, what is nearly right."""

from boligblik.contracts.columns import Column, Table, locate, locate_nearly
from boligblik.intake.file_reading import read_grid
from boligblik.intake.grid import Sheet
from boligblik.intake.limits import Limits
from tests.spreadsheets import xlsx

COLUMNS = (
    Column("month", ("Måned", "Month"), is_required=True),
    Column("evictions", ("Udsættelser",), is_required=True),
    Column("reminders", ("Rykkere", "Rykkerskrivelser")),
    Column("terminations", ("Ophævelser",)),
)


def sheet_of(table: str) -> Sheet:
    return read_grid("a.xlsx", xlsx(table), Limits()).sheets[0]


def found(table: Table | None) -> Table:
    assert table is not None
    return table


def test_header_is_found_under_titles_in_any_order_and_place() -> None:
    table = found(
        locate(
            sheet_of(
                """
                | Titel |  |             |         |        |
                |       |  | UDSÆTTELSER | Farve   | måned: |
                |       |  | 3           | rød     | jan    |
                """
            ),
            COLUMNS,
        )
    )
    assert (table.header_row, dict(table.columns)) == (2, {"evictions": 3, "month": 5})
    assert [cell.text for cell in table.titles.all] == ["Titel"]
    assert [cell.text for cell in table.unused] == ["Farve"]
    assert table.header("month") == "måned:"


def test_sheet_without_the_required_headers_is_not_located() -> None:
    sheet = sheet_of("| Måned | Rykkere |\n| jan | 3 |")
    assert locate(sheet, COLUMNS) is None
    assert locate_nearly(sheet, COLUMNS) is None


def test_notes_at_the_end_and_blank_rows_are_no_rows() -> None:
    table = found(
        locate(
            sheet_of(
                """
                | Måned  | Udsættelser |
                | jan    | 1           |
                |        |             |
                | feb    |             |
                | mar    | 2           |
                |        |             |
                | Opgjort i april |    |
                """
            ),
            COLUMNS,
        )
    )
    assert [cells["month"].text for cells in table.rows()] == ["jan", "feb", "mar"]


def test_misspelt_header_is_read_as_the_one_meant_and_told() -> None:
    sheet = sheet_of("| Måned | Udsætelser | Rykere |\n| jan | 3 | 4 |")
    assert locate(sheet, COLUMNS) is None
    table = found(locate_nearly(sheet, COLUMNS))
    assert table.columns == {"month": 1, "evictions": 2, "reminders": 3}
    assert [(cell.address, meant) for cell, meant in table.misspelt] == [
        ("B1", "Udsættelser"),
        ("C1", "Rykkere"),
    ]
    assert table.unused == []


def test_two_headers_near_the_same_one_are_not_both_taken_for_it() -> None:
    sheet = sheet_of("| Måned | Udsættelser | Rykere | Rykkere |\n| jan | 3 | 4 | 5 |")
    table = found(locate(sheet, COLUMNS))
    assert table.misspelt == ()
    assert [cell.text for cell in table.unused] == ["Rykere"]


def test_lacking_required_header_is_named_when_the_rest_is_there() -> None:
    sheet = sheet_of("| Måned | Xyz | Rykkere | Ophævelser |\n| jan | 3 | 4 | 5 |")
    table = found(locate_nearly(sheet, COLUMNS))
    assert table.lacking == COLUMNS[1]
    assert not table.is_whole


def test_column_with_figures_but_no_header_is_told() -> None:
    table = found(locate(sheet_of("| Måned | Udsættelser | |\n| jan | 3 | 4 |"), COLUMNS))
    assert [cell.address for cell in table.headless] == ["C1"]
