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
    current_target.text_da,
    current_target.text_en,
    current_target.page
from current_target
left join current_organisation
    on current_target.organisation = current_organisation.organisation
order by current_target.period_start, current_target.target;
