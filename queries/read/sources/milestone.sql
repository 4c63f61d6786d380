-- One row: a milestone or success criterion with its due date.
select
    milestone,
    kind,
    due,
    page,
    text_da,
    text_en
from current_milestone
order by due, milestone;
