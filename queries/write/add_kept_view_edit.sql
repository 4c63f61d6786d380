-- Record a new version of a kept view.
-- $happened_at timestamp
-- $done_by varchar
-- incoming: kept_view varchar, is_removed boolean, name varchar, link varchar
insert into kept_view_edit
select
    nextval('event_number') as edit_id,
    incoming.kept_view,
    incoming.is_removed,
    incoming.name,
    incoming.link,
    $happened_at as happened_at,
    $done_by as done_by
from incoming
returning edit_id;
