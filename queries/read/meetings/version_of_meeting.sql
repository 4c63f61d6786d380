-- One row: a version of a board meeting, newest first, of those removed as well.
select
    board_meeting,
    held_on,
    name,
    edit_id,
    is_removed,
    reason,
    happened_at,
    done_by
from board_meeting_edit
where edit_id <= coalesce(getvariable('data_version'), edit_id)
order by edit_id desc;
