-- One row: an area's value of an indicator in a period, as it stands.
select
    current_area_value.indicator,
    current_indicator.name_da as indicator_name_da,
    current_indicator.name_en as indicator_name_en,
    current_indicator.unit,
    current_indicator.polarity,
    current_area_value.area,
    current_area.name as area_name,
    current_area.level,
    municipality.name as municipality_name,
    current_area_value.period_start,
    current_area_value.period_end,
    cast(year(current_area_value.period_end) as integer) as year,
    current_area_value.value,
    current_area_value.numerator,
    current_area_value.denominator,
    current_area.is_example
from current_area_value
inner join current_indicator on current_area_value.indicator = current_indicator.indicator
inner join current_area on current_area_value.area = current_area.area
inner join current_area as municipality on current_area.municipality = municipality.area
order by
    current_area.is_example,
    current_area_value.indicator,
    current_area_value.area,
    current_area_value.period_start,
    current_area_value.period_end;
