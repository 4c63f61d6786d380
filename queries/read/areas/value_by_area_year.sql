-- One row: an area's value of one indicator in a year.
-- $municipality varchar
-- $indicator varchar
select
    current_area.area,
    current_area.name as area_name,
    current_area.level = 'municipality' as is_municipality,
    cast(year(current_area_value.period_end) as integer) as year,
    current_area_value.value,
    current_area_value.numerator,
    current_area_value.denominator,
    current_area_value.origin
from current_area_value
inner join current_area on current_area_value.area = current_area.area
where
    current_area.municipality = $municipality
    and current_area_value.indicator = $indicator
qualify
    row_number() over (
        partition by current_area.area, year(current_area_value.period_end)
        order by
            current_area_value.period_end - current_area_value.period_start desc,
            current_area_value.period_end desc
    ) = 1
order by is_municipality, area_name collate da, year;
