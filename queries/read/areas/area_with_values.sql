-- One row: a housing area that any indicator has a value of, with its municipality.
select
    current_area.area,
    current_area.name as area_name,
    current_area.municipality,
    municipality.name as municipality_name,
    current_area.is_example
from current_area
inner join current_area as municipality on current_area.municipality = municipality.area
where
    current_area.level = 'area'
    and current_area.area in (select current_area_value.area from current_area_value)
order by current_area.is_example, municipality_name collate da, current_area.name collate da;
