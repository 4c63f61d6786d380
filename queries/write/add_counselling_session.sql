-- Record an upload's rows of counselling_session.
-- $upload_id bigint
-- incoming: organisation varchar, session_date date, resident_key varchar, area varchar, housing_organisation varchar, way_in varchar, place varchar, sheet varchar, cell varchar
insert into counselling_session
select
    $upload_id as upload_id,
    incoming.organisation,
    incoming.session_date,
    incoming.resident_key,
    incoming.area,
    incoming.housing_organisation,
    incoming.way_in,
    incoming.place,
    incoming.sheet,
    incoming.cell
from incoming
returning upload_id;
