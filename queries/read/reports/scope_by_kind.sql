-- One row: a kind of monthly report and the municipality it is shown for.
select
    kind,
    municipality,
    municipality_name,
    is_example
from kind_in_sight
order by kind;
