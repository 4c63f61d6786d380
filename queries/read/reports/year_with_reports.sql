-- One row: a year that holds a report of the kind now shown.
-- $kind varchar
-- $measure varchar
select distinct cast(year(current_monthly_count.month) as integer) as year
from current_monthly_count
inner join current_organisation
    on current_monthly_count.organisation = current_organisation.organisation
inner join kind_in_sight
    on
        current_organisation.reports = kind_in_sight.kind
        and current_organisation.municipality = kind_in_sight.municipality
where
    kind_in_sight.kind = $kind
    and current_monthly_count.measure = $measure
order by year desc;
