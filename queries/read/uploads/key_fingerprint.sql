-- One row: the pseudonym key this store belongs to.
select key_fingerprint
from installation
order by key_fingerprint;
