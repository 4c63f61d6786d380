-- Record an upload's rows of organisation.
-- $upload_id bigint
-- incoming: organisation varchar, name varchar, municipality varchar, reports varchar, start_month date, end_month date, is_example boolean
insert into organisation
select
    $upload_id as upload_id,
    incoming.organisation,
    incoming.name,
    incoming.municipality,
    incoming.reports,
    incoming.start_month,
    incoming.end_month,
    incoming.is_example
from incoming
returning upload_id;
