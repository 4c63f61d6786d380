-- Record an upload's rows of footnote.
-- $upload_id bigint
-- incoming: mark varchar, indicator varchar, area varchar, text_da varchar, text_en varchar
insert into footnote
select
    $upload_id as upload_id,
    incoming.mark,
    incoming.indicator,
    incoming.area,
    incoming.text_da,
    incoming.text_en
from incoming
returning upload_id;
