"""The command line on a real store in a folder of its own."""

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from boligblik.command_line import main
from boligblik.exit_codes import CLEAN, FINDINGS, UNUSABLE
from boligblik.file_commands import printable
from boligblik.settings import PROJECT_FOLDER

EXAMPLES = PROJECT_FOLDER / "data" / "example"
EXAMPLE_FILES = sorted([*EXAMPLES.rglob("*.xlsx"), *EXAMPLES.glob("*.csv")])
LATE = EXAMPLES / "send_senere" / "udsaettelser_2016_eksempelhjem_september.xlsx"

Run = Callable[..., tuple[int, str]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run one command as a user would, each with the store closed in between."""
    environment = os.environ | {"BOLIGBLIK_DATA": str(tmp_path / "data")}

    def run_command(*arguments: str | Path) -> tuple[int, str]:
        done = subprocess.run(
            [sys.executable, "-m", "boligblik", *map(str, arguments)],
            cwd=PROJECT_FOLDER,
            env=environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        return done.returncode, done.stdout + done.stderr

    return run_command


def status_of(run: Run, target: str) -> dict[str, Any]:
    code, output = run("status", "--json")
    assert code == CLEAN
    return next(status for status in json.loads(output) if status["target"] == target)


def year_file(folder: Path, name: str, year: int, counts: dict[str, list[int | None]]) -> Path:
    """Write a year as organisations x months."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append([f"Udsættelser {year}"])
    sheet.append(["Boligorganisation", *[date(year, month, 1) for month in range(1, 13)]])
    for organisation, months in counts.items():
        sheet.append([organisation, *months])
    file = folder / name
    book.save(file)
    return file


@pytest.mark.parametrize("file", EXAMPLE_FILES, ids=lambda file: file.name)
def test_the_example_files_give_no_finding(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(file), "--json"]) == CLEAN
    (result,) = json.loads(capsys.readouterr().out)
    assert result["findings"] == []
    assert result["rows"] > 0


