-- One row: the number of the last thing that happened to an upload.
select coalesce(max(event_id), 0) as data_version
from upload_event
order by data_version;
