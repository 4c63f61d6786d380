-- One row: a target that somebody removed and nobody has put back.
with
newest as (
    select target_edit.*
    from target_edit
    qualify row_number() over (
        partition by target_edit.target
        order by target_edit.edit_id desc
    ) = 1
)

select
    newest.target,
    newest.measure,
    newest.period_start,
    newest.period_end,
    newest.rule,
    newest.value,
    newest.baseline_start,
    newest.baseline_end,
    newest.organisation,
    current_organisation.name as organisation_name,
    newest.area,
    current_area.name as area_name,
    current_indicator.name_da as indicator_name_da,
    current_indicator.name_en as indicator_name_en,
    current_indicator.unit,
    newest.text_da,
    newest.text_en,
    newest.page
from newest
left join current_organisation on newest.organisation = current_organisation.organisation
left join current_area on newest.area = current_area.area
left join current_indicator on newest.measure = current_indicator.indicator
where newest.is_removed
order by newest.period_start, newest.target;
