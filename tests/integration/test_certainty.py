"""Over whole stores: taking one report back never makes any verdict more certain."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from boligblik.measures.months import months_from
from boligblik.measures.target_status import TargetStatus, sureness_of
from boligblik.measures.targets import Rule, Target
from boligblik.settings import Settings
from boligblik.starting import Installation, start
from boligblik.status import target_statuses
from boligblik.store.editing import record_target
from boligblik.store.reading.reports import reporters
from boligblik.store.recording import NewUpload, record_upload, withdraw_uploads

ORGANISATIONS = ("ab", "civica", "fab", "obo", "bf_raadgivning")
DUE = months_from(date(2015, 1, 1), date(2016, 9, 1))

Report = dict[str, object]


@pytest.fixture(scope="module")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """An installation without examples that the drawn stores are laid into one after another."""
    folder: Path = tmp_path_factory.mktemp("certainty")
    opened = start(Settings(data_folder=folder, examples=False, today=date(2016, 10, 12)))
    yield opened
    opened.store.close()


def report(organisation: str, month: date, value: int) -> Report:
    measure = "counselling_sessions" if organisation == "bf_raadgivning" else "evictions"
    place = {"sheet": "Ark1", "cell": "B2"}
    return {
        "organisation": organisation,
        "month": month,
        "measure": measure,
        "value": value,
        **place,
    }


@st.composite
def whole_reports(draw: st.DrawFn) -> list[Report]:
    """Draw every report that is due, seldom one of them missing."""
    places = st.tuples(st.sampled_from(ORGANISATIONS), st.sampled_from(DUE))
    missing = draw(st.one_of(st.just(set()), st.just(set()), st.sets(places, max_size=1)))
    level = draw(st.integers(1, 8))
    return [
        report(organisation, month, draw(st.integers(0, 2 * level)))
        for organisation in ORGANISATIONS
        for month in DUE
        if (organisation, month) not in missing
    ]


def heading_for(reports: list[Report], measure: str) -> int:
    """Return what the year's total comes to if it goes on as in its nine months so far."""
    values = [
        int(str(one["value"]))
        for one in reports
        if one["measure"] == measure and str(one["month"]) >= "2016"
    ]
    return sum(values) * 12 // 9


def targets_of(reports: list[Report], factor: float) -> list[Target]:
    """Make targets that could go either way: of all and of one organisation, of part of a year."""
    evictions = round(factor * heading_for(reports, "evictions"))
    sessions = round(factor * heading_for(reports, "counselling_sessions"))
    ceiling = Target(
        target="drawn_ceiling",
        measure="evictions",
        period_start=date(2016, 1, 1),
        period_end=date(2016, 12, 31),
        rule=Rule.AT_MOST,
        value=evictions,
        baseline_start=None,
        baseline_end=None,
        organisation=None,
        organisation_name=None,
        text_da=None,
        text_en=None,
        page=None,
    )
    return [
        ceiling,
        replace(
            ceiling,
            target="drawn_floor",
            measure="counselling_sessions",
            rule=Rule.AT_LEAST,
            value=sessions,
        ),
        replace(ceiling, target="drawn_organisation", organisation="fab", value=evictions // 4),
        replace(
            ceiling, target="drawn_part", period_end=date(2016, 10, 31), value=evictions * 10 // 12
        ),
    ]


def record(installation: Installation, kind: str, reports: list[Report]) -> int:
    upload = NewUpload("drawn", "trukket.xlsx", kind, "uploaded", None)
    return record_upload(installation.store, upload, {"monthly_count": reports}, "Tester")


def judged(installation: Installation) -> dict[str, TargetStatus]:
    statuses = target_statuses(installation.store, installation.settings)
    return {status.target.target: status for status in statuses}


def test_the_drawn_organisations_are_those_that_owe_reports(installation: Installation) -> None:
    owing = [reporters(installation.store, kind=kind) for kind in ("evictions", "counselling")]
    assert {code for codes in owing for code in codes} == set(ORGANISATIONS)


# Each example lays out, reads and withdraws a whole store: slow by nature, so few and untimed.
@settings(max_examples=30, deadline=None)
@given(whole_reports(), st.floats(0.85, 1.15), st.data())
def test_a_report_taken_back_never_makes_a_verdict_more_certain(
    installation: Installation, reports: list[Report], factor: float, data: st.DataObject
) -> None:
    drawn = targets_of(reports, factor)
    for target in drawn:
        record_target(installation.store, target, reason="trukket", done_by="Tester")
    taken = data.draw(st.sampled_from(reports))
    kept = [one for one in reports if one is not taken]
    uploads = [record(installation, "evictions", kept), record(installation, "counselling", [])]
    uploads.append(record(installation, "evictions", [taken]))
    try:
        before = judged(installation)
        withdraw_uploads(installation.store, uploads[-1:], "Tester")
        after = judged(installation)
    finally:
        withdraw_uploads(installation.store, uploads, "Tester")
    assert before.keys() == after.keys() >= {target.target for target in drawn}
    for code, status in before.items():
        told = (code, taken, status.state, after[code].state)
        assert sureness_of(after[code].state) <= sureness_of(status.state), told
