-- One row: a reporter's count of a month that an upload with something new after a version of the data speaks of.
-- $data_version bigint
with
touched_upload as (
    select distinct upload_id
    from upload_event
    where event_id > $data_version
),

touched as (
    select
        monthly_count.organisation,
        monthly_count.month
    from monthly_count
    inner join touched_upload on monthly_count.upload_id = touched_upload.upload_id
    union distinct
    select
        register_month.organisation,
        register_month.month
    from register_month
    inner join touched_upload on register_month.upload_id = touched_upload.upload_id
)

select
    current_organisation.organisation,
    current_organisation.name as organisation_name,
    current_organisation.reports as kind,
    current_monthly_count.month,
    current_monthly_count.measure,
    current_monthly_count.value,
    current_organisation.is_example
from current_monthly_count
inner join current_organisation
    on current_monthly_count.organisation = current_organisation.organisation
semi join touched
    on
        current_monthly_count.organisation = touched.organisation
        and current_monthly_count.month = touched.month
order by
    current_monthly_count.month,
    current_organisation.name collate da,
    current_monthly_count.measure;
