-- Remember which pseudonym key this store belongs to.
-- $key_fingerprint varchar
insert into installation
select $key_fingerprint as key_fingerprint
returning key_fingerprint;
