-- One row: a board meeting as it stands, in order.
select
    board_meeting,
    held_on,
    name
from current_board_meeting
order by held_on, board_meeting;
