-- One row: a figure that a reporter has sent, and the first month it was sent for.
-- $kind varchar
select
    current_monthly_count.organisation,
    current_monthly_count.measure,
    min(current_monthly_count.month) as first_month
from current_monthly_count
inner join current_organisation
    on current_monthly_count.organisation = current_organisation.organisation
inner join kind_in_sight
    on
        current_organisation.reports = kind_in_sight.kind
        and current_organisation.municipality = kind_in_sight.municipality
where kind_in_sight.kind = $kind
group by
    current_monthly_count.organisation,
    current_monthly_count.measure
order by
    current_monthly_count.organisation,
    current_monthly_count.measure;
