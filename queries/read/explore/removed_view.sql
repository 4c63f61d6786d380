-- One row: a kept view that somebody removed and nobody has put back, the last one first.
select
    current_kept_view.kept_view,
    current_kept_view.name,
    current_kept_view.link,
    current_kept_view.happened_at,
    current_kept_view.done_by
from current_kept_view
where current_kept_view.is_removed
order by current_kept_view.edit_id desc;
