-- One row: a target as it stands.
select
    current_target.target,
    current_target.measure,
    current_target.period_start,
    current_target.period_end,
    current_target.rule,
    current_target.value,
    current_target.baseline_start,
    current_target.baseline_end,
    current_target.organisation,
    current_organisation.name as organisation_name,
    current_target.area,
    current_area.name as area_name,
    current_indicator.name_da as indicator_name_da,
    current_indicator.name_en as indicator_name_en,
    current_indicator.unit,
    current_target.text_da,
    current_target.text_en,
    current_target.page
from current_target
left join current_organisation
    on current_target.organisation = current_organisation.organisation
left join current_area on current_target.area = current_area.area
left join current_indicator on current_target.measure = current_indicator.indicator
order by current_target.period_start, current_target.target;
