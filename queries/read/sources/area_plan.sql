-- One row: a plan area and its fields of effort, as published table 1 has them.
select
    current_area.area,
    current_area.name as area_name,
    current_area_plan.organisations,
    current_area_plan.children_youth_family,
    current_area_plan.education_employment,
    current_area_plan.resident_network_democracy,
    current_area_plan.vulnerable_groups
from current_area_plan
inner join current_area on current_area_plan.area = current_area.area
order by area_name collate da;
