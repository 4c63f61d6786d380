-- One row: an indicator and how it is defined.
select
    indicator,
    name_da,
    name_en,
    question_da,
    question_en,
    numerator_da,
    numerator_en,
    denominator_da,
    denominator_en,
    unit,
    polarity,
    published_table,
    source_da
from current_indicator
order by sort_order, indicator;
