"""Tables of any kind: header, rows, and what is none of them, as a reader of the sheet sees it."""

from dataclasses import dataclass

import pytest

from boligblik.intake.grid import Sheet
from boligblik.intake.raw_file import RawTable, raw_table
from boligblik.intake.tables import tables_of
from tests.spreadsheets import Percent, lines_of


def found(
    table: str, *, is_text_file: bool = False, merged: tuple[tuple[int, int, int, int], ...] = ()
) -> list[RawTable]:
    lines = [[None if isinstance(v, Percent) else v for v in line] for line in lines_of(table)]
    sheet = Sheet("Ark1", lines, merged=merged)
    return [raw_table(each) for each in tables_of(sheet, is_text_file=is_text_file)]


def only(
    table: str, *, is_text_file: bool = False, merged: tuple[tuple[int, int, int, int], ...] = ()
) -> RawTable:
    (one,) = found(table, is_text_file=is_text_file, merged=merged)
    return one


def left_out(table: RawTable) -> list[tuple[str, str]]:
    return [(part.why, part.cells) for part in table.left_out]


def test_titles_total_and_note_are_no_rows() -> None:
    table = only(
        """
        | Udsættelser 2016   |             |           |
        | Boligorganisation: | FaB         |           |
        |                    |             |           |
        | Måned              | Udsættelser | Restancer |
        | januar             | 3           | 120       |
        | februar            | 0           |           |
        | I alt              | 3           | 120       |
        |                    |             |           |
        | Note: opgjort den 3. |           |           |
        """
    )
    assert table.header == ("Måned", "Udsættelser", "Restancer")
    assert table.rows == (("januar", "3", "120"), ("februar", "0", ""))
    assert table.row_numbers == (5, 6)
    assert left_out(table) == [("title", "A1:B2"), ("total", "A7:C7"), ("note", "A9:A9")]


@pytest.mark.parametrize("label", ["Boligorganisation:", "År", "Periode"])
def test_a_line_that_says_one_thing_stands_above_the_header(label: str) -> None:
    table = only(f"| {label} | 2016 |\n| Måned | Udsættelser |\n| jan | 3 |\n| feb | |")
    assert table.header == ("Måned", "Udsættelser")
    assert table.rows == (("jan", "3"), ("feb", ""))


def test_groups_over_columns_are_joined_with_their_parts() -> None:
    table = only(
        """
        |        | 2015  |     | 2016  |     |
        | Område | Antal | Pct | Antal | Pct |
        | A      | 1     | 2   | 3     | 4   |
        | B      | 5     | 6   | 7     | 8   |
        """
    )
    assert table.header == ("Område", "2015 Antal", "2015 Pct", "2016 Antal", "2016 Pct")
    assert table.header_rows == (1, 2)


def test_merged_groups_are_joined_with_their_parts() -> None:
    table = only(
        """
        | Område | 2015  |     | Note |
        |        | Antal | Pct |      |
        | A      | 1     | 2   | 3    |
        | B      | 5     | 6   | 7    |
        """,
        merged=((1, 2, 1, 3), (1, 1, 2, 1), (1, 4, 2, 4)),
    )
    assert table.header == ("Område", "2015 Antal", "2015 Pct", "Note")
    assert table.rows[0] == ("A", "1", "2", "3")


def test_labels_below_their_group_are_joined() -> None:
    table = only(
        """
        | Måned | Udsættelser |                 | Restancer |       |
        |       | Antal       | Heraf genganger | Antal     | Beløb |
        | jan   | 1           | 2               | 3         | 4     |
        | mar   | ingen       | ..              | -         | 3     |
        | apr   | 2           | 0               | 1         | 3     |
        """
    )
    assert table.header[1:3] == ("Udsættelser Antal", "Udsættelser Heraf genganger")
    assert table.rows[1] == ("mar", "ingen", "..", "-", "3")


def test_years_over_figures_are_a_header() -> None:
    table = only("| Område | 2014 | 2015 |\n| A | 1 | 2 |\n| B | 1 | 3 |")
    assert table.header == ("Område", "2014", "2015")
    assert only("| | '2015K1' | '2015K2' |\n| A | 1 | 2 |\n| B | 1 | 3 |").header[1] == "2015K1"


def test_figures_alone_have_no_header() -> None:
    table = only("| 1 | 2 | 3 |\n| 4 | 5 | 6 |")
    assert table.header == ()
    assert table.rows == (("1", "2", "3"), ("4", "5", "6"))


def test_words_alone_are_headed_by_their_first_row() -> None:
    table = only("| by | farve |\n| Odense | rød |\n| Vejle | grøn |")
    assert table.header == ("by", "farve")
    assert len(table.rows) == 2


def test_labels_that_stand_once_are_carried_down() -> None:
    table = only(
        """
        | Udsættelser efter område og køn |         |        |        |
        |                                 |         |        |        |
        |                                 |         | 2015K1 | 2015K2 |
        | Odense                          | Mænd    | 1      | 2      |
        |                                 | Kvinder | 2      | 2      |
        | Svendborg                       | Mænd    | 1      | 2      |
        |                                 | Kvinder | 2      | 2      |
        """
    )
    assert [row[0] for row in table.rows] == ["Odense", "Odense", "Svendborg", "Svendborg"]
    assert table.header == ("", "", "2015K1", "2015K2")


def test_a_blank_that_is_a_gap_is_not_carried() -> None:
    table = only("| By | Tal |\n| A | 1 |\n| | 2 |\n| C | 3 |\n| D | 4 |")
    assert [row[0] for row in table.rows] == ["A", "", "C", "D"]


