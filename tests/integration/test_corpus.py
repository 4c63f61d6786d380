"""Messy files, each with what a careful reader takes out of it; see ``tests/corpus/README.md``."""

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from boligblik.command_line import main
from boligblik.contracts.rows import AreaValue, CounsellingSession, MonthlyCount, Row
from boligblik.contracts.vocabulary import Vocabulary
from boligblik.importing import Answers, read_spreadsheet
from tests.corpus_files import CORPUS, boundaries

VOCABULARY = Vocabulary.from_reference(CORPUS.parents[1] / "data" / "reference")
TODAY = date(2017, 1, 12)
FILES = sorted(expectation.with_suffix("") for expectation in CORPUS.rglob("*.json"))


def expected(file: Path) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(file.with_name(f"{file.name}.json").read_text("utf-8"))
    return data


def with_part(part: str) -> pytest.MarkDecorator:
    files = [file for file in FILES if part in expected(file)]
    return pytest.mark.parametrize("file", files, ids=lambda file: file.name)


def told(left_out: list[dict[str, Any]]) -> dict[str, tuple[set[int], list[str]]]:
    """Gather left-out parts by why, however they are cut: which rows, and what stands in them."""
    found: dict[str, tuple[set[int], list[str]]] = {}
    for part in sorted(left_out, key=lambda part: boundaries(part["cells"])[1]):
        if part["text"]:
            _, first, _, last = boundaries(part["cells"])
            rows, texts = found.setdefault(part["why"], (set(), []))
            rows.update(range(first, last + 1))
            texts += part["text"]
    return found


def plain(row: Row) -> list[object]:
    match row:
        case MonthlyCount():
            month = f"{row.month:%Y-%m}"
            return [row.organisation, month, row.measure, row.value, row.sheet, row.cell]
        case AreaValue():
            year = row.period_start.year
            assert (row.period_start, row.period_end) == (date(year, 1, 1), date(year, 12, 31))
            told = [row.area, row.indicator, year, row.value, row.numerator, row.denominator]
            return [*told, row.sheet, row.cell]
        case CounsellingSession():
            told = [row.session_date.isoformat(), row.case_number, row.area, row.organisation]
            return [*told, row.way_in, row.place, row.sheet, row.cell]


def in_order(rows: Sequence[Sequence[object]]) -> list[Sequence[object]]:
    return sorted(rows, key=str)


def test_there_are_enough_files() -> None:
    assert len(FILES) >= 60
    assert all(file.is_file() for file in FILES)
    assert sum(file.stat().st_size for file in FILES) < 1_000_000


@with_part("raw")
def test_tables_are_found(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", "--raw", str(file), "--json"])
    found = json.loads(capsys.readouterr().out)
    wanted = expected(file)["raw"]
    left_out = [told(table.pop("left_out")) for table in found["tables"]]
    assert left_out == [told(table.pop("left_out")) for table in wanted["tables"]]
    assert found["tables"] == wanted["tables"]
    assert {name: found[name] for name in wanted} == wanted
    assert [finding for finding in found["findings"] if finding["weight"] != "notes"] == []


@with_part("reading")
def test_rows_and_findings_are_read(file: Path) -> None:
    wanted = expected(file)["reading"]
    answers = Answers(**wanted.get("answers", {}))
    today = date.fromisoformat(wanted.get("today", f"{TODAY}"))
    reading = read_spreadsheet(file.name, file.read_bytes(), VOCABULARY, answers, today)
    findings: list[list[object]] = [
        [found.code, found.sheet, found.cell] for found in reading.findings
    ]
    assert in_order(findings) == in_order(wanted["findings"])
    assert in_order([plain(row) for row in reading.rows]) == in_order(wanted["rows"])
    assert reading.kind == wanted["kind"]
    assert reading.organisation == wanted["organisation"]
