-- One row per board meeting that somebody entered and nobody removed.
create or replace view current_board_meeting as
with
newest as (
    select board_meeting_edit.*
    from board_meeting_edit
    where
        board_meeting_edit.edit_id
        <= coalesce(getvariable('data_version'), board_meeting_edit.edit_id)
    qualify row_number() over (
        partition by board_meeting_edit.board_meeting
        order by board_meeting_edit.edit_id desc
    ) = 1
)

select
    board_meeting,
    held_on,
    name
from newest
where not is_removed;
