-- One row per plan area of published table 1.
create or replace view current_area_plan as
select
    area_plan.area,
    area_plan.organisations,
    area_plan.children_youth_family,
    area_plan.education_employment,
    area_plan.resident_network_democracy,
    area_plan.vulnerable_groups
from area_plan
inner join upload_state on area_plan.upload_id = upload_state.upload_id
where upload_state.is_in_sight;
