-- Record an upload's rows of area_value.
-- $upload_id bigint
-- incoming: indicator varchar, area varchar, period_start date, period_end date, value double, numerator double, denominator double, note varchar, sheet varchar, cell varchar
insert into area_value
select
    $upload_id as upload_id,
    incoming.indicator,
    incoming.area,
    incoming.period_start,
    incoming.period_end,
    incoming.value,
    incoming.numerator,
    incoming.denominator,
    incoming.note,
    incoming.sheet,
    incoming.cell
from incoming
returning upload_id;
