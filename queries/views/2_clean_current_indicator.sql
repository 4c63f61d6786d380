-- One row per indicator. The newest row in sight counts.
create or replace view current_indicator as
select
    indicator.indicator,
    indicator.name_da,
    indicator.name_en,
    indicator.question_da,
    indicator.question_en,
    indicator.numerator_da,
    indicator.numerator_en,
    indicator.denominator_da,
    indicator.denominator_en,
    indicator.unit,
    indicator.polarity,
    indicator.published_table,
    indicator.source_da,
    indicator.sort_order
from indicator
inner join upload_state on indicator.upload_id = upload_state.upload_id
where upload_state.is_in_sight
qualify row_number() over (
    partition by indicator.indicator
    order by indicator.upload_id desc
) = 1;
