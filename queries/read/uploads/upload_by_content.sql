-- One row: a standing upload with this very content.
-- $content_hash varchar
select
    upload_id,
    file_name,
    recorded_at,
    recorded_by
from upload_state
where content_hash = $content_hash and not is_withdrawn
order by upload_id;
