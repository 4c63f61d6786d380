-- One row: an upload's value of one reporter's month, newest first, withdrawn ones included.
-- $organisation varchar
-- $month date
-- $measure varchar
select
    upload_state.upload_id,
    monthly_count.value,
    upload_state.file_name,
    monthly_count.sheet,
    monthly_count.cell,
    upload_state.recorded_at,
    upload_state.recorded_by,
    upload_state.is_withdrawn
from monthly_count
inner join upload_state on monthly_count.upload_id = upload_state.upload_id
where
    monthly_count.organisation = $organisation
    and monthly_count.month = $month
    and monthly_count.measure = $measure
order by upload_state.upload_id desc;