def test_a_merged_label_stands_for_all_its_rows() -> None:
    table = only(
        "| By | Måned | Tal |\n| A | jan | 1 |\n| | feb | 2 |\n| B | jan | 3 |",
        merged=((2, 1, 3, 1),),
    )
    assert [row[0] for row in table.rows] == ["A", "A", "B"]


def test_two_tables_side_by_side_are_two() -> None:
    tables = found("| A | B | | Måned | Tal |\n| x | 1 | | jan | 2 |\n| y | 2 | | feb | 3 |")
    assert [table.header for table in tables] == [("A", "B"), ("Måned", "Tal")]
    assert [table.cells for table in tables] == ["A1:B3", "D1:E3"]


def test_a_spacer_column_cuts_nothing() -> None:
    table = only("| By | 2014 | | 2015 |\n| x | 1 | | 2 |\n| y | 2 | | 3 |\n| z | 2 | | 3 |")
    assert table.header == ("By", "2014", "2015")
    assert table.rows[0] == ("x", "1", "2")


def test_two_tables_under_each_other_are_two() -> None:
    tables = found("| A | B |\n| x | 1 |\n| y | 2 |\n| |\n| C | D |\n| p | 3 |\n| r | 4 |")
    assert [table.header for table in tables] == [("A", "B"), ("C", "D")]


def test_a_blank_row_in_a_table_cuts_nothing() -> None:
    table = only("| A | B |\n| x | 1 |\n| |\n| y | 2 |\n| z | 3 |")
    assert table.row_numbers == (2, 4, 5)


def test_a_header_that_comes_again_is_left_out() -> None:
    table = only("| A | B |\n| x | 1 |\n| A | B |\n| y | 2 |")
    assert table.row_numbers == (2, 4)
    assert left_out(table) == [("repeated_header", "A3:B3")]


def test_a_months_without_figures_is_a_row_and_no_note() -> None:
    table = only("| Måned | Tal |\n| oktober | 1 |\n| november | |\n| december | |")
    assert [row[0] for row in table.rows] == ["oktober", "november", "december"]


def test_a_header_without_rows_is_a_table() -> None:
    table = only("| Måned | Tal |\n")
    assert (table.header, table.rows) == (("Måned", "Tal"), ())


def test_one_column_and_one_cell() -> None:
    assert only("| Tal |\n| 1 |\n| 2 |").header == ("Tal",)
    assert only("| x |").rows == (("x",),)


def test_trailing_blank_columns_are_no_columns() -> None:
    assert only("| A | B | | |\n| x | 1 | | |", is_text_file=True).header == ("A", "B")


@dataclass(frozen=True)
class Label:
    text: str
    is_sum: bool


@pytest.mark.parametrize(
    "label",
    [
        Label("I alt", is_sum=True),
        Label("Ialt", is_sum=True),
        Label("TOTAL:", is_sum=True),
        Label("Sum", is_sum=True),
        Label("Odense i alt", is_sum=True),
        Label("Totalrenovering", is_sum=False),
        Label("Summerup", is_sum=False),
    ],
    ids=lambda label: label.text,
)
def test_a_sum_is_known_by_its_label(label: Label) -> None:
    table = only(f"| By | Tal |\n| A | 1 |\n| B | 2 |\n| {label.text} | 3 |")
    assert (len(table.rows) == 2) is label.is_sum


def test_a_title_with_a_separator_in_it_heads_no_groups() -> None:
    table = only(
        """
        | Udtræk fra regnskabet | lavet i dag |     |     |
        | Afdeling              | Lejemål     | Nye | I alt |
        | Rising                | 310         | 4   | 314 |
        | Bolbro                | 122         | 1   | 123 |
        """,
        is_text_file=True,
    )
    assert table.header == ("Afdeling", "Lejemål", "Nye", "I alt")
    assert left_out(table) == [("title", "A1:B1")]


def test_a_thing_and_its_value_above_a_blank_row_are_a_title() -> None:
    table = only(
        """
        | Lavet    | 2016-03-01 |     |
        |          |            |     |
        | Afdeling | Lejemål    | Nye |
        | Rising   | 310        | 4   |
        | Bolbro   | 122        | 1   |
        """
    )
    assert table.row_numbers == (4, 5)
    assert left_out(table) == [("title", "A1:B1")]


def test_a_header_shorter_than_its_rows_heads_the_first_columns() -> None:
    table = only(
        """
        | Afdeling | Lejemål | Nye |    |   |   |   |
        | Rising   | 310     | 4   | 12 | 3 | 4 | 5 |
        | Bolbro   | 122     | 1   | 13 | 3 | 4 | 5 |
        """,
        is_text_file=True,
    )
    assert table.header[:3] == ("Afdeling", "Lejemål", "Nye")
    assert len(table.rows) == 2


def test_a_title_above_the_same_header_once_more_begins_another_table() -> None:
    first, second = found(
        """
        | FaB 2016 |             |
        | Måned    | Udsættelser |
        | jan      | 3           |
        | feb      | 2           |
        | FaB 2015 |             |
        | Måned    | Udsættelser |
        | jan      | 1           |
        """
    )
    assert (first.row_numbers, second.row_numbers) == ((3, 4), (7,))
    assert left_out(second) == [("title", "A5:A5")]


def test_words_below_a_blank_row_complete_the_header() -> None:
    table = only(
        """
        | Afdeling | Rejser |     | I alt |
        |          |        |     |       |
        |          | Tog    | Fly |       |
        | Rising   | 310    | 4   | 314   |
        | Bolbro   | 122    | 1   | 123   |
        """,
        is_text_file=True,
    )
    assert table.header == ("Afdeling", "Rejser Tog", "Rejser Fly", "I alt")
    assert table.header_rows == (1, 3)
