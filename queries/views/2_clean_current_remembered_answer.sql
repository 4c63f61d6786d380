-- One row per answer about a sender's layout. Only the newest standing upload with answers counts.
create or replace view current_remembered_answer as
select
    remembered_answer.organisation,
    remembered_answer.signature,
    remembered_answer.question,
    remembered_answer.answer
from remembered_answer
inner join upload_state on remembered_answer.upload_id = upload_state.upload_id
where not upload_state.is_withdrawn
qualify remembered_answer.upload_id = max(remembered_answer.upload_id) over (
    partition by remembered_answer.organisation, remembered_answer.signature
);
