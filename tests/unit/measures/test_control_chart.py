"""Months on a control chart, by the check numbers of METHODS 4."""

from collections.abc import Sequence
from math import sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from boligblik.measures.control_chart import ControlChart, Limits, Signal, control_chart

EXAMPLE = [1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1]
SERIES = st.lists(st.none() | st.integers(0, 30), max_size=40)
KINDS = st.sampled_from(Limits)


def places_with(chart: ControlChart, signal: Signal) -> list[int]:
    return [place for place, signals in enumerate(chart.signals) if signal in signals]


def around(*values: float, calm: Sequence[float] = (46, 54) * 10) -> ControlChart:
    """Chart values after a calm start about 50 that the limits follow, as a phase of its own."""
    return control_chart([*calm, *values], Limits.XMR)


def test_the_example_of_making_data_count() -> None:
    chart = control_chart(EXAMPLE, Limits.XMR)
    (phase,) = chart.phases
    assert phase.mean == pytest.approx(1.94, abs=0.005)
    assert phase.low == pytest.approx(-0.72, abs=0.005)
    assert phase.high == pytest.approx(4.6, abs=0.05)
    assert not phase.is_trial
    assert places_with(chart, Signal.OUTSIDE) == [4]
    assert [bool(signals) for signals in chart.signals] == [place == 4 for place in range(18)]


def test_limits_of_counts_at_about_eight_a_month() -> None:
    values = [8, 7, 9, 6, 10, 8, 8, 7, 9, 8, 9, 7, 8, 10, 9]
    chart = control_chart(values, Limits.COUNTS)
    (phase,) = chart.phases
    mean = sum(values) / len(values)
    assert (phase.mean, phase.low) == (pytest.approx(mean), 0)
    assert phase.high == pytest.approx(mean + 3 * sqrt(mean))
    assert round(control_chart([8.1] * 13, Limits.COUNTS).phases[0].high, 1) == 16.6
    # The method's own numbers: [0, 16.9] at about eight.
    assert round(control_chart([8.25] * 12, Limits.COUNTS).phases[0].high, 1) == 16.9


def test_the_lower_limit_of_counts_is_cut_at_zero_and_only_there() -> None:
    low = [control_chart([mean] * 13, Limits.COUNTS).phases[0].low for mean in (8, 9, 16)]
    assert low == [0, 0, 4]


def test_a_range_far_above_the_others_is_dropped_once() -> None:
    values = [0, 4, 0, 4, 0, 4, 0, 40, 0, 4, 0, 4, 0, 4, 0]
    ranges = [4, 4, 4, 4, 4, 4, 40, 40, 4, 4, 4, 4, 4, 4]
    assert 40 >= 3.267 * np.mean(ranges)
    phase = control_chart(values, Limits.XMR).phases[0]
    assert phase.high - phase.mean == pytest.approx(2.66 * 4)


def test_the_ranges_that_are_left_are_not_dropped_again() -> None:
    # The mean range is 5.92, so 33 goes; without it 2.92, and 10 would go in a second round.
    ranges = [1] * 9 + [10, 10, 33] + [2]
    values = [0]
    for place, step in enumerate(ranges):
        values.append(values[-1] + (step if place % 2 else -step))
    left = [one for one in ranges if one != 33]
    assert 33 >= 3.267 * np.mean(ranges) > 10 >= 3.267 * np.mean(left)
    phase = control_chart(values, Limits.XMR).phases[0]
    assert phase.high - phase.mean == pytest.approx(2.66 * np.mean(left))


def test_ranges_are_between_neighbours_that_are_both_there() -> None:
    chart = control_chart([4, 6, None, 60, 62, None, 5, 7], Limits.XMR)
    phase = chart.phases[0]
    assert phase.high - phase.mean == pytest.approx(2.66 * 2)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([], 0),
        ([5], 0),
        ([5, None, None], 0),
        ([None, None], 0),
        ([5, 6], 1),
        ([5, None, 6, 7], 1),
        ([5, None, 6, None, 7], 0),
        ([5, 5, None, 9, 9], 0),
    ],
)
def test_too_little_has_no_limits_and_no_signals(
    values: list[int | None], expected: int
) -> None:
    chart = control_chart(values, Limits.XMR)
    assert len(chart.phases) == expected
    assert len(chart.signals) == len(values)
    if not expected:
        assert not any(chart.signals)


