-- One row: a named event on the monthly charts of a kind, in order.
-- $kind varchar
select
    named_event,
    month,
    name,
    sets_limits_anew
from current_named_event
where kind = $kind
order by month, named_event;
