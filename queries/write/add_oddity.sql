-- Record an upload's rows of oddity.
-- $upload_id bigint
-- incoming: code varchar, text_da varchar, text_en varchar, page varchar
insert into oddity
select
    $upload_id as upload_id,
    incoming.code,
    incoming.text_da,
    incoming.text_en,
    incoming.page
from incoming
returning upload_id;
