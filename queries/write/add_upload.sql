-- Record an accepted spreadsheet.
-- $content_hash varchar
-- $file_name varchar
-- $kind varchar
-- $origin varchar
-- $layout varchar
-- $row_count bigint
insert into upload
select
    nextval('upload_number') as upload_id,
    $content_hash as content_hash,
    $file_name as file_name,
    $kind as kind,
    $origin as origin,
    $layout as layout,
    $row_count as row_count
returning upload_id;
