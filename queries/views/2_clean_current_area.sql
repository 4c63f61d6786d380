-- One row per housing area or municipality. The newest row in sight counts; an area whose own
-- upload was withdrawn stays while another upload in sight speaks of it.
create or replace view current_area as
with
spoken_of as (
    select area_value.area
    from area_value
    inner join upload_state on area_value.upload_id = upload_state.upload_id
    where upload_state.is_in_sight
    union distinct
    select counselling_session.area
    from counselling_session
    inner join upload_state on counselling_session.upload_id = upload_state.upload_id
    where upload_state.is_in_sight
)

select
    area.area,
    area.name,
    area.municipality,
    area.level,
    area.has_plan,
    area.is_example
from area
inner join upload_state on area.upload_id = upload_state.upload_id
left join spoken_of on area.area = spoken_of.area
where
    upload_state.is_in_sight
    or (upload_state.origin <> 'reference' and spoken_of.area is not null)
qualify row_number() over (
    partition by area.area
    order by upload_state.is_in_sight desc, area.upload_id desc
) = 1;
