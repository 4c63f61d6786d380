-- Record a new version of a board meeting.
-- $happened_at timestamp
-- $done_by varchar
-- $reason varchar
-- incoming: board_meeting varchar, is_removed boolean, held_on date, name varchar
insert into board_meeting_edit
select
    nextval('event_number') as edit_id,
    incoming.board_meeting,
    incoming.is_removed,
    incoming.held_on,
    incoming.name,
    $reason as reason,
    $happened_at as happened_at,
    $done_by as done_by
from incoming
returning edit_id;