def test_fewer_than_thirteen_values_make_trial_limits() -> None:
    assert control_chart(EXAMPLE[:12], Limits.XMR).phases[0].is_trial
    assert control_chart([*EXAMPLE[:12], None, None], Limits.XMR).phases[0].is_trial
    assert not control_chart(EXAMPLE[:13], Limits.XMR).phases[0].is_trial


def test_one_month_among_empty_ones_stands_out_alone() -> None:
    chart = control_chart([0] * 11 + [10], Limits.XMR)
    assert places_with(chart, Signal.OUTSIDE) == [11]


@given(st.floats(0.01, 1e6), st.integers(2, 40), KINDS)
def test_months_that_are_all_alike_never_signal(value: float, months: int, kind: Limits) -> None:
    chart = control_chart([value] * months, kind)
    assert not any(chart.signals)


def test_seven_on_one_side_and_not_six() -> None:
    calm = [46.0, 54.0] * 10
    six, seven = around(*[51] * 6, 49.9, calm=calm), around(*[51] * 7, 43, calm=calm)
    assert places_with(six, Signal.SEVEN_ON_ONE_SIDE) == []
    # The calm start ends above the mean, so the run is one month longer than what follows it.
    assert places_with(seven, Signal.SEVEN_ON_ONE_SIDE) == list(range(19, 27))


def test_a_value_on_the_mean_ends_a_run_on_one_side() -> None:
    beside_mean = [5, 7, 5, 7, 5, 7, 6, 7, 5, 7, 5, 7, 5, 7, 5]
    assert control_chart(beside_mean, Limits.XMR).phases[0].mean == pytest.approx(6.07, abs=0.01)
    on_it = [8] * 4 + [6] + [8] * 4 + [4] * 8
    chart = control_chart(on_it, Limits.XMR)
    assert chart.phases[0].mean == 6
    assert not set(places_with(chart, Signal.SEVEN_ON_ONE_SIDE)) & set(range(9))
    off_it = control_chart([8] * 4 + [7] + [8] * 4 + [4] * 8, Limits.XMR)
    assert places_with(off_it, Signal.SEVEN_ON_ONE_SIDE)[:9] == list(range(9))


@pytest.mark.parametrize("sign", [1, -1])
def test_seven_rising_or_falling_and_not_six(sign: int) -> None:
    def moving(steps: int) -> list[int]:
        path = [50 + sign * step for step in range(steps)]
        return [place for place in places_with(around(*path), Signal.SEVEN_IN_A_DIRECTION)]

    # The calm start's last value is 54, beyond every path's own beginning for a rising one.
    longer = 20 if sign > 0 else 19
    assert moving(7 - (20 - longer) - 1) == []
    assert moving(7) == list(range(longer, 27))


def test_a_tie_ends_a_rise() -> None:
    assert places_with(around(47, 48, 49, 50, 50, 51, 52), Signal.SEVEN_IN_A_DIRECTION) == []
    assert places_with(around(47, 48, 49, 50, 51, 52, 53), Signal.SEVEN_IN_A_DIRECTION) == list(
        range(20, 27)
    )


@pytest.mark.parametrize(
    ("last", "marked"),
    [
        ((66, 50, 66), [20, 22]),
        ((66, 66, 50), [20, 21]),
        ((66, 50, 50, 66), []),
        ((66, 50, 34), []),
        ((34, 50, 34), [20, 22]),
        ((34, 49, 49, 34), []),
        ((66, 34, 66), [20, 22]),
    ],
)
def test_two_of_three_close_to_the_same_limit(last: tuple[int, ...], marked: list[int]) -> None:
    chart = around(*last)
    (phase,) = chart.phases
    two_thirds = 2 / 3 * (phase.high - phase.mean)
    assert phase.mean + two_thirds < 66 < phase.high
    assert phase.low < 34 < phase.mean - two_thirds
    assert places_with(chart, Signal.TWO_OF_THREE_NEAR_A_LIMIT) == marked


@pytest.mark.parametrize("mean", [1, 2, 3, 5])
def test_two_quiet_months_of_few_events_are_not_near_a_limit(mean: int) -> None:
    # The true lower limit is below zero, so even a month without events is far from it.
    values = [0, 0, *[mean] * 11, 2 * mean, 2 * mean]
    chart = control_chart(values, Limits.COUNTS)
    assert chart.phases[0].mean == mean
    assert not set(places_with(chart, Signal.TWO_OF_THREE_NEAR_A_LIMIT)) & {0, 1}


