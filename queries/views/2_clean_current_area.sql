-- One row per housing area or municipality. The newest row in sight counts.
create or replace view current_area as
select
    area.area,
    area.name,
    area.municipality,
    area.level,
    area.has_plan,
    area.is_example
from area
inner join upload_state on area.upload_id = upload_state.upload_id
where upload_state.is_in_sight
qualify row_number() over (
    partition by area.area
    order by area.upload_id desc
) = 1;
