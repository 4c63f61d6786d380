-- One row: the content of the bundled reference lists that count.
select content_hash
from upload_state
where origin = 'reference' and is_in_sight
order by content_hash;
