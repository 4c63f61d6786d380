-- Record what is foretold of targets from this version of the data.
-- $data_version bigint
-- $kept_at timestamp
-- incoming: target varchar, as_of date, is_example boolean, measure varchar, organisation varchar, period_start date, period_end date, is_ceiling boolean, limit_count bigint, counted bigint, months bigint, months_left bigint, floor_count bigint, dispersion double, probability double, low bigint, high bigint
insert into kept_forecast
select
    incoming.target,
    $data_version as data_version,
    incoming.as_of,
    incoming.is_example,
    incoming.measure,
    incoming.organisation,
    incoming.period_start,
    incoming.period_end,
    incoming.is_ceiling,
    incoming.limit_count,
    incoming.counted,
    incoming.months,
    incoming.months_left,
    incoming.floor_count,
    incoming.dispersion,
    incoming.probability,
    incoming.low,
    incoming.high,
    $kept_at as kept_at
from incoming
returning data_version;
