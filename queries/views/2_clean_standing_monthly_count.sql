-- One row per reporter, month, measure and upload in sight; a counselling register counts its
-- sessions and residents for every month it covers.
create or replace view standing_monthly_count as
with
register_count as (
    select
        register_month.upload_id,
        register_month.organisation,
        register_month.month,
        count(counselling_session.session_date) as sessions,
        count(distinct counselling_session.resident_key) as residents
    from register_month
    left join counselling_session
        on
            register_month.upload_id = counselling_session.upload_id
            and register_month.organisation = counselling_session.organisation
            and register_month.month = date_trunc('month', counselling_session.session_date)
    group by
        register_month.upload_id,
        register_month.organisation,
        register_month.month
),

reported as (
    select
        upload_id,
        organisation,
        month,
        measure,
        value,
        sheet,
        cell
    from monthly_count
    union all by name
    select
        upload_id,
        organisation,
        month,
        'counselling_sessions' as measure,
        sessions as value,
        null as sheet,
        null as cell
    from register_count
    union all by name
    select
        upload_id,
        organisation,
        month,
        'counselling_residents' as measure,
        residents as value,
        null as sheet,
        null as cell
    from register_count
)

select
    reported.upload_id,
    reported.organisation,
    reported.month,
    reported.measure,
    reported.value,
    reported.sheet,
    reported.cell
from reported
inner join upload_state on reported.upload_id = upload_state.upload_id
where upload_state.is_in_sight;
