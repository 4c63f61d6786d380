-- Record an upload's rows of area.
-- $upload_id bigint
-- incoming: area varchar, name varchar, municipality varchar, level varchar, has_plan boolean, is_example boolean
insert into area
select
    $upload_id as upload_id,
    incoming.area,
    incoming.name,
    incoming.municipality,
    incoming.level,
    incoming.has_plan,
    incoming.is_example
from incoming
returning upload_id;
