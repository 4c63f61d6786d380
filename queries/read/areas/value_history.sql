-- One row: what an upload said of an indicator of an area in a period, newest first, withdrawn ones included.
-- $indicator varchar
-- $area varchar
select
    upload_state.upload_id,
    area_value.period_start,
    area_value.period_end,
    area_value.value,
    upload_state.file_name,
    area_value.sheet,
    area_value.cell,
    upload_state.recorded_at,
    upload_state.recorded_by,
    upload_state.is_withdrawn
from area_value
inner join upload_state on area_value.upload_id = upload_state.upload_id
where
    area_value.indicator = $indicator
    and area_value.area = $area
order by
    area_value.period_end desc,
    area_value.period_start asc,
    upload_state.upload_id desc;
