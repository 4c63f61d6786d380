-- Record a new version of a named event.
-- $happened_at timestamp
-- $done_by varchar
-- incoming: named_event varchar, is_removed boolean, kind varchar, month date, name varchar, sets_limits_anew boolean
insert into named_event_edit
select
    nextval('event_number') as edit_id,
    incoming.named_event,
    incoming.is_removed,
    incoming.kind,
    incoming.month,
    incoming.name,
    incoming.sets_limits_anew,
    $happened_at as happened_at,
    $done_by as done_by
from incoming
returning edit_id;
