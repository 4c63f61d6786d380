-- One row: a footnote of the published tables.
select
    mark,
    indicator,
    area,
    text_da,
    text_en
from current_footnote
order by mark, indicator;
