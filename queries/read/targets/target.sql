-- One row: a target as it was agreed.
select
    target,
    measure,
    period_start,
    period_end,
    rule,
    value,
    baseline_start,
    baseline_end,
    text_da,
    text_en,
    page
from current_target
order by period_start, target;
