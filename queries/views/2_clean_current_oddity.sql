-- One row per oddity of the sources.
create or replace view current_oddity as
select
    oddity.code,
    oddity.text_da,
    oddity.text_en,
    oddity.page
from oddity
inner join upload_state on oddity.upload_id = upload_state.upload_id
where upload_state.is_in_sight;
