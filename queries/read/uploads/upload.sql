-- One row: a spreadsheet that was accepted, newest first.
select
    upload_id,
    content_hash,
    file_name,
    kind,
    origin,
    row_count,
    is_withdrawn,
    is_in_sight,
    recorded_at,
    recorded_by,
    last_event_at,
    last_event_by
from upload_state
where origin <> 'reference'
order by upload_id desc;
