-- One row: a view of Explore that somebody keeps under a name, with who named it last and when.
select
    kept_view,
    name,
    link,
    happened_at,
    done_by
from current_kept_view
where not is_removed
order by name collate da, kept_view;
