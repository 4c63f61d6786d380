-- One row: an area's value of an indicator and period that a spreadsheet speaks of, but does not hold for this area.
-- incoming: indicator varchar, area varchar, period_start date, period_end date, value double, sheet varchar, cell varchar
with spoken_of as (
    select distinct
        indicator,
        period_start,
        period_end
    from incoming
)

select
    standing.indicator,
    standing.area,
    standing.period_start,
    standing.period_end,
    standing.value,
    upload.file_name
from current_area_value as standing
inner join spoken_of
    on
        standing.indicator = spoken_of.indicator
        and standing.period_start = spoken_of.period_start
        and standing.period_end = spoken_of.period_end
inner join upload on standing.upload_id = upload.upload_id
anti join incoming
    on
        standing.indicator = incoming.indicator
        and standing.area = incoming.area
        and standing.period_start = incoming.period_start
        and standing.period_end = incoming.period_end
where standing.origin <> 'reference'
order by standing.period_start, standing.period_end, standing.area, standing.indicator;
