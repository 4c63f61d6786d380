-- One row: a municipality and a year for which its areas have values, newest year first.
select
    municipality.area as municipality,
    municipality.name as municipality_name,
    municipality.is_example,
    cast(year(current_area_value.period_end) as integer) as year,
    count(*) as values
from current_area_value
inner join current_area on current_area_value.area = current_area.area
inner join current_area as municipality on current_area.municipality = municipality.area
group by
    municipality.area,
    municipality.name,
    municipality.is_example,
    year(current_area_value.period_end)
order by
    municipality.is_example asc,
    municipality.name collate da asc,
    year desc;
