-- One row per upload: whether it stands, and whether its rows are in sight.
-- The first standing real upload of a kind puts that kind's examples out of sight.
create or replace view upload_state as
with
last_event as (
    select
        upload_id,
        arg_max(event, event_id) = 'withdrawn' as is_withdrawn,
        min(happened_at) as recorded_at,
        arg_min(done_by, event_id) as recorded_by,
        max(happened_at) as last_event_at,
        arg_max(done_by, event_id) as last_event_by
    from upload_event
    where event_id <= coalesce(getvariable('data_version'), event_id)
    group by upload_id
),

real_kind as (
    select distinct upload.kind
    from upload
    inner join last_event on upload.upload_id = last_event.upload_id
    where upload.origin = 'uploaded' and not last_event.is_withdrawn
),

newest_reference as (
    select max(upload.upload_id) as upload_id
    from upload
    inner join last_event on upload.upload_id = last_event.upload_id
    where upload.origin = 'reference'
)

select
    upload.upload_id,
    upload.content_hash,
    upload.file_name,
    upload.kind,
    upload.origin,
    upload.layout,
    upload.row_count,
    last_event.is_withdrawn,
    last_event.recorded_at,
    last_event.recorded_by,
    last_event.last_event_at,
    last_event.last_event_by,
    not last_event.is_withdrawn
    and not (upload.origin = 'example' and real_kind.kind is not null)
    and not (upload.origin = 'reference' and upload.upload_id < newest_reference.upload_id)
        as is_in_sight
from upload
inner join last_event on upload.upload_id = last_event.upload_id
left join real_kind on upload.kind = real_kind.kind
cross join newest_reference;
