-- One row per view of Explore that was ever kept under a name: how it stands, removed or not.
create or replace view current_kept_view as
select
    edit_id,
    kept_view,
    is_removed,
    name,
    link,
    happened_at,
    done_by
from kept_view_edit
qualify row_number() over (
    partition by kept_view
    order by edit_id desc
) = 1;
