-- One row: a reporter's month of one measure, received or not.
-- $kind varchar
-- $measure varchar
-- $first_month date
-- $last_month date
-- $as_of date
-- $deadline_day integer
with
month as (
    select cast(series.generate_series as date) as month
    from generate_series($first_month, $last_month, interval 1 month) as series
),

reporter as (
    select current_organisation.*
    from current_organisation
    inner join kind_in_sight
        on
            current_organisation.reports = kind_in_sight.kind
            and current_organisation.municipality = kind_in_sight.municipality
    where kind_in_sight.kind = $kind
)

select
    reporter.organisation,
    reporter.name as organisation_name,
    month.month,
    current_monthly_count.value,
    case when current_monthly_count.is_corrected then current_monthly_count.first_value end
        as first_value,
    case
        -- A month that is not over is told in part, however much of it has been reported.
        when
            current_monthly_count.value is not null
            and month.month + interval 1 month > $as_of
            then 'running'
        when current_monthly_count.is_corrected then 'corrected'
        when current_monthly_count.value = 0 then 'received_zero'
        when current_monthly_count.value is not null then 'received'
        when month.month < reporter.start_month then 'not_applicable'
        when month.month > reporter.end_month then 'not_applicable'
        -- Due on the given day of the month after, that day included.
        when
            month.month + interval 1 month + to_days($deadline_day - 1) >= $as_of
            then 'expected'
        else 'missing'
    end as state
from reporter
cross join month
left join current_monthly_count
    on
        reporter.organisation = current_monthly_count.organisation
        and month.month = current_monthly_count.month
        and current_monthly_count.measure = $measure
order by reporter.name collate da, month.month;
