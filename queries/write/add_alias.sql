-- Record an upload's rows of alias.
-- $upload_id bigint
-- incoming: subject varchar, alias varchar, code varchar
insert into alias
select
    $upload_id as upload_id,
    incoming.subject,
    incoming.alias,
    incoming.code
from incoming
returning upload_id;
