"""Names of files and of sheets and comments are read as cells are. All persons are made up."""

import pytest

from boligblik.intake.finding import Finding
from boligblik.intake.grid import Grid, Sheet
from boligblik.intake.personal import personal_findings


@pytest.mark.parametrize("text", ["010180-1234", "Mette Lund", "tlf. 20304050", "a@example.dk"])
def test_names_of_files_and_sheets_and_comments_are_read_too(text: str) -> None:
    comments = {(1, 1): f"Husk {text}"}
    grid = Grid((Sheet(text, [["Sag"]], comments=comments),), "xlsx")
    assert personal_findings(f"{text.replace(' ', '_')}-2016.xlsx", grid) == [
        Finding("personal_file_name"),
        Finding("personal_sheet_name"),
        Finding("personal_comment", None, "A1"),
    ]
    assert text not in repr(personal_findings(f"{text}.xlsx", grid))


@pytest.mark.parametrize(
    "name",
    ["udsaettelser_2016_obo.xlsx", "udtræk_20160314_1200.csv", "Maj 2016 (Risingplanen).ods"],
)
def test_usual_names_of_files_pass(name: str) -> None:
    assert personal_findings(name, Grid((Sheet("Maj", [["Sag"]]),), "xlsx")) == []
