-- One row per milestone.
create or replace view current_milestone as
select
    milestone.milestone,
    milestone.kind,
    milestone.due,
    milestone.page,
    milestone.text_da,
    milestone.text_en
from milestone
inner join upload_state on milestone.upload_id = upload_state.upload_id
where upload_state.is_in_sight;
