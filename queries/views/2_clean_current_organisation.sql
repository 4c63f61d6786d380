-- One row per reporter. The newest row in sight counts; a reporter whose own upload was withdrawn
-- stays while another upload in sight speaks of it, and owes reports from its first one on.
create or replace view current_organisation as
with
first_report as (
    select
        monthly_count.organisation,
        min(monthly_count.month) as month
    from monthly_count
    inner join upload_state on monthly_count.upload_id = upload_state.upload_id
    where upload_state.is_in_sight
    group by monthly_count.organisation
)

select
    organisation.organisation,
    organisation.name,
    organisation.municipality,
    organisation.reports,
    least(organisation.start_month, coalesce(first_report.month, organisation.start_month))
        as start_month,
    organisation.end_month,
    organisation.is_example
from organisation
inner join upload_state on organisation.upload_id = upload_state.upload_id
left join first_report on organisation.organisation = first_report.organisation
where
    upload_state.is_in_sight
    or (upload_state.origin <> 'reference' and first_report.month is not null)
qualify row_number() over (
    partition by organisation.organisation
    order by upload_state.is_in_sight desc, organisation.upload_id desc
) = 1;
