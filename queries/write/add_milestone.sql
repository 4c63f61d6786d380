-- Record an upload's rows of milestone.
-- $upload_id bigint
-- incoming: milestone varchar, kind varchar, due date, page varchar, text_da varchar, text_en varchar
insert into milestone
select
    $upload_id as upload_id,
    incoming.milestone,
    incoming.kind,
    incoming.due,
    incoming.page,
    incoming.text_da,
    incoming.text_en
from incoming
returning upload_id;
