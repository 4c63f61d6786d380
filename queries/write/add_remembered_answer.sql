-- Record an upload's rows of remembered_answer.
-- $upload_id bigint
-- incoming: organisation varchar, signature varchar, question varchar, answer varchar
insert into remembered_answer
select
    $upload_id as upload_id,
    incoming.organisation,
    incoming.signature,
    incoming.question,
    incoming.answer
from incoming
returning upload_id;
