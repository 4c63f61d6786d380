-- Record a new version of a target.
-- $happened_at timestamp
-- $done_by varchar
-- $reason varchar
-- incoming: target varchar, is_removed boolean, measure varchar, period_start date, period_end date, rule varchar, value double, baseline_start date, baseline_end date, organisation varchar, area varchar, text_da varchar, text_en varchar, page varchar
insert into target_edit
select
    nextval('event_number') as edit_id,
    incoming.target,
    incoming.is_removed,
    incoming.measure,
    incoming.period_start,
    incoming.period_end,
    incoming.rule,
    incoming.value,
    incoming.baseline_start,
    incoming.baseline_end,
    incoming.organisation,
    incoming.area,
    incoming.text_da,
    incoming.text_en,
    incoming.page,
    $reason as reason,
    $happened_at as happened_at,
    $done_by as done_by
from incoming
returning edit_id;
