-- One row: a view of Explore that somebody keeps under a name, with who named it last and when.
select
    current_kept_view.kept_view,
    current_kept_view.name,
    current_kept_view.link,
    current_kept_view.happened_at,
    current_kept_view.done_by
from current_kept_view
where not current_kept_view.is_removed
order by current_kept_view.name collate da, current_kept_view.kept_view;
