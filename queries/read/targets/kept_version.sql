-- One row: the newest version of the data that a target's forecast was kept for.
select
    target,
    max(data_version) as data_version
from kept_forecast
group by target
order by target;
