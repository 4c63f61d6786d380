-- One row per footnote.
create or replace view current_footnote as
select
    footnote.mark,
    footnote.indicator,
    footnote.area,
    footnote.text_da,
    footnote.text_en
from footnote
inner join upload_state on footnote.upload_id = upload_state.upload_id
where upload_state.is_in_sight;
