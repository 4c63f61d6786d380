-- One row per indicator. The newest row in sight counts; an indicator whose own upload was
-- withdrawn stays while another upload in sight speaks of it.
create or replace view current_indicator as
with
spoken_of as (
    select distinct area_value.indicator
    from area_value
    inner join upload_state on area_value.upload_id = upload_state.upload_id
    where upload_state.is_in_sight
)

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
left join spoken_of on indicator.indicator = spoken_of.indicator
where
    upload_state.is_in_sight
    or (upload_state.origin <> 'reference' and spoken_of.indicator is not null)
qualify row_number() over (
    partition by indicator.indicator
    order by upload_state.is_in_sight desc, indicator.upload_id desc
) = 1;
