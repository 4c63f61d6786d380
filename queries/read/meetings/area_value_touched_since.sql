-- One row: an area's value that an upload with something new after a version of the data speaks of.
-- $data_version bigint
with
touched as (
    select
        area_value.indicator,
        area_value.area,
        area_value.period_start,
        area_value.period_end
    from area_value
    inner join upload_event on area_value.upload_id = upload_event.upload_id
    where upload_event.event_id > $data_version
)

select
    current_indicator.indicator,
    current_indicator.name_da as indicator_name_da,
    current_indicator.name_en as indicator_name_en,
    current_indicator.unit,
    current_area.area,
    current_area.name as area_name,
    current_area.municipality,
    current_area_value.period_start,
    current_area_value.period_end,
    current_area_value.value,
    current_area.is_example
from current_area_value
inner join current_indicator
    on current_area_value.indicator = current_indicator.indicator
inner join current_area on current_area_value.area = current_area.area
semi join touched
    on
        current_area_value.indicator = touched.indicator
        and current_area_value.area = touched.area
        and current_area_value.period_start = touched.period_start
        and current_area_value.period_end = touched.period_end
order by
    current_area_value.period_end,
    current_indicator.sort_order,
    current_indicator.indicator,
    current_area.name collate da,
    current_area.area;
