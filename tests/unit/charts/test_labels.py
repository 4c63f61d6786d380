"""Direct labels keep apart, stay where they can, and are text."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from boligblik.charts.labels import longest_line, row_height, safe, shortened, spread, wrapped

heights = st.lists(st.floats(-1000, 1000, allow_nan=False), max_size=12)


@given(heights, st.floats(0.1, 100))
def test_labels_keep_apart_in_their_order(wanted: list[float], gap: float) -> None:
    placed = spread(wanted, gap)
    order = sorted(range(len(wanted)), key=lambda index: wanted[index])
    in_order = [placed[index] for index in order]
    assert all(later - earlier >= gap - 1e-6 for earlier, later in pairwise(in_order))


def test_labels_with_room_do_not_move() -> None:
    assert spread([30, 0, 10], 10) == [30, 0, 10]


def test_crowded_labels_move_evenly() -> None:
    assert spread([10, 10, 50], 4) == [8, 12, 50]


def test_names_are_text_and_wrap() -> None:
    assert safe("<img src=x>") == "&lt;img src=x&gt;"
    assert wrapped("Boligforeningen Eksempel", 16) == "Boligforeningen<br>Eksempel"
    assert longest_line(["Boligforeningen Eksempel"], 16) == 15


def test_words_stay_whole_and_rows_grow_with_their_names() -> None:
    assert wrapped("hos boligorganisationen", 16) == "hos<br>boligorganisationen"
    assert longest_line(["hos boligorganisationen"], 16) == 19
    assert row_height(44, ["Bolbro"]) == 44
    assert row_height(44, ["Øvrige almene boliger i Eksempelkommune"]) == 63


def test_a_long_name_is_cut_at_a_space_or_within_a_word_and_never_away() -> None:
    assert shortened("Risingplanen", 12) == "Risingplanen"
    assert shortened("Øvrige almene boliger i Odense", 24) == "Øvrige almene boliger…"
    assert shortened("Stærmosegårdsbebyggelsen", 18) == "Stærmosegårdsbeby…"
    assert shortened("A Stærmosegårdsbebyggelsen", 18) == "A Stærmosegårdsbe…"
