-- One row: the number of the last thing that happened before a moment; of a store that was set up later, the last of what came with it.
-- $moment timestamp
with
happening as (
    select
        upload_event.event_id as number,
        upload_event.happened_at,
        upload.origin = 'uploaded' or upload_event.event <> 'recorded' as is_somebodys
    from upload_event
    inner join upload on upload_event.upload_id = upload.upload_id
    union all by name
    select
        edit_id as number,
        happened_at,
        true as is_somebodys
    from target_edit
    union all by name
    select
        edit_id as number,
        happened_at,
        true as is_somebodys
    from named_event_edit
    union all by name
    select
        edit_id as number,
        happened_at,
        true as is_somebodys
    from board_meeting_edit
)

select
    coalesce(
        max(number) filter (where happened_at < $moment),
        min(number) filter (where is_somebodys) - 1,
        max(number),
        0
    ) as data_version
from happening
order by data_version;
