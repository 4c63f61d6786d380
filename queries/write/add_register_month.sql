-- Record an upload's rows of register_month.
-- $upload_id bigint
-- incoming: organisation varchar, month date
insert into register_month
select
    $upload_id as upload_id,
    incoming.organisation,
    incoming.month
from incoming
returning upload_id;
