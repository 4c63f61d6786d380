-- One row: a kept view that somebody removed and nobody has put back, the last one first.
select
    kept_view,
    name,
    link,
    happened_at,
    done_by
from current_kept_view
where is_removed
order by edit_id desc;
