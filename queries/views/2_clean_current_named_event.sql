-- One row per named event that somebody entered and nobody removed.
create or replace view current_named_event as
with
newest as (
    select named_event_edit.*
    from named_event_edit
    where
        named_event_edit.edit_id
        <= coalesce(getvariable('data_version'), named_event_edit.edit_id)
    qualify row_number() over (
        partition by named_event_edit.named_event
        order by named_event_edit.edit_id desc
    ) = 1
)

select
    named_event,
    kind,
    month,
    name,
    sets_limits_anew
from newest
where not is_removed;
