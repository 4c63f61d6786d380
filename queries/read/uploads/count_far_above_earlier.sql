-- One row: a count of more than three times the highest of its reporter's earlier months.
-- Fewer than six earlier months, or none of three and more, tell nothing.
-- incoming: organisation varchar, month date, measure varchar, value bigint, sheet varchar, cell varchar
with known as (
    select
        organisation,
        month,
        measure,
        value
    from incoming
    union all by name
    select
        standing.organisation,
        standing.month,
        standing.measure,
        standing.value
    from current_monthly_count as standing
    anti join incoming
        on
            standing.organisation = incoming.organisation
            and standing.month = incoming.month
            and standing.measure = incoming.measure
)

select
    incoming.organisation,
    incoming.month,
    incoming.measure,
    incoming.value,
    max(known.value) as highest_earlier,
    incoming.sheet,
    incoming.cell
from incoming
inner join known
    on
        incoming.organisation = known.organisation
        and incoming.measure = known.measure
        and incoming.month > known.month
group by all
having
    count(*) >= 6
    and max(known.value) >= 3
    and incoming.value > 3 * max(known.value)
order by incoming.month, incoming.organisation, incoming.measure;
