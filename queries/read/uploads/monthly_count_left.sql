-- One row: a reporter's month that stands between those a spreadsheet speaks of, but is not in it.
-- incoming: organisation varchar, month date, measure varchar, value bigint, sheet varchar, cell varchar
with
spoken_of as (
    select
        organisation,
        measure,
        min(month) as first_month,
        max(month) as last_month
    from incoming
    group by organisation, measure
),

-- A register is sent again as a whole, so a month it has lost at either end counts as well.
register_sent_again as (
    select distinct register_month.upload_id
    from register_month
    inner join incoming
        on
            register_month.organisation = incoming.organisation
            and register_month.month = incoming.month
    where incoming.measure = 'counselling_sessions'
)

select
    standing.organisation,
    standing.month,
    standing.measure,
    standing.value,
    upload.file_name
from current_monthly_count as standing
inner join spoken_of
    on
        standing.organisation = spoken_of.organisation
        and standing.measure = spoken_of.measure
inner join upload on standing.upload_id = upload.upload_id
anti join incoming
    on
        standing.organisation = incoming.organisation
        and standing.month = incoming.month
        and standing.measure = incoming.measure
where
    standing.month between spoken_of.first_month and spoken_of.last_month
    or standing.upload_id in (select register_sent_again.upload_id from register_sent_again)
order by standing.month, standing.organisation, standing.measure;