@pytest.mark.parametrize(
    ("name", "address", "wrong", "code"),
    [
        ("udsaettelser_2015.xlsx", "C6", "tre", "number_unreadable"),
        ("udsaettelser_2015.xlsx", "D5", -2, "negative"),
        ("udsaettelser_2015.xlsx", "A6", "Ukendt Bo", "unknown_organisation"),
        ("udsaettelser_2015.xlsx", "C4", "Januar", "duplicate"),
        ("udsaettelser_2016_eksempelbo_nord.xlsx", "B9", 2.5, "not_whole"),
        ("udsaettelser_2016_eksempelbo_nord.xlsx", "A8", "Mrats", "month_unreadable"),
        ("udsaettelser_2016_eksempelbo_nord.xlsx", "A8", "April", "duplicate"),
        ("udsaettelser_2016_eksempelbo_nord.xlsx", "C7", "-", "dash_asked"),
        ("udsaettelser_2016_eksempelbo_nord.xlsx", "D7", "#DIV/0!", "error_cell"),
        ("raadgivning_2014-2016.xlsx", "A30", "31-02-2015", "date_unreadable"),
        ("raadgivning_2014-2016.xlsx", "B44", None, "required_missing"),
        ("raadgivning_2014-2016.xlsx", "C50", "Ukendtvænget", "unknown_area"),
        ("raadgivning_2014-2016.xlsx", "E60", "På gaden", "unknown_word"),
        ("raadgivning_2014-2016.xlsx", "B70", "0101701234", "personal_number"),
        ("boligomraader_2010-2015.xlsx", "B20", "Ledige katte", "unknown_indicator"),
        ("boligomraader_2010-2015.xlsx", "C25", "engang", "period_unreadable"),
        ("boligomraader_2010-2015.xlsx", "D27", 99.9, "share_disagrees"),
        ("boligomraader_2010-2015.xlsx", "A31", "Demohaven", "duplicate"),
    ],
)
def test_one_changed_cell_gives_one_finding_that_names_it(
    name: str,
    address: str,
    wrong: str | float | None,
    code: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    book = load_workbook(io.BytesIO((EXAMPLES / name).read_bytes()))
    book.worksheets[0][address] = wrong
    changed = tmp_path / name
    book.save(changed)
    assert main(["check", str(changed), "--json"]) == FINDINGS
    (result,) = json.loads(capsys.readouterr().out)
    assert [(found["code"], found["cell"]) for found in result["findings"]] == [(code, address)]


def test_a_file_that_cannot_be_read_exits_with_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "indberetning.xlsx"
    file.write_bytes(b"this is no workbook")
    assert main(["check", str(file)]) == UNUSABLE
    assert "indholdet er .csv" in capsys.readouterr().out
    assert main(["check", str(tmp_path / "findes_ikke.xlsx")]) == UNUSABLE


def test_check_touches_no_store(tmp_path: Path, run: Run) -> None:
    code, _ = run("check", LATE)
    assert code == CLEAN
    assert not (tmp_path / "data").exists()


def test_import_and_withdraw_change_the_status_and_bring_it_back(run: Run) -> None:
    before = status_of(run, "evictions_2016")
    assert (before["received"], before["expected"]) == (44, 45)
    assert before["missing"] == [{"organisation": "Eksempelhjem", "month": "2016-09"}]
    assert before["state"] == "undecided"

    code, output = run("import", LATE, "--by", "ANA", "--json")
    (receipt,) = json.loads(output)
    assert code == CLEAN
    assert (receipt["new"], receipt["is_new"]) == (6, True)
    after = status_of(run, "evictions_2016")
    assert (after["received"], after["expected"], after["state"]) == (45, 45, "uncertain")
    assert after["reported"] == before["reported"] + 1

    code, output = run("import", LATE, "--json")
    assert json.loads(output)[0]["is_new"] is False
    code, _ = run("withdraw", str(receipt["upload"]))
    assert code == CLEAN
    assert status_of(run, "evictions_2016") == before
    listed = {upload["upload_id"]: upload for upload in json.loads(run("uploads", "--json")[1])}
    assert listed[receipt["upload"]]["is_withdrawn"] is True
    assert listed[receipt["upload"]]["recorded_by"] == "ANA"


def test_a_whole_year_of_the_real_organisations_is_judged(run: Run, tmp_path: Path) -> None:
    organisations = ["AB", "CIVICA", "FaB", "OBO"]
    baseline = year_file(tmp_path, "2015.xlsx", 2015, {name: [2] * 12 for name in organisations})
    whole = year_file(tmp_path, "2016.xlsx", 2016, {name: [1] * 12 for name in organisations})
    assert run("import", baseline, whole)[0] == CLEAN
    status = status_of(run, "evictions_2016")
    assert status["is_example"] is False
    assert (status["baseline"], status["ceiling"], status["reported"]) == (96, 86, 48)
    assert (status["received"], status["expected"]) == (48, 48)
    assert status["state"] == "met"


def test_a_missing_month_leaves_the_verdict_open_however_low_the_rest(
    run: Run, tmp_path: Path
) -> None:
    organisations = ["AB", "CIVICA", "FaB", "OBO"]
    baseline = year_file(tmp_path, "2015.xlsx", 2015, {name: [9] * 12 for name in organisations})
    counts: dict[str, list[int | None]] = {name: [0] * 12 for name in organisations}
    counts["OBO"] = [*[0] * 8, None, 0, 0, 0]
    assert run("import", baseline, year_file(tmp_path, "2016.xlsx", 2016, counts))[0] == CLEAN
    status = status_of(run, "evictions_2016")
    assert status["received"] == status["expected"] - 1
    assert status["missing"] == [{"organisation": "OBO", "month": "2016-09"}]
    assert status["state"] == "undecided"


def test_a_ceiling_already_passed_is_not_met_whatever_is_missing(run: Run, tmp_path: Path) -> None:
    organisations = ["AB", "CIVICA", "FaB", "OBO"]
    baseline = year_file(tmp_path, "2015.xlsx", 2015, {name: [1] * 12 for name in organisations})
    only_one = year_file(tmp_path, "2016.xlsx", 2016, {"AB": [9] * 6 + [None] * 6})
    assert run("import", baseline, only_one)[0] == CLEAN
    status = status_of(run, "evictions_2016")
    assert status["received"] < status["expected"]
    assert status["state"] == "not_met"
    assert "Manglende indberetninger kan ikke ændre det" in status["sentence"]


def test_a_missing_baseline_gives_no_ceiling(run: Run, tmp_path: Path) -> None:
    counts: dict[str, list[int | None]] = {"AB": [1] * 12, "FaB": [1] * 12}
    assert run("import", year_file(tmp_path, "2016.xlsx", 2016, counts))[0] == CLEAN
    status = status_of(run, "evictions_2016")
    assert (status["state"], status["ceiling"]) == ("baseline_missing", None)


def test_an_unknown_organisation_comes_in_when_it_is_confirmed(run: Run, tmp_path: Path) -> None:
    file = year_file(tmp_path, "2016.xlsx", 2016, {"Nordhavnsboligerne": [1] * 12})
    code, output = run("import", file, "--json")
    assert code == FINDINGS
    assert [found["code"] for found in json.loads(output)[0]["findings"]] == [
        "unknown_organisation"
    ]
    assert run("import", file, "--unknown-names", "add")[0] == CLEAN
    missing = status_of(run, "evictions_2016")["missing"]
    assert {cell["organisation"] for cell in missing} == {"AB", "CIVICA", "FaB", "OBO"}


def test_a_store_in_use_is_told_in_one_sentence(run: Run, tmp_path: Path) -> None:
    run("status")
    holder = subprocess.Popen(
        [
            sys.executable,
            "-c",
            (
                "import sys; from pathlib import Path; from boligblik.settings import Settings;"
                "from boligblik.store.opening import open_store;"
                "kept = open_store(Settings(data_folder=Path(sys.argv[1])));"
                "print('open', flush=True); sys.stdin.read()"
            ),
            str(tmp_path / "data"),
        ],
        cwd=PROJECT_FOLDER,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "open\n"
        code, output = run("status")
        assert code == UNUSABLE
        assert output.strip() == (
            "Et andet program bruger datalageret. Luk Boligblik eller den anden kommando, "
            "og prøv igen."
        )
    finally:
        holder.communicate("")


def test_an_organisation_without_a_baseline_leaves_the_ceiling_open(
    run: Run, tmp_path: Path
) -> None:
    organisations = ["AB", "CIVICA", "FaB", "OBO"]
    baseline = year_file(tmp_path, "2015.xlsx", 2015, {name: [2] * 12 for name in organisations})
    whole = year_file(tmp_path, "2016.xlsx", 2016, {name: [1] * 12 for name in organisations})
    newcomer = year_file(tmp_path, "ny.xlsx", 2016, {"Nordhavnsboligerne": [9] * 12})
    assert run("import", baseline, whole)[0] == CLEAN
    assert status_of(run, "evictions_2016")["state"] == "met"
    assert run("import", newcomer, "--unknown-names", "add")[0] == CLEAN
    status = status_of(run, "evictions_2016")
    assert (status["state"], status["ceiling"]) == ("baseline_missing", None)
    assert len(status["baseline_missing"]) == 12


def test_published_figures_cannot_be_withdrawn_and_a_withdrawn_upload_can_be_reinstated(
    run: Run,
) -> None:
    listed = json.loads(run("uploads", "--json")[1])
    published = next(upload for upload in listed if upload["origin"] == "published")
    assert run("withdraw", str(published["upload_id"]))[0] == FINDINGS
    example = next(upload for upload in listed if upload["origin"] == "example")
    assert run("withdraw", str(example["upload_id"]))[0] == CLEAN
    assert run("reinstate", str(example["upload_id"]))[0] == CLEAN
    assert run("reinstate", str(example["upload_id"]))[0] == FINDINGS


def test_a_file_that_is_not_there_is_called_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "findes_ikke.xlsx", "--json"]) == UNUSABLE
    (result,) = json.loads(capsys.readouterr().out)
    assert [found["code"] for found in result["findings"]] == ["file_not_found"]


