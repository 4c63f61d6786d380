-- One row per reporter, month and measure: the newest value in sight, whether an earlier upload in
-- sight said otherwise, and what the first one said.
create or replace view current_monthly_count as
select
    upload_id,
    organisation,
    month,
    measure,
    value,
    sheet,
    cell,
    min(value) over reported_month <> max(value) over reported_month as is_corrected,
    arg_min(value, upload_id) over reported_month as first_value
from standing_monthly_count
window reported_month as (partition by organisation, month, measure)
qualify row_number() over (
    partition by organisation, month, measure
    order by upload_id desc
) = 1;
