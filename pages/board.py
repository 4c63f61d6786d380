"""Board: the presentation of the goals, on the whole screen and of one version of the data."""

from boligblik.ui.board_sections import show_board
from boligblik.ui.context import current_context

show_board(current_context())
