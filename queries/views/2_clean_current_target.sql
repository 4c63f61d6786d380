-- One row per target. The newest row in sight counts.
create or replace view current_target as
select
    target.target,
    target.measure,
    target.period_start,
    target.period_end,
    target.rule,
    target.value,
    target.baseline_start,
    target.baseline_end,
    target.text_da,
    target.text_en,
    target.page
from target
inner join upload_state on target.upload_id = upload_state.upload_id
where upload_state.is_in_sight
qualify row_number() over (
    partition by target.target
    order by target.upload_id desc
) = 1;
