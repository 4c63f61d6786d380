-- One row per reporter. The newest row in sight counts.
create or replace view current_organisation as
select
    organisation.organisation,
    organisation.name,
    organisation.municipality,
    organisation.reports,
    organisation.start_month,
    organisation.end_month,
    organisation.is_example
from organisation
inner join upload_state on organisation.upload_id = upload_state.upload_id
where upload_state.is_in_sight
qualify row_number() over (
    partition by organisation.organisation
    order by organisation.upload_id desc
) = 1;
