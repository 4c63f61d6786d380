-- One row: a version of a target, newest first; the bundled one was entered by nobody.
-- $target varchar
with
entered as (
    select
        edit_id,
        is_removed,
        reason,
        happened_at,
        done_by,
        target,
        measure,
        period_start,
        period_end,
        rule,
        value,
        baseline_start,
        baseline_end,
        organisation,
        area,
        text_da,
        text_en,
        page
    from target_edit
    where target = $target
),

bundled as (
    select
        cast(0 as bigint) as edit_id,
        false as is_removed,
        cast(null as varchar) as reason,
        upload_state.recorded_at as happened_at,
        cast(null as varchar) as done_by,
        target.target,
        target.measure,
        target.period_start,
        target.period_end,
        target.rule,
        target.value,
        target.baseline_start,
        target.baseline_end,
        cast(null as varchar) as organisation,
        cast(null as varchar) as area,
        target.text_da,
        target.text_en,
        target.page
    from target
    inner join upload_state on target.upload_id = upload_state.upload_id
    where target.target = $target and upload_state.is_in_sight
),

version as (
    select entered.*
    from entered
    union all
    select bundled.*
    from bundled
)

select
    version.target,
    version.measure,
    version.period_start,
    version.period_end,
    version.rule,
    version.value,
    version.baseline_start,
    version.baseline_end,
    version.organisation,
    current_organisation.name as organisation_name,
    version.area,
    current_area.name as area_name,
    current_indicator.name_da as indicator_name_da,
    current_indicator.name_en as indicator_name_en,
    current_indicator.unit,
    version.text_da,
    version.text_en,
    version.page,
    version.edit_id,
    version.is_removed,
    version.reason,
    version.happened_at,
    version.done_by
from version
left join current_organisation on version.organisation = current_organisation.organisation
left join current_area on version.area = current_area.area
left join current_indicator on version.measure = current_indicator.indicator
order by version.edit_id desc;
