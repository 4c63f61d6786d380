"""Which areas develop worse than others (METHODS 10)."""

from statistics import median

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from boligblik.measures.watch_list import Flag, changes_of_comparable, flags

NAN = np.nan
CHANGES = st.integers(-20, 20).map(lambda tenths: tenths / 10)


@pytest.mark.parametrize(
    ("own", "municipality", "comparable", "expected"),
    [
        (3, 1, 2, Flag.FLAG),
        (3, 1, 4, Flag.WATCH),
        (3, 4, 1, Flag.WATCH),
        (3, 4, 4, Flag.NONE),
        (3, 3, 3, Flag.NONE),
        (3, 3, 2, Flag.WATCH),
        (-1, -4, -3, Flag.FLAG),
        (-4, -1, -3, Flag.NONE),
        (0, -1, -1, Flag.FLAG),
    ],
)
def test_worse_than_both_is_flagged_and_worse_than_one_is_watched(
    own: float, municipality: float, comparable: float, expected: Flag
) -> None:
    assert flags(own, municipality, comparable, True) == expected
    assert flags(-own, -municipality, -comparable, False) == expected


@pytest.mark.parametrize(
    ("own", "municipality", "comparable", "harder_is_up"),
    [(NAN, 1, 1, True), (3, NAN, 1, True), (3, 1, NAN, True), (3, 1, 1, NAN)],
)
def test_what_lacks_a_number_or_a_judgement_is_not_judged(
    own: float, municipality: float, comparable: float, harder_is_up: float
) -> None:
    assert flags(own, municipality, comparable, harder_is_up) == Flag.NOT_JUDGED


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        (1, Flag.NOT_JUDGED),
        (-1, Flag.NOT_JUDGED),
        (0, Flag.NOT_JUDGED),
        (1.5, Flag.FLAG),
        (2, Flag.FLAG),
        (2.2 - 1.2, Flag.NOT_JUDGED),
    ],
)
def test_a_change_within_rounding_is_not_judged(own: float, expected: Flag) -> None:
    assert flags(own, -3, -3, True, rounding=1) == expected


def test_exact_values_are_judged_however_small_their_change() -> None:
    assert flags([0, 0.1], -3, -3, True).tolist() == [Flag.FLAG, Flag.FLAG]


def test_rounding_may_differ_by_indicator() -> None:
    assert flags([[1, 1]], -3, -3, True, rounding=[1, 0]).tolist() == [[Flag.NOT_JUDGED, Flag.FLAG]]


def test_equal_changes_of_decimals_are_equal() -> None:
    assert 1.1 - 1.0 > 0.1
    assert flags(1.1 - 1.0, 0.1, 0.1, True) == Flag.NONE
    assert flags(1.0 - 1.1, -0.1, -0.1, False) == Flag.NONE


def test_indicators_have_their_own_direction() -> None:
    change = [[2, 2, 2], [-2, -2, -2]]
    found = flags(change, [0, 0, 0], np.zeros((2, 3)), [True, False, NAN])
    assert found.tolist() == [
        [Flag.FLAG, Flag.NONE, Flag.NOT_JUDGED],
        [Flag.NONE, Flag.FLAG, Flag.NOT_JUDGED],
    ]


@given(CHANGES, CHANGES, CHANGES, CHANGES, st.booleans())
def test_a_shift_of_all_changes_is_no_difference(
    own: float, municipality: float, comparable: float, shift: float, harder_is_up: bool
) -> None:
    assert flags(own + shift, municipality + shift, comparable + shift, harder_is_up) == flags(
        own, municipality, comparable, harder_is_up
    )


@given(CHANGES, CHANGES, CHANGES, st.floats(0.1, 5))
def test_a_worse_change_never_lowers_the_flag(
    own: float, municipality: float, comparable: float, worse_by: float
) -> None:
    order = [Flag.NONE, Flag.WATCH, Flag.FLAG]
    before, after = (
        order.index(Flag(str(flags(change, municipality, comparable, True))))
        for change in (own, own + worse_by)
    )
    assert after >= before


def test_an_area_is_held_against_the_others_and_never_itself() -> None:
    assert changes_of_comparable([10, 1, 3], ["a", "a", "a"]).tolist() == [2, 6.5, 5.5]


def test_groups_keep_to_themselves() -> None:
    change = [1, 100, 2, 200, 3, 300]
    found = changes_of_comparable(change, ["a", "b"] * 3)
    assert found.tolist() == [2.5, 250, 2, 200, 1.5, 150]


def test_fewer_than_two_others_are_nothing_to_compare_with() -> None:
    assert np.isnan(changes_of_comparable([1, 2], ["a", "a"])).all()
    assert np.isnan(changes_of_comparable([1, 2, NAN], ["a", "a", "a"])[:2]).all()


def test_areas_without_a_group_are_no_group() -> None:
    assert np.isnan(changes_of_comparable([1, 2, 3, 4], [None] * 4)).all()


def test_no_areas_have_no_comparison() -> None:
    assert changes_of_comparable(np.empty((0, 3)), []).shape == (0, 3)


@given(
    st.integers(1, 4).flatmap(
        lambda indicators: st.lists(
            st.tuples(
                st.sampled_from(["a", "b", None]),
                st.lists(CHANGES | st.just(NAN), min_size=indicators, max_size=indicators),
            ),
            min_size=1,
            max_size=12,
        )
    )
)
def test_medians_are_those_of_the_other_known_areas(
    areas: list[tuple[str | None, list[float]]],
) -> None:
    groups = [group for group, _ in areas]
    found = changes_of_comparable([changes for _, changes in areas], groups)
    for place, group in enumerate(groups):
        for indicator in range(found.shape[1]):
            others = [
                changes[indicator]
                for other, (own_group, changes) in enumerate(areas)
                if other != place and own_group == group and not np.isnan(changes[indicator])
            ]
            if group is None or len(others) < 2:
                assert np.isnan(found[place, indicator])
            else:
                assert found[place, indicator] == pytest.approx(median(others))
