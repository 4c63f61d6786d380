-- One row: what was answered last about a sender's layout.
-- $organisation varchar
-- $signature varchar
select
    question,
    answer
from current_remembered_answer
where organisation = $organisation and signature = $signature
order by question, answer;
