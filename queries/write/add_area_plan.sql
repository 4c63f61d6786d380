-- Record an upload's rows of area_plan.
-- $upload_id bigint
-- incoming: area varchar, organisations varchar, children_youth_family boolean, education_employment boolean, resident_network_democracy boolean, vulnerable_groups boolean
insert into area_plan
select
    $upload_id as upload_id,
    incoming.area,
    incoming.organisations,
    incoming.children_youth_family,
    incoming.education_employment,
    incoming.resident_network_democracy,
    incoming.vulnerable_groups
from incoming
returning upload_id;
