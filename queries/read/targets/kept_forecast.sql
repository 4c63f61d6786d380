-- One row: the last forecast kept of a target at each stage of its period.
-- $is_example boolean
select
    target,
    measure,
    organisation,
    period_start,
    period_end,
    is_ceiling,
    limit_count,
    months,
    probability,
    low,
    high,
    as_of
from kept_forecast
where is_example = $is_example
qualify
    row_number() over (
        partition by target, period_start, period_end, months
        order by data_version desc, kept_at desc
    ) = 1
order by period_start, target, months;
