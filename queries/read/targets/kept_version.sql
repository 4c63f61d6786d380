-- One row: the newest version of the data that forecasts were kept for.
select coalesce(max(data_version), 0) as data_version
from kept_forecast
order by data_version;
