-- One row per indicator, area and period: the newest value in sight.
create or replace view current_area_value as
select
    area_value.upload_id,
    area_value.indicator,
    area_value.area,
    area_value.period_start,
    area_value.period_end,
    area_value.value,
    area_value.numerator,
    area_value.denominator,
    area_value.note,
    area_value.sheet,
    area_value.cell,
    upload_state.origin
from area_value
inner join upload_state on area_value.upload_id = upload_state.upload_id
where upload_state.is_in_sight
qualify row_number() over (
    partition by
        area_value.indicator, area_value.area, area_value.period_start, area_value.period_end
    order by area_value.upload_id desc
) = 1;
