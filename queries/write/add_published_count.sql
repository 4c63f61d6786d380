-- Record an upload's rows of published_count.
-- $upload_id bigint
-- incoming: measure varchar, period_start date, period_end date, value double, unit varchar, page varchar, note varchar
insert into published_count
select
    $upload_id as upload_id,
    incoming.measure,
    incoming.period_start,
    incoming.period_end,
    incoming.value,
    incoming.unit,
    incoming.page,
    incoming.note
from incoming
returning upload_id;
