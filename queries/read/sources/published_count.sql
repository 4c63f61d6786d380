-- One row: a figure printed in the source document.
select
    measure,
    period_start,
    period_end,
    value,
    unit,
    page,
    note
from current_published_count
order by measure, period_start;
