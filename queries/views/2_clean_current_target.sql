-- One row per target: as somebody entered it last, or else as the newest row in sight has it.
create or replace view current_target as
with
edited as (
    select target_edit.*
    from target_edit
    where target_edit.edit_id <= coalesce(getvariable('data_version'), target_edit.edit_id)
    qualify row_number() over (
        partition by target_edit.target
        order by target_edit.edit_id desc
    ) = 1
),

bundled as (
    select target.*
    from target
    inner join upload_state on target.upload_id = upload_state.upload_id
    where upload_state.is_in_sight
    qualify row_number() over (
        partition by target.target
        order by target.upload_id desc
    ) = 1
)

select
    edited.target,
    edited.measure,
    edited.period_start,
    edited.period_end,
    edited.rule,
    edited.value,
    edited.baseline_start,
    edited.baseline_end,
    edited.organisation,
    edited.area,
    edited.text_da,
    edited.text_en,
    edited.page
from edited
where not edited.is_removed

union all

select
    bundled.target,
    bundled.measure,
    bundled.period_start,
    bundled.period_end,
    bundled.rule,
    bundled.value,
    bundled.baseline_start,
    bundled.baseline_end,
    null as organisation,
    null as area,
    bundled.text_da,
    bundled.text_en,
    bundled.page
from bundled
where bundled.target not in (select edited.target from edited);
