-- One row per view of Explore that was ever kept under a name: how it stands, removed or not.
create or replace view current_kept_view as
select kept_view_edit.*
from kept_view_edit
qualify row_number() over (
    partition by kept_view_edit.kept_view
    order by kept_view_edit.edit_id desc
) = 1;
