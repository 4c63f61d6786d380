-- One row: the number of the last thing that happened to an upload, a target, a named event or a meeting.
with
happening as (
    select event_id
    from upload_event
    union all
    select edit_id
    from target_edit
    union all
    select edit_id
    from named_event_edit
    union all
    select edit_id
    from board_meeting_edit
)

select coalesce(max(event_id), 0) as data_version
from happening
order by data_version;
