-- One row per printed figure.
create or replace view current_published_count as
select
    published_count.measure,
    published_count.period_start,
    published_count.period_end,
    published_count.value,
    published_count.unit,
    published_count.page,
    published_count.note
from published_count
inner join upload_state on published_count.upload_id = upload_state.upload_id
where upload_state.is_in_sight;
