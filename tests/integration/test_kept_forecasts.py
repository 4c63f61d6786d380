"""Forecasts are kept once for each version of the data and held against what came."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from boligblik.kept_forecasts import forecast_record, keep_forecasts
from boligblik.measures.forecast import forecast_of
from boligblik.measures.months import months_from
from boligblik.settings import Settings
from boligblik.starting import Installation, start
from boligblik.store.reading.targets import stored_forecasts
from boligblik.store.recording import NewUpload, record_upload, withdraw_uploads


@pytest.fixture
def installation(tmp_path: Path) -> Iterator[Installation]:
    """Odense's own installation in July 2016, without examples."""
    opened = start(Settings(data_folder=tmp_path, examples=False, today=date(2016, 7, 15)))
    yield opened
    opened.store.close()


def upload_sessions(installation: Installation, values: list[int], name: str) -> int:
    """Upload the sessions of the first months of 2016."""
    months = months_from(date(2016, 1, 1), date(2016, len(values), 1))
    rows = [
        {
            "organisation": "bf_raadgivning",
            "month": month,
            "measure": "counselling_sessions",
            "value": value,
            "sheet": "Ark1",
            "cell": "B2",
        }
        for month, value in zip(months, values, strict=True)
    ]
    new = NewUpload(name, f"{name}.xlsx", "counselling", "uploaded", None)
    upload = record_upload(installation.store, new, {"monthly_count": rows}, "Tester")
    keep_forecasts(installation.store, installation.settings)
    return upload


def kept(installation: Installation) -> list[tuple[int, float, int, int]]:
    stored = stored_forecasts(installation.store, is_example=False)
    return [(one.months, one.probability, one.low, one.high) for one in stored]


def test_a_forecast_is_kept_once_for_each_version(installation: Installation) -> None:
    upload_sessions(installation, [24, 24, 24, 24, 24], "maj")
    expected = forecast_of(120, 5, 7)
    assert expected is not None
    ((months, probability, *ends),) = kept(installation)
    assert (months, tuple(ends)) == (5, expected.range(0.8))
    assert probability == pytest.approx(expected.at_least(300))
    keep_forecasts(installation.store, installation.settings)
    assert count_of_rows(installation) == 1
    upload_sessions(installation, [24, 24, 24, 24, 24, 30], "juni")
    assert [months for months, *_ in kept(installation)] == [5, 6]


def count_of_rows(installation: Installation) -> int:
    cursor = installation.store._connection.cursor()
    (count,) = cursor.execute("select count(*) from kept_forecast").fetchall()[0]
    cursor.close()
    return int(count)


def test_of_two_forecasts_at_one_stage_the_later_counts(installation: Installation) -> None:
    upload_sessions(installation, [24, 24, 24], "foerst")
    upload_sessions(installation, [24, 24, 40], "rettet")
    assert count_of_rows(installation) == 2
    ((months, probability, *_),) = kept(installation)
    assert months == 3
    # 72 in three months make 300 unlikely, 88 likely.
    assert probability > 0.5


def test_forecasts_outlive_a_withdrawal_of_what_they_were_made_from(
    installation: Installation,
) -> None:
    upload = upload_sessions(installation, [24, 24, 24], "maj")
    withdraw_uploads(installation.store, [upload], "Tester")
    keep_forecasts(installation.store, installation.settings)
    assert len(kept(installation)) == 1


def test_a_forecast_is_judged_when_its_whole_period_is_reported(installation: Installation) -> None:
    upload_sessions(installation, [24, 24, 24, 24, 24], "maj")
    assert forecast_record(installation.store, installation.settings, is_example=False) is None
    later = replace(installation, settings=replace(installation.settings, today=date(2017, 2, 1)))
    upload_sessions(later, [25] * 12, "hele aaret")
    record = forecast_record(later.store, later.settings, is_example=False)
    assert record is not None
    # 300 sessions reach the floor of 300 and lie in the range that five months foretold.
    assert (record.forecasts, record.inside) == (1, 1)
    assert [(band.came_true, band.forecasts) for band in record.bands] == [(1, 1)]


def test_forecasts_of_examples_are_no_record_of_real_data(tmp_path: Path) -> None:
    opened = start(Settings(data_folder=tmp_path))
    stored = stored_forecasts(opened.store, is_example=True)
    assert {one.target for one in stored} == {"evictions_2016", "counselling_2016"}
    assert stored_forecasts(opened.store, is_example=False) == []
    opened.store.close()
