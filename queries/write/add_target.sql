-- Record an upload's rows of target.
-- $upload_id bigint
-- incoming: target varchar, measure varchar, period_start date, period_end date, rule varchar, value double, baseline_start date, baseline_end date, text_da varchar, text_en varchar, page varchar
insert into target
select
    $upload_id as upload_id,
    incoming.target,
    incoming.measure,
    incoming.period_start,
    incoming.period_end,
    incoming.rule,
    incoming.value,
    incoming.baseline_start,
    incoming.baseline_end,
    incoming.text_da,
    incoming.text_en,
    incoming.page
from incoming
returning upload_id;
