-- Record what happened to an upload.
-- $upload_id bigint
-- $event varchar
-- $happened_at timestamp
-- $done_by varchar
insert into upload_event
select
    nextval('event_number') as event_id,
    $upload_id as upload_id,
    $event as event,
    $happened_at as happened_at,
    $done_by as done_by
returning event_id;
