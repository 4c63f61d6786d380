-- One row: a reporter's month in a spreadsheet and what the store holds for it now.
-- incoming: organisation varchar, month date, measure varchar, value bigint, sheet varchar, cell varchar
select
    incoming.organisation,
    incoming.month,
    incoming.measure,
    current_monthly_count.value as old_value,
    incoming.value as new_value,
    incoming.sheet,
    incoming.cell
from incoming
left join current_monthly_count
    on
        incoming.organisation = current_monthly_count.organisation
        and incoming.month = current_monthly_count.month
        and incoming.measure = current_monthly_count.measure
order by incoming.month, incoming.organisation, incoming.measure;
