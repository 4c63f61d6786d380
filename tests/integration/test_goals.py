"""Targets and named events are data: entered, changed, removed and put back, with their history."""

from dataclasses import replace
from datetime import date

import pytest

from boligblik.measures.targets import Rule, Target
from boligblik.settings import Settings
from boligblik.starting import Installation, start
from boligblik.status import status_of, target_statuses
from boligblik.store.editing import new_code, record_event, record_target
from boligblik.store.reading.events import NamedEvent, named_events
from boligblik.store.reading.targets import removed_targets, target_versions, targets


@pytest.fixture
def installation(settings: Settings) -> Installation:
    return start(settings)


def target_in(installation: Installation, code: str) -> Target:
    return next(target for target in targets(installation.store) if target.target == code)


def test_a_changed_target_counts_and_the_bundled_one_stays_readable(
    installation: Installation,
) -> None:
    store = installation.store
    bundled = target_in(installation, "evictions_2016")
    changed = replace(bundled, value=20.0)
    record_target(store, changed, reason="Bestyrelsen strammede", done_by="LM")
    assert target_in(installation, "evictions_2016").value == 20
    versions = target_versions(store, "evictions_2016")
    assert [(one.target.value, one.done_by, one.reason) for one in versions] == [
        (20, "LM", "Bestyrelsen strammede"),
        (10, None, None),
    ]
    # 20 % below the example's baseline of 102.
    assert status_of(store, installation.settings, changed).limit == 81


def test_a_removed_target_is_gone_and_can_be_put_back(installation: Installation) -> None:
    store = installation.store
    target = target_in(installation, "counselling_2017")
    record_target(store, target, reason="Planen slutter", done_by="LM", is_removed=True)
    assert "counselling_2017" not in {known.target for known in targets(store)}
    assert [known.target for known in removed_targets(store)] == ["counselling_2017"]
    record_target(store, target, reason="Alligevel", done_by="LM")
    assert target_in(installation, "counselling_2017") == target
    assert removed_targets(store) == []


def test_a_target_of_sixteen_months_for_one_organisation_is_judged(
    installation: Installation,
) -> None:
    target = Target(
        target=new_code("target"),
        measure="terminations",
        period_start=date(2015, 9, 1),
        period_end=date(2016, 12, 31),
        rule=Rule.AT_MOST,
        value=1000,
        baseline_start=None,
        baseline_end=None,
        organisation="eksempelbo_nord",
        organisation_name="Eksempelbo Nord",
        text_da="Aftalt i styregruppen",
        text_en=None,
        page=None,
    )
    record_target(installation.store, target, reason="Nyt mål", done_by="LM")
    stored = target_in(installation, target.target)
    assert stored == target
    (status,) = (
        status
        for status in target_statuses(installation.store, installation.settings)
        if status.target.target == target.target
    )
    assert status.total.received + len(status.total.missing) + status.total.to_come == 16
    assert {cell.organisation for cell in status.total.missing} <= {"eksempelbo_nord"}


def test_a_new_bundled_list_leaves_entered_targets_alone(installation: Installation) -> None:
    store = installation.store
    changed = replace(target_in(installation, "counselling_2016"), value=350.0)
    record_target(store, changed, reason="Ny aftale", done_by="LM")
    store.close()
    again = start(installation.settings)
    assert target_in(again, "counselling_2016").value == 350
    again.store.close()


def test_named_events_belong_to_their_kind_and_can_be_removed(installation: Installation) -> None:
    store = installation.store
    event = NamedEvent(new_code("event"), date(2016, 3, 1), "Ny rykkerskrivelse", True)
    record_event(store, event, kind="evictions", done_by="LM")
    assert named_events(store, kind="evictions") == [event]
    assert named_events(store, kind="counselling") == []
    record_event(store, event, kind="evictions", done_by="LM", is_removed=True)
    assert named_events(store, kind="evictions") == []