def test_a_rebased_phase_has_its_own_limits_and_runs() -> None:
    values = [10, 12] * 7 + [2, 4] * 7
    (before, after) = control_chart(values, Limits.XMR, [14]).phases
    assert (before.first, before.last, before.mean) == (0, 13, 11)
    assert (after.first, after.last, after.mean) == (14, 27, 3)
    assert not any(control_chart(values, Limits.XMR, [14]).signals)
    assert any(control_chart(values, Limits.XMR).signals)


def test_a_run_does_not_reach_over_a_rebasing() -> None:
    values = [1, 2, 3, 4, 5, 6, 7, 8]
    whole, halved = (control_chart(values, Limits.XMR, at) for at in ([], [4]))
    assert places_with(whole, Signal.SEVEN_IN_A_DIRECTION) == list(range(8))
    assert not any(halved.signals)


def test_rebasing_at_the_start_or_outside_changes_nothing() -> None:
    assert control_chart(EXAMPLE, Limits.XMR, [0, -3, 18, 99]) == control_chart(EXAMPLE, Limits.XMR)


def test_a_phase_of_one_value_has_no_limits() -> None:
    chart = control_chart([*EXAMPLE, 99], Limits.XMR, [18])
    assert [(phase.first, phase.last) for phase in chart.phases] == [(0, 17)]
    assert not chart.signals[18]


@given(SERIES, KINDS, st.lists(st.integers(0, 40), max_size=3))
def test_a_missing_month_breaks_every_run(
    values: list[int | None], kind: Limits, rebased_at: list[int]
) -> None:
    chart = control_chart(values, kind, rebased_at)
    for place, value in enumerate(values):
        assert value is not None or not chart.signals[place]
    runs = [Signal.SEVEN_ON_ONE_SIDE, Signal.SEVEN_IN_A_DIRECTION]
    lengths = {Signal.TWO_OF_THREE_NEAR_A_LIMIT: 3, **dict.fromkeys(runs, 7)}
    for signal, length in lengths.items():
        for place in places_with(chart, signal):
            windows = [
                values[start : start + length]
                for start in range(max(place - length + 1, 0), place + 1)
            ]
            assert any(len(own) == length and None not in own for own in windows)


@given(SERIES, KINDS)
def test_a_missing_month_is_never_zero(values: list[int | None], kind: Limits) -> None:
    known = [value for value in values if value is not None]
    for phase in control_chart(values, kind).phases:
        assert phase.mean == pytest.approx(sum(known) / len(known))


@given(SERIES, KINDS)
def test_months_missing_at_the_ends_change_no_limit(values: list[int | None], kind: Limits) -> None:
    chart, padded = control_chart(values, kind), control_chart([None, *values, None], kind)
    assert [(phase.mean, phase.low, phase.high) for phase in padded.phases] == [
        (phase.mean, phase.low, phase.high) for phase in chart.phases
    ]
    assert padded.signals[1:-1] == chart.signals


@given(SERIES, KINDS)
def test_backwards_the_same_months_signal(values: list[int | None], kind: Limits) -> None:
    backwards = control_chart(values[::-1], kind)
    assert backwards.signals[::-1] == control_chart(values, kind).signals


@given(SERIES, st.integers(-64, 64), st.sampled_from([0.25, 0.5, 2, 8]))
def test_shift_and_scale_move_xmr_limits_with_the_months(
    values: list[int | None], shift: int, scale: float
) -> None:
    chart = control_chart(values, Limits.XMR)
    moved = control_chart(
        [None if value is None else shift + scale * value for value in values], Limits.XMR
    )
    assert len(moved.phases) == len(chart.phases)
    for phase, other in zip(chart.phases, moved.phases, strict=True):
        assert other.mean == pytest.approx(shift + scale * phase.mean)
        assert other.low == pytest.approx(shift + scale * phase.low)
        assert other.high == pytest.approx(shift + scale * phase.high)


@given(SERIES)
def test_upside_down_the_same_months_signal(values: list[int | None]) -> None:
    turned = control_chart([None if value is None else -value for value in values], Limits.XMR)
    assert turned.signals == control_chart(values, Limits.XMR).signals


@given(SERIES, KINDS)
def test_outside_is_outside(values: list[int | None], kind: Limits) -> None:
    chart = control_chart(values, kind)
    for phase in chart.phases:
        for place, value in enumerate(values):
            is_outside = value is not None and not phase.low <= value <= phase.high
            assert (Signal.OUTSIDE in chart.signals[place]) == is_outside
