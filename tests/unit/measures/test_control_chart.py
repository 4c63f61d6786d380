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


def about_100(*values: int | None) -> ControlChart:
    """Chart months whose limits are 70 and 130 whatever they are.

    Their mirror images follow, each alone between missing months, so that the mean is 100.
    """
    mirrored = [200 - value for value in values if value is not None]
    apart = [one for image in mirrored for one in (None, image)]
    chart = control_chart([*values, *apart], Limits.COUNTS)
    (phase,) = chart.phases
    assert (phase.mean, phase.low, phase.high) == (100, 70, 130)
    return chart


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
    assert phase.mean == pytest.approx(mean)
    assert phase.low == 0
    assert phase.high == pytest.approx(mean + 3 * sqrt(mean))


def test_the_method_s_limits_of_counts() -> None:
    # 99 evictions a year, about eight a month.
    year = [8, 8, 9, 8, 8, 8, 9, 8, 8, 8, 9, 8]
    (phase,) = control_chart(year, Limits.COUNTS).phases
    assert (sum(year), phase.low, round(phase.high, 1)) == (99, 0, 16.9)


def test_the_lower_limit_of_counts_is_cut_at_zero_and_only_there() -> None:
    low = [control_chart([mean] * 13, Limits.COUNTS).phases[0].low for mean in (8, 9, 16)]
    assert low == [0, 0, 4]


def test_a_range_far_above_the_others_is_dropped_once() -> None:
    values = [0, 4, 0, 4, 0, 4, 0, 40, 0, 4, 0, 4, 0, 4, 0]
    ranges = [4, 4, 4, 4, 4, 4, 40, 40, 4, 4, 4, 4, 4, 4]
    assert 3.267 * np.mean(ranges) <= 40
    phase = control_chart(values, Limits.XMR).phases[0]
    assert phase.high - phase.mean == pytest.approx(2.66 * 4)


def test_a_range_of_just_3267_thousandths_of_the_mean_is_dropped() -> None:
    ranges = [748] * 8 + [749, 3267]
    assert sum(ranges) / len(ranges) == 1000
    values = [0]
    for place, step in enumerate(ranges):
        values.append(values[-1] + (step if place % 2 else -step))
    phase = control_chart(values, Limits.XMR).phases[0]
    assert phase.high - phase.mean == pytest.approx(2.66 * np.mean(ranges[:-1]))


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
def test_too_little_has_no_limits_and_no_signals(values: list[int | None], expected: int) -> None:
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
    (phase,) = chart.phases
    assert phase.mean == value
    assert not any(chart.signals)


@pytest.mark.parametrize("step", [1, 0.1])
def test_a_zero_is_a_value_like_any_other(step: float) -> None:
    assert not any(control_chart([0, step] * 7, Limits.XMR).signals)


def test_outside_is_past_a_limit_and_not_on_it() -> None:
    chart = about_100(130, 131, 100, 70, 69)
    assert [place for place in places_with(chart, Signal.OUTSIDE) if place < 5] == [1, 4]


@pytest.mark.parametrize(
    ("months", "marked"),
    [
        ((99, *[101] * 6, 99), []),
        ((99, *[101] * 7, 99), range(1, 8)),
        ((101, *[99] * 9, 101), range(1, 10)),
        ((101, 101, 101, 99, 101, 101, 101, 101), []),
        ((*[101] * 4, 100, *[101] * 4), []),
        ((*[101] * 4, None, *[101] * 4), []),
        ((*[101] * 4, 102, *[101] * 4), range(9)),
    ],
)
def test_seven_on_one_side(months: tuple[int | None, ...], marked: Sequence[int]) -> None:
    assert places_with(about_100(*months), Signal.SEVEN_ON_ONE_SIDE) == list(marked)


@pytest.mark.parametrize("sign", [1, -1])
@pytest.mark.parametrize(
    ("steps", "marked"),
    [
        ((5, -3, -2, -1, 0, 1, 2, -5), []),
        ((5, -3, -2, -1, 0, 1, 2, 3, -5), range(1, 8)),
        ((-5, -4, -3, -2, -1, 1, 3, 9, 9), range(8)),
        ((-3, -2, -1, 0, 0, 1, 2, 3), []),
        ((-3, -2, -1, 0, None, 1, 2, 3, 4), []),
    ],
)
def test_seven_rising_or_falling(
    steps: tuple[int | None, ...], marked: Sequence[int], sign: int
) -> None:
    months = [None if step is None else 100 + sign * step for step in steps]
    assert places_with(about_100(*months), Signal.SEVEN_IN_A_DIRECTION) == list(marked)


@pytest.mark.parametrize("sign", [1, -1])
@pytest.mark.parametrize(
    ("distances", "marked"),
    [
        ((21, 0, 21), [0, 2]),
        ((0, 21, 25, 0), [1, 2]),
        ((21, -21, 21), [0, 2]),
        ((21, 21, 21, 21), [0, 1, 2, 3]),
        ((21, 0, 0, 21), []),
        ((21, 0, -21), []),
        ((20, 0, 20), []),
        ((21, None, 21), []),
        ((21, 21), []),
        ((21, 0, 31), [0, 2]),
    ],
)
def test_two_of_three_beyond_two_thirds_of_the_same_limit(
    distances: tuple[int | None, ...], marked: list[int], sign: int
) -> None:
    months = [None if distance is None else 100 + sign * distance for distance in distances]
    assert places_with(about_100(*months), Signal.TWO_OF_THREE_NEAR_A_LIMIT) == marked


@pytest.mark.parametrize("mean", [1, 2, 3, 4])
def test_two_quiet_months_of_few_events_are_not_near_a_limit(mean: int) -> None:
    # Two thirds of the way to the limit that is not cut lies at or below zero.
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


def test_a_first_month_that_is_rebased_away_has_no_limits() -> None:
    (phase,) = control_chart([40, *EXAMPLE], Limits.XMR, [1]).phases
    assert (phase.first, phase.last) == (1, 18)
    assert phase.mean == pytest.approx(1.94, abs=0.005)


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
