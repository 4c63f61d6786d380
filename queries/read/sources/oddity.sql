-- One row: a place where the sources contradict themselves.
select
    code,
    text_da,
    text_en,
    page
from current_oddity
order by code;
