-- One row per other spelling. The newest row in sight counts.
create or replace view current_alias as
select
    alias.subject,
    alias.alias,
    alias.code
from alias
inner join upload_state on alias.upload_id = upload_state.upload_id
where upload_state.is_in_sight
qualify row_number() over (
    partition by alias.subject, alias.alias
    order by alias.upload_id desc
) = 1;