def test_withdrawing_the_upload_that_named_an_organisation_keeps_what_others_said_of_it(
    run: Run, tmp_path: Path
) -> None:
    first = year_file(tmp_path, "a.xlsx", 2016, {"Ny Bolig": [None] * 8 + [5] + [None] * 3})
    later = year_file(tmp_path, "b.xlsx", 2016, {"Ny Bolig": [1, None, 6] + [None] * 9})
    _, output = run("import", first, "--unknown-names", "add", "--json")
    named_by = json.loads(output)[0]["upload"]
    assert run("import", later)[0] == CLEAN
    before = status_of(run, "evictions_2016")
    assert before["reported"] == 12
    assert run("withdraw", str(named_by))[0] == CLEAN
    after = status_of(run, "evictions_2016")
    assert after["reported"] == 7
    # It owes every month from its first report on, so February is missing.
    assert {"organisation": "Ny Bolig", "month": "2016-02"} in before["missing"]
    assert {"organisation": "Ny Bolig", "month": "2016-02"} in after["missing"]


def test_a_register_that_names_a_new_organisation_comes_in(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "register.csv"
    file.write_text(
        "Dato;Sagsnummer;Boligorganisation\n14-03-2016;A1;Ny Forening\n", encoding="utf-8"
    )
    assert run("import", file, "--unknown-names", "add")[0] == CLEAN
    assert status_of(run, "counselling_2016")["reported"] == 1


def test_a_session_without_a_case_number_at_the_end_is_not_taken_for_a_note(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "register.csv"
    file.write_text(
        "Dato;Sagsnummer;Sted\n1. marts 2016;A1;Hjem\n2. marts 2016;;\n", encoding="utf-8"
    )
    assert main(["check", str(file), "--json"]) == FINDINGS
    (result,) = json.loads(capsys.readouterr().out)
    assert [(found["code"], found["cell"]) for found in result["findings"]] == [
        ("required_missing", "B3")
    ]


def test_a_setting_that_cannot_be_read_is_told_in_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("BOLIGBLIK_TODAY", "i dag")
    assert main(["check", str(LATE)]) == UNUSABLE
    assert "BOLIGBLIK_TODAY" in capsys.readouterr().err


def test_a_folder_that_is_not_there_is_told(run: Run, tmp_path: Path) -> None:
    code, output = run("template", "evictions", tmp_path / "nowhere" / "x.xlsx")
    assert code == UNUSABLE
    assert "kan ikke skrives" in output
    assert "Traceback" not in output


def test_a_reader_that_has_heard_enough_is_no_error() -> None:
    command = [sys.executable, "-m", "boligblik", "findings"]
    with subprocess.Popen(
        command, cwd=PROJECT_FOLDER, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as child:
        assert child.stdout is not None
        assert child.stderr is not None
        child.stdout.close()
        assert child.stderr.read() == b""


def test_signs_that_a_terminal_acts_on_are_not_printed() -> None:
    assert printable("a\x1b[31mb\nc") == "a [31mb c"
    assert len(printable("x" * 5_000)) < 600
