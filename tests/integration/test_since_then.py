"""What has changed since a meeting is told in lines that lead to where it is seen."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from boligblik.destinations import Destination, to_area, to_month
from boligblik.figures_since import count_lines, value_lines
from boligblik.language import DANISH
from boligblik.needing_action import actions_for_silence
from boligblik.settings import Settings
from boligblik.since_then import lines_since
from boligblik.starting import Installation, start
from boligblik.store.connection import Store
from boligblik.store.editing import record_event, record_target
from boligblik.store.reading.changes import CountChange, ValueChange, changes_between
from boligblik.store.reading.events import NamedEvent
from boligblik.store.reading.targets import targets
from boligblik.store.reading.uploads import data_version
from boligblik.store.recording import NewUpload, record_upload, withdraw_uploads
from tests.made_reports import cells_of

BEFORE_ALL = date(2000, 1, 1)


@pytest.fixture
def installation(tmp_path: Path) -> Iterator[Installation]:
    """Odense's own installation in the autumn of 2016, without examples."""
    opened = start(Settings(data_folder=tmp_path, examples=False, today=date(2016, 10, 12)))
    yield opened
    opened.store.close()


def upload_sessions(store: Store, name: str, *values: int, first_month: int = 1) -> int:
    rows = [
        {
            "organisation": "bf_raadgivning",
            "month": date(2016, first_month + place, 1),
            "measure": "counselling_sessions",
            "value": value,
            "sheet": "Ark1",
            "cell": "B2",
        }
        for place, value in enumerate(values)
    ]
    new = NewUpload(name, f"{name}.xlsx", "counselling", "uploaded", None)
    return record_upload(store, new, {"monthly_count": rows}, "LM")


def upload_area_values(store: Store, year: int, values: dict[str, float]) -> None:
    rows = [
        {
            "indicator": "unemployed_18_64",
            "area": area,
            "period_start": date(year, 1, 1),
            "period_end": date(year, 12, 31),
            "value": value,
            "numerator": None,
            "denominator": None,
            "note": None,
            "sheet": "Ark1",
            "cell": "B2",
        }
        for area, value in values.items()
    ]
    new = NewUpload(f"ledige_{year}", f"ledige_{year}.xlsx", "area_indicators", "uploaded", None)
    record_upload(store, new, {"area_value": rows}, "LM")


def test_new_months_and_the_verdict_that_they_change_are_told(installation: Installation) -> None:
    upload_sessions(installation.store, "til_marts", 24, 24, 24)
    upload_sessions(installation.store, "maj", 30, first_month=5)
    lines = lines_since(installation.store, installation.settings, BEFORE_ALL, DANISH)
    by_sentence = {line.sentence: line.destination for line in lines}
    assert (
        "Rådgivninger, 2016: vurderingen var “Ikke begyndt” og er nu “Kan ikke afgøres endnu”."
        in by_sentence
    )
    new = "BF's økonomiske rådgivning: nye tal om rådgivning for januar–marts 2016 og maj 2016."
    assert by_sentence[new] == to_month("counselling", date(2016, 5, 1))
    assert not any(line.is_example for line in lines)


def test_corrections_and_withdrawals_are_told_with_both_values(
    installation: Installation,
) -> None:
    store = installation.store
    upload_sessions(store, "foer", 24, 24)
    longer = upload_sessions(store, "april", 20, first_month=4)
    then = store.as_of(data_version(store))
    upload_sessions(store, "rettet", 21)
    withdraw_uploads(store, [longer], "LM")
    changes = [one for one in changes_between(then, store) if isinstance(one, CountChange)]
    corrected, gone = count_lines(changes, DANISH)
    assert corrected.sentence == (
        "BF's økonomiske rådgivning, januar 2016: rådgivninger rettet fra 24 til 21."
    )
    assert corrected.destination == to_month("counselling", date(2016, 1, 1))
    assert gone.sentence == (
        "BF's økonomiske rådgivning: tal om rådgivning for april 2016 er trukket tilbage."
    )


def test_area_figures_are_told_by_year_and_corrections_one_by_one(
    installation: Installation,
) -> None:
    store = installation.store
    then = store.as_of(data_version(store))
    areas = ("korsloekken", "risingplanen")
    upload_area_values(store, 2016, dict.fromkeys(areas, 9.0))
    upload_area_values(store, 2015, {"korsloekken": 10.4})
    changes = [one for one in changes_between(then, store) if isinstance(one, ValueChange)]
    corrected, new = value_lines(changes, DANISH)
    assert corrected.sentence == (
        "Korsløkken, 2015: Ledige 18-64 år rettet fra 10,0\N{NO-BREAK SPACE}% til "
        "10,4\N{NO-BREAK SPACE}%."
    )
    assert corrected.destination == to_area("korsloekken", 2015)
    assert new.sentence == "Områdetal for 2016: 2 nye værdier."
    assert new.destination.chosen == {"municipality": "odense", "year_odense": "2016"}


def test_targets_and_events_are_told(installation: Installation) -> None:
    store = installation.store
    target = next(one for one in targets(store) if one.target == "counselling_2016")
    record_target(store, replace(target, value=350), reason="Ny aftale", done_by="LM")
    event = NamedEvent("e1", date(2016, 3, 1), "Nyt brev", False)
    record_event(store, event, kind="evictions", done_by="LM")
    lines = lines_since(store, installation.settings, BEFORE_ALL, DANISH)
    assert [(line.sentence, line.destination) for line in lines[-2:]] == [
        (
            "Mål ændret: Rådgivninger: mindst 350 i 2016 (før: Rådgivninger: mindst 300 i 2016).",
            Destination("goals"),
        ),
        ("Ny hændelse på diagrammerne: Nyt brev, marts 2016.", Destination("evictions")),
    ]


def test_a_target_about_examples_then_and_real_data_now_is_not_compared(tmp_path: Path) -> None:
    installation = start(Settings(data_folder=tmp_path, today=date(2016, 10, 12)))
    upload_sessions(installation.store, "til_marts", 24, 24, 24)
    lines = lines_since(installation.store, installation.settings, BEFORE_ALL, DANISH)
    assert not [line for line in lines if "vurderingen" in line.sentence]
    installation.store.close()


def test_silence_is_told_where_nobody_has_sent_the_newest_months() -> None:
    silent = cells_of(2016, nord="3 4 ? ?", syd="1 ? ? ?")
    (line,) = actions_for_silence("evictions", silent, DANISH)
    assert line.sentence == (
        "Ingen har sendt tal om udsættelser siden februar 2016; de kommer hver måned."
    )
    assert line.destination == Destination("upload", {"calendar_year": "2016"})
    for heard in (
        cells_of(2016, nord="3 4 ?", syd="1 2 3"),
        cells_of(2016, nord="3 4 ."),
        cells_of(2016, nord="? ? ?"),
    ):
        assert actions_for_silence("evictions", heard, DANISH) == []
