-- One row: an area's value in a spreadsheet and what the store holds for it now.
-- incoming: indicator varchar, area varchar, period_start date, period_end date, value double, sheet varchar, cell varchar
select
    incoming.indicator,
    incoming.area,
    incoming.period_start,
    incoming.period_end,
    current_area_value.value as old_value,
    incoming.value as new_value,
    incoming.sheet,
    incoming.cell
from incoming
left join current_area_value
    on
        incoming.indicator = current_area_value.indicator
        and incoming.area = current_area_value.area
        and incoming.period_start = current_area_value.period_start
        and incoming.period_end = current_area_value.period_end
order by incoming.period_start, incoming.period_end, incoming.area, incoming.indicator;
