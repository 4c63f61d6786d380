-- Record an upload's rows of monthly_count.
-- $upload_id bigint
-- incoming: organisation varchar, month date, measure varchar, value bigint, sheet varchar, cell varchar
insert into monthly_count
select
    $upload_id as upload_id,
    incoming.organisation,
    incoming.month,
    incoming.measure,
    incoming.value,
    incoming.sheet,
    incoming.cell
from incoming
returning upload_id;
