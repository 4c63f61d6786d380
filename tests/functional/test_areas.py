"""The areas page: the published table cell for cell, the comparison, the chosen indicator."""

import csv
from collections.abc import Callable
from pathlib import Path

from tests.functional.conftest import ROOT, Server, Visitor

REFERENCE = ROOT / "data" / "reference"


def rows_of(file: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(file.read_text("utf-8").splitlines()))


def cells_of(visitor: Visitor, place: str) -> list[list[str]]:
    """Read the rows of the table in a place, header first, as they stand on the screen."""
    table = visitor.page.locator(f".st-key-{place} table")
    table.locator("td").first.wait_for()
    # In one go: a page that is still being drawn may change between two cells.
    rows: list[list[str]] = table.evaluate(
        "table => [...table.rows].map(row => [...row.cells].map(cell => cell.innerText))"
    )
    return [
        [" ".join(text.replace("\N{NO-BREAK SPACE}", " ").split()) for text in row] for row in rows
    ]


def as_printed(value: str, unit: str) -> str:
    return {"percent": f"{value} %", "days": f"{value} dage", "per_1000": value}[unit]


def test_table_2_stands_on_the_screen_cell_for_cell(
    server: Server, visit: Callable[..., Visitor]
) -> None:
    visitor = visit()
    visitor.open(f"{server.address}/areas")
    shown: dict[tuple[str, str], str] = {}
    for table in ("published_2a", "published_2b"):
        header, *lines = cells_of(visitor, table)
        for line in lines:
            shown |= {
                (name, line[0]): cell for name, cell in zip(header[1:], line[1:], strict=True)
            }
    expected: dict[tuple[str, str], str] = {}
    indicators = {row["indicator"]: row for row in rows_of(REFERENCE / "indicators.csv")}
    for row in rows_of(REFERENCE / "area_indicators_2015.csv"):
        indicator = indicators[row.pop("indicator")]
        is_move_out = indicator["indicator"] == "move_out_rate"
        name = indicator["name_da"] + (" (1)" if is_move_out else "")
        for area, value in row.items():
            mark = " (3)" if is_move_out and area == "Korsløkken" else ""
            expected[name, area] = as_printed(value, indicator["unit"]) + mark
    assert shown == expected
    assert len(expected) == 55


def test_the_comparison_can_be_shown_as_difference(
    server: Server, visit: Callable[..., Visitor]
) -> None:
    visitor = visit()
    visitor.open(f"{server.address}/areas?shown_as=difference")
    (header, *lines) = cells_of(visitor, "comparison")
    assert header[1:] == [
        "Korsløkken",
        "Risingplanen",
        "Sankt Klemensparken",
        "Stærmosegården",
        "Odense Kommune",
    ]
    first = dict(zip(header[1:], lines[0][1:], strict=True))
    assert first["Korsløkken"] == "△ +22 procentpoint"
    assert first["Odense Kommune"] == "29 %"


def test_an_indicator_in_the_link_is_the_one_drawn(
    server: Server, visit: Callable[..., Visitor]
) -> None:
    visitor = visit()
    visitor.open(f"{server.address}/areas?indicator=daycare_use_0_5")
    assert visitor.sees("3 af 4 områder har en større udfordring end Odense Kommune")


def test_the_example_municipality_is_marked_and_has_a_development(
    server: Server, visit: Callable[..., Visitor]
) -> None:
    visitor = visit()
    visitor.open(f"{server.address}/areas?municipality=eksempelkommune")
    assert visitor.sees("Ingen tydelig ændring fra 2010 til 2015")
    assert visitor.sees("Eksempeldata")
    assert "Stærmosegården" not in visitor.text()
