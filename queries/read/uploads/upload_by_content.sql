-- One row: a standing upload with this very content, and whether no later one of its kind stands.
-- $content_hash varchar
select
    upload_id,
    file_name,
    origin,
    recorded_at,
    recorded_by,
    upload_id = (
        select max(other.upload_id)
        from upload_state as other
        where other.kind = upload_state.kind and not other.is_withdrawn
    ) as is_newest_of_kind
from upload_state
where content_hash = $content_hash and not is_withdrawn
order by upload_id desc;
